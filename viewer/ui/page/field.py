"""A field to type a few letters into, as it stands on a page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from viewer.ui.focus_reasons import KEYBOARD_REASONS
from viewer.ui.look import Role, paint_icon
from viewer.ui.look.measures import CORNER, FOCUS_RING, SEARCH
from viewer.ui.page.context import PageContext


class FilterField(QLineEdit):
    """A search field. ``name`` is read aloud and stands in it while it is empty."""

    def __init__(self, context: PageContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setFrame(False)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.restyle()

    def set_quietly(self, text: str) -> None:
        """Put a text in without telling anybody."""
        was_blocked = self.blockSignals(True)  # noqa: FBT003  (Qt's name says it)
        self.setText(text)
        self.blockSignals(was_blocked)

    def restyle(self) -> None:
        """Take over the context's look."""
        look = self._context.look
        self.setFont(look.font(Role.CONTROL))
        palette = look.palette()
        # The ground is painted here, with its round corners.
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.setTextMargins(look.px(20) + look.space(22), 0, look.space(12), 0)
        self.setFixedHeight(max(look.space(SEARCH), look.leading(Role.CONTROL) + 12))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._context.look.px(320), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = False  # it draws its own ring
        self._context.focus_taken.emit(self, by_keyboard)
        if event.reason() in KEYBOARD_REASONS:
            self._context.place_requested.emit(self, self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._context.look
        painter = QPainter(self)
        self.paint_box(painter)
        size = look.px(20)
        top = (self.height() - size) / 2
        paint_icon(painter, QRectF(look.space(12), top, size, size), "search", look.color("accent"))
        painter.end()
        super().paintEvent(event)

    def paint_box(self, painter: QPainter) -> None:
        """Paint the ground and the outline, a ring while the field has the keyboard."""
        look = self._context.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        pen = QPen(look.color("accent" if focused else "edge"), FOCUS_RING if focused else 1.3)
        painter.setPen(pen)
        painter.setBrush(look.color("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), CORNER, CORNER)


class WritingField(FilterField):
    """A field to write a line into. The name is read aloud and stands in it while it is empty."""

    def restyle(self) -> None:
        super().restyle()
        side = self._context.look.space(12)
        self.setTextMargins(side, 0, side, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_box(painter)
        painter.end()
        QLineEdit.paintEvent(self, event)
