"""The list and the index made anew from the cards, in the order of lists.

One transaction: whoever searches meanwhile finds what was there before, and whoever is killed
meanwhile leaves that. Only the cards are read, so it can begin again at any time.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from viewer.domain.errors import StoppedError
from viewer.store import indexing
from viewer.store.cards import Listing, listing_of
from viewer.store.days import place_in_order
from viewer.store.gathering import GATHERERS
from viewer.store.listing import Countries, insert
from viewer.store.marks import SIGN
from viewer.store.rank import STARTS, STEP, order_of
from viewer.store.sqlite import Connection
from viewer.store.storing import count_all_places
from viewer.words import _

_AT_ONCE = 500
"""Trials written at once."""
_MEMORY = 32 * 1024 * 1024
"""Bytes of the index that FTS5 gathers before it writes them; the more, the less to merge."""
_USUAL = 1024 * 1024
"""What FTS5 gathers otherwise (its default)."""

_ORDER = (
    # Kept in order, for a sort would hold every card in memory.
    "CREATE TABLE temp.coming (later, age, other, number, record, "
    "PRIMARY KEY (later, age, other, number)) WITHOUT ROWID"
)
_SINGLE = (
    # Of most trials there is one record, and the index over number and format knows which.
    "SELECT single.number, single.id, coalesce(waiting.later, trial.later), waiting.day, "
    "trial.updated FROM (SELECT number, max(id) AS id FROM record GROUP BY number "
    "HAVING count(*) = 1) AS single LEFT JOIN waiting ON waiting.record = single.id "
    "LEFT JOIN trial ON trial.number = single.number"
)
_SEVERAL = (
    "SELECT number, updated, format, id FROM record WHERE number IN "
    "(SELECT number FROM record GROUP BY number HAVING count(*) > 1)"
)
_IN_ORDER = (
    "SELECT coming.later, coming.record, card.body FROM temp.coming "
    "CROSS JOIN card ON card.record = coming.record "
    "ORDER BY coming.later, coming.age, coming.other, coming.number"
)
_CLEAR = (
    "DELETE FROM trial",
    "DELETE FROM facet",
    "DELETE FROM trial_country",
    "DELETE FROM condition",
    "DELETE FROM tier1_term",
    "DELETE FROM tier2_term",
    "INSERT INTO tier1 (tier1) VALUES ('delete-all')",
    "INSERT INTO tier2 (tier2) VALUES ('delete-all')",
)


def rebuild(
    connection: Connection,
    on_progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> None:
    """Make list, index and all that is drawn from the cards anew, in the transaction at hand.

    ``on_progress`` is told the part that is done, 0 to 1. Raises StoppedError when
    ``is_cancelled`` says so, ValueError when a card is damaged; the caller undoes it then.
    """
    connection.execute("DROP TABLE IF EXISTS temp.coming")
    connection.execute(_ORDER)
    connection.executemany("INSERT INTO temp.coming VALUES (?, ?, ?, ?, ?)", _coming(connection))
    for sql in _CLEAR:
        connection.execute(sql)
    _set(connection, "hashsize", _MEMORY)
    _fill(connection, on_progress or _unheard, is_cancelled or _never)
    for tier in ("tier1", "tier2"):
        connection.execute(f"INSERT INTO {tier} ({tier}) VALUES ('optimize')")  # noqa: S608  (our own two names)
        _count_terms(connection, tier)
    _set(connection, "hashsize", _USUAL)
    count_all_places(connection)
    connection.execute("DELETE FROM waiting")
    connection.execute("DROP TABLE temp.coming")


def _coming(connection: Connection) -> Iterator[tuple[object, ...]]:
    """Give what every trial is put in order by, and the record it is listed with."""
    for number, record, later, day, updated in connection.execute(_SINGLE):
        if later is None:  # a record that was neither listed nor waits
            listing = _listing(connection, record)
            order = order_of(listing.later, listing.day, number)
        else:
            order = order_of(later, place_in_order(updated) if day is None else day, number)
        yield (*order, record)
    best: dict[str, tuple[str, str, int]] = {}
    for number, *version in connection.execute(_SEVERAL):
        best[number] = max(best.get(number, ("", "", 0)), tuple(version))
    for number, (_updated, _format, record) in best.items():
        listing = _listing(connection, record)
        yield (*order_of(listing.later, listing.day, number), record)


def _listing(connection: Connection, record: int) -> Listing:
    found = connection.execute("SELECT body FROM card WHERE record = ?", (record,))
    return listing_of(found.fetchone()[0])


def _fill(
    connection: Connection, tell: Callable[[float], None], is_cancelled: Callable[[], bool]
) -> None:
    total = max(connection.execute("SELECT count(*) FROM temp.coming").fetchone()[0], 1)
    countries = Countries(connection)
    gatherers = [make() for make in GATHERERS]
    ranks = list(STARTS)
    done = 0
    cursor = connection.execute(_IN_ORDER)
    while rows := cursor.fetchmany(_AT_ONCE):
        if is_cancelled():
            raise StoppedError(_("The import was stopped."))
        placed = []
        conditions: Counter[str] = Counter()
        for later, record, body in rows:
            listing = listing_of(body)
            placed.append((ranks[later], record, listing))
            ranks[later] += STEP
            conditions.update(listing.conditions)
            for gatherer in gatherers:
                gatherer.add(listing.subjects)
        insert(connection, placed, countries)
        for tier, sql in indexing.ADD.items():
            connection.executemany(
                sql, [(rank, listing.words[tier - 1]) for rank, _record, listing in placed]
            )
        indexing.add_conditions(connection, conditions)
        done += len(rows)
        tell(done / total)
    while gatherers:
        gatherers.pop(0).write(connection)  # what it gathered goes with it


def _count_terms(connection: Connection, tier: str) -> None:
    """Take the counts from the index itself; marks are no words and are left out."""
    connection.execute(f"DROP TABLE IF EXISTS temp.{tier}_vocabulary")
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.{tier}_vocabulary USING fts5vocab(main, {tier}, row)"
    )
    connection.execute(
        f"INSERT INTO {tier}_term SELECT term, doc FROM temp.{tier}_vocabulary "  # noqa: S608  (our own two names)
        "WHERE substr(term, 1, 1) <> ?",
        (SIGN,),
    )
    connection.execute(f"DROP TABLE temp.{tier}_vocabulary")


def _set(connection: Connection, name: str, value: int) -> None:
    for tier in ("tier1", "tier2"):
        connection.execute(
            f"INSERT INTO {tier} ({tier}, rank) VALUES (?, ?)",  # noqa: S608  (our own two names)
            (name, value),
        )


def _unheard(_part: float) -> None:
    """Nobody asks how far it is."""


def _never() -> bool:
    return False
