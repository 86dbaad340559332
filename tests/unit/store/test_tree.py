"""The tree of diseases: never a circle, true to MeSH, and counted as a search counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.search import Query, SearchField, TrialCard
from viewer.store.catalog import Catalog
from viewer.store.tree import Hierarchy

TERMS = st.lists(st.sampled_from("abcdefgh"), max_size=6)


@given(st.lists(st.tuples(TERMS, TERMS), max_size=30))
def test_whatever_records_say_nothing_lies_below_itself(
    trials: list[tuple[list[str], list[str]]],
) -> None:
    hierarchy = Hierarchy()
    for terms, ancestors in trials:
        hierarchy.add(terms, ancestors)
    parents = hierarchy.parents()
    assert set(parents) <= set(hierarchy.trials)

    def climb(term: str, below: tuple[str, ...]) -> None:
        assert term not in below
        for parent in parents.get(term, ()):
            climb(parent, (*below, term))

    for term in parents:
        climb(term, ())


def test_what_lies_above_is_told_from_flat_lists() -> None:
    hierarchy = Hierarchy()
    hierarchy.add(["arthritis"], ["joint diseases", "musculoskeletal diseases"])
    hierarchy.add(
        ["rheumatoid arthritis"],
        ["arthritis", "joint diseases", "musculoskeletal diseases", "autoimmune diseases"],
    )
    hierarchy.add(["lupus"], ["autoimmune diseases"])
    # Asthma comes beside arthritis alone, and is not laid below it.
    hierarchy.add(
        ["arthritis", "asthma"], ["joint diseases", "musculoskeletal diseases", "lung diseases"]
    )
    assert hierarchy.parents() == {
        "arthritis": ("joint diseases",),
        "asthma": ("lung diseases",),
        "autoimmune diseases": (),
        "joint diseases": ("musculoskeletal diseases",),
        "lung diseases": (),
        "lupus": ("autoimmune diseases",),
        "musculoskeletal diseases": (),
        "rheumatoid arthritis": ("arthritis", "autoimmune diseases"),
    }


def _mesh(terms: list[str], ancestors: list[str]) -> tuple[tuple[SearchField, str], ...]:
    return (
        *((SearchField.MESH_TERM, term) for term in terms),
        *((SearchField.MESH_ANCESTOR, term) for term in ancestors),
    )


def test_a_small_library_has_its_tree(
    tmp_path: Path, card: Callable[..., TrialCard], fill: Callable[..., Path]
) -> None:
    path = fill(
        tmp_path / "small.db",
        [
            card("NCT00000001", "RA", more=_mesh(["Arthritis, Rheumatoid"], ["Arthritis"])),
            card("NCT00000002", "Joints", more=_mesh(["Arthritis"], [])),
            card("NCT00000003", "Healthy"),
        ],
    )
    catalog = Catalog(path)
    assert catalog.diseases() == (("Arthritis", 2, True), ("", 1, False))
    assert catalog.diseases("Arthritis") == (("Arthritis, Rheumatoid", 1, False),)
    assert catalog.diseases("No such disease") == ()
    assert catalog.disease_path("Arthritis, Rheumatoid") == ("Arthritis", "Arthritis, Rheumatoid")
    assert catalog.disease_path("No such disease") == catalog.disease_path("") == ()
    catalog.close()


PARENTS = {
    # As the MeSH tree of the US National Library of Medicine has it.
    "Arthritis, Rheumatoid": {"Arthritis", "Autoimmune Diseases", "Connective Tissue Diseases"},
    "Breast Neoplasms": {"Neoplasms by Site", "Breast Diseases"},
    "Neoplasms by Site": {"Neoplasms"},
    "Crohn Disease": {"Inflammatory Bowel Diseases"},
    "Heart Failure": {"Heart Diseases"},
    "Leukemia, Myeloid, Acute": {"Leukemia, Myeloid"},
    "Multiple Sclerosis, Relapsing-Remitting": {"Multiple Sclerosis"},
    "Asthma": {"Bronchial Diseases", "Lung Diseases, Obstructive", "Respiratory Hypersensitivity"},
    "Depressive Disorder, Major": {"Depressive Disorder"},
}


@pytest.mark.parametrize("term", PARENTS)
def test_real_diseases_lie_where_mesh_has_them(real_catalog: Catalog, term: str) -> None:
    above = {
        parent
        for parent in PARENTS[term]
        if term in {child.name for child in real_catalog.diseases(parent)}
    }
    assert above == PARENTS[term]


def test_the_real_tops_are_branches_of_medicine_and_counts_are_those_of_a_search(
    real_catalog: Catalog,
) -> None:
    tops = real_catalog.diseases()
    names = [top.name for top in tops]
    branches = [top.name for top in tops if top.has_more]
    assert {"Neoplasms", "Cardiovascular Diseases", "Mental Disorders", "Eye Diseases"} <= set(
        branches
    )
    assert len(branches) < 60
    assert names[: len(branches)] == branches
    counts = [top.trials for top in tops if top.has_more]
    assert counts == sorted(counts, reverse=True)
    below = [child.name for child in real_catalog.diseases("Neoplasms")]
    assert below == sorted(below, key=str.casefold)
    assert names[-1] == ""
    for top in (*tops[:-1:6], *real_catalog.diseases("Neoplasms by Site")):
        found = real_catalog.facets(Query(disease=top.name))
        assert found.total == top.trials


def test_every_real_disease_is_reached_from_the_tops(real_catalog: Catalog) -> None:
    seen: set[str] = set()
    coming = [top.name for top in real_catalog.diseases() if top.name]
    while coming:
        name = coming.pop()
        if name not in seen:
            seen.add(name)
            path = real_catalog.disease_path(name)
            assert path[-1] == name
            assert len(path) == len(set(path)) < 15
            coming += [below.name for below in real_catalog.diseases(name)]
    assert len(seen) > 2000
