"""Find a word on the page that is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.controls import ActionButton, Label
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, MARGIN_LEFT, MARGIN_RIGHT, SMALL
from viewer.ui.page.finder import Count
from viewer.ui.search_bar import SearchBar
from viewer.words import _, ngettext

_FIELD = 300


class FindBar(QWidget):
    """A field under the page; Enter goes to the next place, Shift and Enter back, Esc closes.

    ``find`` goes so many places on from the last one where the text was found, and counts.

    Signals:
        closed(): it was closed; the page should have the keyboard again.
    """

    closed = Signal()

    def __init__(
        self, look: Look, find: Callable[[str, int], Count], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._set = look
        self.field = SearchBar(look)
        self.field.escape_clears = False
        self.field.set_placeholder(_("A word on this page"))
        self.field.set_name(_("Find on this page"))
        self.count = Label(look, Role.CONTROL, "soft", wraps=False)
        self._back = ActionButton(look, _("Previous"))
        self._next = ActionButton(look, _("Next"))
        self._close = ActionButton(look, _("Close"), "close")
        self._row = FlowLayout(self)
        for part in (self.field, self.count, self._back, self._next, self._close):
            self._row.addWidget(part)
        self.field.text_edited.connect(self._look)
        self.field.entered.connect(self._go_on)
        self.field.entered_back.connect(self._go_back)
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._close.clicked.connect(self.end)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._set = look
        for part in (self.field, self.count, self._back, self._next, self._close):
            part.set_look(look)
        self._row.set_gap(look.space(GAP))
        self._row.setContentsMargins(
            look.space(MARGIN_LEFT), SMALL, look.space(MARGIN_RIGHT) - SMALL, SMALL
        )
        self._fit()

    def begin(self) -> None:
        """Show the field and go there."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.select_all()
        self._show(Count(0, 0))

    def end(self) -> None:
        """Close the field."""
        self.hide()
        self.closed.emit()

    def forget(self) -> None:
        """Another page is shown: what was counted belongs to the old one."""
        if not self.isHidden():
            self._look(self.field.text(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Shift and Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the field what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.field.setFixedWidth(max(120, min(self._set.px(_FIELD), room)))

    def _go_on(self) -> None:
        self._look(self.field.text(), 1)

    def _go_back(self) -> None:
        self._look(self.field.text(), -1)

    def _look(self, text: str, step: int = 1) -> None:
        if text.strip():
            self._show(self._find(text.strip(), step))
        else:
            self._find("", 1)
            self._show(Count(0, 0))

    def _show(self, count: Count) -> None:
        for button in (self._back, self._next):
            button.setVisible(count.places > 1)
        words = ""
        if count.places and not count.at:
            words = ngettext("{count} place", "{count} places", count.places).format(
                count=count.places
            )
        elif count.places:
            words = _("{number} of {count}").format(number=count.at, count=count.places)
        elif self.field.text().strip():
            words = _("Not on this page")
        self.count.setText(words)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._set.color("side"))
        painter.fillRect(0, 0, self.width(), 1, self._set.color("rule"))
