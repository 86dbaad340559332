"""Finding hard words is measured on texts of records, each round on its own, in turns."""

from pathlib import Path

from viewer.bench.cases.terms import finding
from viewer.bench.rounds import LEAST_ROUNDS
from viewer.bench.stage import Stage


def test_every_round_measures_both(tmp_path: Path) -> None:
    case = finding(Stage(tmp_path, 20, LEAST_ROUNDS, lambda _text: None))
    assert case.key == "terms"
    assert len(case.candidate) == len(case.limit) == LEAST_ROUNDS
    assert all(value > 0 for value in (*case.candidate, *case.limit))
    assert "first time" in case.note
