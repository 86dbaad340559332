"""Words that are pressed: a link that wraps as text does."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from viewer.ui.focus_reasons import KEYBOARD_REASONS
from viewer.ui.look import Role
from viewer.ui.look.typeset import SetText, set_text
from viewer.ui.page.context import PageContext
from viewer.ui.page.found import NOWHERE, draw_text

PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_covered(widget: QWidget) -> bool:
    """Whether a dialog or a menu just took the keyboard, and will give it back."""
    return QApplication.activePopupWidget() is not None or not widget.isActiveWindow()


class PressedWords(QAbstractButton):
    """A button made of words on the page: Enter and Space press it."""

    height_changed = Signal()

    def __init__(self, context: PageContext, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        # An ampersand in the text of a button would be taken for a shortcut's mark.
        self._words = text
        self.is_content = False
        """Whether the words are the page's, and not a way through it: then they can be found."""
        self.found_place = NOWHERE
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def words(self) -> str:
        """The text shown."""
        return self._words

    def found_text(self) -> str:
        """The words, to be searched; none where they only lead somewhere."""
        return self._words if self.is_content else ""

    def show_found(self, start: int, length: int) -> QRect:
        """Mark a place of the words as found."""
        self.found_place = (start, length)
        self.update()
        return self.rect()

    def show_none(self) -> None:
        """Mark nothing."""
        if self.found_place != NOWHERE:
            self.found_place = NOWHERE
            self.update()

    def height_for(self, width: int) -> int:
        """The height in pixels at ``width``."""
        raise NotImplementedError

    def widest(self) -> int:
        """The width in pixels beyond which more room would not help."""
        return self.context.look.column()

    def restyle(self) -> None:
        """Take over the context's look."""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.widest(), self.height_for(self.widest()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.context.focus_taken.emit(self, event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.context.focus_lost.emit(self)


class TextLink(PressedWords):
    """A link: accent words over a line, as long as they need to be."""

    def __init__(
        self,
        context: PageContext,
        text: str,
        role: Role = Role.CONTROL,
        parent: QWidget | None = None,
        *,
        target: int = 0,
    ) -> None:
        super().__init__(context, text, parent)
        self._role = role
        self._target = target
        self._set: SetText | None = None
        self._width = -1

    def restyle(self) -> None:
        self._set = None
        super().restyle()

    def set_words(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self.setAccessibleName(text)
        self._set = None
        self.update()

    def natural_width(self) -> int:
        """The width of the words in one line, in pixels."""
        look = self.context.look
        font = look.font(self._role)
        return int(set_text(self._words, font, look.leading(self._role), 100_000).width + 1)

    def height_for(self, width: int) -> int:
        return max(self._laid_out(width).height, self.context.look.space(self._target))

    def _laid_out(self, width: int) -> SetText:
        if self._set is None or self._width != width:
            look = self.context.look
            font = look.font(self._role)
            self._set = set_text(self._words, font, look.leading(self._role), width)
            self._width = width
        return self._set

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        text = self._laid_out(self.width())
        top = (self.height() - text.height) / 2 + (1 if self.isDown() else 0)
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            ground = QRectF(0, top, min(text.width, self.width()), text.height)
            painter.fillRect(ground, look.color("tint"))
        pen = QPen(look.color("accent"), max(1.0, 1.2 * look.zoom))
        painter.setPen(pen)
        draw_text(painter, text.layout, QPointF(0, top), look, self.found_place)
        for index in range(text.layout.lineCount()):
            line = text.layout.lineAt(index)
            base = round(top + line.y() + line.ascent() + 3 * look.zoom) + 0.5
            right = line.x() + line.naturalTextWidth()
            painter.drawLine(QPointF(line.x(), base), QPointF(right, base))
        painter.end()
