"""Whether a record answers a question, measured against records that were read by hand.

``question_marks.tsv`` holds numbers of records, ids of questions and what a person read: "yes", the
record answers it; "part", a part of it, or something that may no longer be true; "no". It holds no
text. "rest" and "held" are 20 records drawn with a fixed seed and marked before the program's
answer to any of them was seen; "held" was never tuned on. "text" are sentences that the rules over
running text had pointed to; they were read, and the rules made stricter on them, so that their
figure says little of sentences nobody has read.
"""

import csv
import gzip
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from viewer.domain.trial import Trial
from viewer.plain.answers.answer import Asked
from viewer.plain.answers.rules import RULES
from viewer.plain.questions import question_book
from viewer.registries.reading import read_trial

MARKS = Path(__file__).parents[2] / "data" / "question_marks.tsv"
TODAY = date(2026, 1, 15)
_NUMBER = re.compile(rb'"nctId": ?"(NCT\d{8})"')


@pytest.fixture(scope="module")
def marks() -> list[dict[str, str]]:
    with MARKS.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def trials(records: Path, marks: list[dict[str, str]]) -> dict[str, Trial]:
    wanted = {mark["number"].encode() for mark in marks}
    found = {}
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        for line in lines:
            number = _NUMBER.search(line)
            if number and number[1] in wanted:
                found[number[1].decode()] = read_trial("ctgov-v2", line)
    assert len(found) == len(wanted)
    return found


def test_what_is_called_answered_is(marks: list[dict[str, str]], trials: dict[str, Trial]) -> None:
    rules = {question.id: RULES[question.rule] for question in question_book() if question.rule}
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for mark in marks:
        asked = Asked(trials[mark["number"]], TODAY, "2026-01-10")
        answer = rules[mark["question"]](asked)
        answered = answer is not None and not answer.partly
        counts[mark["part"], "marks"] += 1
        counts[mark["part"], "yes"] += mark["mark"] == "yes"
        counts[mark["part"], "answered"] += answered
        right = answered and mark["mark"] == "yes"
        counts[mark["part"], "right"] += right
        if answered and not right:
            wrong.append((mark, answer))
    for part in ("rest", "held", "text"):
        of = {name: counts[part, name] for name in ("marks", "yes", "answered", "right")}
        precision, recall = of["right"] / of["answered"], of["right"] / of["yes"]
        print(f"{part}: {of}; precision {precision:.3f}, recall {recall:.3f}")
        assert precision >= 0.97, wrong
    drawn = [mark for mark in marks if mark["part"] != "text"]
    assert len(drawn) >= 60
    assert len({mark["number"] for mark in drawn}) >= 20
    assert sum(counts[part, "right"] for part in ("rest", "held")) >= 50
