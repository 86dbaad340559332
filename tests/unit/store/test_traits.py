"""The small fields of a trial in one integer, and dates as numbers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain import coded
from viewer.domain.search import TrialCard
from viewer.domain.standing import Standing
from viewer.store import traits
from viewer.store.days import first_day, last_day, place_in_order
from viewer.store.sqlite import open_reader


def test_every_coded_value_has_a_place() -> None:
    for known, kind in (
        (traits.STANDINGS, Standing),
        (traits.STATUSES, coded.RecruitmentStatus),
        (traits.PHASES, coded.Phase),
        (traits.STUDY_TYPES, coded.StudyType),
        (traits.SEXES, coded.Sex),
        (traits.SPONSOR_CLASSES, coded.AgencyClass),
    ):
        assert set(known) == {value.value for value in kind}


@given(
    st.sampled_from(traits.STANDINGS),
    st.lists(st.sampled_from(traits.STATUSES), unique=True),
    st.lists(st.sampled_from(traits.PHASES), unique=True),
    st.sampled_from([None, False, True]),
    st.booleans(),
)
def test_fields_come_back(
    card: Callable[..., TrialCard],
    standing: Standing,
    statuses: list[str],
    phases: list[str],
    healthy: bool | None,
    has_results: bool,
) -> None:
    packed = traits.traits_of(
        card(
            "NCT00000001",
            standing=standing,
            statuses=tuple(statuses),
            phases=tuple(phases),
            study_type="OBSERVATIONAL",
            sex="Female",
            healthy_volunteers=healthy,
            sponsor_class="SOMETHING_NEW",
            has_results=has_results,
        )
    )
    assert traits.STANDINGS[traits.STANDING.of(packed) - 1] is standing
    assert set(traits.values_in(traits.STATUS.of(packed), traits.STATUSES)) == set(statuses)
    assert set(traits.values_in(traits.PHASE.of(packed), traits.PHASES)) == set(phases)
    assert traits.STUDY_TYPE.of(packed) == 2
    assert traits.SEXES[traits.SEX.of(packed) - 1] == "FEMALE"
    assert traits.HEALTHY_VOLUNTEERS.of(packed) == {None: 0, False: 1, True: 2}[healthy]
    assert traits.SPONSOR_CLASS.of(packed) == len(traits.SPONSOR_CLASSES) + 1
    assert traits.HAS_RESULTS.of(packed) == has_results


def test_a_month_begins_with_its_first_day_and_ends_with_its_last() -> None:
    assert first_day("1900-01-02") == last_day("1900-01-02") == 1
    assert first_day("2024-02") == first_day("2024-02-01")
    assert last_day("2024-02") == first_day("2024-02-29")
    assert last_day("2024") == first_day("2024-12-31")
    assert first_day("soon") is last_day("") is None
    assert place_in_order("2024") < place_in_order("2024-02") < place_in_order("2024-02-01")


def test_what_is_not_said_is_null(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    path = fill(tmp_path / "library.db", [card("NCT00000001", updated="", sex="")])
    connection = open_reader(path)
    row = connection.execute(
        "SELECT minimum_age, maximum_age, updated, ends, size FROM facet"
    ).fetchone()
    connection.close()
    assert row == (None,) * 5


@pytest.mark.parametrize("value", ["", "  "])
def test_no_value_has_no_bit(value: str) -> None:
    assert traits.mask_of([value], traits.PHASES) == 0
