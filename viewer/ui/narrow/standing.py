"""Is it open: in our words, and below them one by one as the registry tells them apart."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.narrowing import Facets, FilterKind
from viewer.domain.search import Query
from viewer.domain.standing import Standing
from viewer.plain.filters import STANDING_GROUPS, standing_label, status_label
from viewer.ui.choices import Choice
from viewer.ui.choosing import WrapButton
from viewer.ui.look import Look
from viewer.ui.narrow.choice_group import ChoiceGroup
from viewer.words import _


class StandingGroup(ChoiceGroup):
    """The group "Is it open?": a few choices, and behind a line every status of the registry.

    The statuses are made when that line is opened, or one of them is chosen; of them only those
    are shown that a study found has, or that are chosen.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Is it open?"),
            FilterKind.STANDING,
            lambda value: standing_label(Standing(value)),
            [group[0].value for group in STANDING_GROUPS],
        )
        self.more = WrapButton(look, _("Each status of the registry"), "closed", strong=True)
        self.statuses: ChoiceGroup | None = None
        self._query = Query()
        self._counts: dict[str, int] = {}
        self.rows.addWidget(self.more)
        self.more.clicked.connect(self._turn)

    def show_query(self, query: Query) -> None:
        """Show what is chosen."""
        super().show_query(query)
        self._query = query
        if query.statuses and self.statuses is None:
            self._turn()
        if self.statuses is not None:
            self.statuses.show_query(query)
            self._show_needed()

    def show_facets(self, facets: Facets) -> None:
        """Show how many studies each choice leaves."""
        groups = {
            group[0].value: sum(facets.standings.get(one, 0) for one in group)
            for group in STANDING_GROUPS
        }
        self.show_counts(groups)
        self._counts = dict(facets.statuses)
        if self.statuses is not None:
            self.statuses.show_counts(self._counts)
            self._show_needed()

    def _turn(self) -> None:
        """Open the statuses, or close them."""
        if self.statuses is None:
            self.statuses = self._make()
        else:
            self.statuses.setVisible(self.statuses.isHidden())
        is_open = not self.statuses.isHidden()
        self.more.set_icon("opened" if is_open else "closed")

    def _make(self) -> ChoiceGroup:
        values = [status.value for status in RecruitmentStatus]
        made = ChoiceGroup(self.look, "", FilterKind.STATUS, status_label, values)
        made.setAccessibleName(self.more.words)
        made.heading.hide()
        made.toggled.connect(self.toggled)
        self.rows.addWidget(made)
        made.show_query(self._query)
        if self._counts:
            made.show_counts(self._counts)
        self.statuses = made
        self._show_needed()
        before: QWidget = self.more
        for box in made.boxes.values():
            QWidget.setTabOrder(before, box)
            before = box
        return made

    def _show_needed(self) -> None:
        """Leave out what no study found has; nothing that was seen goes away under the hand."""
        if self.statuses is None:
            return
        chosen: Sequence[str] = self._query.statuses
        for choice, box in self.statuses.boxes.items():
            is_needed = self._counts.get(choice.value, 0) > 0 or choice.value in chosen
            if is_needed or not self._counts:
                box.show()
            elif not self.statuses.isVisible():
                box.hide()

    def status_box(self, code: str) -> QWidget | None:
        """The box of a status, where the statuses are open."""
        boxes = self.statuses.boxes if self.statuses is not None else {}
        return boxes.get(Choice(FilterKind.STATUS, code))
