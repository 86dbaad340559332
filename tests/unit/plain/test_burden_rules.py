"""What rules read from sentences made up for the purpose, and what they must not read."""

import time

import pytest

from viewer.plain.burden.findings import Kind
from viewer.plain.burden.length import length
from viewer.plain.burden.lines import burden_lines
from viewer.plain.burden.reading import findings_of
from viewer.plain.burden.sentences import sentences

LIKE_THE_STARTER = (
    "Adults with counts of \\<=200 may join. People will be observed as inpatient for "
    "the first 7 days after a dose. They will return for a second 7-day inpatient stay by Day 21, "
    "and then for scheduled outpatient visits at the centre at month 2, 3, 6, 9 and 12 following "
    "any dose. Follow up phone calls will be conducted at month 4, 5, 7 and 8. Participants will "
    "get up to 3 doses. Participation will last for 12 to 19 months."
)


def lines(text: str, *, about_treatment: bool = False) -> list[str]:
    found = list(findings_of(text, "place", about_treatment=about_treatment))
    return [line.words for line in burden_lines(found)]


def test_a_plan_of_stays_visits_calls_and_doses_is_told_in_lines() -> None:
    assert lines(LIKE_THE_STARTER) == [
        "Taking part lasts 12 to 19 months.",
        "A stay in hospital for the first 7 days.",
        "A stay in hospital: 7 days, by day 21.",
        "Visits at months 2, 3, 6, 9 and 12.",
        "Phone calls at months 4, 5, 7 and 8.",
        "Doses: How many times: up to 3.",
    ]


def test_each_finding_keeps_the_place_of_its_sentence() -> None:
    for finding in findings_of(LIKE_THE_STARTER, "place"):
        assert LIKE_THE_STARTER[finding.start : finding.end] == finding.sentence
        assert finding.path == "place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will have 5 clinic visits.", "5 visits."),
        ("Participants will attend a follow-up visit 14 days after the last dose.", "14 days"),
        ("Patients will come for monthly study visits.", "Visits every month."),
        ("A Week 12 visit will take place.", "A visit at week 12."),
        ("Participants will receive a phone call 2 weeks after discharge.", "2 weeks after"),
        ("Participants will stay overnight in the clinic.", "1 night"),
        ("The total study duration for each participant is 24 weeks.", "lasts 24 weeks"),
        ("Patients are followed every 3 months for 2 years.", "every 3 months, for 2 years"),
        ("Blood samples will be taken and an MRI will be done.", "blood tests and an MRI scan"),
    ],
)
def test_one_sentence_gives_its_line(text: str, expected: str) -> None:
    assert any(expected in line for line in lines(text)), lines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Patients who had surgery within 4 weeks are excluded.",
        "The half-life of the drug is 12 hours after a dose of 20 mg.",
        "A previous study gave 5 mg twice daily for 12 weeks to 40 patients.",
        "Visits were counted by a review of medical records for 12 months.",
        "Mice received 10 mg/kg every day.",
        "No extra visit to the hospital is needed.",
        "The primary outcome is the number of visits to the emergency room at month 6.",
        "Guidelines recommend 500 mg twice daily.",
        "This part of the study lasts 4 weeks.",
        "Each session will be followed by three talks.",
        "Eligible patients have been receiving 10 mg daily for at least 3 months.",
        "A biopsy that proved the disease must have been done before.",
    ],
)
def test_what_is_not_asked_of_a_participant_is_not_told(text: str) -> None:
    assert lines(text) == []


def test_a_treatment_text_tells_dose_route_and_how_often() -> None:
    told = lines("20 mg tablet taken by mouth once daily for 12 weeks", about_treatment=True)
    expected = (
        "Doses: How much: 20 mg. How: by mouth. How often: once a day. For how long: 12 weeks."
    )
    assert told == [expected]


def test_doses_of_several_medicines_in_one_text_are_not_run_together() -> None:
    text = "Drug A 20 mg by mouth twice daily and drug B 5 mg/kg intravenously every 3 weeks."
    assert lines(text, about_treatment=True) == []


def test_two_lengths_that_disagree_are_both_left_out() -> None:
    text = "Participation will last 12 months. Participation will last 6 months."
    assert not [line for line in lines(text) if "Taking part" in line]


def test_length_alone_can_be_asked_of_a_sentence() -> None:
    (said,) = length("participation in this study will last up to 24 months.")
    assert said.kind is Kind.LENGTH
    assert said.at_most


@pytest.mark.parametrize(
    "text",
    [
        "visit" * 4_000,
        "1, " * 6_000,
        "visits at weeks " + "1 and " * 4_000,
        "for up to " * 3_000,
        "a" * 20_000,
        "(" * 20_000,
        "Day 1. " * 4_000,
        "5 mg " * 5_000,
        "followed every " * 2_000 + "x",
        "will be followed " * 80 + "1",
    ],
)
def test_hostile_texts_take_no_longer_than_plain_ones(text: str) -> None:
    # No limit in seconds: a pattern that runs away would not end within the life of the test.
    started = time.process_time()
    list(findings_of(text, "place", about_treatment=True))
    first = time.process_time() - started
    started = time.process_time()
    list(findings_of(text * 2, "place", about_treatment=True))
    assert time.process_time() - started < 20 * first + 2


def test_sentences_lie_where_they_say_and_abbreviations_end_none() -> None:
    text = "* Given i.v. by Dr. Ott, e.g. at night.\n\nThen 2 visits. They are\nshort ones."
    found = list(sentences(text))
    assert [text[each.start : each.end] for each in found] == [
        "Given i.v. by Dr. Ott, e.g. at night.",
        "Then 2 visits.",
        "They are\nshort ones.",
    ]
    assert all(len(each.words) == each.end - each.start for each in found)
