"""Other programs read what is saved for them, and nothing in it can do harm."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.errors import PrintError
from viewer.exporting.citation import citation
from viewer.exporting.records import records
from viewer.exporting.references import references
from viewer.exporting.saving import export
from viewer.exporting.table import safe_cell, table
from viewer.importing.run import import_files
from viewer.opening import open_trial
from viewer.store.catalog import Catalog


def rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_spreadsheet_program_finds_words_and_columns(make) -> None:
    content = table([make("Cherries, “sour”\nand sweet"), make("Äpfel")])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3
    first, second = rows(content)
    assert first["Title"] == "Cherries, “sour” and sweet"
    assert second["Title"] == "Äpfel"
    assert (first["Number"], first["Status"], first["Start"]) == (
        "NCT90000001", "RECRUITING", "2024-03",
    )  # fmt: skip
    assert first["Illness"] == "Gout; Pain, Joint"
    assert first["Countries"] == "Switzerland"
    assert first["Address"].startswith("https://")


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝"])
def test_no_cell_is_a_formula(make, beginning: str) -> None:
    (row,) = rows(table([make(f"{beginning}HYPERLINK(1)")]))
    assert row["Title"].startswith("'")
    assert row["Title"].endswith("HYPERLINK(1)")


def test_a_zero_before_a_formula_hides_nothing() -> None:
    assert safe_cell("\0=1+1") == "'=1+1"


@given(text=st.text())
def test_a_cell_is_one_line_and_loses_no_word(text: str) -> None:
    cell = safe_cell(text)
    assert cell.removeprefix("'").split() == text.replace("\0", " ").split() or cell.startswith("'")
    assert not set(cell) & set("\r\n\t\0")
    assert not cell.startswith(("=", "+", "-", "@"))


def test_records_come_back_byte_for_byte(starter_folder, make, tmp_path) -> None:
    library, again = tmp_path / "one.db", tmp_path / "two.db"
    one = tmp_path / "one.json"
    one.write_bytes(make().record.body)
    entries = [starter_folder / f"{number}.json" for number in ("NCT04781309", "NCT06991114")]
    take = {"on_progress": lambda _progress: None, "is_cancelled": lambda: False}
    import_files([one, *entries], library, **take)
    numbers = ["NCT90000001", "NCT04781309", "NCT06991114"]
    catalog = Catalog(library)
    saved = [open_trial(catalog, number) for number in numbers]
    catalog.close()
    export(saved, tmp_path / "saved.json")
    report = import_files([tmp_path / "saved.json"], again, **take)
    assert (report.new, report.problems) == (3, 0)
    catalog = Catalog(again)
    assert [catalog.get(number).body for number in numbers] == [one.record.body for one in saved]
    catalog.close()
    assert len(json.loads(records(saved))) == 3


def test_a_reference_has_its_tags_and_no_text_ends_it(make) -> None:
    text = references([make("Cherries\r\nER  - ")]).decode()
    lines = text.split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert [line for line in lines if line.startswith("ER  -")] == ["ER  - "]
    assert [line for line in lines if line.startswith("TY  -")] == ["TY  - ELEC"]
    for line in (
        "TI  - Cherries ER -",
        "AU  - Invented Institute",
        "PY  - 2025",
        "DA  - 2025/09/05",
        "AN  - NCT90000001",
        "Y2  - 2026/01/02",
        "KW  - Gout",
    ):
        assert line in lines


def test_a_citation_says_source_days_and_address(make) -> None:
    assert citation(make("Cherries in gout.")) == (
        "Cherries in gout. NCT90000001. ClinicalTrials.gov, record of 5 September 2025. "
        "Copied 2 January 2026. https://clinicaltrials.gov/study/NCT90000001"
    )


def test_another_ending_is_refused_by_name(make, tmp_path) -> None:
    with pytest.raises(PrintError, match=r"x\.doc.*\.csv, \.json, \.ris"):
        export([make()], tmp_path / "x.doc")
    assert not list(tmp_path.iterdir())
