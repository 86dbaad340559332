"""One rule says how a study stands on the day somebody reads of it, in lists and on pages alike."""

import gzip
import json
import random
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from viewer.domain.card import card_of
from viewer.domain.search import Query, StoredRecord, TrialCard
from viewer.domain.standing import Standing, is_a_year_old, is_past, standing_now
from viewer.plain.flags import FlagKind, flags
from viewer.plain.standing_today import doubt_sentence, standing_today
from viewer.registries.reading import read_trial
from viewer.store.catalog import Catalog
from viewer.store.library import Library

TODAY = date(2026, 3, 1)


def record(status: str, end: str = "2027-01", updated: str = "2026-01-10") -> bytes:
    state = {
        "overallStatus": status,
        "completionDateStruct": {"date": end},
        "lastUpdatePostDateStruct": {"date": updated},
    }
    names = {"nctId": "NCT00000001", "briefTitle": "Gout"}
    return json.dumps(
        {"protocolSection": {"identificationModule": names, "statusModule": state}}
    ).encode()


@pytest.mark.parametrize(
    ("made", "standing", "words"),
    [
        (record("RECRUITING"), Standing.OPEN, ""),
        (record("RECRUITING", end="2026-03"), Standing.OPEN, ""),
        (record("RECRUITING", updated="2025-03-01"), Standing.OPEN, ""),
        (record("RECRUITING", end="2026-02"), Standing.MAY_BE_OPEN, "February 2026, has passed"),
        (record("RECRUITING", updated="2025-02-28"), Standing.MAY_BE_OPEN, "28 February 2025."),
        (record("AVAILABLE", updated="2016"), Standing.MAY_BE_OPEN, "Ask your doctor"),
        (record("NOT_YET_RECRUITING", end="2025"), Standing.NOT_KNOWN, "2025, has passed"),
        (record("NOT_YET_RECRUITING", updated="2020"), Standing.NOT_KNOWN, "is from 2020."),
        (record("NOT_YET_RECRUITING"), Standing.NOT_OPEN_YET, ""),
        (record("COMPLETED", end="2020", updated="2020"), Standing.FINISHED, ""),
        (record("ACTIVE_NOT_RECRUITING", end="2020"), Standing.FULL, ""),
    ],
)
def test_what_is_called_open_and_is_old_may_be_open(
    made: bytes, standing: Standing, words: str
) -> None:
    trial = read_trial("ctgov-v2", made)
    assert standing_today(trial, TODAY) is standing
    said = doubt_sentence(trial, TODAY)
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize("day", ["", "soon", "2025-1", "20250101", "2025-01-01T00:00"])
def test_a_day_that_cannot_be_read_is_not_past(day: str) -> None:
    assert not is_past(day, "2026-03-01")
    assert not is_a_year_old(day, "2026-03-01")


def test_the_list_says_what_the_page_says(
    tmp_path: Path, fill_library: Callable[[Path, list[TrialCard]], None]
) -> None:
    """By days that stay long past, or far off, on whatever day the test runs."""
    made = [
        ("1", Standing.OPEN, "2999-01", "2999-01-01"),
        ("2", Standing.OPEN, "2001", "2999-01-01"),
        ("3", Standing.OPEN, "2999-01", "2001-02"),
        ("4", Standing.NOT_OPEN_YET, "2001-02-03", "2001"),
        ("5", Standing.FINISHED, "2001-02-03", "2001"),
        ("6", Standing.OPEN, "", ""),
        ("7", Standing.NOT_OPEN_YET, "2999", "2999-01-01"),
    ]
    cards = [
        card_of(read_trial("ctgov-v2", record("RECRUITING")))._replace(
            number=f"NCT0000000{last}", numbers=(), standing=standing, ends=ends, updated=updated
        )
        for last, standing, ends, updated in made
    ]
    fill_library(tmp_path / "library.db", cards)
    catalog = Catalog(tmp_path / "library.db")
    found = {hit.number[-1]: hit.standing for hit in catalog.search(Query()).hits}
    catalog.close()
    assert found == {
        "1": Standing.OPEN,
        "2": Standing.MAY_BE_OPEN,
        "3": Standing.MAY_BE_OPEN,
        "4": Standing.NOT_KNOWN,
        "5": Standing.FINISHED,
        "6": Standing.OPEN,
        "7": Standing.NOT_OPEN_YET,
    }


@pytest.fixture
def fill_library() -> Callable[[Path, list[TrialCard]], None]:
    def fill(path: Path, cards: list[TrialCard]) -> None:
        with Library.open(path) as library:
            library.put(
                [(StoredRecord(c.number, "entry", b"{}", sha256(b"{}").digest()), c) for c in cards]
            )
            library.finish()

    return fill


def test_no_page_says_open_where_it_warns_that_the_end_has_passed(records: Path) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        lines = [line for line in file if b'"RECRUITING"' in line or b"NOT_YET_REC" in line]
    doubtful = {FlagKind.END_PASSED, FlagKind.STALE}
    warned = 0
    for line in random.Random(5).sample(lines, 120):
        trial = read_trial("ctgov-v2", line)
        found = {flag.kind for flag in flags(trial, date(2026, 1, 15))} & doubtful
        warned += bool(found)
        if found:
            assert standing_today(trial, date(2026, 1, 15)) is not Standing.OPEN, trial.number
    assert warned > 20


def test_the_rule_leaves_alone_what_takes_nobody() -> None:
    for standing in set(Standing) - {Standing.OPEN, Standing.NOT_OPEN_YET}:
        assert standing_now(standing, has_ended=True, is_old=True) is standing
