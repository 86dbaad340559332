"""Whether a file is a library, told from its first hundred bytes before SQLite opens it.

Facts of the format: https://www.sqlite.org/fileformat2.html#the_database_header
"""

import stat
from pathlib import Path

from viewer.domain.errors import LibraryError
from viewer.words import _

APPLICATION_ID = 0x54566C62
"""Marks our files ("TVlb") in the header of SQLite's format."""

VERSION = 1
"""The newest layout of a library this program knows (``user_version``)."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


def check_identity(path: Path) -> int:
    """Return the layout version of the library at ``path``.

    Raises LibraryError, with what to do, when there is no file, or one that is no library of
    ours, or one of a newer program. The file is read only, and never created.
    """
    header = _header(path)
    if not header:
        raise LibraryError(
            _(
                "{file} is empty, so it is not a trial library. "
                "Choose another file, or delete it and import again."
            ).format(file=path)
        )
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise LibraryError(
            _("{file} is not a trial library. Choose another file.").format(file=path)
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise LibraryError(
            _("{file} was made by another program, not by Trial Viewer. Choose another file.")
            .format(file=path)
        )  # fmt: skip
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise LibraryError(
            _(
                "{file} was made by a newer Trial Viewer. Nothing was changed. "
                "Install the newest version to open it."
            ).format(file=path)
        )
    return version


def left_journal(path: Path) -> bool:
    """Tell whether a journal with content lies beside the library: in use, or cut short."""
    try:
        return path.with_name(path.name + "-journal").stat().st_size > 0
    except OSError:
        return False


def _header(path: Path) -> bytes:
    """Read the first bytes, without ever waiting on what is not a plain file (a pipe, a device)."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise LibraryError(
                _("{file} is a folder, not a library. Choose a file in it.").format(file=path)
            )
        if not stat.S_ISREG(mode):
            raise LibraryError(
                _("{file} is not a plain file, so it cannot be a library. Choose another file.")
                .format(file=path)
            )  # fmt: skip
        with path.open("rb") as file:
            return file.read(_HEADER)
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


def reason_of(error: Exception) -> str:
    """What the system says about a fault, without path and number."""
    return getattr(error, "strerror", None) or str(error)
