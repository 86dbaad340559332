"""The search field: a line to type in, with a glass before it and a way to clear it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from viewer.ui.focus_reasons import RETURN_REASONS
from viewer.ui.look import Look, Role, icon
from viewer.ui.look.measures import CORNER, FOCUS_RING, ICON, SEARCH, SMALL, TARGET
from viewer.ui.look.parts import paint_field
from viewer.ui.look.pens import outline
from viewer.words import _

_LONGEST = 300
"""Characters; a pasted web address fits, a pasted page does not."""
_LARGE = 64


class _Clear(QToolButton):
    """Empties the field; Enter presses it, too."""

    look: Look

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, as all buttons here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cross, and the ring while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            outline(painter, QRectF(self.rect()), CORNER, FOCUS_RING, self.look.hex("accent"))


class SearchBar(QWidget):
    """A line to type in.

    Signals:
        text_edited(text): somebody typed, pasted or cleared.
        entered(): Enter was pressed.
        entered_back(): Enter was pressed together with Shift.
        left_downwards(): the arrow down was pressed.
        left(): the keyboard went elsewhere.
        came(): the keyboard came to the field.
    """

    text_edited = Signal(str)
    entered = Signal()
    entered_back = Signal()
    left_downwards = Signal()
    left = Signal()
    came = Signal()

    def __init__(self, look: Look, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._large = large
        self.escape_clears = True
        """Whether Esc empties the field first, before it means anything else."""
        self.key_taker: Callable[[int], bool] | None = None
        """Asked first about each key: True when the key was for what is shown under the field."""
        self._line = QLineEdit(self)
        self._line.setFrame(False)
        self._line.setMaxLength(_LONGEST)
        # A file dropped here is meant for the window.
        self._line.setAcceptDrops(False)
        self._line.setAccessibleName(_("Search for an illness, a medicine or a study number"))
        self._line.textEdited.connect(self._typed)
        self._line.textChanged.connect(self._show_clear)
        self._line.installEventFilter(self)
        self._clear = _Clear(self)
        self._clear.look = look
        self._clear.setAutoRaise(True)
        self._clear.setAccessibleName(_("Clear the search"))
        self._clear.setToolTip(_("Clear the search"))
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._line)
        self._row.addWidget(self._clear)
        self.setFocusProxy(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def has_focus(self) -> bool:
        """Whether the keyboard is in the field."""
        return self._line.hasFocus()

    def text(self) -> str:
        """What stands in the field."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field, the cursor behind it; nobody is told."""
        self._line.setText(text)

    def last_stop(self) -> QWidget:
        """What Tab reaches last in it."""
        return self._clear

    def set_placeholder(self, text: str) -> None:
        """Show ``text`` while the field is empty."""
        self._line.setPlaceholderText(text)

    def set_name(self, name: str) -> None:
        """Tell a screen reader what the field is for."""
        self._line.setAccessibleName(name)

    def select_all(self) -> None:
        """Mark all of it, so that typing replaces it."""
        self._line.selectAll()

    def type_anew(self, letters: str) -> None:
        """Put letters in the place of all there is, as somebody would who types."""
        self._line.setText(letters)
        self.text_edited.emit(letters)

    def clear(self) -> None:
        """Empty the field, as somebody would who types."""
        self._line.clear()
        self._line.setFocus()
        self.text_edited.emit("")

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self._line.setFont(look.font(Role.SEARCH))
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self._line.setPalette(palette)
        self._clear.look = look
        self._clear.setIcon(icon("close", look))
        self._clear.setIconSize(QSize(look.px(ICON), look.px(ICON)))
        self._clear.setFixedSize(max(TARGET, look.px(30)), max(TARGET, look.px(30)))
        left = look.space(14) + look.px(ICON) + look.space(SMALL)
        self._row.setContentsMargins(left, 2, look.space(SMALL), 2)
        self._row.setSpacing(0)
        self.setFixedHeight(look.px(_LARGE if self._large else SEARCH))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys that lead out of the field, and when it gets or loses the focus."""
        if isinstance(event, QFocusEvent):
            self._tell_focus(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.key_taker is not None and self.key_taker(event.key()):
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self.entered_back if is_back else self.entered).emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self._line.text() and self.escape_clears:
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def _tell_focus(self, event: QFocusEvent) -> None:
        self.update()
        if event.lostFocus():
            self.left.emit()
        elif event.reason() not in RETURN_REASONS:
            self.came.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field's ground, its edge or its ring, and the glass."""
        painter = QPainter(self)
        paint_field(painter, self.rect(), self._look, focused=self._line.hasFocus())

    def _typed(self, text: str) -> None:
        self.text_edited.emit(text)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
