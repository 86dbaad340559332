"""A heading of the window's own pages; screen readers are told that it is one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from viewer.ui.controls import Label
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL


class HeadingLabel(Label):
    """A heading: of a page (level 1) or of a group on it (2, with a line under it)."""

    def __init__(self, look: Look, text: str, level: int) -> None:
        self.level = level
        self._look = look
        super().__init__(look, Role.TITLE if level == 1 else Role.CARD_TITLE, text=text)
        self.setAccessibleName(text)

    def set_look(self, look: Look) -> None:
        """Take font and colour from the look."""
        self._look = look
        super().set_look(look)
        if self.level > 1:
            self.setContentsMargins(0, 0, 0, look.space(SMALL))

    def sizeHint(self) -> QSize:
        """All words in one line, where there is room."""
        width = round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 2
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and under those of a group a line."""
        super().paintEvent(event)
        if self.level > 1:
            painter = QPainter(self)
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), self._look.color("ink"))
