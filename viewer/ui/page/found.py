"""Marks a place in set text as found, as a selection in running text is marked."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPalette, QTextCharFormat, QTextLayout

from viewer.ui.look import Look

FoundPlace = tuple[int, int]
"""Where a place begins and how long it is, in UTF-16 units; a length of 0: no place."""
NOWHERE: FoundPlace = (0, 0)


def draw_text(
    painter: QPainter, layout: QTextLayout, at: QPointF, look: Look, place: FoundPlace
) -> None:
    """Draw set text, the found place on the ground that selected text has."""
    if not place[1]:
        layout.draw(painter, at)
        return
    form = QTextCharFormat()
    palette = look.palette()
    form.setBackground(palette.brush(QPalette.ColorRole.Highlight))
    form.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = place
    mark.format = form
    layout.draw(painter, at, [mark])
