"""Points and spans in time, drawn in rows over one axis."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Timeline
from viewer.pages.pictures import TimelineMark, TimelineRow, TimelineShape
from viewer.ui.look import Role
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext

_MARK = 7
"""Half the size of a mark, before zoom."""
_RING = 12
"""Half the size of a ring with a number in it."""
_ROW = 36
_GAP = 12
_NARROWEST = 21
"""Text sizes of width below which marks would lie on each other: the list says it all."""


class TimelinePicture(BlockWidget):
    """The picture. A screen reader is told all of it in words.

    Where there is too little room it takes none: the list that follows says the same.
    """

    def __init__(
        self, context: PageContext, block: Timeline, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._block = block
        self.setAccessibleName(block.name)
        self.setAccessibleDescription(block.said)

    def height_for(self, width: int) -> int:
        if not self._fits(width):
            return 0
        rows = sum(self._row_height(row) for row in self._block.rows)
        return rows + self._axis_height()

    def restyle(self) -> None:
        self.update()

    def _fits(self, width: int) -> bool:
        return width >= _NARROWEST * self.context.look.px(19) + self._label_width()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.context.look.font(Role.CONTROL))

    def _label_width(self) -> int:
        labels = [self._block.axis, *(row.label for row in self._block.rows)]
        metrics = self._metrics()
        widest = max(metrics.horizontalAdvance(label) for label in labels)
        return round(widest) + self.context.look.space(_GAP) if widest else 0

    def _row_height(self, row: TimelineRow) -> int:
        look = self.context.look
        lift = max((mark.lift for mark in row.marks), default=0)
        return max(look.px(_ROW), look.leading(Role.CONTROL)) + lift * look.px(2 * _RING + 2)

    def _axis_height(self) -> int:
        look = self.context.look
        return look.px(6) + look.leading(Role.CONTROL)

    def _room(self) -> tuple[float, float]:
        """Left edge and width of the axis; half a mark is kept free at both ends."""
        look = self.context.look
        left = self._label_width() + look.px(_MARK)
        return left, max(1.0, self.width() - left - look.px(_MARK) - 1)

    def _place(self, at: float) -> float:
        left, width = self._room()
        return left + at * width

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._fits(self.width()):
            return
        look = self.context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(Role.CONTROL))
        bottom = self.height() - self._axis_height()
        self._paint_axis(painter, bottom)
        top = 0
        for row in self._block.rows:
            high = self._row_height(row)
            base = top + high - max(look.px(_ROW), look.leading(Role.CONTROL)) / 2
            self._paint_row(painter, row, base, bottom)
            top += high
        painter.end()

    def _paint_axis(self, painter: QPainter, bottom: int) -> None:
        look, metrics = self.context.look, self._metrics()
        left, width = self._room()
        painter.setPen(QPen(look.color("edge"), 1.4))
        painter.drawLine(QPointF(left, bottom + 0.5), QPointF(left + width, bottom + 0.5))
        row = bottom + look.px(6)
        free = -1.0
        if self._block.axis:
            painter.setPen(look.color("soft"))
            self._write(painter, 0, row, self._block.axis)
        for tick in self._block.ticks:
            at = self._place(tick.at)
            painter.setPen(QPen(look.color("rule"), 1))
            painter.drawLine(QPointF(at, 0), QPointF(at, bottom))
            painter.setPen(QPen(look.color("edge"), 1.4))
            painter.drawLine(QPointF(at, bottom), QPointF(at, bottom + look.px(4)))
            own = metrics.horizontalAdvance(tick.words)
            start = min(max(0.0, at - own / 2), self.width() - own)
            if start >= free:
                painter.setPen(look.color("ink"))
                self._write(painter, start, row, tick.words)
                free = start + own + look.space(_GAP)

    def _paint_row(self, painter: QPainter, row: TimelineRow, base: float, bottom: int) -> None:
        look = self.context.look
        if row.label:
            painter.setPen(look.color("ink"))
            top = base - look.leading(Role.CONTROL) / 2
            self._write(painter, 0, top, row.label)
        for mark in row.marks:
            if mark.shape is TimelineShape.TODAY:
                self._paint_today(painter, mark, bottom)
        # Lines under rings, and the stem of a lifted ring under the ring that stands below it.
        order = sorted(row.marks, key=lambda mark: (mark.shape is TimelineShape.DATE, -mark.lift))
        for mark in order:
            if mark.shape is not TimelineShape.TODAY:
                self._paint_mark(painter, mark, base)

    def _paint_today(self, painter: QPainter, mark: TimelineMark, bottom: int) -> None:
        look = self.context.look
        at = self._place(mark.start)
        painter.setPen(QPen(look.color("care"), 2 * max(1.0, look.zoom)))
        painter.drawLine(QPointF(at, 0), QPointF(at, bottom))
        painter.setPen(look.color("ink"))
        own = self._metrics().horizontalAdvance(mark.words)
        beside = at - own - look.px(5)
        self._write(painter, beside if beside > 0 else at + look.px(5), 0, mark.words)

    def _paint_mark(self, painter: QPainter, mark: TimelineMark, base: float) -> None:
        look = self.context.look
        accent, half = look.color("accent"), look.px(_MARK)
        start, end = self._place(mark.start), self._place(mark.end)
        pen = QPen(accent, 2 * max(1.0, look.zoom))
        if mark.planned:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.shape is TimelineShape.LENGTH:
            pen.setWidthF(4 * max(1.0, look.zoom))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(start, base), QPointF(end, base))
            return
        if mark.shape is TimelineShape.DATE:
            self._paint_date(painter, mark, start, base, pen)
            return
        if end - start > 2 * half:
            # A span: a bar, whatever stands for a point of its kind.
            painter.setBrush(look.color("paper") if self._is_hollow(mark) else accent)
            painter.drawRect(QRectF(start, base - half, end - start, 2 * half))
            return
        self._paint_point(painter, mark, (start + end) / 2, base)

    @staticmethod
    def _is_hollow(mark: TimelineMark) -> bool:
        return mark.planned or mark.shape is TimelineShape.CALL

    def _paint_point(self, painter: QPainter, mark: TimelineMark, at: float, base: float) -> None:
        look = self.context.look
        half = look.px(_MARK)
        painter.setBrush(look.color("paper") if self._is_hollow(mark) else look.color("accent"))
        place = QRectF(at - half, base - half, 2 * half, 2 * half)
        if mark.shape in {TimelineShape.VISIT, TimelineShape.CALL}:
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        elif mark.shape is TimelineShape.FOLLOW:
            corners = [(0, -half), (half, 0), (0, half), (-half, 0)]
            painter.drawPolygon(QPolygonF([QPointF(at + x, base + y) for x, y in corners]))
        elif mark.shape is TimelineShape.STAY:
            painter.drawRect(place.adjusted(half / 2, 0, -half / 2, 0))
        else:
            painter.drawRect(place.adjusted(1, 1, -1, -1))

    def _paint_date(
        self, painter: QPainter, mark: TimelineMark, at: float, base: float, pen: QPen
    ) -> None:
        """A ring with its number, dashed for a plan; lifted rings stand on a stem."""
        look = self.context.look
        half = look.px(_RING)
        middle = base - mark.lift * look.px(2 * _RING + 2)
        if mark.lift:
            painter.drawLine(QPointF(at, base), QPointF(at, middle))
        painter.setPen(pen)
        painter.setBrush(look.color("paper"))
        place = QRectF(at - half, middle - half, 2 * half, 2 * half).adjusted(1, 1, -1, -1)
        painter.drawEllipse(place)
        painter.setPen(look.color("ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.words)

    def _write(self, painter: QPainter, left: float, top: float, words: str) -> None:
        metrics = self._metrics()
        row = self.context.look.leading(Role.CONTROL)
        base = top + (row - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(left, base), words)
