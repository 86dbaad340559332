"""Eligibility text as separate lines, not one character lost."""

import gzip
import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.plain.criteria import (
    CriteriaPart,
    PartKind,
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
    [
        "*",
        "-",
        "•",
        "·",
        "‣",
        "o",
        "–",
        "\\-",
        "1.",
        "1)",
        "(1)",
        "1.2.",
        "①",
        "（1）",
        "1、",
        "1-",
        "➢",
    ],
)
def test_bullets_and_numbers_are_taken_off_and_kept_apart(bullet: str) -> None:
    text = f"Inclusion Criteria:\n\n{bullet} Able to walk"
    part = next(part for part in check(text) if part.kind is PartKind.CRITERION)
    assert part.shown == "Able to walk"
    assert part.mark == bullet.replace("\\", "")


@pytest.mark.parametrize(
    "line",
    ["a. Mild asthma", "(ii) Mild asthma", "E. coli in urine", "-5 dB", "2- to 5-year-olds"],
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


NASTY = [
    "* ",
    "1) ",
    "(",
    "a ",
    "\n",
    "- a",
    "--A",
    "Inclusion ",
    "•",
    " ",
    "A: ",
    "\\",
    "a) ",
    "; ",
    ":1) ",
]


@pytest.mark.parametrize("piece", NASTY)
def test_nasty_text_is_split_like_any_other(piece: str) -> None:
    """Each of these takes minutes where time grows with the square."""
    check(piece * 50_000 + "x")


def test_real_criteria_are_split_without_loss(records: Path) -> None:
    """Every second record, others at every change of the seed: all of them take 16 seconds."""
    lines = without = texts = 0
    chosen = random.Random(20261128)
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        for line in file:
            if chosen.random() < 0.5:
                continue
            module = json.loads(line)["protocolSection"].get("eligibilityModule", {})
            text = module.get("eligibilityCriteria")
            if not text:
                continue
            parts = check(text)
            criteria = [part for part in parts if part.kind is PartKind.CRITERION]
            texts += 1
            lines += len(criteria)
            without += any(part.inclusion is None for part in criteria)
    print(f"\n{texts} criteria texts joined again, {lines} criteria, {without} texts name no list")
    assert lines > 45_000
    # Seen by eye: nearly all of these are texts without any heading of the two lists.
    assert without < 90


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


@pytest.mark.parametrize(
    ("sentence", "inclusion"),
    [
        ("Patients must:", True),
        ("Patients must not:", False),
        ("To be eligible for the study, a child must meet the following criteria:", True),
        ("Subjects will be excluded if:", False),
        ("The subject must not have any of the following (Exclusion Criteria):", False),
        ("The following tests will be done:", None),
    ],
)
def test_a_sentence_opens_a_list_where_no_heading_does(
    sentence: str, inclusion: bool | None
) -> None:
    assert rows(f"{sentence}\n\n* One\n* Two")[-1] == (inclusion, 0, "Two")


def test_points_that_end_at_the_exclusions_are_what_lets_people_in() -> None:
    text = "1. Age over 18\n2. Gout\n\nExclusion Criteria:\n\n1. Cancer"
    assert [inclusion for inclusion, _level, _shown in rows(text)] == [True, True, False]
    prose = "Adults at the clinic.\n\nExclusion Criteria:\n\n1. Cancer"
    assert rows(prose)[0][0] is None


def test_a_first_point_that_only_repeats_the_heading_is_a_remark() -> None:
    text = (
        "Exclusion Criteria:\n\n* Patients are excluded if any of the following apply:\n"
        "  1. Gout\n  2. Cancer"
    )
    assert rows(text) == [(False, 0, "Gout"), (False, 0, "Cancer")]
    one = "Inclusion Criteria:\n\n1. Patients with gout who meet one of the criteria below:\n   * a"
    assert rows(one)[0] == (True, 0, "Patients with gout who meet one of the criteria below:")


def test_points_behind_a_colon_stand_under_their_line() -> None:
    text = (
        "Exclusion Criteria:\n\n* Any disorder of the heart in the past six months, including "
        "any of the following: a) an infarction; b) angina that is not stable; or c) a stroke\n"
        "* Gout"
    )
    assert [(level, shown[:6]) for _inclusion, level, shown in rows(text)] == [
        (0, "Any di"),
        (1, "a) an "),
        (1, "b) ang"),
        (1, "c) a s"),
        (0, "Gout"),
    ]


def test_a_line_that_begins_with_the_first_of_some_letters_is_parted() -> None:
    text = (
        "Exclusion Criteria:\n\na. Gout in the foot that has been there for more than a year b. "
        "Cancer of any kind at any time in the past, with or without a cure, such as: i. of the "
        "skin, wherever it was; ii. of the blood c. Stroke"
    )
    assert [(level, shown[:7]) for _inclusion, level, shown in rows(text)] == [
        (0, "a. Gout"),
        (0, "b. Canc"),
        (1, "i. of t"),
        (1, "ii. of "),
        (0, "c. Stro"),
    ]


def test_numbers_that_go_on_within_a_bullet_are_points_of_its_list() -> None:
    text = (
        "Exclusion Criteria:\n\n* Gout in the foot that has been there for more than a year 14. "
        "Cancer of any kind, at any time in the past, with or without a cure 15. Stroke of any "
        "kind in the past year 16. A dose of 1.5 mg and more of the drug"
    )
    assert [(level, shown[:6]) for _inclusion, level, shown in rows(text)] == [
        (0, "Gout i"),
        (0, "Cancer"),
        (0, "Stroke"),
        (0, "A dose"),
    ]
    nested = f"* 1.2. {'Lung disease of any kind. ' * 9}1.3. Asthma 1.4. Gout 1.5. Stroke"
    assert len(rows(nested)) == 1


def test_words_that_look_like_points_are_none() -> None:
    line = (
        "* Any chronic disorder that the investigator finds serious: e.g. a) is what some write, "
        "hepatitis B, vitamin D. or a dose of 1.5 mg, i.e. a low one, as in part b. of it"
    )
    assert len(rows(f"Exclusion Criteria:\n\n{line}")) == 1


def test_lines_of_old_records_that_run_together_are_parted() -> None:
    text = (
        "DISEASE CHARACTERISTICS: Histologically proven melanoma No brain metastases\n\nPATIENT "
        "CHARACTERISTICS: Age: 18 and over Performance status: ECOG 0-1 Hematopoietic: WBC at "
        "least 3,000/mm3 Platelet count at least 100,000/mm3 Renal: Creatinine normal Other: Not "
        "pregnant No other cancer OR No active cancer of the skin"
    )
    assert [shown for _inclusion, _level, shown in rows(text)] == [
        "Histologically proven melanoma No brain metastases",
        "Age: 18 and over",
        "Performance status: ECOG 0-1",
        "Hematopoietic: WBC at least 3,000/mm3",
        "Platelet count at least 100,000/mm3",
        "Renal: Creatinine normal",
        "Other: Not pregnant",
        "No other cancer OR No active cancer of the skin",
    ]


def test_a_list_parted_by_semicolons_is_parted_where_it_stands_alone() -> None:
    text = (
        "Exclusion Criteria:\n\nPregnancy or breast feeding, now or planned in the year to come; "
        "serious disease of the liver (such as cirrhosis; or cancer) or of the kidneys; disease of "
        "the heart with clear signs, such as failure; epilepsy"
    )
    assert [shown[:7] for _inclusion, _level, shown in rows(text)] == [
        "Pregnan",
        "serious",
        "disease",
        "epileps",
    ]


def test_a_number_that_goes_on_with_the_outer_list_is_of_the_outer_list() -> None:
    text = "1. a\n2. b:\n\n   1. c\n   2. d\n\n   3\\. e\n   4\\. f"
    assert [(level, shown) for _inclusion, level, shown in rows(text)] == [
        (0, "a"),
        (0, "b:"),
        (1, "c"),
        (1, "d"),
        (1, "e"),
        (1, "f"),
    ]
    text = "1. a\n2. b:\n\n   * c\n   * d\n\n     3\\. e\n     4\\. f"
    assert [level for _inclusion, level, _shown in rows(text)] == [0, 0, 1, 1, 0, 0]


@pytest.mark.parametrize("text", ["No eligibility criteria", "Please contact site for details."])
def test_a_text_that_says_nothing_is_no_criterion(text: str) -> None:
    assert rows(text) == []
