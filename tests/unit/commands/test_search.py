"""``trial-viewer search`` as a person or a script calls it."""

import hashlib
import json
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.domain.search import Place, SearchField, SearchText, Site, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store.library import Library

LYON = Place("Lyon", "", "France", 45.764, 4.8357)
NICE = Place("Nice", "", "France", 43.7102, 7.262)


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
            study_type="INTERVENTIONAL", sponsor_class="NIH" if minimum else "INDUSTRY",
            has_results=standing is Standing.FINISHED, ends="2031-01" if minimum else "",
            enrollment=None if minimum else int(number[-1]), healthy_volunteers=False,
            open_countries=("France",) if minimum else (),
            sites=(Site(LYON if minimum else NICE, is_open=standing is Standing.OPEN),),
            texts=(SearchText(SearchField.CONDITION, condition),
                   SearchText(SearchField.TITLE, f"Title {number[-1]}"),
                   SearchText(SearchField.INTERVENTION, f"drug-{number[-1]}"),
                   SearchText(SearchField.MESH_TERM, "Eye Diseases" if minimum else "Gout")),
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
        "is_corrected": False,
        "senses": [],
        "total": 2,
        "total_is_exact": True,
        "hidden_closed": 0,
        "ways_out": [],
        "trials": [
            {
                "number": "NCT00000001",
                "title": "Title 1",
                "status": "RECRUITING",
                "standing": "may_be_open",
                "phases": ["PHASE1"],
                "conditions": ["Sjögren’s disease"],
                "matched": {"field": "condition", "text": "Sjögren’s disease"},
                "closed_countries": [],
                "nearest": None,
            },
            {
                "number": "NCT00000002",
                "title": "Title 2",
                "status": "COMPLETED",
                "standing": "finished",
                "phases": ["PHASE2"],
                "conditions": ["Sjogren Syndrome"],
                "matched": {"field": "condition", "text": "Sjogren Syndrome"},
                "closed_countries": [],
                "nearest": None,
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
        (["--age", "6 months"], "23"),
        (["--age", "216 months"], "123"),
        (["--country", "Spain", "--country", "France"], "123"),
        (["--study-type", "interventional"], "123"),
        (["--study-type", "OBSERVATIONAL"], ""),
        (["--healthy-volunteers", "no"], "123"),
        (["--healthy-volunteers", "yes", "--healthy-volunteers", "not-said"], ""),
        (["--sponsor-class", "nih"], "1"),
        (["--results", "yes"], "2"),
        (["--results", "no"], "13"),
        (["--disease", "eye diseases"], "1"),
        (["--near", "nice"], "123"),
        (["--near", "nice", "--within", "10km"], "3"),
        (["--near", "Nice, France", "--within", "200mi"], "13"),
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
    assert "Title 1\n  NCT00000001 · May be open (Recruiting) · Phase 1\n" in out
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


def test_a_place_that_is_not_clear_is_asked_for(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--near", "france", "--library", library]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Lyon, France" in err
    assert "Nice, France" in err
    assert main(["search", "--near", "Oslo", "--library", library]) == 1
    assert "Oslo" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--sort", "nearest"], ["--within", "10km"]])
def test_a_distance_needs_a_place(
    library: str, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["search", *options, "--library", library])
    assert end.value.code == 2
    assert "--near" in capsys.readouterr().err


def test_what_filters_leave_out_is_listed_with_the_reason(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--age", "17", "--hidden", "--library", library]) == 0
    left_out = capsys.readouterr().out.split("Left out by your filters:")[1]
    assert "NCT00000001" in left_out
    assert "18" in left_out
    assert "NCT00000002" not in left_out


def test_nothing_found_shows_at_least_two_ways_to_studies(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["search", "gout", "--open", "--country", "Spain", "--library", library]
    assert main(words) == 1
    assert "without the country Spain: 1" in capsys.readouterr().err
    ways = _json(capsys, *words)["ways_out"]
    assert isinstance(ways, list)
    assert len(ways) >= 2
    assert all(way["total"] > 0 for way in ways)


def test_a_country_whose_own_places_are_closed_is_marked(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["search", "--country", "France", "--library", library])
    first, second, third = capsys.readouterr().out.split("\n\n")[:3]
    assert "No open place in France" not in first
    assert "No open place in France" in second
    assert "No open place in France" in third


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--near", "nice", "--sort", "nearest"], ["3", "1", "2"]),
        (["--sort", "largest"], ["3", "2", "1"]),
        (["--sort", "ends"], ["1", "3", "2"]),
        (["--sort", "newest"], ["1", "3", "2"]),
    ],
)
def test_a_list_can_be_sorted(
    library: str, capsys: pytest.CaptureFixture[str], options: list[str], numbers: list[str]
) -> None:
    trials = _json(capsys, "search", *options, "--library", library)["trials"]
    assert isinstance(trials, list)
    assert [trial["number"][-1] for trial in trials] == numbers
