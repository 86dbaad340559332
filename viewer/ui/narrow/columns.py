"""Groups beside each other in pairs, or below each other where there is no room for two."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.ui.look import Look
from viewer.ui.look.measures import BLOCK, WIDE

_LEAST = 300
"""Pixels of a column at 100 %; below it, its choices would take several lines each."""


class Columns(QWidget):
    """Lays out groups in pairs of the same top; the order of the keyboard is that of reading."""

    def __init__(self, look: Look, groups: list[QWidget]) -> None:
        super().__init__()
        self._look = look
        self._groups = groups
        self._pairs: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take sizes from the look."""
        self._look = look
        self._grid.setHorizontalSpacing(look.space(WIDE) * 2)
        self._grid.setVerticalSpacing(look.space(BLOCK))
        self._pairs = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = 2 * self._look.px(_LEAST) + self._grid.horizontalSpacing()
        pairs = self.width() >= least
        if pairs == self._pairs:
            return
        self._pairs = pairs
        for group in self._groups:
            self._grid.removeWidget(group)
        columns = 2 if pairs else 1
        for place, group in enumerate(self._groups):
            row, column = divmod(place, columns)
            self._grid.addWidget(group, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
