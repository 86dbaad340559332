"""The foot of the list: the way to what the person saved, always in sight."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.ui.controls import ActionButton
from viewer.ui.look import Look
from viewer.ui.look.measures import SMALL, TINY
from viewer.ui.results.counted import saved_words

SIDE = 17
"""Free space at the left of it, as beside the search field."""


class PaneFoot(QWidget):
    """A line, and under it what leads to the saved studies."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._has_line = True
        self.saved = ActionButton(look, saved_words(0, ""), "saved")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.saved)
        self._row.addStretch(1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self.saved.set_look(look)
        self._set_margins()

    def set_line(self, on: bool) -> None:
        """Have a line above it: not where it stands among other things."""
        if on != self._has_line:
            self._has_line = on
            self._set_margins()

    def set_count(self, count: int) -> None:
        """Say how many studies are saved."""
        words = saved_words(count, self.locale().toString(count))
        if words != self.saved.words:
            self.saved.set_words(words)

    def _set_margins(self) -> None:
        room = self._look.space(TINY) if self._has_line else 0
        self._row.setContentsMargins(
            self._look.space(SIDE) if self._has_line else 0,
            room + self._has_line,
            self._look.space(SMALL),
            room,
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        if self._has_line:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, self._look.color("rule"))
