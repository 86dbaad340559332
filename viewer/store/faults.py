"""The sentence for whatever SQLite or the system raises about a library."""

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.store.identity import reason_of
from viewer.words import _


def _locked(path: Path) -> str:
    return _("{file} is in use by another program. Wait until it is done, then try again.").format(
        file=path
    )


def _damaged(path: Path) -> str:
    return _(
        "{file} is damaged. Use a copy of it, or delete it and import your records again."
    ).format(file=path)


def _full(path: Path) -> str:
    return _(
        "{file} could not be written: the disk is full or fails. "
        "What the library held before is kept. Free some space, then try again."
    ).format(file=path)


def _unchangeable(path: Path) -> str:
    return _(
        "{file} cannot be changed: you may only read it or its folder. "
        "Copy it to a folder of your own."
    ).format(file=path)


def _stopped(path: Path) -> str:
    return _("Looking through {file} took too long and was stopped. Try fewer words.").format(
        file=path
    )


Sentences = Sequence[tuple[str, Callable[[Path], str]]]
"""Beginnings of SQLite's names for errors, and what makes a sentence about a file."""

_BY_NAME: Sentences = (
    # Names of https://www.sqlite.org/rescode.html; a longer name begins with its short one.
    ("SQLITE_BUSY", _locked),
    ("SQLITE_LOCKED", _locked),
    ("SQLITE_CORRUPT", _damaged),
    ("SQLITE_NOTADB", _damaged),
    ("SQLITE_FORMAT", _damaged),
    ("SQLITE_FULL", _full),
    ("SQLITE_IOERR", _full),
    ("SQLITE_READONLY", _unchangeable),
    ("SQLITE_PERM", _unchangeable),
    ("SQLITE_INTERRUPT", _stopped),
)


def named_sentence(error: Exception, path: Path, sentences: Sentences) -> str:
    """The sentence for what SQLite calls the error; empty where none is for it."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for start, sentence in sentences:
        if name.startswith(start):
            return sentence(path)
    return ""


def sentence_for(error: Exception, path: Path) -> str:
    """Say what happened to the library at ``path``, and what to do."""
    named = named_sentence(error, path, _BY_NAME)
    if named:
        return named
    if "no such table" in str(error) or "no such column" in str(error):
        return _damaged(path)
    return _("{file} cannot be used: {reason}.").format(file=path, reason=reason_of(error))


def was_interrupted(error: Exception) -> bool:
    """Tell whether SQLite stopped because it was asked to."""
    return getattr(error, "sqlite_errorname", None) == "SQLITE_INTERRUPT"
