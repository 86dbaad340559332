"""How a field to type in and an icon with words look; painted by the widgets, and before them.

Nothing here uses Qt's list of constants; see ``viewer.ui.look.pens``.
"""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from viewer.ui.look.look import Look, paint_named_icon
from viewer.ui.look.measures import CORNER, FOCUS_RING, ICON, SMALL, TARGET
from viewer.ui.look.pens import filled, outline, write
from viewer.ui.look.shapes import paint_icon
from viewer.ui.look.type import Role

_WIDE_ICON = 1.25


def paint_field(painter: QPainter, box: QRect, look: Look, *, focused: bool) -> None:
    """Paint the ground of a search field, its edge or its ring, and the glass."""
    width = FOCUS_RING if focused else 1.0
    half = width / 2
    area = QRectF(box)
    filled(painter, area.adjusted(half, half, -half, -half), CORNER, look.hex("paper"))
    outline(painter, area, CORNER, width, look.hex("accent" if focused else "edge"))
    size = look.px(ICON)
    left = box.left() + look.space(14)
    glass = QRectF(left, box.top() + (box.height() - size) / 2, size, size)
    paint_icon(painter, glass, "search", look.color("accent"))


def clear_size(look: Look) -> int:
    """The size of the button that clears a field, in pixels."""
    return max(TARGET, look.px(30))


def icon_width(look: Look, icon: str) -> int:
    """The width of an icon beside words, in pixels."""
    return round(look.px(ICON) * (_WIDE_ICON if icon == "text-size" else 1))


def words_left(look: Look, icon: str) -> int:
    """Where the words beside an icon begin, in pixels from the left of both."""
    return look.space(SMALL) + (icon_width(look, icon) + look.space(SMALL) if icon else 0)


def action_size(look: Look, words: str, icon: str, role: Role) -> tuple[int, int]:
    """Width and height of icon, gap and words with room around them, in pixels."""
    wide = int(QFontMetricsF(look.font(role)).horizontalAdvance(words)) + 2
    width = wide + look.space(SMALL) + words_left(look, icon)
    return width, max(TARGET, look.px(28) + 2 * SMALL)


def paint_action_icon(painter: QPainter, box: QRect, look: Look, icon: str, token: str) -> None:
    """Paint the icon before the words of an action."""
    width, height = icon_width(look, icon), look.px(ICON)
    left = float(box.left() + look.space(SMALL))
    area = QRectF(left, box.top() + (box.height() - height) / 2, width, height)
    paint_named_icon(painter, area, icon, look, token)


def paint_action_words(
    painter: QPainter, box: QRect, look: Look, words: str, icon: str, token: str
) -> None:
    """Paint the words of an action in one line, in the painter's font."""
    left = words_left(look, icon)
    write(painter, box.adjusted(left, 0, 0, 0), words, look.hex(token))
