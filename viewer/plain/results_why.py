"""Why a record has no results: what its fields say, and what US law asks for. Never an accusation.

Whether the law holds for one study is not for a program to say. Named are only the two kinds it
leaves out for certain, and the year that it gives to most others: 42 CFR 11.10 (applicable
clinical trials), 11.42 and 11.44(a).
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from viewer.domain.coded import (
    Certainty,
    InterventionType,
    Phase,
    RecruitmentStatus,
    ReferenceType,
    StudyType,
)
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.domain.values import DateKind, PartialDate
from viewer.plain.codes import wording
from viewer.plain.dates import date_words
from viewer.plain.flags_results import as_of
from viewer.words import _, ngettext


class ResultsWhy(StrEnum):
    """What is known of results that are not posted."""

    RUNNING = "running"
    CALLED_OFF = "called_off"
    NO_STUDY = "no_study"
    NOT_ASKED_FOR = "not_asked_for"
    NOT_DUE_YET = "not_due_yet"
    DUE_SINCE = "due_since"
    SENT_IN = "sent_in"
    WAIVED = "waived"
    DELAYED = "delayed"
    EXPECTED = "expected"
    PAPER = "paper"


class Reason(NamedTuple):
    """One thing that is known, as a sentence, and the places of the record behind it."""

    why: ResultsWhy
    sentence: str
    paths: tuple[str, ...]


_RUNNING = frozenset(
    {
        Standing.OPEN,
        Standing.NOT_OPEN_YET,
        Standing.BY_INVITATION,
        Standing.FULL,
        Standing.PAUSED,
    }
)
_FIRST_UNDER_THE_LAW = 2009
"""Studies over by the end of 2008 were mostly begun before the law of September 2007."""
_MEDICAL_PRODUCTS = frozenset(
    {
        InterventionType.DRUG,
        InterventionType.BIOLOGICAL,
        InterventionType.DEVICE,
        InterventionType.COMBINATION_PRODUCT,
        InterventionType.GENETIC,
    }
)


def results_reasons(trial: Trial) -> tuple[Reason, ...]:
    """What the record says of why no results are posted, the most telling first."""
    return (*_on_their_way(trial), *_by_status(trial), *_elsewhere(trial))


def _on_their_way(trial: Trial) -> Iterator[Reason]:
    state, recruitment = trial.results_state, trial.recruitment
    if state.waived is not None and state.waived.value:
        sentence = _("The registry let the team off posting results.")
        yield Reason(ResultsWhy.WAIVED, sentence, (state.waived.path,))
    if recruitment.delayed_posting is not None and recruitment.delayed_posting.value:
        sentence = _("The team asked to post results later.")
        yield Reason(ResultsWhy.DELAYED, sentence, (recruitment.delayed_posting.path,))
    if state.unposted_events:
        last = state.unposted_events[-1]
        when = date_words(last.date) if last.date else _("date not known")
        sentence = _("The last step, {date}: {event}").format(
            date=when, event=wording(last.type).plain
        )
        if len(state.unposted_events) > 1:
            sentence = _("{sentence} All steps stand under Sources.").format(sentence=sentence)
        yield Reason(
            ResultsWhy.SENT_IN, sentence, tuple(event.path for event in state.unposted_events)
        )
        return
    expected = recruitment.date(DateKind.RESULTS_EXPECTED)
    if expected is not None:
        sentence = _("The registry expects results by {date}.").format(
            date=date_words(expected.date)
        )
        yield Reason(ResultsWhy.EXPECTED, sentence, (expected.path,))


def _by_status(trial: Trial) -> Iterator[Reason]:
    """What follows from how the study stands; nothing where results are on their way."""
    reports = trial.recruitment.statuses
    standing = standing_of(report.status for report in reports)
    paths = tuple(report.path for report in reports)
    study_type = trial.design.study_type
    if trial.results_state.unposted_events or (
        trial.results_state.waived is not None and trial.results_state.waived.value
    ):
        return
    if reports and all(report.status is RecruitmentStatus.WITHDRAWN for report in reports):
        sentence = _("Nobody joined the study, so there is nothing to report.")
        yield Reason(ResultsWhy.CALLED_OFF, sentence, paths)
    elif study_type is not None and study_type.value is StudyType.EXPANDED_ACCESS:
        sentence = _("This is not a study, so its record holds no results.")
        yield Reason(ResultsWhy.NO_STUDY, sentence, (study_type.path,))
    elif study_type is not None and study_type.value is StudyType.OBSERVATIONAL:
        sentence = _("US law does not ask for results of studies that only watch.")
        yield Reason(ResultsWhy.NOT_ASKED_FOR, sentence, (study_type.path,))
    elif _is_phase_one(trial):
        sentence = _("US law does not ask for results of a first step such as phase 1.")
        phases = tuple(phase.path for phase in trial.design.phases)
        yield Reason(ResultsWhy.NOT_ASKED_FOR, sentence, phases)
    elif standing in _RUNNING:
        sentence = _("The study is not over yet. Results come after its end.")
        if _is_past_its_end(trial):
            sentence = _("The record does not say that the study is over. Results come after.")
        yield Reason(ResultsWhy.RUNNING, sentence, paths)
    else:
        yield from _by_date(trial, standing)


def _is_past_its_end(trial: Trial) -> bool:
    """Whether the end that was planned had come before the day for which the record speaks."""
    end = trial.recruitment.date(DateKind.COMPLETION)
    spoken, _paths = as_of(trial)
    return end is not None and spoken is not None and _is_before(end.date, spoken)


def _by_date(trial: Trial, standing: Standing) -> Iterator[Reason]:
    end = trial.recruitment.date(DateKind.PRIMARY_COMPLETION)
    if end is None or end.certainty is Certainty.ESTIMATED or end.date.year is None:
        return
    if standing not in {Standing.FINISHED, Standing.STOPPED} or not _may_be_asked_for(trial):
        return
    due = _a_year_later(end.date)
    spoken, paths = as_of(trial)
    if spoken is None or due.year is None or due.year <= _FIRST_UNDER_THE_LAW:
        return
    if _is_before(due, spoken):
        sentence = _(
            "US law asks for results of many studies within a year after their main part. Here "
            "that year ended {date}."
        )
        why = ResultsWhy.DUE_SINCE
    else:
        sentence = _(
            "US law gives many studies a year after their main part. Here that year ends {date}."
        )
        why = ResultsWhy.NOT_DUE_YET
    yield Reason(why, sentence.format(date=_when(due)), (end.path, *paths))


def _elsewhere(trial: Trial) -> Iterator[Reason]:
    """Papers that the team itself names as holding results."""
    papers = [each for each in trial.references.references if each.type is ReferenceType.RESULT]
    if papers:
        sentence = ngettext(
            "The team names {count} paper with results. It stands under Sources.",
            "The team names {count} papers with results. They stand under Sources.",
            len(papers),
        ).format(count=len(papers))
        yield Reason(ResultsWhy.PAPER, sentence, tuple(each.path for each in papers))


def _is_phase_one(trial: Trial) -> bool:
    phases = {phase.value for phase in trial.design.phases}
    return bool(phases) and phases <= {Phase.EARLY_PHASE1, Phase.PHASE1}


def _may_be_asked_for(trial: Trial) -> bool:
    """Whether it tests a medical product with a place in the US; others the law mostly leaves."""
    kinds = {each.type.value for each in trial.treatment.interventions if each.type}
    return bool(kinds & _MEDICAL_PRODUCTS) and any(
        site.country == "United States" for site in trial.places.sites
    )


def _a_year_later(day: PartialDate) -> PartialDate:
    # A day of 29 February has none a year later: its month is told alone.
    year = f"{(day.year or 0) + 1:04}"
    if day.month is None:
        return PartialDate.parse(year)
    if day.day is None or (day.month, day.day) == (2, 29):
        return PartialDate.parse(f"{year}-{day.month:02}")
    return PartialDate.parse(f"{year}-{day.month:02}-{day.day:02}")


def _is_before(day: PartialDate, other: PartialDate) -> bool:
    """Whether a whole day, month or year lies before another, as far as both are known."""
    known = [part for part in (day.year, day.month, day.day) if part is not None]
    told = [part for part in (other.year, other.month, other.day) if part is not None]
    shorter = min(len(known), len(told))
    return known[:shorter] < told[:shorter]


def _when(day: PartialDate) -> str:
    if day.day is None:
        return _("in {date}").format(date=date_words(day))
    return _("on {date}").format(date=date_words(day))
