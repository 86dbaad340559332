"""Trials that somebody leaves out one by one: gone from lists and counts, and counted apart."""

import pytest

from viewer.domain.search import Query, Sort
from viewer.domain.standing import Standing
from viewer.store.catalog import Catalog

NUMBERS = [f"NCT{count:08}" for count in range(1, 41)]
OUT = (NUMBERS[0], NUMBERS[7], NUMBERS[39], "NCT99999999")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory, fill, card):
    cards = [
        card(
            number,
            "Gout" if place % 2 else "Asthma",
            standing=Standing.FINISHED if place % 3 else Standing.OPEN,
            updated=f"2024-05-{place % 28 + 1:02}",
            phases=("PHASE1",) if place % 4 else ("PHASE2",),
            countries=("France",) if place % 5 else ("Spain",),
        )
        for place, number in enumerate(NUMBERS)
    ]
    opened = Catalog(fill(tmp_path_factory.mktemp("out") / "out.db", cards))
    yield opened
    opened.close()


@pytest.mark.parametrize("text", ["", "gout", "asthma", "study"])
@pytest.mark.parametrize("sort", [Sort.BEST, Sort.NEWEST, Sort.LARGEST, Sort.ENDS_SOONEST])
@pytest.mark.parametrize(
    "narrowed", [{}, {"only_open": True}, {"phases": ("PHASE1",), "countries": ("France",)}]
)
def test_lists_and_counts_are_as_if_they_were_not_there(catalog, text, sort, narrowed):
    query = Query(text=text, sort=sort, **narrowed)
    everything = catalog.search(query)
    without = catalog.search(query._replace(without=OUT))
    kept = [hit.number for hit in everything.hits if hit.number not in OUT]
    assert [hit.number for hit in without.hits] == kept
    assert without.total == len(kept)
    assert without.left_out == everything.total - len(kept)
    assert catalog.facets(query._replace(without=OUT)).total == len(kept)
    hidden = [trial.hit.number for trial in catalog.hidden(query._replace(without=OUT))]
    assert not set(OUT) & set(hidden)


def test_a_number_that_is_typed_is_found_all_the_same(catalog):
    found = catalog.search(Query(text=OUT[0], without=OUT))
    assert [hit.number for hit in found.hits] == [OUT[0]]
    assert found.left_out == 0


def test_trials_are_picked_by_number_in_the_order_asked_for(catalog):
    asked = [NUMBERS[5], "NCT99999999", NUMBERS[2]]
    assert [hit.number for hit in catalog.rows_of(asked)] == [NUMBERS[5], NUMBERS[2]]


def test_the_state_of_a_search_names_each_trial_and_its_record(catalog):
    states = catalog.states(Query(text="gout"), 1000)
    assert {number for number, _digest in states} == set(NUMBERS[1::2])
    assert all(len(digest) == 64 for _number, digest in states)
    assert len(catalog.states(Query(text="gout"), 5)) == 5
