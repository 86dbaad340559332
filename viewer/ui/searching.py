"""Asks the library while somebody types: in a thread, the newest question only."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from viewer.domain.search import Query, SearchResult
from viewer.store.catalog import Catalog
from viewer.ui.catalogs import Catalogs
from viewer.ui.tasks import Tasks

PATIENCE = 300
"""Milliseconds before it is said that an answer takes time."""


_ECHO = 1
"""Milliseconds that a question waits, so that the letter itself is painted first. A search beside
that painting takes three times as long as one after it: both want the interpreter's lock."""

_AT_ONCE = 50
"""Trials up to which a question is one that somebody types; more are wanted of a list scrolled."""
_REST = 200
"""Milliseconds without a key after which the rest of an answer is looked for."""

_ILLNESSES = 24
"""More than are shown: those with long names are left out."""
_SMALL_LIBRARY = 12
"""Up to so many trials the illnesses of all are named, and no trial is left out."""


class Searching(QObject):
    """One question at a time; a newer one interrupts the older, whose answer is dropped.

    What a list shows at once is looked for first, the rest when nobody has typed on.

    Signals:
        answered(result): the answer to the newest question, as far as a list shows it at once.
        completed(result): the whole answer, where that was not all.
        failed(error): the newest question could not be answered.
        waiting(): the answer takes longer than a person would call at once.
        stock_taken(count, illnesses): how many trials the library holds, and conditions to
            begin with: common ones of many parts of the body, or of a small library those of
            every trial.
    """

    answered = Signal(object)
    completed = Signal(object)
    failed = Signal(object)
    waiting = Signal()
    stock_taken = Signal(int, object)

    def __init__(self, catalogs: Catalogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogs = catalogs
        self._catalog: Catalog | None = None
        self._tasks = Tasks(self)
        self._newest: Query | None = None
        self._running: Query | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_ECHO)
        self._soon.setTimerType(Qt.TimerType.PreciseTimer)
        self._soon.timeout.connect(self._begin_newest)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._complete)
        self._incomplete: Query | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE)
        self._slow.timeout.connect(self.waiting)

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question is still without an answer."""
        return self._newest is not None

    @property
    def is_complete(self) -> bool:
        """Whether the newest question has its whole answer."""
        return self._newest is None and self._incomplete is None and self._running is None

    def ask(self, query: Query) -> None:
        """Ask; the answer comes as a signal."""
        self._rest.stop()
        self._incomplete = None
        # A copy: the same question asked twice must count as two.
        self._newest = query._replace()
        if not self._slow.isActive():
            self._slow.start()
        if self._running is None:
            self._soon.start()
        elif self._catalog is not None:
            self._catalog.interrupt()

    def take_stock(self) -> None:
        """Find out what the library holds; the answer comes as a signal."""
        self._tasks.run(self._stock, self._tell_stock, self._ignore)

    def close(self) -> None:
        """Stop asking and close the connection in the thread that opened it."""
        self._newest = self._incomplete = None
        self._rest.stop()
        self._slow.stop()
        self._soon.stop()
        if self._catalog is not None:
            self._catalog.interrupt()
        self._tasks.last_words(self._catalogs.close_here)

    def _begin_newest(self) -> None:
        if self._running is None and self._newest is not None:
            self._begin(self._newest)

    def _begin(self, query: Query) -> None:
        self._running = query
        first = query.at_once if query.limit <= _AT_ONCE else query
        self._tasks.run(lambda: self._search(first), self._succeeded, self._failed)

    def _complete(self) -> None:
        """Look for the rest of the newest answer."""
        query = self._incomplete
        if query is not None and self._running is None:
            self._running = query
            self._tasks.run(lambda: self._search(query), self._succeeded, self._failed)

    def _search(self, query: Query) -> SearchResult:
        self._catalog = self._catalogs.here()
        return self._catalog.search(query)

    def _stock(self) -> tuple[int, tuple[str, ...]]:
        catalog = self._catalog = self._catalogs.here()
        count = catalog.count()
        if count > _SMALL_LIBRARY:
            return count, catalog.illnesses_to_offer(_ILLNESSES)
        hits = catalog.search(Query(limit=_SMALL_LIBRARY)).hits
        return count, _each_once(_by_turns([hit.conditions for hit in hits]))

    def _tell_stock(self, stock: tuple[int, tuple[str, ...]]) -> None:
        self.stock_taken.emit(*stock)

    def _ignore(self, _error: Exception) -> None:
        """Whatever is wrong with the library, the search will say it."""

    def _succeeded(self, result: SearchResult) -> None:
        if self._running is not None and self._running is self._incomplete:
            self._end_completing(result)
            return
        asked = self._running
        if self._is_answered():
            if asked is not None and _is_part(result, asked):
                self._incomplete = asked
                self._rest.start()
            self.answered.emit(result)

    def _failed(self, error: Exception) -> None:
        if self._running is not None and self._running is self._incomplete:
            # What was found of it stays; the rest is not worth a message.
            self._end_completing(None)
            return
        if self._is_answered():
            self.failed.emit(error)

    def _end_completing(self, result: SearchResult | None) -> None:
        self._running = self._incomplete = None
        if self._newest is not None:
            self._begin(self._newest)
        elif result is not None:
            self.completed.emit(result)

    def _is_answered(self) -> bool:
        """Whether what came back belongs to the newest question; else go on to that."""
        done, self._running = self._running, None
        # The same object, not an equal one: an equal question may have been interrupted, or
        # asked again because the library changed.
        if done is not None and done is self._newest:
            self._newest = None
            self._slow.stop()
            return True
        if self._newest is not None:
            self._begin(self._newest)
        return False


def _is_part(result: SearchResult, asked: Query) -> bool:
    """Tell whether the whole answer has more trials, or a surer total."""
    is_cut = result.query.limit < asked.limit and len(result.hits) < result.total
    return is_cut or (not result.total_is_exact and result.query.count_to < asked.count_to)


def _by_turns(lists: Iterable[Sequence[str]]) -> Iterator[str]:
    """The first name of each list, then the second of each, and so on."""
    for names in zip_longest(*lists):
        yield from (name for name in names if name is not None)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each in the spelling that comes first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())
