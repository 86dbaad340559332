"""Criteria, one a row: number, text, a rule between. Room is kept for the reader's answers."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import CriterionRow, Span, mark_before
from viewer.ui.look import Role
from viewer.ui.look.measures import CRITERION_ANSWERS, CRITERION_NUMBER, CRITERION_TEXT
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.text_view import TextView
from viewer.ui.page.writer import Writer
from viewer.words import _

_PADDING = 13
_DEEPEST = 2


class Criterion(BlockWidget):
    """One criterion. ``first`` draws the strong line over a list of ``total``; ``followed``: a
    point under it comes next.
    """

    def __init__(
        self,
        context: PageContext,
        row: CriterionRow,
        total: int,
        *,
        first: bool,
        followed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._row = row
        self._first = first
        self._followed = followed
        self._text = TextView(
            context,
            self._write,
            self,
            widest=CRITERION_TEXT,
        )
        name = _("Line {number} of {total}") if row.level == 0 else _("Point under {number}")
        self._text.setAccessibleName(name.format(number=row.number, total=total))

    def _write(self, writer: Writer, _width: int) -> None:
        """The source's line, and under it, smaller, what its signs and units mean."""
        row = self._row
        # Our number stands at the left; "see 3b" in the source's text means the source's own.
        writer.paragraph((Span(mark_before(row, str(row.number))), *row.spans), Role.NOTE)
        if row.help:
            writer.paragraph(row.help, Role.CONTROL, "soft", above=2)

    def widest(self) -> int:
        text = self.context.look.px(CRITERION_NUMBER + CRITERION_TEXT)
        return text + self.context.look.space(CRITERION_ANSWERS + 20)

    def _left(self, width: int) -> int:
        wanted = self.context.look.px(CRITERION_NUMBER + 24 * min(self._row.level, _DEEPEST))
        # In a small window with big letters the text needs the room more than the indent.
        return min(wanted, width // 5 + width // 20 * min(self._row.level, _DEEPEST))

    def height_for(self, width: int) -> int:
        look = self.context.look
        left = self._left(width)
        room = max(1, min(width - left, look.px(CRITERION_TEXT)))
        top = look.space(_PADDING if self._row.level == 0 else 4) + (2 if self._first else 1)
        height = self._text.height_for(room)
        self._text.setGeometry(left, top, room, height)
        return top + height + look.space(0 if self._followed else _PADDING)

    def restyle(self) -> None:
        self._text.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        if self._first:
            painter.fillRect(QRectF(0, 0, self.width(), 2), look.color("ink"))
        elif self._row.level == 0:
            painter.fillRect(QRectF(0, 0, self.width(), 1), look.color("rule"))
        base = self._text.y() + 0.8 * look.leading(Role.NOTE)
        if self._row.level == 0:
            painter.setFont(look.font(Role.NOTE))
            painter.setPen(look.color("soft"))
            painter.drawText(QPointF(0, base), str(self._row.number))
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(self._text.x() - look.px(14), base - look.px(5.5))
            painter.setPen(QPen(look.color("soft"), 1.2 * look.zoom))
            painter.setBrush(look.color("soft") if self._row.level == 1 else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 2.2 * look.zoom, 2.2 * look.zoom)
        painter.end()
