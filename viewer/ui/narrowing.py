"""What goes on beside the list: suggestions, counts of filters, what they hide, and the pages.

Everything here is asked in the background and never before the window's first painting. While
somebody types, counts are given up: the list comes first.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from viewer.domain.narrowing import Disease, Facets, PlaceChoice, Suggestion, WayOut
from viewer.domain.search import Query, SearchResult
from viewer.store.catalog import Catalog
from viewer.ui.asking import Asking
from viewer.ui.catalogs import Catalogs
from viewer.ui.choices import choices_of
from viewer.ui.frame import Frame
from viewer.ui.look import Look
from viewer.ui.memory import Memory
from viewer.ui.narrow.diseases_page import DiseasesPage
from viewer.ui.narrow.filters_page import FiltersPage
from viewer.ui.narrow.hidden_page import HiddenPage
from viewer.ui.suggestions import MOST, Suggestions, announce
from viewer.ui.tasks import Tasks

_LEAST_TEXT = 2
_MOST_HIDDEN = 200
_PATIENCE = 300
"""Milliseconds that a page waits for its numbers before it is shown without them."""


class _Ask(NamedTuple):
    """A question about the filters: ``what`` is one of the catalog's methods."""

    what: str
    about: Any


def _counted(catalog: Catalog, asked: _Ask) -> object:
    if asked.what == "hidden":
        return catalog.hidden(asked.about, _MOST_HIDDEN)
    if asked.what == "ways_out":
        return catalog.ways_out(asked.about)
    return catalog.facets(asked.about)


def _placed(catalog: Catalog, text: str) -> object:
    found = catalog.places(text, MOST)
    return found, bool(found) or catalog.has_places()


def _suggested(catalog: Catalog, text: str) -> object:
    return catalog.suggest(text, MOST)


def usual_miles() -> bool:
    """Whether people measure in miles where this computer stands."""
    system = QLocale.system().measurementSystem()
    return system is not QLocale.MeasurementSystem.MetricSystem


class Narrowing(QObject):
    """Opens the pages of filters, of hidden studies and of illnesses, and fills them.

    Signals:
        trial_chosen(number), trial_entered(number): a hidden study was chosen.
        hidden_made(page): the page of hidden studies was made.
    """

    trial_chosen = Signal(str)
    trial_entered = Signal(str)
    hidden_made = Signal(object)

    def __init__(
        self, frame: Frame, catalogs: Catalogs, memory: Memory, look: Look, window: QObject
    ) -> None:
        super().__init__(window)
        self._frame = frame
        self._catalogs = catalogs
        self._pane = frame.pane
        self._memory = memory
        self._look = look
        self._counts = Asking(catalogs, _counted, self)
        self._places = Asking(catalogs, _placed, self)
        self._tree = Tasks(self)
        self._suggest = Asking(catalogs, _suggested, self)
        self.suggestions = Suggestions(look, frame)
        self.filters: FiltersPage | None = None
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._ask_suggestions)
        self._unmade: FiltersPage | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._make_some)
        self.hidden: HiddenPage | None = None
        self.diseases: DiseasesPage | None = None
        self._typed = ""
        self._facets: tuple[Query, Facets] | None = None
        self._wanted_page: Callable[[], None] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._show_wanted_page)
        self._connect()

    def _connect(self) -> None:
        pane = self._pane
        pane.search.text_edited.connect(self._note_typed)
        pane.search.key_taker = self.suggestions.take_key
        pane.search.left.connect(self._leave_field)
        pane.search_requested.connect(self._pause)
        pane.filters_changed.connect(self._show_query)
        pane.filters_wished.connect(self.open_filters)
        pane.hidden_wished.connect(self.open_hidden)
        pane.place_wished.connect(self.open_near)
        self._counts.answered.connect(self._take_counts)
        self._places.answered.connect(self._take_places)
        self._suggest.answered.connect(self._take_suggestions)
        self.suggestions.chosen.connect(self._choose_suggestion)
        self.suggestions.told.connect(partial(announce, pane.search))
        self._frame.layout_changed.connect(self.suggestions.put_away)
        self._idle.start()

    @property
    def is_busy(self) -> bool:
        """Whether a question is still without an answer."""
        asking = any(one.is_busy for one in (self._counts, self._places, self._suggest))
        waiting = self._wanted_page is not None or self._idle.isActive() or self._painted.isActive()
        return asking or self._tree.is_busy or waiting

    @property
    def miles(self) -> bool:
        """Whether distances are in miles."""
        unit = self._memory.settings.distance_unit
        return unit == "miles" if unit else usual_miles()

    def close(self) -> None:
        """Stop what is under way."""
        self._idle.stop()
        self._painted.stop()
        if self._unmade is not None and self.filters is None:
            self._unmade.deleteLater()
        for one in (self._counts, self._places, self._suggest):
            one.close()
        self._tree.last_words(self._catalogs.close_here)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self.suggestions.set_look(look)
        for page in (self._unmade, self.hidden, self.diseases):
            if page is not None:
                page.set_look(look)

    # Suggestions

    def _note_typed(self, text: str) -> None:
        if self.diseases is not None and self._frame.shows_side(self.diseases):
            # The tree knows nothing of a search by words: beside one it would mislead.
            self._frame.leave_side()
        self._typed = text.strip()
        if len(self._typed) < _LEAST_TEXT:
            self._typed = ""
            self._suggest.forget()
            self.suggestions.put_away()

    def _leave_field(self) -> None:
        self._typed = ""
        self.suggestions.put_away()

    def _take_suggestions(self, text: str, found: tuple[Suggestion, ...]) -> None:
        field = self._pane.search
        if text != self._typed or text != field.text().strip() or not field.has_focus():
            return
        # They were asked for by typing, and once: a link that searches for the same opens none.
        self._typed = ""
        others = [one for one in found if one.text.casefold() != text.casefold()]
        self.suggestions.show_below(field, others)

    def _choose_suggestion(self, text: str) -> None:
        self._typed = ""
        self._pane.look_for_text(text)

    # Counts

    def note_answer(self, result: SearchResult) -> None:
        """Go on from a list that has just been shown."""
        if result.senses:
            # Which of them is meant stands over the list, where suggestions would hide it.
            self._painted.stop()
            self._suggest.forget()
            self.suggestions.put_away()
        elif self._typed and result.query.text == self._typed:
            # After the list has been painted: it must not wait for this.
            self._painted.start()
        query = self._pane.query()
        if not result.total and not choices_of(query) and not query.text.strip():
            return
        if not result.hits:
            self._counts.ask(_Ask("ways_out", query))
        elif choices_of(query) or self._shows(self.filters):
            self._counts.ask(_Ask("facets", query.question))
        else:
            self._show_hidden_anew(query)

    def _ask_suggestions(self) -> None:
        if self._typed and self._typed == self._pane.search.text().strip():
            self._suggest.ask(self._typed)

    def _pause(self) -> None:
        """The list comes first: counts that are under way are given up."""
        self._counts.forget()

    def _take_counts(self, asked: _Ask, answer: Any) -> None:  # noqa: ANN401  (of three kinds)
        if asked.about.question != self._pane.query().question:
            return
        if asked.what == "facets":
            self._take_facets(asked.about, answer)
        elif asked.what == "ways_out":
            self._take_ways(answer)
            if self._shows(self.filters):
                self._counts.ask(_Ask("facets", asked.about.question))
        else:
            self._take_hidden(asked.about, answer)

    def _take_facets(self, query: Query, facets: Facets) -> None:
        self._facets = (query, facets)
        self._pane.show_facets(facets)
        if self.filters is not None:
            self.filters.show_facets(facets, self._pane.locale().toString)
        self._show_wanted_page()
        self._show_hidden_anew(query)

    def _take_ways(self, ways: tuple[WayOut, ...]) -> None:
        self._pane.show_ways(ways)
        self._show_hidden_anew(self._pane.query().question)

    def _show_hidden_anew(self, query: Query) -> None:
        """The page of what is hidden, where it is in sight, follows the filters."""
        if self.hidden is None or not self._frame.shows_side(self.hidden):
            return
        if choices_of(query):
            self._counts.ask(_Ask("hidden", query))
        else:
            self.hidden.show_hidden((), query, all_hidden=0, miles=self.miles)

    def _take_hidden(self, query: Query, trials: Any) -> None:  # noqa: ANN401
        if self.hidden is None:
            return
        known = self._facets is not None and self._facets[0] == query.question
        count = self._facets[1].hidden if known and self._facets is not None else len(trials)
        self.hidden.show_hidden(trials, query, all_hidden=count, miles=self.miles)
        self._show_wanted_page()

    # Pages

    def open_filters(self) -> None:
        """Open the page of filters; a moment later than asked, with its numbers."""
        page = self._make_filters()
        if not self._shows(page):
            page.begin()
            self._show_query()
        self._want(self._show_filters)
        self._counts.ask(_Ask("facets", self._pane.query().question))

    def open_near(self) -> None:
        """Open the page of filters where one says where one is."""
        self.open_filters()
        self._want(self._show_near)

    def open_hidden(self) -> None:
        """Open the page of what the filters hide."""
        if self.hidden is None:
            page = self.hidden = HiddenPage(self._look)
            page.put_top(*self._frame.put_page(page, page.focus_first))
            page.trial_chosen.connect(self.trial_chosen)
            page.trial_entered.connect(self.trial_entered)
            page.filters_wished.connect(self.open_filters)
            self.hidden_made.emit(page)
        self._want(partial(self._show_page, self.hidden))
        self._counts.ask(_Ask("hidden", self._pane.query().question))

    def open_diseases(self) -> None:
        """Open the tree of illnesses."""
        if self.diseases is None:
            page = self.diseases = DiseasesPage(self._look)
            page.put_top(*self._frame.put_page(page, page.focus_first))
            page.children_wished.connect(self._ask_children)
            page.illness_chosen.connect(self._choose_illness)
            page.begin()
        self.diseases.tell_words(self._pane.search.text().strip())
        self._show_page(self.diseases)

    def refresh(self) -> None:
        """The library has changed: what was counted is no longer true."""
        self._facets = None
        if self.diseases is not None:
            self.diseases.begin()

    def _make_some(self) -> None:
        """Make a part of the page of filters, while nobody does anything else."""
        if self._unmade is None:
            self._unmade = FiltersPage(self._look)
        elif not self._unmade.make_some():
            self._idle.stop()
            self._connect_filters(self._unmade)

    def _make_filters(self) -> FiltersPage:
        while self.filters is None:
            self._make_some()
        return self.filters

    def _connect_filters(self, page: FiltersPage) -> None:
        self.filters = page
        # Only now: Tab goes through the page first, then to the actions over it.
        page.put_top(*self._frame.put_page(page, page.focus_first))
        page.changed.connect(self._pane.set_filters)
        page.hidden_wished.connect(self.open_hidden)
        page.list_wished.connect(self._show_list)
        page.illnesses_wished.connect(self.open_diseases)
        page.place_typed.connect(self._ask_places)
        page.place_chosen.connect(self._pane.set_near)
        page.miles_chosen.connect(self._set_miles)

    def _want(self, page: Callable[[], None]) -> None:
        self._wanted_page = page
        self._patience.start()

    def _show_wanted_page(self) -> None:
        self._patience.stop()
        page, self._wanted_page = self._wanted_page, None
        if page is not None:
            page()

    def _show_filters(self) -> None:
        if self.filters is not None:
            self._show_page(self.filters)

    def _show_near(self) -> None:
        if self.filters is not None:
            self._show_page(self.filters)
            QTimer.singleShot(0, self.filters.focus_near)

    def _show_page(self, page: FiltersPage | HiddenPage | DiseasesPage) -> None:
        self.suggestions.put_away()
        self._frame.show_side(page)
        page.focus_first()

    def _show_list(self) -> None:
        if not self._frame.is_narrow:
            self._frame.leave_side()
        self._frame.show_results()
        self._pane.focus_list()

    def _shows(self, page: FiltersPage | None) -> bool:
        return page is not None and self._frame.shows_side(page)

    def _show_query(self) -> None:
        if self.filters is not None:
            self.filters.show_query(self._pane.filters, miles=self.miles)

    # What the pages ask

    def _ask_places(self, text: str) -> None:
        self._places.ask(text)

    def _ask_children(self, name: str) -> None:
        """Each is answered, in turn: a newer one does not make an older one needless."""
        self._tree.run(
            lambda: (name, self._catalogs.here().diseases(name)), self._take_diseases, self._ignore
        )

    def _take_places(self, text: str, found: tuple[tuple[PlaceChoice, ...], bool]) -> None:
        if self.filters is not None:
            places, has_any = found
            self.filters.show_places(text, places, has_any=has_any)

    def _take_diseases(self, below: tuple[str, tuple[Disease, ...]]) -> None:
        if self.diseases is not None:
            self.diseases.take(*below)

    def _ignore(self, _error: Exception) -> None:
        """Whatever is wrong with the library, the search will say it."""

    def _choose_illness(self, name: str) -> None:
        """List what belongs to an illness, whatever was typed before."""
        self._pane.search.set_text("")
        self._pane.set_filters(self._pane.filters._replace(disease=name))
        self._pane.ask_again()
        self._frame.show_results()
        self._pane.focus_list_soon()

    def _set_miles(self, on: bool) -> None:
        self._memory.note(distance_unit="miles" if on else "km")
        self._pane.set_miles(on)
        self._show_query()
