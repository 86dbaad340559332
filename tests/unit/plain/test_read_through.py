"""What read badly, or was left out, when whole records were read as a patient reads them."""

import pytest

from viewer.plain.burden.findings import Finding
from viewer.plain.burden.lines import burden_lines
from viewer.plain.burden.reading import findings_of


def found(text: str, arm: str = "") -> list[Finding]:
    return list(findings_of(text, f"place of {arm}", arm=arm, about_treatment=bool(arm)))


def lines(*findings: Finding) -> list[str]:
    return [line.words for line in burden_lines(findings)]


def test_the_time_of_something_else_to_do_is_no_time_of_a_tablet() -> None:
    text = "They take 200 mg by mouth once a day and play outside for 30 minutes a day every day."
    assert lines(*found(text, "A")) == [
        "“A”: How much: 200 mg. How: by mouth. How often: once a day."
    ]
    text = "They get 200 mg as an infusion over 30 minutes, and a tablet by mouth."
    assert "30 minutes" in lines(*found(text, "A"))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vitamin X 2000 IU/day", "“A”: How much: 2,000 IU/day."),
        ("Vitamin X 2000 IU", ""),
        (
            "An 18-session weekly talking treatment",
            "“A”: How many times: 18. How often: every week.",
        ),
    ],
)
def test_so_much_a_day_is_told_and_so_much_alone_is_not(text: str, expected: str) -> None:
    assert lines(*found(text, "A")) == ([expected] if expected else [])


def test_a_dose_is_found_however_long_the_name_of_those_who_get_it() -> None:
    text = "Patients with stable disease after 2 rounds of Abc receive daily oral prednisone."
    assert lines(*found(text)) == ["Doses: How: by mouth. How often: once a day."]


def test_what_several_groups_get_alike_is_told_once_with_the_names_of_all() -> None:
    text = "Dose A once daily, 52 weeks."
    told = "How often: once a day. For how long: 52 weeks."
    assert lines(*found(text, "A"), *found(text, "B")) == [f"“A” and “B”: {told}"]
    many = [each for arm in "ABCD" for each in found(text, arm)]
    assert lines(*many) == [f"Doses: {told} The text says so of 4 groups or treatments."]


def test_checks_of_one_year_alone_are_told_with_that_year() -> None:
    text = (
        "Patients are followed every 3 months for 1 year, every 4 months for the second year, "
        "every 6 months for the next 3 years, and then annually thereafter."
    )
    told = "every 3 months for 1 year; every 4 months in year 2; every 6 months for 3 years"
    assert lines(*found(text)) == [
        f"The team keeps an eye on how you are: {told}; every year.",
    ]


def test_how_often_is_not_told_where_it_may_be_of_another_medicine() -> None:
    text = "Patients receive cyclophosphamide IV and oral prednisone every 12 hours."
    assert lines(*found(text)) == []
    assert lines(*found("Patients receive oral prednisone every 12 hours.")) == [
        "Doses: How: by mouth. How often: every 12 hours."
    ]


BARE = "There are visits. The text does not clearly say how many."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Follow up visits will be done at day 1, week 4, month 3, month 6 and month 12.",
            ["A visit at day 1.", "A visit at week 4.", "Visits at months 3, 6 and 12."],
        ),
        ("Study visits are at week 8 and month 1.", []),
        ("Study visits are at week 8 and month 9 of pregnancy.", []),
        ("Study visits for Part A will occur on Day 0, Week 2, and Months 2, 2.5, and 8.", [BARE]),
        ("Participants visit the study site about every week.", ["Visits every week."]),
        ("They will visit the clinic twice every week.", [BARE]),
        ("They will have regular clinic visits with their personal physician.", []),
    ],
)
def test_times_of_visits_in_several_units_are_told_and_visits_to_others_are_not(
    text: str, expected: list[str]
) -> None:
    assert lines(*found(text)) == expected
