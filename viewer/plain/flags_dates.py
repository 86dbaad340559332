"""Dates that do not go together, or that lie too far back or too far off."""

from collections.abc import Iterator
from datetime import date

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.trial import StatusReport, Trial
from viewer.domain.values import DateKind, PartialDate, TrialDate
from viewer.plain.dates import date_words
from viewer.plain.flag_kinds import Flag, FlagKind, call_first
from viewer.plain.short_what import is_access
from viewer.plain.status import official_status
from viewer.words import _

OPEN = frozenset({RecruitmentStatus.RECRUITING, RecruitmentStatus.NOT_YET_RECRUITING})
_LIVE = OPEN | {RecruitmentStatus.AVAILABLE}
ENDED = frozenset(
    {RecruitmentStatus.COMPLETED, RecruitmentStatus.TERMINATED, RecruitmentStatus.WITHDRAWN}
)
_ACCESS_OVER = frozenset(
    {RecruitmentStatus.NO_LONGER_AVAILABLE, RecruitmentStatus.APPROVED_FOR_MARKETING}
)
_A_YEAR = 366
"""Days after which a record nobody has touched is called old."""
_QUARTER = 90
"""Days after which a copy of a record is called old."""
_FAR = 40
"""Years: an end that far off is as a rule there because the form asks for one."""


def earliest(partial: PartialDate) -> date | None:
    """The first day that a date can mean; None where it cannot be read."""
    if partial.year is None or not 1 <= partial.year <= 9998:
        return None
    try:
        return date(partial.year, partial.month or 1, partial.day or 1)
    except ValueError:
        return None


def _known(partial: PartialDate) -> list[int]:
    return [part for part in (partial.year, partial.month, partial.day) if part is not None]


def _has_passed(partial: PartialDate, today: date) -> bool:
    """Whether the whole day, month or year lies before ``today``; nothing is filled in."""
    known = _known(partial)
    return bool(known) and known < [today.year, today.month, today.day][: len(known)]


def _is_before(first: PartialDate, second: PartialDate) -> bool:
    """Whether ``first`` lies before ``second``, as far as both are known."""
    known = min(len(_known(first)), len(_known(second)))
    return known > 0 and _known(first)[:known] < _known(second)[:known]


def open_reports(trial: Trial) -> list[StatusReport]:
    """What sources say of a study that takes people, or will."""
    return [report for report in trial.recruitment.statuses if report.status in OPEN]


def end_passed(trial: Trial, today: date) -> Iterator[Flag]:
    """A study that is open past its end. About a quarter of open records are: it is no alarm."""
    end = trial.recruitment.date(DateKind.COMPLETION)
    for report in open_reports(trial)[:1]:
        if end is not None and _has_passed(end.date, today):
            fact = _(
                "The record says “{status}”, but the end it gives, {date}, has passed. That is "
                "common. The study may still take people, or not."
            ).format(status=official_status(report.raw), date=date_words(end.date))
            yield Flag(FlagKind.END_PASSED, fact, call_first(), (report.path, end.path))


def start_passed(trial: Trial, today: date) -> Iterator[Flag]:
    """A study that should have begun and has not."""
    start = trial.recruitment.date(DateKind.START)
    reports = trial.recruitment.statuses
    if not reports or any(
        report.status is not RecruitmentStatus.NOT_YET_RECRUITING for report in reports
    ):
        return
    if start is not None and _has_passed(start.date, today):
        fact = _("The record says “{status}”, but the start it gives, {date}, has passed.").format(
            status=official_status(reports[0].raw), date=date_words(start.date)
        )
        ask = _("Ask if the study takes people now.")
        yield Flag(FlagKind.START_PASSED, fact, ask, (reports[0].path, start.path))


def _copied(trial: Trial, imported: str) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The day of this copy: the registry's own word for it, else when it was imported."""
    version = trial.recruitment.date(DateKind.VERSION)
    if version is not None and earliest(version.date) is not None:
        return version.date, (version.path,)
    return (PartialDate.parse(imported), ()) if imported else (None, ())


def _updated(trial: Trial) -> TrialDate | None:
    kinds = (DateKind.LAST_UPDATE_POST, DateKind.LAST_UPDATE_SUBMIT, DateKind.VERIFIED)
    dates = [found for kind in kinds if (found := trial.recruitment.date(kind)) is not None]
    return max(dates, key=lambda found: earliest(found.date) or date.min, default=None)


def stale(trial: Trial, today: date, imported: str) -> Iterator[Flag]:
    """An open study, or a treatment to be had outside of one, whose record is old.

    Old is a record that nobody had touched for a year when this copy was made.
    """
    updated = _updated(trial)
    copied, paths = _copied(trial, imported)
    day = (earliest(copied) if copied is not None else None) or today
    since = earliest(updated.date) if updated is not None else None
    reports = [report for report in trial.recruitment.statuses if report.status in _LIVE]
    for report in reports[:1]:
        if updated is not None and since is not None and (min(day, today) - since).days > _A_YEAR:
            # Another flag may have said just before what the status is.
            fact = _(
                "The last update of the record is from {date}, more than a year before this copy "
                "was made. So “{status}” may no longer be true."
            ).format(status=official_status(report.raw), date=date_words(updated.date))
            ask = call_first()
            yield Flag(FlagKind.STALE, fact, ask, (report.path, updated.path, *paths))


def copy_old(trial: Trial, today: date, imported: str) -> Iterator[Flag]:
    """A copy older than a quarter of a year of a study that is not over."""
    copied, paths = _copied(trial, imported)
    day = earliest(copied) if copied is not None else None
    statuses = [report.status for report in trial.recruitment.statuses]
    if copied is None or day is None or (today - day).days <= _QUARTER:
        return
    if statuses and not all(status in ENDED | _ACCESS_OVER for status in statuses):
        fact = _(
            "This copy of the record is from {date}. The registry may have a newer one."
        ).format(date=date_words(copied))
        ask = (
            _("Ask those who give the treatment what has changed since then.")
            if is_access(trial)
            else _("Ask the study team what has changed since then.")
        )
        yield Flag(FlagKind.COPY_OLD, fact, ask, paths or ("$",))


def date_order(trial: Trial) -> Iterator[Flag]:
    """An end before the start."""
    start = trial.recruitment.date(DateKind.START)
    end = trial.recruitment.date(DateKind.COMPLETION)
    if start is not None and end is not None and _is_before(end.date, start.date):
        fact = _(
            "In this record the end, {end}, comes before the start, {start}. One of the two "
            "cannot be right."
        ).format(end=date_words(end.date), start=date_words(start.date))
        ask = _("Ask the study team for the dates.")
        yield Flag(FlagKind.DATE_ORDER, fact, ask, (start.path, end.path))


def date_far(trial: Trial, today: date) -> Iterator[Flag]:
    """An end so far off that it is no plan."""
    end = trial.recruitment.date(DateKind.COMPLETION)
    if end is None or end.date.year is None or not open_reports(trial):
        return
    if end.date.year - today.year >= _FAR:
        fact = _(
            "The record gives {date} as the end. A date that far off often just means that no "
            "end is planned."
        ).format(date=date_words(end.date))
        ask = _("Ask how long your own part would last.")
        yield Flag(FlagKind.DATE_FAR, fact, ask, (end.path,))
