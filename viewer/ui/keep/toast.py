"""A quiet line at the window's foot: what was just done, and the way to take it back."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from viewer.ui.controls import ActionButton, LineLabel, LinkButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import CORNER, GAP, SMALL, TINY
from viewer.ui.suggestions import announce
from viewer.words import _

STAYS = 15_000
"""Milliseconds that the line stays; longer while somebody points at it, is in it, or has a
dialog to read first."""


_PART, _ROOM = 0.6, 480


class Offer(NamedTuple):
    """A button of the line: its words, and what it does."""

    words: str
    act: Callable[[], None]


class Toast(QWidget):
    """A sentence over the foot of the window, with at most two things to do. It takes no key
    from anybody: whoever wants to press its buttons goes there, and comes back when it goes.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._offers: tuple[Offer, ...] = ()
        self._came_from: QWidget | None = None
        self._kept: tuple[str, tuple[Offer, ...]] | None = None
        """What stays until it is looked at or closed; other sentences may cover it meanwhile."""
        self.free_left: Callable[[], int] = int
        """Gives the pixels at the window's left that it keeps free: the list."""
        self.free_foot: Callable[[], int] = int
        """Gives the pixels at the window's foot that it keeps free: a bar."""
        self.label = LineLabel(look, Role.CONTROL)
        self.buttons = [LinkButton(look, "", inline=True) for _count in range(2)]
        self.close_button = ActionButton(look, _("Close"), "close")
        self._row = FlowLayout(self)
        for part in (self.label, *self.buttons, self.close_button):
            self._row.addWidget(part)
        for button in self.buttons:
            button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.put_away)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self._time_out)
        window.installEventFilter(self)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self.label.set_look(look)
        for button in (*self.buttons, self.close_button):
            button.set_look(look)
        self.label.setContentsMargins(look.space(SMALL), 0, 0, 0)
        side = look.space(GAP)
        self._row.setContentsMargins(side, look.space(TINY), look.space(TINY), look.space(TINY))
        self._row.set_gap(look.space(TINY))
        self.place()

    def say(self, sentence: str, offers: tuple[Offer, ...] = (), *, stays: bool = False) -> None:
        """Show a sentence, and tell it to a screen reader.

        ``stays``: until somebody presses its button, closes it, or :meth:`let_go` is called.
        """
        if stays:
            self._kept = (sentence, offers)
        self._offers = offers
        focused = self._window.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        self.label.setText(sentence)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(offers))
            if place < len(offers):
                button.set_words(offers[place].words)
        self.setAccessibleName(sentence)
        self.show()
        self._come_next()
        self.place()
        self.raise_()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()
        announce(self._window, " ".join((sentence, *(offer.words for offer in offers))))

    def _come_next(self) -> None:
        """Be what Tab reaches next, wherever somebody is."""
        if self._came_from is None or not isValid(self._came_from):
            return
        for before, after in pairwise((self._came_from, *self.buttons, self.close_button)):
            QWidget.setTabOrder(before, after)

    def text(self) -> str:
        """What it says; empty while it is out of sight."""
        return "" if self.isHidden() else self.label.text()

    def covers(self, widget: QWidget) -> int:
        """How many pixels it takes from the foot of a widget of the window."""
        if self.isHidden():
            return 0
        foot = widget.mapTo(self._window, QPoint(0, widget.height())).y()
        return max(0, foot - self.y())

    def let_go(self) -> None:
        """Take what stays for read."""
        if self._shows_kept():
            self.put_away()
        self._kept = None

    def _shows_kept(self) -> bool:
        return self._kept is not None and self.text() == self._kept[0]

    def put_away(self) -> None:
        """Take it out of sight, or show what stays and was covered."""
        if self._shows_kept():
            self._kept = None
        if self._kept is not None:
            self.say(*self._kept, stays=True)
            return
        focused, back = self._window.focusWidget(), self._came_from
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._timer.stop()
        self.hide()
        if had_keyboard and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self) -> None:
        place = next(n for n, button in enumerate(self.buttons) if button is self.sender())
        act = self._offers[place].act
        self.put_away()
        act()

    def _time_out(self) -> None:
        focused = self._window.focusWidget()
        is_in = focused is not None and self.isAncestorOf(focused)
        is_covered = QApplication.activeModalWidget() is not None
        if self.underMouse() or is_in or is_covered:
            self._timer.start()
        else:
            self.put_away()

    def place(self) -> None:
        """At the foot, over the page where there is one beside the list, and at its left.

        Answers stand at a page's right: a press that comes when the line has just gone must not
        give one.
        """
        if self.isHidden():
            return
        look, window = self._look, self._window
        margin = look.space(GAP)
        left = self.free_left()
        room = window.width() - left - 2 * margin
        wide = self._row.contentsMargins().left() + self._row.contentsMargins().right()
        parts = [part for part in self.findChildren(QWidget) if not part.isHidden()]
        wide += sum(part.sizeHint().width() + look.space(TINY) for part in parts)
        # Answers take the right third of a page that has room for them beside the lines.
        width = min(wide, round(room * _PART) if room > look.px(_ROOM) else room)
        height = self._row.heightForWidth(width)
        foot = self.free_foot() or (0 if left else look.space(52))
        top = max(0, window.height() - height - margin - foot)
        self.setGeometry(left + margin, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        painter.setPen(QPen(look.color("edge"), 2 if look.tokens.frames else 1))
        painter.setBrush(look.color("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
