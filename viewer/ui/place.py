"""What stands at the right while no trial is open: where to begin, or why there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.ui.actions import ActionRow
from viewer.ui.controls import ActionButton, Label
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import MARGIN_LEFT, MARGIN_RIGHT
from viewer.words import _


class Place(QWidget):
    """Some sentences in the middle of the page, under the window's actions."""

    def __init__(
        self, look: Look, actions: ActionRow, back: ActionButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._says = Label(look, Role.BODY)
        self._more = Label(look, Role.NOTE, "soft")
        self._top = QHBoxLayout()
        self._top.addWidget(back)
        self._top.addWidget(actions, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addStretch(2)
        self._column.addWidget(self._says)
        self._column.addWidget(self._more)
        self._column.addStretch(3)
        for part in (self._says, self._more):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._says.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_look(look)
        self.show_words(_("Choose a study on the left."))

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._says.set_look(look)
        self._more.set_look(look)
        self._column.setContentsMargins(
            look.space(MARGIN_LEFT), look.space(12), look.space(MARGIN_RIGHT) - 8, look.space(24)
        )

    def show_words(self, words: str, more: str = "") -> None:
        """Show a sentence, and smaller ones under it."""
        self._says.setText(words)
        self._says.setAccessibleName(" ".join((words, more)).strip())
        self._more.setText(more)
        self._more.setVisible(bool(more))

    def words(self) -> str:
        """What it says."""
        return self._says.text()

    def focus_words(self) -> None:
        """Move the keyboard here."""
        self._says.setFocus(Qt.FocusReason.OtherFocusReason)
