"""The glossary's files: ``resources/glossary/*.json``, one a kind of term.

Each holds ``{"terms": [{"id", "term", "short", ...}]}`` or the list alone; the keys are the
fields of :class:`viewer.domain.glossary.GlossaryTerm`. The kind is the term's own, or else the
file's name.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from viewer.domain.errors import TrialViewerError
from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.words import _

_TEXTS = ("id", "term", "short", "longer", "source")
_LISTS = ("aliases", "abbreviations", "ask")
_NEEDED = ("id", "term", "short")


class GlossaryError(TrialViewerError):
    """A file of the glossary cannot be used; the message names the file and the term."""


def _problem(file: Path, term: str, what: str) -> GlossaryError:
    return GlossaryError(
        _("The glossary file {file} has a fault at “{term}”: {what}").format(
            file=file, term=term, what=what
        )
    )


def _text(file: Path, name: str, entry: dict[str, Any], key: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise _problem(file, name, _("“{key}” is no text.").format(key=key))
    return value


def _texts(file: Path, name: str, entry: dict[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise _problem(file, name, _("“{key}” is no list of texts.").format(key=key))
    return tuple(value)


def _kind(file: Path, name: str, entry: dict[str, Any]) -> TermKind:
    value = entry.get("kind", file.stem)
    try:
        return TermKind(value)
    except ValueError:
        raise _problem(file, name, _("“{kind}” is no kind of term.").format(kind=value)) from None


def _term(file: Path, number: int, entry: object) -> GlossaryTerm:
    name = _("entry {number}").format(number=number)
    if not isinstance(entry, dict):
        raise _problem(file, name, _("it is no object."))
    name = str(entry.get("id") or entry.get("term") or name)
    for key in entry:
        if key not in {*_TEXTS, *_LISTS, "kind"}:
            raise _problem(file, name, _("“{key}” is not known.").format(key=key))
    for key in _NEEDED:
        if not entry.get(key):
            raise _problem(file, name, _("“{key}” is missing.").format(key=key))
    texts = {key: _text(file, name, entry, key) for key in _TEXTS}
    lists = {key: _texts(file, name, entry, key) for key in _LISTS}
    return GlossaryTerm(kind=_kind(file, name, entry), **texts, **lists)  # type: ignore[arg-type]  # keys are checked above


def _terms_of(file: Path) -> Iterator[GlossaryTerm]:
    try:
        content = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GlossaryError(
            _("The glossary file {file} cannot be read: {error}").format(file=file, error=error)
        ) from error
    entries = content.get("terms") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise GlossaryError(_("The glossary file {file} holds no list of terms.").format(file=file))
    for number, entry in enumerate(entries, 1):
        yield _term(file, number, entry)


def load_terms(folder: Path) -> tuple[GlossaryTerm, ...]:
    """All terms of the glossary in ``folder``, file by file; an empty folder has none.

    Raises GlossaryError for a file that cannot be read, a term with a fault, or an id that two
    terms have.
    """
    terms: list[GlossaryTerm] = []
    seen: set[str] = set()
    for file in sorted(folder.glob("*.json")):
        if file.name.endswith(".schema.json"):
            continue
        for term in _terms_of(file):
            if term.id in seen:
                raise _problem(file, term.id, _("another term has the same id."))
            seen.add(term.id)
            terms.append(term)
    return tuple(terms)
