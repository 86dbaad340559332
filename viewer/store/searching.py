"""A search of the library, from the query to the hits.

A trial number asked for comes first, whatever the filters. Then tier 1, what trials are about;
when that gives too few, tier 2, which also knows keywords, titles and treatments. Within each,
by rank.
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from viewer.domain.search import Hit, Match, Query, SearchField, SearchResult
from viewer.domain.standing import Standing
from viewer.store.cards import peeked
from viewer.store.completing import Completer
from viewer.store.marks import CLOSED, OPEN, filters_of
from viewer.store.matching import lacking_in_title, match_of
from viewer.store.numbers import begun_number, folded_number, names_as_numbers, numbers_in
from viewer.store.query import Wanted, expression, quoted, wanted
from viewer.store.sqlite import Connection, Row

MOST_COUNTED = 1000
"""Where counting stops: beyond it, a total is not exact."""

_DAYS = 365.25
"""Days of a year, as ages of cards are reckoned."""

_AGES = "(minimum_age IS NULL OR minimum_age < ?) AND (maximum_age IS NULL OR maximum_age >= ?)"
_RANKS = {
    "tier1": "SELECT rowid FROM tier1 WHERE tier1 MATCH ? ORDER BY rowid LIMIT ?",
    "tier2": "SELECT rowid FROM tier2 WHERE tier2 MATCH ? ORDER BY rowid LIMIT ?",
    "trial": "SELECT rank FROM trial ORDER BY rank LIMIT ?",
}
_RANKS_WITHIN_AGES = {
    # CROSS JOIN: the index leads, in its own order; a trial is only asked about its ages.
    "tier1": "SELECT tier1.rowid FROM tier1 CROSS JOIN trial ON trial.rank = tier1.rowid "
    "WHERE tier1 MATCH ? AND {ages} ORDER BY tier1.rowid LIMIT ?",
    "tier2": "SELECT tier2.rowid FROM tier2 CROSS JOIN trial ON trial.rank = tier2.rowid "
    "WHERE tier2 MATCH ? AND {ages} ORDER BY tier2.rowid LIMIT ?",
    "trial": "SELECT rank FROM trial WHERE {ages} ORDER BY rank LIMIT ?",
}
_BY_NUMBER = (
    "SELECT DISTINCT trial.rank, trial.number FROM number JOIN record ON record.id = number.record "
    "JOIN trial ON trial.number = record.number WHERE folded = ? ORDER BY trial.rank LIMIT ?"
)
_BY_BEGUN_NUMBER = (
    "SELECT DISTINCT trial.rank FROM "
    "(SELECT record FROM number WHERE folded >= ? AND folded < ? LIMIT ?) AS begun "
    "JOIN record ON record.id = begun.record JOIN trial ON trial.number = record.number "
    "ORDER BY trial.rank LIMIT ?"
)
_ROWS = (
    "SELECT rank, record, number, title, standing, updated, place, statuses, phases, conditions, "
    "countries FROM trial WHERE rank IN ({})"
)
_CARDS = "SELECT record, body FROM card WHERE record IN ({})"
_AT_ONCE = 500
"""Values in one SQL statement; some builds of SQLite take only 999."""


class _Sieve(NamedTuple):
    """Gives ranks that fit, best first: of a tier those that fit an expression, or of all."""

    connection: Connection
    source: str
    words: str
    ages: tuple[float, float] | None

    def ranks(self, most: int) -> list[int]:
        if not self.words and self.source != "trial":
            return []
        values = [self.words] if self.words else []
        sql = (_RANKS_WITHIN_AGES if self.ages else _RANKS)[self.source].replace("{ages}", _AGES)
        found = self.connection.execute(sql, (*values, *(self.ages or ()), most))
        return [rank for (rank,) in found.fetchall()]


def search(connection: Connection, query: Query) -> SearchResult:
    """Answer a query. Raises what SQLite raises; no text of a query makes it raise."""
    things = wanted(query.text)
    if query.text.strip() and not things:
        return SearchResult(query=query, hits=(), total=0)
    limit = max(query.limit, 0)
    most = max(MOST_COUNTED, 2 * limit) + 1
    numbers = numbers_in(query.text)
    numbered = _numbered(connection, query.text, numbers, most)
    narrow = Completer(connection, "tier1")
    wide = Completer(connection, "tier2", narrow)
    first = _sieve(connection, query, things, narrow, OPEN)
    second = _sieve(connection, query, things, wide, OPEN)
    closed = _sieve(connection, query, things, wide, CLOSED)
    wider = second.ranks(most)
    ranks = list(dict.fromkeys([*numbered, *first.ranks(limit), *wider]))
    if not ranks and not _sieve(connection, Query(text=query.text), things, wide, OPEN).ranks(1):
        # No such words, whatever the filters: a sponsor's number may be without a digit, as
        # "EXP-I-US".
        numbers = names_as_numbers(query.text)
        ranks = _numbered(connection, "", numbers, most)
    exact = len(wider) < most and len(numbered) < most and not wide.cut
    hidden = set(closed.ranks(MOST_COUNTED + 1)).difference(ranks) if query.only_open else ()
    return SearchResult(
        query=query,
        hits=tuple(_hits(connection, ranks[:limit], things, numbers)),
        total=_total(connection, second, len(ranks), exact=exact),
        total_is_exact=exact or second.source == "trial",
        hidden_closed=len(hidden),
    )


def _sieve(
    connection: Connection,
    query: Query,
    things: Sequence[Wanted],
    completer: Completer,
    standing: str,
) -> _Sieve:
    filters = [*filters_of(query), *([quoted(standing)] if query.only_open else [])]
    ages = None if query.age is None else _ages(query.age)
    if not things and not filters:
        return _Sieve(connection, "trial", "", ages)
    return _Sieve(connection, completer.tier, expression(things, completer, filters), ages)


def _ages(years: float) -> tuple[float, float]:
    """Give what a lower limit must lie below, and what an upper must reach, in days.

    Somebody of 17 may be nearly 18, and "up to 65 years" holds until the next birthday; in
    doubt a trial is kept. A fraction is taken as it is.
    """
    whole = math.floor(years)
    below = whole + 1 if whole == years else math.nextafter(years, math.inf)
    return below * _DAYS, whole * _DAYS


def _total(connection: Connection, sieve: _Sieve, found: int, *, exact: bool) -> int:
    if sieve.source == "trial" and sieve.ages is None:
        return int(connection.execute("SELECT count(*) FROM trial").fetchone()[0])
    return found if exact else min(found, max(MOST_COUNTED, found // 2))


def _numbered(connection: Connection, text: str, numbers: Iterable[str], most: int) -> list[int]:
    """Give the ranks of trials that have one of the numbers, or else one that the text begins."""
    found: dict[int, None] = {}
    for number in numbers:
        rows = connection.execute(_BY_NUMBER, (number, most)).fetchall()
        # First the trial that has it as its own, then those that only name it.
        rows.sort(key=lambda row: folded_number(row[1]) != number)
        found.update(dict.fromkeys(rank for rank, _own in rows))
    begun = begun_number(text)
    if begun and not found:
        values = (begun, begun + "\U0010ffff", most, most)
        rows = connection.execute(_BY_BEGUN_NUMBER, values).fetchall()
        found.update(dict.fromkeys(rank for (rank,) in rows))
    return list(found)[:most]


def _hits(
    connection: Connection, ranks: Sequence[int], things: Sequence[Wanted], numbers: Sequence[str]
) -> Iterator[Hit]:
    rows = {row[0]: row[1:] for row in _many_of(connection, _ROWS, ranks)}
    lacking = {
        record: missing
        for record, _number, title, *_more in rows.values()
        if (missing := lacking_in_title(title, things))
    }
    cards: dict[int, bytes] = dict(_many_of(connection, _CARDS, list(lacking)))
    for rank in ranks:
        record, number, title, standing, updated, place, *lists = rows[rank]
        statuses, phases, conditions, countries = map(_listed, lists)
        match = None
        if record in lacking:
            match = _match(cards[record], title, lacking[record], numbers)
        yield Hit(
            number=number,
            title=title,
            standing=Standing(standing),
            statuses=statuses,
            phases=phases,
            conditions=conditions,
            countries=countries,
            place=place,
            updated=updated,
            match=match,
        )


def _match(
    card: bytes, title: str, lacking: Sequence[Wanted], numbers: Sequence[str]
) -> Match | None:
    texts, own_numbers = _peeked(card)
    for number in own_numbers if numbers else ():
        if folded_number(number) in numbers:
            return Match(field=SearchField.NUMBER, text=number)
    return match_of(title, texts, lacking)


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


_peeked = lru_cache(maxsize=1 << 8)(peeked)
