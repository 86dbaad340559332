"""Trials that fit the words of a search and are left out by its filters, and by which."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from viewer.domain.narrowing import FilterKind, HiddenTrial
from viewer.domain.search import Answer, Query
from viewer.store.ages import fits, span_of
from viewer.store.asking import Question, ask
from viewer.store.facets import has_value, values_of, wanted_of
from viewer.store.hits import hits_of
from viewer.store.numbers import numbers_in
from viewer.store.rank import OPEN_END
from viewer.store.sieve import Sieve
from viewer.store.sqlite import Connection

_FACETS = (
    "SELECT rank, traits, minimum_age, maximum_age FROM facet "
    "WHERE rank IN (SELECT value FROM json_each(?))"
)
_SEXES: dict[tuple[str, ...], str] = {("FEMALE",): "FEMALE", ("MALE",): "MALE"}


class _Facet(NamedTuple):
    traits: int
    minimum_age: float | None
    maximum_age: float | None


def hidden(connection: Connection, query: Query, limit: int) -> tuple[HiddenTrial, ...]:
    """Give the first trials that only filters leave out, best first, with all that do."""
    question = ask(connection, query)
    if not question.filters or (not question.is_blank and not question.phrasings):
        return ()
    ranks = list(islice(_left_out(question, "tier1", limit), limit))
    if len(ranks) < limit:
        wider = _left_out(question, "tier2", limit)
        ranks = list(dict.fromkeys([*ranks, *wider]))[:limit]
    reasons = _reasons(question, ranks)
    found = _facets(connection, ranks)
    shown = hits_of(connection, query, ranks, question.phrasings, numbers_in(query.text))
    return tuple(
        HiddenTrial(
            hit=hit,
            filters=reasons[rank],
            minimum_age_days=found[rank].minimum_age,
            maximum_age_days=found[rank].maximum_age,
            sex=_SEXES.get(_values(found[rank], FilterKind.SEX), ""),
            study_type="".join(_values(found[rank], FilterKind.STUDY_TYPE)),
            sponsor_class="".join(_values(found[rank], FilterKind.SPONSOR_CLASS)),
            healthy_volunteers=Answer(*_values(found[rank], FilterKind.HEALTHY_VOLUNTEERS)),
        )
        for rank, hit in zip(ranks, shown, strict=True)
    )


def _values(facet: _Facet, kind: FilterKind) -> tuple[str, ...]:
    return tuple(map(str, values_of(facet.traits, kind)))


def _left_out(question: Question, tier: str, limit: int) -> Iterator[int]:
    """Give the first ranks left out by marks, by "only open", by age and by distance, in order."""
    all_of_words = question.sieve(tier, without=question.filters)
    parts: list[list[int]] = []
    if question.marks:
        marks = " AND ".join(f"({mark})" for mark in question.marks.values())
        parts.append(_without_marks(question, all_of_words, tier, marks).ranks(limit))
    if FilterKind.ONLY_OPEN in question.filters:
        parts.append(all_of_words._replace(low=OPEN_END).ranks(limit))
    others = all_of_words.tier or "tier2"
    if FilterKind.AGE in question.filters:
        parts.append(list(islice(_of_other_ages(all_of_words, question.query), limit)))
    if FilterKind.DISTANCE in question.filters:
        near = question.sieve(others, without=set(question.filters) - {FilterKind.DISTANCE}).within
        far = (rank for (rank,) in all_of_words.rows("facet.rank") if rank not in (near or ()))
        parts.append(list(islice(far, limit)))
    yield from dict.fromkeys(merge(*parts))


def _without_marks(question: Question, sieve: Sieve, tier: str, marks: str) -> Sieve:
    if question.is_blank:
        # FTS5 has no bare NOT; every trial has a mark, and all marks begin alike.
        return sieve._replace(tier=tier, words=f'"\ue000"* NOT ({marks})')
    return sieve._replace(words=f"({sieve.words}) NOT ({marks})" if sieve.words else "")


def _of_other_ages(sieve: Sieve, query: Query) -> Iterator[int]:
    span = span_of(query)
    for rank, minimum, maximum in sieve.rows("facet.rank, facet.minimum_age, facet.maximum_age"):
        if span and not fits(span, minimum, maximum):
            yield rank


def _facets(connection: Connection, ranks: Sequence[int]) -> dict[int, _Facet]:
    rows = connection.execute(_FACETS, (f"[{','.join(map(str, ranks))}]",))
    return {rank: _Facet(*values) for rank, *values in rows}


def _reasons(question: Question, ranks: Sequence[int]) -> dict[int, tuple[FilterKind, ...]]:
    found = _facets(question.connection, ranks)
    wanted = wanted_of(question.query)
    span = span_of(question.query)
    let_through = {
        kind: _fitting(question, kind, ranks)
        for kind in question.filters
        if kind not in wanted and kind is not FilterKind.AGE
    }

    def is_hidden_by(kind: FilterKind, rank: int) -> bool:
        facet = found[rank]
        if kind in wanted:
            return not has_value(facet.traits, kind, wanted[kind])
        if kind is FilterKind.AGE:
            return span is not None and not fits(span, facet.minimum_age, facet.maximum_age)
        return rank not in let_through[kind]

    return {
        rank: tuple(kind for kind in question.filters if is_hidden_by(kind, rank)) for rank in ranks
    }


def _fitting(question: Question, kind: FilterKind, ranks: Sequence[int]) -> set[int]:
    """Give those of the ranks that one filter, kept in the index, lets through."""
    every = question.sieve(without=question.filters)
    if kind is FilterKind.DISTANCE:
        only = question.sieve(without=set(question.filters) - {kind})
        return set(only.within or ()).intersection(ranks)
    return every._replace(tier="tier2", words=question.marks[kind]).only(ranks)
