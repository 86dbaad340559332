"""What stands between the search and the list: how many, the filters, the order."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from viewer.domain.search import Query, Sort
from viewer.plain.filters import sort_words
from viewer.ui.choices import Choice, choice_words, choices_of
from viewer.ui.choosing import Chip, WrapButton
from viewer.ui.controls import ActionButton, LineLabel, LinkButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import LARGE, SMALL, TINY
from viewer.ui.menus import LetterMenu
from viewer.ui.results.counted import LOW, keep_words
from viewer.words import _, ngettext

_MOST_CHIPS = 6
_MOST_LARGE_CHIPS = 2


class ListHead(QWidget):
    """The count, the way to the filters, the order, and each filter in force.

    Signals:
        filters_wished(): the page of filters is wanted.
        choice_removed(choice): a filter is to be taken away.
        sort_chosen(sort): another order is wanted.
        keep_wished(): the search is to be kept.
    """

    filters_wished = Signal()
    choice_removed = Signal(object)
    sort_chosen = Signal(object)
    keep_wished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._query = Query()
        self._miles = False
        self._is_low = False
        self._choices: tuple[Choice, ...] | None = None
        self.count = LineLabel(look, Role.CONTROL_STRONG)
        self.filters = ActionButton(look, _("Filters"), "filters")
        self.sort = WrapButton(look, "", "opened")
        self.keep = ActionButton(look, keep_words())
        self._can_keep = False
        self._menu: QMenu | None = None
        self.chips: list[Chip] = []
        self._more: LinkButton | None = None
        self._first, self._second, self._third = QWidget(), QWidget(), QWidget()
        self._first_row = FlowLayout(self._first, spread=True)
        self._first_row.addWidget(self.count)
        self._first_row.addWidget(self.filters)
        self._second_row = FlowLayout(self._second, spread=True)
        self._second_row.addWidget(self.sort)
        self._second_row.addWidget(self.keep)
        self._chip_row = FlowLayout(self._third)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._first)
        self._column.addWidget(self._second)
        self._column.addWidget(self._third)
        self._third.hide()
        self.filters.clicked.connect(self.filters_wished)
        self.sort.clicked.connect(self._open_menu)
        self.keep.clicked.connect(self.keep_wished)
        self._show_keep()
        self.show_query(Query())

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        zoomed = look.zoom != self._look.zoom
        self._look = look
        for part in (self.count, self.filters, self.sort, self.keep):
            part.set_look(look)
        self._second_row.setContentsMargins(0, 0, 0, 0)
        self._second_row.set_gap(look.space(TINY))
        self._show_keep()
        for chip in self.chips:
            chip.set_look(look)
        if self._more is not None:
            self._more.set_look(look)
        # The icons and the words of both buttons stand over each other, at the text's edge.
        self._column.setContentsMargins(0, 0, 0, 0)
        inner = look.space(7)
        self._first_row.setContentsMargins(inner, look.space(SMALL), 0, 0)
        self._first_row.set_gap(look.space(SMALL))
        self._chip_row.setContentsMargins(inner, 0, 0, look.space(SMALL))
        self._chip_row.set_gap(look.space(TINY))
        self.sort.setContentsMargins(0, 0, 0, 0)
        if zoomed:
            self._choices = None
            self.show_query(self._query, miles=self._miles)

    def fit(self, height: int) -> None:
        """Take up less room where there is little height for all."""
        is_low = height < self._look.px(LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            self._show_choices()
            self._show_keep()

    def set_can_keep(self, on: bool) -> None:
        """Whether there is a search that could be kept."""
        self._can_keep = on
        self._show_keep()

    def _show_keep(self) -> None:
        """With little room it stands in the Menu alone."""
        has_room = not self._is_low and self._look.zoom < LARGE
        self.keep.setVisible(self._can_keep and has_room)

    def show_query(self, query: Query, *, miles: bool = False) -> None:
        """Show the filters and the order of a query."""
        rebuilt = choices_of(query)
        same = rebuilt == self._choices and self._same_words(query, miles=miles)
        self._query, self._miles = query, miles
        town = query.near.city if query.near is not None else ""
        words = _("Sorted by: {order}").format(order=sort_words(query.sort, town))
        if self.sort.words != words:
            self.sort.set_words(words)
        if not same:
            self._choices = rebuilt
            self._show_choices()

    def _same_words(self, query: Query, *, miles: bool) -> bool:
        one, other = self._query, query
        return (one.age, one.age_unit, one.within_km, one.near, self._miles) == (
            other.age,
            other.age_unit,
            other.within_km,
            other.near,
            miles,
        )

    def _show_choices(self) -> None:
        choices = self._choices or ()
        count = len(choices)
        self.filters.set_words(
            _("Filters ({count})").format(count=count) if count else _("Filters")
        )
        is_few = self._is_low or self._look.zoom >= LARGE
        most = _MOST_LARGE_CHIPS if is_few else _MOST_CHIPS
        shown = choices if count <= most + (not is_few) else choices[:most]
        had_focus = [chip.hasFocus() for chip in self.chips]
        for chip in (*self.chips, *([self._more] if self._more else ())):
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips, self._more = [], None
        before: QWidget = self.sort
        for choice in shown:
            before = self._add_chip(choice, before)
        if count > len(shown):
            rest = count - len(shown)
            words = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
            self._more = LinkButton(self._look, words, inline=True)
            self._more.clicked.connect(self.filters_wished)
            self._chip_row.addWidget(self._more)
            QWidget.setTabOrder(before, self._more)
        self._third.setVisible(bool(shown))
        self._third.updateGeometry()
        if any(had_focus):
            # The keyboard stays where the chip was: on the next one, or on the way to all.
            place = min(had_focus.index(True), len(self.chips) - 1)
            (self.chips[place] if self.chips else self.filters).setFocus()

    def _add_chip(self, choice: Choice, before: QWidget) -> QWidget:
        chip = Chip(self._look, choice_words(choice, self._query, miles=self._miles))
        chip.clicked.connect(lambda: self.choice_removed.emit(choice))
        self._chip_row.addWidget(chip)
        QWidget.setTabOrder(before, chip)
        self.chips.append(chip)
        return chip

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = LetterMenu(_("Sorted by"), self)
        menu.setFont(self._look.font(Role.CONTROL))
        group = QActionGroup(menu)
        for order in Sort:
            action = group.addAction(sort_words(order))
            action.setCheckable(True)
            action.setChecked(order is self._query.sort)
            action.setData(order.value)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.sort_chosen.emit(Sort(action.data())))
        menu.popup(self.sort.mapToGlobal(QPoint(0, self.sort.height())))
