"""Who somebody is: age, sex, healthy or not. Kept for this session only."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.domain.narrowing import Facets, FilterKind
from viewer.domain.search import AgeUnit, Answer, Query
from viewer.plain.filters import healthy_label, sex_label, unit_words
from viewer.ui.choices import Choice
from viewer.ui.choosing import CountBox, TextField
from viewer.ui.controls import ActionButton, Label, LineLabel
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL
from viewer.ui.narrow.side_page import Group
from viewer.words import _

_SEXES = ("FEMALE", "MALE")
"""API: ``Sex``, but for ALL, which is no restriction."""
_OLDEST = 150
_PAUSE = 250
"""Milliseconds after the last digit: "6" on the way to "67" is not meant."""


class PeopleGroup(Group):
    """The group "Who is it for?".

    Signals:
        toggled(choice, on): a box was ticked.
        age_changed(age, unit): an age was written, or None.
    """

    toggled = Signal(object, bool)
    age_changed = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Who is it for?"))
        self._unit = AgeUnit.YEARS
        self.age = TextField(look, _("Age"))
        self.age.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.unit = ActionButton(look, unit_words(AgeUnit.YEARS), "opened")
        self._label = LineLabel(look, Role.CONTROL, text=_("Age"))
        self.wrong = Label(look, Role.CONTROL, "care")
        self.wrong.hide()
        line = QWidget()
        self._line = FlowLayout(line)
        for part in (self._label, self.age, self.unit):
            self._line.addWidget(part)
        self.rows.addWidget(line)
        self.rows.addWidget(self.wrong)
        self.boxes: dict[Choice, CountBox] = {}
        for code in _SEXES:
            self._add(look, Choice(FilterKind.SEX, code), sex_label(code).plain)
        for answer in Answer:
            self._add(
                look,
                Choice(FilterKind.HEALTHY_VOLUNTEERS, answer.value),
                healthy_label(answer).plain,
            )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell_age)
        self.age.textEdited.connect(self._pause.start)
        self.age.editingFinished.connect(self._finish_age)
        self.unit.clicked.connect(self._open_menu)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self.age.setFixedWidth(look.px(80))
        self._line.set_gap(look.space(SMALL))
        self._line.setContentsMargins(SMALL, 0, 0, 0)

    def show_query(self, query: Query) -> None:
        """Show what is chosen."""
        for choice, box in self.boxes.items():
            if choice.kind is FilterKind.SEX:
                box.setChecked(query.sex == choice.value)
            else:
                box.setChecked(choice.value in query.healthy_volunteers)
        if query.age_unit is not self._unit and query.age is not None:
            self._set_unit(query.age_unit)
        if not self.age.hasFocus() and not self._pause.isActive():
            self.age.setText("" if query.age is None else f"{query.age:g}")
            self.wrong.hide()

    def show_facets(self, facets: Facets) -> None:
        """Show how many studies each choice leaves."""
        for choice, box in self.boxes.items():
            if choice.kind is FilterKind.SEX:
                box.set_count(facets.sexes.get(choice.value, 0))
            else:
                box.set_count(facets.healthy_volunteers.get(Answer(choice.value), 0))

    def _add(self, look: Look, choice: Choice, words: str) -> None:
        box = self.boxes[choice] = CountBox(look, words)
        box.clicked.connect(lambda on: self.toggled.emit(choice, on))
        self.rows.addWidget(box)

    def _finish_age(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._tell_age()

    def _tell_age(self) -> None:
        text = self.age.text().strip().replace(",", ".")
        try:
            age = float(text) if text else None
        except ValueError:
            age = -1.0
        limit = _OLDEST if self._unit is AgeUnit.YEARS else 1_000_000
        if age is not None and not 0 <= age <= limit:
            self.wrong.setText(_("Write the age as a number, for example 67."))
            self.wrong.show()
            return
        self.wrong.hide()
        self.age_changed.emit(age, self._unit)

    def _open_menu(self) -> None:
        menu = QMenu(_("Unit of the age"), self)
        menu.setFont(self.look.font(Role.CONTROL))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for unit in AgeUnit:
            action = group.addAction(unit_words(unit))
            action.setCheckable(True)
            action.setChecked(unit is self._unit)
            action.setData(unit.value)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.choose_unit(AgeUnit(action.data())))
        menu.popup(self.unit.mapToGlobal(QPoint(0, self.unit.height())))

    def choose_unit(self, unit: AgeUnit) -> None:
        """Count the age in another unit."""
        self._set_unit(unit)
        if self.age.text().strip():
            self._tell_age()

    def _set_unit(self, unit: AgeUnit) -> None:
        self._unit = unit
        self.unit.set_words(unit_words(unit))
