"""How a trial stands on the reader's day, and why that may be other than its record says."""

from datetime import date

from viewer.domain.card import ends_on, updated_on
from viewer.domain.coded import RecruitmentStatus
from viewer.domain.standing import Standing, is_a_year_old, is_past, standing_now, standing_of
from viewer.domain.trial import Trial
from viewer.domain.values import PartialDate
from viewer.plain.dates import date_words
from viewer.plain.standing import official_status, standing_words
from viewer.words import _


def standing_today(trial: Trial, today: date) -> Standing:
    """What the reported statuses come to on the reader's day, as the row of a list has it."""
    return standing_now(
        standing_of(report.status for report in trial.recruitment.statuses),
        has_ended=is_past(ends_on(trial), today.isoformat()),
        is_old=is_a_year_old(updated_on(trial), today.isoformat()),
    )


def words_today(trial: Trial, today: date) -> str:
    """How a trial stands on the reader's day, in two to four words."""
    statuses = [report.status for report in trial.recruitment.statuses]
    return standing_words(standing_today(trial, today), statuses)


def doubt_sentence(trial: Trial, today: date) -> str:
    """Why what the record says of the status may no longer be true; empty where nothing tells."""
    reports = trial.recruitment.statuses
    found = standing_of(report.status for report in reports)
    if standing_today(trial, today) is found:
        return ""
    ends = ends_on(trial)
    if is_past(ends, today.isoformat()):
        return _(
            "The record says “{status}”, but the end it gives, {date}, has passed. Ask the study "
            "team which is true today."
        ).format(status=official_status(reports[0].raw), date=date_words(PartialDate.parse(ends)))
    updated = date_words(PartialDate.parse(updated_on(trial)))
    if any(report.status is RecruitmentStatus.AVAILABLE for report in reports):
        return _(
            "The record says “{status}”. Its last update is from {date}. Ask your doctor if that "
            "is still true."
        ).format(status=official_status(reports[0].raw), date=updated)
    return _(
        "The record says “{status}”. Its last update is from {date}. Ask the study team if that "
        "is still true."
    ).format(status=official_status(reports[0].raw), date=updated)
