"""Phases, dates, ages, countries and time frames in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.coded import Certainty, Phase, Unknown
from viewer.domain.values import Age, DateKind, PartialDate, TrialDate
from viewer.plain.ages import age_range, age_words
from viewer.plain.dates import date_kind_words, date_words, trial_date_words
from viewer.plain.outcomes import time_frame_words
from viewer.plain.phases import phase_sentence, phases_official, phases_words


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ([], ""),
        (["PHASE2"], "Phase 2"),
        (["PHASE1", "PHASE2"], "Phase 1 and 2"),
        ([Phase.PHASE2, Phase.PHASE3], "Phase 2 and 3"),
        (["EARLY_PHASE1"], "Early phase 1"),
        (["NA"], "No phase"),
        (["PHASE5"], "PHASE5"),
        ([Unknown("II b")], "II b"),
        (["PHASE1", "PHASE3"], "Phase 1 and Phase 3"),
    ],
)
def test_phases(phases: list[str | Phase | Unknown], words: str) -> None:
    assert phases_words(phases) == words
    assert bool(phase_sentence(phases)) == bool(phases)


def test_phases_keep_the_registrys_label() -> None:
    assert phases_official(["PHASE1", "PHASE2"]) == "Phase 1/Phase 2"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("2021-05-05", "5 May 2021"),
        ("2021-05", "May 2021"),
        ("2021", "2021"),
        ("2100-12-31", "31 December 2100"),
        ("2021-13", "2021-13"),
        ("spring 2021", "spring 2021"),
        ("", ""),
    ],
)
def test_dates_are_as_precise_as_the_source(raw: str, words: str) -> None:
    assert date_words(PartialDate.parse(raw)) == words


@given(st.integers(1000, 9999), st.integers(1, 12), st.integers(1, 31))
def test_a_date_in_words_holds_its_day_and_year(year: int, month: int, day: int) -> None:
    words = date_words(PartialDate.parse(f"{year}-{month:02}-{day:02}")).split()
    assert (words[0], words[-1]) == (str(day), str(year))
    # A partial date never gets a day.
    assert len(date_words(PartialDate.parse(f"{year}-{month:02}")).split()) == 2


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        (Certainty.ACTUAL, "May 2021"),
        (Certainty.ESTIMATED, "May 2021 (planned)"),
        (None, "May 2021"),
        (Unknown("GUESSED"), "May 2021 (GUESSED)"),
    ],
)
def test_dates_say_whether_they_are_a_plan(
    certainty: Certainty | Unknown | None, words: str
) -> None:
    found = TrialDate(DateKind.START, PartialDate.parse("2021-05"), certainty, "start")
    assert trial_date_words(found) == words


def test_each_kind_of_date_has_a_label() -> None:
    labels = [date_kind_words(kind) for kind in DateKind]
    assert len(set(labels)) == len(labels)


def age(raw: str) -> Age | None:
    return Age.parse(raw, "age") if raw else None


@pytest.mark.parametrize(
    ("minimum", "maximum", "words"),
    [
        ("18 Years", "", "18 or older"),
        ("18 Years", "75 Years", "18 to 75 years"),
        ("", "6 Months", "up to 6 months"),
        ("6 Months", "", "6 months or older"),
        ("6 Months", "17 Years", "6 months to 17 years"),
        ("30 Minutes", "1 Hour", "30 minutes to 1 hour"),
        ("1 Day", "1 Day", "1 day"),
        ("0 Years", "17 Years", "from birth to 17 years"),
        ("18 Years", "120 Years", "18 or older (120 in the record: no real upper limit)"),
        ("18 Years", "99 Years", "18 to 99 years"),
        ("", "", "no age limits given"),
        ("Adult", "75 Years", "Adult to 75 years"),
        ("Adult", "", "lower limit: Adult"),
    ],
)
def test_ages(minimum: str, maximum: str, words: str) -> None:
    assert age_range(age(minimum), age(maximum)) == words


def test_ages_alone() -> None:
    assert age_words(Age.parse("1 Year", "x")) == "1 year"
    assert age_words(Age.parse("N/A (No limit)", "x")) == "N/A (No limit)"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Week 52", "about 1 year"),
        ("52 weeks", "about 1 year"),
        ("At Week 12", "about 3 months"),
        ("Baseline to Week 24", "from the start, for about 5 and a half months"),
        ("18 months", "about 1 year and a half"),
        ("Up to 24 months", "up to about 2 years"),
        ("14 days", "2 weeks"),
        ("Day 14", "about 2 weeks"),
        ("Day 1 to Day 28", "4 weeks"),
        ("72 hours", "3 days"),
        ("Baseline", "at the start, to compare with later"),
        ("Baseline, Week 12", "at the start, and after about 3 months"),
        ("Change from baseline to 6 weeks", "at the start, and after 6 weeks"),
        (
            "From randomization until the date of progression or death, assessed up to 100 months",
            "up to about 8 years and 4 months",
        ),
        ("through study completion, an average of 24 months", "on average about 2 years"),
        ("From screening to follow-up (max 126 weeks)", "up to about 2 years and 5 months"),
        ("AUC0-24h", ""),
        ("Up to 30 days after the last dose", ""),
        ("Day 28 of Cycle 1", ""),
        ("36 weeks of gestation", ""),
        ("every 12 weeks", ""),
        ("Baseline and Day 15", ""),
        ("day 1 and day 21", "the last time after about 3 weeks"),
        ("6 months", ""),
        ("15 months", "about 1 year and 3 months"),
        ("Week 12 and Week 24", "the last time after about 5 and a half months"),
        ("3, 6, 12 and 24 months", "the last time after about 2 years"),
        ("Baseline, 4 weeks, 6 months and 1 year", ""),
        ("4 weeks, 6 months", ""),
        ("12 and 3 months", ""),
        ("4-12 weeks", ""),
        ("through study completion, an average of 1 year", ""),
        ("", ""),
    ],
)
def test_time_frames(text: str, words: str) -> None:
    assert time_frame_words(text) == words
