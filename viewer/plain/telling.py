"""In which tense a trial is told."""

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.plain.tense import Tense


def tense_of(trial: Trial) -> Tense:
    """By the reported statuses alone. Nobody knows that a study long unheard of is over: now."""
    statuses = [report.status for report in trial.recruitment.statuses]
    if statuses and all(status is RecruitmentStatus.WITHDRAWN for status in statuses):
        return Tense.MEANT
    if standing_of(statuses) in {Standing.FINISHED, Standing.STOPPED}:
        return Tense.OVER
    return Tense.NOW


def tense_of_plans(trial: Trial) -> Tense:
    """The same for what was planned: a study long unheard of planned it, done or not."""
    statuses = {report.status for report in trial.recruitment.statuses}
    return Tense.MEANT if statuses == {RecruitmentStatus.UNKNOWN} else tense_of(trial)
