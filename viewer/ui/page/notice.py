"""Something set apart by a bar at its left: a question answered, a warning."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Notice, Tone
from viewer.pages.note_places import path_of
from viewer.ui.look import Role, paint_icon, paint_status
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import Words
from viewer.ui.page.writer import Writer

_TOKENS = {Tone.INFORMATION: "accent", Tone.CARE: "care", Tone.STOP: "stop"}
_SHAPE_LEFT, _SHAPE, _AFTER_SHAPE = 21, 16, 11
_PADDING = 6


class NoticeBox(BlockWidget):
    """A notice: bar, shape, title, text."""

    def __init__(self, context: PageContext, block: Notice, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._tone = block.tone
        self._title: Words | None = None
        if block.title:
            self._title = Words(context, block.title, Role.NOTE_STRONG, parent=self)
        self._text = TextView(context, lambda writer, _width: _write(writer, block), self)
        self._text.setAccessibleName(block.title)
        self._text.setVisible(bool(block.spans))

    def height_for(self, width: int) -> int:
        look = self.context.look
        left = look.space(_SHAPE_LEFT) + look.px(_SHAPE) + look.space(_AFTER_SHAPE)
        padding = look.space(_PADDING if self._tone is Tone.INFORMATION else 10)
        room = max(1, width - left - look.space(12))
        top = padding
        if self._title:
            height = self._title.height_for(room)
            self._title.setGeometry(left, top, room, height)
            top += height + look.space(4)
        if not self._text.isHidden():
            height = self._text.height_for(room)
            self._text.setGeometry(left, top, room, height)
            top += height
        return top + padding

    def restyle(self) -> None:
        if self._title:
            self._title.restyle()
        self._text.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        color = look.color(_TOKENS[self._tone])
        painter = QPainter(self)
        if self._tone is not Tone.INFORMATION:
            painter.fillRect(self.rect(), look.color("care_back"))
        painter.fillRect(QRectF(0, 0, look.space(4), self.height()), color)
        first = self._title or self._text
        line = look.leading(Role.NOTE)
        size = look.px(_SHAPE) if self._tone is Tone.INFORMATION else look.px(20)
        left = look.space(_SHAPE_LEFT) - (size - look.px(_SHAPE)) / 2
        top = first.y() + 0.8 * line - look.px(6) - size / 2
        where = QRectF(left, top, size, size)
        if self._tone is Tone.INFORMATION:
            paint_status(painter, where, "open", color)
        else:
            paint_icon(painter, where, "warning", color)
        painter.end()


def _write(writer: Writer, block: Notice) -> None:
    writer.path = path_of(block.origin)
    writer.paragraph(block.spans, Role.NOTE)
