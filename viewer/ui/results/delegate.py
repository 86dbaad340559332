"""Paints the rows of the list, and nothing else: what they say comes from the model."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.controls import ring
from viewer.ui.look import Look, Role, paint_status, shape_token, status_token
from viewer.ui.look.measures import SMALL
from viewer.ui.results.model import Role as RowRole
from viewer.ui.results.wording import RowWords

LEFT, RIGHT = 24, 28
"""Free space beside the text; the right one holds the scroll bar, whether there is one or not."""

_ABOVE, _BETWEEN = 13, 3
_TITLE_LINES = 3
_LONGEST = 2000
_SHAPE = 11
_BAR = 5
_DOT = " · "


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
    height: int


class ResultsDelegate(QStyledItemDelegate):
    """Paints title, status with its shape, phase and the lines under it, on ``ground``."""

    def __init__(self, look: Look, parent: QObject | None = None, *, ground: str = "side") -> None:
        super().__init__(parent)
        self._ground = ground
        # Beside the window's edge the text is moved in; on a page it keeps to the page's edge.
        self._left = LEFT if ground == "side" else SMALL
        self._look = look
        self._width = 0
        self._layouts: dict[RowWords, _RowLayout] = {}

    def set_look(self, look: Look) -> None:
        """Paint in another look."""
        self._look = look
        self._layouts.clear()

    def set_width(self, width: int) -> None:
        """Lay out for rows of this width in pixels, scroll bar included."""
        if width != self._width:
            self._width = width
            self._layouts.clear()

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words need, remembered for each width."""
        words = index.data(RowRole.WORDS)
        if not isinstance(words, RowWords):
            return QSize(0, 0)
        return QSize(1, self._layout(words).height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        words = index.data(RowRole.WORDS)
        if not isinstance(words, RowWords):
            return
        layout = self._layout(words)
        painter.save()
        self._paint_ground(painter, option)
        left = float(option.rect.left() + self._look.space(self._left))
        top = float(option.rect.top() + self._look.space(_ABOVE))
        top = self._paint_title(painter, layout, left, top)
        top = self._paint_status(painter, words, layout, left, top)
        self._paint_below(painter, layout, left, top)
        self._paint_frame(painter, option)
        painter.restore()

    # Laying out

    def _layout(self, words: RowWords) -> _RowLayout:
        known = self._layouts.get(words)
        if known is None:
            known = self._layouts[words] = self._make_layout(words)
        return known

    def _text_width(self) -> float:
        return max(80.0, self._width - self._look.space(self._left) - self._look.space(RIGHT))

    def _make_layout(self, words: RowWords) -> _RowLayout:
        width = self._text_width()
        title = _lines(words.title, self._look.font(Role.LIST_TITLE), width, _TITLE_LINES)
        status, lines = self._flow(words, width)
        control = QFontMetricsF(self._look.font(Role.CONTROL))
        below = tuple(
            control.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in words.lines
        )
        height = (
            2 * self._look.space(_ABOVE)
            + len(title) * self._look.leading(Role.LIST_TITLE)
            + self._look.space(_BETWEEN)
            + (lines + len(below)) * self._line()
        )
        return _RowLayout(title, status, lines, below, height)

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
            metrics = QFontMetricsF(self._font(strong=strong))
            gap = metrics.horizontalAdvance(before) if pieces else 0.0
            if pieces and left + gap + metrics.horizontalAdvance(text) > width:
                left, line, gap = shape, line + 1, 0.0
            elif before:
                pieces.append(_Piece(before, left, line, strong=False, token="soft"))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - left - gap)
            pieces.append(_Piece(shown, left + gap, line, strong, token))
            left += gap + metrics.horizontalAdvance(shown)
        return tuple(pieces), line + 1

    def _font(self, *, strong: bool) -> QFont:
        return self._look.font(Role.CONTROL_STRONG if strong else Role.CONTROL)

    # Painting

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "tint" if pointed else self._ground
        painter.fillRect(rect, self._look.color("paper" if chosen else ground))
        if chosen:
            painter.fillRect(
                rect.left(), rect.top(), _BAR, rect.height(), self._look.color("accent")
            )
        else:
            inset = self._look.space(self._left)
            painter.fillRect(
                rect.left() + inset,
                rect.bottom(),
                rect.width() - inset - self._look.space(RIGHT),
                1,
                self._look.color("rule"),
            )

    def _paint_title(self, painter: QPainter, layout: _RowLayout, left: float, top: float) -> float:
        painter.setFont(self._look.font(Role.LIST_TITLE))
        painter.setPen(self._look.color("ink"))
        leading = self._look.leading(Role.LIST_TITLE)
        for line in layout.title:
            _draw(painter, line, left, top, leading)
            top += leading
        return top + self._look.space(_BETWEEN)

    def _paint_status(
        self, painter: QPainter, words: RowWords, layout: _RowLayout, left: float, top: float
    ) -> float:
        size, line = self._look.px(_SHAPE), self._line()
        shape = QRectF(left, round(top + (line - size) / 2), size, size)
        paint_status(painter, shape, words.standing, self._look.color(shape_token(words.standing)))
        for piece in layout.status:
            painter.setFont(self._font(strong=piece.strong))
            painter.setPen(self._look.color(piece.token))
            _draw(painter, piece.text, left + piece.left, top + piece.line * line, line)
        return top + layout.status_lines * line

    def _paint_below(self, painter: QPainter, layout: _RowLayout, left: float, top: float) -> None:
        painter.setFont(self._look.font(Role.CONTROL))
        painter.setPen(self._look.color("soft"))
        for line in layout.lines:
            _draw(painter, line, left, top, self._line())
            top += self._line()

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint the ring where the keyboard is, and the frame that contrast themes need."""
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused or self._look.tokens.frames:
            ring(painter, QRectF(option.rect), self._look)


def _draw(painter: QPainter, text: str, left: float, top: float, leading: float) -> None:
    """Draw one line of plain text in the middle of its leading."""
    painter.drawText(
        QRectF(left, top, 10_000, leading),
        Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip,
        text,
    )


def _lines(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
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
    # Qt counts in UTF-16 units: a letter beyond the first plane is two of them.
    units = text.encode("utf-16-le")

    def part(start: int, end: int | None) -> str:
        return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")

    found = [
        part(start, end).strip()
        for start, end in zip(starts[:most], [*starts[1:most], None], strict=True)
    ]
    if len(starts) > most:
        found[-1] = QFontMetricsF(font).elidedText(found[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(found) or ("",)
