"""What in a record is worth asking about. Facts and a question, never a verdict.

Nothing here corrects the source. Each flag names the places it rests on.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from viewer.domain.coded import Certainty, RecruitmentStatus
from viewer.domain.trial import StatusReport, Trial
from viewer.domain.values import DateKind, PartialDate, Passage, TrialDate
from viewer.plain.ages import is_no_real_limit
from viewer.plain.codes import wording
from viewer.plain.criteria import PartKind, split
from viewer.plain.dates import date_words
from viewer.plain.inline import clean
from viewer.plain.status import official_status
from viewer.words import _


class FlagKind(StrEnum):
    """What a flag is about; the pages choose the tab by it."""

    UNIT = "unit"
    AGE = "age"
    OTHER_STUDY = "other_study"
    RESULTS = "results"
    END_PASSED = "end_passed"
    START_PASSED = "start_passed"
    NO_CONTACT = "no_contact"
    RETRACTED = "retracted"
    VIOLATION = "violation"
    DOUBLE_NO = "double_no"


class Flag(NamedTuple):
    """One thing worth asking about. ``start`` and ``end`` count in the text at the one path."""

    kind: FlagKind
    sentence: str
    paths: tuple[str, ...]
    start: int | None = None
    end: int | None = None


# Cell counts of blood are given per microlitre, cubic millimetre or litre (SI: 10^9/L).
_ODD_UNIT = re.compile(
    r"[<>=≤≥\\]*\s*\d[\d,.]*\s*cells?\s*/\s*dl\b|\bcells?\s*/\s*dl\b", re.IGNORECASE
)
_OTHER_STUDY = re.compile(
    r"\b(?:enroll?ed|enroll?ment|participat\w+|registered|co-?enroll?ed)\s+(?:in|on|into|onto)\s+"
    r"(?:(?:[A-Za-z]+\s+){0,4}?(?P<number>NCT\d{8}|\d{2}-[A-Z]{1,3}-\d{3,5})"
    r"|(?:[A-Za-z]+\s+){0,3}?(?:protocol|study|trial)\s+(?:number\s+|no\.?\s*|#\s*)?"
    r"(?P<code>(?!COVID|SARS)[A-Z]{2,8}-?\d{2,}[\w-]*|\d{5,8}-[A-Z]\b))",
    re.IGNORECASE,
)
# "No phone" keeps people without one out; "No prior treatment" in that list mostly lets them in.
_DOUBLE_NO = re.compile(
    r"No (?:other |prior |previous |history |known |active |acute |concurrent |current |evidence "
    r"|presence |significant |serious |severe |uncontrolled |untreated )"
)
_QUOTED = 80
"""Letters of a criterion that a flag quotes."""
_OPEN = frozenset({RecruitmentStatus.RECRUITING, RecruitmentStatus.NOT_YET_RECRUITING})
_ENDED = frozenset(
    {RecruitmentStatus.COMPLETED, RecruitmentStatus.TERMINATED, RecruitmentStatus.WITHDRAWN}
)
_A_YEAR = 366
"""Days in which results are to be sent in after the main part of a study: 42 CFR 11.44(a)."""


def _criteria_texts(trial: Trial) -> Iterator[tuple[Passage, int, str, bool | None]]:
    """Criteria as (passage, offset, source text, inclusion)."""
    if trial.eligibility.criteria is not None:
        for part in split(trial.eligibility.criteria.text):
            if part.kind in {PartKind.CRITERION, PartKind.REMARK}:
                yield trial.eligibility.criteria, part.start, part.text, part.inclusion
    for listed in trial.eligibility.listed_criteria:
        yield listed.text, 0, listed.text.text, listed.inclusion


def _odd_units(trial: Trial) -> Iterator[Flag]:
    for passage, offset, text, _inclusion in _criteria_texts(trial):
        found = _ODD_UNIT.search(text)
        if found:
            words = clean(found[0]).strip(" <>=≤≥")
            sentence = _(
                "The text says “{words}”. That unit is unusual for a count of cells. Ask the "
                "study team which unit is meant."
            ).format(words=words)
            start = offset + found.start()
            yield Flag(FlagKind.UNIT, sentence, (passage.path,), start, offset + found.end())


def _other_study(trial: Trial) -> Iterator[Flag]:
    for passage, offset, text, inclusion in _criteria_texts(trial):
        found = _OTHER_STUDY.search(text) if inclusion is not False else None
        number = (found["number"] or found["code"]) if found else ""
        if found and number.upper() != trial.number:
            sentence = _(
                "You may have to be in another study first: the text names “{number}”. Ask the "
                "study team about it."
            ).format(number=clean(number))
            start = offset + found.start()
            yield Flag(FlagKind.OTHER_STUDY, sentence, (passage.path,), start, offset + found.end())


def _double_no(trial: Trial) -> Iterator[Flag]:
    """The first exclusion that says "No …": in records it often stands for the opposite."""
    for passage, offset, text, inclusion in _criteria_texts(trial):
        words = clean(text).lstrip("*•-–0123456789.) \t")
        if inclusion is False and _DOUBLE_NO.match(words):
            quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"
            sentence = _(
                "Under what keeps people out, the text says “{words}”. Ask the study team if it "
                "is meant the other way round."
            ).format(words=quoted)
            yield Flag(FlagKind.DOUBLE_NO, sentence, (passage.path,), offset, offset + len(text))
            return


def _age(trial: Trial) -> Iterator[Flag]:
    maximum = trial.eligibility.maximum_age
    if maximum is not None and is_no_real_limit(maximum):
        sentence = _("The record gives “{age}” as upper age limit. That is no real limit.").format(
            age=maximum.raw
        )
        yield Flag(FlagKind.AGE, sentence, (maximum.path,))


def _earliest(partial: PartialDate) -> date | None:
    if partial.year is None or not 1 <= partial.year <= 9998:
        return None
    try:
        return date(partial.year, partial.month or 1, partial.day or 1)
    except ValueError:
        return None


def _has_passed(partial: PartialDate, today: date) -> bool:
    """Whether the whole day, month or year lies before ``today``; nothing is filled in."""
    if partial.year is None:
        return False
    known = [part for part in (partial.year, partial.month, partial.day) if part is not None]
    return known < [today.year, today.month, today.day][: len(known)]


def _open_reports(trial: Trial) -> list[StatusReport]:
    return [report for report in trial.recruitment.statuses if report.status in _OPEN]


def _end_passed(trial: Trial, today: date) -> Iterator[Flag]:
    end = trial.recruitment.date(DateKind.COMPLETION)
    for report in _open_reports(trial)[:1]:
        if end is not None and _has_passed(end.date, today):
            sentence = _(
                "The record says “{status}”, but the end it gives, {date}, has passed. Ask if the "
                "study still takes people."
            ).format(status=official_status(report.raw), date=date_words(end.date))
            yield Flag(FlagKind.END_PASSED, sentence, (report.path, end.path))


def _start_passed(trial: Trial, today: date) -> Iterator[Flag]:
    start = trial.recruitment.date(DateKind.START)
    reports = trial.recruitment.statuses
    if not reports or any(
        report.status is not RecruitmentStatus.NOT_YET_RECRUITING for report in reports
    ):
        return
    if start is not None and _has_passed(start.date, today):
        sentence = _(
            "The record says “{status}”, but the start it gives, {date}, has passed. Ask if the "
            "study takes people now."
        ).format(status=official_status(reports[0].raw), date=date_words(start.date))
        yield Flag(FlagKind.START_PASSED, sentence, (reports[0].path, start.path))


def _no_contact(trial: Trial) -> Iterator[Flag]:
    recruiting = [r for r in trial.recruitment.statuses if r.status is RecruitmentStatus.RECRUITING]
    contacts = [
        *trial.places.central_contacts,
        *(contact for site in trial.places.sites for contact in site.contacts),
    ]
    if recruiting and not any(contact.phone or contact.email for contact in contacts):
        sentence = _(
            "The record says “{status}”, but names nobody to call or write to. Ask your doctor to "
            "look up {number}."
        ).format(status=official_status(recruiting[0].raw), number=trial.number)
        yield Flag(FlagKind.NO_CONTACT, sentence, (recruiting[0].path,))


def _retracted(trial: Trial) -> Iterator[Flag]:
    for reference in trial.references.references:
        if reference.retractions:
            paths = (reference.path, *(notice.path for notice in reference.retractions))
            yield Flag(
                FlagKind.RETRACTED,
                _(
                    "A paper that the record names has been taken back by its journal. It is "
                    "marked under Sources."
                ),
                paths,
            )


def _violations(trial: Trial) -> Iterator[Flag]:
    """Notices of the FDA, in the order of the record: what was found, then what became of it."""
    if trial.violations:
        said = dict.fromkeys(wording(violation.type).plain for violation in trial.violations)
        sentence = _("{notices} The whole notice stands under Sources.").format(
            notices=" ".join(said)
        )
        paths = tuple(violation.path for violation in trial.violations)
        yield Flag(FlagKind.VIOLATION, sentence, paths)


def _main_end(trial: Trial) -> TrialDate | None:
    main = trial.recruitment.date(DateKind.PRIMARY_COMPLETION)
    end = trial.recruitment.date(DateKind.COMPLETION)
    return end if main is None or (end is not None and end.certainty is Certainty.ACTUAL) else main


def as_of(trial: Trial) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The day for which the record speaks: the later of its update and the registry's copy."""
    copy = trial.recruitment.date(DateKind.VERSION)
    updated = trial.source.as_of
    if copy is None or copy.date.year is None:
        return updated, ()
    if updated is not None and (_earliest(updated) or date.min) > (
        _earliest(copy.date) or date.min
    ):
        return updated, ()
    return copy.date, (copy.path,)


def _is_soon(end: TrialDate, said: PartialDate | None) -> bool:
    ended, spoken = _earliest(end.date), _earliest(said) if said is not None else None
    return ended is not None and spoken is not None and (spoken - ended).days < _A_YEAR


def results_sentence(trial: Trial) -> Flag | None:
    """What can be said where no results are posted; None where there are some, or nobody says.

    A finished study has a year to send results in, so that none soon after the end is usual.
    """
    posted = trial.results_state.posted
    if posted is None or posted.value or trial.results is not None:
        return None
    said, paths = as_of(trial)
    first = (
        _("The record has no results.")
        if said is None
        else _("As of {date} none were posted.").format(date=date_words(said))
    )
    has_ended = any(report.status in _ENDED for report in trial.recruitment.statuses)
    end = _main_end(trial)
    if not has_ended or end is None or not _is_soon(end, said):
        return Flag(FlagKind.RESULTS, first, (posted.path, *paths))
    sentence = _("{sentence} That is usual so soon after the end.").format(sentence=first)
    return Flag(FlagKind.RESULTS, sentence, (posted.path, *paths, end.path))


def flags(trial: Trial, today: date) -> tuple[Flag, ...]:
    """Everything in the record that is worth asking about. ``today`` is the reader's day."""
    return (
        *_end_passed(trial, today),
        *_start_passed(trial, today),
        *_no_contact(trial),
        *_other_study(trial),
        *_odd_units(trial),
        *_double_no(trial),
        *_age(trial),
        *_retracted(trial),
        *_violations(trial),
    )
