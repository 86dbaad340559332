"""The one place that opens message boxes and file dialogs.

Text is always plain text: a sentence may quote a file, and Qt's rich text must never see that.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from viewer.domain.errors import TrialViewerError
from viewer.ui.controls import OutlinedButton
from viewer.ui.look import Look
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _


class Message(NamedTuple):
    """What a box says. ``choices`` are the words on its buttons; the last one does nothing."""

    text: str
    more: str = ""
    details: str = ""
    choices: tuple[str, ...] = ()


class Messages(QObject):
    """Tells and asks. Tests put a recorder in its place by overriding the four methods."""

    def __init__(
        self, window: QWidget | None = None, look_of: Callable[[], Look | None] = lambda: None
    ) -> None:
        """``look_of`` gives the look of the window; without it the boxes have Qt's own buttons."""
        super().__init__(window)
        self._window = window
        self._look_of = look_of

    def show(self, message: Message) -> int:
        """Show the box until it is answered; the index of the choice, the last when closed."""
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(_("Trial Viewer"))
        box.setText(message.text)
        box.setInformativeText(message.more)
        if message.details:
            box.setDetailedText(message.details)
        buttons = self._add_buttons(box, message.choices or (_("Close"),))
        box.setEscapeButton(buttons[-1])
        box.setDefaultButton(buttons[-1])
        box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._make_room(box)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next(
            (index for index, button in enumerate(buttons) if button is clicked), len(buttons) - 1
        )

    def _add_buttons(self, box: QMessageBox, words: tuple[str, ...]) -> list[QPushButton]:
        """Give the box its buttons, which look as those of the window."""
        look = self._look_of()
        buttons = []
        for word in words:
            role = QMessageBox.ButtonRole.AcceptRole
            if word is words[-1]:
                role = QMessageBox.ButtonRole.RejectRole
            button = OutlinedButton(look, word) if look else QPushButton(word)
            box.addButton(button, role)
            buttons.append(button)
        return buttons

    def _make_room(self, box: QMessageBox) -> None:
        """Leave room round the words, as in the other dialogs."""
        look, column = self._look_of(), box.layout()
        if look is None or column is None:
            return
        side = look.space(WIDE)
        column.setContentsMargins(0, side, side, side)
        column.setSpacing(look.space(GAP))

    def choose_files(self, title: str, folder: str, kind: str = "") -> list[Path]:
        """Let the reader choose files to read; an empty list when they choose none.

        ``kind`` is like ``"PDF (*.pdf)"``; empty: all files are offered.
        """
        names, _kind = QFileDialog.getOpenFileNames(self._window, title, folder, kind)
        return [Path(name) for name in names]

    def choose_folder(self, title: str, folder: str) -> Path | None:
        """Let the reader choose a folder to read, or None."""
        name = QFileDialog.getExistingDirectory(self._window, title, folder)
        return Path(name) if name else None

    def choose_new_file(self, title: str, proposal: str, kind: str) -> Path | None:
        """Let the reader choose where to save, or None; ``kind`` is like ``"PDF (*.pdf)"``."""
        name, _kind = QFileDialog.getSaveFileName(self._window, title, proposal, kind)
        return Path(name) if name else None

    # What follows is said through ``show`` and need not be overridden.

    def tell(self, text: str, more: str = "", details: str = "") -> None:
        """Tell something that needs no answer."""
        self.show(Message(text=text, more=more, details=details))

    def ask(self, text: str, more: str, yes: str, no: str) -> bool:
        """Ask for one of two answers, named by what they do; closing the box means ``no``."""
        return self.show(Message(text=text, more=more, choices=(yes, no))) == 0

    def trouble(self, error: BaseException, *, safe: str = "") -> None:
        """Say what went wrong, and what is safe: a sentence of ours, or that it is our fault."""
        if isinstance(error, TrialViewerError):
            self.tell(str(error), safe)
        elif isinstance(error, OSError):
            self.tell(
                _("The computer refused: {reason}.").format(reason=error.strerror or error), safe
            )
        else:
            self.tell(
                _("Something in this program went wrong."),
                safe or _("Your studies are safe. You can go on, or start the program again."),
                type(error).__name__,
            )
