"""``trial-viewer check`` says whether a library is whole."""

import hashlib
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.domain.search import SearchField, SearchText, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store.library import Library
from viewer.store.sqlite import engine, sqlite_version


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    card = TrialCard(
        number="NCT00000001", title="T", standing=Standing.OPEN, statuses=(), phases=(),
        conditions=("Gout",), texts=(SearchText(SearchField.CONDITION, "Gout"),),
    )  # fmt: skip
    record = StoredRecord(
        number="NCT00000001", format="entry", body=b"1", digest=hashlib.sha256(b"1").digest()
    )
    with Library.open(path) as opened:
        opened.put([(record, card)])
    return path


def test_a_whole_library(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = library.read_bytes()
    assert main(["check", "--library", str(library)]) == 0
    out, err = capsys.readouterr()
    assert "is whole. It holds one study" in out
    assert sqlite_version() in out
    assert not err
    assert library.read_bytes() == before


def test_a_damaged_record_is_named(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = engine.connect(library, isolation_level=None)
    connection.execute("UPDATE record SET digest = zeroblob(32)")
    connection.close()
    assert main(["check", "--library", str(library)]) == 1
    assert "The record of NCT00000001 is damaged. Import it again." in capsys.readouterr().err


def test_what_is_no_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "thing.db"
    path.write_text("x" * 1000)
    assert main(["check", "--library", str(path)]) == 3
    assert "not a trial library" in capsys.readouterr().err


def test_a_library_without_its_index_cannot_be_used(library: Path) -> None:
    connection = engine.connect(library, isolation_level=None)
    connection.execute("DROP TABLE tier2")
    connection.close()
    assert main(["check", "--library", str(library)]) == 3
