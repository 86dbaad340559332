"""Lays out and paints the rows of a list; used by the list, and by the window's first painting.

Nothing here uses Qt's list of constants; see ``viewer.ui.look.pens``.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from viewer.ui.look import Look, Role, paint_icon, paint_status, shape_token, status_token
from viewer.ui.look.measures import CORNER, FOCUS_RING, ICON, SMALL, TARGET
from viewer.ui.look.pens import fill, filled, outline, write
from viewer.ui.look.tag_colours import tag_colour
from viewer.ui.results.row import NOTHING_MINE, RowMine, RowWords
from viewer.words import _

LEFT, RIGHT = 24, 28
"""Free space beside the text; the right one holds the scroll bar, whether there is one or not."""

_ABOVE, _BETWEEN = 13, 3
_TITLE_LINES = 3
_LONGEST = 2000
_SHAPE = 11
_BAR = 5
_DOT = " · "
_MORE = "…"
_ENDLESS = 10_000
_SWATCH = 12
_BOX = 22


class _Piece(NamedTuple):
    """One piece of the status line; ``left`` counts from the text's edge."""

    text: str
    left: float
    line: int
    strong: bool
    token: str


class _RowLayout(NamedTuple):
    """Where the words of a row stand, for one width and one look."""

    title: tuple[str, ...]
    status: tuple[_Piece, ...]
    status_lines: int
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    tags: tuple[_Piece, ...]
    height: int


class RowState(NamedTuple):
    """What a row is just now; ``focused`` counts for a chosen row only."""

    chosen: bool = False
    pointed: bool = False
    focused: bool = False


class RowPainter:
    """Paints title, status with its shape, phase and the lines under it, on ``ground``."""

    def __init__(self, look: Look, *, ground: str = "side") -> None:
        self._ground = ground
        # Beside the window's edge the text is moved in; on a page it keeps to the page's edge.
        self._left = LEFT if ground == "side" else SMALL
        self._look = look
        self._width = 0
        self._layouts: dict[tuple[RowWords, RowMine], _RowLayout] = {}

    def set_look(self, look: Look) -> None:
        """Paint in another look."""
        self._look = look
        self._layouts.clear()

    def set_width(self, width: int) -> None:
        """Lay out for rows of this width in pixels, scroll bar included."""
        if width != self._width:
            self._width = width
            self._layouts.clear()

    def height(self, words: RowWords, mine: RowMine = NOTHING_MINE) -> int:
        """As high as the words need, in pixels; remembered for each width."""
        return self._layout(words, mine).height

    def star_target(self, rect: QRect, words: RowWords, mine: RowMine) -> QRect:
        """Where the star of a row in ``rect`` can be pressed: more than what is painted."""
        star = self._star(rect, self._layout(words, mine)).toRect()
        size = max(TARGET, 2 * star.width())
        top = star.center().y() - size // 2
        left = star.center().x() - size // 2
        return QRect(left, top, rect.right() + 1 - left, size).intersected(rect)

    def box_target(self, rect: QRect) -> QRect:
        """Where the box before a row in ``rect`` can be pressed."""
        return QRect(rect.left(), rect.top(), self._indent(ticked=True), rect.height())

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        words: RowWords,
        mine: RowMine = NOTHING_MINE,
        state: RowState | None = None,
    ) -> None:
        """Paint one row into ``rect``."""
        chosen, pointed, focused = state or RowState()
        layout = self._layout(words, mine)
        painter.save()
        self._paint_ground(painter, rect, chosen=chosen, pointed=pointed)
        left = rect.left() + self._indent(ticked=mine.ticked is not None)
        top = rect.top() + self._look.space(_ABOVE)
        if mine.ticked is not None:
            self._paint_box(painter, rect, ticked=mine.ticked)
        self._paint_star(painter, rect, layout, mine)
        top = self._paint_title(painter, layout, left, top)
        top = self._paint_status(painter, words, layout, left, top)
        top = self._paint_below(painter, layout, left, top)
        self._paint_tags(painter, layout, left, top)
        if chosen and (focused or self._look.tokens.frames):
            # The ring where the keyboard is, and the frame that contrast themes need.
            middle = CORNER
            outline(painter, QRectF(rect), middle, FOCUS_RING, self._look.hex("accent"))
        painter.restore()

    # Laying out

    def _layout(self, words: RowWords, mine: RowMine) -> _RowLayout:
        known = self._layouts.get((words, mine))
        if known is None:
            known = self._layouts[words, mine] = self._make_layout(words, mine)
        return known

    def _indent(self, *, ticked: bool) -> int:
        """Where the text begins, after the box if there is one."""
        box = self._look.px(_BOX) + self._look.space(10) if ticked else 0
        return self._look.space(self._left) + box

    def _text_width(self, *, ticked: bool) -> float:
        return max(80.0, self._width - self._indent(ticked=ticked) - self._look.space(RIGHT))

    def _star(self, rect: QRect, layout: _RowLayout) -> QRectF:
        """The star stands at the end of the last line of the trial's own words."""
        size = self._look.px(ICON)
        right = rect.left() + max(
            self._width - self._look.space(RIGHT), self._look.space(self._left) + 80
        )
        top = (
            rect.top()
            + self._look.space(_ABOVE)
            + len(layout.title) * self._look.leading(Role.LIST_TITLE)
            + self._look.space(_BETWEEN)
            + (layout.status_lines + len(layout.lines) - 1) * self._line()
        )
        return QRectF(right - size, top + (self._line() - size) // 2, size, size)

    def _star_width(self, mine: RowMine) -> float:
        """What the star takes of its line, with its word where the trial is saved."""
        wide = float(self._look.px(ICON) + self._look.space(SMALL))
        if mine.saved:
            metrics = QFontMetricsF(self._font(strong=False))
            wide += metrics.horizontalAdvance(_("Saved")) + self._look.space(SMALL)
        return wide

    def _make_layout(self, words: RowWords, mine: RowMine) -> _RowLayout:
        width = self._text_width(ticked=mine.ticked is not None)
        title = broken(words.title, self._look.font(Role.LIST_TITLE), width, _TITLE_LINES)
        beside = max(80.0, width - self._star_width(mine))
        status, lines = self._flow(words, width if words.lines else beside)
        control = self._font(strong=False)
        below = tuple(
            shortened(line, control, width if place < len(words.lines) else beside)
            for place, line in enumerate(words.lines, 1)
        )
        strong = self._font(strong=True)
        notes = tuple(part for line in mine.notes for part in broken(line, strong, width, 2))
        tags = self._flow_tags(mine.tags, width)
        tag_lines = tags[-1].line + 1 if tags else 0
        height = (
            2 * self._look.space(_ABOVE)
            + len(title) * self._look.leading(Role.LIST_TITLE)
            + self._look.space(_BETWEEN)
            + (lines + len(below) + len(notes) + tag_lines) * self._line()
        )
        return _RowLayout(title, status, lines, below, notes, tags, height)

    def _flow_tags(self, tags: tuple[tuple[str, int], ...], width: float) -> tuple[_Piece, ...]:
        """Set tags beside each other, each after its colour, on a new line where they end."""
        font = self._font(strong=False)
        metrics = QFontMetricsF(font)
        swatch = float(self._look.px(_SWATCH) + self._look.space(6))
        pieces: list[_Piece] = []
        left, line = 0.0, 0
        for name, colour in tags:
            shown = shortened(name, font, width - swatch)
            wide = swatch + metrics.horizontalAdvance(shown)
            if pieces and left + wide > width:
                left, line = 0.0, line + 1
            token = tag_colour(self._look.tokens.name, colour)
            pieces.append(_Piece(shown, left, line, strong=False, token=token))
            left += wide + self._look.space(14)
        return tuple(pieces)

    def _line(self) -> int:
        return self._look.px(25)

    def _flow(self, words: RowWords, width: float) -> tuple[tuple[_Piece, ...], int]:
        """Set status, official word and phase beside each other, on a new line where they end."""
        shape = float(self._look.px(_SHAPE) + self._look.space(9))
        parts = [(words.status, True, status_token(words.standing), "")]
        if words.official:
            parts.append((f"({words.official})", False, "soft", " "))
        if words.phase:
            parts.append((words.phase, False, "soft", _DOT))
        pieces: list[_Piece] = []
        left, line = shape, 0
        for text, strong, token, before in parts:
            font = self._font(strong=strong)
            metrics = QFontMetricsF(font)
            gap = metrics.horizontalAdvance(before) if pieces else 0.0
            if pieces and left + gap + metrics.horizontalAdvance(text) > width:
                left, line, gap = shape, line + 1, 0.0
            elif before:
                pieces.append(_Piece(before, left, line, strong=False, token="soft"))
            shown = shortened(text, font, width - left - gap)
            pieces.append(_Piece(shown, left + gap, line, strong, token))
            left += gap + metrics.horizontalAdvance(shown)
        return tuple(pieces), line + 1

    def _font(self, *, strong: bool) -> QFont:
        return self._look.font(Role.CONTROL_STRONG if strong else Role.CONTROL)

    # Painting

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, pointed: bool) -> None:
        look = self._look
        ground = "tint" if pointed else self._ground
        fill(painter, rect, look.hex("paper" if chosen else ground))
        if chosen:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            fill(painter, bar, look.hex("accent"))
        else:
            inset = look.space(self._left)
            width = rect.width() - inset - look.space(RIGHT)
            rule = QRect(rect.left() + inset, rect.bottom(), width, 1)
            fill(painter, rule, look.hex("rule"))

    def _paint_title(self, painter: QPainter, layout: _RowLayout, left: int, top: int) -> int:
        painter.setFont(self._look.font(Role.LIST_TITLE))
        leading = self._look.leading(Role.LIST_TITLE)
        ink = self._look.hex("ink")
        for line in layout.title:
            write(painter, QRect(left, top, _ENDLESS, leading), line, ink)
            top += leading
        return top + self._look.space(_BETWEEN)

    def _paint_status(
        self, painter: QPainter, words: RowWords, layout: _RowLayout, left: int, top: int
    ) -> int:
        size, line = self._look.px(_SHAPE), self._line()
        shape = QRectF(left, round(top + (line - size) / 2), size, size)
        paint_status(painter, shape, words.standing, self._look.color(shape_token(words.standing)))
        for piece in layout.status:
            painter.setFont(self._font(strong=piece.strong))
            box = QRect(left + round(piece.left), top + piece.line * line, _ENDLESS, line)
            write(painter, box, piece.text, self._look.hex(piece.token))
        return top + layout.status_lines * line

    def _paint_below(self, painter: QPainter, layout: _RowLayout, left: int, top: int) -> int:
        painter.setFont(self._font(strong=False))
        soft, line = self._look.hex("soft"), self._line()
        for text in layout.lines:
            write(painter, QRect(left, top, _ENDLESS, line), text, soft)
            top += line
        if layout.notes:
            painter.setFont(self._font(strong=True))
        for text in layout.notes:
            write(painter, QRect(left, top, _ENDLESS, line), text, self._look.hex("ink"))
            top += line
        return top

    def _paint_tags(self, painter: QPainter, layout: _RowLayout, left: int, top: int) -> None:
        look, line = self._look, self._line()
        size = look.px(_SWATCH)
        for piece in layout.tags:
            at = left + round(piece.left)
            row = top + piece.line * line
            box = QRectF(at, row + (line - size) // 2, size, size)
            filled(painter, box, 3, piece.token)
            painter.setFont(self._font(strong=False))
            words = QRect(at + size + look.space(6), row, _ENDLESS, line)
            write(painter, words, piece.text, look.hex("ink"))

    def _paint_star(
        self, painter: QPainter, rect: QRect, layout: _RowLayout, mine: RowMine
    ) -> None:
        star = self._star(rect, layout)
        token = "accent" if mine.saved else "soft"
        paint_icon(painter, star, "saved" if mine.saved else "save", self._look.color(token))
        if mine.saved:
            font, words = self._font(strong=False), _("Saved")
            wide = QFontMetricsF(font).horizontalAdvance(words)
            left = round(star.left() - self._look.space(4) - wide)
            top = round(star.center().y() - self._line() / 2)
            painter.setFont(font)
            box = QRect(left, top, _ENDLESS, self._line())
            write(painter, box, words, self._look.hex("accent"))

    def _paint_box(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        look = self._look
        size = look.px(_BOX)
        top = rect.top() + look.space(_ABOVE) + (look.leading(Role.LIST_TITLE) - size) // 2
        box = QRectF(rect.left() + look.space(self._left), top, size, size)
        filled(painter, box, 3, look.hex("accent" if ticked else "paper"))
        if ticked:
            paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", look.color("on_accent"))
        else:
            outline(painter, box, 3, 1.5, look.hex("edge"))


def broken(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """Break a text into lines; when there are more than ``most``, the last ends in "…"."""
    # No row holds more, and a run of thousands of letters without a blank takes seconds.
    text = " ".join(text[:_LONGEST].split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    found = [
        _part(text, start, end).strip()
        for start, end in zip(starts[:most], [*starts[1:most], None], strict=True)
    ]
    if len(starts) > most:
        found[-1] = shortened(found[-1], font, width)
    return tuple(found) or ("",)


def shortened(text: str, font: QFont, width: float) -> str:
    """Give a text as it is when it fits in ``width`` pixels, else its beginning and "…".

    As Qt's own, which asks for a constant; cut where a cursor could stand.
    """
    metrics = QFontMetricsF(font)
    text = text[:_LONGEST]
    if metrics.horizontalAdvance(text) <= width:
        return text
    room = width - metrics.horizontalAdvance(_MORE)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    place = line.xToCursor(max(0.0, room), QTextLine.CursorPosition.CursorBetweenCharacters)
    while place > 0 and metrics.horizontalAdvance(_part(text, 0, place)) > room:
        place = layout.previousCursorPosition(place)
    return _part(text, 0, place) + _MORE


def _part(text: str, start: int, end: int | None) -> str:
    """A part of a text by Qt's count: a letter beyond the first plane is two of its units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")
