"""One passage through a file, plain or packed: every record in it, and what is no record."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from viewer.domain.errors import RegistryFileError
from viewer.domain.trial import Trial
from viewer.registries import unpacking
from viewer.registries.cards import Unread, read_card, read_whole
from viewer.registries.json_stream import NotJsonError, Piece, pieces
from viewer.registries.reading import format_by_mark
from viewer.registries.unpacking import Meter, shown
from viewer.words import _, ngettext

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


class Cut(NamedTuple):
    """A piece of a stream that nobody has read yet; ``stream`` counts the members of an archive."""

    stream: int
    member: str
    piece: Piece

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        if self.piece.line:
            place = _("line {number}").format(number=self.piece.line)
        else:
            place = _("record {number}, byte {byte}").format(
                number=self.piece.number, byte=self.piece.start
            )
        return _("{file}, {place}").format(file=self.member, place=place) if self.member else place


class End(NamedTuple):
    """The end of a stream."""

    member: str


class Scan:
    """One passage through a file, in two steps, so that reading may be done elsewhere.

    :meth:`cuts` cuts it into pieces; :meth:`told` takes what became of each, in the same order,
    and tells what of it is to be reported. :meth:`records` does both.

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
        self._left_out_count = 0
        self._stream_at_hand = 0
        self._hopeless = 0
        self._waiting: list[RecordProblem] = []
        self._known = False

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
        for item in self.cuts():
            if isinstance(item, Cut):
                fault = fault_of(item.piece)
                found = fault or read_whole(item.piece.body)
                if isinstance(found, Unread):
                    yield from self.told(
                        item, found.format, RecordProblem(item.place, found.message)
                    )
                else:
                    yield from self.told(item, found.format)
                    body = item.piece.body
                    yield ReadRecord(item.place, found.format, body, found.trial, found.remarks)
            else:
                yield from self.told(item)

    def first_format(self) -> str:
        """Look as far as the first record that can be read; its format, or an empty string."""
        for item in self.cuts():
            if isinstance(item, Cut):
                found = fault_of(item.piece) or read_card(item.piece.body)
                problem = RecordProblem("", "") if isinstance(found, Unread) else None
                list(self.told(item, found.format, problem))
                if problem is None:
                    return found.format
            else:
                list(self.told(item))
        return ""

    def cuts(self) -> Iterator[Cut | End | RecordProblem]:
        """The pieces of the file. Raises RegistryFileError when it cannot even be opened."""
        with unpacking.open_regular(self.path) as raw:
            self._raw = raw
            try:
                if raw.peek(4).startswith(unpacking.ZIP_MARKS):
                    yield from self._zip(raw)
                else:
                    yield from self._stream(raw, raw.tell, "")
            except RegistryFileError as error:
                yield self._broken("", error)

    def told(
        self,
        item: Cut | End | RecordProblem,
        format: str = "",  # noqa: A002  (the word of the house)
        problem: RecordProblem | None = None,
    ) -> Iterator[RecordProblem]:
        """Take what became of ``item`` and give the problems that are now to be told.

        ``format`` is that of a piece, empty when none is known; ``problem`` why a piece could
        not be read. What is no record waits until one comes, since the stream may be another
        kind of file altogether.
        """
        if isinstance(item, RecordProblem):
            self._known, self._waiting = False, []  # the stream broke off here
            yield item
        elif isinstance(item, End):
            self._end(item)
        else:
            if format:
                self._known = True
                self.format = self.format or format
                yield from self._waiting
                self._waiting = []
            if problem and self._known:
                yield problem
            elif problem:
                self._waiting.append(problem)
                if len(self._waiting) > _TRIED:
                    self._hopeless = item.stream

    def _end(self, end: End) -> None:
        if not self._known:
            self._left_out_count += 1
            if self._left_out_count <= _NAMED:
                self._left_out.append(end.member)
        self._known = False
        self._waiting = []

    def left_out(self) -> Iterator[RecordProblem]:
        """A remark on the members of an archive that are something else."""
        count = self._left_out_count
        if count:
            names = ", ".join(self._left_out) + (", …" if count > _NAMED else "")
            sentence = ngettext(
                "{count} other file in it holds no study and was passed over: {names}",
                "{count} other files in it hold no study and were passed over: {names}",
                count,
            )
            yield RecordProblem("", sentence.format(count=count, names=names))

    def _broken(self, place: str, error: RegistryFileError) -> RecordProblem:
        self.damage = self.damage or str(error)
        return RecordProblem(place, str(error))

    def _zip(self, raw: BufferedReader) -> Iterator[Cut | End | RecordProblem]:
        for archive, member in unpacking.zip_members(raw):
            name = shown(member.filename)
            try:
                with unpacking.zip_member(archive, member) as stream:
                    yield from self._member(stream, member, name)
            except RegistryFileError as error:
                yield self._broken(name, error)

    def _member(
        self, stream: zipfile.ZipExtFile, member: zipfile.ZipInfo, name: str
    ) -> Iterator[Cut | End | RecordProblem]:
        with unpacking.faults_told():
            head = stream.peek(4)
        if head.startswith(unpacking.ZIP_MARKS):
            raise RegistryFileError(
                _("It is an archive inside an archive. Unpack the outer one, then import this.")
            )
        yield from self._stream(stream, lambda: member.compress_size, name)

    def _stream(
        self, stream: BufferedReader | zipfile.ZipExtFile, packed: Callable[[], int], name: str
    ) -> Iterator[Cut | End | RecordProblem]:
        self._stream_at_hand += 1
        here = self._stream_at_hand
        try:
            for piece in pieces(unpacking.reader(stream, packed, self._meter)):
                yield Cut(here, name, piece)
                if self._hopeless == here:
                    break
        except NotJsonError as error:
            self.reason = self.reason or str(error)
        yield End(name)


def fault_of(piece: Piece) -> Unread | None:
    """Why a piece cannot be read, when it could not even be cut out."""
    return Unread(format_by_mark(piece.body), piece.fault) if piece.fault else None
