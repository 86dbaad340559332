"""Painting with colours, lines and words without a single name of Qt's own list of constants.

The first look at that list makes Python classes of all of it, which takes a tenth of the time to
the first painted window. Brushes come from palettes here, lines are painted as filled shapes, and
words by the style, which takes their colour from a palette, too.
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
)
from PySide6.QtWidgets import QApplication

IN_THE_MIDDLE = 0x80 | 0x100 | 0x200
"""Qt::AlignVCenter, Qt::TextSingleLine, Qt::TextDontClip (doc.qt.io/qt-6/qt.html)."""

IN_THE_CENTRE = 0x84 | 0x200
"""Qt::AlignCenter, Qt::TextDontClip."""


@lru_cache(maxsize=64)
def ink(color: str) -> QPalette:
    """A palette whose words have this colour, ``#rrggbb``; nobody may change it."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
    return palette


@lru_cache(maxsize=64)
def brush(color: str) -> QBrush:
    """A brush of this colour, ``#rrggbb``; nobody may change it."""
    return ink(color).brush(QPalette.ColorRole.WindowText)


def fill(painter: QPainter, rect: QRect, color: str) -> None:
    """Fill whole pixels."""
    painter.setBackground(brush(color))
    painter.eraseRect(rect)


def write(
    painter: QPainter, rect: QRect, text: str, color: str, flags: int = IN_THE_MIDDLE
) -> None:
    """Write plain text in the painter's font."""
    style = QApplication.style()
    style.drawItemText(painter, rect, flags, ink(color), True, text, QPalette.ColorRole.WindowText)  # noqa: FBT003  (Qt's order)


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
