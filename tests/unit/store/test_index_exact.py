"""After any puts and removals a search finds what a look at every card finds, and no more."""

import hashlib
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import (
    AgeUnit,
    Answer,
    Place,
    Query,
    SearchField,
    SearchText,
    Site,
    Sort,
    StoredRecord,
    TrialCard,
)
from viewer.domain.standing import JOINABLE, Standing
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.days import first_day, last_day
from viewer.store.folding import words
from viewer.store.library import Library
from viewer.store.meaning import meant
from viewer.store.query import Term, wanted
from viewer.store.spelling import half_typed
from viewer.store.sqlite import open_reader

# No diseases: what a name stands for is another matter (test_meaning).
NAMES = ["zupus", "Tjögren’s", "zeukaemia", "zeukapheresis", "non-large zell lump zancer",
         "ZOVID-19", "type 2 ziabetes", "ZL-2", "ziabetes zinsipidus", "zumours", "β-zalassaemia",
         "肺癌", "zanemia"]  # fmt: skip
NUMBERS = [f"NCT0000000{digit}" for digit in range(6)]
PLACES = [
    Place("Munich", "Bavaria", "Germany", 48.1374, 11.5755),
    Place("Augsburg", "Bavaria", "Germany", 48.3715, 10.8985),
    Place("Perth", "", "Australia", -31.9522, 115.8614),
]
TIER1 = {SearchField.CONDITION, SearchField.MESH_TERM, SearchField.MESH_ANCESTOR}

texts = st.lists(
    st.builds(SearchText, st.sampled_from(list(SearchField)[1:]), st.sampled_from(NAMES)),
    max_size=4,
)
cards = st.builds(
    TrialCard,
    number=st.sampled_from(NUMBERS),
    title=st.sampled_from(NAMES),
    standing=st.sampled_from(Standing),
    statuses=st.sampled_from([("RECRUITING",), ("COMPLETED", "RECRUITING"), ()]),
    phases=st.sampled_from([("PHASE1", "PHASE2"), ("PHASE2",), ()]),
    conditions=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    updated=st.sampled_from(["2024-05-06", "2024-05", "2023", "", "9999-99-99", "soon"]),
    countries=st.sampled_from([("France",), ("United States", "France"), ()]),
    minimum_age_days=st.sampled_from([None, 18 * 365.25, 182.0]),
    maximum_age_days=st.sampled_from([None, 65 * 365.25]),
    sex=st.sampled_from(["ALL", "FEMALE", "MALE", "", "ODD"]),
    study_type=st.sampled_from(["INTERVENTIONAL", "OBSERVATIONAL", "", "ODD"]),
    healthy_volunteers=st.sampled_from([None, True, False]),
    sponsor_class=st.sampled_from(["INDUSTRY", "NIH", "ODD", ""]),
    has_results=st.booleans(),
    enrollment=st.sampled_from([None, 0, 30, 400]),
    ends=st.sampled_from(["", "2020-05", "2031-02-03", "2030"]),
    open_countries=st.sampled_from([("France",), ()]),
    place=st.just(""),
    sites=st.lists(st.builds(Site, st.sampled_from(PLACES), st.booleans()), max_size=3).map(tuple),
    texts=texts.map(tuple),
    numbers=st.just(()),
)
puts = st.lists(st.tuples(st.sampled_from(["entry", "ctgov-v2"]), cards), min_size=1, max_size=4)
steps = st.lists(puts | st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=2), max_size=5)
queries = st.builds(
    Query,
    text=st.sampled_from(NAMES).flatmap(
        lambda name: st.integers(0, len(name)).map(lambda length: name[:length])
    ),
    only_open=st.booleans(),
    statuses=st.sampled_from([(), (), ("COMPLETED",), ("COMPLETED", "RECRUITING")]),
    phases=st.sampled_from([(), (), ("PHASE1",)]),
    countries=st.sampled_from([(), (), ("france",), ("United States",)]),
    age=st.sampled_from([None, None, 0, 17, 18, 65, 66]),
    age_unit=st.sampled_from([AgeUnit.YEARS, AgeUnit.YEARS, AgeUnit.MONTHS]),
    sex=st.sampled_from(["", "", "FEMALE", "MALE"]),
    standings=st.sampled_from([(), (), (Standing.FULL, Standing.OPEN)]),
    study_types=st.sampled_from([(), (), ("INTERVENTIONAL",), ("ODD",)]),
    healthy_volunteers=st.sampled_from([(), (), (Answer.YES, Answer.NOT_SAID)]),
    sponsor_classes=st.sampled_from([(), (), ("NIH", "INDUSTRY")]),
    has_results=st.sampled_from([None, None, True, False]),
    disease=st.sampled_from(["", "", "", "zupus"]),
    near=st.sampled_from([None, PLACES[0]]),
    within_km=st.sampled_from([None, None, 100.0]),
    sort=st.sampled_from([Sort.BEST, *Sort]),
    other_words=st.just(value=False),
    correct=st.just(value=False),
    limit=st.sampled_from([2, 50]),
    count_to=st.sampled_from([1000, 1000, 3]),
)


def _order(card: TrialCard) -> tuple[object, ...]:
    """The updates of these tests as year, month, day; there is no month 99."""
    day = [-int(part) for part in card.updated.split("-") if part.isdigit()]
    day = [] if card.updated == "9999-99-99" else day
    return (card.standing not in JOINABLE, [*day, 0, 0, 0][:3], card.number)


_DAYS = {AgeUnit.YEARS: 365.25, AgeUnit.MONTHS: 365.25 / 12}
_MESH = (SearchField.MESH_TERM, SearchField.MESH_ANCESTOR)


def _failed(card: TrialCard, query: Query) -> set[FilterKind]:
    """The filters that leave a trial out."""
    unit = _DAYS[query.age_unit]
    minimum, maximum = card.minimum_age_days, card.maximum_age_days
    healthy = {None: Answer.NOT_SAID, True: Answer.YES, False: Answer.NO}[card.healthy_volunteers]
    mesh = {text.text for text in card.texts if text.field in _MESH}
    passed = {
        FilterKind.ONLY_OPEN: not query.only_open or card.standing in JOINABLE,
        FilterKind.STANDING: not query.standings or card.standing in query.standings,
        FilterKind.STATUS: not query.statuses or bool({*query.statuses} & {*card.statuses}),
        FilterKind.PHASE: not query.phases or bool({*query.phases} & {*card.phases}),
        FilterKind.STUDY_TYPE: not query.study_types or card.study_type in query.study_types,
        FilterKind.COUNTRY: _is_in(card, query.countries),
        FilterKind.AGE: query.age is None or (
            (minimum is None or minimum < (query.age + 1) * unit)
            and (maximum is None or maximum >= query.age * unit)
        ),
        FilterKind.SEX: not query.sex or card.sex not in ({"MALE", "FEMALE"} - {query.sex}),
        FilterKind.HEALTHY_VOLUNTEERS: healthy in (query.healthy_volunteers or tuple(Answer)),
        FilterKind.SPONSOR_CLASS: not query.sponsor_classes
        or card.sponsor_class in query.sponsor_classes,
        FilterKind.HAS_RESULTS: query.has_results in (None, card.has_results),
        FilterKind.DISEASE: not query.disease or query.disease in mesh,
        FilterKind.DISTANCE: query.near is None or query.within_km is None
        or _km(card, query.near) <= query.within_km,
    }  # fmt: skip
    return {kind for kind, fits in passed.items() if not fits}


def _km(card: TrialCard, near: Place) -> float:
    """Kilometres to the nearest open site: a great circle by the spherical law of cosines."""
    found = [math.inf]
    for site in card.sites:
        if site.is_open:
            one, other = math.radians(near.latitude), math.radians(site.place.latitude)
            turn = math.radians(site.place.longitude - near.longitude)
            cosine = math.sin(one) * math.sin(other)
            cosine += math.cos(one) * math.cos(other) * math.cos(turn)
            found.append(round(6371.0088 * math.acos(min(1.0, cosine)), 1))
    return min(found)


def _is_in(card: TrialCard, countries: Iterable[str]) -> bool:
    asked_for = {country.lower() for country in countries}
    return not asked_for or bool(asked_for & {country.lower() for country in card.countries})


def _words_of(card: TrialCard, fields: Iterable[SearchField]) -> set[str]:
    return {word for text in card.texts if text.field in fields for word in words(text.text)}


def _look(shown: list[TrialCard], text: str, fields: set[SearchField]) -> list[TrialCard]:
    """The cards whose texts of these fields hold what ``text`` asks for."""
    narrow = [_words_of(card, TIER1 & fields) for card in shown]
    held = [_words_of(card, fields) for card in shown]

    def starts(start: str) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for stock in (set().union(*narrow), set().union(*held)):
            direct = any(word.startswith(start) for word in stock)
            others = () if direct else half_typed(start)
            found += tuple(
                begun for begun in (start, *others) if any(word.startswith(begun) for word in stock)
            )
        return found

    def has(words: set[str], term: Term) -> bool:
        if term.word in words:
            return True
        return bool(term.start) and any(word.startswith(starts(term.start)) for word in words)

    return [
        card
        for card, words in zip(shown, held, strict=True)
        if all(
            any(all(has(words, term) for term in way) for way in thing.ways)
            for thing in wanted(text)
        )
    ]


def _sorted(cards: list[TrialCard], query: Query) -> list[TrialCard]:
    """Cards that stand best first, in the order of the query."""

    def newest(card: TrialCard) -> tuple[object, ...]:
        day = first_day(card.updated)
        return (day is None, -(day or 0))

    def ends(card: TrialCard) -> tuple[object, ...]:
        day = last_day(card.ends)
        is_past = day is not None and card.ends == "2020-05"
        is_over = is_past or card.standing in (Standing.FINISHED, Standing.STOPPED)
        return (2 if day is None else int(is_over), (-1 if is_past else 1) * (day or 0))

    def largest(card: TrialCard) -> tuple[object, ...]:
        return (card.enrollment is None, -(card.enrollment or 0))

    def nearest(card: TrialCard) -> tuple[object, ...]:
        return (_km(card, query.near),) if query.near else ()

    keys = {Sort.NEWEST: newest, Sort.ENDS_SOONEST: ends, Sort.LARGEST: largest,
            Sort.NEAREST: nearest}  # fmt: skip
    return sorted(cards, key=keys[query.sort])


class _Expected(NamedTuple):
    found: list[str]
    hidden: dict[str, set[FilterKind]]
    facets: Callable[[FilterKind, Callable[[TrialCard], Iterable[object]]], Counter[object]]


def _expected(shown: list[TrialCard], query: Query) -> _Expected:
    shown = sorted(shown, key=_order)
    first = _look(shown, query.text, TIER1) if query.text.strip() else []
    wide = _look(shown, query.text, set(SearchField))
    best = list({card.number: card for card in [*first, *wide]}.values())
    failed = {card.number: _failed(card, query) for card in shown}
    in_order = best if query.sort is Sort.BEST else _sorted(wide, query)

    def counted(
        kind: FilterKind, values: Callable[[TrialCard], Iterable[object]]
    ) -> Counter[object]:
        left = [card for card in best if failed[card.number] <= {kind}]
        return Counter(value for card in left for value in dict.fromkeys(values(card)))

    return _Expected(
        [card.number for card in in_order if not failed[card.number]],
        {card.number: failed[card.number] for card in best if failed[card.number]},
        counted,
    )


@given(steps=steps, asked=st.lists(queries, min_size=3, max_size=8))
@settings(deadline=None, max_examples=30)
def test_searching_equals_looking_at_every_card(
    steps: list[list[object]], asked: list[Query]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        kept: dict[tuple[str, str], TrialCard] = {}
        with Library.open(path) as library:
            for step in steps:
                _take(library, kept, step)
            library.finish()
        assert check_library(path) == ()
        best: dict[str, tuple[str, str, TrialCard]] = {}
        for (number, form), card in kept.items():
            newest = (card.updated, form, card)
            best[number] = max(best.get(number, newest), newest, key=lambda one: one[:2])
        catalog = Catalog(path)
        connection = open_reader(path)
        for query in asked:
            meaning = meant(connection, query.text, other_words=False, correct=False)
            if meaning.things != wanted(query.text) or meaning.alternatives:
                continue  # a beginning that happens to be a name, as "ty"
            expected = _expected([card for *_, card in best.values()], query)
            _check_search(catalog, query, expected)
            _check_narrowing(catalog, query, expected)
        connection.close()
        assert catalog.count() == len(best)
        assert catalog.known(NUMBERS) == best.keys()
        catalog.close()


def _check_search(catalog: Catalog, query: Query, expected: _Expected) -> None:
    result = catalog.search(query)
    assert [hit.number for hit in result.hits] == expected.found[: query.limit], query
    if result.total_is_exact or len(expected.found) <= query.count_to:
        assert (result.total, result.total_is_exact) == (len(expected.found), True)
    else:
        assert query.count_to <= result.total < len(expected.found)
    closed = [1 for failed in expected.hidden.values() if failed == {FilterKind.ONLY_OPEN}]
    assert result.hidden_closed == len(closed)


def _check_narrowing(catalog: Catalog, query: Query, expected: _Expected) -> None:
    facets = catalog.facets(query)
    assert (facets.total, facets.hidden) == (len(expected.found), len(expected.hidden))
    count = expected.facets
    assert facets.statuses == count(FilterKind.STATUS, lambda card: card.statuses)
    assert facets.phases == count(FilterKind.PHASE, lambda card: card.phases)
    assert facets.has_results == count(FilterKind.HAS_RESULTS, lambda card: [card.has_results])
    countries = count(FilterKind.COUNTRY, lambda card: card.countries)
    assert {one.name: one.trials for one in facets.countries} == countries
    open_there = count(FilterKind.COUNTRY, lambda card: {*card.open_countries} & {*card.countries})
    assert {one.name: one.open_trials for one in facets.countries if one.open_trials} == open_there
    hidden = catalog.hidden(query)
    assert {trial.hit.number: set(trial.filters) for trial in hidden} == expected.hidden
    assert [trial.hit.number for trial in hidden] == list(expected.hidden)
    for way in catalog.ways_out(query):
        assert way.trials == catalog.search(way.query.question).total > 0


def _take(library: Library, kept: dict[tuple[str, str], TrialCard], step: list[object]) -> None:
    if isinstance(step[0], str):
        library.remove([str(number) for number in step])
        for key in [key for key in kept if key[0] in step]:
            del kept[key]
        return
    batch = []
    for form, card in step:
        body = repr(card).encode()
        digest = hashlib.sha256(body).digest()
        batch.append(
            (StoredRecord(number=card.number, format=form, body=body, digest=digest), card)
        )
        kept[card.number, form] = card
    library.put(batch)


def test_the_order_is_open_then_newest_then_number(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    path = fill(
        tmp_path / "order.db",
        [
            card("NCT00000005", "Gout", standing=Standing.FINISHED, updated="2025-01-01"),
            card("NCT00000004", "Gout", updated="2020-01-01"),
            card("NCT00000003", "Gout", updated="2024-01-01", standing=Standing.MAY_BE_OPEN),
            card("ISRCTN12345678", "Gout", updated="2024-01-01"),
            card("NCT00000002", "Gout", updated="2024-01-01"),
            card("NCT00000001", "Gout", updated=""),
        ],
    )
    catalog = Catalog(path)
    orders = [
        [hit.number for hit in catalog.search(Query(text=text)).hits] for text in ("", "gout")
    ]
    catalog.close()
    assert orders[0] == orders[1] == [
        "NCT00000002", "NCT00000003", "ISRCTN12345678", "NCT00000004", "NCT00000001",
        "NCT00000005",
    ]  # fmt: skip
