"""The small square in the colour of a tag, for menus and lists."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from viewer.ui.look import Look
from viewer.ui.look.measures import ICON
from viewer.ui.look.pens import filled
from viewer.ui.look.tag_colours import tag_colour

_INSET = 4


def swatch(look: Look, colour: int) -> QIcon:
    """The square of a colour as an icon, sharp on screens of one to three times the dots."""
    size = look.px(ICON)
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        inset = look.px(_INSET)
        box = QRectF(inset, inset, size - 2 * inset, size - 2 * inset)
        filled(painter, box, 3, tag_colour(look.tokens.name, colour))
        painter.end()
        made.addPixmap(picture)
    return made
