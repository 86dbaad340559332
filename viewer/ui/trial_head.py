"""What stands over the tabs of an open trial: number, title and status."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import TrialHeader
from viewer.ui.focus_reasons import KEYBOARD_REASONS
from viewer.ui.look import Role, paint_status, shape_token, status_token
from viewer.ui.look.measures import STATUS, TITLE
from viewer.ui.page import side_margins
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.running import stacks
from viewer.ui.page.words import HeadingWords, Words
from viewer.words import _

_SHAPE = 13
_AFTER_SHAPE = 9
_AFTER_WORD = 18


def number_line(header: TrialHeader) -> str:
    """The number and the phase of a trial as one line."""
    return "  ·  ".join(part for part in (header.number, header.phase) if part)


class Title(HeadingWords):
    """The title. Takes the keyboard when the reader comes from the list, so that it is read."""

    def __init__(self, context: PageContext, text: str, parent: QWidget) -> None:
        super().__init__(context, text, Role.TITLE, 1, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.context.focus_taken.emit(self, event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.context.focus_lost.emit(self)


class StatusLine(BlockWidget):
    """Shape, word and sentence."""

    def __init__(self, context: PageContext, header: TrialHeader, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._standing = header.standing
        token = status_token(header.standing)
        self._word = Words(context, header.status, Role.CONTROL_STRONG, token, self)
        self._word.setAccessibleName(_("Status: {status}").format(status=header.status))
        self._sentence = Words(context, header.status_sentence, Role.FACT, parent=self)

    def height_for(self, width: int) -> int:
        look = self.context.look
        left = look.px(_SHAPE + _AFTER_SHAPE)
        wide = min(self._word.natural_width(), max(1, width - left))
        # The word's leading is smaller: pushed down, both stand on one line.
        drop = round(0.8 * (look.leading(Role.FACT) - look.leading(Role.CONTROL_STRONG)))
        word = self._word.height_for(wide)
        self._word.setGeometry(left, drop, wide, word)
        at = left + wide + look.space(_AFTER_WORD)
        room = min(width - at, look.px(STATUS))
        if stacks(look, width) or room < look.px(STATUS) * 0.55:
            top = drop + word + look.space(2)
            room = min(width, look.px(STATUS + 60))
            height = self._sentence.height_for(room)
            self._sentence.setGeometry(0, top, room, height)
            return top + height
        height = self._sentence.height_for(room)
        self._sentence.setGeometry(at, 0, room, height)
        return max(height, drop + word)

    def restyle(self) -> None:
        self._word.restyle()
        self._sentence.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        size = look.px(_SHAPE)
        base = self._word.y() + 0.8 * look.leading(Role.CONTROL_STRONG)
        top = base - look.px(6) - size / 2
        painter = QPainter(self)
        color = look.color(shape_token(self._standing))
        paint_status(painter, QRectF(0, top, size, size), self._standing, color)
        painter.end()


class TrialHead(BlockWidget):
    """Number (where the top line has no room for it), title and status, with margins."""

    def __init__(self, context: PageContext, header: TrialHeader, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._number = Words(context, number_line(header), Role.CONTROL, "soft", self)
        self._number.hide()
        self.title = Title(context, header.title, self)
        self._status = StatusLine(context, header, self)

    def show_number(self, is_shown: bool) -> None:
        """Show the number here."""
        self._number.setVisible(is_shown)

    def height_for(self, width: int) -> int:
        look = self.context.look
        left, right = side_margins(look, width)
        room = max(1, width - left - right)
        top = 5
        if not self._number.isHidden():
            height = self._number.height_for(room)
            self._number.setGeometry(left, top, room, height)
            top += height
        wide = min(room, look.px(TITLE))
        height = self.title.height_for(wide)
        self.title.setGeometry(left, top, wide, height)
        top += height + look.space(10)
        height = self._status.height_for(room)
        self._status.setGeometry(left, top, room, height)
        return top + height + look.space(10)

    def restyle(self) -> None:
        for part in (self._number, self.title, self._status):
            part.restyle()
