"""Records go in whole and come out as they were."""

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.domain.errors import LibraryError
from viewer.domain.search import Query, SearchField, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.library import Library
from viewer.store.sqlite import engine

ROOT = Path(__file__).resolve().parents[3]


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def _contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = engine.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema "
             "WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")]  # fmt: skip
    found = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}
    connection.close()
    return found


def test_bodies_come_back_byte_for_byte(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    path = tmp_path / "library.db"
    bodies = [b"", b"\0", os.urandom(70_000), b"{}" * 600_000, "{ü}\r\n".encode("utf-16")]
    with Library.open(path) as library:
        library.put(
            [
                (record(f"NCT0000000{n}", "entry", body), card(f"NCT0000000{n}", "Gout"))
                for n, body in enumerate(bodies)
            ]
        )
    catalog = Catalog(path)
    for n, body in enumerate(bodies):
        stored = catalog.get(f"nct0000000{n}")
        assert stored.body == body
        assert stored.digest == hashlib.sha256(body).digest()
    catalog.close()


def test_a_new_version_takes_the_place_of_the_old(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    path = tmp_path / "library.db"
    old = record("NCT00000001", "ctgov-v2", b"old")
    new = record("NCT00000001", "ctgov-v2", b"new")
    with Library.open(path) as library:
        library.put([(old, card("NCT00000001", "Gout", numbers=("NCT00000001", "OLD-1234")))])
        library.put([(new, card("NCT00000001", "Lupus", standing=Standing.STOPPED))])
        assert library.digests(["NCT00000001", "NCT9"], "ctgov-v2") == {"NCT00000001": new.digest}
        assert library.digests(["NCT00000001"], "entry") == {}
    catalog = Catalog(path)
    assert catalog.search(Query(text="gout")).total == 0
    assert catalog.search(Query(text="lupus")).hits[0].standing is Standing.STOPPED
    assert catalog.get("NCT00000001").body == b"new"
    assert catalog.known(["OLD-1234", "NCT00000001"]) == {"NCT00000001"}
    assert catalog.count() == 1
    catalog.close()
    assert check_library(path) == ()


def test_of_two_formats_the_one_updated_last_is_listed_and_both_are_kept(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    path = tmp_path / "library.db"
    number = "NCT00000001"

    def put(form: str, updated: str, condition: str) -> str:
        with Library.open(path) as library:
            body = form.encode() + updated.encode()
            library.put([(record(number, form, body), card(number, condition, updated=updated))])
        assert check_library(path) == ()
        catalog = Catalog(path)
        hit = catalog.search(Query()).hits[0]
        assert [h.number for h in catalog.search(Query(text=hit.conditions[0])).hits] == [number]
        shown = catalog.get(number).format
        assert catalog.get(number, form).body == body
        catalog.close()
        return f"{shown} {hit.conditions[0]}"

    assert put("entry", "2024-01-01", "Gout") == "entry Gout"
    assert put("ctgov-v2", "2024-02-01", "Lupus") == "ctgov-v2 Lupus"
    assert put("entry", "2024-01-15", "Scurvy") == "ctgov-v2 Lupus"
    assert put("entry", "2024-03-01", "Scurvy") == "entry Scurvy"
    assert put("entry", "2023-03-01", "Scurvy") == "ctgov-v2 Lupus"


def test_the_later_of_two_in_one_batch_counts(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.put(
            [(record("NCT00000001", body=body), card("NCT00000001")) for body in (b"1", b"2")]
        )
    catalog = Catalog(path)
    assert catalog.get("NCT00000001").body == b"2"
    catalog.close()


def test_wrong_pairs_are_refused_and_nothing_of_the_batch_stays(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    path = tmp_path / "library.db"
    good = (record("NCT00000001"), card("NCT00000001"))
    false = StoredRecord(number="NCT00000002", format="entry", body=b"1", digest=b"2")
    with Library.open(path) as library:
        with pytest.raises(ValueError, match="digest"):
            library.put([good, (false, card("NCT00000002"))])
        with pytest.raises(ValueError, match="card of"):
            library.put([good, (record("NCT00000002"), card("NCT00000003"))])
        assert library.digests(["NCT00000001"], "entry") == {}


def test_half_a_character_does_not_stop_an_import(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    odd = card(
        "NCT00000001", "Go\ud800ut", title="T\udfff", place="\ud800", countries=("\ud800",),
        statuses=("\ud800",), more=((SearchField.KEYWORD, "\ud800 lupus\0 rash"),),
    )  # fmt: skip
    path = fill(tmp_path / "library.db", [odd])
    assert check_library(path) == ()
    catalog = Catalog(path)
    assert catalog.search(Query(text="rash")).hits[0].title == "T?"
    catalog.close()
    fill(path, [card("NCT00000001", "Gout")])
    assert check_library(path) == ()


def test_the_same_records_make_the_same_library(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    cards = [card(f"NCT000000{n:02}", "Gout", f"Disease {n}", "Sjögren's") for n in range(30)]
    one = fill(tmp_path / "one.db", cards)
    other = fill(tmp_path / "other.db", cards)
    assert _contents(one) == _contents(other)
    with one.open("rb") as file:
        assert file.read(20)[18:] == b"\1\1"  # no write-ahead log: it opens from any folder


def test_nothing_lies_beside_a_library_that_was_closed(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    fill(tmp_path / "library.db", [card("NCT00000001", "Gout")])
    assert _names(tmp_path) == ["library.db"]


def test_a_full_disk_leaves_the_library_as_it_was(
    tmp_path: Path, record: Callable[..., StoredRecord], card: Callable[..., TrialCard]
) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.put([(record("NCT00000001"), card("NCT00000001", "Gout"))])
        library._connection.execute("PRAGMA max_page_count=40")
        batch = [
            (record(f"NCT0000001{n}", body=os.urandom(50_000)), card(f"NCT0000001{n}", "Flu"))
            for n in range(9)
        ]
        with pytest.raises(LibraryError, match="disk is full"):
            library.put(batch)
        assert library.digests([held.number for held, _ in batch], "entry") == {}
    assert check_library(path) == ()


_PUT_FOR_EVER = """
import hashlib, os, sys
from pathlib import Path
from viewer.domain.search import SearchField, SearchText, StoredRecord, TrialCard
from viewer.domain.standing import Standing
from viewer.store.library import Library
from viewer.store.sqlite import engine

def pair(number):
    body = os.urandom(3000)
    card = TrialCard(number=number, title="T", standing=Standing.OPEN, statuses=(), phases=(),
        conditions=("Gout",), texts=(SearchText(SearchField.CONDITION, "Gout " + number),))
    digest = hashlib.sha256(body).digest()
    return StoredRecord(number=number, format="entry", body=body, digest=digest), card

with Library.open(Path(sys.argv[1])) as library:
    for batch in range(10**6):
        # Half of each batch replaces what is there.
        library.put([pair(f"NCT{batch * 10 + n:08}") for n in range(20)])
        print("put", flush=True)
"""


def test_a_killed_import_leaves_whole_batches(tmp_path: Path) -> None:
    chance = random.Random(5)
    for attempt in range(6):
        path = tmp_path / f"{attempt}.db"
        with subprocess.Popen(
            [sys.executable, "-c", _PUT_FOR_EVER, path],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as importing:
            assert importing.stdout is not None
            told = chance.randrange(1, 6)
            for _ in range(told):
                importing.stdout.readline()
            # A moment of the next batch that differs from attempt to attempt.
            for _ in range(chance.randrange(40_000)):
                pass
            importing.kill()
        catalog = Catalog(path)
        count = catalog.count()
        assert count % 10 == 0
        assert count >= 10 * told + 10
        assert catalog.search(Query(text="gout", limit=2000)).total == count
        catalog.close()
        assert check_library(path) == ()
        with Library.open(path) as library:
            library.remove(["NCT00000000"])
        assert check_library(path) == ()
