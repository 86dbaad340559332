"""``print`` from the command line, on a library of two records made here."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from viewer.cli import main
from viewer.importing.run import import_files


def _record(number: str, title: str) -> dict[str, object]:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": number, "briefTitle": title},
            "statusModule": {"overallStatus": "RECRUITING"},
            "conditionsModule": {"conditions": ["Headache"]},
            "eligibilityModule": {
                "eligibilityCriteria": "Inclusion Criteria:\n\n* Age \\>= 18 years\n* One headache"
            },
        }
    }


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    source = folder / "records.jsonl"
    records = [
        _record("NCT00000011", "Drops for headaches"),
        _record("NCT00000012", "Rest for headaches"),
    ]
    source.write_text("\n".join(map(json.dumps, records)), "utf-8")
    made = folder / "library.db"
    import_files([source], made, on_progress=lambda _: None, is_cancelled=lambda: False)
    return made


def _print(library: Path, *words: str) -> int:
    return main(["print", *words, "--library", str(library)])


def test_prints_a_study_as_pdf(library, tmp_path, capsys) -> None:
    file = tmp_path / "a.pdf"
    assert _print(library, "nct00000011", "--to", str(file)) == 0
    assert str(file) in capsys.readouterr().out
    reader = PdfReader(io.BytesIO(file.read_bytes()))
    assert reader.metadata.title == "Drops for headaches"
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Age >= 18 years" in text
    assert "Information, not medical advice." in text


@pytest.mark.parametrize(("size", "paper", "width"), [("28", "letter", 612), ("18", "a4", 595)])
def test_size_and_paper_are_taken(library, tmp_path, size, paper, width) -> None:
    file = tmp_path / "a.pdf"
    words = ("NCT00000011", "--to", str(file), "--text-size", size, "--paper", paper)
    assert _print(library, *words) == 0
    assert round(PdfReader(io.BytesIO(file.read_bytes())).pages[0].mediabox.width) == width


@pytest.mark.parametrize("kind", ["summary", "doctor", "checklist", "questions"])
def test_each_kind_of_several_studies_has_an_outline_that_tells_them_apart(
    library, tmp_path, kind
) -> None:
    file = tmp_path / "a.pdf"
    numbers = ("NCT00000011", "NCT00000012")
    assert _print(library, *numbers, "--kind", kind, "--to", str(file)) == 0
    outline = PdfReader(io.BytesIO(file.read_bytes())).outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert len(titles) == len(set(titles)) == 2
    assert _print(library, *numbers, "--kind", kind, "--to", f"{tmp_path / 'each'}/") == 0
    assert len(list((tmp_path / "each").iterdir())) == 2


def test_of_several_only_those_that_changed_are_printed(library, tmp_path, capsys) -> None:
    file = tmp_path / "a.pdf"
    words = ("--kind", "changes", "--to", str(file))
    assert _print(library, "NCT00000011", "NCT00000012", *words) == 0
    told = capsys.readouterr()
    assert "NCT00000011, NCT00000012" in told.err
    assert not file.exists()
    assert _print(library, "NCT00000011", *words) == 0
    assert "has not changed" in PdfReader(file).pages[0].extract_text()


@pytest.mark.parametrize("ending", ["pdf", "html", "txt"])
def test_several_go_into_one_file_and_a_missing_one_is_named(
    library, tmp_path, capsys, ending
) -> None:
    file = tmp_path / f"a.{ending}"
    numbers = ("NCT00000011", "NCT99999999", "NCT00000012", "NCT00000011")
    assert _print(library, *numbers, "--to", str(file)) == 1
    assert "NCT99999999" in capsys.readouterr().err
    content = file.read_bytes()
    if ending == "pdf":
        pages = PdfReader(io.BytesIO(content)).pages
        content = "\n".join(page.extract_text() for page in pages).encode()
    for title in (b"Drops for headaches", b"Rest for headaches"):
        assert title in content
    assert content.count(b"Age >= 18 years" if ending != "html" else b"Age &gt;= 18 years") == 2


def test_nothing_is_written_when_nothing_is_found(library, tmp_path, capsys) -> None:
    file = tmp_path / "a.pdf"
    assert _print(library, "NCT99999999", "--to", str(file)) == 1
    assert "NCT99999999" in capsys.readouterr().err
    assert not file.exists()


def test_only_the_parts_asked_for_are_printed(library, tmp_path) -> None:
    file = tmp_path / "a.txt"
    assert _print(library, "NCT00000011", "--to", str(file), "--sections", "join, contacts") == 0
    text = file.read_text("utf-8")
    assert "Age >= 18 years" in text
    assert "[1]" not in text
    for heading in ("At a glance", "Words used here", "Where each part comes from"):
        assert heading not in text
    # What became of the study is never left out.
    assert "This study is open to new patients." in text


@pytest.mark.parametrize(
    "words",
    [
        ("NCT00000011",),
        ("NCT00000011", "--to", "a.doc"),
        ("NCT00000011", "--to", "a.pdf", "--text-size", "13"),
        ("NCT00000011", "--to", "a.pdf", "--paper", "a5"),
        ("NCT00000011", "--to", "a.pdf", "--kind", "poster"),
        ("NCT00000011", "--to", "a.pdf", "--sections", "join,weather"),
        ("--to", "a.pdf"),
    ],
)
def test_wrong_use_is_told_with_exit_code_2(library, words, capsys) -> None:
    with pytest.raises(SystemExit) as raised:
        _print(library, *words)
    assert raised.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(library, tmp_path, capsys) -> None:
    file = tmp_path / "missing" / "a.pdf"
    assert _print(library, "NCT00000011", "--to", str(file)) == 1
    assert str(file.parent) in capsys.readouterr().err


def test_a_library_that_is_none_gives_exit_code_3(tmp_path, capsys) -> None:
    other = tmp_path / "other.db"
    other.write_text("no library")
    assert _print(other, "NCT00000011", "--to", str(tmp_path / "a.pdf")) == 3
    assert "other.db" in capsys.readouterr().err


def test_needs_neither_display_nor_qt(library, tmp_path) -> None:
    code = (
        "import sys; from viewer.cli import main; code = main(sys.argv[1:]); "
        "assert not any(name.startswith('PySide6') for name in sys.modules); sys.exit(code)"
    )
    words = ["print", "NCT00000011", "--to", str(tmp_path / "a.pdf"), "--library", str(library)]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", ["doctor", "checklist"])
def test_each_study_gets_a_file_of_its_own_in_a_folder(library, tmp_path, capsys, kind) -> None:
    folder = f"{tmp_path / 'to take along'}/"
    words = ("NCT00000011", "NCT00000012", "--to", folder, "--kind", kind)
    assert _print(library, *words) == 0
    names = [path.name for path in sorted((tmp_path / "to take along").iterdir())]
    assert names == [f"NCT00000011-{kind}.pdf", f"NCT00000012-{kind}.pdf"]
    assert "2 files saved in" in capsys.readouterr().out
