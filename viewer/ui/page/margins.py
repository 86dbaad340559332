"""The margins of a page, and where a card finds room beside its texts."""

from PySide6.QtCore import QRect

from viewer.ui.look import Look
from viewer.ui.look.measures import CARD_MARGIN, MARGIN_LEFT, MARGIN_NARROW, MARGIN_RIGHT
from viewer.ui.page.card_frame import SHADOW, CardFrame

_NARROW = 560


def side_margins(look: Look, width: int) -> tuple[int, int]:
    """The left and right margins of a page ``width`` pixels wide."""
    left = look.space(MARGIN_LEFT if width >= _NARROW else MARGIN_NARROW)
    return left, look.space(MARGIN_RIGHT)


def card_place(
    look: Look, card: CardFrame, word: QRect, page: int, sight: QRect, *, taken: bool = False
) -> QRect:
    """In the right margin where there is room, else under the word, else above it.

    ``page`` is the page's width in pixels, ``sight`` what of it is in sight. ``taken``: answers
    stand in the right margin, and the card leaves them free.
    """
    left, right = side_margins(look, page)
    margin = left + look.column() + look.space(4)
    has_margin = page - margin >= look.space(CARD_MARGIN)
    if has_margin and not taken:
        width = min(page - margin + SHADOW // 2, look.px(420))
        height = card.height_for(width)
        top = max(sight.top(), min(word.top() - SHADOW, sight.bottom() - height))
        return QRect(margin, top, width, height)
    width = min(page - 2 * SHADOW, look.px(440))
    height = card.height_for(width)
    end = margin if has_margin else page - right // 2
    x = max(SHADOW // 2, min(word.left() - SHADOW, end - width))
    top = word.bottom() + 2
    fits_above = word.top() - height >= sight.top()
    if top + height > sight.bottom() and fits_above:
        top = word.top() - height
    return QRect(x, top, width, height)
