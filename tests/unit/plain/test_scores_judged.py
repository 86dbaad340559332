"""What was judged by hand in real records: which score is meant, and time frames in words.

The files hold record numbers, field paths and offsets, never registry text.
"""

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from viewer.plain.outcomes import time_frame_words
from viewer.plain.score_book import score_book

PRECISION = 0.98
DATA = Path(__file__).resolve().parents[2] / "data"
EVERY = 25
"""Of all records, one in so many is looked at for how many name a score."""


def judged(name: str) -> dict[str, Any]:
    return json.loads((DATA / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def lines(records: Path) -> list[bytes]:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        return file.readlines()


@pytest.fixture(scope="module")
def wanted(lines: list[bytes]) -> Mapping[str, dict[str, Any]]:
    """The records that were judged, by number."""
    numbers = {each["record"] for each in judged("scores_judged.json")["found"]}
    numbers |= {each["record"] for each in judged("time_frames_judged.json")["frames"]}
    found = {}
    for line in lines:
        number = re.search(rb'"nctId": ?"(NCT\d{8})"', line)
        if number and number[1].decode() in numbers:
            found[number[1].decode()] = json.loads(line)
    assert len(found) == len(numbers)
    return found


def field(record: Any, path: str) -> Any:
    for step in re.findall(r"\w+", path):
        record = record[int(step) if step.isdigit() else step]
    return record


def about(record: dict[str, Any]) -> str:
    section = record["protocolSection"]
    conditions = section.get("conditionsModule", {}).get("conditions", [])
    return " ".join([section["identificationModule"].get("briefTitle", ""), *conditions])


def scores_at(record: dict[str, Any], path: str) -> set[tuple[int, int, str]]:
    """Start, end and id of each score found in a field, as the pages look for them."""
    text = field(record, path)
    told = about(record)
    if path.endswith("description"):
        told += f" {field(record, path.removesuffix('description') + 'measure')}"
    parts = text.split("\n") if path.endswith("eligibilityCriteria") else [text]
    found = set()
    at = 0
    for part in parts:
        found |= {(at + m.start, at + m.end, m.card.id) for m in score_book().find(part, told)}
        at += len(part) + 1
    return found


def test_the_right_score_is_recognised(wanted: Mapping[str, dict[str, Any]]) -> None:
    file = judged("scores_judged.json")
    right = wrong = gone = 0
    for each in file["found"]:
        key = (each["start"], each["end"], each["score"])
        if key not in scores_at(wanted[each["record"]], each["path"]):
            gone += each["right"]
        elif each["right"]:
            right += 1
        else:
            wrong += 1
    judged_count = len(file["found"])
    drawn = 1 - file["wrong_when_drawn"] / judged_count
    print(f"scores: {right} of {right + wrong} right, {gone} no longer found, of {judged_count}")
    print(f"scores, held back, when drawn: {drawn:.1%} right")
    assert judged_count >= 150
    assert drawn >= PRECISION
    assert right / (right + wrong) >= PRECISION
    assert gone <= 3


def test_time_frames_are_said_rightly(wanted: Mapping[str, dict[str, Any]]) -> None:
    frames = judged("time_frames_judged.json")["frames"]
    changed = []
    right = said = 0
    for each in frames:
        words = time_frame_words(field(wanted[each["record"]], each["path"]))
        if words and words != each["words"]:
            changed.append((each["record"], each["path"], words))
        if words:
            said += 1
            right += each["right"]
    print(f"time frames: {right} of {said} right, {len(frames)} judged")
    assert changed == []
    assert len(frames) >= 200
    assert said >= 0.97 * len(frames)
    assert right / said >= PRECISION


def test_most_real_trials_name_a_score_that_is_explained(lines: list[bytes]) -> None:
    with_card = total = 0
    for line in lines[::EVERY]:
        section = json.loads(line)["protocolSection"]
        outcomes = section.get("outcomesModule", {})
        texts = [
            text
            for kind in ("primaryOutcomes", "secondaryOutcomes", "otherOutcomes")
            for outcome in outcomes.get(kind, [])
            for text in (outcome.get("measure", ""), outcome.get("description", ""))
        ]
        criteria = section.get("eligibilityModule", {}).get("eligibilityCriteria", "")
        texts += criteria.split("\n")
        told = about({"protocolSection": section})
        total += 1
        with_card += any(score_book().find(text, told) for text in texts)
    print(f"{with_card} of {total} real trials name a score that has a card")
    assert with_card >= 0.6 * total
