"""What is no library, or one this program must not touch, gets a clear sentence and no change."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.domain.errors import LibraryError
from viewer.domain.search import Query, TrialCard
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.library import Library
from viewer.store.sqlite import engine

OPENERS = [Catalog, lambda path: Library.open(path, create=False), Library.open, check_library]
NAMES = ["a?mode=memory.db", "a#b.db", "a%41.db", "it's.db", "a b\tc.db", "ß肺.db", "a&b;c.db",
         b"\xff\xfe.db".decode(errors="surrogateescape")]  # fmt: skip


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def _refused(path: Path, opener: Callable[[Path], object]) -> str:
    before = _names(path.parent)
    with pytest.raises(LibraryError) as refusal:
        opener(path)
    assert _names(path.parent) == before
    sentence = str(refusal.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.fixture
def library(tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]) -> Path:
    return fill(tmp_path / "library.db", [card("NCT00000001", "Gout"), card("NCT00000002", "Flu")])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _change(path: Path, *statements: str) -> None:
    connection = engine.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"x", "not a trial library"),
        (b"NCT,Title\n" * 100, "not a trial library"),
        (b"SQLite format 3\0", "not a trial library"),
        (b"SQLite format 3\0" + b"\0" * 5000, "not a trial library"),
        (os.urandom(5000), "not a trial library"),
    ],
)
def test_files_that_are_none(
    tmp_path: Path, opener: Callable[[Path], object], content: bytes, says: str
) -> None:
    path = tmp_path / "thing.db"
    path.write_bytes(content)
    assert says in _refused(path, opener)
    assert path.read_bytes() == content


@pytest.mark.parametrize("opener", OPENERS)
def test_folders_pipes_and_devices(tmp_path: Path, opener: Callable[[Path], object]) -> None:
    folder = tmp_path / "folder.db"
    folder.mkdir()
    assert "folder" in _refused(folder, opener)
    pipe = tmp_path / "pipe.db"
    os.mkfifo(pipe)
    assert "plain file" in _refused(pipe, opener)
    link = tmp_path / "link.db"
    link.symlink_to("nowhere.db")
    assert "no library" in _refused(link, opener)
    link.unlink()
    link.symlink_to("link.db")
    _refused(link, opener)


@pytest.mark.parametrize("opener", OPENERS[:2] + OPENERS[3:])
def test_nothing_is_made_where_nothing_is(tmp_path: Path, opener: Callable[[Path], object]) -> None:
    assert "no library" in _refused(tmp_path / "missing.db", opener)


def test_no_library_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="its folder is not there"):
        Library.open(tmp_path / "missing" / "library.db")
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("opener", OPENERS)
def test_other_programs_and_newer_ones(library: Path, opener: Callable[[Path], object]) -> None:
    _change(library, "PRAGMA user_version=3")
    before = _digest(library)
    assert "newer" in _refused(library, opener)
    assert _digest(library) == before
    _change(library, "PRAGMA user_version=0")
    assert "another program" in _refused(library, opener)
    _change(library, "PRAGMA application_id=1", "PRAGMA user_version=1")
    assert "another program" in _refused(library, opener)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW extra AS SELECT 1",
        "CREATE TRIGGER eat BEFORE INSERT ON record BEGIN SELECT raise(IGNORE); END",
        "ALTER TABLE trial ADD COLUMN more TEXT GENERATED ALWAYS AS (title) VIRTUAL",
        "DROP TABLE number",
    ],
)
@pytest.mark.parametrize("opener", OPENERS)
def test_a_library_with_foreign_parts_is_not_used(
    library: Path, opener: Callable[[Path], object], statement: str
) -> None:
    _change(library, statement)
    before = _digest(library)
    assert "differs" in _refused(library, opener)
    assert _digest(library) == before


@pytest.mark.parametrize("opener", [Catalog, check_library])
def test_a_file_cut_short_is_said_to_be_damaged(
    library: Path, opener: Callable[[Path], object]
) -> None:
    os.truncate(library, 5000)
    assert "damaged" in _refused(library, opener)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_file_name_will_do(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard], name: str
) -> None:
    path = fill(tmp_path / name, [card("NCT00000001", "Gout")])
    catalog = Catalog(path)
    assert catalog.search(Query(text="gout")).total == 1
    catalog.close()
    assert check_library(path) == ()
    assert _names(tmp_path) == [name]


def test_reading_changes_nothing_and_needs_no_other_file(library: Path) -> None:
    """So that it works from a folder or disk that can only be read."""
    library.chmod(0o444)
    library.parent.chmod(0o555)
    before = _digest(library), _names(library.parent)
    try:
        catalog = Catalog(library)
        assert catalog.search(Query(text="gout", age=20)).total == 1
        assert catalog.get("NCT00000002").number == "NCT00000002"
        assert _names(library.parent) == before[1]
        catalog.close()
        assert check_library(library) == ()
    finally:
        library.parent.chmod(0o755)
    assert (_digest(library), _names(library.parent)) == before


def test_writing_sets_back_the_journal_mode_another_tool_chose(library: Path) -> None:
    _change(library, "PRAGMA journal_mode=WAL")
    Library.open(library).close()
    test_reading_changes_nothing_and_needs_no_other_file(library)


_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("opener", OPENERS[:3])
def test_a_library_held_by_another_program(library: Path, opener: Callable[[Path], object]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, library], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(LibraryError, match=r"in use by another program\. Wait"):
            opener(library)
        other.communicate()
    opened = opener(library)
    opened.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("impatient")
def test_every_method_says_when_the_library_is_held(
    library: Path, record: Callable[..., object], card: Callable[..., TrialCard]
) -> None:
    writer = Library.open(library)
    catalog = Catalog(library)
    entry = (record("NCT00000003"), card("NCT00000003", "Gout"))
    writer.put([entry])
    other = engine.connect(library, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    calls: list[Callable[[], object]] = [
        lambda: writer.digests(["NCT00000001"], "entry"),
        lambda: writer.updates(["NCT00000001"], "entry"),
        lambda: writer.put([entry]),
        lambda: writer.remove(["NCT00000001"]),
        writer.finish,
        lambda: catalog.search(Query(text="gout")),
        lambda: catalog.get("NCT00000002"),
        lambda: catalog.known(["NCT00000001"]),
        catalog.count,
        lambda: catalog.common_conditions(3),
    ]
    for call in calls:
        with pytest.raises(LibraryError, match="in use by another program"):
            call()
    other.execute("ROLLBACK")
    other.close()
    for call in calls:
        call()
    writer.close()
    catalog.close()
    assert check_library(library) == ()
