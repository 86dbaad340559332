"""What the reported statuses come to for somebody who wants to join."""

import re
from collections.abc import Iterable
from enum import StrEnum

from viewer.domain.coded import RecruitmentStatus, Unknown


class Standing(StrEnum):
    """One word for the statuses of a trial, however many sources report."""

    OPEN = "open"
    MAY_BE_OPEN = "may_be_open"
    """Sources differ and one of them says open, or what says open is old."""
    NOT_OPEN_YET = "not_open_yet"
    BY_INVITATION = "by_invitation"
    FULL = "full"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"
    NOT_KNOWN = "not_known"


_STANDINGS = {
    RecruitmentStatus.RECRUITING: Standing.OPEN,
    RecruitmentStatus.AVAILABLE: Standing.OPEN,
    RecruitmentStatus.NOT_YET_RECRUITING: Standing.NOT_OPEN_YET,
    RecruitmentStatus.ENROLLING_BY_INVITATION: Standing.BY_INVITATION,
    RecruitmentStatus.ACTIVE_NOT_RECRUITING: Standing.FULL,
    RecruitmentStatus.COMPLETED: Standing.FINISHED,
    RecruitmentStatus.NO_LONGER_AVAILABLE: Standing.FINISHED,
    RecruitmentStatus.APPROVED_FOR_MARKETING: Standing.FINISHED,
    RecruitmentStatus.SUSPENDED: Standing.PAUSED,
    RecruitmentStatus.TEMPORARILY_NOT_AVAILABLE: Standing.PAUSED,
    RecruitmentStatus.TERMINATED: Standing.STOPPED,
    RecruitmentStatus.WITHDRAWN: Standing.STOPPED,
}

JOINABLE = frozenset({Standing.OPEN, Standing.MAY_BE_OPEN})
"""Standings shown under "only trials open to joining"."""


def standing_of(statuses: Iterable[RecruitmentStatus | Unknown]) -> Standing:
    """The standing that the reported statuses come to; none or only unclear ones: not known."""
    found = {
        _STANDINGS.get(status, Standing.NOT_KNOWN)
        if isinstance(status, RecruitmentStatus)
        else Standing.NOT_KNOWN
        for status in statuses
    }
    if len(found) == 1:
        return found.pop()
    if Standing.OPEN in found:
        return Standing.MAY_BE_OPEN
    return Standing.NOT_KNOWN


_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def is_past(day: str, today: str) -> bool:
    """Whether the whole day, month or year, as far as it is given, lies before ``today``.

    Both as ISO 8601 has dates; what is written otherwise is not known to lie anywhere.
    """
    return bool(_DAY.fullmatch(day)) and day < today[: len(day)]


def is_a_year_old(day: str, today: str) -> bool:
    """Whether a day lies more than a year before ``today``; both as above."""
    return is_past(day, a_year_before(today))


def a_year_before(today: str) -> str:
    """The same day of the year before; a 29 February stands between its neighbours all the same."""
    return f"{int(today[:4]) - 1:04}{today[4:]}"


def standing_now(found: Standing, *, has_ended: bool, is_old: bool) -> Standing:
    """What a reported standing comes to on the day somebody reads it; the one rule for all.

    ``has_ended``: the end that the record gives has passed; ``is_old``: its last update is more
    than a year old. Then what is said to be open may be open; of what is
    said not to be open yet nobody knows how it stands. What takes nobody any more stays so.
    """
    if found is Standing.OPEN and (has_ended or is_old):
        return Standing.MAY_BE_OPEN
    if found is Standing.NOT_OPEN_YET and (has_ended or is_old):
        return Standing.NOT_KNOWN
    return found
