"""The names of the columns of a comparison, at its top while their own line is out of sight."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL
from viewer.ui.page.table import ColumnHead, TableView

_RULE = 2
_NEAR = 40
"""Pixels between two rows that count as the row above."""


class ColumnHeads(QWidget):
    """Painted over the page; for the eye alone, for each row tells its columns to a reader."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look = look
        self._heads: tuple[ColumnHead, ...] = ()
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self.update()

    def words(self) -> tuple[str, ...]:
        """What stands there; nothing while it is out of sight."""
        return () if self.isHidden() else tuple(head.words for head in self._heads)

    def high(self) -> int:
        """How high it is, in pixels, when it is in sight."""
        return self._look.leading(Role.CONTROL_STRONG) + 2 * SMALL + _RULE

    def follow(self, page: QWidget, top: int, width: int) -> None:
        """Show the names for what stands at ``top`` of the page, which begins at this one's own."""
        table = self._table_at(page, top)
        heads = table.heads() if table is not None else ()
        self.setVisible(bool(heads))
        if table is None or not heads:
            return
        left = table.mapTo(page, QPoint(0, 0)).x()
        self._heads = tuple(head._replace(left=head.left + left) for head in heads)
        self.resize(width, self.high())
        self.update()

    def _table_at(self, page: QWidget, top: int) -> TableView | None:
        for table in page.findChildren(TableView):
            at = table.mapTo(page, QPoint(0, 0)).y()
            if not table.isVisibleTo(page) or not at <= top < at + table.height() + _NEAR:
                continue
            if top >= at + table.head_height():
                return table
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        painter.fillRect(self.rect(), look.color("paper"))
        font = look.font(Role.CONTROL_STRONG)
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        metrics = QFontMetricsF(font)
        for head in self._heads:
            shown = metrics.elidedText(head.words, Qt.TextElideMode.ElideRight, head.width)
            box = QRectF(head.left, 0, head.width, self.height() - _RULE)
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, middle, shown)
        if self._heads:
            first, last = self._heads[0], self._heads[-1]
            line = QRectF(first.left, self.height() - _RULE, 0, _RULE)
            line.setRight(last.left + last.width)
            painter.fillRect(line, look.color("ink"))
        painter.end()
