"""Studies in which chance decides for whole groups, such as clinics, and not for each person."""

import re
from collections.abc import Iterator

from viewer.domain.coded import Allocation
from viewer.domain.trial import Trial
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _

_CLUSTER = re.compile(
    r"\bcluster[- ](?:randomi[sz](?:ed|ation)|controlled)\b|\brandomi[sz]ed[- ]cluster\b",
    re.IGNORECASE,
)


def _texts(trial: Trial) -> Iterator[tuple[str, str]]:
    for title in (trial.titles.official, trial.titles.brief, trial.titles.source):
        if title is not None:
            yield title.value, title.path
    described = trial.design.intervention_model_description
    if described is not None:
        yield described.text, described.path


def cluster_sentence(trial: Trial) -> tuple[str, str]:
    """What that means, with the record's own word for it, and its place; empty where it is none."""
    allocation = trial.design.allocation
    if allocation is None or allocation.value is not Allocation.RANDOMIZED:
        return "", ""
    for text, path in _texts(trial):
        found = _CLUSTER.search(text)
        if found:
            told = {
                Tense.NOW: _(
                    "It is called “{word}”: chance decides for whole groups of people, such "
                    "as all of one clinic or school, and not for each person."
                ),
                Tense.OVER: _(
                    "It is called “{word}”: chance decided for whole groups of people, such "
                    "as all of one clinic or school, and not for each person."
                ),
                Tense.MEANT: _(
                    "It is called “{word}”: chance was to decide for whole groups of "
                    "people, such as all of one clinic or school, and not for each person."
                ),
            }[tense_of(trial)]
            return told.format(word=found[0]), path
    return "", ""
