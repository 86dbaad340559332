"""Filters in words: every value has a label, and what hides a trial is said as it is."""

import pytest

from viewer.domain.coded import AgencyClass, Phase, RecruitmentStatus, StudyType
from viewer.domain.narrowing import FilterKind, HiddenTrial
from viewer.domain.search import AgeUnit, Answer, Hit, Place, Query, Sort
from viewer.domain.standing import Standing
from viewer.plain.filters import (
    STANDING_GROUPS,
    days_words,
    distance_words,
    dropped_words,
    healthy_label,
    hidden_reasons,
    phase_label,
    sort_words,
    sponsor_label,
    standing_label,
    status_label,
    study_type_label,
)

YEAR = 365.25
HIT = Hit(
    "NCT90000001", "A study of rest", Standing.FINISHED, ("COMPLETED",), ("PHASE2",), ("Gout",)
)
MUNICH = Place("Munich", "", "Germany", 48.1, 11.6)


def hidden(*filters: FilterKind, **more) -> HiddenTrial:
    return HiddenTrial(HIT, filters, **more)


def test_every_value_has_words_of_its_own() -> None:
    for values, label in (
        (Phase, phase_label),
        (StudyType, study_type_label),
        (AgencyClass, sponsor_label),
    ):
        words = [label(value.value).plain for value in values]
        assert all(words)
        assert len(set(words)) == len(words)
    assert {one for group in STANDING_GROUPS for one in group} == set(Standing)
    assert all(standing_label(group[0]).plain for group in STANDING_GROUPS)
    assert all(healthy_label(answer).plain for answer in Answer)
    assert all(sort_words(sort) for sort in Sort)


def test_a_code_nobody_knew_is_shown_as_it_is() -> None:
    assert study_type_label("NEW_KIND").plain == "NEW_KIND"
    assert sponsor_label("NEW_KIND").plain == "NEW_KIND"
    assert phase_label("PHASE9").plain == "PHASE9"


def test_the_registrys_word_stands_beside_ours() -> None:
    assert standing_label(Standing.FULL).beside == "Active, not recruiting"
    assert standing_label(Standing.STOPPED).beside == "Terminated, Withdrawn"
    assert study_type_label("OBSERVATIONAL").beside == "Observational"


@pytest.mark.parametrize(
    ("age", "unit", "least", "most", "said"),
    [
        (10, AgeUnit.YEARS, 18 * YEAR, None, "Needs an age of 18 or more"),
        (70, AgeUnit.YEARS, 18 * YEAR, 65 * YEAR, "Takes people up to an age of 65"),
        (10, AgeUnit.YEARS, 18 * YEAR, 65 * YEAR, "Needs an age of 18 or more"),
        (2, AgeUnit.MONTHS, 6 * YEAR / 12, None, "Needs an age of 6 months or more"),
        (3, AgeUnit.HOURS, 2.0, None, "Needs an age of 2 days or more"),
        (3, AgeUnit.YEARS, None, 28.0, "Takes people up to an age of 4 weeks"),
    ],
)
def test_an_age_is_told_with_the_limit_it_meets(age, unit, least, most, said) -> None:
    trial = hidden(FilterKind.AGE, minimum_age_days=least, maximum_age_days=most)
    assert hidden_reasons(trial, Query(age=age, age_unit=unit)) == (said,)


def test_each_filter_that_hides_is_told_once() -> None:
    query = Query(only_open=True, countries=("Germany", "France"), sex="FEMALE", phases=("PHASE3",))
    trial = hidden(
        FilterKind.ONLY_OPEN,
        FilterKind.STANDING,
        FilterKind.COUNTRY,
        FilterKind.SEX,
        FilterKind.PHASE,
        sex="MALE",
    )
    assert hidden_reasons(trial, query) == (
        "Its status: Finished",
        "No place in Germany or France",
        "For men only",
        "Its phase: Phase 2",
    )


def test_a_hidden_trial_is_told_with_its_own_values() -> None:
    trial = hidden(
        FilterKind.STATUS,
        FilterKind.STUDY_TYPE,
        FilterKind.SPONSOR_CLASS,
        FilterKind.HEALTHY_VOLUNTEERS,
        study_type="OBSERVATIONAL",
        sponsor_class="INDUSTRY",
        healthy_volunteers=Answer.NO,
    )
    assert hidden_reasons(trial, Query(statuses=("WITHDRAWN",))) == (
        "Its status: Finished (Completed)",
        "Its kind: Only watches (Observational)",
        "Run by: Company (Industry)",
        "Does not take healthy people",
    )


def test_a_hidden_trial_that_does_not_say_is_told_so() -> None:
    trial = hidden(FilterKind.STUDY_TYPE, FilterKind.SPONSOR_CLASS, FilterKind.HEALTHY_VOLUNTEERS)
    assert hidden_reasons(trial, Query()) == (
        "Its kind: Kind not said",
        "Run by: Not said",
        "Does not say if it takes healthy people",
    )


def test_each_status_has_plain_words_of_its_own_with_the_registrys_beside() -> None:
    labels = [status_label(status.value) for status in RecruitmentStatus]
    assert all(label.beside for label in labels)
    assert len({label.plain for label in labels}) == len(labels)
    assert status_label("NEW_CODE") == ("NEW_CODE", "")


def test_every_filter_can_be_told_and_none_promises_anything() -> None:
    query = Query(near=MUNICH, within_km=50.0, disease="Gout", has_results=True, age=4, sex="MALE")
    query = query._replace(standings=(Standing.FULL, Standing.PAUSED), countries=("Germany",))
    for kind in FilterKind:
        (said,) = hidden_reasons(hidden(kind), query)
        assert said
        assert "eligible" not in said.casefold()
        assert dropped_words((kind,), query)


def test_distances_are_whole_and_in_the_unit_asked_for() -> None:
    assert distance_words(12.4, miles=False) == "12 km"
    assert distance_words(0.2, miles=False) == "less than 1 km"
    assert distance_words(1.7, miles=True) == "1 mile"
    assert distance_words(100, miles=True) == "62 miles"


def test_ages_are_told_in_the_largest_whole_unit() -> None:
    assert days_words(18 * YEAR) == "18 years"
    assert days_words(YEAR / 2) == "6 months"
    assert days_words(21) == "3 weeks"
    assert days_words(1 / 24) == "1 hour"
