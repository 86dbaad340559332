"""Trials by how far their nearest open site is from a place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from viewer.domain.search import Place
from viewer.store.distance import distance_km
from viewer.store.sieve import Sieve
from viewer.store.sqlite import Connection, Row

_AT_ONCE = 500
"""Values in one SQL statement; some builds of SQLite take only 999."""

_FEW = 1500
"""Trials up to which each is asked for its sites, rather than each place for its trials."""

_PLACES = "SELECT id, latitude, longitude FROM place"
_RANKS_AT = (
    "SELECT site.place, trial.rank FROM site CROSS JOIN trial ON trial.record = site.record "
    "WHERE site.place IN ({}) AND site.open = 1"
)
_SITES_OF = (
    "SELECT site.record, city, region, country, latitude, longitude "
    "FROM site CROSS JOIN place ON place.id = site.place "
    "WHERE site.record IN ({}) AND site.open = 1"
)
_RECORDS = "SELECT rank, record FROM trial WHERE rank IN ({})"


class Nearest(NamedTuple):
    """The open site of a trial that is nearest, and how far it is."""

    place: Place
    km: float


class _Around(NamedTuple):
    """The places of a library by distance from one, as long as the library stays as it is."""

    connection: Connection
    version: int
    near: Place
    km: list[float]
    places: list[int]
    within: dict[float, frozenset[int]]


_known: dict[int, _Around] = {}
"""What was last worked out on a connection, by its id. The next keystroke wants it again."""
_MOST_KNOWN = 8


def ranks_within(connection: Connection, near: Place, km: float) -> frozenset[int]:
    """Give the ranks of trials that have an open site no farther than ``km`` from ``near``."""
    around = _around(connection, near)
    if km not in around.within:
        places = around.places[: bisect_right(around.km, km)]
        found = _many(connection, _RANKS_AT, places)
        around.within.clear()
        around.within[km] = frozenset(rank for _place, rank in found)
    return around.within[km]


def nearest_first(sieve: Sieve, near: Place, most: int) -> list[int]:
    """Give the first ranks by distance of the nearest open site; those without one come last."""
    few = sieve.ranks(_FEW + 1)
    if len(few) <= _FEW:
        return _sorted(sieve.connection, few, near)[:most]
    found: dict[int, None] = {}
    for ranks in _going_out(sieve.connection, near):
        fitting = sieve.only(ranks)
        found.update((rank, None) for rank in ranks if rank in fitting)
        if len(found) >= most:
            return list(found)[:most]
    rest = (rank for rank in sieve.ranks(most + len(found)) if rank not in found)
    return [*found, *rest][:most]


def nearest_of(connection: Connection, records: Sequence[int], near: Place) -> dict[int, Nearest]:
    """Give the nearest open site of each of some records; of those that have one."""
    found: dict[int, Nearest] = {}
    for record, *place in _many(connection, _SITES_OF, records):
        site = Place(*place)
        km = distance_km(near.latitude, near.longitude, site.latitude, site.longitude)
        if record not in found or (km, site) < (found[record].km, found[record].place):
            found[record] = Nearest(site, km)
    return found


def _sorted(connection: Connection, ranks: Sequence[int], near: Place) -> list[int]:
    records: dict[int, int] = dict(_many(connection, _RECORDS, ranks))
    found = nearest_of(connection, list(records.values()), near)
    far = Nearest(near, float("inf"))
    return sorted(ranks, key=lambda rank: (found.get(records[rank], far).km, rank))


def _going_out(connection: Connection, near: Place) -> Iterator[list[int]]:
    """Give the ranks with an open site at the nearest places, then at farther and farther ones.

    Places equally far are looked at together, so that their trials come in order of rank.
    """
    around = _around(connection, near)
    start, step = 0, _AT_ONCE // 4
    seen: set[int] = set()
    while start < len(around.places):
        end = min(start + step, len(around.places))
        end = bisect_right(around.km, around.km[end - 1])
        km = dict(zip(around.places[start:end], around.km[start:end], strict=True))
        reached: dict[int, float] = {}
        for place, rank in _many(connection, _RANKS_AT, list(km)):
            if rank not in seen:
                reached[rank] = min(reached.get(rank, km[place]), km[place])
        seen.update(reached)
        yield sorted(reached, key=lambda rank: (reached[rank], rank))
        start, step = end, 4 * step


def _around(connection: Connection, near: Place) -> _Around:
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    known = _known.get(id(connection))
    if known and known.connection is connection and (known.version, known.near) == (version, near):
        return known
    by_distance = sorted(
        (distance_km(near.latitude, near.longitude, north, east), place)
        for place, north, east in connection.execute(_PLACES)
    )
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    km, places = [far for far, _place in by_distance], [place for _far, place in by_distance]
    _known[id(connection)] = found = _Around(connection, version, near, km, places, {})
    return found


def _many(connection: Connection, sql: str, keys: Iterable[int]) -> Iterator[Row]:
    listed = list(keys)
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        yield from connection.execute(sql.format(", ".join("?" * len(some))), some)
