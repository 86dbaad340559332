"""Whether a file is a library: what it is, and the two numbers in its header that say whose.

The file is never opened here and read as a file: on POSIX systems, closing it would take away
the locks that this process holds on it through SQLite
(https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import stat
from pathlib import Path

from viewer.domain.errors import LibraryError
from viewer.words import _

APPLICATION_ID = 0x54566C62
"""Marks our files ("TVlb") in the header of SQLite's format."""

VERSION = 2
"""The newest layout of a library this program knows (``user_version``)."""

_SMALLEST = 512
"""Bytes of the smallest file in SQLite's format."""


def check_place(path: Path) -> None:
    """Raise LibraryError, with what to do, when at ``path`` is no file that could be a library.

    SQLite would wait for ever on a pipe, and take an empty file for an empty library.
    """
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise LibraryError(
            _(
                "There is no library at {file}. Choose another file, or import records to make one."
            ).format(file=path)
        ) from error
    except (OSError, ValueError) as error:
        raise LibraryError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error
    if stat.S_ISDIR(found.st_mode):
        sentence = _("{file} is a folder, not a library. Choose a file in it.")
    elif not stat.S_ISREG(found.st_mode):
        sentence = _("{file} is not a plain file, so it cannot be a library. Choose another file.")
    elif found.st_size == 0:
        sentence = _(
            "{file} is empty, so it is not a trial library. "
            "Choose another file, or delete it and import again."
        )
    elif found.st_size < _SMALLEST:
        raise no_library(path)
    else:
        return
    raise LibraryError(sentence.format(file=path))


def check_owner(path: Path, application_id: int, version: int) -> None:
    """Raise LibraryError unless these two numbers of the header say that we can use the file."""
    if application_id != APPLICATION_ID or version < 1:
        sentence = _(
            "{file} was made by another program, not by Trial Viewer. Choose another file."
        )
    elif version > VERSION:
        sentence = _(
            "{file} was made by a newer Trial Viewer. Nothing was changed. "
            "Install the newest version to open it."
        )
    else:
        return
    raise LibraryError(sentence.format(file=path))


def no_library(path: Path) -> LibraryError:
    """Give the error for a file that is not in SQLite's format."""
    return LibraryError(_("{file} is not a trial library. Choose another file.").format(file=path))


def left_journal(path: Path) -> bool:
    """Tell whether a journal with content lies beside the library: in use, or cut short."""
    try:
        return path.with_name(path.name + "-journal").stat().st_size > 0
    except OSError:
        return False


def left_log(path: Path) -> bool:
    """Tell whether a write-ahead log lies beside the library: in use, or cut short."""
    return path.with_name(path.name + "-wal").exists()


def reason_of(error: Exception) -> str:
    """What the system says about a fault, without path and number."""
    return getattr(error, "strerror", None) or str(error)
