"""The left pane: the search, what it found, how many, and what it is narrowed by."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from viewer.domain.errors import TrialViewerError
from viewer.domain.narrowing import Facets, WayOut
from viewer.domain.search import Place, Query, SearchResult, Sort
from viewer.ui.actions import ActionRow
from viewer.ui.choices import Choice, choices_of, chosen, filters_only
from viewer.ui.controls import Label
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL
from viewer.ui.look.side import paint_side
from viewer.ui.results.counted import count_words
from viewer.ui.results.foot import PaneFoot
from viewer.ui.results.last_line import LastLine
from viewer.ui.results.list_view import ResultsList
from viewer.ui.results.model import MOST_ROWS, ResultsModel
from viewer.ui.results.notes import Notes
from viewer.ui.results.nothing import NothingFound
from viewer.ui.results.top import ListHead
from viewer.ui.results.top_area import TopArea
from viewer.ui.search_bar import SearchBar
from viewer.words import _, ngettext

_ALL_AT_ONCE = 51
"""More than a search gives in two parts, of which the first is short."""

_LOW = 360
"""Pixels of height, at 100 %, below which the actions over the list would hide the search."""


class ResultsPane(QWidget):
    """Search field, count, filters in force, and the list or what stands in its place.

    Signals:
        search_requested(query): the question changed, or more rows are wanted.
        filters_changed(query): filters, order or place changed; the query has no words.
        filters_wished(), hidden_wished(): a page is wanted, of the filters or of what they hide.
        place_wished(): the order "nearest" needs a place first.
        trial_chosen(number): a trial was clicked.
        trial_rested(number): the arrow keys rested on a trial.
        trial_entered(number): Enter was pressed on a trial.
        import_requested(): studies from a file are wanted.
        saved_wished(): the saved studies are wanted.
    """

    search_requested = Signal(object)
    filters_changed = Signal(object)
    filters_wished = Signal()
    hidden_wished = Signal()
    place_wished = Signal()
    trial_chosen = Signal(str)
    trial_rested = Signal(str)
    trial_entered = Signal(str)
    import_requested = Signal()
    saved_wished = Signal()

    _ordered: tuple[QWidget, ...] = ()
    """The links over the list that Tab reaches in their order."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._open_number, self._in_library = "", 0
        self._filters = Query()
        self._miles = False
        self._not_for_me: tuple[str, ...] = ()
        self._shows_all = False
        self._other_words = True
        self._correct = True
        self._result: SearchResult | None = None
        self._facets: Facets | None = None
        self._wants_list = False
        self._actions: ActionRow | None = None
        self.model = ResultsModel(self)
        self.search = SearchBar(look)
        self.search.set_placeholder(_("Illness, medicine or number"))
        self.head = ListHead(look)
        self.notes = Notes(look)
        self.list = ResultsList(self.model, look)
        self.nothing = NothingFound(look)
        self.end = Label(look, Role.CONTROL, "soft")
        self.foot = PaneFoot(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        self._over = QWidget()
        self._top = QVBoxLayout(self._over)
        self._last = LastLine()
        for part in (self.search, self.head, self.notes, self._last):
            self._top.addWidget(part)
        self._top_area = TopArea(self._over)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top_area)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.end)
        self._column.addWidget(self.foot)
        self.end.hide()
        self._connect()
        self.set_look(look)

    def _connect(self) -> None:
        self.search.text_edited.connect(self._edit)
        self.search.entered.connect(self._enter_first)
        self.search.left_downwards.connect(self._go_to_list)
        self.head.filters_wished.connect(self.filters_wished)
        self.head.choice_removed.connect(self._remove)
        self.head.sort_chosen.connect(self.set_sort)
        self.notes.text_proposed.connect(self.look_for_text)
        self.notes.literal_wished.connect(self._take_literally)
        self.notes.other_words_wished.connect(self._set_other_words)
        self.notes.left_out_wished.connect(self._show_left_out)
        self.list.chosen.connect(self._choose)
        self.list.rested.connect(self._rest)
        self.list.entered_trial.connect(self._enter)
        self.list.left_upwards.connect(self.focus_search)
        self.list.types_elsewhere = True
        self.list.typed.connect(self._type_anew)
        self.model.more_requested.connect(self._ask_for_more)
        self.foot.saved.clicked.connect(self.saved_wished)
        self.nothing.text_proposed.connect(self.look_for_text)
        self.nothing.way_chosen.connect(self.take_way)
        self.nothing.hidden_wished.connect(self.hidden_wished)
        self.nothing.import_requested.connect(self.import_requested)

    # What the window says to it

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (self.search, self.head, self.notes):
            part.set_look(look)
        for below in (self.list, self.nothing, self.end, self.foot):
            below.set_look(look)
        side = look.space(17)
        self._top.setContentsMargins(side, side, side, 0)
        self._top.setSpacing(0)
        self._top_area.set_look(look)
        self._place_actions()
        self.end.setContentsMargins(look.space(24), look.space(SMALL), side, look.space(SMALL))
        self.update()

    def put_actions(self, actions: ActionRow) -> None:
        """Put a row of actions above the search, for when the list stands alone."""
        self._actions = actions
        self._top.insertWidget(0, actions)
        self._place_actions()

    def put_over_list(self, part: QWidget) -> None:
        """Put something right over the list, under what is said of the words."""
        self._top.insertWidget(self._top.indexOf(self.notes) + 1, part)

    def _place_actions(self) -> None:
        """Where large words leave room for little, the search comes first; the saved studies and
        the actions share the last line.
        """
        is_low = self.height() < self._look.px(_LOW)
        if is_low:
            self._last.take((self.foot, self._actions))
        elif self._column.indexOf(self.foot) < 0:
            self._column.addWidget(self.foot)
            if self._actions is not None:
                self._top.insertWidget(0, self._actions)
        if self._actions is not None:
            self._actions.set_margins(self._look, at_edge=not is_low)
        self._last.setVisible(is_low)
        self.foot.set_line(not is_low)

    @property
    def count(self) -> Label:
        """How many were found."""
        return self.head.count

    @property
    def filters(self) -> Query:
        """Filters, order and place in force, as a query without words."""
        return self._filters

    def query(self, *, limit: int = 50) -> Query:
        """What is asked for just now."""
        return self._filters._replace(
            text=self.search.text().strip(),
            without=() if self._shows_all else self._not_for_me,
            other_words=self._other_words,
            correct=self._correct,
            limit=limit,
        )

    def ask_again(self) -> None:
        """Ask the same once more, for the library has changed."""
        self._ask()

    def look_for_text(self, text: str) -> None:
        """Search for a text as if it had been typed."""
        self.search.set_text(text)
        self._correct = True
        self._ask()
        self.focus_search()

    def set_start(self, text: str, filters: Query, *, miles: bool) -> None:
        """Set text and filters as they were left; nobody is asked."""
        self.search.set_text(text)
        self._filters, self._miles = filters, miles
        self.model.set_miles(miles)
        self.head.show_query(filters, miles=miles)

    def set_filters(self, query: Query) -> None:
        """Narrow the list by the filters of a query, and order it as it says."""
        query = filters_only(query)
        if query == self._filters:
            return
        self._filters = query
        self.head.show_query(query, miles=self._miles)
        self.filters_changed.emit(query)
        self._ask()

    def set_only_open(self, on: bool) -> None:
        """Show only trials open to joining, or any."""
        if on != self._filters.only_open:
            self.set_filters(self._filters._replace(only_open=on, standings=()))

    def set_sort(self, sort: Sort) -> None:
        """Order the list; nearest needs a place."""
        if sort is Sort.NEAREST and self._filters.near is None:
            self.place_wished.emit()
        else:
            self.set_filters(self._filters._replace(sort=sort))

    def set_near(self, place: Place | None) -> None:
        """Take where somebody is, and put what is nearest first; None forgets it."""
        if place is None:
            sort = Sort.BEST if self._filters.sort is Sort.NEAREST else self._filters.sort
            self.set_filters(self._filters._replace(near=None, within_km=None, sort=sort))
        else:
            self.set_filters(self._filters._replace(near=place, sort=Sort.NEAREST))

    def set_miles(self, on: bool) -> None:
        """Give distances in miles, or in kilometres."""
        self._miles = on
        self.model.set_miles(on)
        self.head.show_query(self._filters, miles=on)

    def set_not_for_me(self, numbers: Collection[str]) -> None:
        """Leave trials out of the list, unless they are wanted all the same."""
        numbers = tuple(sorted(numbers))
        if numbers == self._not_for_me:
            return
        self._not_for_me = numbers
        if self._shows_all:
            self.notes.set_shown_again(len(numbers))
        elif self._result is not None:
            with self.list.told_nothing():
                self.model.take_out(numbers)
            # All of the list at once: its other rows stay where they are.
            rows = self.model.rowCount() + 1
            self.search_requested.emit(self.query(limit=max(_ALL_AT_ONCE, rows)))

    def _show_left_out(self, on: bool) -> None:
        self._shows_all = on
        self.notes.set_shown_again(len(self._not_for_me) if on else 0)
        self._ask()

    def look_for(self, query: Query) -> None:
        """Search for all that a query asks for: its words, its filters, in its order."""
        self.search.set_text(query.text)
        self._ask_as(query)

    def take_way(self, query: Query) -> None:
        """Search as a way out says: other words, fewer filters."""
        if query.text.strip() != self.search.text().strip():
            self.search.set_text(query.text)
        self._ask_as(query)
        self.focus_search()

    def _ask_as(self, query: Query) -> None:
        """Ask once for what the field has, in the way and with the filters of a query."""
        self._other_words, self._correct = query.other_words, query.correct
        if filters_only(query) == self._filters:
            self._ask()
        self.set_filters(query)

    def set_in_library(self, count: int) -> None:
        """Tell how many trials the library holds."""
        self._in_library = count

    def show_waiting(self) -> None:
        """Say that the answer takes time; the old list stays."""
        self.count.setText(_("Looking…"))

    def show_result(self, result: SearchResult) -> None:
        """Show an answer."""
        is_new = self._result is None or not self._result.query.asks_as(result.query)
        self._result = result
        chosen = self.list.current_number()
        self.model.show(result)
        if is_new:
            # What somebody asks for anew is read from its beginning.
            self.list.scrollToTop()
        if chosen and not is_new and not self.list.current_number():
            self.list.mark(self.model.row_of(chosen))
        self.count.setText(self._count_words(result))
        if is_new:
            self._facets = None
        elif self._facets is not None:
            # The rest of a list comes after it was counted; what was counted still holds.
            self.show_facets(self._facets)
        self.notes.show_result(result)
        self._order_stops()
        self.head.set_can_keep(bool(result.query.text.strip() or choices_of(result.query)))
        rows = self.model.rowCount()
        self.end.setVisible(rows >= MOST_ROWS and result.total > rows)
        self.end.setText(
            _("The first {count} are listed. Type more to find others.").format(count=rows)
        )
        if result.hits:
            self._stack.setCurrentWidget(self.list)
            if not self.list.current_number():
                # The rest of an answer, which comes later, does not move the list either.
                self.mark(self._open_number, reveal=False)
        else:
            self.nothing.show_result(result, self._in_library)
            self._stack.setCurrentWidget(self.nothing)
        if self._wants_list:
            self._wants_list = False
            self.focus_list()

    def _order_stops(self) -> None:
        """Tab reaches the links over the list before the list, whenever they were made."""
        links = self.notes.links()
        if links == self._ordered:
            return
        self._ordered = links
        for before, after in pairwise((self.head.keep, *links, self.list)):
            QWidget.setTabOrder(before, after)

    def show_facets(self, facets: Facets) -> None:
        """Say of how many the list shows some, now that all are counted."""
        self._facets = facets
        if self._result is None or not choices_of(self._filters) or not facets.total:
            return
        number = self.locale().toString
        all_ = facets.total + facets.hidden
        self.count.setText(
            ngettext("{count} of {all} study", "{count} of {all} studies", all_).format(
                count=number(facets.total), all=number(all_)
            )
        )

    def show_ways(self, ways: Sequence[WayOut]) -> None:
        """Show ways out of a search that found nothing."""
        self.nothing.show_ways(ways)

    def show_trouble(self, error: BaseException) -> None:
        """Say in place of the list that the search did not work."""
        reason = str(error) if isinstance(error, TrialViewerError) else ""
        self.count.setText("")
        self.nothing.show_trouble(
            reason or _("The search did not work. Your library is unchanged. Try other words.")
        )
        self._stack.setCurrentWidget(self.nothing)

    def mark(self, number: str, *, reveal: bool = True) -> None:
        """Mark the trial that is open, if the list has it; ``reveal``: scroll to it."""
        self._open_number = number
        if self.list.current_number() != number:
            self.list.mark(self.model.row_of(number) if number else -1, reveal=reveal)

    def _type_anew(self, letters: str) -> None:
        """Begin another search with letters that were typed in the list."""
        self.focus_search()
        self.search.type_anew(letters)

    def last_stop(self) -> QWidget:
        """What Tab reaches last in it."""
        return self.foot.saved

    def focus_search(self) -> None:
        """Go to the search field."""
        self._top_area.ensureWidgetVisible(self.search)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.select_all()

    def focus_list(self) -> None:
        """Go to the list, or to the search when there is none."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_search()

    def focus_list_soon(self) -> None:
        """Go to the list when the answer under way has come."""
        self._wants_list = True

    def count_words(self) -> str:
        """How many were found, in words."""
        return self.count.text()

    # What its parts say to it

    def _ask(self) -> None:
        self.search_requested.emit(self.query())

    def _ask_for_more(self) -> None:
        self.search_requested.emit(self.query(limit=MOST_ROWS))

    def _edit(self) -> None:
        self.notes.note_typing()
        self._correct = True
        self._ask()

    def _remove(self, choice: Choice) -> None:
        self.set_filters(chosen(self._filters, choice, on=False))

    def _take_literally(self) -> None:
        self._correct = False
        self._ask()

    def _set_other_words(self, on: bool) -> None:
        self._other_words = on
        self._ask()

    def _go_to_list(self) -> None:
        if self._stack.currentWidget() is self.list and self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.list.current_number() != self._open_number:
                self.list.rest()

    def _enter_first(self) -> None:
        if self._stack.currentWidget() is not self.list or not self.model.rowCount():
            return
        if not self.list.current_number():
            self.list.mark(0)
        self._enter(self.list.current_number())

    def _choose(self, number: str) -> None:
        self._open_number = number
        self.trial_chosen.emit(number)

    def _rest(self, number: str) -> None:
        self._open_number = number
        self.trial_rested.emit(number)

    def _enter(self, number: str) -> None:
        self._open_number = number
        self.trial_entered.emit(number)

    def _count_words(self, result: SearchResult) -> str:
        number = self.locale().toString
        return count_words(result.total, number, is_exact=result.total_is_exact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its part of the height."""
        super().resizeEvent(event)
        self.head.fit(self.height())
        self._place_actions()
        self._top_area.fit(self.width(), self.height())

    # Painting

    def event(self, event: QEvent) -> bool:
        """Paint the line above the list anew where the parts have moved."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._top_area.fit(self.width(), self.height())
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above the list."""
        paint_side(QPainter(self), self._look, self.rect(), self._stack.geometry().top())
