"""``trial-viewer export``."""

from pathlib import Path

import pytest

from viewer.cli import main

ROOT = Path(__file__).resolve().parents[3]


def test_saves_what_is_found_and_names_what_is_not(tmp_path, capsys) -> None:
    target = tmp_path / "studies.csv"
    library = str(ROOT / "data.db")
    words = ["export", "NCT04781309", "NCT99999999", "--library", library, "--to", str(target)]
    assert main(words) == 1
    said = capsys.readouterr()
    assert "NCT99999999" in said.err
    assert str(target) in said.out
    assert b"NCT04781309" in target.read_bytes()


def test_a_name_without_a_known_ending_is_wrong_use(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "NCT04781309", "--to", str(tmp_path / "x.doc")])
    assert stopped.value.code == 2
    assert ".ris" in capsys.readouterr().err
