"""A library of the first layout becomes one of the newest, whole, with a copy beside it."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.domain.card import card_of
from viewer.domain.errors import LibraryError
from viewer.domain.search import Query, StoredRecord, TrialCard
from viewer.importing.run import import_files
from viewer.registries.reading import read_trial
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.library import Library
from viewer.store.migrating import copy_beside, migrate, needs_migration

ROOT = Path(__file__).resolve().parents[3]
FIRST = ROOT / "tests" / "data" / "library-1.db"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FIRST, tmp_path / "library.db"))


def _reread(record: StoredRecord) -> TrialCard:
    return card_of(read_trial(record.format, record.body))


def _tables(path: Path, *tables: str) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    found = [sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables]
    connection.close()
    return found


def _numbers(path: Path) -> list[str]:
    return [str(row[1]) for row in _tables(path, "record")[0]]


def test_reading_one_says_what_to_do(old: Path) -> None:
    before = old.read_bytes()
    assert needs_migration(old)
    for opener in (Catalog, check_library):
        with pytest.raises(LibraryError, match="older Trial Viewer"):
            opener(old)
    assert old.read_bytes() == before


def test_it_becomes_what_importing_makes(
    old: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    told: list[float] = []
    migrate(old, told.append, _reread)
    assert not needs_migration(old)
    assert check_library(old) == ()
    assert told == sorted(told)
    assert told[-1] == 1
    entries = [ROOT / "resources" / "starter" / f"{number}.json" for number in _numbers(FIRST)]
    anew = tmp_path_factory.mktemp("anew") / "library.db"
    import_files(entries, anew, on_progress=lambda _progress: None, is_cancelled=lambda: False)
    tables = ("trial", "facet", "number", "condition", "tier1_term", "tier2_term", "waiting")
    assert _tables(old, *tables) == _tables(anew, *tables)
    copy = copy_beside(old)
    assert sorted(file.name for file in old.parent.iterdir()) == [copy.name, old.name]
    assert _tables(copy, "record") == _tables(FIRST, "record")
    assert needs_migration(copy)


def test_opening_to_write_migrates_and_every_record_stays(old: Path) -> None:
    Library.open(old).close()
    catalog = Catalog(old)
    assert len(catalog.search(Query()).hits) == 3
    for _id, number, form, _updated, imported, digest, _body in _tables(FIRST, "record")[0]:
        stored = catalog.get(str(number), str(form))
        assert (stored.digest, stored.imported) == (digest, imported)
    catalog.close()
    assert check_library(old) == ()


def test_a_damaged_record_stays_damaged_and_the_rest_is_kept(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("UPDATE record SET body = x'00' WHERE id = 2")
    connection.commit()
    connection.close()
    migrate(old)
    (finding,) = check_library(old)
    assert "is damaged. Import it again" in finding
    with Library.open(old) as library:
        digests = library.digests(["NCT01988506", "NCT04781309", "NCT06991114"], "entry")
    assert sorted(map(len, digests.values())) == [0, 32, 32]


def test_a_damaged_card_leaves_the_library_as_it_was(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("UPDATE card SET body = x'00' WHERE record = 2")
    connection.commit()
    connection.close()
    before = _tables(old, "record", "card", "trial")
    with pytest.raises(LibraryError, match="is damaged"):
        migrate(old)
    assert needs_migration(old)
    assert _tables(old, "record", "card", "trial") == before


_MIGRATE = """
import sys
from pathlib import Path
from viewer.store.migrating import migrate
migrate(Path(sys.argv[1]), lambda part: print(part, flush=True))
"""


def test_a_kill_leaves_the_old_library_or_the_new(tmp_path: Path) -> None:
    chance = random.Random(2)
    for attempt in range(4):
        path = Path(shutil.copyfile(FIRST, tmp_path / f"{attempt}.db"))
        with subprocess.Popen(
            [sys.executable, "-c", _MIGRATE, path],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as migrating:
            assert migrating.stdout is not None
            for _ in range(attempt):
                migrating.stdout.readline()
            for _ in range(chance.randrange(20_000)):
                pass
            migrating.kill()
        Library.open(path).close()
        assert check_library(path) == ()
        assert len(_tables(path, "record")[0]) == 3
        if copy_beside(path).exists():
            assert _tables(copy_beside(path), "record") == _tables(FIRST, "record")
