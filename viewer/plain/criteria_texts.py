"""The criteria of a trial as pieces of text with their places, however its source has them."""

from collections.abc import Iterator
from typing import NamedTuple

from viewer.domain.trial import Trial
from viewer.plain.criteria import PartKind, split


class CriterionText(NamedTuple):
    """One criterion, or a remark about some; ``start`` counts in the text at ``path``."""

    path: str
    start: int
    text: str
    inclusion: bool | None
    is_criterion: bool
    level: int = 0


def criteria_texts(trial: Trial) -> Iterator[CriterionText]:
    """Every criterion and every remark, in the order of the source."""
    passage = trial.eligibility.criteria
    if passage is not None:
        for part in split(passage.text):
            if part.kind in {PartKind.CRITERION, PartKind.REMARK}:
                yield CriterionText(
                    passage.path,
                    part.start,
                    part.text,
                    part.inclusion,
                    is_criterion=part.kind is PartKind.CRITERION,
                    level=part.level,
                )
    for listed in trial.eligibility.listed_criteria:
        text = listed.text
        yield CriterionText(text.path, 0, text.text, listed.inclusion, is_criterion=True)
