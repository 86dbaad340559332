"""A score drawn as a bar: its levels, its numbers, and what the study asks for."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import ScoreScale
from viewer.ui.look import Role
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext

_BAR = 30
_TICK = 6
_GAP = 8
"""The least room between two words in a row."""


class ScaleBar(BlockWidget):
    """The bar of a score. A screen reader is told all of it in words.

    Names of levels stand over the bar where all of them fit in the rows there; the facts beside
    it name them in any case.
    """

    def __init__(
        self, context: PageContext, block: ScoreScale, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._block = block
        self.setAccessibleName(block.said)

    def height_for(self, width: int) -> int:
        return round(self._bar_top(width) + self._bar_height() + self._below(width))

    def restyle(self) -> None:
        self.update()

    def _metrics(self, role: Role) -> QFontMetricsF:
        return QFontMetricsF(self.context.look.font(role))

    def _row(self) -> int:
        return self.context.look.leading(Role.CONTROL)

    def _bar_height(self) -> int:
        return self.context.look.px(_BAR)

    def _goal_fits(self, width: int) -> bool:
        goal = self._block.goal
        if goal is None:
            return False
        needed = self._metrics(Role.CONTROL_STRONG).horizontalAdvance(goal.words) + 2 * _GAP
        return (goal.stop - goal.start) * width >= needed

    def _level_rows(self, width: int) -> list[tuple[float, str]]:
        """Left edge and words of each level's name; nothing where not all of them fit."""
        metrics = self._metrics(Role.CONTROL)
        placed: list[tuple[float, str]] = []
        free = 0.0
        for level in self._block.levels:
            own = metrics.horizontalAdvance(level.words)
            middle = (level.start + level.stop) / 2 * width
            left = max(free, min(max(0.0, middle - own / 2), width - own))
            off = abs(left + own / 2 - middle)
            if left + own > width + 0.5 or off > own / 2 + (level.stop - level.start) * width / 2:
                return []
            placed.append((left, level.words))
            free = left + own + _GAP
        return placed

    def _ticks(self, width: int) -> list[tuple[float, float, str]]:
        """Place, left edge and words of the numbers that fit side by side; both ends always."""
        metrics = self._metrics(Role.CONTROL)
        ticks = self._block.ticks
        edges = []
        for tick in ticks:
            own = metrics.horizontalAdvance(tick.words)
            left = min(max(0.0, tick.at * width - own / 2), max(0.0, width - own))
            edges.append((tick.at * width, left, left + own, tick.words))
        if not edges:
            return []
        last = edges[-1]
        kept = []
        free = -1.0
        for place, left, right, words in edges[:-1]:
            if left >= free and right + _GAP <= last[1]:
                kept.append((place, left, words))
                free = right + _GAP
        return [*kept, (last[0], last[1], last[3])]

    def _bar_top(self, width: int) -> int:
        rows = bool(self._level_rows(width)) + (
            self._block.goal is not None and not self._goal_fits(width)
        )
        return rows * self._row()

    def _below(self, width: int) -> int:
        look = self.context.look
        rows = 1 + bool(self._direction(width))
        return look.px(_TICK) + rows * self._row()

    def _direction(self, width: int) -> str:
        words = self._block.direction
        fits = self._metrics(Role.CONTROL).horizontalAdvance(words) <= width
        return words if fits else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        look, width = self.context.look, self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._level_rows(width)
        painter.setFont(look.font(Role.CONTROL))
        painter.setPen(look.color("ink"))
        for left, words in names:
            self._write(painter, left, 0, words)
        top = self._bar_top(width)
        bar = QRectF(0.5, top + 0.5, width - 1, self._bar_height() - 1)
        painter.setPen(QPen(look.color("edge"), 1.4))
        painter.setBrush(look.color("side"))
        painter.drawRect(bar)
        painter.setPen(QPen(look.color("ink"), 1.6))
        reach = bar.bottom() + look.px(_TICK) / 2
        edges = [level.start * width for level in self._block.levels if level.start > 0]
        for at in edges:
            painter.drawLine(QPointF(at, bar.top()), QPointF(at, reach))
        # Over the lines, for it may hold words.
        self._paint_goal(painter, bar, width)
        painter.setPen(look.color("ink"))
        painter.setFont(look.font(Role.CONTROL))
        row = round(bar.bottom()) + look.px(_TICK)
        for _place, left, words in self._ticks(width):
            self._write(painter, left, row, words)
        if self._direction(width):
            painter.setPen(look.color("soft"))
            self._write(painter, 0, row + self._row(), self._direction(width))
        painter.end()

    def _paint_goal(self, painter: QPainter, bar: QRectF, width: int) -> None:
        goal, look = self._block.goal, self.context.look
        if goal is None:
            return
        painter.setPen(QPen(look.color("accent"), 1))
        painter.setBrush(look.color("accent"))
        left = goal.start * width
        filled = max(3.0, (goal.stop - goal.start) * width)
        place = QRectF(left, bar.top(), min(filled, width - left), bar.height())
        painter.drawRect(place)
        painter.setFont(look.font(Role.CONTROL_STRONG))
        own = self._metrics(Role.CONTROL_STRONG).horizontalAdvance(goal.words)
        middle = place.center().x() - own / 2
        if self._goal_fits(width):
            painter.setPen(look.color("on_accent"))
            above = (bar.height() - self._row()) / 2
            self._write(painter, middle, round(bar.top() + above), goal.words)
        else:
            painter.setPen(look.color("accent"))
            at = min(max(0.0, middle), max(0.0, width - own))
            self._write(painter, at, round(bar.top()) - self._row(), goal.words)

    def _write(self, painter: QPainter, left: float, top: int, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        base = top + (self._row() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(left, base), words)
