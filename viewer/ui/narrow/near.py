"""Near me: a town of the library, and how far one would go. Kept for this session only."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.domain.narrowing import PlaceChoice
from viewer.domain.search import Place, Query
from viewer.plain.entities import shown
from viewer.plain.filters import KM_PER_MILE, distance_words
from viewer.ui.choosing import Chip, TextField, WrapButton
from viewer.ui.controls import Label
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL, TINY
from viewer.ui.narrow.side_page import Group
from viewer.words import _, ngettext

MOST_PLACES = 6
_STEPS = (10, 25, 50, 100, 200, 500)


def place_words(place: Place) -> str:
    """A town with region and country: "Munich, Bavaria, Germany"."""
    parts = (place.city, place.region, place.country)
    return shown(", ".join(dict.fromkeys(part for part in parts if part)))


class NearGroup(Group):
    """The group "Near me".

    Signals:
        place_typed(text): somebody looks up a town.
        place_chosen(place): a town was chosen; None: it is to be forgotten.
        within_chosen(kilometres): only so far; None: at any distance.
        miles_chosen(on): distances in miles, or in kilometres.
    """

    place_typed = Signal(str)
    place_chosen = Signal(object)
    within_chosen = Signal(object)
    miles_chosen = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Near me"))
        self._query = Query()
        self._miles = False
        self._choices: tuple[PlaceChoice, ...] = ()
        self._says = Label(
            look,
            Role.CONTROL,
            "soft",
            _("Choose a town from the studies of this library. Nothing is sent anywhere."),
        )
        self.field = TextField(look, _("A town near you"))
        self.field.setPlaceholderText(_("A town near you"))
        self.none = Label(
            look,
            Role.CONTROL,
            "care",
            "",
        )
        self.places = [WrapButton(look, "") for _count in range(MOST_PLACES)]
        self.chip: Chip | None = None
        self.wrong = Label(
            look,
            Role.CONTROL,
            "soft",
            _("Distances follow the map points in the records. Some of those are wrong."),
        )
        self.within = WrapButton(look, "", "opened")
        self.unit = WrapButton(look, "", "opened")
        self._chosen = QWidget()
        self._row = FlowLayout(self._chosen)
        self._row.addWidget(self.within)
        self._row.addWidget(self.unit)
        for part in (self._says, self.field, self.none, *self.places, self._chosen, self.wrong):
            self.rows.addWidget(part)
        self.none.hide()
        for place, button in enumerate(self.places):
            button.hide()
            button.clicked.connect(partial(self._choose, place))
        self.field.textEdited.connect(self._type)
        self.field.returnPressed.connect(partial(self._choose, 0))
        self.within.clicked.connect(self._open_within)
        self.unit.clicked.connect(self._turn_unit)
        self.set_look(look)
        self.show_query(Query(), miles=False)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        for label in (self._says, self.none, self.wrong):
            label.setContentsMargins(SMALL, TINY, 0, SMALL)
        self._row.setContentsMargins(0, SMALL, 0, 0)
        self._row.set_gap(SMALL)

    def show_query(self, query: Query, *, miles: bool) -> None:
        """Show what is chosen."""
        same = query.near == self._query.near and self.chip is not None
        self._query, self._miles = query, miles
        far = _("At any distance")
        if query.within_km is not None:
            distance = distance_words(query.within_km, miles=miles)
            far = _("Within {distance}").format(distance=distance)
        self.within.set_words(far)
        self.unit.set_words(_("Miles") if miles else _("Kilometres"))
        self._chosen.setVisible(query.near is not None)
        self.wrong.setVisible(query.near is not None)
        if same:
            return
        if self.chip is not None:
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
        if query.near is not None:
            self.chip = Chip(self.look, place_words(query.near))
            self.chip.clicked.connect(self._forget)
            self._row.addWidget(self.chip)
        self._chosen.updateGeometry()

    def show_places(
        self, text: str, places: Sequence[PlaceChoice], *, has_any: bool = True
    ) -> None:
        """Offer towns for what was typed; ``has_any``: whether the library knows any."""
        if text != self.field.text().strip():
            return
        self._choices = tuple(places[:MOST_PLACES])
        for button, choice in zip(self.places, self._choices, strict=False):
            button.set_words(
                ngettext(
                    "{place} ({count} study)", "{place} ({count} studies)", choice.trials
                ).format(place=place_words(choice.place), count=choice.trials)
            )
        for place, button in enumerate(self.places):
            button.setVisible(place < len(self._choices))
        self.none.setText(
            _("No study here has a place of that name. Try a larger town near you.")
            if has_any
            else _(
                "The studies of this library do not say where on the map their places lie. "
                "You can choose a country instead."
            )
        )
        self.none.setVisible(bool(text) and not self._choices)

    def _type(self, text: str) -> None:
        if text.strip():
            self.place_typed.emit(text.strip())
        else:
            self.show_places("", ())

    def _choose(self, place: int) -> None:
        if place >= len(self._choices):
            return
        chosen = self._choices[place].place
        self.field.clear()
        self.show_places("", ())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place_chosen.emit(chosen)

    def _forget(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place_chosen.emit(None)

    def _turn_unit(self) -> None:
        self.miles_chosen.emit(not self._miles)

    def _open_within(self) -> None:
        menu = QMenu(_("How far"), self)
        menu.setFont(self.look.font(Role.CONTROL))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        factor = KM_PER_MILE if self._miles else 1.0
        steps: list[float | None] = [None, *(step * factor for step in _STEPS)]
        for kilometres in steps:
            words = _("At any distance")
            if kilometres is not None:
                distance = distance_words(kilometres, miles=self._miles)
                words = _("Within {distance}").format(distance=distance)
            action = group.addAction(words)
            action.setCheckable(True)
            action.setChecked(kilometres == self._query.within_km)
            action.setData(kilometres)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.within_chosen.emit(action.data()))
        menu.popup(self.within.mapToGlobal(QPoint(0, self.within.height())))
