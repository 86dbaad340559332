"""Paints the window as it will look in a moment, with its list, out of what its parts paint.

Where each part stands follows from the same lengths as in the parts; a test compares pictures of
both. Nothing here uses Qt's list of constants; see ``viewer.ui.look.pens``.
"""

from collections.abc import Sequence
from functools import cached_property
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from viewer.ui.division import width_of_list
from viewer.ui.first.shown import FirstList
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import (
    GAP,
    ICON,
    LARGE,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    SEARCH,
    SMALL,
    TARGET,
    TINY,
    WIDE,
)
from viewer.ui.look.parts import (
    action_size,
    clear_size,
    paint_action_icon,
    paint_action_words,
    paint_field,
    words_left,
)
from viewer.ui.look.pens import brush, fill, filled, write
from viewer.ui.look.shapes import paint_icon
from viewer.ui.results.counted import LOW, count_words, keep_words, saved_words
from viewer.ui.results.rows import RowPainter, RowState
from viewer.words import _

_SIDE = 17
_BESIDE = 7
"""From the edge of the field to that of the words below it."""
_RING = 4
_BAR, _BAR_INSIDE, _LEAST_BAR = 12, 6, 44
_LOW = 360
"""Below this height, at 100 %, what stands under the list stands over it."""
_SPACING = 6
"""What Qt's layouts leave between two parts, in the style that all is painted in."""
_LINE_EDGE = 2
"""What Qt's field leaves before its words."""
_MENUS = ("text-size", "menu")


class _Part(NamedTuple):
    """Something in a line of the page, of a kind that says how it is painted."""

    kind: str
    words: str
    width: int
    height: int


class FirstPainting:
    """What is painted for one window, at any size."""

    def __init__(self, look: Look, shown: FirstList, list_width: int = 0) -> None:
        self._look = look
        self._shown = shown
        self._list_width = list_width
        self._rows = RowPainter(look)
        self._has_room = True

    def fits(self, width: int) -> bool:
        """Whether all words have room in one line, as they are painted here."""
        look = self._look
        pane = width_of_list(look, width, self._list_width) or width
        room = pane - 2 * look.space(_SIDE)
        field = self._line_width(Role.SEARCH, self._shown.text) + 2 * _LINE_EDGE
        used = look.space(14) + look.px(ICON) + 3 * look.space(SMALL) + clear_size(look)
        wide = [part.width for part in (*self._count_parts, *self._note_parts)]
        wide += [sum(part.width for part in self._menu_parts), self._order_part.width]
        return field + used < room and all(each + look.space(_BESIDE) < room for each in wide)

    def paint(self, painter: QPainter, width: int, height: int) -> None:
        """Paint the whole window."""
        look = self._look
        left = width_of_list(look, width, self._list_width)
        pane = left or width
        if left:
            fill(painter, QRect(left, 0, width - left, height), look.hex("paper"))
            # Between list and page is a line that one can take hold of.
            self._paint_page(painter, QRect(left + 1, 0, width - left - 1, height))
        fill(painter, QRect(0, 0, pane, height), look.hex("side"))
        self._has_room = look.zoom < LARGE and height >= look.px(LOW)
        top = self._paint_top(painter, pane, with_menus=not left)
        foot = self._foot_height(height)
        if not foot:
            self._paint_part(painter, self._saved_part, look.space(_SIDE), top)
            top += self._saved_part.height
        fill(painter, QRect(0, top - 1, pane, 1), look.hex("rule"))
        if look.tokens.frames:
            fill(painter, QRect(pane - 2, 0, 2, top), look.hex("edge"))
        self._paint_list(painter, QRect(0, top, pane, height - foot - top))
        if foot:
            self._paint_foot(painter, QRect(0, height - foot, pane, foot))

    # Page

    def _paint_page(self, painter: QPainter, page: QRect) -> None:
        look = self._look
        edges = (look.space(MARGIN_LEFT), GAP, MARGIN_RIGHT, look.space(WIDE))
        menus = self._menu_parts
        right = page.right() + 1 - (look.space(edges[2]) - SMALL)
        top = look.space(edges[1])
        self._paint_line(painter, menus, right - _wide(menus, look.space(SMALL)), top)
        painter.setFont(look.font(Role.BODY))
        tall = QFontMetricsF(look.font(Role.BODY)).height()
        high = menus[0].height
        free = page.height() - top - edges[3] - high - round(tall) - _SPACING
        box = QRect(
            page.left() + edges[0],
            top + high + _SPACING + round(free * 2 / 5),
            right - page.left() - edges[0],
            ceil(tall),
        )
        write(painter, box, _("Choose a study on the left."), look.hex("ink"), centred=True)

    # Over the list

    def _paint_top(self, painter: QPainter, pane: int, *, with_menus: bool) -> int:
        """Paint what stands over the list; gives where that begins."""
        look = self._look
        side = top = look.space(_SIDE)
        right = pane - side
        if with_menus:
            menus, inner = self._menu_parts, look.space(MARGIN_RIGHT) - SMALL
            top += look.space(GAP)
            self._paint_line(painter, menus, right - inner - _wide(menus, look.space(SMALL)), top)
            top += menus[0].height
        self._paint_field(painter, QRect(side, top, right - side, look.px(SEARCH)))
        top += look.px(SEARCH) + look.space(SMALL)
        count, filters = self._count_parts
        inner, gap = side + look.space(_BESIDE), look.space(SMALL)
        if inner + count.width + gap + filters.width <= right:
            high = max(count.height, filters.height)
            self._paint_part(painter, count, inner, top + (high - count.height) // 2)
            self._paint_part(painter, filters, right - filters.width, top)
            top += high
        else:
            self._paint_part(painter, count, inner, top)
            self._paint_part(painter, filters, inner, top + count.height)
            top += count.height + filters.height
        top = self._paint_order(painter, side, right, top)
        return top + self._paint_notes(painter, side, right, top)

    def _paint_order(self, painter: QPainter, side: int, right: int, top: int) -> int:
        """Paint the order, and what keeps the search beside it; gives where that ends."""
        order, keep = self._order_part, self._keep_part
        self._paint_part(painter, order, side, top)
        if not self._has_room:
            return top + order.height
        if side + order.width + self._look.space(TINY) + keep.width <= right:
            self._paint_part(painter, keep, right - keep.width, top)
            return top + max(order.height, keep.height)
        self._paint_part(painter, keep, side, top + order.height)
        return top + order.height + keep.height

    def _paint_notes(self, painter: QPainter, side: int, right: int, top: int) -> int:
        """Paint which words were searched; gives the height of that."""
        look, begun = self._look, top
        parts = self._note_parts
        if not parts:
            return 0
        inner, gap = side + look.space(_BESIDE) - _RING, look.space(TINY)
        lines: list[list[_Part]] = []
        left = 0
        for part in parts:
            if not lines or left + part.width > right - inner:
                lines.append([])
                left = 0
            lines[-1].append(part)
            left += part.width + gap
        for line in lines:
            left, high = inner, max(part.height for part in line)
            for part in line:
                self._paint_part(painter, part, left, top + (high - part.height) // 2)
                left += part.width + gap
            top += high
        return top + look.space(SMALL) - begun

    def _paint_field(self, painter: QPainter, box: QRect) -> None:
        look = self._look
        paint_field(painter, box, look, focused=False)
        painter.setFont(look.font(Role.SEARCH))
        left = look.space(14) + look.px(ICON) + look.space(SMALL) + _LINE_EDGE
        write(painter, box.adjusted(left, 0, 0, 0), self._shown.text, look.hex("ink"))
        size, icon = clear_size(look), look.px(ICON)
        inset = (size - icon) // 2
        cross = QRectF(
            box.right() + 1 - look.space(SMALL) - size + inset,
            box.top() + 2 + (box.height() - 4 - size) // 2 + inset,
            icon,
            icon,
        )
        paint_icon(painter, cross, "close", look.color("ink"))

    @cached_property
    def _menu_parts(self) -> list[_Part]:
        words = (_("Text size"), _("Menu"))
        return [self._action(icon, text) for icon, text in zip(_MENUS, words, strict=True)]

    @cached_property
    def _count_parts(self) -> tuple[_Part, _Part]:
        shown = self._shown
        words = count_words(shown.total, QLocale().toString, is_exact=shown.is_exact)
        wide = self._line_width(Role.CONTROL_STRONG, words)
        count = _Part("count", words, wide, self._line_height(Role.CONTROL_STRONG))
        return count, self._action("filters", _("Filters"))

    @cached_property
    def _order_part(self) -> _Part:
        return self._action("opened", self._shown.order)

    @cached_property
    def _keep_part(self) -> _Part:
        return self._action("", keep_words())

    @cached_property
    def _note_parts(self) -> list[_Part]:
        sentence, links = self._shown.also
        high = self._line_height(Role.CONTROL) + 2 * TINY
        parts = []
        if sentence:
            wide = self._line_width(Role.CONTROL, sentence) + _RING
            parts.append(_Part("note", sentence, wide, high))
        for words in links:
            wide = int(self._metrics(Role.CONTROL).horizontalAdvance(words)) + 2 + 2 * _RING
            parts.append(_Part("link", words, wide, max(TARGET, high)))
        return parts

    def _action(self, icon: str, words: str) -> _Part:
        return _Part(icon, words, *action_size(self._look, words, icon, Role.CONTROL))

    def _metrics(self, role: Role) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(role))

    def _line_width(self, role: Role, words: str) -> int:
        return round(self._metrics(role).horizontalAdvance(words)) + 2

    def _line_height(self, role: Role) -> int:
        return round(self._metrics(role).height())

    def _paint_line(self, painter: QPainter, parts: Sequence[_Part], left: int, top: int) -> None:
        for part in parts:
            self._paint_part(painter, part, left, top)
            left += part.width + self._look.space(SMALL)

    def _paint_part(self, painter: QPainter, part: _Part, left: int, top: int) -> None:
        look = self._look
        box = QRect(left, top, part.width, part.height)
        painter.setFont(look.font(Role.CONTROL_STRONG if part.kind == "count" else Role.CONTROL))
        if part.kind == "count":
            write(painter, box, part.words, look.hex("ink"))
        elif part.kind == "note":
            write(painter, box.adjusted(_RING, 0, 0, 0), part.words, look.hex("soft"))
        elif part.kind == "link":
            self._paint_link(painter, box, part.words)
        elif part.kind == "opened":
            if part.kind:
                paint_action_icon(painter, box, look, part.kind, "ink")
            # Set in lines there, with the baseline at four fifths of a line.
            leading, left = look.leading(Role.CONTROL), words_left(look, part.kind)
            base = box.top() + (box.height() - leading) / 2 + 0.8 * leading
            top = round(base - self._metrics(Role.CONTROL).ascent())
            high = self._line_height(Role.CONTROL)
            line = QRect(box.left() + left, top, box.width(), high)
            write(painter, line, part.words, look.hex("ink"))
        else:
            if part.kind:
                paint_action_icon(painter, box, look, part.kind, "ink")
            paint_action_words(painter, box, look, part.words, part.kind, "ink")

    def _paint_link(self, painter: QPainter, box: QRect, words: str) -> None:
        look, metrics = self._look, self._metrics(Role.CONTROL)
        write(painter, box.adjusted(_RING, 0, 0, 0), words, look.hex("accent"))
        high = round(metrics.height())
        base = box.top() + (box.height() - high) / 2 + metrics.ascent()
        below = int(base + max(3.0, metrics.descent() * 0.55))
        line = QRectF(box.left() + _RING, below, metrics.horizontalAdvance(words), 1)
        path = QPainterPath()
        path.addRect(line)
        painter.fillPath(path, brush(look.hex("accent")))

    # Under the list

    def _foot_height(self, height: int) -> int:
        look = self._look
        return 0 if height < look.px(_LOW) else self._saved_part.height + 2 * look.space(TINY) + 1

    @cached_property
    def _saved_part(self) -> _Part:
        return self._action("saved", saved_words(0, ""))

    def _paint_foot(self, painter: QPainter, box: QRect) -> None:
        look = self._look
        fill(painter, box, look.hex("side"))
        fill(painter, QRect(0, box.top(), box.width(), 1), look.hex("rule"))
        part = self._saved_part
        self._paint_part(painter, part, look.space(_SIDE), box.top() + 1 + look.space(TINY))

    # The list

    def _paint_list(self, painter: QPainter, box: QRect) -> None:
        look = self._look
        self._rows.set_width(box.width())
        heights: list[int] = []
        for words in self._shown.rows:
            # To lay out what nobody sees takes time; the bar is as long as if it were like this.
            if sum(heights) > box.height():
                break
            heights.append(self._rows.height(words))
        seen = max(1, len(heights))
        whole = sum(heights) * len(self._shown.rows) // seen
        bar = look.space(_BAR) if whole > box.height() else 0
        top = box.top()
        for place, height in enumerate(heights):
            row = QRect(box.left(), top, box.width() - bar, height)
            words = self._shown.rows[place]
            state = RowState(chosen=not place, focused=True)
            self._rows.paint(painter, row, words, state=state)
            top += height
        if bar:
            thin = look.space(_BAR_INSIDE)
            length = max(look.space(_LEAST_BAR), box.height() * box.height() // whole)
            left = box.right() + 1 - bar + (bar - thin) // 2
            handle = QRectF(left, box.top(), thin, length)
            filled(painter, handle, thin // 2, look.hex("edge"))


def _wide(parts: Sequence[_Part], gap: int) -> int:
    return sum(part.width for part in parts) + gap * (len(parts) - 1)
