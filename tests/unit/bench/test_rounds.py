"""Ratios are taken round by round."""

import pytest

from viewer.bench.rounds import Case, in_turns, percentile


def test_candidate_and_limit_take_turns() -> None:
    calls = []
    times = iter(range(1, 100))

    def call(name: str) -> float:
        calls.append(name)
        return float(next(times))

    ours, limit = in_turns(lambda: call("ours"), lambda: call("limit"), rounds=5)
    assert calls == ["ours", "limit"] * 6
    assert ours == (3, 5, 7, 9, 11)
    assert limit == (4, 6, 8, 10, 12)


def case(**changes) -> Case:
    values = {"candidate": (1.0, 30.0, 2.0), "limit": (1.0, 10.0, 1.0)}
    return Case(key="k", name="a", limit_name="b", target=1.5, **{**values, **changes})


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    assert case().ratio == 2.0
    assert not case().holds
    assert case().as_json()["candidate"] == {"median": 2.0, "minimum": 1.0, "maximum": 30.0}


def test_a_ceiling_must_hold_as_well_as_the_ratio() -> None:
    quick = {"candidate": (1.0, 1.0, 9.0), "limit": (1.0, 1.0, 9.0)}
    assert case(**quick, ceiling=1.0).holds
    assert not case(**quick, ceiling=0.9).holds


def test_none_of_none_is_no_difference_and_some_of_none_is_told_without_a_number() -> None:
    nothing = (0.0, 0.0, 0.0)
    assert case(candidate=nothing, limit=nothing).ratio == 0
    assert case(candidate=(1.0, 1.0, 1.0), limit=nothing).as_json()["ratio"] is None


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile(range(1, 101)) == 100
    assert percentile(range(1, 201), 0.5) == 101
    assert percentile([7.0]) == 7
    with pytest.raises(ValueError, match="nothing"):
        percentile([])
