"""The members of a zip archive, however many, without holding a list of all of them.

``zipfile`` keeps an object for each member, 0.5 GB for the 580,000 of a whole registry. So it is
shown a large archive in parts: the bytes of the archive, up to its list of members, and behind
them a stretch of that list with an end of its own. Format: APPNOTE.TXT of PKWARE, 6.3.10,
sections 4.3.12 to 4.3.16.
"""

import os
import struct
import zipfile
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, NamedTuple, cast

_MANY = 20_000
_PART = 1 << 20
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END_64 = struct.Struct("<4sQ2H2L4Q")
_END_64_MARK = b"PK\x06\x06"
_LOCATOR_64 = struct.Struct("<4sLQL")
_LOCATOR_64_MARK = b"PK\x06\x07"
_SIZES = struct.Struct("<3H")
_SIZES_AT = 28
_ENTRY = 46
_ENTRY_MARK = b"PK\x01\x02"
_COMMENT_MAX = 65_535


class _List(NamedTuple):
    """Where the list of members stands: from which byte, how long, how far all is shifted."""

    start: int
    size: int
    shift: int
    entries: int


def archives(raw: BufferedReader) -> Iterator[zipfile.ZipFile]:
    """The archive in ``raw``: one view of it, or many, each with a part of the members in order.

    Raises what ``zipfile`` raises, BadZipFile before all.
    """
    found = _find_list(raw)
    if found is None or found.entries <= _MANY:
        with zipfile.ZipFile(raw) as archive:
            yield archive
        return
    for part in _parts(raw, found):
        with zipfile.ZipFile(cast("IO[bytes]", _View(raw, found, part))) as archive:
            yield archive


def _find_list(raw: BufferedReader) -> _List | None:
    """Where the list is, or None where only ``zipfile`` may find it."""
    size = raw.seek(0, os.SEEK_END)
    begin = max(0, size - _COMMENT_MAX - _END.size)
    raw.seek(begin)
    tail = raw.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        return None
    *_, entries, length, offset, _comment = _END.unpack_from(tail, at)
    end = begin + at
    end_64 = end - _LOCATOR_64.size - _END_64.size
    if end_64 >= 0:
        raw.seek(end_64)
        both = raw.read(_END_64.size + _LOCATOR_64.size)
        if both.startswith(_END_64_MARK) and both[_END_64.size :].startswith(_LOCATOR_64_MARK):
            *_, entries, length, offset = _END_64.unpack_from(both)
            end = end_64
    start = end - length
    return _List(start, length, start - offset, entries) if start >= offset >= 0 else None


def _parts(raw: BufferedReader, found: _List) -> Iterator[tuple[bytes, int]]:
    """Stretches of the list, whole entries each, and how many."""
    at, end = found.start, found.start + found.size
    while at < end:
        raw.seek(at)
        part, entries = _whole_entries(raw.read(min(_PART, end - at)))
        if not part:
            raise zipfile.BadZipFile("Bad magic number for central directory")
        at += len(part)
        yield part, entries


def _whole_entries(data: bytes) -> tuple[bytes, int]:
    at = count = 0
    while data.startswith(_ENTRY_MARK, at) and at + _ENTRY <= len(data):
        after = at + _ENTRY + sum(_SIZES.unpack_from(data, at + _SIZES_AT))
        if after > len(data):
            break
        at, count = after, count + 1
    return data[:at], count


class _View:
    """The archive as if its list of members were one part of that list."""

    def __init__(self, raw: BufferedReader, found: _List, part: tuple[bytes, int]) -> None:
        self._raw = raw
        self._start = found.start
        entries, count = part
        offset = found.start - found.shift
        sizes = (count, count, len(entries), offset)
        self._tail = b"".join(
            (
                entries,
                _END_64.pack(_END_64_MARK, _END_64.size - 12, 45, 45, 0, 0, *sizes),
                _LOCATOR_64.pack(_LOCATOR_64_MARK, 0, offset + len(entries), 1),
                _END.pack(_END_MARK, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0),
            )
        )
        self._at = 0

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """The position."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move, as any file does."""
        base = {
            os.SEEK_SET: 0,
            os.SEEK_CUR: self._at,
            os.SEEK_END: self._start + len(self._tail),
        }[whence]
        if base + offset < 0:
            raise OSError("before the beginning")
        self._at = base + offset
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Read, as any file does; what is read from the archive moves ``raw``."""
        if self._at < self._start:
            left = self._start - self._at
            self._raw.seek(self._at)
            data = self._raw.read(left if size < 0 else min(size, left))
        else:
            begin = self._at - self._start
            data = self._tail[begin : None if size < 0 else begin + size]
        self._at += len(data)
        return data
