"""Trials found made into rows of a list, each with why it is there."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from viewer.domain.search import Hit, Match, Query, SearchField
from viewer.domain.standing import Standing, a_year_before, is_past, standing_now
from viewer.store.cards import peeked
from viewer.store.folding import key_of
from viewer.store.matching import Said, lacking_in_title, match_in_conditions, match_of
from viewer.store.near import Nearest, nearest_of
from viewer.store.numbers import folded_number
from viewer.store.sqlite import Connection, Row

_ROWS = (
    "SELECT trial.rank, record, number, title, standing, facet.ends, trial.updated, place, "
    "statuses, phases, conditions, countries FROM trial "
    "LEFT JOIN facet ON facet.rank = trial.rank WHERE trial.rank IN ({})"
)
_CARDS = "SELECT record, body FROM card WHERE record IN ({})"
_CLOSED = (
    "SELECT rank, name FROM trial_country CROSS JOIN country ON country.id = country "
    "WHERE rank IN ({}) AND open = 0"
)
_AT_ONCE = 500
"""Values in one SQL statement; some builds of SQLite take only 999."""


_TO_1970 = 25_567
"""Days from 1900-01-01, from which ``facet.ends`` counts."""


class _Today(NamedTuple):
    """The day where the reader is, as a number like ``facet.ends``, and that of a year ago."""

    number: int
    a_year_ago: str

    @classmethod
    def now(cls) -> "_Today":
        # Without ``datetime``, which the first list is shown without.
        seconds = time.time()
        here = time.localtime(seconds)
        number = int((seconds + here.tm_gmtoff) // 86_400) + _TO_1970
        return cls(number, a_year_before(time.strftime("%Y-%m-%d", here)))


class _Aside(NamedTuple):
    """What is looked up beside the rows of a list."""

    matches: Mapping[int, Match]
    closed: Mapping[int, tuple[str, ...]]
    nearest: Mapping[int, Nearest]
    today: "_Today"


def hits_of(
    connection: Connection,
    query: Query,
    ranks: Sequence[int],
    phrasings: Sequence[Said],
    numbers: Sequence[str],
) -> Iterator[Hit]:
    """Give the hits for some ranks, in their order. Raises ValueError when a card is damaged."""
    rows = {row[0]: row[1:] for row in _many_of(connection, _ROWS, ranks)}
    aside = _Aside(
        matches=_matches(connection, rows, phrasings, numbers),
        closed=_closed(connection, query, ranks) if query.countries else {},
        nearest=nearest_of(connection, [row[0] for row in rows.values()], query.near)
        if query.near
        else {},
        today=_Today.now(),
    )
    for rank in ranks:
        yield _hit(rank, rows[rank], aside)


def _hit(rank: int, row: Row, aside: _Aside) -> Hit:
    record, number, title, standing, ends, updated, place, *lists = row
    statuses, phases, conditions, countries = map(_listed, lists)
    nearest = aside.nearest.get(record)
    return Hit(
        number=number,
        title=title,
        standing=standing_now(
            Standing(standing),
            has_ended=ends is not None and ends < aside.today.number,
            is_old=is_past(updated, aside.today.a_year_ago),
        ),
        statuses=statuses,
        phases=phases,
        conditions=conditions,
        countries=countries,
        place=place,
        updated=updated,
        match=aside.matches.get(record),
        closed_countries=aside.closed.get(rank, ()),
        nearest=nearest.place if nearest else None,
        distance_km=nearest.km if nearest else None,
    )


def _matches(
    connection: Connection,
    rows: Mapping[int, Row],
    phrasings: Sequence[Said],
    numbers: Sequence[str],
) -> dict[int, Match]:
    matches: dict[int, Match] = {}
    to_open: dict[int, tuple[str, Sequence[Said]]] = {}
    for record, _number, title, *more in rows.values():
        lacking = [lacking_in_title(title, things) for things in phrasings]
        if not lacking or not all(lacking):
            continue
        # Most often a condition has it all, and then the card need not be opened.
        found = None if numbers else match_in_conditions(title, _listed(more[-2]), lacking)
        if found:
            matches[record] = found
        else:
            to_open[record] = (title, lacking)
    for record, body in _many_of(connection, _CARDS, list(to_open)):
        match = _match(body, *to_open[record], numbers)
        if match:
            matches[record] = match
    return matches


def _match(
    card: bytes, title: str, lacking: Sequence[Said], numbers: Sequence[str]
) -> Match | None:
    texts, own_numbers = _peeked(card)
    for number in own_numbers if numbers else ():
        if folded_number(number) in numbers:
            return Match(field=SearchField.NUMBER, text=number)
    return match_of(title, texts, lacking)


def _closed(
    connection: Connection, query: Query, ranks: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    asked = {key_of(country) for country in query.countries}
    closed: dict[int, tuple[str, ...]] = {}
    for rank, name in _many_of(connection, _CLOSED, ranks):
        if key_of(name) in asked:
            closed[rank] = (*closed.get(rank, ()), name)
    return closed


def _many_of(connection: Connection, sql: str, keys: Sequence[int]) -> Iterator[Row]:
    """Run a SELECT for the rows with these keys, however many, in no order."""
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        places = ", ".join("?" * len(some))
        yield from connection.execute(sql.format(places), some).fetchall()


# The lists and cards of one keystroke are nearly those of the next. Both are remembered by what
# is stored, so that a changed library is never shown as it was.


@lru_cache(maxsize=1 << 12)
def _listed(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


_peeked = lru_cache(maxsize=1 << 9)(peeked)
