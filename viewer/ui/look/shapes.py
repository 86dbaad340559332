"""Status shapes and icons as paths: a font draws them differently on each system."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from viewer.ui.look.measures import ICON, STROKE
from viewer.ui.look.pens import brush, stroke


def _circle(inset: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(inset, inset, 12 - 2 * inset, 12 - 2 * inset))
    return path


def _ring() -> QPainterPath:
    return _circle().subtracted(_circle(2.1))


def _half() -> QPainterPath:
    left = QPainterPath()
    left.addRect(QRectF(0, 0, 6, 12))
    return _circle().subtracted(_circle(1.7)).united(_circle().intersected(left))


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(0.5, 0.5, 11, 11))
    return path


def _bars() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(1.5, 0.5, 3.2, 11))
    path.addRect(QRectF(7.3, 0.5, 3.2, 11))
    return path


def _cross() -> QPainterPath:
    path = QPainterPath(QPointF(1, 1))
    path.lineTo(11, 11)
    path.moveTo(11, 1)
    path.lineTo(1, 11)
    return path


def _question() -> QPainterPath:
    path = QPainterPath(QPointF(2.6, 3.6))
    path.cubicTo(2.6, 0.2, 9.4, 0.2, 9.4, 3.6)
    path.cubicTo(9.4, 6.2, 6, 5.8, 6, 8.2)
    path.moveTo(6, 11)
    path.lineTo(6, 11.2)
    return path


_FILLED: dict[str, Callable[[], QPainterPath]] = {
    "open": _circle,
    "may_be_open": _half,
    "by_invitation": _half,
    "not_open_yet": _ring,
    "full": _square,
    "finished": _square,
    "paused": _bars,
}
_DRAWN: dict[str, Callable[[], QPainterPath]] = {"stopped": _cross, "not_known": _question}


def status_token(standing: str) -> str:
    """The colour token for the word beside a status shape."""
    if standing in {"open", "may_be_open", "not_open_yet"}:
        return "accent"
    return {"stopped": "stop", "paused": "care"}.get(standing, "ink")


def shape_token(standing: str) -> str:
    """The colour token of the shape itself: what is over stands back a little."""
    token = status_token(standing)
    return "soft" if token == "ink" else token


def paint_status(painter: QPainter, rect: QRectF, standing: str, color: QColor) -> None:
    """Paint the shape of ``standing`` to fill ``rect``, a square; unknown standings as "?"."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 12, rect.height() / 12)
    filled = _FILLED.get(standing)
    if filled:
        painter.fillPath(filled(), brush(color.name()))
    else:
        stroke(painter, _DRAWN.get(standing, _question)(), 2.2, color.name())
    painter.restore()


def _polyline(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        path.lineTo(x, y)
    return path


def _search() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8.5, 8.5), 5.7, 5.7)
    path.addPath(_polyline((12.8, 12.8), (17.4, 17.4)))
    return path


def _columns() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(3, 4, 6, 12))
    path.addRect(QRectF(11, 4, 6, 12))
    return path


def _close() -> QPainterPath:
    path = _polyline((4.5, 4.5), (15.5, 15.5))
    path.addPath(_polyline((15.5, 4.5), (4.5, 15.5)))
    return path


def _print() -> QPainterPath:
    path = _polyline((6, 7), (6, 2.8), (14, 2.8), (14, 7))
    path.addPath(_polyline((5.5, 14), (2.8, 14), (2.8, 7), (17.2, 7), (17.2, 14), (14.5, 14)))
    path.addRect(QRectF(6, 11.2, 8, 6))
    return path


def _menu() -> QPainterPath:
    path = _polyline((3, 5), (17, 5))
    path.addPath(_polyline((3, 10), (17, 10)))
    path.addPath(_polyline((3, 15), (17, 15)))
    return path


def _bookmark() -> QPainterPath:
    path = _polyline((5, 2.5), (15, 2.5), (15, 17.5), (10, 13.3), (5, 17.5))
    path.closeSubpath()
    return path


def _filters() -> QPainterPath:
    path = QPainterPath()
    for y, knob in ((5.0, 7.0), (10.0, 13.0), (15.0, 8.0)):
        path.addPath(_polyline((2.5, y), (knob - 2, y)))
        path.addEllipse(QPointF(knob, y), 2, 2)
        path.addPath(_polyline((knob + 2, y), (17.5, y)))
    return path


def _external() -> QPainterPath:
    path = _polyline((8, 4), (4, 4), (4, 16), (16, 16), (16, 12))
    path.addPath(_polyline((11, 3.5), (16.5, 3.5), (16.5, 9)))
    path.addPath(_polyline((16.2, 3.8), (9.5, 10.5)))
    return path


def _warning() -> QPainterPath:
    path = _polyline((10, 3), (17.5, 16.5), (2.5, 16.5))
    path.closeSubpath()
    path.addPath(_polyline((10, 8), (10, 11.8)))
    path.addPath(_polyline((10, 14.1), (10, 14.2)))
    return path


def _note() -> QPainterPath:
    path = _polyline((3, 3.5), (17, 3.5), (17, 13), (10.5, 13), (6.5, 17), (6.5, 13), (3, 13))
    path.closeSubpath()
    path.addPath(_polyline((6.5, 7), (13.5, 7)))
    path.addPath(_polyline((6.5, 9.8), (11, 9.8)))
    return path


_ICONS: dict[str, Callable[[], QPainterPath]] = {
    "search": _search,
    "close": _close,
    "print": _print,
    "menu": _menu,
    "compare": _columns,
    "save": _bookmark,
    "saved": _bookmark,
    "filters": _filters,
    "external": _external,
    "warning": _warning,
    "note": _note,
    "back": lambda: _polyline((12.5, 4), (6.5, 10), (12.5, 16)),
    "closed": lambda: _polyline((7.5, 4.5), (13, 10), (7.5, 15.5)),
    "opened": lambda: _polyline((4.5, 7.5), (10, 13), (15.5, 7.5)),
    "check": lambda: _polyline((3.5, 10.5), (8, 15), (16.5, 5)),
}

ICON_NAMES = (*_ICONS, "text-size")


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Paint an icon of the 20 px grid into ``rect``. Raises KeyError for an unknown name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / ICON, rect.height() / ICON)
    path = _ICONS[name]()
    if name == "saved":
        painter.fillPath(path, brush(color.name()))
    stroke(painter, path, 3.0 if name == "check" else STROKE, color.name())
    painter.restore()
