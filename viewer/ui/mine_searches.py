"""Searches to come back to: kept from the list, and told after an import what is new in them."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject

from viewer.domain import search_steps
from viewer.domain.kept import Change
from viewer.domain.personal import Kind, SavedSearch
from viewer.domain.search import Query
from viewer.domain.search_steps import MOST_COMPARED, News, State, news_of
from viewer.store.catalog import Catalog
from viewer.ui.asking import Asking
from viewer.ui.choices import choices_of
from viewer.ui.keep.kept_searches import KeptSearches
from viewer.ui.keep.name_dialog import NameDialog
from viewer.ui.keep.search_filters import asks_for, kept_filters, kept_query, search_name
from viewer.ui.keep.toast import Offer
from viewer.ui.keeping import Keeping
from viewer.ui.mine_saved import MineSaved, new_key, now
from viewer.ui.mine_saved_view import MineSavedView
from viewer.ui.window import Window
from viewer.words import _, ngettext

States = dict[str, tuple[State, ...]]


class _Asked(NamedTuple):
    """What to look for: queries by key of the search; ``keep``: a search to be kept with it."""

    queries: dict[str, Query]
    keep: SavedSearch | None = None


def _states(catalog: Catalog, asked: _Asked) -> States:
    return {key: catalog.states(query, MOST_COMPARED + 1) for key, query in asked.queries.items()}


class MineSearches(QObject):
    """Keeps searches, looks in the background what is new in them, and makes them again."""

    def __init__(
        self, window: Window, keeping: Keeping, saved: MineSaved, view: MineSavedView
    ) -> None:
        super().__init__(view)
        self._window = window
        self._keeping = keeping
        self._saved = saved
        self._view = view
        self._pane = window.frame.pane
        self._news: dict[str, News] = {}
        self._known = False
        self._tells = False
        self._opened: Query | None = None
        self.keeper = Asking(window.catalogs, _states, self)
        self.looker = Asking(window.catalogs, _states, self)
        self.list: KeptSearches | None = None
        self._connect()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        window, pane = self._window, self._pane
        pane.head.keep_wished.connect(self.keep)
        window.actions_.keep_search.triggered.connect(self.keep)
        pane.search_requested.connect(self._note_search)
        self._view.made.connect(self._make_list)
        self._view.opened.connect(self.look)
        self._keeping.changed.connect(self._note_changes)
        self._keeping.ready.connect(self._note_ready)
        window.library_changed.connect(self._note_library)
        window.appearances.changed.connect(self._set_look)
        window.closing.connect(self.keeper.close)
        window.closing.connect(self.looker.close)
        self.keeper.answered.connect(self._take_first)
        self.looker.answered.connect(self._take_states)

    @property
    def is_busy(self) -> bool:
        """Whether it is still being looked what is new."""
        return self.keeper.is_busy or self.looker.is_busy

    # Keeping one

    def keep(self) -> None:
        """Keep the search of the list, with what it finds now."""
        query = self._pane.query()
        if not query.text and not choices_of(query):
            self._saved.undoing.say(_("Search for something first. Then you can keep the search."))
            return
        filters = kept_filters(query)
        if search_steps.same_search(self._keeping.kept, query.text, filters):
            self._saved.undoing.say(_("This search is kept already."))
            return
        miles = self._window.narrowing is not None and self._window.narrowing.miles
        name = search_name(query, miles=miles)
        search = SavedSearch(name=name, text=query.text, filters=filters, when=now())
        self.keeper.ask(_Asked({"": kept_query(query.text, filters)}, search))

    def _take_first(self, asked: _Asked, found: States) -> None:
        if asked.keep is not None:
            states = found[""]
            seen = () if len(states) > MOST_COMPARED else states
            kept = SavedSearch(
                asked.keep.name, asked.keep.text, asked.keep.filters, seen, asked.keep.when
            )
            self._keeping.take(search_steps.keep_search(new_key(), kept))

    # What is new

    def _searches(self) -> dict[str, SavedSearch]:
        return dict(self._keeping.kept.all(Kind.SEARCH, SavedSearch))

    def look(self) -> None:
        """Look in the background what is new in each search."""
        searches = self._searches()
        if searches:
            self.looker.ask(
                _Asked({key: kept_query(one.text, one.filters) for key, one in searches.items()})
            )

    def _note_ready(self) -> None:
        """All that is kept was read, or read anew: other searches may be among it."""
        self._known = False
        self.show_searches()
        if self.list is not None:
            self.look()

    def _note_library(self) -> None:
        self._tells = True
        self.look()

    def _tell(self) -> None:
        """Say after an import that kept searches find something new."""
        count = sum(bool(one.new or one.changed) for one in self._news.values())
        if count:
            words = ngettext(
                "{count} kept search finds new or changed studies.",
                "{count} kept searches find new or changed studies.",
                count,
            ).format(count=count)
            show = Offer(_("Show"), self._window.actions_.saved.trigger)
            self._saved.has_told_news = True
            self._saved.undoing.say(words, (show,), stays=True)

    def _take_states(self, _asked: _Asked, found: States) -> None:
        searches = self._searches()
        self._news = {
            key: news_of(searches[key], states) for key, states in found.items() if key in searches
        }
        self._known = True
        self.show_searches()
        if self._tells:
            self._tells = False
            self._tell()

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind is Kind.SEARCH for change in changes):
            self._known = False
            self.show_searches()
            self.look()

    def show_searches(self) -> None:
        """Show the kept searches over the saved studies."""
        if self.list is not None:
            self.list.show_searches(self._searches(), self._news, known=self._known)

    def _make_list(self) -> None:
        pane = self._view.pane
        if pane is not None and self.list is None:
            self.list = KeptSearches(self._window.appearances.look)
            pane.put_searches(self.list)
            self.list.rows_made.connect(self._order_stops)
            self.list.opened.connect(self.open)
            self.list.rename_wished.connect(self._ask_name)
            self.list.delete_wished.connect(self._delete)
            self.show_searches()

    def _order_stops(self) -> None:
        if self.list is not None and self._view.pane is not None:
            self._view.pane.order_stops(self.list.stops())

    def _set_look(self) -> None:
        if self.list is not None:
            self.list.set_look(self._window.appearances.look)

    # Making one again

    def open(self, key: str) -> None:
        """Make a search again, its new and changed studies marked, and take it for seen."""
        search = self._searches().get(key)
        if search is None:
            return
        news = self._news.get(key, News())
        query = kept_query(search.text, search.filters)
        self._opened = query
        self._view.close_pane()
        self._saved.set_news(news.new, news.changed)
        self._pane.look_for(query)
        self._pane.focus_list_soon()
        if self._known and not news.too_many:
            step = search_steps.look_at_search(self._keeping.kept, key, news.now, now())
            if step is not None:
                self._keeping.take(step)

    def _note_search(self, query: Query) -> None:
        """Another search: what was new in the one before is no longer marked."""
        opened = self._opened
        if opened is None:
            return
        same = query.text == opened.text.strip() and asks_for(query) == asks_for(opened)
        if not same and query.text != "":
            self._opened = None
            self._saved.set_news((), ())

    def _ask_name(self, key: str) -> None:
        search = self._searches().get(key)
        if search is not None:
            look = self._window.appearances.look
            dialog = NameDialog(look, _("New name of the search"), search.name, self._window)
            dialog.named.connect(partial(self._rename, key))
            dialog.open()

    def _rename(self, key: str, name: str) -> None:
        step = search_steps.rename_search(self._keeping.kept, key, name)
        if step is not None:
            self._keeping.take(step)

    def _delete(self, key: str) -> None:
        self._keeping.take(search_steps.delete_search(key))
