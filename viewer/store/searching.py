"""A search of the library, from the query to the hits.

A trial number asked for comes first, whatever the filters. Then tier 1, what trials are about;
when that gives too few, tier 2, which also knows keywords, titles and treatments. Within each,
by rank.
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from viewer.domain.search import Hit, Match, Query, SearchField, SearchResult
from viewer.domain.standing import Standing
from viewer.store.cards import peeked
from viewer.store.completing import Completer
from viewer.store.marks import CLOSED, OPEN, filters_of
from viewer.store.matching import lacking_in_title, match_of
from viewer.store.numbers import begun_number, folded_number, names_as_numbers, numbers_in
from viewer.store.query import Wanted, expression, quoted, wanted
from viewer.store.sqlite import Connection

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
_ROW = (
    "SELECT record, number, title, standing, updated, place, statuses, phases, conditions, "
    "countries FROM trial WHERE rank = ?"
)


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
    connection: Connection, ranks: Iterable[int], things: Sequence[Wanted], numbers: Sequence[str]
) -> Iterator[Hit]:
    for rank in ranks:
        record, *shown, statuses, phases, conditions, countries = connection.execute(
            _ROW, (rank,)
        ).fetchone()
        number, title, standing, updated, place = shown
        hit = Hit(
            number=number,
            title=title,
            standing=Standing(standing),
            statuses=_many(statuses),
            phases=_many(phases),
            conditions=_many(conditions),
            countries=_many(countries),
            place=place,
            updated=updated,
        )
        lacking = lacking_in_title(title, things)
        if lacking:
            hit = hit._replace(match=_match(connection, record, title, lacking, numbers))
        yield hit


def _match(
    connection: Connection,
    record: int,
    title: str,
    lacking: Sequence[Wanted],
    numbers: Sequence[str],
) -> Match | None:
    found = connection.execute("SELECT body FROM card WHERE record = ?", (record,)).fetchone()
    texts, own_numbers = peeked(found[0])
    for number in own_numbers if numbers else ():
        if folded_number(number) in numbers:
            return Match(field=SearchField.NUMBER, text=number)
    return match_of(title, texts, lacking)


def _many(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))
