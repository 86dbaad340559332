"""What one narrows a list with: a box with its count, a word to take away, a field to type in."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from viewer.ui.controls import ActionButton, FilledButton, ring
from viewer.ui.look import Look, Role, paint_icon
from viewer.ui.look.measures import CORNER, SMALL, TARGET, TINY
from viewer.ui.look.typeset import SetText, set_text
from viewer.words import _

_CROSS = 14
_FIELD = 44
_LONGEST = 80


class Chip(QPushButton):
    """A choice that is in force: its words and a cross. Pressing it takes the choice back."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self.words = words
        self.look = look
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(_("{filter}: take this filter away").format(filter=words))
        self.setToolTip(_("Take this filter away"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self.setFont(look.font(Role.CONTROL))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, a gap, the cross, and room around them."""
        words = round(QFontMetricsF(self.font()).horizontalAdvance(self.words)) + 2
        return QSize(words + self._rest(), max(TARGET, self.look.px(30) + SMALL))

    def minimumSizeHint(self) -> QSize:
        """Long words are cut: in full they stand on the page of filters and in the tip."""
        return QSize(min(self.sizeHint().width(), 4 * TARGET), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """So that a line too short for it makes it narrower and not higher."""
        return True

    def heightForWidth(self, _width: int) -> int:
        """One line."""
        return self.sizeHint().height()

    def _rest(self) -> int:
        return 2 * self.look.space(SMALL) + self.look.space(SMALL) + self.look.px(_CROSS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete and Backspace press it as Space does."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() in keys:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words on their own ground, and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look
        # As high as a finger, drawn lower: what lies between two lines of them belongs to both.
        box = QRectF(self.rect()).adjusted(1, 5, -1, -5)
        edge = look.color("accent" if self.underMouse() else "edge")
        painter.setPen(QPen(edge, 2 if look.tokens.frames else 1))
        painter.setBrush(look.color("tint"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        if self.hasFocus():
            ring(painter, box, look)
        painter.setFont(self.font())
        painter.setPen(look.color("ink"))
        room = self.width() - self._rest()
        words = QFontMetricsF(self.font()).elidedText(
            self.words, Qt.TextElideMode.ElideRight, room + 2
        )
        left = look.space(SMALL)
        painter.drawText(
            QRectF(left, 0, room + 4, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            words,
        )
        size = look.px(_CROSS)
        cross = QRectF(
            self.width() - look.space(SMALL) - size, (self.height() - size) / 2, size, size
        )
        paint_icon(painter, cross, "close", look.color("ink"))


class WrapButton(ActionButton):
    """An icon and words beside it, over several lines where one finds no room."""

    def __init__(self, look: Look, words: str, icon: str = "", *, strong: bool = False) -> None:
        super().__init__(look, words, icon, strong=strong, token="accent" if strong else "ink")
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its words, and is higher then."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), 5 * TARGET), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how many lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines, and as high as a finger at least."""
        return max(self.sizeHint().height(), self._set(width).height + 2 * SMALL)

    def _set(self, width: int) -> SetText:
        room = width - self.words_left() - self.look.space(SMALL)
        return set_text(self.words, self.font(), self.look.leading(Role.CONTROL), room)

    def paint_words(self, painter: QPainter) -> None:
        """Paint the words in their lines."""
        words = self._set(self.width())
        top = (self.height() - words.height) / 2
        words.layout.draw(painter, QPointF(self.words_left(), top))


class CountBox(QCheckBox):
    """A choice to tick: its words, the registry's word beside them, and at the right a count."""

    def __init__(self, look: Look, words: str, beside: str = "") -> None:
        super().__init__()
        self.look = look
        self.words = words
        self.beside = beside
        self._count = ""
        self._heights: dict[tuple[int, str], int] = {}
        self._room = 0
        self.setText(words.replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_count(None)
        self.set_look(look)

    def set_count(self, count: int | None) -> None:
        """Show how many studies the choice leaves; None: not known yet."""
        self._count = "" if count is None else self.locale().toString(count)
        parts = [self.words, self.beside]
        if count is not None:
            parts.append(self._count)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def count_text(self) -> str:
        """The count as it stands at the right."""
        return self._count

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self._heights.clear()
        font = look.font(Role.CONTROL)
        self.setFont(font)
        self._room = round(QFontMetricsF(font).horizontalAdvance("00,000")) + 2 * SMALL
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The box, the words in one line, and the count."""
        words = round(QFontMetricsF(self.font()).horizontalAdvance(self._all_words())) + 2
        width = self._left() + words + self._right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its words, and is higher then."""
        return QSize(min(self.sizeHint().width(), 5 * TARGET), TARGET)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how many lines the words need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines, and as high as a finger at least."""
        # Remembered: a layout asks each of its rows several times over.
        known = self._heights.get((width, self.beside))
        if known is None:
            known = max(TARGET, self._set(width).height + 2 * SMALL)
            self._heights[width, self.beside] = known
        return known

    def hitButton(self, place: QPointF) -> bool:  # type: ignore[override]  # noqa: N802
        """Tick wherever the box, its words or its count are pressed."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _all_words(self) -> str:
        return f"{self.words}  {self.beside}" if self.beside else self.words

    def _left(self) -> int:
        return SMALL + self.look.px(22) + self.look.space(SMALL) + TINY

    def _right(self) -> int:
        """Room for a count of five digits, whatever it is now: nothing moves when it comes."""
        return self._room

    def _set(self, width: int) -> SetText:
        room = width - self._left() - self._right()
        words = self._all_words()
        if self.beside and QFontMetricsF(self.font()).horizontalAdvance(words) > room:
            words = f"{self.words}\n{self.beside}"
        return set_text(words, self.font(), self.look.leading(Role.CONTROL), room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick, words and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("tint"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), CORNER, CORNER)
        words = self._set(self.width())
        top = (self.height() - words.height) // 2
        line = look.leading(Role.CONTROL)
        size = look.px(22)
        paint_box(
            painter,
            QRectF(SMALL + 0.5, top + (line - size) // 2 + 0.5, size - 1, size - 1),
            look,
            checked=self.isChecked(),
        )
        painter.setPen(look.color("ink"))
        words.layout.draw(painter, QPointF(self._left(), top), _soft_from(self.words, look))
        painter.setFont(self.font())
        painter.setPen(look.color("soft"))
        painter.drawText(
            QRectF(0, top, self.width() - SMALL, line),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._count,
        )
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(0, 2, 0, -2), look)


class WideButton(FilledButton):
    """The one thing to do on a page, over two lines where one finds no room."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its words, and is higher then."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), 5 * TARGET), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how many lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, or two."""
        hint = self.sizeHint()
        more = self.look.leading(Role.CONTROL) if width < hint.width() else 0
        return hint.height() + more


def paint_box(painter: QPainter, box: QRectF, look: Look, *, checked: bool) -> None:
    """Paint a box to tick."""
    painter.setPen(QPen(look.color("edge"), 1.5))
    painter.setBrush(look.color("paper"))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
    painter.drawRoundedRect(box, 3, 3)
    if checked:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", look.color("on_accent"))


def _soft_from(words: str, look: Look) -> list[QTextLayout.FormatRange]:
    """Everything behind the words in the colour of what is said beside."""
    part = QTextLayout.FormatRange()
    part.start = len(words.encode("utf-16-le")) // 2
    part.length = 10_000
    form = QTextCharFormat()
    form.setForeground(look.color("soft"))
    part.format = form
    return [part]


class TextField(QLineEdit):
    """A field for a few words or a number, with the outline of the look."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)
        self.setAccessibleName(name)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self.setFont(look.font(Role.CONTROL))
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setTextMargins(look.space(10), 0, look.space(10), 0)
        self.setFixedHeight(max(_FIELD, look.px(28) + 2 * SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and edge, or the ring; then the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.color("edge"), 1))
        painter.setBrush(self.look.color("paper"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), self.look)
        painter.end()
        super().paintEvent(event)


def take_look_below(widget: QWidget, look: Look) -> None:
    """Give the look to every control of this file inside ``widget``."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, Chip | CountBox | TextField):
            child.set_look(look)
