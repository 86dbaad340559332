"""What the reported statuses come to for somebody who wants to join."""

from collections.abc import Iterable
from enum import StrEnum

from viewer.domain.coded import RecruitmentStatus, Unknown


class Standing(StrEnum):
    """One word for the statuses of a trial, however many sources report."""

    OPEN = "open"
    MAY_BE_OPEN = "may_be_open"
    """Sources differ, and one of them says open."""
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
