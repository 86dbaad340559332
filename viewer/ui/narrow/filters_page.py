"""The page of filters: groups of choices, each with how many studies it leaves."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from viewer.domain.coded import AgencyClass, Phase, StudyType
from viewer.domain.narrowing import Facets, FilterKind, PlaceChoice
from viewer.domain.search import AgeUnit, Query
from viewer.plain.filters import (
    phase_label,
    results_label,
    sponsor_label,
    study_type_label,
)
from viewer.ui.choices import Choice, choices_of, chosen, without_filters
from viewer.ui.choosing import CountBox, WideButton, WrapButton
from viewer.ui.controls import LineLabel, LinkButton
from viewer.ui.look import Look, Role
from viewer.ui.narrow.choice_group import ChoiceGroup
from viewer.ui.narrow.columns import Columns
from viewer.ui.narrow.countries import CountryGroup
from viewer.ui.narrow.near import NearGroup
from viewer.ui.narrow.people import PeopleGroup
from viewer.ui.narrow.side_page import Group, SidePage
from viewer.ui.narrow.standing import StandingGroup
from viewer.words import _, ngettext

_YES, _NO = "yes", "no"
_RARE_SPONSORS = frozenset({AgencyClass.AMBIG.value, AgencyClass.UNKNOWN.value})


class FiltersPage(SidePage):
    """Shows and changes what the list is narrowed by.

    Signals:
        changed(query): other filters are wanted; the query has no words.
        hidden_wished(), list_wished(), illnesses_wished(): another page, or the list.
        place_typed(text), place_chosen(place), miles_chosen(on): see :class:`NearGroup`.
    """

    changed = Signal(object)
    hidden_wished = Signal()
    list_wished = Signal()
    illnesses_wished = Signal()
    place_typed = Signal(str)
    place_chosen = Signal(object)
    miles_chosen = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Show only some studies"),
            _("The list changes at once. Numbers say how many studies each choice leaves."),
        )
        self._query = Query()
        self._in_sight = QTimer(self)
        self._in_sight.setSingleShot(True)
        self._in_sight.setInterval(0)
        self._in_sight.timeout.connect(lambda: self.bring_into_sight(self.near))
        self._steps = self._make()

    def make_some(self) -> bool:
        """Make one group more; False when all are made. A page at once would halt the window."""
        return next(self._steps, None) is not None

    def _make(self) -> Iterator[bool]:
        self.standing = StandingGroup(self.look)
        yield True
        self.countries = CountryGroup(self.look)
        yield True
        self.people = PeopleGroup(self.look)
        yield True
        self.phases = ChoiceGroup(
            self.look,
            _("How far along is it?"),
            FilterKind.PHASE,
            phase_label,
            [phase.value for phase in Phase],
        )
        yield True
        self.kinds = ChoiceGroup(
            self.look,
            _("What kind of study?"),
            FilterKind.STUDY_TYPE,
            study_type_label,
            [kind.value for kind in StudyType],
        )
        yield True
        self.sponsors = ChoiceGroup(
            self.look,
            _("Who runs it?"),
            FilterKind.SPONSOR_CLASS,
            sponsor_label,
            [kind.value for kind in _sponsors() if kind.value not in _RARE_SPONSORS],
        )
        yield True
        self.results = ChoiceGroup(
            self.look,
            _("Results"),
            FilterKind.HAS_RESULTS,
            lambda value: results_label(value == _YES),
            (_YES, _NO),
        )
        yield True
        self.illness = Group(self.look, _("Illness"))
        self.illness_box: CountBox | None = None
        self.browse = WrapButton(self.look, _("Browse illnesses"), "closed", strong=True)
        self.illness.rows.addWidget(self.browse)
        yield True
        self.near = NearGroup(self.look)
        yield True
        self.columns = Columns(
            self.look,
            [
                self.standing,
                self.countries,
                self.people,
                self.phases,
                self.near,
                self.illness,
                self.kinds,
                self.sponsors,
                self.results,
            ],
        )
        self.body.addWidget(self.columns)
        self.body.addStretch(1)
        self.show_list = WideButton(self.look, "")
        self.hidden = LinkButton(self.look, "", Role.NOTE)
        self.nothing_hidden = LineLabel(self.look, Role.NOTE, "soft")
        for part in (self.show_list, self.hidden, self.nothing_hidden):
            self.foot_row.addWidget(part)
        self.foot.show()
        self._connect()
        self.show_query(Query(), miles=False)
        self._show_foot(None, "")

    def _connect(self) -> None:
        self.beside.set_words(_("Clear all"))
        self.beside.clicked.connect(self._clear)
        for group in (self.standing, self.phases, self.kinds, self.sponsors, self.results):
            group.toggled.connect(self._toggle)
        self.countries.toggled.connect(self._toggle)
        self.people.toggled.connect(self._toggle)
        self.people.age_changed.connect(self._set_age)
        self.near.place_typed.connect(self.place_typed)
        self.near.place_chosen.connect(self.place_chosen)
        self.near.place_chosen.connect(self._in_sight.start)
        self.near.miles_chosen.connect(self.miles_chosen)
        self.near.within_chosen.connect(self._set_within)
        self.browse.clicked.connect(self.illnesses_wished)
        self.show_list.clicked.connect(self.list_wished)
        self.hidden.clicked.connect(self.hidden_wished)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        super().set_look(look)
        if not hasattr(self, "columns"):
            return
        for group in self.columns.findChildren(Group):
            group.look = look
        for part in (self.countries, self.people, self.near):
            part.set_look(look)
        self.columns.set_look(look)

    # What the window says to it

    def begin(self) -> None:
        """Called when the page is opened: what stands first is chosen anew."""
        self.countries.begin()

    def show_query(self, query: Query, *, miles: bool) -> None:
        """Show what is chosen."""
        self._query = query
        for group in (self.standing, self.phases, self.kinds, self.sponsors, self.results):
            group.show_query(query)
        for name, box in self.countries.boxes.items():
            box.setChecked(name in query.countries)
        self.people.show_query(query)
        self.near.show_query(query, miles=miles)
        self._show_illness(query.disease)
        self.beside.setVisible(bool(choices_of(query)))

    def show_facets(self, facets: Facets, number: Callable[[int], str]) -> None:
        """Show how many studies each choice leaves; ``number`` writes a number."""
        self.standing.show_facets(facets)
        self.phases.show_counts(dict(facets.phases))
        self.kinds.show_counts(dict(facets.study_types))
        self.sponsors.show_counts(dict(facets.sponsor_classes))
        self.results.show_counts(
            {_YES: facets.has_results.get(True, 0), _NO: facets.has_results.get(False, 0)}
        )
        self.countries.show_counts(facets.countries, self._query.countries)
        self.people.show_facets(facets)
        if self.illness_box is not None:
            self.illness_box.set_count(facets.total)
        self._show_foot(facets, number(facets.total))

    def show_places(self, text: str, places: Sequence[PlaceChoice], *, has_any: bool) -> None:
        """Offer towns for what was typed; ``has_any``: whether the library knows any."""
        self.near.show_places(text, places, has_any=has_any)
        if self.near.field.hasFocus():
            # After they have got their places.
            self._in_sight.start()

    def focus_near(self) -> None:
        """Move the keyboard to the field for a town."""
        self.bring_into_sight(self.near)
        self.near.field.setFocus()

    # What its parts say to it

    def _show_foot(self, facets: Facets | None, number: str) -> None:
        if facets is None or not facets.total:
            self.show_list.set_words(_("Show the list"))
        else:
            self.show_list.set_words(
                ngettext("Show {count} study", "Show {count} studies", facets.total).format(
                    count=number
                )
            )
        hidden = facets.hidden if facets is not None else 0
        self.hidden.setVisible(hidden > 0)
        self.hidden.set_words(
            ngettext(
                "{count} is hidden by your choices.",
                "{count} are hidden by your choices.",
                hidden,
            ).format(count=self.locale().toString(hidden))
        )
        self.nothing_hidden.setVisible(facets is not None and not hidden)
        self.nothing_hidden.setText(_("Nothing is hidden."))

    def _show_illness(self, name: str) -> None:
        if self.illness_box is not None and self.illness_box.words != name:
            self.illness.rows.removeWidget(self.illness_box)
            self.illness_box.hide()
            self.illness_box.deleteLater()
            self.illness_box = None
        if name and self.illness_box is None:
            box = self.illness_box = CountBox(self._look, name)
            choice = Choice(FilterKind.DISEASE, name)
            box.clicked.connect(lambda on: self._toggle(choice, on))
            self.illness.rows.insertWidget(2, box)
            QWidget.setTabOrder(box, self.browse)
        if self.illness_box is not None:
            self.illness_box.setChecked(True)

    def _toggle(self, choice: Choice, on: bool) -> None:
        self.changed.emit(chosen(self._query, choice, on=on))

    def _set_age(self, age: float | None, unit: AgeUnit) -> None:
        self.changed.emit(self._query._replace(age=age, age_unit=unit))

    def _set_within(self, kilometres: float | None) -> None:
        self.changed.emit(self._query._replace(within_km=kilometres))

    def _clear(self) -> None:
        self.title.setFocus()
        self.changed.emit(without_filters(self._query))


def _sponsors() -> list[AgencyClass]:
    """The kinds of sponsor, those that run most studies first."""
    first = [AgencyClass.OTHER, AgencyClass.INDUSTRY]
    return [*first, *(kind for kind in AgencyClass if kind not in first)]
