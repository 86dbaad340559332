"""The sentence for whatever goes wrong with the personal file."""

from pathlib import Path

from viewer.store.faults import Sentences, named_sentence
from viewer.store.identity import reason_of
from viewer.words import _


def _locked(path: Path) -> str:
    return _(
        "{file} is in use by another program, so nothing could be saved just now. "
        "It is tried again."
    ).format(file=path)


def damaged(path: Path) -> str:
    """The sentence for a file that is not whole."""
    return _(
        "{file}, which holds what you keep, is damaged. Nothing was deleted. "
        "You can go back to one of its copies."
    ).format(file=path)


def _full(path: Path) -> str:
    return _(
        "{file} could not be written: the disk is full or fails. "
        "What you kept before is safe. Free some space; it is tried again."
    ).format(file=path)


def _unchangeable(path: Path) -> str:
    return _(
        "{file} cannot be changed: you may only read it or its folder. "
        "What you kept before can be read."
    ).format(file=path)


_BY_NAME: Sentences = (
    # Names of https://www.sqlite.org/rescode.html; a longer name begins with its short one.
    ("SQLITE_BUSY", _locked),
    ("SQLITE_LOCKED", _locked),
    ("SQLITE_CORRUPT", damaged),
    ("SQLITE_NOTADB", damaged),
    ("SQLITE_FORMAT", damaged),
    ("SQLITE_FULL", _full),
    ("SQLITE_IOERR", _full),
    ("SQLITE_READONLY", _unchangeable),
    ("SQLITE_PERM", _unchangeable),
    ("SQLITE_CANTOPEN", _unchangeable),
)


def sentence_for(error: Exception, path: Path) -> str:
    """Say what happened to the personal file at ``path``, what is safe, and what to do."""
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return named_sentence(error, path, _BY_NAME) or _("{file} could not be used: {reason}.").format(
        file=path, reason=reason
    )
