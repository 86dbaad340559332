"""``trial-viewer show`` on a real library file."""

import json
from pathlib import Path
from typing import Any

import pytest

from viewer.cli import main
from viewer.importing.run import import_files
from viewer.pages.blocks import Tab
from viewer.store.sqlite import engine

RECORD: dict[str, Any] = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT00000001",
            "briefTitle": "A study of our own whose title is longer than one line of a terminal is",
        },
        "statusModule": {"overallStatus": "RECRUITING"},
        "conditionsModule": {"conditions": ["Thirst"]},
        "eligibilityModule": {"eligibilityCriteria": "Inclusion Criteria:\n\n* Dry \\> wet"},
        "newModule": {"deep": [{"leaf": "kept"}]},
    }
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    record = tmp_path / "record.json"
    record.write_text(json.dumps(RECORD), "utf-8")
    path = tmp_path / "library.db"
    import_files([record], path, on_progress=lambda _: None, is_cancelled=lambda: False)
    return path


def test_a_study_is_read_in_its_tabs(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nct 00000001", "--library", str(library)]) == 0
    shown = capsys.readouterr()
    assert not shown.err
    for title in ("Overview", "Eligibility", "Places and contacts", "Sources"):
        assert f"\n{title}\n" in shown.out
    assert "Dry > wet" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 78


def test_one_tab_can_be_asked_for(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "NCT00000001", "--library", str(library), "--tab", "eligibility"])
    out = capsys.readouterr().out
    assert "Eligibility" in out
    assert "Whom to ask" not in out


def test_json_is_one_document_of_the_agreed_shape(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "NCT00000001", "--library", str(library), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document.keys() == {"number", "tabs"}
    assert list(document["tabs"]) == [tab.value for tab in Tab]
    for tab in document["tabs"].values():
        assert tab.keys() == {"title", "blocks"}
        for block in tab["blocks"]:
            assert {"kind", "text", "origin"} <= block.keys()
    tree = document["tabs"]["sources"]["blocks"][-1]
    assert tree["kind"] == "record_tree"
    assert tree["record"] == RECORD


def test_studies_like_it_stand_at_the_end_of_the_overview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for number in ("NCT00000001", "NCT00000002"):
        record = json.loads(json.dumps(RECORD))
        record["protocolSection"]["identificationModule"]["nctId"] = number
        record["protocolSection"]["conditionsModule"] = {"conditions": ["Asthma"]}
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps(record), "utf-8")
    path = tmp_path / "two.db"
    import_files(files, path, on_progress=lambda _: None, is_cancelled=lambda: False)
    main(["show", "NCT00000001", "--library", str(path), "--json", "--tab", "overview"])
    links = json.loads(capsys.readouterr().out)["tabs"]["overview"]["blocks"][-1]
    assert links["kind"] == "trial_links"
    assert "NCT00000002" in links["text"]
    assert "Same illness: Asthma." in links["text"]


def test_json_of_one_tab_holds_only_that(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "NCT00000001", "--library", str(library), "--json", "--tab", "outcomes"])
    assert list(json.loads(capsys.readouterr().out)["tabs"]) == ["outcomes"]


def test_a_number_that_is_not_there_says_what_to_try(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "NCT99999999", "--library", str(library)]) == 1
    shown = capsys.readouterr()
    assert not shown.out
    assert "NCT99999999" in shown.err
    assert "search" in shown.err
    assert main(["show", "thirst", "--library", str(library)]) == 1
    assert "NCT00000001" in capsys.readouterr().err


def test_a_tab_nobody_knows_is_wrong_usage(library: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["show", "NCT00000001", "--library", str(library), "--tab", "everything"])
    assert stopped.value.code == 2


def test_one_damaged_study_is_exit_code_1(library: Path, tmp_path: Path) -> None:
    connection = engine.connect(library, isolation_level=None)
    connection.execute("UPDATE record SET body = x'00'")
    connection.close()
    assert main(["show", "NCT00000001", "--library", str(library)]) == 1
    to = ["--to", str(tmp_path / "a.txt")]
    assert main(["print", "NCT00000001", "--library", str(library), *to]) == 1
    assert not (tmp_path / "a.txt").exists()
    connection = engine.connect(library, isolation_level=None)
    connection.execute("DROP TABLE tier1")
    connection.close()
    assert main(["show", "NCT00000001", "--library", str(library)]) == 3
    assert main(["print", "NCT00000001", "--library", str(library), *to]) == 3
