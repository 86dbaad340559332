"""Opens trials in the background, the newest wish only.

The readers of registry files, the pages and the glossary are imported in the background, too:
none of them is needed to paint the window.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.domain.printout import PrintOrder
from viewer.pages.blocks import Block, PrintPage, Tab
from viewer.ui.catalogs import Catalogs
from viewer.ui.opened import OpenedComparison, OpenedTrial
from viewer.ui.searching import PATIENCE
from viewer.ui.tasks import Tasks

_BREATH = 40
"""Milliseconds that work ahead waits, so that the opened page is painted first. Beside it that
painting takes twice as long: both want the interpreter's lock."""


class _More(NamedTuple):
    """A trial, and what the end of its overview has besides."""

    trial: OpenedTrial
    blocks: tuple[Block, ...]


class _Desk(Protocol):
    def open(self, number: str, tab: Tab) -> OpenedTrial:
        """Open a trial."""

    def compare(self, numbers: Sequence[str]) -> OpenedComparison:
        """Open some trials side by side."""

    def print_page(self, number: str, order: PrintOrder) -> PrintPage | None:
        """A print-out of a trial."""


class Reading(QObject):
    """Opens one trial at a time; the answer to an older wish is dropped.

    Signals:
        opened(trial): the trial asked for last, as an OpenedTrial.
        failed(number, error): it could not be opened.
        more_found(trial, blocks): what the end of its overview has besides, as OpenedTrial and
            a tuple of Block; never empty.
        waiting(): it takes longer than a person would call at once.
    """

    opened = Signal(object)
    failed = Signal(str, object)
    more_found = Signal(object, object)
    waiting = Signal()

    def __init__(self, catalogs: Catalogs, glossary: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogs = catalogs
        self._glossary = glossary
        self._desk: _Desk | None = None
        self.tasks = Tasks(self)
        self._wish: tuple[str, Tab] | None = None
        self._running: tuple[str, Tab] | None = None
        self._later: list[Callable[[], object]] = []
        self._works_ahead = False
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)
        self._breath.timeout.connect(self._go_ahead)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE)
        self._slow.timeout.connect(self.waiting)

    @property
    def is_waiting(self) -> bool:
        """Whether the newest wish is still open."""
        return self._wish is not None

    @property
    def is_ahead(self) -> bool:
        """Whether work of an opened trial is still to be done ahead."""
        return bool(self._later)

    def warm_up(self) -> None:
        """Import and load what opening needs, before anybody wants it."""
        self.tasks.run(self._make_desk, self._ignore, self._ignore)

    def open(self, number: str, tab: Tab) -> None:
        """Open a trial at a tab; the answer comes as a signal."""
        self._wish = (number, tab)
        self._later.clear()
        self._breath.stop()
        self._slow.start()
        if self._running is None:
            self._begin()

    def read_on(self, trial: OpenedTrial, work: Iterable[Callable[[], object]]) -> None:
        """Make the end of an overview, and do ``work``, until another one is wished for.

        In the background, a piece at a time, a moment after the page was shown. The end of the
        overview comes as a signal.
        """
        self._later = [lambda: _More(trial, trial.more()), *work]
        self._breath.start()

    def compare(
        self,
        numbers: Sequence[str],
        succeed: Callable[[OpenedComparison], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Open some trials side by side, in the background, after what is under way."""
        self.tasks.run(lambda: self._make_desk().compare(numbers), succeed, fail)

    def print_page(self, number: str, order: PrintOrder) -> PrintPage | None:
        """Make a print-out of a trial, None where it has nothing of that kind to tell; called in
        any thread but the window's own. Raises what opening it raises.
        """
        return self._make_desk().print_page(number, order)

    def close(self) -> None:
        """Stop, and close the connection in the thread that opened it."""
        self._wish = None
        self._later.clear()
        self._breath.stop()
        self._slow.stop()
        self.tasks.last_words(self._catalogs.close_here)

    def _begin(self) -> None:
        if self._wish is None:
            return
        number, tab = self._running = self._wish
        self.tasks.run(lambda: self._make_desk().open(number, tab), self._succeed, self._fail)

    def _go_ahead(self) -> None:
        if self._later and not self._works_ahead and self._wish is None:
            self._works_ahead = True
            self.tasks.run(self._later.pop(0), self._was_ahead, self._was_ahead)

    def _was_ahead(self, result: object) -> None:
        # What went wrong goes wrong again when it is wanted, and is told then.
        self._works_ahead = False
        if isinstance(result, _More) and result.blocks and self._wish is None:
            self.more_found.emit(*result)
        self._go_ahead()

    def _make_desk(self) -> _Desk:
        if self._desk is None:
            from viewer.ui.desk import Desk  # noqa: PLC0415  (slow: not before the first paint)

            self._desk = Desk(self._catalogs, self._glossary)
        return self._desk

    def _ignore(self, _result: object) -> None:
        """What went wrong while warming up goes wrong again when it is needed, and is told."""

    def _succeed(self, trial: OpenedTrial) -> None:
        if self._is_newest():
            self.opened.emit(trial)

    def _fail(self, error: Exception) -> None:
        wish = self._running
        if self._is_newest() and wish is not None:
            self.failed.emit(wish[0], error)

    def _is_newest(self) -> bool:
        done, self._running = self._running, None
        if done is not None and done == self._wish:
            self._wish = None
            self._slow.stop()
            return True
        self._begin()
        return False
