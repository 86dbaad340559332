"""Eligibility text as separate lines, not one character lost."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.plain.criteria import (
    CriteriaPart,
    PartKind,
    criterion_identity,
    identities,
    split,
)


def check(text: str) -> tuple[CriteriaPart, ...]:
    parts = split(text)
    assert "".join(part.text for part in parts) == text
    at = 0
    for part in parts:
        assert part.start == at
        assert text[part.start : part.end] == part.text
        assert 0 <= part.level <= 2
        assert (part.shown == "") == (part.kind is PartKind.GAP)
        at = part.end
    return parts


MARKS = ["* ", "- ", "\\- ", "• ", "1. ", "2) ", "(3) ", "a. ", "o ", "\\*", "**", "--A bc--"]
SPACES = ["\n", "\n\n", "\r\n", "    ", "\t", " ", "\u2028", "\x00", "<!-- -->"]
TITLES = [
    "Inclusion Criteria:",
    "Exclusion criteria",
    "EXCLUSION CRITERIA:",
    "入选标准：",
    "AGE OF ALL:",
]
TEXTS = ["Age \\>= 18", "no cancer", "Note: x", "OR", ":", ".", ";"]
PIECES = st.sampled_from([*MARKS, *SPACES, *TITLES, *TEXTS])


@given(st.lists(PIECES, max_size=50).map("".join))
def test_anything_like_criteria_is_split_without_loss(text: str) -> None:
    check(text)


@given(st.text(max_size=300))
def test_any_text_is_split_without_loss(text: str) -> None:
    check(text)


def rows(text: str) -> list[tuple[bool | None, int, str]]:
    return [
        (part.inclusion, part.level, part.shown)
        for part in check(text)
        if part.kind is PartKind.CRITERION
    ]


def headings(text: str) -> list[str]:
    return [part.shown for part in check(text) if part.kind is PartKind.HEADING]


def test_the_usual_form() -> None:
    text = (
        "Inclusion Criteria:\n\n* Age \\>= 18 years\n* One of these:\n\n"
        "  1. first\n  2. second\n     * deeper\n* Last\n\nExclusion Criteria:\n\n* Pregnant"
    )
    assert rows(text) == [
        (True, 0, "Age >= 18 years"),
        (True, 0, "One of these:"),
        (True, 1, "first"),
        (True, 1, "second"),
        (True, 2, "deeper"),
        (True, 0, "Last"),
        (False, 0, "Pregnant"),
    ]
    assert headings(text) == ["Inclusion Criteria:", "Exclusion Criteria:"]


@pytest.mark.parametrize(
    ("heading", "inclusion"),
    [
        ("Inclusion Criteria:", True),
        ("INCLUSION CRITERIA", True),
        ("Key Inclusion Criteria :", True),
        ("* INCLUSION CRITERIA:", True),
        ("[Inclusion Criteria]", True),
        ("\\*\\*Exclusion Criteria:\\*\\*", False),
        ("1. Exclusion Criteria", False),
        ("Criteria for exclusion:", False),
        ("Non-inclusion criteria:", False),
        ("Excluded:", False),
        ("Exclusion", False),
        ("Patients with any of the following will be excluded from study entry:", False),
        ("Inclusion criteria for the second part of the study:", True),
        ("The main inclusion criteria include but are not limited to the following:", True),
        ("Inclusion/Exclusion Criteria:", None),
        ("入选标准：", True),
        ("纳入标准", True),
        ("排除标准:", False),
        ("Eligibility Criteria:", None),
        ("DISEASE CHARACTERISTICS:", None),
    ],
)
def test_headings(heading: str, inclusion: bool | None) -> None:
    text = f"{heading}\n\n* One\n* Two"
    assert rows(text) == [(inclusion, 0, "One"), (inclusion, 0, "Two")]


@pytest.mark.parametrize(
    ("sentence", "inclusion"),
    [
        ("Patients meeting any of these are not eligible for inclusion:", False),
        ("Patients who do not fulfill the inclusion criteria as well as the following:", False),
        ("Patients will not be excluded if they have:", True),
        ("Patients will be excluded if they have:", False),
        ("Patients are eligible for inclusion if all the following are met:", True),
    ],
)
def test_a_sentence_with_not_is_not_taken_for_its_opposite(sentence: str, inclusion: bool) -> None:
    assert rows(f"Inclusion Criteria:\n\n{sentence}\n\n* One") == [(inclusion, 0, "One")]


def test_a_line_that_contradicts_its_list_is_told_as_neither() -> None:
    text = "Inclusion Criteria:\n\n* Exclusion criteria are other illnesses\n* Age over 18"
    assert [inclusion for inclusion, _level, _shown in rows(text)] == [None, True]


def test_a_section_of_a_cancer_record_ends_the_exclusions() -> None:
    text = "Exclusion Criteria:\n\n* a\n\nPRIOR CONCURRENT THERAPY:\n\n* b"
    assert rows(text) == [(False, 0, "a"), (None, 0, "b")]


@pytest.mark.parametrize(
    "line",
    [
        "* Does not meet the inclusion criteria of the main study",
        "* Age 3 to 18 (included 3 years old, but exclude 18 years old);",
        "* Other protocol-defined inclusion/exclusion criteria may apply",
        "* Major surgery within the last 4 weeks prior to inclusion",
        "* Any cancer, including any of the following:",
        "3. (Inclusion Criterion 3 was removed)",
    ],
)
def test_criteria_that_speak_of_inclusion_are_no_headings(line: str) -> None:
    text = f"Inclusion Criteria:\n\n{line}\n* After"
    assert [inclusion for inclusion, _level, _shown in rows(text)] == [True, True]


def test_exclusion_may_come_first_and_lists_may_come_again() -> None:
    text = (
        "Exclusion:\n\n- a\n\nInclusion:\n\n- b\n\nFor therapists\n\nInclusion Criteria:\n\n- c\n"
    )
    assert rows(text) == [(False, 0, "a"), (True, 0, "b"), (True, 0, "c")]
    assert "For therapists" in headings(text)


def test_no_heading_means_nobody_said_which() -> None:
    assert rows("* a\n* b") == [(None, 0, "a"), (None, 0, "b")]
    assert rows("Men and women, 18 or older.") == [(None, 0, "Men and women, 18 or older.")]


def test_sections_of_cancer_records_are_headings() -> None:
    text = "DISEASE CHARACTERISTICS:\n\n* a\n\nPATIENT CHARACTERISTICS: Age: Over 18\n"
    assert headings(text) == ["DISEASE CHARACTERISTICS:", "PATIENT CHARACTERISTICS:"]
    assert rows(text) == [(None, 0, "a"), (None, 0, "Age: Over 18")]


def test_lists_written_in_one_line() -> None:
    text = (
        "Inclusion Criteria:- Men with asthma- Over 18 years. Exclusion Criteria:- Smokers - Gout"
    )
    assert rows(text) == [
        (True, 0, "Men with asthma"),
        (True, 0, "Over 18 years."),
        (False, 0, "Smokers"),
        (False, 0, "Gout"),
    ]
    numbered = (
        "INCLUSION CRITERIA 1. First of all a line that is long enough to be a list 2. Second "
        "EXCLUSION CRITERIA 1. Third, which goes on and on and on, as such lines do 2. Fourth"
    )
    assert [(inclusion, shown[:6]) for inclusion, _level, shown in rows(numbered)] == [
        (True, "First "),
        (True, "Second"),
        (False, "Third,"),
        (False, "Fourth"),
    ]


@pytest.mark.parametrize(
    "bullet",
    ["*", "-", "•", "·", "‣", "o", "–", "\\-", "1.", "1)", "(1)", "1.2.", "①", "（1）", "➢"],
)
def test_bullets_and_numbers_are_taken_off_and_kept_apart(bullet: str) -> None:
    text = f"Inclusion Criteria:\n\n{bullet} Able to walk"
    part = next(part for part in check(text) if part.kind is PartKind.CRITERION)
    assert part.shown == "Able to walk"
    assert part.mark == bullet.replace("\\", "")


@pytest.mark.parametrize(
    "line", ["a. Mild asthma", "(ii) Mild asthma", "E. coli in urine", "-5 dB"]
)
def test_letters_and_signs_that_mean_something_stay(line: str) -> None:
    assert rows(f"Exclusion Criteria:\n\n{line}")[0][2] == line


def test_lead_ins_notes_and_joining_words_are_no_criteria() -> None:
    text = (
        "Inclusion Criteria:\n\nPatients must meet all of the following:\n\n* a\n\n"
        "  More about a.\n\nOR\n\n* b\n\nNote: other protocol rules apply"
    )
    kinds = Counter(part.kind for part in check(text))
    assert kinds[PartKind.CRITERION] == 2
    assert kinds[PartKind.REMARK] == 4


def test_wrapped_lines_are_one_criterion() -> None:
    text = (
        "Inclusion:\n\n-  Histologically or cytologically confirmed cancer of the lung that\n"
        "   has spread"
    )
    assert rows(text)[0][2].endswith("lung that has spread")


def test_identities_stay_while_the_words_do() -> None:
    first = criterion_identity(True, "Age ≥ 18 years.")
    assert first == criterion_identity(True, "  age ≥ 18   Years")
    assert first != criterion_identity(False, "Age ≥ 18 years.")
    assert first != criterion_identity(True, "Age ≤ 18 years.")
    assert len(first) == 12
    names = identities([(True, "a"), (True, "b"), (True, "A"), (True, "a.")])
    assert len(set(names)) == 4
    assert names[0] == criterion_identity(True, "a")


NASTY = ["* ", "1) ", "(", "a ", "\n", "- a", "--A", "Inclusion ", "•", " ", "A: ", "\\"]


@pytest.mark.parametrize("piece", NASTY)
def test_nasty_text_is_split_like_any_other(piece: str) -> None:
    """Each of these takes minutes where time grows with the square."""
    check(piece * 50_000 + "x")


def test_all_real_criteria_are_split_without_loss(records: Path) -> None:
    lines = without = 0
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        for line in file:
            module = json.loads(line)["protocolSection"].get("eligibilityModule", {})
            text = module.get("eligibilityCriteria")
            if not text:
                continue
            parts = check(text)
            criteria = [part for part in parts if part.kind is PartKind.CRITERION]
            lines += len(criteria)
            without += any(part.inclusion is None for part in criteria)
    assert lines > 90_000
    # Seen by eye: nearly all of these are texts without any heading of the two lists.
    assert without < 250


def test_a_numbered_line_that_goes_on_with_its_list_is_cut_at_each_number() -> None:
    text = "Exclusion Criteria:\n\n2) Heart failure; 3) Stroke; 4) Sepsis; 5) AIDS; 6) Falls"
    rows = [part for part in split(text) if part.kind is PartKind.CRITERION]
    assert [part.shown for part in rows] == [
        "Heart failure;",
        "Stroke;",
        "Sepsis;",
        "AIDS;",
        "Falls",
    ]
    assert [part.mark for part in rows] == ["2)", "3)", "4)", "5)", "6)"]


def test_a_number_behind_a_bullet_belongs_to_the_bullet() -> None:
    rows = [part for part in split("* 1. Age\n* 2.5 mg a day") if part.kind is PartKind.CRITERION]
    assert [(part.mark, part.shown) for part in rows] == [("* 1.", "Age"), ("*", "2.5 mg a day")]


def test_a_dash_before_a_comparing_sign_is_a_bullet() -> None:
    (row,) = (part for part in split("-≥ 40 years") if part.kind is PartKind.CRITERION)
    assert row.shown == "≥ 40 years"
