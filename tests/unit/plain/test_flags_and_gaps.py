"""No results, what is not said, what a score means, who takes part."""

import gzip
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from viewer.domain.coded import AgencyClass, Certainty, RecruitmentStatus, Unknown, coded
from viewer.domain.design import Enrollment
from viewer.domain.people import Contact, Party, Places, Site
from viewer.domain.sources import RecordSource
from viewer.domain.trial import Recruitment, ResultsState, StatusReport, Titles, Trial
from viewer.domain.values import DateKind, Fact, PartialDate, TrialDate
from viewer.plain.design import placebo_answer, setup_sentences
from viewer.plain.flags import flags, results_sentence
from viewer.plain.missing import missing_parts, what_the_record_does_not_say
from viewer.plain.people import (
    enrollment_words,
    healthy_volunteers_words,
    party_words,
)
from viewer.plain.status import status_sentence
from viewer.registries.reading import read_trial

TODAY = date(2026, 3, 1)
BARE = Trial(
    number="NCT00000000",
    source=RecordSource(
        format="ctgov-v2", registry="ClinicalTrials.gov", as_of=PartialDate.parse("2025-11-18")
    ),
    titles=Titles(brief=Fact("A", "A", "title")),
)


def with_status(raw: str, **dates: str) -> Trial:
    report = StatusReport(status=coded(RecruitmentStatus, raw), raw=raw, path="status")
    made = tuple(
        TrialDate(DateKind(kind), PartialDate.parse(day), Certainty.ACTUAL, kind)
        for kind, day in dates.items()
    )
    posted = ResultsState(posted=Fact(False, "false", "hasResults"))
    return replace(
        BARE, recruitment=Recruitment(statuses=(report,), dates=made), results_state=posted
    )


def test_no_results_soon_after_the_end_are_usual() -> None:
    flag = results_sentence(with_status("COMPLETED", completion="2025-11-07"))
    assert flag is not None
    assert flag.sentence == (
        "As of 18 November 2025 none were posted. That is usual so soon after the end."
    )
    assert flag.paths == ("hasResults", "completion")


def test_no_results_long_after_the_end_are_told_without_blame() -> None:
    flag = results_sentence(with_status("COMPLETED", completion="2019-01-07"))
    assert flag is not None
    assert flag.sentence == "As of 18 November 2025 none were posted."


def test_results_that_are_posted_or_not_spoken_of_need_no_sentence() -> None:
    assert results_sentence(BARE) is None
    posted = ResultsState(posted=Fact(True, "true", "hasResults"))
    assert results_sentence(replace(BARE, results_state=posted)) is None


def test_a_bare_record_leaves_much_unsaid_each_thing_once() -> None:
    said = what_the_record_does_not_say(BARE)
    assert len(set(said)) == len(said)
    assert "whether the study is open" in said
    assert "where it takes place" in said
    assert "a phone number or an e-mail address" in said
    assert all(not words.endswith(".") for words in said)


def test_what_is_there_is_not_said_to_be_missing() -> None:
    site = Site(path="s", city="Bonn", contacts=(Contact(path="c", email="a@b"),))
    keys = {part.key for part in missing_parts(replace(BARE, places=Places(sites=(site,))))}
    assert "site_status" in keys
    assert "phone" in keys
    assert not keys & {"places", "contact", "email"}


@pytest.mark.parametrize(
    ("count", "certainty", "words"),
    [
        (12, Certainty.ACTUAL, "12 people joined."),
        (1, Certainty.ACTUAL, "1 person joined."),
        (0, Certainty.ACTUAL, "Nobody joined."),
        (92, Certainty.ESTIMATED, "The study plans to take 92 people."),
        (15_000_000, None, "The record says 15,000,000 people. It does not say if that is a plan."),
    ],
)
def test_how_many(count: int, certainty: Certainty | None, words: str) -> None:
    assert enrollment_words(Enrollment(count, certainty, "size")) == words


def test_who_runs_it() -> None:
    lead = Party(name="NIAID", path="lead", agency_class=AgencyClass.NIH)
    helper = Party(name="Firm", path="c", agency_class=Unknown("CLUB"))
    assert party_words(lead) == "NIAID (part of the US National Institutes of Health)"
    assert party_words(helper) == "Firm (CLUB)"


def test_healthy_people() -> None:
    assert "does not say" in healthy_volunteers_words(None)
    assert healthy_volunteers_words(Fact(True, "true", "h")) == "Healthy people can join, too."


def test_real_records_are_told_without_a_fault(records: Path) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        lines = random.Random(7).sample(file.readlines(), 300)
    for line in lines:
        trial = read_trial("ctgov-v2", line)
        for flag in flags(trial, TODAY):
            assert flag.paths
        sentences = [flag.sentence for flag in flags(trial, TODAY)]
        sentences += [part.sentence for part in setup_sentences(trial.design, trial.treatment.arms)]
        sentences += [status_sentence(trial), placebo_answer(trial)[1]]
        assert all(sentence.endswith(".") for sentence in sentences), trial.number
        assert not any("{" in sentence for sentence in sentences), trial.number
