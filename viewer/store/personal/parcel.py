"""Everything of the person's in one file, to move it to another computer or keep it elsewhere.

A zip archive: ``personal.jsonl`` holds what is kept, one thing a line; ``trials.json`` the
records of the trials it speaks of, as they came; ``settings.json`` how the window looks;
``what-you-keep.txt`` all of it to be read without any program.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Kept
from viewer.domain.personal import Kind
from viewer.store.identity import reason_of
from viewer.store.personal.place import write_private
from viewer.store.personal.values import from_text, to_text
from viewer.words import _

ENDING = ".tvkeep.zip"
"""How the names of such files end."""

_THINGS, _TRIALS, _SETTINGS, _TEXT = (
    "personal.jsonl",
    "trials.json",
    "settings.json",
    "what-you-keep.txt",
)
_VERSION = 1
_HEAD = {"trial-viewer": "personal", "version": _VERSION}
_MOST_THINGS = 64 * 1024 * 1024
_MOST_SETTINGS = 1024 * 1024
_MOST_TRIALS = 2 * 1024 * 1024 * 1024
"""Bytes that are read of each part; what a person keeps is a thousandth of that."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What such a file holds. ``unread`` counts things that only a newer program knows."""

    changes: tuple[Change, ...]
    settings: str
    has_trials: bool
    unread: int = 0


def write_parcel(path: Path, kept: Kept, trials: Iterable[bytes], settings: str, text: str) -> None:
    """Write everything into one file that only its owner may read, or leave what was there.

    ``trials`` are bodies of records, each JSON. Raises PersonalFileError.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_TEXT, text)
        archive.writestr(_THINGS, "".join(_lines(kept)))
        archive.writestr(_SETTINGS, settings)
        bodies = b",\n".join(trials)
        if bodies:
            archive.writestr(_TRIALS, b"[\n" + bodies + b"\n]\n")
    write_private(path, content.getvalue())


def read_parcel(path: Path) -> Parcel:
    """Read such a file, but for its trials, which an import reads.

    Raises PersonalFileError for one that is none, is damaged, newer, or absurdly large.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            things = _part(archive, _THINGS, _MOST_THINGS)
            settings = _part(archive, _SETTINGS, _MOST_SETTINGS)
            has_trials = _TRIALS in archive.namelist()
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _no_parcel(path) from error
    except OSError as error:
        raise PersonalFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error
    lines = things.decode("utf-8", "replace").splitlines()
    _check_head(path, lines)
    changes = [_change(line) for line in lines[1:] if line.strip()]
    known = tuple(change for change in changes if change is not None)
    return Parcel(known, settings.decode("utf-8", "replace"), has_trials, len(changes) - len(known))


def write_trials(path: Path, target: Path) -> None:
    """Put the records of such a file into a file of their own, for an import to read.

    Raises PersonalFileError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            write_private(target, _part(archive, _TRIALS, _MOST_TRIALS))
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _no_parcel(path) from error
    except OSError as error:
        raise PersonalFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error


def _lines(kept: Kept) -> Iterator[str]:
    yield json.dumps(_HEAD) + "\n"
    for kind, key, value in kept:
        thing = {"kind": kind.value, "key": key, "value": json.loads(to_text(kind, value))}
        yield json.dumps(thing, ensure_ascii=False) + "\n"


def _part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A part of the archive; its size is counted and not believed. Raises KeyError if missing."""
    with archive.open(name) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise EOFError(name)
    return content


def _check_head(path: Path, lines: Sequence[str]) -> None:
    try:
        head = json.loads(lines[0])
        version = head["version"] if head["trial-viewer"] == "personal" else None
    except (IndexError, ValueError, KeyError, TypeError) as error:
        raise _no_parcel(path) from error
    if not isinstance(version, int):
        raise _no_parcel(path)
    if version > _VERSION:
        raise PersonalFileError(
            _(
                "{file} was written by a newer Trial Viewer. Nothing was changed. "
                "Install the newer program to bring it in."
            ).format(file=path)
        )


def _change(line: str) -> Change | None:
    try:
        thing = json.loads(line)
        kind, key = Kind(thing["kind"]), str(thing["key"])
        value = from_text(kind, json.dumps(thing["value"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return None if value is None else Change(kind, key, value)


def _no_parcel(path: Path) -> PersonalFileError:
    return PersonalFileError(
        _(
            "{file} is no file of what somebody keeps, or it is damaged. Nothing was changed. "
            "Choose a file whose name ends with {ending}."
        ).format(file=path, ending=ENDING)
    )
