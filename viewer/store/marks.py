"""Filters as words of the index: each trial carries marks such as a phase or a country.

A mark begins with a private-use character, which folding takes out of everything else, so that
nobody can type one and no text can hold one. "Only open" needs none: open trials are a range of
ranks.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from viewer.domain.search import Answer, Query, SearchField, TrialCard
from viewer.store.ages import AgeSpan, band_of, bands_of
from viewer.store.folding import key_of
from viewer.store.query import any_of, quoted

SIGN = "\ue000"

_SEXES = ("female", "male")
_OTHER_SEX = {"female": "male", "male": "female"}
_MESH = (SearchField.MESH_TERM, SearchField.MESH_ANCESTOR)


def marks_of(card: TrialCard) -> Iterator[str]:
    """Give the marks a trial is stored under."""
    yield from (_mark("s", status) for status in card.statuses)
    yield from (_mark("p", phase) for phase in card.phases)
    yield from (_mark("c", country) for country in card.countries)
    yield from (_mark("d", country) for country in card.open_countries)
    # Only a trial for the other sex shuts somebody out; one that says nothing does not.
    shut_out = _OTHER_SEX.get(key_of(card.sex))
    yield from (_mark("g", sex) for sex in _SEXES if sex != shut_out)
    yield _mark("w", card.standing.value)
    yield _mark("t", card.study_type)
    yield _mark("h", _answer(card.healthy_volunteers).value)
    yield _mark("k", card.sponsor_class)
    yield _mark("r", _RESULTS[card.has_results])
    yield from (_mark("a", band) for band in bands_of(card))
    yield from (_mark("m", text.text) for text in card.texts if text.field in _MESH)


def filters_of(query: Query) -> tuple[str, ...]:
    """Give the FTS5 expressions of the filters of a query that are kept as marks.

    Those kept otherwise: ``only_open``, the exact ages, and the distance.
    """
    return tuple(expression for _name, expression in named_filters(query))


def named_filters(query: Query) -> Iterator[tuple[str, str]]:
    """Give the name of each field of the query that is a filter by marks, and its expression."""
    wanted = {
        "standings": _marks("w", (standing.value for standing in query.standings)),
        "statuses": _marks("s", query.statuses),
        "phases": _marks("p", query.phases),
        "study_types": _marks("t", query.study_types),
        "countries": _marks("c", (name for name in query.countries if name.strip())),
        "sex": _marks("g", (query.sex,) if query.sex.strip() else ()),
        "healthy_volunteers": _marks("h", (answer.value for answer in query.healthy_volunteers)),
        "sponsor_classes": _marks("k", query.sponsor_classes),
        "has_results": _marks(
            "r", () if query.has_results is None else (_RESULTS[query.has_results],)
        ),
        "disease": _marks("m", (query.disease,) if query.disease.strip() else ()),
    }
    for name, marks in wanted.items():
        if marks:
            yield name, any_of([quoted(mark) for mark in marks])


def country_filter(country: str, *, only_open: bool = False) -> str:
    """Give an expression for trials in a country, or those with a site there that is open."""
    return quoted(_mark("d" if only_open else "c", country))


def age_filter(span: AgeSpan) -> str:
    """Give an expression that all trials for somebody of this age fit, and few others.

    Empty where nothing so simple can be said.
    """
    band = band_of(span)
    return quoted(_mark("a", band)) if band else ""


_RESULTS = {True: "yes", False: "no"}


def _answer(said: bool | None) -> Answer:
    return Answer.NOT_SAID if said is None else Answer.YES if said else Answer.NO


def _marks(kind: str, values: Iterable[str]) -> list[str]:
    return [_mark(kind, value) for value in values]


@lru_cache(maxsize=1 << 14)
def _mark(kind: str, value: str) -> str:
    return SIGN + kind + key_of(value)
