"""What a search found in the person's own notes, over what it found in the library."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.ui.controls import Label, LinkButton
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL
from viewer.words import _, ngettext

MOST = 3
"""Notes that are shown; of more it is said how many there are."""


class NoteLine(NamedTuple):
    """A note: the trial's number, empty where it cannot be opened here, and what is shown."""

    number: str
    words: str


class InNotes(QWidget):
    """A heading and some notes; pressed, one opens its trial.

    Signal ``trial_chosen``: the number of a trial.
    """

    trial_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.label = Label(look, Role.CONTROL, "soft")
        self._lines: list[LinkButton | Label] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.label)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (self.label, *self._lines):
            part.set_look(look)
        self._column.setContentsMargins(look.space(7), 0, 0, look.space(SMALL))

    def lines(self) -> list[str]:
        """What is shown of each note."""
        return [line.words if isinstance(line, LinkButton) else line.text() for line in self._lines]

    def links(self) -> list[LinkButton]:
        """Those that can be pressed."""
        return [line for line in self._lines if isinstance(line, LinkButton)]

    def show_lines(self, lines: Sequence[NoteLine]) -> None:
        """Show the first of some notes, and how many there are."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = []
        for line in lines[:MOST]:
            part: LinkButton | Label
            if line.number:
                part = LinkButton(self._look, line.words)
                part.clicked.connect(
                    lambda _on=False, number=line.number: self.trial_chosen.emit(number)
                )
            else:
                part = Label(self._look, Role.CONTROL, text=line.words)
            self._column.addWidget(part)
            self._lines.append(part)
        self.label.setText(
            ngettext(
                "In your notes: {count} note has these words.",
                "In your notes: {count} notes have these words.",
                len(lines),
            ).format(count=len(lines))
            if len(lines) > MOST
            else _("In your notes:")
        )
        self.setVisible(bool(lines))
        self.updateGeometry()
