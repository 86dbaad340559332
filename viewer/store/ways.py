"""Ways out of a search that found nothing: queries near it that find trials."""

from collections.abc import Iterator

from viewer.domain.narrowing import FilterKind, WayOut
from viewer.domain.search import Query
from viewer.domain.standing import Standing
from viewer.store.asking import ask
from viewer.store.loosening import broader_names
from viewer.store.phrases import phrase_of
from viewer.store.searching import search
from viewer.store.sqlite import Connection

_FEWEST = 2
_MOST = 8
_WORDS = 8
"""Words up to which leaving out each is tried."""

_BROADER = (
    "SELECT parent FROM disease_parent CROSS JOIN disease ON disease.name = parent "
    "WHERE child = ? ORDER BY disease.trials, parent"
)
_COMMONEST = "SELECT name FROM condition ORDER BY trials DESC, name LIMIT ?"

_BLANK = Query()
_FIELDS: dict[FilterKind, tuple[str, ...]] = {
    FilterKind.ONLY_OPEN: ("only_open",),
    FilterKind.STANDING: ("standings",),
    FilterKind.STATUS: ("statuses",),
    FilterKind.PHASE: ("phases",),
    FilterKind.STUDY_TYPE: ("study_types",),
    FilterKind.COUNTRY: ("countries",),
    FilterKind.AGE: ("age",),
    FilterKind.SEX: ("sex",),
    FilterKind.HEALTHY_VOLUNTEERS: ("healthy_volunteers",),
    FilterKind.SPONSOR_CLASS: ("sponsor_classes",),
    FilterKind.HAS_RESULTS: ("has_results",),
    FilterKind.DISEASE: ("disease",),
    FilterKind.DISTANCE: ("within_km",),
}


def ways_out(connection: Connection, query: Query) -> tuple[WayOut, ...]:
    """Give queries that find trials, those nearest to ``query`` first.

    At least two, unless the library is empty; never one that finds nothing.
    """
    found: dict[Query, WayOut] = {}
    for near in _near(connection, query):
        # Without words it does not matter how they would be searched for.
        if near.query == query or _plain(near.query) in map(_plain, found):
            continue
        result = search(connection, near.query.question)
        if result.total:
            found[near.query] = near._replace(trials=result.total, is_exact=result.total_is_exact)
        if len(found) >= _MOST:
            break
    if len(found) < _FEWEST:
        found.update(_anything(connection, found))
    return tuple(found.values())


def _plain(query: Query) -> Query:
    return query if query.text.strip() else query._replace(text="", correct=True, other_words=True)


def _near(connection: Connection, query: Query) -> Iterator[WayOut]:
    """Give queries near one, the nearest first; ``trials`` is not counted yet."""
    filters = ask(connection, query._replace(text="")).filters
    for kind in filters:
        yield WayOut(without(query, kind), 0, dropped=(kind,))
    yield from _broader(connection, query)
    meant = search(connection, query._replace(correct=True).question).did_you_mean
    if meant:
        yield WayOut(query._replace(text=meant), 0, text=meant)
    bare = without(query, *filters)
    if len(filters) > 1:
        yield WayOut(bare, 0, dropped=filters)
    if meant and filters:
        yield WayOut(bare._replace(text=meant), 0, dropped=filters, text=meant)
    yield from _with_fewer_words(query, bare, filters)
    if query.text.strip():
        yield WayOut(query._replace(text=""), 0)
    yield WayOut(Query(limit=query.limit), 0, dropped=filters)


def without(query: Query, *kinds: FilterKind) -> Query:
    """Give a query without some of its filters."""
    fields = [field for kind in kinds for field in _FIELDS[kind]]
    blank = _BLANK._asdict()
    return query._replace(**{field: blank[field] for field in fields})


def _broader(connection: Connection, query: Query) -> Iterator[WayOut]:
    for (parent,) in connection.execute(_BROADER, (query.disease,)).fetchall():
        yield WayOut(query._replace(disease=parent), 0, text=parent)
    for name in broader_names(connection, phrase_of(query.text)):
        yield WayOut(query._replace(text=name), 0, text=name)


def _with_fewer_words(
    query: Query, bare: Query, filters: tuple[FilterKind, ...]
) -> Iterator[WayOut]:
    words = query.text.split()
    if not 1 < len(words) <= _WORDS:
        return
    shorter = [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
    for text in dict.fromkeys(reversed(shorter)):
        yield WayOut(query._replace(text=text), 0, text=text)
    for text in dict.fromkeys(reversed(shorter)) if filters else ():
        yield WayOut(bare._replace(text=text), 0, dropped=filters, text=text)


def _anything(connection: Connection, found: dict[Query, WayOut]) -> Iterator[tuple[Query, WayOut]]:
    """Give those that are open, then the commonest diseases: there is always somewhere to go."""
    missing = _FEWEST - len(found)
    names = [name for (name,) in connection.execute(_COMMONEST, (2 * _MOST,))]
    queries = [
        # A disease nobody asked for comes last: it may be one that a person would not be shown.
        *(Query(standings=(standing,)) for standing in Standing),
        *(Query(text=name) for name in names),
    ]
    for query in queries:
        result = search(connection, query.question)
        if missing > 0 and result.total and query not in found:
            missing -= 1
            exact = result.total_is_exact
            yield query, WayOut(query, result.total, text=query.text, is_exact=exact)
