"""What rules read from sentences made up for the purpose, and what they must not read."""

import json
import time

import pytest

from viewer.plain.burden.checks import points_of_frame
from viewer.plain.burden.findings import Kind
from viewer.plain.burden.length import length
from viewer.plain.burden.lines import burden_lines
from viewer.plain.burden.reading import breaks_of, findings, findings_of
from viewer.plain.burden.sentences import sentences
from viewer.plain.tense import Tense
from viewer.registries.reading import read_trial

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
        ("Patients are followed every 3 months for 2 years.", "every 3 months for 2 years"),
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
        "Patients over 18 years with pain receive care.",
        "Acute injury is defined as a urine output below 0.5 mL/kg/h for 6 h.",
        "The total dose should not exceed 20 mg.",
        "If well tolerated, the dose will be increased to 30 mg daily.",
        "Patients diagnosed with a hernia by MRI are asked about pain.",
        "The improvement in quality of life from baseline to the 6-month visit.",
        "The usual protocol will be followed for 4 weeks.",
        "The mixture contained 100 mg drug/ml.",
        "A 19G needle is inserted.",
        "The questionnaire is completed by the general practitioner.",
        "Patients are followed up until 1 year after the last patient has joined.",
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


def test_counts_that_disagree_are_no_line_of_a_plan() -> None:
    text = "Group A gets 12 sessions for 4 weeks. Group B gets 2 sessions for 4 weeks."
    found = list(findings_of(text, "place", arm="Exercise", about_treatment=True))
    assert burden_lines(found) == ()
    # Told of the study as a whole, each sentence is a line of its own.
    assert [line.rpartition("times: ")[2] for line in lines(text, about_treatment=True)] == [
        "12. For how long: 4 weeks.",
        "2. For how long: 4 weeks.",
    ]


def test_a_text_on_several_treatments_does_not_lend_one_the_times_of_another() -> None:
    text = "You take drug A by mouth twice daily. Drug B is given intravenously every 3 weeks."
    found = [
        *findings_of(text, "summary"),
        *findings_of("20 mg once daily", "a", arm="Drug A", about_treatment=True),
        *findings_of("5 mg/kg every 3 weeks", "b", arm="Drug B", about_treatment=True),
    ]
    told = [line.words for line in burden_lines(found)]
    assert not any("by mouth" in line and "into a vein" in line for line in told)
    assert "Doses: How: by mouth. How often: 2 times a day." in told


def test_what_several_groups_are_told_alike_is_one_line_with_their_names() -> None:
    found = [
        finding
        for name in ("Low", "High")
        for finding in findings_of("Participants will have 3 study visits.", name, arm=name)
    ]
    (line,) = burden_lines(found)
    assert line.words == "3 visits. The text says so of “Low” and “High”."


def test_times_of_follow_up_stand_in_the_order_of_the_sentence() -> None:
    text = "Patients are followed every 3 months for 2 years and then every 6 months for 1 year."
    (line,) = lines(text)
    assert line.endswith(": every 3 months for 2 years; every 6 months for 1 year.")


def test_follow_up_after_the_treatment_is_told_so() -> None:
    text = "After completion of study treatment, patients are followed up at 30 days."
    (line,) = lines(text)
    assert line == "After the treatment, the team keeps an eye on how you are: at day 30."


def test_days_that_are_part_of_a_longer_list_are_not_told_again() -> None:
    text = "Visits are planned at days 8, 22 and 29. Visits are planned at days 22 and 29."
    assert lines(text) == ["Visits at days 8, 22 and 29."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After a 2-week washout period they get the other drug.", "(“washout”): 2 weeks."),
        ("There is a washout of at least 14 days.", "(“washout”): at least 14 days."),
        ("The run-in phase lasts 4 weeks.", "(“run-in”): 4 weeks."),
        ("There is a run-in of up to 10 days.", "(“run-in”): up to 10 days."),
    ],
)
def test_breaks_are_told_with_their_length(text: str, expected: str) -> None:
    (line,) = burden_lines(list(breaks_of(text, "place")))
    assert line.words.endswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "A washout of 4 weeks is required before joining.",
        "Patients who had a washout of 4 weeks may join.",
        "A washout is planned. Treatment lasts 4 weeks.",
        "No washout of 2 weeks is needed.",
    ],
)
def test_breaks_before_joining_or_without_a_length_are_not_told(text: str) -> None:
    assert list(breaks_of(text, "place")) == []


def test_no_line_of_a_study_that_is_over_speaks_to_the_reader() -> None:
    text = (
        "Participants will be contacted by phone. Patients are followed for 2 years. "
        "Participants will attend study visits. Participation will last 3 years."
    )
    found = list(findings_of(text, "place"))
    now, over, _meant = (
        " ".join(line.words for line in burden_lines(found, tense)) for tense in Tense
    )
    assert " you" in now
    assert " you" not in over


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Single 0.5 mL dose given at 2, 3, 4, and 12 months of age.",
            "Doses: How much: 0.5 ml. When: 2, 3, 4 and 12 months of age.",
        ),
        (
            "Injections will be given at days 0, 10, 20, and at months 2, 4, 8 and 12.",
            "Doses: When: days 0, 10 and 20, then months 2, 4, 8 and 12.",
        ),
        (
            "A single oral dose of 10 mg is taken on Days 1, 7 and 14.",
            "Doses: How much: 10 mg. How: by mouth. When: days 1, 7 and 14.",
        ),
        (
            "Patients take 500 mg twice a day from day 49 to day 54, and a single dose on day 55.",
            "Doses: How much: 500 mg. How often: 2 times a day.",
        ),
        (
            "Patients receive paclitaxel IV over 1-96 hours on day 1.",
            "Doses: How: into a vein. Time each takes: 1 to 96 hours.",
        ),
        (
            "Participants attend two 90-minute hyperthermic yoga sessions per week.",
            "Doses: How often: 2 times a week. Time each takes: 90 minutes.",
        ),
    ],
)
def test_what_comes_again_is_not_told_to_come_once(text: str, expected: str) -> None:
    found = lines(text, about_treatment=True)
    assert expected in found, found


def test_how_often_alone_is_told_of_sessions_only() -> None:
    assert lines("Patients will get insulin daily.", about_treatment=True) == []
    assert lines("Patients get multiple daily injections.", about_treatment=True) == []


def test_a_scan_that_is_named_by_letters_alone_is_read_after_undergo() -> None:
    assert lines("Undergo CT", about_treatment=True) == ["Tests and forms: a CT scan."]
    assert lines("Undergo ECHO") == ["Tests and forms: an ultrasound of the heart."]
    assert lines("CT is the chair of the study.") == []


def treated(*interventions: dict, arms: tuple[dict, ...] = (), description: str = "") -> list[str]:
    record = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study"},
            "descriptionModule": {"detailedDescription": description},
            "armsInterventionsModule": {
                "armGroups": list(arms),
                "interventions": [{"type": "DRUG"} | each for each in interventions],
            },
        }
    }
    trial = read_trial("ctgov-v2", json.dumps(record).encode())
    return [line.words for line in burden_lines(findings(trial))]


def test_doses_of_two_medicines_are_not_run_together() -> None:
    group = {"label": "Part A", "description": "People get 10 mg abcdin in period 1. "}
    group["description"] += "Later they get 500 mg xyzidin twice a day."
    told = treated({"name": "Abcdin"}, {"name": "Xyzidin"}, arms=(group, {"label": "Part B"}))
    assert told == ["“Part A”, Xyzidin: How much: 500 mg. How often: 2 times a day."]
    mixed = "Patients receive 40 mg abcdin with a single dose of xyzidin, later once daily."
    assert treated({"name": "Abcdin"}, {"name": "Xyzidin"}, description=mixed) == []


def test_a_dose_in_a_long_text_is_told_with_the_medicine_that_its_sentence_names() -> None:
    both = ({"name": "Abcdin"}, {"name": "Xyzidin hydrochloride"})
    told = treated(*both, description="Patients receive xyzidin 20 mg intravenously.")
    assert told == ["“Xyzidin hydrochloride”: How much: 20 mg. How: into a vein."]
    other = treated(*both, description="Patients receive 20 mg of it orally before the abcdin.")
    assert other == ["Doses: How much: 20 mg. How: by mouth."]


@pytest.mark.parametrize(
    ("frame", "points"),
    [
        ("baseline, weeks 4, 8 and 12", ["4w", "8w", "12w"]),
        ("day 1, day 2, week 3", ["1d", "2d", "3w"]),
        ("baseline (week 0) to week 2, week 6", ["2w", "6w"]),
        ("at 7, 14 and 21 days", ["7d", "14d", "21d"]),
        ("30 days, 6 months (±2 weeks)", ["30d", "6m"]),
        ("week 52", ["52w"]),
        ("at 12 weeks", ["12w"]),
        ("12 weeks", []),
        ("up to 5 years", []),
        ("weeks 1, 2 and 6 months", []),
        ("6 and 12 months after the last dose", []),
        ("week 8 to week 14", []),
        ("2, 4 and 6 hours after the dose", []),
    ],
)
def test_a_time_frame_gives_points_where_all_of_it_is_read(frame: str, points: list[str]) -> None:
    found = [f"{point.low:g}{unit.value}" for own, unit in points_of_frame(frame) for point in own]
    assert found == points


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Study participation will be up to 124 weeks, consisting of: a screening period of "
                "up to 4 weeks; a 48-week treatment period; a 48-week extension period."
            ),
            "Taking part lasts up to 124 weeks.",
        ),
        (
            "Each patient will take part in the study for 52 weeks maximum.",
            "Taking part lasts up to 52 weeks.",
        ),
        (
            "Subjects will be confined to the clinical research unit from Day -1 until Day 4.",
            "There is a stay in hospital. The text gives no number of days.",
        ),
        (
            "All subjects will be domiciled in a clinical research facility until Day 5.",
            "There is a stay in hospital. The text gives no number of days.",
        ),
    ],
)
def test_how_long_and_where_one_stays_is_read_in_more_words(text: str, expected: str) -> None:
    assert expected in lines(text)


def test_a_length_of_a_part_is_no_length_of_the_whole() -> None:
    assert lines("Participation in the extension will last 48 weeks.") == []
    assert lines("The residents of the clinic will be asked.") == []
