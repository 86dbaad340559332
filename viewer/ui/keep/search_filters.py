"""The filters of a search as they are kept: all of them, for the file is the person's own."""

import json
import math
from collections.abc import Iterable
from typing import Any

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import AgeUnit, Place, Query, Sort
from viewer.plain.filters import sort_words
from viewer.ui.choices import choice_words, choices_of, restored, stored
from viewer.words import _

_NEAR, _ORDER, _WORDS = "near", "order", "words"
_AS_TYPED = "as typed"


def kept_filters(query: Query) -> tuple[tuple[str, str], ...]:
    """The filters of a query as pairs of texts."""
    pairs = list(stored(query))
    if query.age is not None:
        pairs.append((FilterKind.AGE.value, json.dumps([query.age, query.age_unit.value])))
    if query.sex:
        pairs.append((FilterKind.SEX.value, query.sex))
    if query.near is not None and (query.within_km is not None or query.sort is Sort.NEAREST):
        pairs.append((_NEAR, json.dumps([*query.near, query.within_km])))
    if query.sort is not Sort.BEST:
        pairs.append((_ORDER, query.sort.value))
    if not query.other_words:
        pairs.append((_WORDS, _AS_TYPED))
    return tuple(pairs)


def asks_for(query: Query) -> tuple[tuple[str, str], ...]:
    """The filters of a query, in whatever order its answer stands."""
    return kept_filters(query._replace(sort=Sort.BEST))


def kept_query(text: str, pairs: Iterable[tuple[str, str]]) -> Query:
    """The query of kept filters; what makes no sense any more is left out."""
    query = restored(pair for pair in pairs if pair[0] not in {_NEAR, _ORDER, _WORDS})
    for kind, value in pairs:
        query = query._replace(**_single(kind, value))
    if query.sort is Sort.NEAREST and query.near is None:
        query = query._replace(sort=Sort.BEST)
    return query._replace(text=text)


def _single(kind: str, value: str) -> dict[str, Any]:
    try:
        if kind == FilterKind.AGE.value:
            age, unit = json.loads(value)
            return {"age": _number(age), "age_unit": AgeUnit(unit)}
        if kind == FilterKind.SEX.value:
            return {"sex": value}
        if kind == _ORDER:
            return {"sort": Sort(value)}
        if kind == _WORDS:
            return {"other_words": value != _AS_TYPED}
        if kind == _NEAR:
            city, region, country, latitude, longitude, km = json.loads(value)
            place = Place(
                str(city), str(region), str(country), _number(latitude), _number(longitude)
            )
            return {"near": place, "within_km": None if km is None else _number(km)}
    except (ValueError, TypeError):
        pass
    return {}


def _number(value: object) -> float:
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def search_name(query: Query, *, miles: bool) -> str:
    """What a search is called: its words, its filters and its order."""
    filters = [choice_words(choice, query, miles=miles) for choice in choices_of(query)]
    if not query.other_words:
        filters.append(_("these words only"))
    if query.sort is not Sort.BEST:
        filters.append(sort_words(query.sort))
    return ", ".join(part for part in (query.text.strip(), *filters) if part)
