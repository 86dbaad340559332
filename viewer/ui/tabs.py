"""The tabs of an open trial: words on the page, in as many rows as they need."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.pages.blocks import Tab
from viewer.ui.focus_reasons import KEYBOARD_REASONS, RETURN_REASONS
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import CORNER, FOCUS_RING, TAB, TAB_BAR
from viewer.ui.look.typeset import SetText, set_text
from viewer.words import _

_GAP = 24
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def tab_names() -> dict[Tab, str]:
    """What the tabs are called, in their order."""
    return {
        Tab.OVERVIEW: _("Overview"),
        Tab.TREATMENT: _("Treatment plan"),
        Tab.ELIGIBILITY: _("Eligibility"),
        Tab.OUTCOMES: _("Outcomes"),
        Tab.GLOSSARY: _("Glossary"),
        Tab.PLACES: _("Places and contacts"),
        Tab.SOURCES: _("Sources"),
    }


class TabButton(QAbstractButton):
    """One tab. As wide as its word in bold, so that nothing moves when it is chosen.

    Signal ``focus_changed``: whether it has the keyboard focus, and got it by keyboard.
    """

    focus_changed = Signal(bool)

    def __init__(self, tab: Tab, name: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.tab = tab
        self._name = name
        self._look = look
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        bold = QFontMetricsF(look.font(Role.CONTROL_STRONG)).horizontalAdvance(self._name)
        width = math.ceil(bold)
        return QSize(width, self.height_for(width))

    def height_for(self, width: int) -> int:
        """The height at ``width`` pixels: its words take two lines where they must."""
        look = self._look
        return max(look.space(TAB), self._set(Role.CONTROL_STRONG, width).height + look.space(20))

    def _set(self, role: Role, width: int) -> SetText:
        look = self._look
        # A word that just fits must not be broken for a part of a pixel.
        return set_text(self._name, look.font(role), look.leading(role), width + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in RETURN_REASONS:
            self.focus_changed.emit(event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in RETURN_REASONS:
            by_keyboard = False
            self.focus_changed.emit(by_keyboard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in _STEPS:
            # The base class would move the focus as if tabs were push buttons.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chosen = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and not chosen:
            painter.fillRect(self.rect(), look.color("tint"))
        text = self._set(Role.CONTROL_STRONG if chosen else Role.CONTROL, self.width())
        painter.setPen(look.color("accent" if chosen else "ink"))
        top = (self.height() - text.height) / 2 - look.zoom + (1 if self.isDown() else 0)
        text.layout.draw(painter, QPointF(0, top))
        if chosen:
            bar = QRectF(0, self.height() - TAB_BAR, self.width(), TAB_BAR)
            painter.fillRect(bar, look.color("accent"))
        painter.end()


class TabStrip(QWidget):
    """The row of tabs. Signal ``tab_chosen``: a Tab, when the reader chose another one.

    One stop for the Tab key; the arrow keys, Home and End move.
    """

    tab_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._margins = (0, 0)
        self.setAccessibleName(_("Parts of this study"))
        self._buttons = [TabButton(tab, name, look, self) for tab, name in tab_names().items()]
        for button in self._buttons:
            button.clicked.connect(self._clicked)
            button.focus_changed.connect(self._focus_changed)
        self._ringed: TabButton | None = None
        self._current = self._buttons[0]
        self.set_current(Tab.OVERVIEW)

    def current(self) -> Tab:
        """The chosen tab."""
        return self._current.tab

    def button(self, tab: Tab) -> TabButton:
        """The button of a tab."""
        return next(button for button in self._buttons if button.tab == tab)

    def set_current(self, tab: Tab) -> None:
        """Mark a tab as chosen; says nothing."""
        self._current = self.button(tab)
        for button in self._buttons:
            chosen = button is self._current
            button.setChecked(chosen)
            policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if any(button.hasFocus() for button in self._buttons):
            self._current.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.isVisible():
            event = QAccessibleEvent(self._current, QAccessible.Event.Selection)
            QAccessible.updateAccessibility(event)

    def set_margins(self, left: int, right: int) -> None:
        """Keep this many pixels free at the sides."""
        self._margins = (left, right)
        self._lay_out()

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        for button in self._buttons:
            button.set_look(look)
        self._lay_out()
        self.update()

    def height_for(self, width: int) -> int:
        """The height of as many rows as the tabs take at ``width`` pixels."""
        return self._places(width)[-1].bottom() + 1

    def _places(self, width: int) -> list[QRect]:
        left, right = self._margins
        x, y = left, 0
        places: list[QRect] = []
        for button in self._buttons:
            size = button.sizeHint()
            if x > left and x + size.width() > width - right:
                x, y = left, places[-1].bottom() + 1
            room = max(1, width - right - x)
            wide = min(size.width(), room)
            tall = size.height() if wide == size.width() else button.height_for(wide)
            places.append(QRect(x, y, wide, tall))
            x += wide + self._look.space(_GAP)
        return places

    def _lay_out(self) -> None:
        for button, place in zip(self._buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, TabButton):
            self._choose(button)

    def _choose(self, button: TabButton) -> None:
        changed = button is not self._current
        self.set_current(button.tab)
        if changed:
            self.tab_chosen.emit(button.tab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._buttons.index(self._current)
        last = len(self._buttons) - 1
        key = Qt.Key(event.key())
        if key in _STEPS:
            to = (at + _STEPS[key]) % (last + 1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            to = 0 if key == Qt.Key.Key_Home else last
        else:
            super().keyPressEvent(event)
            return
        self._choose(self._buttons[to])
        self._buttons[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_changed(self, by_keyboard: bool) -> None:
        button = self.sender()
        self._ringed = button if by_keyboard and isinstance(button, TabButton) else None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        left, right = self._margins
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("paper"))
        rule = QRectF(left, self.height() - 1, self.width() - left - right, 1)
        painter.fillRect(rule, self._look.color("rule"))
        if self._ringed:
            # In the gaps round the word: the tabs leave them free.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.color("accent"), FOCUS_RING))
            ring = QRectF(self._ringed.geometry()).adjusted(-8, 2, 8, -TAB_BAR - 3)
            painter.drawRoundedRect(ring, CORNER, CORNER)
        painter.end()
