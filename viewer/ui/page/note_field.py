"""The field a note is typed into: plain text, as tall as it needs to be."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from viewer.ui.focus_reasons import KEYBOARD_REASONS
from viewer.ui.look import Role
from viewer.ui.look.measures import CORNER, FOCUS_RING
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.words import _

_PAUSE = 700
"""Milliseconds after the last key until what was typed is kept."""
_LONGEST = 20_000
_LEAST_LINES = 3
_EDGE = 9


class _Edit(QPlainTextEdit):
    """Signal ``left``: the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, field: "NoteField") -> None:
        super().__init__(field)
        self._field = field
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  (Qt's name)
        """Take words alone, and no more than a note holds."""
        room = _LONGEST - len(self.toPlainText())
        self.insertPlainText(source.text()[: max(0, room)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.focus_came(by_keyboard=event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._field.update()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteField(BlockWidget):
    """A field with its outline.

    Signals: ``typed`` (something was), ``paused`` (nothing was for a moment), ``left`` (the
    keyboard went elsewhere).
    """

    typed = Signal()
    paused = Signal()
    left = Signal()

    def __init__(self, context: PageContext, name: str, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.edit = _Edit(self)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(_("Type here. It keeps itself."))
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self.left)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.paused)
        self._lines = 0
        self._quiet = False
        self.setFocusProxy(self.edit)
        self.restyle()

    def text(self) -> str:
        """What is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text that was not typed just now."""
        self._quiet = True
        self.edit.setPlainText(text)
        # Who goes on writing goes on behind what is there.
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet = False
        self._pause.stop()

    def stop(self) -> None:
        """What was typed is being kept."""
        self._pause.stop()

    def _typed(self) -> None:
        if not self._quiet:
            self._pause.start()
            self.typed.emit()
        if self._count_lines() != self._lines:
            self.height_changed.emit()

    def _count_lines(self) -> int:
        # The document of a plain text edit counts its height in lines.
        return max(_LEAST_LINES, round(self.edit.document().size().height()))

    def focus_came(self, *, by_keyboard: bool) -> None:
        """Bring it into sight; it has a ring of its own."""
        self.update()
        self.context.focus_taken.emit(self, False)  # noqa: FBT003  (a signal takes no names)
        if by_keyboard:
            self.context.place_requested.emit(self, self.rect())

    def height_for(self, width: int) -> int:
        line = self.edit.fontMetrics().lineSpacing()
        self.edit.setGeometry(_EDGE, _EDGE, max(1, width - 2 * _EDGE), self.edit.height())
        self._lines = self._count_lines()
        high = self._lines * line + 2
        self.edit.setGeometry(_EDGE, _EDGE, max(1, width - 2 * _EDGE), high)
        return high + 2 * _EDGE

    def restyle(self) -> None:
        look = self.context.look
        self.edit.setFont(look.font(Role.CARD_TEXT))
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.edit.setPalette(palette)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, focused = self.context.look, self.edit.hasFocus()
        wide = FOCUS_RING if focused else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent" if focused else "edge"), wide))
        painter.setBrush(look.color("paper"))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.end()
