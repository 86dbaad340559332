"""Saving a print-out: whole, or not at all.

The file is made in memory first, written under another name beside its place, and put there in
one stroke. A full disk or a lost folder leaves what was there before, and nothing torn.
"""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.domain.errors import PrintError
from viewer.pages.blocks import PrintPage
from viewer.printing.html import make_html
from viewer.printing.pdf import make_pdf
from viewer.printing.press import Press
from viewer.printing.text import make_text
from viewer.words import _

SUFFIXES = (".pdf", ".html", ".txt")


def save(
    page: PrintPage | Sequence[PrintPage], path: Path, text_size: int = 12, paper: str = "a4"
) -> None:
    """Save a page, or several in one file, as what the end of ``path`` says.

    ``.pdf``, ``.html`` or ``.txt``; size (points) and paper matter for PDF alone. Raises
    PrintError, with a sentence that names the file and what to do.
    """
    write_whole(path, made_for(page, path, text_size, paper))


def made_for(
    page: PrintPage | Sequence[PrintPage],
    path: Path,
    text_size: int,
    paper: str,
    press: Press | None = None,
) -> bytes:
    """The bytes that ``save`` would write there. Raises PrintError.

    ``press``: one of one's own, so that nobody waits for it; without it, that of the process.
    """
    match kind_of(path):
        case ".pdf":
            return make_pdf(page, text_size=text_size, paper=paper, press=press)
        case ".html":
            return make_html(page).encode("utf-8")
        case _text:
            return make_text(page).encode("utf-8")


def kind_of(path: Path) -> str:
    """The suffix that says what to make. Raises PrintError for others than ours."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise PrintError(
            _("“{name}” does not say what to make. Let the name end with {endings}.").format(
                name=path.name, endings=", ".join(SUFFIXES)
            )
        )
    return suffix


def make_folder(path: Path) -> None:
    """Make a folder for files, where it is missing. Raises PrintError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise PrintError(_sentence(path, error)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one stroke, or leave everything as it was and raise PrintError."""
    try:
        # A link is followed: what it names is replaced, not the link.
        target = path.resolve()
        if target.exists() and not target.is_file():
            _write_into(target, content)
        else:
            _replace(target, content)
    except (OSError, ValueError) as error:
        raise PrintError(_sentence(path, error)) from error


def _write_into(target: Path, content: bytes) -> None:
    """Write into something that is no file: a device, a pipe. A folder raises OSError."""
    with target.open("wb") as out:
        out.write(content)


def _replace(target: Path, content: bytes) -> None:
    fresh = target.with_name(f".trial-viewer-{secrets.token_hex(8)}.tmp")
    try:
        # As new files are made, so that whoever may read the folder's files may read this one.
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


_BINARY = getattr(os, "O_BINARY", 0)


def _sentence(path: Path, error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    make = _SENTENCES.get(number, _other) if number is not None else _other
    return make(path, error)


def _missing(path: Path, error: Exception) -> str:
    if path.parent.is_dir():
        return _forbidden(path, error)
    return _("“{file}” was not saved: there is no folder “{folder}”. Choose another.").format(
        file=path.name, folder=path.parent
    )


def _forbidden(path: Path, _error: Exception) -> str:
    return _(
        "“{file}” was not saved: you may not write in “{folder}”, or another program has the "
        "file open. Choose another folder or name."
    ).format(file=path.name, folder=path.parent)


def _full(path: Path, _error: Exception) -> str:
    return _(
        "“{file}” was not saved: the disk is full. Make room on it, or choose another place."
    ).format(file=path.name)


def _folder(path: Path, _error: Exception) -> str:
    return _("“{file}” was not saved: this is the name of a folder. Choose another name.").format(
        file=path
    )


def _too_long(path: Path, _error: Exception) -> str:
    return _("“{file}” was not saved: the name is too long. Choose a shorter one.").format(
        file=path.name
    )


def _other(path: Path, error: Exception) -> str:
    return _("“{file}” was not saved: {reason}. Choose another name or place.").format(
        file=path, reason=error
    )


_SENTENCES: dict[int, Callable[[Path, Exception], str]] = {
    errno.ENOENT: _missing,
    errno.ENOTDIR: _missing,
    errno.EACCES: _forbidden,
    errno.EPERM: _forbidden,
    errno.EROFS: _forbidden,
    errno.ENOSPC: _full,
    errno.EDQUOT: _full,
    errno.EFBIG: _full,
    errno.EISDIR: _folder,
    errno.ENAMETOOLONG: _too_long,
}
