"""A heading of the window's own pages; screen readers are told that it is one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)

from viewer.ui.controls import Label
from viewer.ui.focus_ring import FocusRing
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL


class HeadingLabel(Label):
    """A heading: of a page (level 1) or of a group on it (2, with a line under it)."""

    def __init__(self, look: Look, text: str, level: int) -> None:
        self.level = level
        self._look = look
        self._ring: FocusRing | None = None
        super().__init__(look, Role.TITLE if level == 1 else Role.CARD_TITLE, text=text)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:  # noqa: N802  (Qt's name)
        """Say something else, to a screen reader, too."""
        super().setText(text)
        self.setAccessibleName(text)

    def set_look(self, look: Look) -> None:
        """Take font and colour from the look."""
        self._look = look
        super().set_look(look)
        if self._ring is not None:
            self._ring.set_look(look)
        if self.level > 1:
            self.setContentsMargins(0, 0, 0, look.space(SMALL))

    def sizeHint(self) -> QSize:
        """All words in one line, where there is room."""
        width = round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 2
        return QSize(width, self.heightForWidth(width))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, unless a press brought it there."""
        super().focusInEvent(event)
        parent = self.parentWidget()
        if event.reason() is Qt.FocusReason.MouseFocusReason or parent is None:
            return
        if self._ring is None:
            self._ring = FocusRing(self._look, parent)
        self._ring.follow(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.follow(None)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the ring along."""
        super().moveEvent(event)
        if self._ring is not None:
            self._ring.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring round all of it."""
        super().resizeEvent(event)
        if self._ring is not None:
            self._ring.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and under those of a group a line."""
        super().paintEvent(event)
        if self.level > 1:
            painter = QPainter(self)
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), self._look.color("ink"))
