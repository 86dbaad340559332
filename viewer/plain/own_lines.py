"""Which of the record's own fields on age, sex and health a person's profile answers.

Only these three: they are coded, so that nothing is guessed from a text. What cannot be told for
sure is left without an answer.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from viewer.domain.coded import Sex
from viewer.domain.people import Eligibility
from viewer.domain.personal import Answer, Profile
from viewer.domain.values import Age, AgeUnit
from viewer.plain.ages import is_no_real_limit
from viewer.plain.criteria_identity import criterion_identity

_DAYS_A_YEAR = 365.25
_SEXES = {Sex.FEMALE: "female", Sex.MALE: "male"}
_BOTH = ("female", "male")


class Coded(StrEnum):
    """A field of the record that says who may join. The values are kept with answers."""

    AGE = "age"
    SEX = "sex"
    HEALTHY = "healthy"


def coded_identity(field: Coded, words: str) -> str:
    """The identity under which an answer to a field is kept: another one when it says otherwise."""
    return f"{field.value}-{criterion_identity(None, words)}"


def coded_field(identity: str) -> str:
    """The field an identity belongs to; empty for that of a criterion."""
    field, dash, _rest = identity.partition("-")
    return field if dash and field in {each.value for each in Coded} else ""


def profile_answers(eligibility: Eligibility, profile: Profile) -> Mapping[str, Answer]:
    """What the profile answers of the coded fields, by :class:`Coded` value.

    A field that the record or the profile does not give has no answer, nor has one that the
    registry's own reader found in a text.
    """
    return dict(_answers(eligibility, profile))


def _answers(eligibility: Eligibility, profile: Profile) -> Iterator[tuple[str, Answer]]:
    age = _age(eligibility.minimum_age, eligibility.maximum_age, profile.age)
    if age is not None:
        yield Coded.AGE.value, age
    sex = eligibility.sex
    if sex is not None and not sex.from_text and profile.sex in _BOTH:
        if sex.value is Sex.ALL:
            yield Coded.SEX.value, Answer.YES
        elif isinstance(sex.value, Sex):
            yield Coded.SEX.value, _yes_or_no(_SEXES[sex.value] == profile.sex)
    healthy = eligibility.healthy_volunteers
    if healthy is None or healthy.from_text or profile.healthy is None:
        return
    if not healthy.value:
        yield Coded.HEALTHY.value, _yes_or_no(not profile.healthy)
    elif profile.healthy:
        # Who has the illness may be wanted or not: the field says only that others may join, too.
        yield Coded.HEALTHY.value, Answer.YES


def _age(minimum: Age | None, maximum: Age | None, years: float | None) -> Answer | None:
    """Whether somebody of so many whole years lies within the limits; None where not sure."""
    limits = [limit for limit in (minimum, maximum) if limit is not None]
    if years is None or not limits or any(limit.days is None for limit in limits):
        return None
    sides = []
    if minimum is not None:
        sides.append(_old_enough(minimum, years))
    if maximum is not None and not is_no_real_limit(maximum):
        sides.append(_young_enough(maximum, years))
    if Answer.NO in sides:
        return Answer.NO
    return None if None in sides else Answer.YES


def _old_enough(limit: Age, years: float) -> Answer | None:
    wanted = (limit.days or 0) / _DAYS_A_YEAR
    if years >= wanted:
        return Answer.YES
    # Who is 17 may be nearly 18, and is so for a limit given in months.
    return Answer.NO if years + 1 <= wanted else None


def _young_enough(limit: Age, years: float) -> Answer | None:
    most = (limit.days or 0) / _DAYS_A_YEAR
    # "75 years" takes people of 75; of "900 months" only who turned 75 that day.
    last = most + 1 if limit.unit is AgeUnit.YEARS else most
    if years + 1 <= last:
        return Answer.YES
    return Answer.NO if years >= last else None


def _yes_or_no(fits: bool) -> Answer:
    return Answer.YES if fits else Answer.NO
