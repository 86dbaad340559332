"""What a record read like before it changed is kept beside it."""

import hashlib
import json
from pathlib import Path

import pytest

from viewer.domain.card import card_of
from viewer.domain.search import StoredRecord
from viewer.registries.reading import read_trial
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.earlier import KEPT
from viewer.store.library import Library
from viewer.store.sqlite import connect

NUMBER = "NCT00000001"


def put(path: Path, title: str, day: str, number: str = NUMBER) -> bytes:
    sections = {
        "identificationModule": {"nctId": number, "briefTitle": title},
        "statusModule": {"overallStatus": "RECRUITING"},
    }
    body = json.dumps({"protocolSection": sections}).encode()
    record = StoredRecord(number, "ctgov-v2", body, hashlib.sha256(body).digest(), day)
    with Library.open(path) as library:
        library.put([(record, card_of(read_trial("ctgov-v2", body)))])
        library.finish()
    return body


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def ask(path: Path, number: str = NUMBER):
    catalog = Catalog(path)
    try:
        return catalog.earlier(number, "ctgov-v2"), catalog.changed([NUMBER, "NCT00000002"])
    finally:
        catalog.close()


def test_a_new_record_has_none_and_the_same_again_neither(path: Path) -> None:
    put(path, "first", "2026-01-01")
    put(path, "first", "2026-01-02")
    assert ask(path) == ((), {})


def test_the_last_versions_are_kept_byte_for_byte(path: Path) -> None:
    put(path, "another", "2026-01-01", "NCT00000002")
    bodies = [put(path, f"version {count}", f"2026-01-{count:02}") for count in range(1, KEPT + 4)]
    earlier, changed = ask(path)
    assert [one.record.body for one in earlier] == bodies[-2 : -KEPT - 2 : -1]
    assert earlier[0].record.imported == f"2026-01-{KEPT + 2:02}"
    assert earlier[0].replaced == f"2026-01-{KEPT + 3:02}"
    assert changed == {NUMBER: hashlib.sha256(bodies[-1]).digest()}
    assert check_library(path) == ()


def test_what_is_taken_out_leaves_nothing(path: Path) -> None:
    put(path, "first", "2026-01-01")
    put(path, "second", "2026-01-02")
    with Library.open(path) as library:
        library.remove([NUMBER])
    put(path, "third", "2026-01-03")
    assert ask(path) == ((), {})


def test_a_strange_table_of_that_name_is_left_alone(path: Path) -> None:
    put(path, "first", "2026-01-01")
    connection = connect(path, "rw")
    connection.execute("CREATE TABLE earlier (number TEXT)")
    connection.close()
    put(path, "second", "2026-01-02")
    assert ask(path) == ((), {})
