"""What is said of a trial's status."""

import subprocess
import sys

import pytest

from viewer.domain.coded import RecruitmentStatus, Unknown, coded
from viewer.domain.sources import RecordSource
from viewer.domain.trial import Recruitment, StatusReport, Titles, Trial
from viewer.domain.values import Fact
from viewer.plain.status import official_status, status_sentence


def report(raw: str, said_by: str = "") -> StatusReport:
    return StatusReport(
        status=coded(RecruitmentStatus, raw), raw=raw, path="status", said_by=said_by
    )


def trial(*reports: StatusReport, last: StatusReport | None = None) -> Trial:
    return Trial(
        number="NCT00000000",
        source=RecordSource(format="ctgov-v2", registry="ClinicalTrials.gov"),
        titles=Titles(brief=Fact("A", "A", "title")),
        recruitment=Recruitment(statuses=reports, last_known=last),
    )


def test_one_status_in_the_registrys_own_word() -> None:
    assert status_sentence(trial(report("RECRUITING"))) == "The registry says “Recruiting”."
    named = report("RECRUITING", "ClinicalTrials.gov")
    assert status_sentence(trial(named)) == "The registry says “Recruiting”."


def test_another_source_is_named() -> None:
    assert status_sentence(trial(report("Ongoing", "the article"))) == (
        "The status in the article is “Ongoing”."
    )


def test_sources_that_differ_are_both_told_with_the_question() -> None:
    both = trial(report("RECRUITING"), report("AUTHORISED", "the article"))
    assert status_sentence(both) == (
        "One source says “Recruiting”, another “Authorised”. "
        "Ask the study team which is true today."
    )


def test_sources_that_agree_are_told_once() -> None:
    both = trial(report("RECRUITING"), report("RECRUITING"))
    assert status_sentence(both) == "The registry says “Recruiting”."


def test_three_different_statuses_are_all_told() -> None:
    sentence = status_sentence(trial(*map(report, ("RECRUITING", "COMPLETED", "SUSPENDED"))))
    assert all(word in sentence for word in ("Recruiting", "Completed", "Suspended"))


def test_no_status_is_said_to_be_missing() -> None:
    assert status_sentence(trial()) == "The source does not say whether the study is open."


def test_an_old_status_is_told_as_the_last_one_known() -> None:
    sentence = status_sentence(trial(report("UNKNOWN"), last=report("RECRUITING")))
    assert sentence == (
        "The registry says “Unknown status”. The last status it had was “Recruiting”."
    )


@pytest.mark.parametrize("raw", ["", "On hold (see note)", "SOMETHING_NEW"])
def test_a_status_nobody_knew_stays_as_it_is(raw: str) -> None:
    assert official_status(raw) == raw
    assert isinstance(coded(RecruitmentStatus, raw), Unknown)


def test_what_the_first_paint_needs_imports_nothing_slow() -> None:
    code = (
        "import viewer.plain.status, viewer.plain.phases, sys;"
        "print([m for m in ('pydantic', 'markdown_it', 'sqlite_utils', 'typst') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
