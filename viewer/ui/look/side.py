"""The ground of what stands beside the page."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from viewer.ui.look.look import Look


def paint_side(painter: QPainter, look: Look, room: QRect, line: int) -> None:
    """Fill ``room``, with a line above the pixel row ``line`` and, where the look has frames,
    an edge at the right.
    """
    painter.fillRect(room, look.color("side"))
    painter.fillRect(QRect(0, line - 1, room.width(), 1), look.color("rule"))
    if look.tokens.frames:
        painter.fillRect(QRect(room.width() - 2, 0, 2, room.height()), look.color("edge"))
