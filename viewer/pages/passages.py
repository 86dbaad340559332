"""The texts of a trial by their place in the record."""

from collections.abc import Iterator

from viewer.domain.trial import Trial
from viewer.domain.values import Passage


def passage_at(trial: Trial, path: str) -> Passage | None:
    """The text that stands at ``path``, of those that describe the study or its treatments."""
    return next((each for each in _passages(trial) if each.path == path), None)


def _passages(trial: Trial) -> Iterator[Passage]:
    yield from (each.passage for each in trial.texts)
    descriptions = (
        *(arm.description for arm in trial.treatment.arms),
        *(intervention.description for intervention in trial.treatment.interventions),
    )
    yield from (each for each in descriptions if each is not None)
