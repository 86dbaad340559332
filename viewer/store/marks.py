"""Filters as words of the index: each trial carries marks such as "open" or a country.

A mark begins with a private-use character, which folding takes out of everything else, so that
nobody can type one and no text can hold one.
"""

from collections.abc import Iterator

from viewer.domain.search import Query, TrialCard
from viewer.domain.standing import JOINABLE
from viewer.store.folding import key_of
from viewer.store.query import any_of, quoted

SIGN = "\ue000"

OPEN = SIGN + "o"
CLOSED = SIGN + "x"


def marks_of(card: TrialCard) -> Iterator[str]:
    """Give the marks a trial is stored under."""
    yield OPEN if card.standing in JOINABLE else CLOSED
    yield from (_mark("s", status) for status in card.statuses)
    yield from (_mark("p", phase) for phase in card.phases)
    yield from (_mark("c", country) for country in card.countries)
    # Only a trial for the other sex shuts somebody out; one that says nothing does not.
    shut_out = {"female": "male", "male": "female"}.get(key_of(card.sex))
    yield from (_mark("g", sex) for sex in ("female", "male") if sex != shut_out)


def filters_of(query: Query) -> tuple[str, ...]:
    """Give the FTS5 expressions of the filters of a query, ``only_open`` apart."""
    filters = [
        [_mark("s", status) for status in query.statuses],
        [_mark("p", phase) for phase in query.phases],
        [_mark("c", country) for country in query.countries if country.strip()],
        [_mark("g", query.sex)] if query.sex.strip() else [],
    ]
    return tuple(any_of([quoted(mark) for mark in marks]) for marks in filters if marks)


def _mark(kind: str, value: str) -> str:
    return SIGN + kind + key_of(value)
