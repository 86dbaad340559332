"""Trials on and off the list, with all that goes by rank: facets, countries, the index."""

from collections.abc import Iterable, Mapping, Sequence

from viewer.store import indexing
from viewer.store.cards import Listing, listing_of, storable
from viewer.store.rank import OPEN_END, Order, gap_of, order_of, ranks_for
from viewer.store.sqlite import Connection
from viewer.store.storing import count_places
from viewer.store.tables import change_in, where_in

_TRIAL = "INSERT INTO trial VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FACET = "INSERT INTO facet VALUES (?, ?, ?, ?, ?, ?, ?)"
_TRIAL_COUNTRY = "INSERT OR REPLACE INTO trial_country VALUES (?, ?, ?)"
_LISTED = (
    "SELECT rank, trial.record, body FROM trial JOIN card ON card.record = trial.record "
    "WHERE number IN ({})"
)
_BEFORE = "SELECT number FROM trial WHERE rank <= ? AND later = ? ORDER BY rank DESC LIMIT ?"
_AFTER = "SELECT number FROM trial WHERE rank >= ? AND later = ? ORDER BY rank LIMIT ?"
_AROUND = (32, 256, 2_048, 16_384)
"""Trials on each side that move to make room; more where those were too few."""
_BY_RANK = (
    "DELETE FROM trial WHERE rank IN ({})",
    "DELETE FROM facet WHERE rank IN ({})",
    "DELETE FROM trial_country WHERE rank IN ({})",
)


class Leaving(list[tuple[int, int, Listing]]):
    """Trials that leave the list: rank, record, and what the index holds of them."""


def leaving(connection: Connection, numbers: Iterable[str]) -> Leaving:
    """Look up what is listed of trials, before their cards are changed.

    Raises ValueError when a card is damaged.
    """
    return Leaving(
        (rank, record, listing_of(body))
        for rank, record, body in where_in(connection, _LISTED, numbers)
    )


def unlist(connection: Connection, trials: Leaving) -> None:
    """Take trials off the list, before their sites are changed."""
    for sql in _BY_RANK:
        change_in(connection, sql, [rank for rank, *_others in trials])
    count_places(connection, [record for _rank, record, _listing in trials], -1)
    indexing.apply(connection, [(rank, listing) for rank, _record, listing in trials], ())


def enlist(
    connection: Connection, trials: Mapping[int, Listing], around: Sequence[int] = _AROUND
) -> dict[int, Listing]:
    """Put trials on the list, by record; give those for which no rank is left.

    Where no rank is free between two trials, some around them move, ``around`` on each side.
    """
    in_order = sorted(
        (order_of(listing.later, listing.day, listing.number), record)
        for record, listing in trials.items()
    )
    orders = [order for order, _record in in_order]
    ranks = list(ranks_for(connection, orders))
    stuck = [order for order, rank in zip(orders, ranks, strict=True) if rank is None]
    if stuck and around:
        moving = _neighbours(connection, stuck, around[0])
        unlist(connection, moving)
        moved = {record: listing for _rank, record, listing in moving}
        return enlist(connection, {**trials, **moved}, around[1:])
    records = [record for _order, record in in_order]
    placed = [
        (rank, record, trials[record])
        for rank, record in zip(ranks, records, strict=True)
        if rank is not None
    ]
    insert(connection, placed, Countries(connection))
    indexing.apply(connection, (), [(rank, listing) for rank, _record, listing in placed])
    count_places(connection, [record for _rank, record, _listing in placed], 1)
    return {
        record: trials[record] for rank, record in zip(ranks, records, strict=True) if rank is None
    }


def _neighbours(connection: Connection, orders: Iterable[Order], around: int) -> Leaving:
    """Give the listed trials around places where no rank is free."""
    numbers: dict[str, None] = {}
    for gap in dict.fromkeys(gap_of(connection, order) for order in orders):
        for sql, rank in ((_BEFORE, gap.before), (_AFTER, gap.after)):
            later = int(rank is not None and rank >= OPEN_END)
            found = connection.execute(sql, (rank, later, around)) if rank is not None else ()
            numbers.update(dict.fromkeys(number for (number,) in found))
    return leaving(connection, numbers)


class Countries:
    """The keys of countries, made when they are new."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[str, int] = dict(
            connection.execute("SELECT name, id FROM country").fetchall()
        )

    def key(self, name: str) -> int:
        """Give the key of a country."""
        name = storable(name)
        key: int | None = self._keys.get(name)
        if key is None:
            key = len(self._keys) + 1
            self._connection.execute("INSERT INTO country VALUES (?, ?)", (key, name))
            self._keys[name] = key
        return key


def insert(
    connection: Connection, placed: Sequence[tuple[int, int, Listing]], countries: Countries
) -> None:
    """Write the rows that go by rank; the index is another matter."""
    connection.executemany(
        _TRIAL,
        [
            (rank, record, listing.number, listing.later, *listing.trial)
            for rank, record, listing in placed
        ],
    )
    connection.executemany(_FACET, [(rank, *listing.facet) for rank, _record, listing in placed])
    connection.executemany(
        _TRIAL_COUNTRY,
        [
            (rank, countries.key(name), is_open)
            for rank, _record, listing in placed
            for name, is_open in listing.countries
        ],
    )
