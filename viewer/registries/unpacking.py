"""Files, gzip and zip as streams of plain bytes, read piece by piece and never unpacked to disk.

A packed file can hold a thousand times its size. What comes out is counted, and reading stops
when it is more than any record file would be.
"""

import gzip
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import cast

from viewer.domain.errors import RegistryFileError
from viewer.registries import zip_parts
from viewer.words import _

RATIO_MAX = 200
"""How many times its packed size a file may have; registry records reach 20."""
_RATIO_FREE = 10_000_000
"""Below so many bytes the ratio does not matter."""
TOTAL_MAX = 20_000_000_000
"""How many unpacked bytes are read from one file."""
MEMBERS_MAX = 1_000_000
"""How many files a zip archive may hold."""

GZIP_MARK = b"\x1f\x8b"
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")

_FAULTS = (
    EOFError,
    OSError,
    zlib.error,
    zipfile.BadZipFile,
    # An unknown way of packing, a password, a wrong offset: zipfile's words for them.
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Meter:
    """Counts the bytes that come out of one file, however many members it has."""

    def __init__(self) -> None:
        self.total = 0

    def count(self, size: int) -> None:
        """Add ``size``; raises RegistryFileError when it is too much altogether."""
        self.total += size
        if self.total > TOTAL_MAX:
            raise RegistryFileError(
                _("More than {size} GB come out of this file; the rest was not read.").format(
                    size=TOTAL_MAX // 1_000_000_000
                )
            )


def shown(name: str | Path) -> str:
    """A file's name as it can be shown: no byte, control or direction character of it acts."""
    text = os.fsencode(name).decode("utf-8", "replace") if isinstance(name, Path) else name
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def open_regular(path: Path) -> BufferedReader:
    """Open a file to read. Raises RegistryFileError when it is no plain file or cannot be read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(path.iterdir(), None)  # for the reason why it cannot be opened
        if not stat.S_ISREG(mode):
            raise RegistryFileError(
                _(
                    "“{name}” is not a file, but a device or a pipe. Save it as a file first."
                ).format(name=shown(path))
            )
        return path.open("rb")
    except FileNotFoundError as error:
        raise RegistryFileError(
            _("There is no file “{name}”. Check its name and its folder.").format(name=shown(path))
        ) from error
    except (OSError, ValueError) as error:
        raise RegistryFileError(
            _("“{name}” cannot be opened: {reason}.").format(name=shown(path), reason=_why(error))
        ) from error


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error) or repr(error)


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn what goes wrong in reading or unpacking into a RegistryFileError with a sentence."""
    try:
        yield
    except RegistryFileError:
        raise
    except _FAULTS as error:
        raise RegistryFileError(
            _("It is damaged ({reason}). Copy or download it again.").format(reason=_why(error))
        ) from error


def reader(
    stream: BufferedReader | zipfile.ZipExtFile, packed: Callable[[], int], meter: Meter
) -> Callable[[int], bytes]:
    """A read function over ``stream``, unpacking gzip where it is gzip.

    ``packed`` tells how many packed bytes were taken so far. The function raises
    RegistryFileError for damage and for too much coming out.
    """
    with faults_told():
        head = stream.peek(2)
    source = gzip.GzipFile(fileobj=stream) if head.startswith(GZIP_MARK) else stream
    taken = 0

    def read(size: int) -> bytes:
        nonlocal taken
        with faults_told():
            # read1: what could still be unpacked is not lost when the next bytes are damaged.
            data = source.read1(size)
        taken += len(data)
        meter.count(len(data))
        if taken > _RATIO_FREE and taken > RATIO_MAX * max(packed(), 1):
            raise RegistryFileError(
                _(
                    "It is packed more tightly than any record file, more than {ratio} times, "
                    "and was not read."
                ).format(ratio=RATIO_MAX)
            )
        return data

    return read


def zip_members(raw: BufferedReader) -> Iterator[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    """The members that can hold records, in the order of the archive, each with its archive.

    Raises RegistryFileError when the archive is damaged or has too many files.
    """
    count = 0
    parts = zip_parts.archives(raw)
    while True:
        with faults_told():
            archive = next(parts, None)
        if archive is None:
            return
        count += len(archive.filelist)
        if count > MEMBERS_MAX:
            raise RegistryFileError(
                _("It holds more than {count} files and was not read.").format(count=MEMBERS_MAX)
            )
        yield from ((archive, member) for member in archive.filelist if _may_hold_records(member))


def _may_hold_records(member: zipfile.ZipInfo) -> bool:
    return (
        not member.is_dir()
        and not member.filename.startswith("__MACOSX/")
        and not member.filename.rpartition("/")[2].startswith(".")
    )


@contextmanager
def zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[zipfile.ZipExtFile]:
    """One member as a stream. Raises RegistryFileError when it is locked or damaged."""
    if member.flag_bits & 0x1:
        raise RegistryFileError(
            _("It is locked with a password. Unpack it first, then import what was in it.")
        )
    with faults_told():
        stream = archive.open(member)
    with stream:
        # What ``open`` gives to read from is a ZipExtFile, though typed more widely.
        yield cast(zipfile.ZipExtFile, stream)
