"""Two small texts about the program: what it is, and what its keys do."""

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from viewer import __version__
from viewer.store.sqlite import sqlite_version
from viewer.ui.controls import Label, OutlinedButton
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, SMALL, WIDE
from viewer.words import _


def about_facts(library: str, trials: int) -> tuple[tuple[str, str], ...]:
    """What somebody who helps may ask: versions, and where the library lies."""
    return (
        (_("Version"), __version__),
        (_("Library"), library),
        (_("Studies in it"), str(trials)),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("SQLite", sqlite_version()),
    )


class FactsDialog(QDialog):
    """A sentence and pairs of words, one a line, that can be marked and copied."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        facts: Sequence[tuple[str, str]],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        column.addWidget(Label(look, Role.CARD_TITLE, text=title))
        for sentence in sentences:
            column.addWidget(Label(look, Role.NOTE, text=sentence))
        grid = QGridLayout()
        grid.setHorizontalSpacing(side)
        grid.setVerticalSpacing(look.space(SMALL))
        grid.setColumnStretch(1, 1)
        for row, (words, value) in enumerate(facts):
            grid.addWidget(Label(look, Role.CONTROL, "soft", words, wraps=False), row, 0)
            shown = Label(look, Role.CONTROL, text=value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setMinimumWidth(look.px(220))
            grid.addWidget(shown, row, 1)
        column.addLayout(grid)
        close = OutlinedButton(look, _("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
