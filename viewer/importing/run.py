"""Take registry files into a library, batch by batch."""

import hashlib
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from viewer.domain.card import card_of
from viewer.domain.errors import RegistryFileError
from viewer.domain.search import StoredRecord, TrialCard
from viewer.importing.decide import Outcome, Version, decide
from viewer.importing.report import FileReport, ImportReport
from viewer.registries.files import (
    ReadRecord,
    RecordProblem,
    RegistryFile,
    file_sizes,
    registry_files,
    shown,
)
from viewer.registries.reading import READERS
from viewer.store.library import Library
from viewer.words import _

_BATCH = 200
"""Records in one transaction."""
_BATCH_BYTES = 8_000_000
"""Records are written sooner when they are large, so that progress is told in time."""
_TELL_EVERY = 0.1
"""Seconds between two tellings of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import is. Bytes are those of all files on disk; ``file`` is the one at hand."""

    file: str = ""
    bytes_read: int = 0
    bytes_total: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: int = 0


def import_files(
    paths: Sequence[Path],
    library: Path,
    *,
    on_progress: Callable[[Progress], None],
    is_cancelled: Callable[[], bool],
) -> ImportReport:
    """Read ``paths`` (files, folders, archives) into the library at ``library``.

    The library is made when the first record was read, and not touched when none can be. A
    record, file or path that cannot be read is a problem in the report; the others go on. When
    ``is_cancelled`` says so, whole batches are kept and the rest is left.

    Raises LibraryError when the library cannot be used; earlier batches are kept then too.
    """
    began = time.monotonic()
    with _Import(paths, library, on_progress, is_cancelled) as work:
        report = work.run()
    report.seconds = time.monotonic() - began
    return report


class _Waiting(NamedTuple):
    """A record that is read and not yet written."""

    record: StoredRecord
    card: TrialCard
    file: FileReport
    place: str


class _Import:
    """One import. Use as a context manager: the library is closed at the end."""

    def __init__(
        self,
        paths: Sequence[Path],
        library: Path,
        on_progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._paths = paths
        self._path = library
        self._tell = on_progress
        self._is_cancelled = is_cancelled
        self._closing = ExitStack()
        self._library: Library | None = None
        self._batch: dict[tuple[str, str], _Waiting] = {}
        self._batch_bytes = 0
        self._report = ImportReport()
        self._progress = Progress()
        self._bytes_before = 0
        self._bytes_here = 0
        self._told = 0.0
        self._today = datetime.now().astimezone().date().isoformat()

    def __enter__(self) -> "_Import":
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.close()

    def run(self) -> ImportReport:
        self._progress = Progress(bytes_total=sum(file_sizes(self._paths)))
        for path in self._paths:
            try:
                for file in registry_files([path]):
                    self._take(file)
                    if self._report.cancelled:
                        return self._finished()
            except RegistryFileError as error:
                self._note(FileReport(shown(path), problems=[("", str(error))]))
        self._write()
        return self._finished()

    def _finished(self) -> ImportReport:
        if self._library:
            self._library.finish()
        self._tell_progress()
        return self._report

    def _note(self, file: FileReport) -> FileReport:
        self._report.files.append(file)
        return file

    def _take(self, file: RegistryFile) -> None:
        """Read one file, writing whenever a batch is full."""
        noted = self._note(FileReport(shown(file.path), file.format))
        for found in file.records():
            if self._is_cancelled():
                # What waits is dropped: a batch is written whole or not at all.
                self._report.cancelled = True
                return
            if isinstance(found, RecordProblem):
                noted.problems.append((found.place, found.message))
            else:
                self._keep(found, noted)
            self._bytes_here = file.bytes_read
            if time.monotonic() - self._told > _TELL_EVERY:
                self._tell_progress(noted.path)
        noted.remarks.extend((remark.place, remark.message) for remark in file.remarks)
        self._bytes_before += file.size
        self._bytes_here = 0

    def _keep(self, found: ReadRecord, file: FileReport) -> None:
        key = (found.trial.number, found.format)
        if key in self._batch:
            self._write()  # the same number again: decided against what is then stored
        record = StoredRecord(
            number=found.trial.number,
            format=found.format,
            body=found.body,
            digest=hashlib.sha256(found.body).digest(),
            imported=self._today,
        )
        self._batch[key] = _Waiting(record, card_of(found.trial), file, found.place)
        self._batch_bytes += len(found.body)
        file.remarks.extend((found.place, remark) for remark in found.remarks)
        if len(self._batch) >= _BATCH or self._batch_bytes >= _BATCH_BYTES:
            self._write()

    def _write(self) -> None:
        """Decide on what waits, write it in one transaction, then count it."""
        if not self._batch:
            return
        library = self._opened()
        with library.at_once():
            held = self._held(library)
            decided = [(one, _decided(one, held.get(key))) for key, one in self._batch.items()]
            coming = [
                (one.record, one.card)
                for one, outcome in decided
                if outcome in (Outcome.NEW, Outcome.CHANGED)
            ]
            if coming:
                library.put(coming)
        for one, outcome in decided:
            _count(one, outcome)
        self._batch.clear()
        self._batch_bytes = 0

    def _opened(self) -> Library:
        if self._library is None:
            self._library = self._closing.enter_context(Library.open(self._path))
        return self._library

    def _held(self, library: Library) -> dict[tuple[str, str], Version]:
        held = {}
        for name in {name for _number, name in self._batch}:
            numbers = [number for number, form in self._batch if form == name]
            digests = library.digests(numbers, name)
            updates = library.updates(list(digests), name)
            for number, digest in digests.items():
                # A damaged record (no digest) gives way to any version, an older one included.
                held[number, name] = Version(digest, updates.get(number, "") if digest else "")
        return held

    def _tell_progress(self, file: str = "") -> None:
        self._told = time.monotonic()
        self._progress = replace(
            self._progress,
            file=file or self._progress.file,
            bytes_read=min(self._bytes_before + self._bytes_here, self._progress.bytes_total),
            new=self._report.new,
            changed=self._report.changed,
            unchanged=self._report.unchanged,
            problems=self._report.problems,
        )
        self._tell(self._progress)


def _decided(one: _Waiting, held: Version | None) -> Outcome:
    fresh = Version(one.record.digest, one.card.updated)
    return decide(fresh, held, versioned=READERS[one.record.format].versioned)


def _count(one: _Waiting, outcome: Outcome) -> None:
    file = one.file
    if outcome is Outcome.NEW:
        file.new += 1
    elif outcome is Outcome.CHANGED:
        file.changed += 1
    else:
        file.unchanged += 1
    if outcome is Outcome.OLDER:
        message = _("{number} is an older version than the one in the library, which is kept.")
        file.remarks.append((one.place, message.format(number=one.record.number)))
