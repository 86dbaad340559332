"""The filters of a search as they are kept: all of them, for the file is the person's own."""

import json
import math
from collections.abc import Iterable
from typing import Any

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import AgeUnit, Place, Query
from viewer.ui.choices import choice_words, choices_of, restored, stored

_NEAR = "near"


def kept_filters(query: Query) -> tuple[tuple[str, str], ...]:
    """The filters of a query as pairs of texts."""
    pairs = list(stored(query))
    if query.age is not None:
        pairs.append((FilterKind.AGE.value, json.dumps([query.age, query.age_unit.value])))
    if query.sex:
        pairs.append((FilterKind.SEX.value, query.sex))
    if query.near is not None and query.within_km is not None:
        pairs.append((_NEAR, json.dumps([*query.near, query.within_km])))
    return tuple(pairs)


def kept_query(text: str, pairs: Iterable[tuple[str, str]]) -> Query:
    """The query of kept filters; what makes no sense any more is left out."""
    query = restored(pair for pair in pairs if pair[0] != _NEAR)
    for kind, value in pairs:
        query = query._replace(**_personal(kind, value))
    return query._replace(text=text)


def _personal(kind: str, value: str) -> dict[str, Any]:
    try:
        if kind == FilterKind.AGE.value:
            age, unit = json.loads(value)
            return {"age": _number(age), "age_unit": AgeUnit(unit)}
        if kind == FilterKind.SEX.value:
            return {"sex": value}
        if kind == _NEAR:
            city, region, country, latitude, longitude, km = json.loads(value)
            place = Place(
                str(city), str(region), str(country), _number(latitude), _number(longitude)
            )
            return {"near": place, "within_km": _number(km)}
    except (ValueError, TypeError):
        pass
    return {}


def _number(value: object) -> float:
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def search_name(query: Query, *, miles: bool) -> str:
    """What a search is called: its words and its filters."""
    filters = (choice_words(choice, query, miles=miles) for choice in choices_of(query))
    return ", ".join(part for part in (query.text.strip(), *filters) if part)
