"""``trial-viewer search`` as a person or a script calls it."""

import hashlib
import json
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.domain.search import SearchField, SearchText, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> str:
    path = tmp_path / "library.db"
    digest = hashlib.sha256(b"{}").digest()
    pairs = []
    for number, condition, standing, status, phases, minimum in (
        ("NCT00000001", "Sjögren’s disease", Standing.OPEN, "RECRUITING", ("PHASE1",), 18),
        ("NCT00000002", "Sjogren Syndrome", Standing.FINISHED, "COMPLETED", ("PHASE2",), None),
        ("NCT00000003", "Gout", Standing.OPEN, "RECRUITING", (), None),
    ):
        card = TrialCard(
            number=number, title=f"Title {number[-1]}", standing=standing, statuses=(status,),
            phases=phases, conditions=(condition,), updated="2024-01-01", countries=("France",),
            minimum_age_days=minimum and minimum * 365.25, sex="FEMALE",
            texts=(SearchText(SearchField.CONDITION, condition),
                   SearchText(SearchField.TITLE, f"Title {number[-1]}"),
                   SearchText(SearchField.INTERVENTION, f"drug-{number[-1]}")),
        )  # fmt: skip
        record = StoredRecord(number=number, format="entry", body=b"{}", digest=digest)
        pairs.append((record, card))
    with Library.open(path) as opened:
        opened.put(pairs)
    return str(path)


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    main([*words, "--json"])
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert isinstance(document, dict)
    assert bool(err) == (not document["total"])  # what was not found is said there
    return document


def test_json_is_as_promised(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, "search", "sjogrens", "--library", library) == {
        "query": "sjogrens",
        "also_searched": [],
        "did_you_mean": None,
        "total": 2,
        "total_is_exact": True,
        "trials": [
            {
                "number": "NCT00000001",
                "title": "Title 1",
                "status": "RECRUITING",
                "phases": ["PHASE1"],
                "conditions": ["Sjögren’s disease"],
                "matched": {"field": "condition", "text": "Sjögren’s disease"},
            },
            {
                "number": "NCT00000002",
                "title": "Title 2",
                "status": "COMPLETED",
                "phases": ["PHASE2"],
                "conditions": ["Sjogren Syndrome"],
                "matched": {"field": "condition", "text": "Sjogren Syndrome"},
            },
        ],
    }


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ([], "123"),
        (["title", "3"], "3"),
        (["drug-2"], "2"),
        (["--open"], "13"),
        (["--status", "completed"], "2"),
        (["--status", "completed", "--status", "recruiting"], "123"),
        (["--phase", "1", "--phase", "PHASE2"], "12"),
        (["--country", "france"], "123"),
        (["--country", "Spain"], ""),
        (["--age", "17"], "23"),
        (["--age", "18"], "123"),
        (["--sex", "male"], ""),
        (["--sex", "female", "--limit", "1"], "1"),
    ],
)
def test_options_narrow_the_list(
    library: str, capsys: pytest.CaptureFixture[str], options: list[str], numbers: str
) -> None:
    document = _json(capsys, "search", *options, "--library", library)
    found = "".join(sorted(trial["number"][-1] for trial in document["trials"]))
    assert found == numbers


def test_a_person_reads_sentences(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "sjogren", "--open", "--library", library]) == 0
    out, _err = capsys.readouterr()
    assert "Title 1\n  NCT00000001 · Open to new patients (Recruiting) · Phase 1\n" in out
    assert "One study was found." in out
    assert "One study that is not open is left out." in out


def test_nothing_found_is_said_and_told_by_the_exit_code(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "zebra", "--library", library]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "No study was found" in err
    assert main(["search", "zebra", "--library", library, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["trials"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["--limit", "0"],
        ["--limit", "x"],
        ["--limit", "9" * 5000],
        ["--age", "-1"],
        ["--age", "nan"],
        ["--age", "old"],
        ["--status", "OPENISH"],
        ["--phase", "9"],
        ["--sex", "all"],
    ],
)
def test_wrong_options_end_with_2(
    library: str, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["search", "gout", "--library", library, *wrong])
    assert leaving.value.code == 2
    assert capsys.readouterr().err


def test_no_library_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.db"
    assert main(["search", "gout", "--library", str(missing)]) == 3
    assert str(missing) in capsys.readouterr().err
    assert not missing.exists()


def test_a_list_for_people_is_short_and_without_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conditions = ("Bell&#39;s Palsy", *(f"Condition {number}" for number in range(342)))
    card = TrialCard(
        number="NCT00000001", title="Palsy &amp; more", standing=Standing.OPEN, statuses=(),
        phases=(), conditions=conditions,
        texts=tuple(SearchText(SearchField.CONDITION, text) for text in conditions),
    )  # fmt: skip
    digest = hashlib.sha256(b"{}").digest()
    record = StoredRecord(number="NCT00000001", format="entry", body=b"{}", digest=digest)
    with Library.open(tmp_path / "library.db") as opened:
        opened.put([(record, card)])
    assert main(["search", "condition 341", "--library", str(tmp_path / "library.db")]) == 0
    out = capsys.readouterr().out
    assert "Palsy & more" in out
    assert "Bell's Palsy; Condition 0; " in out
    assert "and 337 more" in out
    assert "Found in: Condition 341" in out
    assert len(out) < 500
