"""The status of a trial in two to four words. The list needs this before the first paint.

Apart from ``viewer.plain.status``, which knows the whole trial and takes longer to import.
"""

from collections.abc import Iterable

from viewer.domain.coded import RecruitmentStatus, Unknown
from viewer.domain.standing import Standing
from viewer.words import _

OFFICIAL = {
    RecruitmentStatus.RECRUITING: "Recruiting",
    RecruitmentStatus.NOT_YET_RECRUITING: "Not yet recruiting",
    RecruitmentStatus.ENROLLING_BY_INVITATION: "Enrolling by invitation",
    RecruitmentStatus.ACTIVE_NOT_RECRUITING: "Active, not recruiting",
    RecruitmentStatus.COMPLETED: "Completed",
    RecruitmentStatus.SUSPENDED: "Suspended",
    RecruitmentStatus.TERMINATED: "Terminated",
    RecruitmentStatus.WITHDRAWN: "Withdrawn",
    RecruitmentStatus.UNKNOWN: "Unknown status",
    RecruitmentStatus.AVAILABLE: "Available",
    RecruitmentStatus.NO_LONGER_AVAILABLE: "No longer available",
    RecruitmentStatus.TEMPORARILY_NOT_AVAILABLE: "Temporarily not available",
    RecruitmentStatus.APPROVED_FOR_MARKETING: "Approved for marketing",
    RecruitmentStatus.WITHHELD: "Withheld",
    RecruitmentStatus.AUTHORISED: "Authorised",
}
"""Labels as ClinicalTrials.gov shows them; "Authorised" as EU registers do. Never translated."""


def standing_words(standing: Standing, statuses: Iterable[str | Unknown] = ()) -> str:
    """The status in two to four words, as a list or a heading shows it.

    ``statuses``: the codes behind it. What was called off before anybody joined did not stop
    early, for it never began.
    """
    if standing is Standing.STOPPED and set(statuses) == {RecruitmentStatus.WITHDRAWN}:
        return _("Called off: nobody joined")
    return {
        Standing.OPEN: _("Open to new patients"),
        Standing.MAY_BE_OPEN: _("May be open"),
        Standing.NOT_OPEN_YET: _("Not open yet"),
        Standing.BY_INVITATION: _("By invitation only"),
        Standing.FULL: _("Full: under way"),
        Standing.PAUSED: _("Paused"),
        Standing.FINISHED: _("Finished"),
        Standing.STOPPED: _("Stopped early"),
        Standing.NOT_KNOWN: _("Status not known"),
    }[standing]


def official_status(raw: str) -> str:
    """The registry's label for a coded status ("RECRUITING" gives "Recruiting").

    Anything that is not one of the codes we know is given back as it is.
    """
    try:
        return OFFICIAL[RecruitmentStatus(raw)]
    except ValueError:
        return raw
