"""Two small texts about the program: what it is, and what its keys do."""

import platform
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, qVersion
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from viewer import __version__
from viewer.store.sqlite import sqlite_version
from viewer.ui.controls import Label, OutlinedButton
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, SMALL, WIDE
from viewer.words import _

_SHARE = 0.92
"""How much of the screen it may take."""
_SCROLLS = {
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


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
        self._inside = QWidget()
        self._inside.setLayout(grid)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        self._scroll.setWidget(self._inside)
        column.addWidget(self._scroll, 1)
        close = OutlinedButton(look, _("Close"))
        close.clicked.connect(self.accept)
        close.installEventFilter(self)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._fit()

    def _fit(self) -> None:
        """As large as all of it, where the screen has room for that."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inside = self._inside.sizeHint()
        self._scroll.setMinimumWidth(inside.width() + bar)
        column = self.layout()
        around = column.sizeHint() - self._scroll.sizeHint() if column else QSize()
        room = self.screen().availableSize() * _SHARE
        self.resize(
            min(room.width(), max(self.sizeHint().width(), around.width() + inside.width() + bar)),
            min(room.height(), around.height() + inside.height()),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll by key, although the button has the keyboard: nothing else could use the key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            bar = self._scroll.verticalScrollBar()
            action = _SCROLLS.get(Qt.Key(event.key()))
            if action is not None:
                bar.triggerAction(action)
                return True
        return super().eventFilter(watched, event)
