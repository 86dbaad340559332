"""The folder and the file that only their owner may open."""

import contextlib
import os
import secrets
import stat
from pathlib import Path

from viewer.domain.errors import PersonalFileError
from viewer.store.identity import reason_of
from viewer.words import _

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there, and close it to others. Raises PersonalFileError."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        _close_to_others(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def make_file(path: Path) -> bool:
    """Make an empty file that only its owner may read; tell whether it was made just now.

    It is made before SQLite opens it: the journal that SQLite puts beside it takes its mode from
    the file. One that is there is closed to others. Raises PersonalFileError for what is no plain
    file.
    """
    try:
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
        except FileExistsError:
            pass
        else:
            return True
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise PersonalFileError(
                _(
                    "{file} should hold your notes, but it is no plain file. "
                    "Move it away, then start again."
                ).format(file=path)
            )
        _close_to_others(path)
    except OSError as error:
        raise unwritable(path, error) from error
    return False


def _close_to_others(path: Path) -> None:
    """Take away what others may do; what the owner took from themselves stays as they want it."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & _OTHERS:
        path.chmod(mode & ~_OTHERS)


def unwritable(path: Path, error: OSError) -> PersonalFileError:
    """The error for a place that cannot be written."""
    return PersonalFileError(
        _("{file} cannot be written: {reason}. What you keep cannot be saved there.").format(
            file=path, reason=reason_of(error)
        )
    )


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are on the disk, where the system lets one wait."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, in one stroke, or leave what was there.

    When this returns it is on the disk. Raises PersonalFileError.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(fresh, flags, FILE_MODE), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise unwritable(path, error) from error
