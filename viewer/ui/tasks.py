"""The one door to the background: work goes in, and its result or its error comes out.

Whatever the work does, exactly one of the two ends is called, in the window's thread. An error
that nobody asked for is told by :attr:`Tasks.failed_unasked`; none is ever lost.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThread, QThreadPool, Signal

End = Callable[[Any], None]


class _Job(NamedTuple):
    succeeded: End
    failed: End | None


class _Run(QRunnable):
    def __init__(self, number: int, work: Callable[[], object], tasks: "Tasks") -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._tasks = tasks

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # noqa: BLE001  (a QRunnable loses what it raises)
            self._tasks._ended.emit(self._number, None, error)  # noqa: SLF001  (its own door)
        else:
            self._tasks._ended.emit(self._number, result, None)  # noqa: SLF001


class Tasks(QObject):
    """Runs work in threads of its own, one after the other or a few beside each other.

    With ``threads=1`` all work runs in the same thread, which may therefore keep a database
    connection of its own.

    Signals:
        failed_unasked(error): work without a ``failed`` end raised ``error``.
    """

    failed_unasked = Signal(object)
    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        # Never let an idle thread go: a connection may live in it.
        self._pool.setExpiryTimeout(-1)
        self._jobs: dict[int, _Job] = {}
        self._count = 0
        self._closed = False
        # Queued by name: the signal is emitted in a thread that is not Qt's.
        application = QCoreApplication.instance()
        if application is not None:
            # Whoever forgot it: at the end of the process, work still under way hangs it.
            application.aboutToQuit.connect(self.shutdown)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way or waiting."""
        return bool(self._jobs)

    def run(self, work: Callable[[], object], succeeded: End, failed: End | None = None) -> None:
        """Run ``work`` in the background, then ``succeeded(result)`` or ``failed(error)`` here.

        The ends must be methods of objects: of a QObject that is gone by then, nothing is
        called. After :meth:`shutdown` nothing is run any more.
        """
        for end in (succeeded, failed):
            if end is not None and getattr(end, "__self__", None) is None:
                raise TypeError(f"{end!r} is no method of an object")
        if self._closed:
            return
        self._count += 1
        self._jobs[self._count] = _Job(succeeded, failed)
        self._pool.start(_Run(self._count, work, self))

    def shutdown(self) -> None:
        """Forget what has not begun, wait for the rest; no end is called any more."""
        if self._closed:
            return
        self._closed = True
        self._jobs.clear()
        self._pool.clear()
        self._pool.waitForDone(-1)

    def last_words(self, work: Callable[[], object]) -> None:
        """Run ``work`` in the thread of this door as the very last thing, and wait for it.

        For what must be closed where it was opened. Errors are of no use to anybody by then.
        """
        if self._closed:
            return
        self._closed = True
        self._jobs.clear()
        self._pool.clear()
        self._pool.start(_Run(0, work, self))
        # Not shutdown(): it would forget this work, too, where the thread has not taken it up.
        self._pool.waitForDone(-1)

    def _finish(self, number: int, result: object, error: BaseException | None) -> None:
        job = self._jobs.pop(number, None)
        if job is None or QThread.currentThread() is not self.thread():
            return
        end = job.succeeded if error is None else job.failed
        if end is None:
            self.failed_unasked.emit(error)
            return
        owner = getattr(end, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return
        end(result if error is None else error)
