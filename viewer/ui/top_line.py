"""The line over everything: the way back or the number at the left, the actions at the right."""

from PySide6.QtCore import QEvent, QPointF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from viewer.ui.look import Look, Role
from viewer.ui.page import side_margins

_HEIGHT = 60
_INSIDE = 8
"""Buttons are wider than their words by this at each side; the words keep to the margins."""
_DROP = 4
"""Words stand a little under the middle: the title follows close below, the edge does not."""


class TopLine(QWidget):
    """Holds widgets of the window, and shows the number, or the title once it scrolled away.

    Signal ``changed``: a widget of the window was shown, hidden, or wants another size.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._number = ""
        self._title = ""
        self._scrolled = False
        self._actions: QWidget | None = None
        self._back: QWidget | None = None

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.update()

    def set_texts(self, number: str, title: str) -> None:
        """What to show at rest, and when the title is out of sight."""
        self._number, self._title = number, title
        self.update()

    def set_scrolled(self, is_scrolled: bool) -> None:
        """Show the title instead of the number."""
        if is_scrolled != self._scrolled:
            self._scrolled = is_scrolled
            self.update()

    def text(self) -> str:
        """What it shows now, before it is cut to the room there is."""
        return self._title if self._scrolled else self._number

    def set_actions(self, actions: QWidget) -> None:
        """Put a widget at the right."""
        self._actions = actions
        self._adopt(actions)

    def set_back(self, back: QWidget) -> None:
        """Put a widget at the left; it takes the number's place while it is shown."""
        self._back = back
        self._adopt(back)

    def _adopt(self, widget: QWidget) -> None:
        # A widget that was never shown counts as hidden, but nobody hid it.
        by_somebody = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        was_hidden = by_somebody and widget.isHidden()
        widget.setParent(self)
        widget.setVisible(not was_hidden)
        self._lay_out()

    def _has_back(self) -> bool:
        return self._back is not None and not self._back.isHidden()

    def _actions_size(self) -> QSize:
        if self._actions is None:
            return QSize(0, 0)
        return self._actions.sizeHint()

    def _actions_width(self, width: int) -> int:
        """What the actions get of ``width`` pixels: all they like, or a line of the page."""
        left, right = side_margins(self._look, width)
        return min(self._actions_size().width(), max(1, width - left - right + 2 * _INSIDE))

    def _left_end(self, width: int) -> int:
        left, _right = side_margins(self._look, width)
        if self._back is not None and self._has_back():
            return left + self._back.sizeHint().width() + self._look.space(16)
        return left

    def has_room_for_number(self, width: int) -> bool:
        """Whether the number fits beside the actions at ``width`` pixels."""
        left, right = side_margins(self._look, width)
        metrics = QFontMetricsF(self._look.font(Role.CONTROL))
        number = metrics.horizontalAdvance(self._number) + self._look.space(24)
        return (
            not self._has_back() and left + number + self._actions_size().width() + right <= width
        )

    def height_for(self, width: int) -> int:
        """The height at ``width`` pixels: more where the actions take two rows."""
        look = self._look
        least = max(look.space(_HEIGHT), look.leading(Role.CONTROL) + look.space(24))
        wanted = self._actions_size().height()
        if self._actions is not None and self._actions.hasHeightForWidth():
            wanted = self._actions.heightForWidth(self._actions_width(width))
        below = self._wraps(width)
        back = self._back.sizeHint().height() if self._back is not None and below else 0
        return max(least, wanted + look.space(8)) + back

    def _wraps(self, width: int) -> bool:
        _left, right = side_margins(self._look, width)
        return (
            self._has_back()
            and self._left_end(width) + self._actions_size().width() + right > width
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        # Qt posts this to a parent without a layout when a child shows, hides or grows.
        if event.type() == QEvent.Type.LayoutRequest:
            self.refresh()
            self.changed.emit()
        return super().event(event)

    def refresh(self) -> None:
        """Lay out again: a widget of the window was shown, hidden or changed."""
        self._lay_out()
        self.update()

    def _lay_out(self) -> None:
        width, height = self.width(), self.height()
        left, right = side_margins(self._look, width)
        row = height
        if self._back is not None and self._has_back():
            size = self._back.sizeHint()
            row = size.height() if self._wraps(width) else height
            top = (row - size.height()) // 2 + _DROP
            self._back.setGeometry(left - _INSIDE, top, size.width(), size.height())
        if self._actions is None:
            return
        size = self._actions_size()
        wide = self._actions_width(width)
        tall = size.height()
        if self._actions.hasHeightForWidth():
            tall = self._actions.heightForWidth(wide)
        top = row if row != height else (height - tall) // 2 + _DROP
        self._actions.setGeometry(max(0, width - right - wide + _INSIDE), top, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("paper"))
        _margin, right = side_margins(look, self.width())
        room = self.width() - right - self._actions_size().width() - look.space(24)
        left = self._left_end(self.width())
        fits = self.has_room_for_number(self.width()) or self._scrolled
        if self._wraps(self.width()) and self._back is not None and self._scrolled:
            # Beside the way back, over the actions.
            room = self.width() - right
            self._paint_text(painter, left, room - left, self._back.geometry().center().y())
        elif fits and room - left > look.px(60) and not self._wraps(self.width()):
            self._paint_text(painter, left, room - left, self.height() / 2 + _DROP)
        painter.end()

    def _paint_text(self, painter: QPainter, left: int, room: int, middle: float) -> None:
        look = self._look
        font = look.font(Role.LIST_TITLE if self._scrolled else Role.CONTROL)
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(look.color("ink" if self._scrolled else "soft"))
        painter.drawText(QPointF(left, middle + look.px(6)), text)
