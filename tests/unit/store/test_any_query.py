"""Whatever is typed, a search answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from viewer.domain.search import Query, SearchField, TrialCard
from viewer.store.catalog import Catalog
from viewer.store.query import MOST_WORDS, expression, wanted

HARD = [
    "",
    " ",
    "\0",
    "a\0b",
    '"',
    '""',
    "'",
    "COVID-19",
    "IL-2",
    "HER2+",
    "anti-PD-1",
    "5-FU",
    "50%",
    "β-blocker",
    "don't",
    "a.b",
    "nocol:a",
    "words:covid",
    "a* ",
    "a* " * 5000,
    '"a "' * 100_000,
    "x" * 1_000_000,
    "AND",
    "OR NOT",
    "NEAR(a b, 3)",
    "^covid",
    "covid -19",
    "(((",
    ")",
    "a + b",
    "{a b}: c",
    "%' OR 1=1 --",
    "\ue000o",
    "\ue000srecruiting",
    "\ud800",
    "🦠",
    "-",
    "---",
    "1-2-3-4-5-6-7-8-9",
    "-".join("ab" * 40),
    " ".join("ab" * 100),
    "٣٤",
    "肺癌",
    "\u202ecovid",
]


@pytest.fixture(scope="module")
def catalog(
    tmp_path_factory: pytest.TempPathFactory,
    fill: Callable[..., Path],
    card: Callable[..., TrialCard],
) -> Iterator[Catalog]:
    cards = [
        card("NCT00000001", "COVID-19", "SARS-CoV-2 infection"),
        card("NCT00000002", "HER2-positive breast cancer"),
        card("NCT00000003", "Melanoma", more=((SearchField.INTERVENTION, "anti-PD-1"),)),
        card("NCT00000004", "Colon cancer", more=((SearchField.INTERVENTION, "5-FU"),)),
        card("NCT00000005", "Kidney cancer", more=((SearchField.INTERVENTION, "IL-2"),)),
        card("NCT00000006", "Psoriasis", more=((SearchField.INTERVENTION, "IL-6 blocker, 2 mg"),)),
        card("NCT00000007", "Hypertension", more=((SearchField.KEYWORD, "beta blocker"),)),
        card("NCT00000008", "肺癌"),
    ]
    catalog = Catalog(fill(tmp_path_factory.mktemp("any") / "any.db", cards))
    yield catalog
    catalog.close()


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text[:20]))
def test_hard_texts_are_answered(catalog: Catalog, text: str) -> None:
    result = catalog.search(Query(text=text))
    assert len(result.hits) == min(result.total, 50)


@given(text=st.text(), country=st.text(max_size=9), status=st.text(max_size=9))
@example(text="\ud800", country="\ud800", status='"')
@settings(deadline=None)
def test_no_text_and_no_filter_raises(
    catalog: Catalog, text: str, country: str, status: str
) -> None:
    catalog.search(Query(text=text))
    catalog.search(Query(text=text, countries=(country,), statuses=(status,), phases=(status, "")))
    catalog.search(Query(text=text, age=3, sex=status, only_open=True, limit=-1))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("covid", {1}),
        ("COVID-19", {1}),
        ("covid 19", {1}),
        ("covid19", {1}),
        ("covid-1", {1}),
        ("covid-2", set()),
        ("sars cov 2", {1}),
        ("HER2+", {2}),
        ("her2 positive", {2}),
        ("anti-PD-1", {3}),
        ("pd1", {3}),
        ("PD-1", {3}),
        ("PD 1", {3}),
        ("5-FU", {4}),
        ("5fu", {4}),
        ("IL-2", {5}),
        ("IL2", {5}),
        ("IL-6", {6}),
        ("β-blocker", {7}),
        ("betablocker", set()),
        ("cancer of the kidney", {5}),
        ("kidney canc", {5}),
        ("cancers kidneys", {5}),
        ("cancer", {2, 4, 5}),
        ("肺", {8}),
        ("癌", {8}),
        ("肺癌", {8}),
        ("癌肺", set()),
        ("\ue000o", set()),
        ("%%%", set()),
    ],
)
def test_names_find_what_they_name(catalog: Catalog, text: str, numbers: set[int]) -> None:
    found = {int(hit.number[3:]) for hit in catalog.search(Query(text=text)).hits}
    assert found == numbers


@given(st.text(max_size=300))
def test_no_query_grows_beyond_its_bounds(text: str) -> None:
    things = wanted(text)
    pieces = {term.word for thing in things for way in thing.ways for term in way}
    assert len(things) <= MOST_WORDS
    # Each piece, and each put together with a neighbour, at the most.
    assert len(pieces) <= 3 * MOST_WORDS
    assert expression(things, lambda start: [start], []).count('"') % 2 == 0


def test_a_pasted_book_costs_no_more_than_its_first_line() -> None:
    line = "covid " * 50
    book = line[:256] + "x" * 1_000_000
    assert wanted(book) == wanted(line[:256])
