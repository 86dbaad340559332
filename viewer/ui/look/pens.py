"""Painting with colours, lines and words without a single name of Qt's own list of constants.

The first look at that list makes Python classes of all of it, which takes a tenth of the time to
the first painted window. Brushes come from palettes here, lines are painted as filled shapes, and
words get their colour from their format and not from a pen.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)

_LONGEST = 10_000


@lru_cache(maxsize=64)
def brush(color: str) -> QBrush:
    """A brush of this colour, ``#rrggbb``; nobody may change it."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
    return palette.brush(QPalette.ColorRole.WindowText)


def fill(painter: QPainter, rect: QRect, color: str) -> None:
    """Fill whole pixels."""
    painter.setBackground(brush(color))
    painter.eraseRect(rect)


@lru_cache(maxsize=64)
def _colored(color: str) -> QTextLayout.FormatRange:
    words = QTextCharFormat()
    words.setForeground(brush(color))
    whole = QTextLayout.FormatRange()
    whole.start, whole.length, whole.format = 0, _LONGEST, words
    return whole


def write(painter: QPainter, rect: QRect, text: str, color: str, *, centred: bool = False) -> None:
    """Write a line of plain text in the painter's font, in the middle of the rectangle's height.

    It begins at the left edge, or stands in the middle; what is too long is not cut.
    """
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    left = rect.left() + ((rect.width() - line.naturalTextWidth()) / 2 if centred else 0)
    top = rect.top() + (rect.height() - line.height()) / 2
    layout.draw(painter, QPointF(left, top), [_colored(color)])


def outline(painter: QPainter, rect: QRectF, corner: float, width: float, color: str) -> None:
    """Paint a line of ``width`` along the inside of a rectangle with round corners.

    ``corner`` is the radius in the middle of the line.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(rect, corner + width / 2, corner + width / 2)
    inner = rect.adjusted(width, width, -width, -width)
    path.addRoundedRect(inner, corner - width / 2, corner - width / 2)
    painter.fillPath(path, brush(color))


def filled(painter: QPainter, rect: QRectF, corner: float, color: str) -> None:
    """Fill a rectangle with round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(rect, corner, corner)
    painter.fillPath(path, brush(color))


def stroke(painter: QPainter, path: QPainterPath, width: float, color: str) -> None:
    """Paint a path as a line with round ends and corners."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    color_brush, half = brush(color), width / 2
    painter.fillPath(stroker.createStroke(path), color_brush)
    for place in range(path.elementCount()):
        point = path.elementAt(place)
        if point.isMoveTo() or point.isLineTo():
            dot = QPainterPath()
            dot.addEllipse(QPointF(point.x, point.y), half, half)
            painter.fillPath(dot, color_brush)
