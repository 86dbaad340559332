"""What a profile answers of the record's coded fields, and that it is silent when unsure."""

import pytest

from viewer.domain.coded import Sex
from viewer.domain.people import Eligibility
from viewer.domain.personal import Answer, Profile
from viewer.domain.values import Age, Fact
from viewer.plain.own_lines import Coded, coded_field, coded_identity, profile_answers

YES, NO = Answer.YES, Answer.NO


def limits(minimum: str = "", maximum: str = "") -> Eligibility:
    return Eligibility(
        minimum_age=Age.parse(minimum, "a") if minimum else None,
        maximum_age=Age.parse(maximum, "b") if maximum else None,
    )


@pytest.mark.parametrize(
    ("minimum", "maximum", "years", "answer"),
    [
        ("18 Years", "", 18, YES),
        ("18 Years", "", 17, NO),
        ("18 Years", "75 Years", 75, YES),
        ("18 Years", "75 Years", 76, NO),
        ("", "75 Years", 30, YES),
        ("", "", 30, None),
        ("6 Months", "", 0, None),
        ("6 Months", "", 1, YES),
        ("30 Months", "18 Years", 2, None),
        ("30 Months", "18 Years", 1, NO),
        ("", "6 Months", 0, None),
        ("", "6 Months", 1, NO),
        ("18 Years", "120 Years", 104, YES),
        ("N/A years", "75 Years", 30, None),
        ("18 Years", "75 Years", None, None),
    ],
)
def test_ages(minimum: str, maximum: str, years: float | None, answer: Answer | None) -> None:
    found = profile_answers(limits(minimum, maximum), Profile(age=years))
    assert found.get("age") is answer


@pytest.mark.parametrize(
    ("value", "mine", "answer"),
    [
        (Sex.FEMALE, "female", YES),
        (Sex.FEMALE, "male", NO),
        (Sex.ALL, "male", YES),
        (Sex.MALE, "", None),
    ],
)
def test_sex(value: Sex, mine: str, answer: Answer | None) -> None:
    who = Eligibility(sex=Fact(value, value.value, "s"))
    assert profile_answers(who, Profile(sex=mine)).get("sex") is answer


@pytest.mark.parametrize(
    ("taken", "mine", "answer"),
    [
        (False, True, NO),
        (False, False, YES),
        (True, True, YES),
        (True, False, None),
        (True, None, None),
    ],
)
def test_healthy_volunteers(taken: bool, mine: bool | None, answer: Answer | None) -> None:
    who = Eligibility(healthy_volunteers=Fact(taken, "", "h"))
    assert profile_answers(who, Profile(healthy=mine)).get("healthy") is answer


def test_nothing_is_answered_from_a_text_or_without_a_profile() -> None:
    who = Eligibility(
        sex=Fact(Sex.FEMALE, "", "s", from_text=True),
        healthy_volunteers=Fact(False, "", "h", from_text=True),
        minimum_age=Age.parse("18 Years", "a"),
    )
    assert profile_answers(who, Profile(sex="male", healthy=True)) == {}
    assert profile_answers(who, Profile()) == {}


def test_an_answer_to_a_field_is_known_by_its_words() -> None:
    old, new = coded_identity(Coded.AGE, "18 or older"), coded_identity(Coded.AGE, "21 or older")
    assert old != new
    assert coded_field(old) == "age"
    assert coded_field("0123456789ab-2") == ""
