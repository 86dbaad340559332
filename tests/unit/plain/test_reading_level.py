"""How hard a text is to read, against two published programs and against hostile texts."""

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.plain.reading_level import (
    FEWEST,
    Level,
    grade_of,
    how_we_tell,
    level_sentence,
    level_words,
    reading_level,
)
from viewer.plain.syllables import syllables_of

GRADES = json.loads(
    (Path(__file__).parents[2] / "data" / "reading_level" / "grades.json").read_text("utf-8")
)["texts"]
HALF = 0.5


def test_agrees_with_two_published_programs_where_they_agree_with_each_other(capsys) -> None:
    """Where these two differ by more than a grade, nobody can be within half of both."""
    alike = [each for each in GRADES if abs(each["textstat"] - each["syllable"]) <= 1]
    agree = between = 0
    for each in GRADES:
        grade = grade_of(each["text"])
        low, high = sorted((each["textstat"], each["syllable"]))
        agree += high - HALF <= grade <= low + HALF
        between += low - HALF <= grade <= high + HALF
    with capsys.disabled():
        print(
            f"\nreading level: of {len(GRADES)} texts the two programs give {len(alike)} the same "
            f"grade within 1; ours is within 0.5 of both on {agree}, within 0.5 of one or between "
            f"them on {between}"
        )
    assert agree >= 50
    assert between >= 77


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("trial", 2), ("diabetes", 4), ("placebo", 3), ("medicine", 3), ("used", 1), ("treated", 2),
        ("diseases", 3), ("tables", 2), ("baseline", 2), ("patient", 2), ("science", 2),
        ("evaluate", 4), ("language", 2), ("requirement", 4), ("being", 2), ("year", 1),
        ("rhythm", 2), ("organism", 4), ("creatinine", 4), ("x", 1), ("", 1), ("MRI", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_abbreviations_decimals_and_list_marks_end_no_sentence() -> None:
    with_stops = grade_of("Doctors like Dr. Miller, vs. St. Paul, give it in the arm.")
    assert with_stops == pytest.approx(
        grade_of("Doctors like Dr Miller, vs St Paul, give it in the arm.")
    )
    assert grade_of("They give 2.5 each day.") == pytest.approx(grade_of("They give 25 each day."))
    assert grade_of("1. One two three.\n2. Four five six.") == pytest.approx(
        grade_of("One two three. Four five six.")
    )


def test_a_line_ends_a_sentence_and_a_wrapped_line_does_not() -> None:
    assert grade_of("Heart disease\nLung disease") == pytest.approx(
        grade_of("Heart disease. Lung disease.")
    )
    assert grade_of("Doctors give one tablet\neach day.") == pytest.approx(
        grade_of("Doctors give one tablet each day.")
    )


def test_short_texts_and_other_scripts_get_no_level() -> None:
    assert reading_level("word " * (FEWEST - 1)) is None
    assert reading_level("词语 " * 100) is None
    assert reading_level("") is None
    assert grade_of("… -- 。") is None


@given(st.text(max_size=400))
def test_any_text_has_a_grade_or_none(text: str) -> None:
    grade = grade_of(text)
    assert grade is None or -16 < grade < 1000


def test_a_text_without_blanks_is_taken() -> None:
    """Hostile texts are as long as a registry lets them be."""
    assert grade_of("aeiouy" * 200_000) is not None
    assert grade_of("a." * 200_000) is not None
    assert grade_of("e’" * 200_000) is not None


def test_every_level_occurs_in_real_records(records: Path, capsys) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        sample = random.Random(12).sample(list(lines), 300)
    found = dict.fromkeys([*Level, None], 0)
    for line in sample:
        module = json.loads(line)["protocolSection"].get("descriptionModule", {})
        found[reading_level(module.get("briefSummary", ""))] += 1
    with capsys.disabled():
        print("\nbrief summaries:", {str(level): count for level, count in found.items()})
    assert all(found[level] for level in Level)
    assert found[Level.VERY_HARD] > len(sample) / 2


def test_what_we_say_about_it_is_easy() -> None:
    for level in Level:
        assert level_words(level).rstrip(".") in level_sentence(level)
    first, _formula, last = how_we_tell()
    assert grade_of(first) < 6
    assert grade_of(last) < 6
