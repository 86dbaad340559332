"""What ``trial-viewer search --json`` writes."""

from collections.abc import Iterable

from viewer.domain.narrowing import Disease, Facets, HiddenTrial, WayOut
from viewer.domain.search import Hit, Query, SearchField, SearchResult


def document_of(result: SearchResult, ways: Iterable[WayOut]) -> dict[str, object]:
    """Give a search and its answer."""
    return {
        "query": result.query.text,
        "also_searched": list(result.also_searched),
        "did_you_mean": result.did_you_mean,
        "is_corrected": result.is_corrected,
        "senses": [sense._asdict() for sense in result.senses],
        "total": result.total,
        "total_is_exact": result.total_is_exact,
        "hidden_closed": result.hidden_closed,
        "trials": [_trial(hit, result.query) for hit in result.hits],
        "ways_out": [_way(way) for way in ways],
    }


def hidden_document(hidden: Iterable[HiddenTrial], query: Query) -> list[dict[str, object]]:
    """Give the trials that filters leave out; ages in days."""
    return [
        {
            **_trial(trial.hit, query),
            "hidden_by": [kind.value for kind in trial.filters],
            "minimum_age_days": trial.minimum_age_days,
            "maximum_age_days": trial.maximum_age_days,
        }
        for trial in hidden
    ]


def facets_document(facets: Facets) -> dict[str, object]:
    """Give the counts of each choice of each filter."""
    return {
        "total": facets.total,
        "hidden": facets.hidden,
        "standings": {standing.value: count for standing, count in facets.standings.items()},
        "statuses": facets.statuses,
        "phases": facets.phases,
        "study_types": facets.study_types,
        "countries": [country._asdict() for country in facets.countries],
        "sexes": facets.sexes,
        "healthy_volunteers": {
            answer.value: count for answer, count in facets.healthy_volunteers.items()
        },
        "sponsor_classes": facets.sponsor_classes,
        "has_results": {
            "yes" if has_results else "no": count
            for has_results, count in facets.has_results.items()
        },
    }


def diseases_document(diseases: Iterable[Disease]) -> dict[str, object]:
    """Give a level of the tree of diseases."""
    return {"diseases": [disease._asdict() for disease in diseases]}


def _trial(hit: Hit, query: Query) -> dict[str, object]:
    match = hit.match
    matched: dict[str, str] | None = None
    if match:
        matched = {"field": match.field.value, "text": match.text}
    elif query.text.strip():
        matched = {"field": SearchField.TITLE.value, "text": hit.title}
    nearest: dict[str, object] | None = None
    if hit.nearest and hit.distance_km is not None:
        place = hit.nearest
        nearest = {
            "city": place.city,
            "region": place.region,
            "country": place.country,
            "km": round(hit.distance_km, 1),
        }
    return {
        "number": hit.number,
        "title": hit.title,
        "status": ", ".join(dict.fromkeys(hit.statuses)),
        "standing": hit.standing.value,
        "phases": list(hit.phases),
        "conditions": list(hit.conditions),
        "matched": matched,
        "closed_countries": list(hit.closed_countries),
        "nearest": nearest,
    }


def _way(way: WayOut) -> dict[str, object]:
    return {
        "query": way.query.text,
        "without": [kind.value for kind in way.dropped],
        "disease": way.query.disease,
        "total": way.trials,
        "total_is_exact": way.is_exact,
    }
