"""Puts the rows that :mod:`viewer.ui.results.rows` paints into a Qt list."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.look import Look
from viewer.ui.results.model import Role as RowRole
from viewer.ui.results.row import NOTHING_MINE, RowMine, RowWords
from viewer.ui.results.rows import RowPainter, RowState


class ResultsDelegate(QStyledItemDelegate):
    """Paints the rows of a list, on ``ground``; what they say comes from the model."""

    def __init__(self, look: Look, parent: QObject | None = None, *, ground: str = "side") -> None:
        super().__init__(parent)
        self._rows = RowPainter(look, ground=ground)

    def set_look(self, look: Look) -> None:
        """Paint in another look."""
        self._rows.set_look(look)

    def set_width(self, width: int) -> None:
        """Lay out for rows of this width in pixels, scroll bar included."""
        self._rows.set_width(width)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words need, remembered for each width."""
        words = index.data(RowRole.WORDS)
        if not isinstance(words, RowWords):
            return QSize(0, 0)
        return QSize(1, self._rows.height(words, _mine(index)))

    def star(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where the star of the row in ``rect`` can be pressed."""
        words = index.data(RowRole.WORDS)
        if not isinstance(words, RowWords):
            return QRect()
        return self._rows.star_target(rect, words, _mine(index))

    def box(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where the box before the row in ``rect`` can be pressed; nowhere without one."""
        return self._rows.box_target(rect) if _mine(index).ticked is not None else QRect()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        words = index.data(RowRole.WORDS)
        if not isinstance(words, RowWords):
            return
        state, flags = option.state, QStyle.StateFlag
        row = RowState(
            chosen=bool(state & flags.State_Selected),
            pointed=bool(state & flags.State_MouseOver),
            focused=bool(state & flags.State_HasFocus),
        )
        self._rows.paint(painter, option.rect, words, _mine(index), row)


def _mine(index: QModelIndex | QPersistentModelIndex) -> RowMine:
    mine = index.data(RowRole.MINE)
    return mine if isinstance(mine, RowMine) else NOTHING_MINE
