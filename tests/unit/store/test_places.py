"""Places to choose from: one town stands once, and its count is that of its trials."""

from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.domain.search import Place, Query, Site, TrialCard
from viewer.store.catalog import Catalog

MUNICH = Place("Munich", "", "Germany", 48.137, 11.575)
BAVARIA = Place("Munich", "Bavaria", "Germany", 48.138, 11.576)
ELSEWHERE = Place("Munich", "North Dakota", "United States", 48.669, -98.833)
LOST = Place("München", "", "Germany", 51.607, 13.312)


@pytest.fixture
def catalog(tmp_path: Path, card: Callable[..., TrialCard], fill: Callable[..., Path]) -> Catalog:
    sites = [(MUNICH, BAVARIA), (BAVARIA,), (MUNICH,), (ELSEWHERE,), (LOST,)]
    cards = [
        card(f"NCT0000000{count}", "Gout", sites=tuple(Site(place, True) for place in places))
        for count, places in enumerate(sites)
    ]
    return Catalog(fill(tmp_path / "library.db", cards))


def test_a_town_with_and_without_its_region_is_one_and_no_trial_counts_twice(
    catalog: Catalog,
) -> None:
    first, second = catalog.places("munich")
    assert (first.place.city, first.place.country, first.trials) == ("Munich", "Germany", 3)
    assert (second.place, second.trials) == (ELSEWHERE, 1)
    found = catalog.search(Query(near=first.place, within_km=1.0))
    assert found.total == first.trials


def test_towns_of_one_name_far_apart_stay_apart(catalog: Catalog) -> None:
    assert [choice.place for choice in catalog.places("München")] == [LOST]
    assert catalog.places("munich germany")[0].trials == 3


def test_a_library_tells_whether_it_knows_any_place(
    catalog: Catalog, tmp_path: Path, card: Callable[..., TrialCard], fill: Callable[..., Path]
) -> None:
    assert catalog.has_places()
    bare = Catalog(fill(tmp_path / "bare.db", [card("NCT00000001", "Gout")]))
    assert not bare.has_places()
    assert bare.places("munich") == ()
