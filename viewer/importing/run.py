"""Take registry files into a library: portions are made ready, here and elsewhere, and written."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

from viewer.domain.errors import RegistryFileError, StoppedError
from viewer.importing.batch import Batch
from viewer.importing.crew import Crew, Task, rare_collections
from viewer.importing.held import Unchanged, may_be_held
from viewer.importing.pieces import FileEnd, Item, Portion, Source, portions
from viewer.importing.prepare import Prepared
from viewer.importing.progress import Progress, Teller
from viewer.importing.report import FileReport, ImportReport
from viewer.importing.upgrading import reread
from viewer.registries.cards import Unread
from viewer.registries.files import RecordProblem, file_sizes, registry_files, shown
from viewer.registries.scan import Cut, fault_of
from viewer.store.library import Library

__all__ = ["Progress", "import_files"]

_ALONE_FOR = 5
"""Portions that are made ready before it is worth starting another process."""
_WAITING = 24
"""Portions that may wait for one before them."""
_PATIENCE = 8.0
"""Seconds to list what was read, after somebody asked to stop."""


def import_files(
    paths: Sequence[Path],
    library: Path,
    *,
    on_progress: Callable[[Progress], None],
    is_cancelled: Callable[[], bool],
    keep_records: bool = True,
) -> ImportReport:
    """Read ``paths`` (files, folders, archives) into the library at ``library``.

    The library is made when the first record was read, and not touched when none can be. A
    record, file or path that cannot be read is a problem in the report; the others go on. When
    ``is_cancelled`` says so, whole batches are kept and the rest is left.

    Without ``keep_records`` studies can be found and not opened: only a measurement wants that.
    Raises LibraryError when the library cannot be used; earlier batches are kept then too.
    """
    began = time.monotonic()
    work = _Import(paths, library, on_progress, is_cancelled, keep_records=keep_records)
    with rare_collections(), work:
        report = work.run()
    report.seconds = time.monotonic() - began
    return report


class _Import:
    """One import. Use as a context manager: library and processes are closed at the end."""

    def __init__(
        self,
        paths: Sequence[Path],
        library: Path,
        on_progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
        *,
        keep_records: bool,
    ) -> None:
        self._keep_records = keep_records
        self._paths = paths
        self._path = library
        self._is_cancelled = is_cancelled
        self._closing = ExitStack()
        self._library: Library | None = None
        self._report = ImportReport()
        self._teller = Teller(on_progress, self._report, sum(file_sizes(paths)))
        self._batch = Batch(self._opened)
        self._unchanged = Unchanged()
        self._waiting: deque[tuple[Portion, list[int], Task]] = deque()
        self._today = datetime.now().astimezone().date().isoformat()

    def __enter__(self) -> "_Import":
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.close()

    def run(self) -> ImportReport:
        """Do it."""
        with Crew(alone_for=_ALONE_FOR) as crew:
            for portion in portions(self._sources(), self._is_cancelled):
                self._take(portion, crew)
                self._settle(_WAITING)
            if not self._is_cancelled():
                self._settle(0)
        # What waits when somebody stops is dropped: a batch is written whole or not at all.
        self._report.cancelled = self._is_cancelled()
        if not self._report.cancelled:
            self._batch.write()
        self._finish()
        return self._report

    def _sources(self) -> Iterator[Source]:
        """The files to be read; of the others what there is to say is noted at once."""
        for path in self._paths:
            try:
                for file in registry_files([path]):
                    noted = self._noted(FileReport(shown(file.path), file.format))
                    scan = file.scan()
                    if scan:
                        yield Source(file, scan, noted)
                        continue
                    if file.trouble:
                        noted.problem("", file.trouble)
                    for remark in file.remarks:
                        noted.remark(remark.place, remark.message)
            except RegistryFileError as error:
                self._noted(FileReport(shown(path), problems=[("", str(error))]))

    def _noted(self, file: FileReport) -> FileReport:
        self._report.files.append(file)
        return file

    def _take(self, portion: Portion, crew: Crew) -> None:
        """Have those of a portion made ready that the library does not hold already."""
        if self._library is None and may_be_held(portion.bodies) and os.path.lexists(self._path):
            self._opened()  # to tell what it holds already
        fresh = self._unchanged.sift(portion.bodies, self._library, self._batch)
        bodies = [portion.bodies[place] for place in fresh]
        task = Task(bodies, self._today, keep_records=self._keep_records)
        if not bodies or not crew.give(task):
            task.results()
        self._waiting.append((portion, fresh, task))

    def _settle(self, most: int) -> None:
        """Write what is ready, in the order of the files; wait where more than ``most`` wait."""
        while self._waiting and (len(self._waiting) > most or self._waiting[0][2].is_done):
            portion, fresh, task = self._waiting.popleft()
            results = dict(zip(fresh, task.results(), strict=True))
            for item in portion.items:
                self._keep(item, results.get(item.body))
            self._unchanged.settled(portion.bodies)
            file = portion.items[-1].source.report.path if portion.items else ""
            self._teller.read(file, portion.bytes_read)
            self._list_some()

    def _list_some(self) -> None:
        """Let what is new be found while much more is still to come."""
        if self._library and self._library.is_due():
            with suppress(StoppedError):  # told at the end, where it is stopped again
                self._library.finish(None, self._is_cancelled)

    def _keep(self, item: Item, result: Prepared | Unread | None) -> None:
        """Note what became of one piece, and put a record to the others of its batch."""
        source, found, _body = item
        if isinstance(found, FileEnd):
            for remark in source.scan.left_out():
                source.report.remark(remark.place, remark.message)
            return
        if not isinstance(found, Cut):
            self._tell(source, source.scan.told(found))
            return
        unread = result if isinstance(result, Unread) else fault_of(found.piece)
        if unread:
            problem = RecordProblem(found.place, unread.message)
            self._tell(source, source.scan.told(found, unread.format, problem))
        elif isinstance(result, Prepared):
            self._tell(source, source.scan.told(found, result.ready.format))
            self._batch.add(result, source.report, found)
        else:
            self._tell(source, source.scan.told(found, source.file.format))
            source.report.unchanged += 1

    @staticmethod
    def _tell(source: Source, problems: Iterator[RecordProblem]) -> None:
        for problem in problems:
            source.report.problem(problem.place, problem.message)

    def _opened(self) -> Library:
        if self._library is None:
            self._library = self._closing.enter_context(Library.open(self._path, reread=reread))
        return self._library

    def _finish(self) -> None:
        """List what is new; after a stop only as long as that is short."""
        asked = time.monotonic() if self._report.cancelled else None

        def is_stopped() -> bool:
            if asked is not None:
                return time.monotonic() - asked > _PATIENCE
            return self._is_cancelled()

        try:
            if self._library:
                self._library.finish(self._teller.listing, is_stopped)
        except StoppedError:
            self._report.cancelled = self._report.unlisted = True
        self._teller.end()
