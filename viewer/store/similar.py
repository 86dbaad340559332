"""Trials like one: who might be is looked up in the index, then their cards are compared.

Look-ups are few and bounded, on what is rarest of the trial: whom it names and who names it, its
MeSH terms and conditions together and alone, with its treatments, with words of its titles. At
most 130 trials are then compared (``viewer.store.likeness``). The best ones are taken in bands
of likeness: those related by name, those nearly as alike as the most alike, the others. Within a
band one that is open to joining comes before one that is not. Of those taken, the open ones are
given first, each part the likeliest first and equals by rank: same library, same answer.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.domain.narrowing import Likeness, SimilarTrial
from viewer.domain.search import Query
from viewer.store.hits import hits_of
from viewer.store.likeness import Alike, compare, is_distinct
from viewer.store.marks import filters_of
from viewer.store.named import naming_mark
from viewer.store.numbers import folded_number, numbers_meant
from viewer.store.profiles import Profile, Subject, Weights, profile_of, subject
from viewer.store.query import any_of, quoted
from viewer.store.rank import OPEN_END, STEP
from viewer.store.sqlite import Connection
from viewer.store.tables import where_in

MOST_COMPARED = 130

_BY_NUMBER = (
    "SELECT trial.rank, trial.number FROM number JOIN record ON record.id = number.record "
    "JOIN trial ON trial.number = record.number WHERE folded = ? ORDER BY trial.rank"
)
_CARDS = "SELECT rank, body FROM trial JOIN card ON card.record = trial.record WHERE rank IN ({})"
_BY_NUMBERS = (
    "SELECT DISTINCT trial.rank FROM number JOIN record ON record.id = number.record "
    "JOIN trial ON trial.number = record.number WHERE folded IN ({}) ORDER BY trial.rank LIMIT 40"
)
_FOUND = (
    "SELECT rowid FROM tier2 WHERE tier2 MATCH ? AND rowid >= ? AND rowid < ? "
    "ORDER BY rowid LIMIT ?"
)
_FIRST = "SELECT rank FROM trial WHERE rank >= ? ORDER BY rank LIMIT 1"
_LAST = "SELECT rank FROM trial WHERE rank < ? ORDER BY rank DESC LIMIT 1"
_TERMS = "SELECT name, trials FROM disease WHERE name IN ({})"
_WORDS = "SELECT term, trials FROM tier2_term WHERE term IN ({})"
_END = OPEN_END << 1

_BANDS = (0.8, 0.55)
"""How alike a trial must be, as part of the most alike, for the first bands."""
_LEAST = 0.3
"""Less than this part of the most alike is not alike."""


class _Found(NamedTuple):
    rank: int
    alike: Alike

    def band(self, best: float) -> int:
        """Give the band of likeness, 0 the best."""
        if Likeness.NAMED_RELATED in self.alike.reasons:
            return 0
        part = self.alike.score / best
        return next((place for place, least in enumerate(_BANDS, 1) if part >= least), 3)


def similar(connection: Connection, number: str, limit: int) -> tuple[SimilarTrial, ...]:
    """Give the trials most like one, however its number is spelled; none for one not here.

    Raises ValueError when a card is damaged.
    """
    rank = _rank_of(connection, number)
    if rank is None or limit <= 0:
        return ()
    one = _profiles(connection, [rank])[rank]
    asked = subject(one, _weights(connection, one))
    ranks = list(dict.fromkeys(_candidates(connection, rank, asked)))[:MOST_COMPARED]
    found = [
        _Found(other, alike)
        for other, profile in _profiles(connection, ranks).items()
        if (alike := compare(asked, profile))
    ]
    chosen = _choose(found, limit)
    hits = hits_of(connection, Query(), [each.rank for each in chosen], (), ())
    return tuple(
        SimilarTrial(hit, each.alike.reasons, each.alike.shared)
        for hit, each in zip(hits, chosen, strict=True)
    )


def _choose(found: Sequence[_Found], limit: int) -> list[_Found]:
    best = max((each.alike.score for each in found), default=0.0)
    alike = [each for each in found if each.alike.score >= _LEAST * best]
    alike.sort(
        key=lambda each: (
            each.band(best),
            each.rank >= OPEN_END,
            -round(each.alike.score, 6),
            each.rank,
        )
    )
    return sorted(
        alike[:limit],
        key=lambda each: (each.rank >= OPEN_END, -round(each.alike.score, 6), each.rank),
    )


def _rank_of(connection: Connection, number: str) -> int | None:
    for folded in numbers_meant(number):
        rows = connection.execute(_BY_NUMBER, (folded,)).fetchall()
        rows.sort(key=lambda row: folded_number(row[1]) != folded)
        for rank, _own in rows:
            return int(rank)
    return None


def _profiles(connection: Connection, ranks: Sequence[int]) -> dict[int, Profile]:
    """Read cards, by rank in order."""
    return {
        rank: profile_of(body, is_open=rank < OPEN_END)
        for rank, body in sorted(where_in(connection, _CARDS, ranks))
    }


def _weights(connection: Connection, one: Profile) -> Weights:
    words = {
        word
        for words in (one.treating, one.title, *map(str.split, one.conditions))
        for word in words
    }
    return Weights(
        _trials(connection),
        dict(where_in(connection, _TERMS, sorted(one.own | one.above))),
        dict(where_in(connection, _WORDS, sorted(words))),
    )


def _trials(connection: Connection) -> int:
    """Give about how many trials there are, by their ranks: to count them takes long."""
    total = 1
    for low, high in ((0, OPEN_END), (OPEN_END, _END)):
        first = connection.execute(_FIRST, (low,)).fetchone()
        last = connection.execute(_LAST, (high,)).fetchone()
        if first and last and first[0] <= last[0]:
            total += (last[0] - first[0]) // STEP + 1
    return total


def _candidates(connection: Connection, rank: int, asked: Subject) -> Iterator[int]:
    """Give ranks of trials that may be alike, the likeliest first, but never its own."""
    numbers = sorted(asked.one.numbers | asked.one.named)
    for (other,) in where_in(connection, _BY_NUMBERS, numbers[:100]):
        if other != rank:
            yield other
    for words, most in _questions(asked):
        for low, high in ((0, OPEN_END), (OPEN_END, _END)):
            for (other,) in connection.execute(_FOUND, (words, low, high, most)).fetchall():
                if other != rank:
                    yield other


def _questions(asked: Subject) -> Iterator[tuple[str, int]]:
    """Give what to look up, and how many trials to take of the open ones and of the others."""
    one, weights = asked.one, asked.weights
    names = [naming_mark(number) for number in sorted(one.numbers | one.named)[:20]]
    yield any_of([quoted(mark) for mark in names]), 20
    terms = sorted(one.own, key=lambda term: (-weights.of_term(term), term))[:_MOST_TERMS]
    diseases = _diseases(one, terms, weights)
    treatments = _rarest(asked.telling, weights)[:_MOST_WORDS]
    titles = _rarest([word for word in one.title if is_distinct(word, weights)], weights)[:4]
    if diseases and treatments:
        yield f"{any_of(diseases)} AND {_any(treatments)}", 30
    if diseases and titles:
        yield f"{any_of(diseases)} AND {_any(titles)}", 12
    if len(terms) > 1:
        yield " AND ".join(_term(term) for term in terms[:2]), 12
    if treatments:
        yield _any(treatments[:2]), 8
    if diseases:
        yield diseases[0], 25
        yield any_of(diseases), 10


_MOST_TERMS = 4
_MOST_WORDS = 6


def _diseases(one: Profile, terms: Sequence[str], weights: Weights) -> list[str]:
    """Give expressions for the diseases of a trial, the rarest first."""
    if terms:
        return [_term(term) for term in terms]
    phrases = sorted(one.conditions, key=lambda each: (-_weight(each, weights), each))
    whole = [_all(phrase.split()) for phrase in phrases[:_MOST_TERMS]]
    return [*whole, *(quoted(_rarest(phrase.split(), weights)[0]) for phrase in phrases[:2])]


def _all(words: Sequence[str]) -> str:
    return f"({' AND '.join(map(quoted, words))})"


def _term(term: str) -> str:
    return filters_of(Query(disease=term))[0]


def _weight(phrase: str, weights: Weights) -> float:
    return max(map(weights.of_word, phrase.split()))


def _rarest(words: Sequence[str] | frozenset[str], weights: Weights) -> list[str]:
    return sorted(words, key=lambda word: (-weights.of_word(word), word))


def _any(words: Sequence[str]) -> str:
    return any_of([quoted(word) for word in words])
