"""Many records at once: they wait, are listed in one go, and nobody is kept from searching."""

import os
import pickle
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.domain.errors import LibraryError, StoppedError
from viewer.domain.search import Place, Query, Site, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store import rank
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.library import Library

ROOT = Path(__file__).resolve().parents[3]
PARIS = Place("Paris", "", "France", 48.85, 2.35)
LYON = Place("Lyon", "", "France", 45.76, 4.84)

Pairs = list[tuple[StoredRecord, TrialCard]]


@pytest.fixture
def many(record: Callable[..., StoredRecord], card: Callable[..., TrialCard]) -> Pairs:
    """More records than are listed at once."""
    cards = [
        card(
            f"NCT{number:08}",
            "Gout",
            f"Disease {number % 7}",
            updated=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            standing=Standing.OPEN if number % 3 else Standing.FINISHED,
            countries=("France", "Spain")[: number % 3],
            open_countries=("France",) if number % 3 == 2 else (),
            sites=(Site(PARIS, number % 2 == 0), Site(LYON, is_open=False))[: number % 3],
        )
        for number in range(600)
    ]
    return [(record(card.number), card) for card in cards]


def _numbers(path: Path, text: str = "") -> list[str]:
    catalog = Catalog(path)
    found = [hit.number for hit in catalog.search(Query(text=text, limit=2000)).hits]
    catalog.close()
    return found


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def _in_batches(library: Library, pairs: Pairs, size: int = 200) -> None:
    for start in range(0, len(pairs), size):
        library.put(pairs[start : start + size])


def test_many_at_once_and_one_by_one_come_to_the_same(tmp_path: Path, many: Pairs) -> None:
    mixed = random.Random(3).sample(many, len(many))
    with Library.open(tmp_path / "bulk.db") as library:
        _in_batches(library, many)
        library.finish()
    with Library.open(tmp_path / "slow.db") as library:
        for start in range(0, len(mixed), 40):
            library.put(mixed[start : start + 40])
            library._changed = 0  # so that each few are listed at once
    for path in (tmp_path / "bulk.db", tmp_path / "slow.db"):
        assert check_library(path) == ()
    assert _numbers(tmp_path / "bulk.db") == _numbers(tmp_path / "slow.db")
    for sql in (
        "SELECT city, trials FROM place ORDER BY city",
        "SELECT * FROM condition ORDER BY name",
        "SELECT * FROM tier2_term ORDER BY term",
    ):
        assert _rows(tmp_path / "bulk.db", sql) == _rows(tmp_path / "slow.db", sql)


def test_many_updates_of_one_day_find_room_in_the_middle_of_the_list(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    def pairs(numbers: range, updated: str) -> Pairs:
        cards = [card(f"NCT{number:08}", "Gout", updated=updated) for number in numbers]
        return [(record(one.number), one) for one in cards]

    path = tmp_path / "day.db"
    with Library.open(path) as library:
        library.put(pairs(range(1000), "2024-01-01") + pairs(range(5000, 6700), "2026-01-01"))
        library.finish()
        library.put(pairs(range(2000, 2240), "2025-01-01"))
        library.put(pairs(range(3000, 3010), "2025-01-01"))
        library.finish()
    wanted = [*range(5000, 6700), *range(2000, 2240), *range(3000, 3010), *range(1000)]
    catalog = Catalog(path)
    hits = catalog.search(Query(text="gout", limit=4000)).hits
    catalog.close()
    assert [int(hit.number[3:]) for hit in hits] == wanted
    assert not _rows(path, "SELECT * FROM waiting")
    assert check_library(path) == ()


def test_the_order_is_exact_where_no_room_is_left(tmp_path: Path, many: Pairs) -> None:
    """Two hundred trials that all belong between the same two."""
    path = tmp_path / "library.db"
    first, *between = [pair for pair in many if pair[1].standing is Standing.OPEN][:202]
    same_day = [(held, card._replace(updated="2024-02-02")) for held, card in (first, *between)]
    with Library.open(path) as library:
        library.put([same_day[0], same_day[-1]])
        library.finish()
        for start in range(1, len(same_day) - 1, 5):
            library.put(same_day[start : start + 5])
    assert _numbers(path) == sorted(card.number for _held, card in same_day)
    assert check_library(path) == ()
    assert _rows(path, "SELECT * FROM waiting") == []


def test_open_trials_lie_below_one_rank_and_others_above(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        _in_batches(library, many)
        library.finish()
        library.put([(many[0][0], many[0][1]._replace(standing=Standing.OPEN))])
    found = _rows(path, f"SELECT DISTINCT rank < {rank.OPEN_END}, later FROM trial")
    assert sorted(found) == [(0, 1), (1, 0)]


def test_what_waits_is_listed_by_the_next_finish(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        _in_batches(library, many)
    assert check_library(path) == ()
    assert len(_numbers(path)) == 200
    with Library.open(path) as library:
        library.remove([many[0][1].number, many[-1][1].number])
        library.finish()
    assert len(_numbers(path)) == 598
    assert check_library(path) == ()


def test_a_cancelled_finish_loses_nothing(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    told: list[float] = []
    with Library.open(path) as library:
        _in_batches(library, many)
        with pytest.raises(StoppedError):
            library.finish(told.append, lambda: bool(told))
        assert len(_numbers(path)) == 200
        library.finish(told.append)
    assert told[-1] == 1
    assert len(_numbers(path)) == 600
    assert check_library(path) == ()


def test_others_search_the_old_list_during_a_batch(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.put(many[:100])
        catalog = Catalog(path)
        with library.at_once():
            library.put(many[100:200])
            assert len(catalog.search(Query(limit=2000)).hits) == 100
            fresh = Catalog(path)
            assert fresh.count() == 100
            fresh.close()
        assert catalog.count() == 200
        catalog.close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_a_changed_row_is_a_finding(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        _in_batches(library, many)
        library.finish()
    for sql in (
        "UPDATE facet SET size = 7 WHERE rank = (SELECT min(rank) FROM facet)",
        "UPDATE trial_country SET open = 1 - open",
        "UPDATE place SET trials = trials + 1",
        "UPDATE trial SET title = 'x' WHERE rank = (SELECT max(rank) FROM trial)",
        "UPDATE tier1_term SET trials = trials + 1 WHERE term = 'gout'",
        "DELETE FROM record WHERE id = 5",
    ):
        harmed = tmp_path / "harmed.db"
        harmed.write_bytes(path.read_bytes())
        connection = sqlite3.connect(harmed)
        connection.execute(sql)
        connection.commit()
        connection.close()
        assert len(check_library(harmed)) == 1, sql


_PUT = """
import pickle, sys
from pathlib import Path
from viewer.store.library import Library
batch = pickle.load(sys.stdin.buffer)
with Library.open(Path(sys.argv[1])) as library:
    print("begun", flush=True)
    for start in range(0, len(batch), 60):
        library.put(batch[start:start + 60])
    print("put", flush=True)
    library.finish()
"""


def test_a_kill_at_any_moment_leaves_a_whole_library(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    chance = random.Random(11)
    before = 0
    for attempt in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", _PUT, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as putting:
            assert putting.stdin is not None
            assert putting.stdout is not None
            pickle.dump(many, putting.stdin)
            putting.stdin.close()
            for _ in range(1 + attempt % 2):  # while records go in, and while they are listed
                putting.stdout.readline()
            for _ in range(chance.randrange(200_000)):
                pass
            putting.kill()
        assert check_library(path) == ()
        stored = int(str(_rows(path, "SELECT count(*) FROM record")[0][0]))
        assert stored >= before
        before = stored
    with Library.open(path) as library:
        library.finish()
    assert len(_numbers(path)) == before == 600
    assert check_library(path) == ()


def test_a_damaged_card_is_said_and_nothing_changes(tmp_path: Path, many: Pairs) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        _in_batches(library, many)
        library._connection.execute("UPDATE card SET body = x'00' WHERE record = 3")
        with pytest.raises(LibraryError, match="is damaged"):
            library.finish()
    assert len(_numbers(path)) == 200
