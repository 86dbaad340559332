"""In which tense a trial is told."""

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.plain.tense import Tense

_ONLY_MEANT = ({RecruitmentStatus.WITHDRAWN}, {RecruitmentStatus.UNKNOWN})


def tense_of(trial: Trial) -> Tense:
    """By the reported statuses alone; of a study long unheard of, only its plans are known."""
    statuses = {report.status for report in trial.recruitment.statuses}
    if statuses in _ONLY_MEANT:
        return Tense.MEANT
    if standing_of(statuses) in {Standing.FINISHED, Standing.STOPPED}:
        return Tense.OVER
    return Tense.NOW
