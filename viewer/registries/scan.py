"""One passage through a file, plain or packed: every record in it, and what is no record."""

import logging
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from viewer.domain.errors import RegistryFileError
from viewer.domain.trial import Trial
from viewer.registries import parsing, unpacking
from viewer.registries.json_stream import NotJsonError, Piece, pieces
from viewer.registries.reading import READERS, format_by_mark, format_of
from viewer.registries.unpacking import Meter, shown
from viewer.words import _, ngettext

_LOG = logging.getLogger(__name__)
_TRIED = 1_000
"""How many pieces of a stream may be something else before it is no stream of records."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """One record of a file. ``body`` is byte for byte what stands there.

    ``remarks`` are sentences on what is out of order in a record that could be read.
    """

    place: str
    format: str
    body: bytes = field(repr=False)
    trial: Trial = field(repr=False)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """A record, or a part of a file, that could not be read: where, and a sentence on why."""

    place: str
    message: str


class Scan:
    """One passage through a file.

    ``format`` is that of the first record that was at least recognised; ``damage`` why reading
    had to stop; ``reason`` why what was read is no record.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.format = ""
        self.damage = ""
        self.reason = ""
        self._meter = Meter()
        self._raw: BufferedReader | None = None
        self._left_out: list[str] = []

    @property
    def unpacked(self) -> int:
        """How many bytes came out of the file so far."""
        return self._meter.total

    @property
    def bytes_read(self) -> int:
        """How far in the file, in bytes on disk."""
        return self._raw.tell() if self._raw and not self._raw.closed else 0

    def records(self) -> Iterator[ReadRecord | RecordProblem]:
        """Everything in the file. Raises RegistryFileError when it cannot even be opened."""
        with unpacking.open_regular(self.path) as raw:
            self._raw = raw
            try:
                if raw.peek(4).startswith(unpacking.ZIP_MARKS):
                    yield from self._zip(raw)
                else:
                    yield from self._stream(raw, raw.tell, "")
            except RegistryFileError as error:
                yield self._broken("", error)

    def left_out(self) -> Iterator[RecordProblem]:
        """A remark on the members of an archive that are something else."""
        count = len(self._left_out)
        if count:
            names = ", ".join(self._left_out[:_NAMED]) + (", …" if count > _NAMED else "")
            sentence = ngettext(
                "{count} other file in it holds no study and was passed over: {names}",
                "{count} other files in it hold no study and were passed over: {names}",
                count,
            )
            yield RecordProblem("", sentence.format(count=count, names=names))

    def _broken(self, place: str, error: RegistryFileError) -> RecordProblem:
        self.damage = self.damage or str(error)
        return RecordProblem(place, str(error))

    def _zip(self, raw: BufferedReader) -> Iterator[ReadRecord | RecordProblem]:
        with unpacking.zip_archive(raw) as archive:
            for member in unpacking.zip_members(archive):
                name = shown(member.filename)
                try:
                    with unpacking.zip_member(archive, member) as stream:
                        yield from self._member(stream, member, name)
                except RegistryFileError as error:
                    yield self._broken(name, error)

    def _member(
        self, stream: zipfile.ZipExtFile, member: zipfile.ZipInfo, name: str
    ) -> Iterator[ReadRecord | RecordProblem]:
        with unpacking.faults_told():
            head = stream.peek(4)
        if head.startswith(unpacking.ZIP_MARKS):
            raise RegistryFileError(
                _("It is an archive inside an archive. Unpack the outer one, then import this.")
            )
        yield from self._stream(stream, lambda: member.compress_size, name)

    def _stream(
        self, stream: BufferedReader | zipfile.ZipExtFile, packed: Callable[[], int], name: str
    ) -> Iterator[ReadRecord | RecordProblem]:
        """The records of one stream.

        What is no record waits until one comes, since it may be another kind of file altogether.
        """
        waiting: list[RecordProblem] = []
        known = False
        try:
            for piece in pieces(unpacking.reader(stream, packed, self._meter)):
                found, format_name = _record(piece, name)
                if format_name:
                    known = True
                    self.format = self.format or format_name
                    yield from waiting
                    waiting = []
                if known:
                    yield found
                elif isinstance(found, RecordProblem):
                    waiting.append(found)
                if len(waiting) > _TRIED:
                    break
        except NotJsonError as error:
            self.reason = self.reason or str(error)
        if not known:
            self._left_out.append(name)


def _record(piece: Piece, member: str) -> tuple[ReadRecord | RecordProblem, str]:
    """The record in a piece, or what is wrong with it; and its format, empty if none is known."""
    place = _place(piece, member)
    if piece.fault:
        return RecordProblem(place, piece.fault), format_by_mark(piece.body)
    try:
        parsed = parsing.parse(piece.body)
    except RegistryFileError as error:
        return RecordProblem(place, str(error)), format_by_mark(piece.body)
    name = format_of(parsed)
    if not name:
        return RecordProblem(place, _("This is not a record of a study.")), ""
    try:
        trial = READERS[name].read_parsed(parsed, piece.body)
        return ReadRecord(place, name, piece.body, trial, parsing.remarks(piece.body, parsed)), name
    except RegistryFileError as error:
        return RecordProblem(place, str(error)), name
    except Exception as error:  # noqa: BLE001  (a fault of ours in one record of 500,000 must not cost the others)
        _LOG.exception("A reader failed at %s", place)
        message = _("The program failed at this record ({reason}). Please report it.")
        return RecordProblem(place, message.format(reason=type(error).__name__)), name


def _place(piece: Piece, member: str) -> str:
    if piece.line:
        place = _("line {number}").format(number=piece.line)
    else:
        place = _("record {number}, byte {byte}").format(number=piece.number, byte=piece.start)
    if not member:
        return place
    return _("{file}, {place}").format(file=member, place=place)
