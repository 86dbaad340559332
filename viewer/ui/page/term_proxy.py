"""The focus stops of marked words and of the marks of sources."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.ui.page.context import PageContext
from viewer.ui.page.links import PRESS_KEYS
from viewer.words import _


class MarkProxy(QAbstractButton):
    """Lies over a place of a text, unseen: Tab stops here, and Enter presses it. The text under
    it draws the ring. ``key`` tells it from others of the text.
    """

    def __init__(self, context: PageContext, key: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.key = key
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_word()
        by_keyboard = False  # the text draws the ring round the word
        self._context.focus_taken.emit(self, by_keyboard)
        self._context.place_requested.emit(self, self.rect())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_word()

    def _repaint_word(self) -> None:
        parent = self.parentWidget()
        if parent:
            parent.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the word under it is the picture."""


class TermProxy(MarkProxy):
    """Over a marked word: opens its card. A screen reader finds the hard words as buttons."""

    def __init__(self, context: PageContext, key: str, word: str, parent: QWidget) -> None:
        super().__init__(context, key, _("{word}, explained").format(word=word), parent)


class SourceProxy(MarkProxy):
    """Over the mark of a source: leads to the source. A screen reader finds it as a link."""

    def __init__(self, context: PageContext, number: int, parent: QWidget) -> None:
        name = _("Source {number}").format(number=number)
        super().__init__(context, f"source {number}", name, parent)
