"""Studies that were opened lately or are saved, as links of the first page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.plain.entities import shown
from viewer.ui.controls import RING, Label, LinkButton
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP
from viewer.ui.results.counted import saved_words
from viewer.words import _

_MOST = 5


class RecentLinks(QWidget):
    """A heading, a link a study, one that forgets them all, and one to the saved studies.

    Each is hidden while there are none.

    Signals:
        chosen(number): a link was pressed.
        clear_wished(): all are to be forgotten.
        saved_wished(): the saved studies are wanted.
    """

    chosen = Signal(str)
    clear_wished = Signal()
    saved_wished = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._numbers: list[str] = []
        self._heading = Label(look, Role.CONTROL_STRONG, text=_("Lately opened"))
        self.links = [LinkButton(look, "") for _count in range(_MOST)]
        self.clear = LinkButton(look, _("Clear these"))
        self.saved = LinkButton(look, "")
        self.saved.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.saved, self._heading, *self.links, self.clear):
            column.addWidget(part)
        for link in self.links:
            link.clicked.connect(self._choose)
        self.clear.clicked.connect(self.clear_wished)
        self.saved.clicked.connect(self.saved_wished)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._heading.set_look(look)
        self._heading.setContentsMargins(RING, look.space(GAP), 0, 0)
        for link in (*self.links, self.clear, self.saved):
            link.set_look(look)

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches in it, in order."""
        return (self.saved, *self.links, self.clear)

    def show_saved(self, count: int) -> None:
        """Lead to the saved studies, if there are any."""
        self.saved.set_words(saved_words(count, self.locale().toString(count)))
        self.saved.setVisible(count > 0)
        self._show()

    def show_trials(self, trials: Sequence[tuple[str, str]]) -> None:
        """Offer trials, as pairs of number and title."""
        self._numbers = [number for number, _title in trials[:_MOST]]
        for link, (number, title) in zip(self.links, trials, strict=False):
            link.set_words(shown(title) or number)
        for place, link in enumerate(self.links):
            link.setVisible(place < len(self._numbers))
        for part in (self._heading, self.clear):
            part.setVisible(bool(self._numbers))
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._numbers) or not self.saved.isHidden())

    def _choose(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.chosen.emit(self._numbers[self.links.index(link)])
