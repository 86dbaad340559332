"""A query as the library takes it: what its words mean here, and what each filter comes to."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import Query
from viewer.store.ages import span_of
from viewer.store.completing import Completer
from viewer.store.marks import age_filter, named_filters
from viewer.store.meaning import FEW, Meaning, meant
from viewer.store.near import ranks_within
from viewer.store.query import Wanted, any_phrasing
from viewer.store.rank import OPEN_END
from viewer.store.sieve import END, Asked, Sieve
from viewer.store.sqlite import Connection

KINDS = {
    "standings": FilterKind.STANDING,
    "statuses": FilterKind.STATUS,
    "phases": FilterKind.PHASE,
    "study_types": FilterKind.STUDY_TYPE,
    "countries": FilterKind.COUNTRY,
    "sex": FilterKind.SEX,
    "healthy_volunteers": FilterKind.HEALTHY_VOLUNTEERS,
    "sponsor_classes": FilterKind.SPONSOR_CLASS,
    "has_results": FilterKind.HAS_RESULTS,
    "disease": FilterKind.DISEASE,
}
"""The fields of a query that are filters by marks."""

NOTHING: frozenset[FilterKind] = frozenset()

_NUMBERED = "SELECT rank FROM trial WHERE number IN (SELECT value FROM json_each(?))"


class Question(NamedTuple):
    """A query, and all that is worked out once for it."""

    connection: Connection
    query: Query
    meaning: Meaning
    marks: dict[FilterKind, str]
    narrow: Completer
    wide: Completer
    asked: Asked
    without: frozenset[int] = frozenset()
    """Ranks of the trials that are left out one by one."""
    widest: str = "tier2"
    """The part of the index to search: tier 1 where words name a disease that trials are about."""

    @property
    def phrasings(self) -> tuple[tuple[Wanted, ...], ...]:
        """What a trial must hold, said in one or several ways."""
        ways = (self.meaning.things, *self.meaning.alternatives)
        return tuple(way for way in ways if way)

    @property
    def is_blank(self) -> bool:
        """Whether there are no words at all, and so all trials are meant."""
        return not self.query.text.strip()

    @property
    def filters(self) -> tuple[FilterKind, ...]:
        """The filters that are set."""
        query = self.query
        others = {
            FilterKind.ONLY_OPEN: query.only_open,
            FilterKind.AGE: query.age is not None,
            FilterKind.DISTANCE: query.near is not None and query.within_km is not None,
        }
        return tuple(kind for kind in FilterKind if kind in self.marks or others.get(kind))

    def sieve(self, tier: str = "tier2", without: Collection[FilterKind] = NOTHING) -> Sieve:
        """Give what lets through the trials that fit, but for the filters in ``without``."""
        query = self.query
        tier = self.widest if tier == "tier2" else tier
        marks = [mark for kind, mark in self.marks.items() if kind not in without]
        span = None if FilterKind.AGE in without else span_of(query)
        if span and (mark := age_filter(span)):
            marks.append(mark)
        is_open = query.only_open and FilterKind.ONLY_OPEN not in without
        within = None
        if query.near and query.within_km is not None and FilterKind.DISTANCE not in without:
            within = ranks_within(self.connection, query.near, query.within_km)
        return Sieve(
            self.connection,
            "" if self.is_blank and not marks else tier,
            self.words(tier, marks),
            high=OPEN_END if is_open else END,
            span=span,
            within=within,
            without=self.without,
            asked=self.asked,
        )

    def ahead(self, most: int) -> int:
        """Give how many trials to look up where it is only asked whether there is one.

        Without filters the same is asked again, for the list and its total.
        """
        return 1 if self.filters else max(most, 1)

    def typed(self) -> "Question":
        """Give the question for the words as they were typed alone."""
        return self._replace(meaning=self.meaning._replace(alternatives=()), widest="tier2")

    @staticmethod
    def sieve_with(sieve: Sieve, mark: str) -> Sieve:
        """Give a sieve that asks for one mark more."""
        if not sieve.tier:
            return sieve._replace(tier="tier2", words=mark)
        return sieve._replace(words=f"({sieve.words}) AND {mark}" if sieve.words else "")

    def words(self, tier: str, marks: Sequence[str]) -> str:
        """Give the expression of the words with some marks; empty: nothing can fit, or no words."""
        if self.is_blank:
            return " AND ".join(marks)
        completer = self.narrow if tier == "tier1" else self.wide
        return any_phrasing(self.phrasings, completer, marks, together=tier == "tier1")


def ask(connection: Connection, query: Query) -> Question:
    """Work out what a query comes to in this library."""
    narrow = Completer(connection, "tier1")
    question = Question(
        connection,
        query,
        meant(connection, query.text, other_words=query.other_words, correct=query.correct),
        {KINDS[name]: expression for name, expression in named_filters(query)},
        narrow,
        Completer(connection, "tier2", narrow),
        {},
        _ranks_of(connection, query.without),
    )
    if question.meaning.is_disease and _is_about(question):
        return question._replace(widest="tier1")
    return _widened(question)


def _ranks_of(connection: Connection, numbers: Sequence[str]) -> frozenset[int]:
    if not numbers:
        return frozenset()
    import json  # noqa: PLC0415  (a list without this needs none of it)

    return frozenset(rank for (rank,) in connection.execute(_NUMBERED, (json.dumps(numbers),)))


def _is_about(question: Question) -> bool:
    """Tell whether the trials about the disease are enough.

    Not where there are none, nor where words as they were typed stand in others alone.
    """
    words = question.words("tier1", ())
    sieve = Sieve(question.connection, "tier1", words, asked=question.asked)
    if not sieve.ranks(question.ahead(question.query.most)):
        return False
    if not question.meaning.alternatives:
        return True
    typed = question.typed()
    return len(typed.sieve("tier1").ranks(FEW)) >= len(typed.sieve().ranks(FEW))


def _widened(question: Question) -> Question:
    """Let names stand anywhere in a trial where no trial is about them.

    Only of conditions and MeSH terms is known which words stand together.
    """
    things = question.meaning.things
    if not any(thing.is_name for thing in things):
        return question
    is_mixed = not all(thing.is_name for thing in things)
    # What tier 1 finds tier 2 does too, and tier 1 tells it in a fraction of the time.
    for tier in ("tier1", "tier2") if is_mixed else ():
        sieve = Sieve(question.connection, tier, question.words(tier, ()), asked=question.asked)
        wanted = question.query.limit if tier == "tier1" else question.query.most
        if sieve.ranks(question.ahead(wanted)):
            return question
    loose = tuple(thing._replace(is_name=False) for thing in things)
    return question._replace(meaning=question.meaning._replace(things=loose))
