"""The glossary's files: ``resources/glossary/*.json``, one a kind of term.

Each holds ``{"terms": [{"id", "term", "short", ...}]}`` or the list alone; the keys are the
fields of :class:`viewer.domain.glossary.GlossaryTerm`. The kind is the term's own, or else the
file's name.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from viewer.domain.errors import TrialViewerError
from viewer.domain.glossary import GlossaryTerm, TermContext, TermKind, TermSense
from viewer.words import _

_TERM_KEYS = frozenset(
    "id term kind short aliases abbreviations long_form longer ask source endings endings_not "
    "only_near not_near senses".split()
)
_SENSE_KEYS = frozenset("id term short longer ask when default".split())
_CONTEXT_KEYS = frozenset("tabs fields before after near not_before not_after not_near".split())


class GlossaryError(TrialViewerError):
    """A file of the glossary cannot be used; the message names the file and the term."""


def _problem(file: Path, term: str, what: str) -> GlossaryError:
    return GlossaryError(
        _("The glossary file {file} has a fault at “{term}”: {what}").format(
            file=file, term=term, what=what
        )
    )


class _Entry:
    """An object of a glossary file, read key by key; faults name the file and the term."""

    def __init__(self, file: Path, name: str, content: object, known: frozenset[str]) -> None:
        self._file = file
        self._name = name
        if not isinstance(content, dict):
            raise self.fault(_("it is no object."))
        self._content: Mapping[str, object] = content
        for key in self._content:
            if key not in known:
                raise self.fault(_("“{key}” is not known.").format(key=key))

    def fault(self, what: str) -> GlossaryError:
        return _problem(self._file, self._name, what)

    def need(self, *keys: str) -> None:
        for key in keys:
            if not self._content.get(key):
                raise self.fault(_("“{key}” is missing.").format(key=key))

    def text(self, key: str) -> str:
        value = self._content.get(key, "")
        if not isinstance(value, str):
            raise self.fault(_("“{key}” is no text.").format(key=key))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise self.fault(_("“{key}” is no list of texts.").format(key=key))
        return tuple(value)

    def flag(self, key: str) -> bool:
        value = self._content.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(_("“{key}” is neither true nor false.").format(key=key))
        return value

    def part(self, key: str, known: frozenset[str]) -> "_Entry":
        return _Entry(self._file, self._name, self._content.get(key, {}), known)

    def parts(self, key: str, known: frozenset[str]) -> Sequence["_Entry"]:
        value = self._content.get(key, [])
        if not isinstance(value, list):
            raise self.fault(_("“{key}” is no list.").format(key=key))
        return [_Entry(self._file, self._name, part, known) for part in value]


def _kind(file: Path, entry: _Entry) -> TermKind:
    value = entry.text("kind") or file.stem
    try:
        return TermKind(value)
    except ValueError:
        raise entry.fault(_("“{kind}” is no kind of term.").format(kind=value)) from None


def _context(entry: _Entry) -> TermContext:
    return TermContext(
        tabs=entry.texts("tabs"),
        fields=entry.texts("fields"),
        before=entry.texts("before"),
        after=entry.texts("after"),
        near=entry.texts("near"),
        not_before=entry.texts("not_before"),
        not_after=entry.texts("not_after"),
        not_near=entry.texts("not_near"),
    )


def _sense(entry: _Entry) -> TermSense:
    entry.need("id", "term", "short")
    return TermSense(
        id=entry.text("id"),
        term=entry.text("term"),
        short=entry.text("short"),
        longer=entry.text("longer"),
        ask=entry.texts("ask"),
        when=_context(entry.part("when", _CONTEXT_KEYS)),
        default=entry.flag("default"),
    )


def _senses(entry: _Entry) -> tuple[TermSense, ...]:
    senses = tuple(_sense(part) for part in entry.parts("senses", _SENSE_KEYS))
    if sum(sense.default for sense in senses) > 1:
        raise entry.fault(_("more than one sense is the default."))
    return senses


def _name(number: int, content: object) -> str:
    named = content if isinstance(content, dict) else {}
    found = named.get("id") or named.get("term")
    return str(found or _("entry {number}").format(number=number))


def _term(file: Path, number: int, content: object) -> GlossaryTerm:
    entry = _Entry(file, _name(number, content), content, _TERM_KEYS)
    entry.need("id", "term", "short")
    return GlossaryTerm(
        id=entry.text("id"),
        term=entry.text("term"),
        kind=_kind(file, entry),
        short=entry.text("short"),
        aliases=entry.texts("aliases"),
        abbreviations=entry.texts("abbreviations"),
        long_form=entry.text("long_form"),
        longer=entry.text("longer"),
        ask=entry.texts("ask"),
        source=entry.text("source"),
        endings=entry.texts("endings"),
        endings_not=entry.texts("endings_not"),
        only_near=entry.texts("only_near"),
        not_near=entry.texts("not_near"),
        senses=_senses(entry),
    )


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
    terms or senses have.
    """
    terms: list[GlossaryTerm] = []
    seen: set[str] = set()
    for file in sorted(folder.glob("*.json")):
        if file.name.endswith(".schema.json"):
            continue
        for term in _terms_of(file):
            for own_id in (term.id, *(sense.id for sense in term.senses)):
                if own_id in seen:
                    raise _problem(file, own_id, _("another term has the same id."))
                seen.add(own_id)
            terms.append(term)
    return tuple(terms)
