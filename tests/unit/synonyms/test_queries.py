"""People's searches find trials for the disease they mean, on the real records."""

from pathlib import Path
from types import ModuleType

import pytest

from viewer.domain.search import Query
from viewer.store.catalog import Catalog
from viewer.store.sqlite import open_reader

ENOUGH = 0.95
"""Part of the queries that must find what they mean."""
ENOUGH_OF_THEM = 0.87
"""Part that also finds five, or half of those there are; the aim is 0.9."""


@pytest.fixture
def library(real_library: Path) -> Path:
    return real_library


@pytest.fixture
def catalog(real_catalog: Catalog) -> Catalog:
    return real_catalog


def test_most_queries_find_the_disease_meant(
    catalog: Catalog, records: Path, scoring: ModuleType, data: Path
) -> None:
    cases = scoring.cases_of(data / "queries.json")
    assert len(cases) >= 300
    subjects = scoring.subjects_of(records / "ctgov_v2.jsonl.gz")
    scores = [scoring.score(catalog, case, subjects) for case in cases]
    assert sum(one.passes for one in scores) >= ENOUGH * len(cases), scoring.report(scores)
    strictly = sum(one.passes_strictly for one in scores)
    assert strictly >= ENOUGH_OF_THEM * len(cases), scoring.report(scores)


def test_misspelt_names_find_what_the_right_ones_find(catalog: Catalog, data: Path) -> None:
    lines = (data / "misspellings.txt").read_text("utf-8").splitlines()
    wrong = [
        line
        for line in lines
        for typed, right in [line.split(" = ")]
        if _numbers(catalog, typed) != _numbers(catalog, right) or not _numbers(catalog, typed)
    ]
    assert len(lines) >= 150
    assert len(wrong) <= 0.05 * len(lines), wrong


def _numbers(catalog: Catalog, text: str) -> list[str]:
    return [hit.number for hit in catalog.search(Query(text=text, limit=10)).hits]


def test_no_word_of_the_library_is_corrected(library: Path, catalog: Catalog) -> None:
    connection = open_reader(library)
    rows = connection.execute("SELECT term FROM tier2_term ORDER BY term").fetchall()
    connection.close()
    for (word,) in rows[::40]:
        assert not catalog.search(Query(text=word, limit=1)).is_corrected, word


def test_the_registry_teaches_more_than_our_lists(library: Path) -> None:
    connection = open_reader(library)
    learned = dict(connection.execute("SELECT phrase, meaning FROM learned").fetchall())
    worst = connection.execute("SELECT min(1.0 * trials / of) FROM learned").fetchone()[0]
    connection.close()
    assert learned["cancer gastric"] == "Stomach Neoplasms"
    assert learned["insomnia"] == "Sleep Initiation and Maintenance Disorders"
    assert "iv lung cancer stage" not in learned
    assert worst >= 0.9


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("brest cancer", "breast cancer"),
        ("erectile disfunction", "erectile dysfunction"),
        ("amiloidosis", "amyloidosis"),
    ],
)
def test_a_slip_some_sponsor_made_too_is_also_searched_as_what_was_meant(
    catalog: Catalog, typed: str, told: str
) -> None:
    def all_of(text: str, *, other_words: bool = True) -> set[str]:
        query = Query(text=text, limit=2000, other_words=other_words)
        return {hit.number for hit in catalog.search(query).hits}

    result = catalog.search(Query(text=typed, limit=10))
    assert not result.is_corrected
    assert told in result.also_searched
    alone = all_of(typed, other_words=False)
    assert alone < all_of(typed)
    assert all_of(told) <= all_of(typed)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("covid nineteen", "covid 19"),
        ("type two diabetes", "type 2 diabetes"),
        ("epileptic", "epilepsy"),
        ("dry eyes", "dry eye"),
        ("HBV", "hepatitis B"),
        ("losing my memory all the time", "losing memory"),
    ],
)
def test_the_same_in_other_words_finds_the_same_first(
    catalog: Catalog, typed: str, same: str
) -> None:
    assert set(_numbers(catalog, same)) & set(_numbers(catalog, typed))


def test_two_letters_may_go_on_with_other_words_switched_off(catalog: Catalog) -> None:
    assert catalog.search(Query(text="di", other_words=False)).total > 100
