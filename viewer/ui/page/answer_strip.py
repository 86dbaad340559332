"""Three answers beside a line: yes, no, not sure. One stop for Tab.

Arrows only move, to the answers beside and to those of the lines above and below: an arrow that
answered would put words in somebody's mouth who only wants to read on. Space and Enter answer.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.domain.personal import Answer
from viewer.pages.ticking import answer_words
from viewer.ui.focus_reasons import KEYBOARD_REASONS, RETURN_REASONS
from viewer.ui.look import Look, Role, paint_icon
from viewer.ui.look.measures import (
    CRITERION_ANSWERS,
    CRITERION_NUMBER,
    FOCUS_RING,
    STACK_BELOW,
    TARGET,
)
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import PRESS_KEYS
from viewer.words import _

ANSWERS = (Answer.YES, Answer.NO, Answer.NOT_SURE)
_CIRCLE = 25
_BESIDE = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_LINES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@lru_cache(maxsize=8)
def answers_width(look: Look) -> int:
    """The width of the three columns of answers in pixels, wide enough for their words."""
    metrics = QFontMetricsF(look.font(Role.CONTROL_STRONG))
    words = max(metrics.horizontalAdvance(answer_words(answer)) for answer in ANSWERS)
    return len(ANSWERS) * max(look.space(CRITERION_ANSWERS // 3), math.ceil(words) + look.space(8))


def answers_below(look: Look, width: int) -> bool:
    """Whether answers go under their lines: beside them would be fewer than 30 characters.

    It is so for all lines of a page or for none: the words over the columns are there or not.
    """
    beside = width - look.px(CRITERION_NUMBER) - look.space(20) - answers_width(look)
    return beside < STACK_BELOW * look.px(9)


class AnswerButton(QAbstractButton):
    """One answer: a circle, filled and with a tick when it is the one given."""

    def __init__(self, strip: "AnswerStrip", place: int) -> None:
        super().__init__(strip)
        self._strip = strip
        self._place = place
        self.is_marked = False
        """Whether the answer is that of the profile, and not given by hand."""
        self._by_keyboard = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = answer_words(ANSWERS[place])
        self.setAccessibleName(
            _("{answer}, {number} of {total}").format(
                answer=words, number=place + 1, total=len(ANSWERS)
            )
        )
        self.setToolTip(words)

    def nextCheckState(self) -> None:  # noqa: N802  (Qt's name)
        """Whoever keeps answers says which one is given; a press only asks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        self._by_keyboard = True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _BESIDE:
            self._strip.go_to((self._place + _BESIDE[key]) % len(ANSWERS))
        elif key in _LINES:
            # Beyond the last line the page takes the key, and turns.
            event.setAccepted(self._strip.leave_for(_LINES[key], self._place))
        elif key in _CLEAR:
            self._strip.clear()
        elif key in PRESS_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in RETURN_REASONS:
            self._by_keyboard = event.reason() in KEYBOARD_REASONS
        moved = event.reason() not in RETURN_REASONS
        self._strip.focus_came(by_keyboard=self._by_keyboard and moved)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, below = self._strip.context.look, self._strip.is_below
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(look.px(_CIRCLE))
        left = 4.0 + look.space(4) if below else (self.width() - size) / 2
        circle = QRectF(left, (self.height() - size) / 2, size, size)
        self._paint_circle(painter, circle)
        if self.hasFocus() and self._by_keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), FOCUS_RING))
            painter.drawEllipse(circle.adjusted(-4, -4, 4, 4))
        if below:
            painter.setFont(look.font(Role.CONTROL))
            painter.setPen(look.color("ink"))
            at = QRectF(self.rect()).adjusted(circle.right() + look.space(8), 0, 0, 0)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(at, middle, answer_words(ANSWERS[self._place]))
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        look = self._strip.context.look
        chosen, half = self.isChecked(), 0.75
        filled = chosen and not self.is_marked
        if filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
        else:
            ground = "tint" if self.underMouse() or self.isDown() else "paper"
            painter.setPen(QPen(look.color("accent" if chosen else "edge"), 2 * half))
            painter.setBrush(look.color(ground))
        painter.drawEllipse(circle.adjusted(half, half, -half, -half))
        if chosen:
            inset = circle.width() * 0.22
            tick = circle.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, tick, "check", look.color("on_accent" if filled else "accent"))


class AnswerStrip(QWidget):
    """The answers to one line. ``name`` is read before them: "Line 3 of 17: …".

    Signal ``wished``: an Answer, or None to take the answer back.
    """

    wished = Signal(object)

    def __init__(self, context: PageContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.is_below = False
        self._shown: tuple[Answer | None, bool] = (None, False)
        self.setAccessibleName(name)
        self._buttons = tuple(AnswerButton(self, place) for place in range(len(ANSWERS)))
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _on=False, place=place: self._pressed(place))
        self._stop_at(0)

    def buttons(self) -> tuple[AnswerButton, ...]:
        """The three answers."""
        return self._buttons

    def show_answer(self, answer: Answer | None, *, marked: bool) -> None:
        """Show an answer as given; ``marked``: by the profile."""
        if (answer, marked) == self._shown:
            return
        self._shown = (answer, marked)
        for button, each in zip(self._buttons, ANSWERS, strict=True):
            button.is_marked = marked
            if button.isChecked() is not (each is answer):
                button.setChecked(each is answer)
            button.update()
        if not any(button.hasFocus() for button in self._buttons):
            self._stop_at(ANSWERS.index(answer) if answer else 0)

    def go_to(self, place: int) -> None:
        """Give one of the answers the keyboard; it is not chosen by that."""
        self._stop_at(place)
        self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_for(self, by: int, place: int) -> bool:
        """Go to the same answer of the next line (1) or the one before (-1); whether one is."""
        page = self.context.parent()
        if not isinstance(page, QWidget):
            return False
        strips = [each for each in page.findChildren(AnswerStrip) if each.isVisibleTo(page)]
        strips.sort(key=lambda strip: strip.mapTo(page, QPoint(0, 0)).y())
        to = strips.index(self) + by
        if not 0 <= to < len(strips):
            return False
        strips[to].go_to(place)
        return True

    def clear(self) -> None:
        """Take the answer back."""
        if any(button.isChecked() for button in self._buttons):
            self.wished.emit(None)

    def focus_came(self, *, by_keyboard: bool) -> None:
        """Bring the line into sight."""
        # The circle has a ring of its own; the page's goes.
        self.context.focus_taken.emit(self, False)  # noqa: FBT003  (a signal takes no names)
        row = self.parentWidget()
        if by_keyboard and row is not None:
            # The line that is answered; of one that is too long, the answers at least.
            self.context.place_requested.emit(row, row.rect())
            self.context.place_requested.emit(self, self.rect())

    def _pressed(self, place: int) -> None:
        button = self._buttons[place]
        self._stop_at(place)
        # A second press takes it back; that of the profile becomes the person's own.
        again = button.isChecked() and not button.is_marked
        self.wished.emit(None if again else ANSWERS[place])

    def _stop_at(self, place: int) -> None:
        for index, button in enumerate(self._buttons):
            is_stop = index == place
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() is not policy:
                button.setFocusPolicy(policy)

    # -- layout -------------------------------------------------------------------------

    def lay_out(self, width: int, line: int, *, below: bool) -> int:
        """Lay out for a width, beside a text whose first line is ``line`` pixels high, or below
        it with the words; the height.
        """
        look = self.context.look
        self.is_below = below
        high = max(look.space(TARGET), look.px(_CIRCLE) + 12)
        if not below:
            wide = width // len(ANSWERS)
            for place, button in enumerate(self._buttons):
                button.setGeometry(place * wide, 0, wide, max(high, line))
            return max(high, line)
        metrics = QFontMetricsF(look.font(Role.CONTROL))
        x = y = 0
        for button, answer in zip(self._buttons, ANSWERS, strict=True):
            words = metrics.horizontalAdvance(answer_words(answer))
            wide = min(width, math.ceil(words) + look.px(_CIRCLE) + look.space(28) + 8)
            if x and x + wide > width:
                x, y = 0, y + high
            button.setGeometry(x, y, wide, high)
            x += wide + look.space(8)
        return y + high
