"""Parts of a page, one under the other, built in slices so that the window never stands still."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.parts import Part

_LONG = 40
"""From so many parts on a new width or look is worked out in sight first."""

_PAUSE_SECONDS = 0.08
"""Between two layouts of a whole column that is still being built."""
SLICE_SECONDS = 0.006
"""How long one slice may take: well under the 16 ms between two pictures."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part not yet built; ``above`` is the space over it in pixels at 100 %."""

    above: int
    make: Callable[[PageContext, QWidget], Part]


@dataclass(slots=True)
class _Entry:
    above: int
    widget: Part
    height: int = 0
    width: int = -1


class LongPart(BlockWidget):
    """A part with a column of its own. ``shifted``: as that of a column."""

    shifted = Signal(int)

    def set_sight(self, sight: QRect) -> None:
        """Which part of this widget is in sight."""
        raise NotImplementedError


class Column(BlockWidget):
    """A column of parts.

    Signals: ``filled``, the last piece has been built; ``shifted``, what is in sight stands so
    many pixels lower than before, because parts above it were measured anew.
    """

    filled = Signal()
    shifted = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entries: list[_Entry] = []
        self._pieces: Iterator[Piece] = iter(())
        self._pending = False
        self._height = 0
        self._waits = False
        self._laid_out = 0.0
        self._sight: QRect | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    # -- filling ------------------------------------------------------------------------

    def fill(self, pieces: Iterable[Piece], *, at_once: bool = False) -> None:
        """Build ``pieces``: what a slice of time allows now, the rest while the window is idle."""
        self._pieces = iter(pieces)
        self._pending = True
        self._build(None if at_once else SLICE_SECONDS)
        if self._pending:
            self._timer.start()

    def add(self, pieces: Iterable[Piece]) -> None:
        """Build more pieces after all others, while the window is idle."""
        self._pieces = chain(self._pieces, pieces) if self._pending else iter(pieces)
        self._pending = True
        self._timer.start()

    def finish(self) -> None:
        """Build and measure all that is still missing, now."""
        if self._pending:
            self._build(None)
        self._settle(None)

    def stop(self) -> None:
        """Build and measure nothing any more."""
        self._pending = False
        self._timer.stop()

    def is_filled(self) -> bool:
        """Whether every piece has been built."""
        return not self._pending

    def parts(self) -> tuple[Part, ...]:
        """The parts built so far, in reading order."""
        return tuple(entry.widget for entry in self._entries)

    def replace(self, part: Part, pieces: Iterable[Piece]) -> None:
        """Put new pieces where ``part`` stood; the first of them gets its keyboard focus."""
        index = next(i for i, entry in enumerate(self._entries) if entry.widget is part)
        made = [self._make(piece) for piece in pieces]
        self._entries[index : index + 1] = made
        before: Part = part
        for entry in made:
            QWidget.setTabOrder(before, entry.widget)
            before = entry.widget
        if part.hasFocus() and made:
            made[0].widget.setFocus()
        part.hide()
        part.deleteLater()
        self.relayout()

    def _go_on(self) -> None:
        if self._pending:
            self._build(SLICE_SECONDS)
        elif not self._settle(SLICE_SECONDS):
            self._timer.stop()

    def _build(self, seconds: float | None) -> None:
        until = None if seconds is None else time.monotonic() + seconds
        first = len(self._entries)
        while until is None or time.monotonic() < until:
            piece = next(self._pieces, None)
            if piece is None:
                self._pending = False
                break
            self._entries.append(self._make(piece))
            if self.width() > 1:
                self._measure(self._entries[-1], self.width())
        if until is None or not self._pending or self._is_late():
            self.relayout()
        else:
            self._place_from(first)
        if not self._pending:
            self.filled.emit()

    def _make(self, piece: Piece) -> _Entry:
        widget = piece.make(self.context, self)
        widget.height_changed.connect(self._part_changed)
        if isinstance(widget, LongPart):
            widget.shifted.connect(self.shifted)
        widget.show()
        return _Entry(piece.above, widget)

    # -- layout -------------------------------------------------------------------------

    def widest(self) -> int:
        widths = [entry.widget.widest() for entry in self._entries]
        return max([self.context.look.column(), *widths])

    def height_for(self, width: int) -> int:
        total = 0
        for index, entry in enumerate(self._entries):
            total += self._height_of(entry, width) + (self._above(entry) if index else 0)
        return total

    def _above(self, entry: _Entry) -> int:
        return self.context.look.space(entry.above)

    def _measure(self, entry: _Entry, width: int) -> int:
        wide = self._wide(entry, width)
        if entry.width != wide:
            entry.height = entry.widget.height_for(wide)
            entry.width = wide
        return entry.height

    def _wide(self, entry: _Entry, width: int) -> int:
        return min(width, entry.widget.widest())

    def _height_of(self, entry: _Entry, width: int) -> int:
        """The height of a part; on a long page what is out of sight keeps its last one a while."""
        if self._can_wait(entry) and entry.width != self._wide(entry, width):
            self._timer.start()
            return entry.height
        return self._measure(entry, width)

    def _can_wait(self, entry: _Entry) -> bool:
        if self._sight is None or len(self._entries) < _LONG or not entry.height:
            return False
        return not entry.widget.geometry().intersects(self._sight)

    def set_sight(self, sight: QRect) -> None:
        """Which part of the column is in sight: it is right at once, the rest a moment later."""
        self._sight = sight
        for entry in self._entries:
            if isinstance(entry.widget, LongPart):
                entry.widget.set_sight(sight.translated(-entry.widget.pos()))
        width = self.width()
        stale = [
            entry
            for entry in self._entries
            if entry.width != self._wide(entry, width) and not self._can_wait(entry)
        ]
        if stale and width > 1:
            self.relayout()

    def _settle(self, seconds: float | None) -> bool:
        """Measure parts that keep an old height; whether there are more of them."""
        until = None if seconds is None else time.monotonic() + seconds
        width, measured, more = self.width(), False, False
        for entry in self._entries if width > 1 else ():
            if entry.width == self._wide(entry, width):
                continue
            if until is not None and time.monotonic() >= until:
                more = True
                break
            self._measure(entry, width)
            measured = True
        if measured:
            self._waits = True
        if self._waits and (until is None or not more or self._is_late()):
            self._relayout_in_place()
        return more

    def _is_late(self) -> bool:
        """Whether the whole column was laid out too long ago; to do it often takes long."""
        return time.monotonic() - self._laid_out > _PAUSE_SECONDS

    def _place_from(self, first: int) -> None:
        """Put the parts from ``first`` on below the others; their room is asked for later."""
        before = self._entries[first - 1].widget.geometry() if first else None
        top = before.y() + before.height() if before else 0
        width = self.width()
        for index, entry in enumerate(self._entries[first:], first):
            top += self._above(entry) if index else 0
            entry.widget.setGeometry(QRect(0, top, self._wide(entry, width), entry.height))
            top += entry.height

    def _relayout_in_place(self) -> None:
        sight = self._sight or QRect()
        seen = next(
            (each for each in self._entries if each.widget.geometry().bottom() >= sight.top()), None
        )
        before = seen.widget.y() if seen else 0
        self.relayout()
        if seen and seen.widget.y() != before:
            self.shifted.emit(seen.widget.y() - before)

    def _part_changed(self) -> None:
        sender = self.sender()
        for entry in self._entries:
            if entry.widget is sender:
                entry.width = -1
        self.relayout()

    def relayout(self) -> None:
        """Lay the parts out for the present width and say so if the height is another one."""
        if self.width() <= 1:
            return
        self._waits = False
        self._laid_out = time.monotonic()
        height = self._lay_out()
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.height_changed.emit()

    def _lay_out(self) -> int:
        width, top = self.width(), 0
        for index, entry in enumerate(self._entries):
            top += self._above(entry) if index else 0
            height = self._height_of(entry, width)
            entry.widget.setGeometry(QRect(0, top, self._wide(entry, width), height))
            top += height
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._height = self._lay_out()
        elif self._height != event.size().height():
            self._height = event.size().height()

    def restyle(self) -> None:
        for entry in self._entries:
            entry.widget.restyle()
            entry.width = -1
        if self.width() > 1:
            self._height = self._lay_out()
