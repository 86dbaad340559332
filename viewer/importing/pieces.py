"""A file's pieces in portions: so many as one process makes ready in one go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.domain.errors import RegistryFileError
from viewer.importing.report import FileReport
from viewer.registries.files import RegistryFile
from viewer.registries.scan import Cut, End, RecordProblem, Scan, fault_of

_RECORDS = 100
_BYTES = 2_000_000
_ITEMS = 1_000
"""Of archives whose members are no records."""


class Source(NamedTuple):
    """A file at hand, and what is to be said of it."""

    file: RegistryFile
    scan: Scan
    report: FileReport


class FileEnd(NamedTuple):
    """The end of a file."""


class Item(NamedTuple):
    """One piece of a file; ``body`` is its place among the bodies of the portion, or -1."""

    source: Source
    found: Cut | End | FileEnd | RecordProblem
    body: int = -1


@dataclass(slots=True)
class Portion:
    """Pieces in the order of their files; ``bytes_read`` of all files, up to its end."""

    items: list[Item] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    size: int = 0
    bytes_read: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is worth a task."""
        return len(self.bodies) >= _RECORDS or self.size >= _BYTES or len(self.items) >= _ITEMS

    def add(self, source: Source, found: Cut | End | FileEnd | RecordProblem) -> None:
        """Take one piece more."""
        body = -1
        if isinstance(found, Cut) and not fault_of(found.piece):
            body = len(self.bodies)
            self.bodies.append(found.piece.body)
            self.size += len(found.piece.body)
        self.items.append(Item(source, found, body))


def portions(files: Iterator[Source], is_cancelled: Callable[[], bool]) -> Iterator[Portion]:
    """All pieces of ``files``; ends early, with what is whole dropped, when cancelled."""
    before = 0
    portion = Portion()
    for source in files:
        for found in _cuts(source.scan):
            if is_cancelled():
                return
            portion.add(source, found)
            if portion.is_full:
                portion.bytes_read = before + min(source.scan.bytes_read, source.file.size)
                yield portion
                portion = Portion()
        portion.add(source, FileEnd())
        before += source.file.size
        portion.bytes_read = before
    yield portion


def _cuts(scan: Scan) -> Iterator[Cut | End | RecordProblem]:
    try:
        yield from scan.cuts()
    except RegistryFileError as error:  # it was there a moment ago
        yield RecordProblem("", str(error))
