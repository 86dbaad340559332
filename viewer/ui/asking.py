"""Asks the library one thing after the other, in a thread of its own; the newest only.

For what may come a moment after the list: counts of filters, suggestions, ways out.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from viewer.store.catalog import Catalog
from viewer.ui.catalogs import Catalogs
from viewer.ui.tasks import Tasks

Work = Callable[[Catalog, Any], object]


class _Asked(NamedTuple):
    number: int
    question: object


class Asking(QObject):
    """One question at a time; a newer one interrupts the older, whose answer is dropped.

    Signals:
        answered(question, answer): the answer to the newest question.
        failed(error): the newest question could not be answered.
    """

    answered = Signal(object, object)
    failed = Signal(object)

    def __init__(self, catalogs: Catalogs, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogs = catalogs
        self._work = work
        self._tasks = Tasks(self)
        self._catalog: Catalog | None = None
        self._newest: _Asked | None = None
        self._running: _Asked | None = None
        self._count = 0

    @property
    def is_busy(self) -> bool:
        """Whether a question is still without an answer."""
        return self._running is not None

    def ask(self, question: object) -> None:
        """Ask; the answer comes as a signal."""
        self._count += 1
        self._newest = _Asked(self._count, question)
        if self._running is None:
            self._begin(self._newest)
        else:
            self._interrupt()

    def forget(self) -> None:
        """Want no answer any more."""
        self._newest = None
        if self._running is not None:
            self._interrupt()

    def close(self) -> None:
        """Stop asking and close the connection in the thread that opened it."""
        self.forget()
        self._tasks.last_words(self._catalogs.close_here)

    def _interrupt(self) -> None:
        if self._catalog is not None:
            self._catalog.interrupt()

    def _begin(self, asked: _Asked) -> None:
        self._running = asked
        self._tasks.run(lambda: self._answer(asked.question), self._succeeded, self._failed)

    def _answer(self, question: object) -> object:
        self._catalog = self._catalogs.here()
        return self._work(self._catalog, question)

    def _succeeded(self, answer: object) -> None:
        asked = self._running
        if self._is_wanted() and asked is not None:
            self.answered.emit(asked.question, answer)

    def _failed(self, error: Exception) -> None:
        if self._is_wanted():
            self.failed.emit(error)

    def _is_wanted(self) -> bool:
        """Whether what came back answers the newest question; else go on to that."""
        done, self._running = self._running, None
        if done is not None and done == self._newest:
            self._newest = None
            return True
        if self._newest is not None:
            self._begin(self._newest)
        return False
