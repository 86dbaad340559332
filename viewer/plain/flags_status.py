"""Statuses that do not agree with each other, with the places, or with the head count."""

from collections.abc import Iterator

from viewer.domain.coded import Certainty, RecruitmentStatus
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.plain.codes import wording
from viewer.plain.flag_kinds import Flag, FlagKind, ask_which, call_first
from viewer.plain.flags_dates import OPEN
from viewer.plain.status import official_status
from viewer.words import _, ngettext

_CLOSED_SITE = frozenset(
    {
        RecruitmentStatus.ACTIVE_NOT_RECRUITING,
        RecruitmentStatus.COMPLETED,
        RecruitmentStatus.SUSPENDED,
        RecruitmentStatus.TERMINATED,
        RecruitmentStatus.WITHDRAWN,
    }
)
_NEVER_OPEN = _CLOSED_SITE - {RecruitmentStatus.SUSPENDED}


def status_unknown(trial: Trial) -> Iterator[Flag]:
    """The registry gave up waiting for news: two years without a word past the end."""
    last = trial.recruitment.last_known
    for report in trial.recruitment.statuses[:1]:
        if report.status is not RecruitmentStatus.UNKNOWN:
            continue
        if last is None:
            fact = _("The registry has not heard from this study for a long time.")
            yield Flag(FlagKind.STATUS_UNKNOWN, fact, call_first(), (report.path,))
            return
        fact = _(
            "The registry has not heard from this study for a long time. What it heard last was "
            "“{status}”. That may no longer be true."
        ).format(status=official_status(last.raw))
        yield Flag(FlagKind.STATUS_UNKNOWN, fact, call_first(), (report.path, last.path))


def status_differs(trial: Trial) -> Iterator[Flag]:
    """Two sources that both say something, and not the same."""
    reports = [report for report in trial.recruitment.statuses if not report.country]
    standings = {standing_of([report.status]) for report in reports}
    if len(standings - {Standing.NOT_KNOWN}) < 2 and len({report.raw for report in reports}) < 2:
        return
    first = reports[0]
    other = next((report for report in reports if report.raw != first.raw), None)
    if other is not None:
        fact = _("One source says “{first}”, another says “{other}”.").format(
            first=official_status(first.raw), other=official_status(other.raw)
        )
        yield Flag(FlagKind.STATUS_DIFFERS, fact, ask_which(), (first.path, other.path))


def sites_closed(trial: Trial) -> Iterator[Flag]:
    """The study is open and every one of its places is not."""
    sites = trial.places.sites
    reports = trial.recruitment.statuses
    if len(reports) != 1 or reports[0].status is not RecruitmentStatus.RECRUITING or not sites:
        return
    if all(site.status in _CLOSED_SITE for site in sites) and sites[0].status is not None:
        text = ngettext(
            "The record says “{status}” for the study, but “{site}” for its one place.",
            "The record says “{status}” for the study, but none of its {count} places takes "
            "people now.",
            len(sites),
        )
        fact = text.format(
            status=official_status(reports[0].raw),
            site=wording(sites[0].status).official,
            count=len(sites),
        )
        paths = (reports[0].path, *(site.path for site in sites))
        yield Flag(FlagKind.SITES_CLOSED, fact, call_first(), paths)


def sites_open(trial: Trial) -> Iterator[Flag]:
    """The study takes nobody and some of its places do."""
    reports = trial.recruitment.statuses
    status = reports[0].status if len(reports) == 1 else None
    still = [site for site in trial.places.sites if site.status is RecruitmentStatus.RECRUITING]
    if status is RecruitmentStatus.UNKNOWN and still:
        # Places keep the status they had when the registry last heard of the study.
        is_only = len(trial.places.sites) == 1
        fact = (
            _(
                "Its one place says “Recruiting”. That is old: the registry has not heard from "
                "this study for a long time."
            )
            if is_only
            else ngettext(
                "{count} of its places says “Recruiting”. That is old: the registry has not "
                "heard from this study for a long time.",
                "{count} of its places say “Recruiting”. That is old: the registry has not "
                "heard from this study for a long time.",
                len(still),
            ).format(count=len(still))
        )
        paths = (reports[0].path, *(site.path for site in still))
        yield Flag(FlagKind.SITES_OPEN, fact, call_first(), paths)
    elif status in _NEVER_OPEN and still:
        text = ngettext(
            "The record says “{status}” for the study, but “Recruiting” for one of its places.",
            "The record says “{status}” for the study, but “Recruiting” for {count} of its places.",
            len(still),
        )
        fact = text.format(status=official_status(reports[0].raw), count=len(still))
        paths = (reports[0].path, *(site.path for site in still))
        yield Flag(FlagKind.SITES_OPEN, fact, ask_which(), paths)


def enrollment_final(trial: Trial) -> Iterator[Flag]:
    """Open, and yet the number of people is given as final."""
    size = trial.design.enrollment
    reports = trial.recruitment.statuses
    if size is None or size.certainty is not Certainty.ACTUAL or not reports:
        return
    if all(report.status in OPEN for report in reports):
        text = ngettext(
            "The record says “{status}”, but gives {number} person as the final count.",
            "The record says “{status}”, but gives {number} people as the final count.",
            size.count,
        )
        fact = text.format(status=official_status(reports[0].raw), number=f"{size.count:,}")
        ask = _("Ask if there is still room.")
        yield Flag(FlagKind.ENROLLMENT, fact, ask, (reports[0].path, size.path))
