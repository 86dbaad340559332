"""Filters as single choices: which are made, what each is called, with one more or one less.

The state is a query without words; nothing here knows Qt.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import AgeUnit, Answer, Query
from viewer.domain.standing import JOINABLE, Standing
from viewer.plain.filters import (
    STANDING_GROUPS,
    age_of,
    distance_words,
    healthy_label,
    phase_label,
    results_label,
    sex_label,
    sponsor_label,
    standing_label,
    status_label,
    study_type_label,
)
from viewer.words import _

_LISTS = {
    FilterKind.STATUS: "statuses",
    FilterKind.PHASE: "phases",
    FilterKind.STUDY_TYPE: "study_types",
    FilterKind.COUNTRY: "countries",
    FilterKind.HEALTHY_VOLUNTEERS: "healthy_volunteers",
    FilterKind.SPONSOR_CLASS: "sponsor_classes",
}
"""Filters that hold several values, by their field of a query."""

_PERSONAL = frozenset({FilterKind.AGE, FilterKind.SEX, FilterKind.DISTANCE})
"""What somebody is and where they live is forgotten at the end: the next one at the computer
must neither read it nor search with it unawares."""

_YES, _NO = "yes", "no"


class Choice(NamedTuple):
    """One value of one filter. Of a standing it is the first of its group."""

    kind: FilterKind
    value: str = ""


def standings_of(query: Query) -> frozenset[Standing]:
    """The standings asked for; none: any."""
    return JOINABLE if query.only_open else frozenset(query.standings)


def choices_of(query: Query) -> tuple[Choice, ...]:
    """All choices of a query, in the order in which the page of filters shows them."""
    asked = standings_of(query)
    found = [
        Choice(FilterKind.STANDING, group[0].value)
        for group in STANDING_GROUPS
        if not asked.isdisjoint(group)
    ]
    found += _of_lists(query, FilterKind.STATUS, FilterKind.COUNTRY)
    if query.age is not None:
        found.append(Choice(FilterKind.AGE))
    if query.sex:
        found.append(Choice(FilterKind.SEX, query.sex))
    found += _of_lists(
        query,
        FilterKind.HEALTHY_VOLUNTEERS,
        FilterKind.PHASE,
        FilterKind.STUDY_TYPE,
        FilterKind.SPONSOR_CLASS,
    )
    if query.has_results is not None:
        found.append(Choice(FilterKind.HAS_RESULTS, _YES if query.has_results else _NO))
    if query.disease:
        found.append(Choice(FilterKind.DISEASE, query.disease))
    if query.near is not None and query.within_km is not None:
        found.append(Choice(FilterKind.DISTANCE))
    return tuple(found)


def _of_lists(query: Query, *kinds: FilterKind) -> list[Choice]:
    return [Choice(kind, str(value)) for kind in kinds for value in getattr(query, _LISTS[kind])]


def chosen(query: Query, choice: Choice, *, on: bool) -> Query:
    """The query with this choice made, or without it."""
    if choice.kind in {FilterKind.STANDING, FilterKind.ONLY_OPEN}:
        return _with_standing(query, choice.value or Standing.OPEN.value, on=on)
    if choice.kind in _LISTS:
        return _with_value(query, choice, on=on)
    if choice.kind is FilterKind.SEX:
        return query._replace(sex=choice.value if on else "")
    if choice.kind is FilterKind.HAS_RESULTS:
        return query._replace(has_results=choice.value == _YES if on else None)
    if choice.kind is FilterKind.DISEASE:
        return query._replace(disease=choice.value if on else "")
    return query if on else _without(query, choice.kind)


def _without(query: Query, kind: FilterKind) -> Query:
    if kind is FilterKind.AGE:
        return query._replace(age=None, age_unit=AgeUnit.YEARS)
    return query._replace(within_km=None)


def _with_standing(query: Query, value: str, *, on: bool) -> Query:
    group = next(group for group in STANDING_GROUPS if group[0].value == value)
    asked = standings_of(query)
    asked = asked.union(group) if on else asked.difference(group)
    # The switch is the same as its standings, and the library answers it at once.
    if asked == JOINABLE:
        return query._replace(only_open=True, standings=())
    ordered = tuple(one for group in STANDING_GROUPS for one in group if one in asked)
    return query._replace(only_open=False, standings=ordered)


def _with_value(query: Query, choice: Choice, *, on: bool) -> Query:
    field = _LISTS[choice.kind]
    value: Any = choice.value
    if choice.kind is FilterKind.HEALTHY_VOLUNTEERS:
        value = Answer(choice.value)
    kept = tuple(one for one in getattr(query, field) if one != value)
    changes: dict[str, Any] = {field: (*kept, value) if on else kept}
    return query._replace(**changes)


def without_filters(query: Query) -> Query:
    """The query with its words, its order and its place, and no filter."""
    return Query(
        text=query.text,
        near=query.near,
        without=query.without,
        sort=query.sort,
        other_words=query.other_words,
        correct=query.correct,
        limit=query.limit,
    )


def filters_only(query: Query) -> Query:
    """The query without its words."""
    return query._replace(text="", without=(), other_words=True, correct=True, limit=Query().limit)


def choice_words(choice: Choice, query: Query, *, miles: bool = False) -> str:
    """What a choice is called where it stands alone, as over the list."""
    kind, value = choice
    if kind is FilterKind.STANDING:
        return standing_label(Standing(value)).plain
    if kind is FilterKind.AGE:
        return _("Age: {age}").format(age=age_of(query))
    if kind is FilterKind.DISTANCE and query.near is not None:
        distance = distance_words(query.within_km or 0, miles=miles)
        return _("Within {distance} of {town}").format(distance=distance, town=query.near.city)
    if kind is FilterKind.HEALTHY_VOLUNTEERS:
        return healthy_label(Answer(value)).plain
    if kind is FilterKind.HAS_RESULTS:
        return results_label(value == _YES).plain
    labels = {
        FilterKind.STATUS: status_label,
        FilterKind.PHASE: phase_label,
        FilterKind.STUDY_TYPE: study_type_label,
        FilterKind.SPONSOR_CLASS: sponsor_label,
        FilterKind.SEX: sex_label,
    }
    return labels[kind](value).plain if kind in labels else value


def stored(query: Query) -> tuple[tuple[str, str], ...]:
    """The choices to remember for the next start: all but what is personal."""
    return tuple(
        (choice.kind.value, choice.value)
        for choice in choices_of(query)
        if choice.kind not in _PERSONAL
    )


def restored(pairs: Iterable[Sequence[str]]) -> Query:
    """The filters that were stored; what is none any more is left out."""
    query = Query()
    for kind, value in pairs:
        try:
            choice = Choice(FilterKind(kind), value)
            if choice.kind not in _PERSONAL:
                query = chosen(query, choice, on=True)
        except (ValueError, StopIteration):
            continue
    return query
