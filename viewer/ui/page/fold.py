"""A long text behind one worded line that opens in place."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.as_json import text_of_block
from viewer.pages.blocks import Block, Fold
from viewer.ui.look import Role, paint_icon
from viewer.ui.look.measures import TABLE, TARGET
from viewer.ui.look.typeset import SetText, set_text
from viewer.ui.page.column import Column, LongPart, Piece
from viewer.ui.page.context import PageContext
from viewer.ui.page.found import draw_text
from viewer.ui.page.links import PressedWords, TextLink
from viewer.words import _

_INDENT = 24
_PADDING = 12

Cut = Callable[[tuple[Block, ...], str], Iterable[Piece]]
"""Blocks, and the name of the section they stand in, to pieces."""


class FoldLine(PressedWords):
    """The line of a fold: "› title  note"."""

    def __init__(
        self, context: PageContext, title: str, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, parent)
        self._note = note
        self.is_content = True
        self.setCheckable(True)
        if note:
            self.setAccessibleDescription(note)
        self.toggled.connect(self._bring_later)

    def _bring_later(self, is_open: bool) -> None:
        # Once what is inside has its place.
        if is_open and self.hasFocus():
            QTimer.singleShot(0, self, self._bring_inside)

    def _bring_inside(self) -> None:
        """Opened at the foot of the window by key, the line would seem to have done nothing."""
        box = self.parentWidget()
        if box is not None and self.isChecked() and self.hasFocus():
            self.context.place_requested.emit(box, box.rect())

    def set_note(self, note: str) -> None:
        """Say something else behind the title."""
        if note != self._note:
            self._note = note
            self.setAccessibleDescription(note)
            self.update()

    def _room(self, width: int) -> int:
        return max(1, width - self.context.look.px(_INDENT))

    def _title(self, width: int) -> SetText:
        look = self.context.look
        leading = look.leading(Role.CONTROL_STRONG)
        return set_text(self._words, look.font(Role.CONTROL_STRONG), leading, self._room(width))

    def _note_text(self, width: int) -> SetText:
        look = self.context.look
        leading = look.leading(Role.CONTROL)
        return set_text(self._note, look.font(Role.CONTROL), leading, self._room(width))

    def _beside(self, width: int) -> bool:
        title, note = self._title(width), self._note_text(width)
        fits = title.width + self.context.look.space(12) + note.width <= self._room(width)
        return title.lines == 1 and note.lines <= 1 and fits

    def widest(self) -> int:
        return self.context.look.px(TABLE)

    def height_for(self, width: int) -> int:
        look = self.context.look
        lines = self._title(width).height
        if self._note and not self._beside(width):
            lines += self._note_text(width).height
        return max(look.space(TARGET), lines + look.space(2 * _PADDING - 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, width = self.context.look, self.width()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), look.color("tint"))
        title, note = self._title(width), self._note_text(width)
        beside = self._beside(width)
        lines = title.height + (note.height if self._note and not beside else 0)
        top = (self.height() - lines) / 2 + (1 if self.isDown() else 0)
        left = look.px(_INDENT)
        size = look.px(16)
        where = QRectF(-look.px(2), top + (look.px(24) - size) / 2, size, size)
        paint_icon(painter, where, "opened" if self.isChecked() else "closed", look.color("accent"))
        painter.setPen(look.color("accent"))
        draw_text(painter, title.layout, QPointF(left, top), look, self.found_place)
        if self._note:
            painter.setPen(look.color("soft"))
            after = title.width + look.space(12)
            at = QPointF(left + after, top) if beside else QPointF(left, top + title.height)
            note.layout.draw(painter, at)
        painter.end()


class FoldBox(LongPart):
    """A fold: its line, and below it the blocks, built when it is first opened."""

    def __init__(
        self, context: PageContext, block: Fold, cut: Cut, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._block = block
        self._cut = cut
        self._line = FoldLine(context, block.title, block.note, self)
        self._line.toggled.connect(self._toggled)
        self._inside: Column | None = None
        self._end: TextLink | None = None
        if block.open:
            self._line.setChecked(True)

    def is_open(self) -> bool:
        """Whether the blocks show."""
        return self._line.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self._line.setChecked(is_open)

    def hidden_texts(self) -> Iterator[str]:
        """What it holds, block by block, as long as it is closed."""
        if not self.is_open():
            yield from map(text_of_block, self._block.blocks)

    def reveal(self, _wanted: str = "") -> None:
        """Open it, and build all it holds."""
        self.set_open(is_open=True)
        if self._inside:
            self._inside.finish()

    def inside(self) -> Column | None:
        """The blocks' column, once it was opened."""
        return self._inside

    def set_sight(self, sight: QRect) -> None:
        if self._inside:
            self._inside.set_sight(sight.translated(-self._inside.pos()))

    def widest(self) -> int:
        return self.context.look.px(TABLE)

    def height_for(self, width: int) -> int:
        look = self.context.look
        top = self._line.height_for(width)
        self._line.setGeometry(0, 0, width, top)
        if self._inside is None or self._end is None or not self.is_open():
            return top + 1
        left = look.px(_INDENT)
        room = max(1, width - left)
        top += look.space(4)
        height = self._inside.height_for(room)
        self._inside.setGeometry(left, top, room, height)
        top += height + look.space(4)
        height = self._end.height_for(room)
        self._end.setGeometry(left, top, min(room, self._end.natural_width()), height)
        return top + height + look.space(8) + 1

    def restyle(self) -> None:
        self._line.restyle()
        if self._inside and self._end:
            self._inside.restyle()
            self._end.restyle()
        self.update()

    def _toggled(self) -> None:
        if self._inside is None:
            self._build()
        if self._inside and self._end:
            self._inside.setVisible(self.is_open())
            self._end.setVisible(self.is_open())
        self.height_changed.emit()

    def _build(self) -> None:
        self._inside = Column(self.context, self)
        self._inside.height_changed.connect(self.height_changed)
        self._inside.shifted.connect(self.shifted)
        self._end = TextLink(
            self.context,
            _("Close “{title}”").format(title=self._block.title),
            parent=self,
            target=TARGET,
        )
        self._end.clicked.connect(self._close_from_end)
        self._inside.filled.connect(self._order_focus)
        self._inside.resize(max(1, self.width() - self.context.look.px(_INDENT)), 1)
        self._inside.fill(self._cut(self._block.blocks, self._block.title))

    def _close_from_end(self) -> None:
        self.set_open(is_open=False)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_focus(self) -> None:
        """What came into the window last is the last that Tab reaches; here it comes in order."""
        if self._inside is None or self._end is None:
            return
        stops = [
            widget
            for widget in (*self._inside.findChildren(QWidget), self._end)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        before: QWidget = self._line
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, self.context.look.color("rule"))
        painter.end()
