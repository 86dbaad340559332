"""Find a word on the page that is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.ui.controls import ActionButton, Label
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, MARGIN_LEFT, MARGIN_RIGHT, SMALL
from viewer.ui.search_bar import SearchBar
from viewer.words import _, ngettext


class FindBar(QWidget):
    """A field under the page; Enter goes to the next place, Esc closes.

    Signals:
        closed(): it was closed; the page should have the keyboard again.
    """

    closed = Signal()

    def __init__(
        self, look: Look, find: Callable[[str], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self.field = SearchBar(look)
        self.field.set_placeholder(_("A word in this study"))
        self.field.set_name(_("Find in this study"))
        self.count = Label(look, Role.CONTROL, "soft", wraps=False)
        self._close = ActionButton(look, _("Close"), "close")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.count)
        self._row.addWidget(self._close)
        self.field.text_edited.connect(self._look)
        self.field.entered.connect(self._next)
        self._close.clicked.connect(self.end)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        for part in (self.field, self.count, self._close):
            part.set_look(look)
        self._row.setSpacing(look.space(GAP))
        self._row.setContentsMargins(
            look.space(MARGIN_LEFT), SMALL, look.space(MARGIN_RIGHT), SMALL
        )

    def begin(self) -> None:
        """Show the field and go there."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.select_all()

    def end(self) -> None:
        """Close the field."""
        self.hide()
        self._find("")
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self._look(self.field.text())

    def _look(self, text: str) -> None:
        if not text.strip():
            self._find("")
            self.count.setText("")
            return
        places = self._find(text)
        self.count.setText(
            ngettext("{count} place", "{count} places", places).format(count=places)
            if places
            else _("Not on this page")
        )
