"""The studies that filters hide, each with why."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QSizePolicy

from viewer.domain.narrowing import HiddenTrial
from viewer.domain.search import Query
from viewer.ui.controls import Label, LinkButton
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL
from viewer.ui.narrow.side_page import SidePage
from viewer.ui.results.list_view import ResultsList
from viewer.ui.results.model import MarkedModel, row_answer
from viewer.ui.results.row import RowWords
from viewer.ui.results.wording import hidden_words
from viewer.words import _, ngettext

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HiddenModel(MarkedModel):
    """Hidden trials as rows of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trials: tuple[HiddenTrial, ...] = ()
        self._query = Query()
        self._miles = False
        self._words: dict[int, RowWords] = {}

    def show(self, trials: Sequence[HiddenTrial], query: Query, *, miles: bool) -> None:
        """Take an answer."""
        self.beginResetModel()
        self._trials, self._query, self._miles = tuple(trials), query, miles
        self._words = {}
        self.endResetModel()

    def words(self, row: int) -> RowWords:
        """What a row says; put into words when first asked for."""
        if row not in self._words:
            self._words[row] = hidden_words(self._trials[row], self._query, miles=self._miles)
        return self._words[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._trials)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer a role."""
        if not index.isValid() or not 0 <= index.row() < len(self._trials):
            return None
        words = self.words(index.row())
        return row_answer(words, role, self.mine(words.number))


class HiddenPage(SidePage):
    """Lists what is hidden; a row opens its study.

    Signals:
        trial_chosen(number): a study was clicked.
        trial_entered(number): Enter was pressed on a study.
        filters_wished(): the page of filters is wanted again.
    """

    trial_chosen = Signal(str)
    trial_entered = Signal(str)
    filters_wished = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Hidden by your choices"),
            _("These studies fit your words. Under each stands why it is not in the list."),
        )
        self.model = HiddenModel(self)
        self.list = ResultsList(self.model, look, ground="paper")
        self.list.setAccessibleName(_("Hidden studies"))
        self.end = Label(look, Role.CONTROL, "soft")
        self.change = LinkButton(look, _("Change the filters"))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.list.setMinimumHeight(200)
        self.end.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.end)
        self.beside.set_words(_("Change the filters"))
        self.beside.show()
        self.beside.clicked.connect(self.filters_wished)
        self.list.chosen.connect(self.trial_chosen)
        self.list.entered_trial.connect(self.trial_entered)
        self.list.left_upwards.connect(self.focus_first)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        super().set_look(look)
        if hasattr(self, "list"):
            self.list.set_look(look)
            self.end.setContentsMargins(0, look.space(SMALL), 0, 0)

    def show_hidden(
        self, trials: Sequence[HiddenTrial], query: Query, *, all_hidden: int, miles: bool
    ) -> None:
        """Show what is hidden; ``all_hidden`` counts those that are not listed, too."""
        self.model.show(trials, query, miles=miles)
        rows = len(trials)
        self.intro.setVisible(rows > 0)
        self.list.setVisible(rows > 0)
        self.end.setVisible(all_hidden > rows or not rows)
        self.end.setText(
            _("Nothing is hidden.")
            if not rows
            else ngettext(
                "The first {count} is listed.", "The first {count} are listed.", rows
            ).format(count=rows)
        )
