"""The status of a trial in words. Used before the window's first paint: imports nothing slow."""

from viewer.domain.coded import RecruitmentStatus, Unknown
from viewer.domain.trial import StatusReport, Trial
from viewer.plain.standing import OFFICIAL, official_status, standing_words
from viewer.plain.wording import Wording, unknown_wording
from viewer.words import _

__all__ = [
    "official_status",
    "standing_words",
    "status_sentence",
    "status_wording",
]


def status_wording(status: RecruitmentStatus | Unknown) -> Wording:
    """One status as a sentence. Meanings: the registry's glossary of statuses."""
    if isinstance(status, Unknown):
        return unknown_wording(status)
    plain = {
        RecruitmentStatus.RECRUITING: _("The study is looking for people now."),
        RecruitmentStatus.NOT_YET_RECRUITING: _("The study does not take people yet."),
        RecruitmentStatus.ENROLLING_BY_INVITATION: _(
            "The study team asks people to join. You cannot sign up on your own."
        ),
        RecruitmentStatus.ACTIVE_NOT_RECRUITING: _(
            "The study is under way. It takes no new people."
        ),
        RecruitmentStatus.COMPLETED: _("The study is over. It ended as planned."),
        RecruitmentStatus.SUSPENDED: _("The study is on hold. It may start again."),
        RecruitmentStatus.TERMINATED: _("The study stopped early. It does not start again."),
        RecruitmentStatus.WITHDRAWN: _(
            "The study was called off before the first person joined it."
        ),
        RecruitmentStatus.UNKNOWN: _(
            "The study should be over by now. For two years or more, its team has not said "
            "how it stands."
        ),
        RecruitmentStatus.AVAILABLE: _(
            "This is not a study. Some patients can get this treatment outside of a study."
        ),
        RecruitmentStatus.NO_LONGER_AVAILABLE: _(
            "Patients can no longer get this treatment in this way."
        ),
        RecruitmentStatus.TEMPORARILY_NOT_AVAILABLE: _(
            "Patients cannot get this treatment in this way for now. That may change."
        ),
        RecruitmentStatus.APPROVED_FOR_MARKETING: _(
            "The treatment is now approved. Doctors can use it outside of a study."
        ),
        RecruitmentStatus.WITHHELD: _("The sponsor keeps the details private for now."),
        RecruitmentStatus.AUTHORISED: _(
            "Health officials let this study go ahead. That does not tell whether it takes "
            "people now."
        ),
    }[status]
    return Wording(plain, OFFICIAL[status])


def _label(report: StatusReport) -> str:
    return official_status(report.raw)


def _one_status(trial: Trial, report: StatusReport) -> str:
    if report.said_by and report.said_by != trial.source.registry:
        sentence = _("The status in {source} is “{status}”.").format(
            source=report.said_by, status=_label(report)
        )
    else:
        sentence = _("The registry says “{status}”.").format(status=_label(report))
    last = trial.recruitment.last_known
    if last is None:
        return sentence
    return _("{sentence} The last status it had was “{status}”.").format(
        sentence=sentence, status=_label(last)
    )


def status_sentence(trial: Trial) -> str:
    """One or two sentences on what the sources say of the status, in their own words."""
    reports: dict[str, StatusReport] = {}
    for report in trial.recruitment.statuses:
        reports.setdefault(_label(report), report)
    labels = list(reports)
    if not labels:
        return _("The source does not say whether the study is open.")
    if len(labels) == 1:
        return _one_status(trial, reports[labels[0]])
    if len(labels) == 2:
        return _(
            "One source says “{first}”, another “{second}”. Ask the study team which is true today."
        ).format(first=labels[0], second=labels[1])
    return _("The sources differ: {statuses}. Ask the study team which is true today.").format(
        statuses=", ".join(_("“{status}”").format(status=label) for label in labels)
    )
