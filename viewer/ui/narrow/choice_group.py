"""A group of the page of filters whose choices are known: a box for each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import Query
from viewer.plain.filters import FilterLabel
from viewer.ui.choices import Choice, choices_of
from viewer.ui.choosing import CountBox
from viewer.ui.look import Look
from viewer.ui.narrow.side_page import Group


class ChoiceGroup(Group):
    """A group whose choices are known: a box for each.

    Signals:
        toggled(choice, on): a box was ticked.
    """

    toggled = Signal(object, bool)

    def __init__(
        self,
        look: Look,
        title: str,
        kind: FilterKind,
        label: Callable[[str], FilterLabel],
        values: Sequence[str],
    ) -> None:
        super().__init__(look, title)
        self._kind = kind
        self._label = label
        self.boxes: dict[Choice, CountBox] = {}
        for value in values:
            self._add(value)

    def show_query(self, query: Query) -> None:
        """Show what is chosen."""
        made = set(choices_of(query))
        for choice in made:
            if choice.kind is self._kind and choice not in self.boxes:
                self._add(choice.value)
        for choice, box in self.boxes.items():
            box.setChecked(choice in made)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how many studies each choice leaves."""
        for value in sorted(counts.keys() - {choice.value for choice in self.boxes}):
            self._add(value)
        for choice, box in self.boxes.items():
            box.set_count(counts.get(choice.value, 0))

    def _add(self, value: str) -> None:
        choice = Choice(self._kind, value)
        label = self._label(value)
        box = self.boxes[choice] = CountBox(self.look, label.plain, label.beside)
        box.clicked.connect(lambda on: self.toggled.emit(choice, on))
        self.rows.addWidget(box)
        others = list(self.boxes.values())[:-1]
        if others:
            QWidget.setTabOrder(others[-1], box)
