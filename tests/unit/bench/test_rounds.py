"""Ratios are taken round by round."""

from viewer.bench.rounds import Case, in_turns


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


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    case = Case("a", "b", 1.5, candidate=(1.0, 30.0, 2.0), limit=(1.0, 10.0, 1.0))
    assert case.ratio == 2.0
    assert not case.holds
    assert case.as_json()["seconds"] == {"median": 2.0, "minimum": 1.0, "maximum": 30.0}
