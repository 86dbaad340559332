"""After any puts and removals a search finds what a look at every card finds, and no more."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.domain.search import Query, SearchField, SearchText, StoredRecord, TrialCard
from viewer.domain.standing import JOINABLE, Standing
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.folding import words
from viewer.store.library import Library
from viewer.store.query import Term, wanted
from viewer.store.spelling import half_typed

NAMES = ["lupus", "Sjögren’s", "leukaemia", "leukapheresis", "non-small cell lung cancer",
         "COVID-19", "type 2 diabetes", "IL-2", "diabetes insipidus", "tumours", "β-thalassaemia",
         "肺癌", "anemia"]  # fmt: skip
NUMBERS = [f"NCT0000000{digit}" for digit in range(6)]
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
    sex=st.sampled_from(["", "", "FEMALE", "MALE"]),
    limit=st.sampled_from([2, 50]),
)


def _order(card: TrialCard) -> tuple[object, ...]:
    """The updates of these tests as year, month, day; none of them is in a year before 1900."""
    day = [-int(part) for part in card.updated.split("-") if part.isdigit()]
    return (card.standing not in JOINABLE, [*day, 0, 0, 0][:3], card.number)


def _fits_filters(card: TrialCard, query: Query, *, open_only: bool) -> bool:
    years = 365.25
    minimum, maximum = card.minimum_age_days, card.maximum_age_days
    return (
        (not open_only or card.standing in JOINABLE)
        and (not query.statuses or bool(set(query.statuses) & set(card.statuses)))
        and (not query.phases or bool(set(query.phases) & set(card.phases)))
        and _is_in(card, query.countries)
        and (not query.sex or card.sex not in ({"MALE", "FEMALE"} - {query.sex}))
        and (query.age is None or minimum is None or minimum < (query.age + 1) * years)
        and (query.age is None or maximum is None or maximum >= query.age * years)
    )


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


def _expected(shown: list[TrialCard], query: Query) -> tuple[list[str], int, int]:
    shown = sorted(shown, key=_order)
    first = _look(shown, query.text, TIER1) if query.text.strip() else []
    wide = _look(shown, query.text, set(SearchField))
    in_order = list(dict.fromkeys([card.number for card in [*first, *wide]]))
    fits = {card.number: _fits_filters(card, query, open_only=query.only_open) for card in shown}
    but_open = {card.number: _fits_filters(card, query, open_only=False) for card in shown}
    found = [number for number in in_order if fits[number]]
    hidden = sum(but_open[number] and not fits[number] for number in in_order)
    return found, len(found), hidden


@given(steps=steps, asked=st.lists(queries, min_size=3, max_size=8))
@settings(deadline=None, max_examples=60)
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
        for query in asked:
            result = catalog.search(query)
            found, total, hidden = _expected([card for *_, card in best.values()], query)
            assert [hit.number for hit in result.hits] == found[: query.limit], query
            assert (result.total, result.total_is_exact) == (total, True)
            assert result.hidden_closed == hidden
        assert catalog.count() == len(best)
        assert catalog.known(NUMBERS) == best.keys()
        catalog.close()


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
