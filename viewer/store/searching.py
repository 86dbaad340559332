"""A search of the library, from the query to the hits.

A trial number asked for comes first, whatever the filters. Then tier 1, what trials are about;
when that gives too few, tier 2, which also knows keywords, titles and treatments, and holds all
that tier 1 finds. Within each, by rank. In another order than best first, tier 2 alone counts.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import MOST_COUNTED, Query, SearchResult, Sort
from viewer.store.asking import Question, ask
from viewer.store.hits import hits_of
from viewer.store.numbers import begun_number, folded_number, names_as_numbers, numbers_in
from viewer.store.rank import OPEN_END
from viewer.store.sorting import sorted_ranks
from viewer.store.sqlite import Connection

MOST_BEGUN = 201
"""Trials taken of those whose numbers begin alike, the first by number: each is a look-up."""

_BY_NUMBER = (
    "SELECT DISTINCT trial.rank, trial.number FROM number JOIN record ON record.id = number.record "
    "JOIN trial ON trial.number = record.number WHERE folded = ? ORDER BY trial.rank LIMIT ?"
)
_BY_BEGUN_NUMBER = (
    "SELECT trial.rank FROM "
    "(SELECT record FROM number WHERE folded >= ? AND folded < ? LIMIT ?) AS begun "
    "JOIN record ON record.id = begun.record JOIN trial ON trial.number = record.number "
    "ORDER BY trial.rank LIMIT ?"
)


class _Numbered(NamedTuple):
    """Ranks found by number, and whether more of them were left out."""

    ranks: list[int]
    is_cut: bool


class _Found(NamedTuple):
    """The first ranks that fit, and how many fit in all, up to where counting stops."""

    ranks: list[int]
    total: int
    is_exact: bool


def search(connection: Connection, query: Query) -> SearchResult:
    """Answer a query. Raises what SQLite raises; no text of a query makes it raise."""
    question = ask(connection, query)
    if not question.is_blank and not question.phrasings:
        return SearchResult(query=query, hits=(), total=0)
    limit = max(query.limit, 0)
    most = query.most
    numbers = numbers_in(query.text)
    numbered = _numbered(connection, query.text, numbers, most)
    found = _found(question, numbered, limit, most)
    if not found.total and not _has_words(question):
        # No such words, whatever the filters: a sponsor's number may be without a digit, as
        # "EXP-I-US".
        numbers = names_as_numbers(query.text)
        ranks, is_cut = _numbered(connection, "", numbers, most)
        found = _Found(ranks, len(ranks), not is_cut)
    meaning = question.meaning
    hits = hits_of(connection, query, found.ranks[:limit], question.phrasings, numbers)
    return SearchResult(
        query=query,
        hits=tuple(hits),
        total=found.total,
        total_is_exact=found.is_exact,
        also_searched=meaning.also_searched,
        did_you_mean=meaning.did_you_mean,
        is_corrected=meaning.is_corrected,
        senses=meaning.senses,
        hidden_closed=_closed(question, found.ranks, numbered.ranks),
        left_out=_left_out(question, numbered.ranks),
    )


def found_ranks(connection: Connection, query: Query, most: int) -> list[int]:
    """Give the ranks of what fits a query, best first, ``most`` at the most."""
    question = ask(connection, query)
    if not question.is_blank and not question.phrasings:
        return []
    numbered = _numbered(connection, query.text, numbers_in(query.text), most)
    return _found(question, numbered, most, most + 1).ranks[:most]


def _found(question: Question, numbered: _Numbered, limit: int, most: int) -> _Found:
    sieve = question.sieve()
    if sieve.takes_all:
        total = sieve.count()
        ranks = sorted_ranks(sieve, question.query, limit)
        return _Found(list(dict.fromkeys([*numbered.ranks, *ranks])), total, is_exact=True)
    if question.query.sort is not Sort.BEST:
        first = sorted_ranks(sieve, question.query, limit)
    else:
        first = _best_first(question, limit)
    if numbered.ranks or len(first) < limit:
        wider = sieve.ranks(most)
        ranks = list(dict.fromkeys([*numbered.ranks, *first, *wider]))
        count, full = len(ranks), len(wider) >= most or numbered.is_cut
    else:
        ranks, count = first, sieve.count(most)
        full = count >= most
    exact = not full and not question.wide.cut
    least = max(question.query.count_to, count // 2)
    return _Found(ranks, count if exact else min(count, least), exact)


def _best_first(question: Question, limit: int) -> list[int]:
    """Give trials about what was searched, those about the words as typed before the others."""
    if not question.meaning.alternatives:
        return question.sieve("tier1").ranks(limit)
    typed = question.typed().sieve("tier1").ranks(limit)
    return list(dict.fromkeys((*typed, *question.sieve("tier1").ranks(limit))))[:limit]


def _has_words(question: Question) -> bool:
    if question.is_blank or not question.filters:
        return False
    return bool(question.sieve(without=question.filters).ranks(1))


def _closed(question: Question, ranks: Sequence[int], numbered: Sequence[int]) -> int:
    """Count what the switch "only open" alone leaves out, up to one more than is counted."""
    if not question.query.only_open:
        return 0
    sieve = question.sieve(without=(FilterKind.ONLY_OPEN,))._replace(low=OPEN_END)
    if numbered:
        return len(set(sieve.ranks(MOST_COUNTED + 1)).difference(ranks))
    return sieve.count(MOST_COUNTED + 1)


def _left_out(question: Question, numbered: Sequence[int]) -> int:
    """Count what fits but is left out one by one."""
    if not question.without:
        return 0
    all_ = question.sieve()._replace(without=frozenset())
    return len(all_.only(sorted(question.without)) - set(numbered))


def _numbered(connection: Connection, text: str, numbers: Iterable[str], most: int) -> _Numbered:
    """Give the ranks of trials that have one of the numbers, or else one that the text begins."""
    found: dict[int, None] = {}
    for number in numbers:
        rows = connection.execute(_BY_NUMBER, (number, most)).fetchall()
        # First the trial that has it as its own, then those that only name it.
        rows.sort(key=lambda row: folded_number(row[1]) != number)
        found.update(dict.fromkeys(rank for rank, _own in rows))
    begun = begun_number(text)
    if begun and not found:
        values = (begun, begun + "\U0010ffff", min(most, MOST_BEGUN), most)
        rows = connection.execute(_BY_BEGUN_NUMBER, values).fetchall()
        found.update(dict.fromkeys(rank for (rank,) in rows))
        return _Numbered(list(found), len(rows) >= values[2])
    return _Numbered(list(found)[:most], len(found) >= most)
