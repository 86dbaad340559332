"""Other processes that make records ready while this one writes.

None is started for a few records. One that is lost costs time and no record: its work is done
here. They end with this process, however it ends.
"""

import gc
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from viewer.importing.prepare import Prepared, prepare
from viewer.registries.cards import Unread

_MOST = 4
"""Processes; more than that wait for the one that writes."""
_AHEAD = 2
"""Tasks that lie ready for each process."""

Results = list[Prepared | Unread]


def tune_collector() -> None:
    """Let the garbage collector look less often: records are many objects, none circular."""
    gc.set_threshold(50_000, 20, 100)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Tune the collector for as long as an import runs; it took a fifth of its time."""
    usual = gc.get_threshold()
    tune_collector()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class Task:
    """Records to be made ready: elsewhere or, when everybody is busy, here."""

    def __init__(
        self, bodies: Sequence[bytes], imported: str, *, keep_records: bool = True
    ) -> None:
        self._bodies = bodies
        self._imported = imported
        self._keep_records = keep_records
        self._future: Future[Results] | None = None
        self._results: Results | None = None

    @property
    def is_done(self) -> bool:
        """Whether :meth:`results` gives them at once."""
        return self._results is not None or (self._future is not None and self._future.done())

    def results(self) -> Results:
        """What became of the records, in order; waits, or does the work."""
        if self._results is None and self._future is not None:
            try:
                self._results = self._future.result()
            except BrokenExecutor:
                self._future = None
        if self._results is None:
            self._results = prepare(self._bodies, self._imported, keep_records=self._keep_records)
        self._bodies = ()
        return self._results

    def send(self, executor: ProcessPoolExecutor) -> None:
        """Have it done elsewhere."""
        self._future = executor.submit(
            prepare, self._bodies, self._imported, keep_records=self._keep_records
        )


class Crew:
    """Gives out tasks. Use as a context manager; at its end all processes are gone."""

    def __init__(self, *, alone_for: int) -> None:
        """``alone_for``: how many tasks are done here before any process is started."""
        self._alone_for = alone_for
        self._size = min(_MOST, max(1, (os.cpu_count() or 1) - 1))
        self._executor: ProcessPoolExecutor | None = None
        self._sent: list[Task] = []
        self._given = 0
        self._is_lost = False

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *error: object) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def give(self, task: Task) -> bool:
        """Send the task out if anybody is free for it; whether it was sent."""
        self._given += 1
        self._sent = [sent for sent in self._sent if not sent.is_done]
        if self._is_lost or self._given <= self._alone_for:
            return False
        if len(self._sent) >= self._size * (1 + _AHEAD):
            return False
        try:
            self._executor = self._executor or self._started()
            task.send(self._executor)
        except (BrokenExecutor, OSError):
            self._is_lost = True
            return False
        self._sent.append(task)
        return True

    def _started(self) -> ProcessPoolExecutor:
        # "spawn" on every system: what it does not copy cannot surprise it.
        return ProcessPoolExecutor(
            self._size, mp_context=get_context("spawn"), initializer=_begin_work
        )


def _begin_work() -> None:
    """Prepare a process of the crew: it leaves Ctrl+C to its parent, and ends when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import viewer.registries.reading  # noqa: F401, PLC0415  (loaded now, not with the first task)

    gc.freeze()
    tune_collector()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
