"""The focus stop of a marked word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.ui.page.context import PageContext
from viewer.ui.page.links import PRESS_KEYS
from viewer.words import _


class TermProxy(QAbstractButton):
    """Lies over a marked word, unseen: Tab stops here, Enter opens the card, and a screen
    reader finds the hard words of a page as buttons. The text under it draws the ring.
    """

    def __init__(self, context: PageContext, key: str, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.key = key
        self.setAccessibleName(_("{word}, explained").format(word=word))
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
