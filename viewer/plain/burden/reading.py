"""All that a text, or a trial, says it asks of a participant."""

import re
from collections.abc import Iterator

from viewer.domain.coded import InterventionType
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Passage
from viewer.plain.burden.breaks import breaks
from viewer.plain.burden.calls import calls
from viewer.plain.burden.doses import doses
from viewer.plain.burden.findings import Detail, Finding, Kind, Said
from viewer.plain.burden.follow_up import follow_up
from viewer.plain.burden.length import length
from viewer.plain.burden.procedures import procedures
from viewer.plain.burden.sentences import sentences
from viewer.plain.burden.stays import stays
from viewer.plain.burden.treatment_names import TreatmentNames
from viewer.plain.burden.visits import visits

_NO_MEDICINE = frozenset(
    {
        InterventionType.BEHAVIORAL,
        InterventionType.DEVICE,
        InterventionType.DIAGNOSTIC_TEST,
        InterventionType.OTHER,
        InterventionType.PROCEDURE,
    }
)
"""Kinds of treatment in whose texts a number beside a unit is seldom a dose."""
LONGEST = 40_000
"""Characters of a text that are read; descriptions of records end well before."""

_TOPICS = (
    Topic.BRIEF_SUMMARY,
    Topic.DETAILED_DESCRIPTION,
    Topic.OVERVIEW,
    Topic.TREATMENT,
    Topic.DEMANDS,
)


def said_in(words: str, *, about_treatment: bool = False) -> Iterator[Said]:
    """What one sentence says; ``about_treatment`` as for :func:`doses`."""
    as_written, words = words, words.lower()
    yield from length(words)
    yield from stays(words)
    made = list(visits(words))
    yield from made
    yield from calls(words)
    # "Follow-up visits every 6 weeks": visits, and not a second time as follow-up.
    told = {(each.detail, each.ranges, each.unit) for each in made}
    yield from (
        each for each in follow_up(words) if (each.detail, each.ranges, each.unit) not in told
    )
    yield from procedures(words)
    yield from doses(words, as_written, about_treatment=about_treatment)


def findings_of(
    text: str, path: str, *, arm: str = "", about_treatment: bool = False
) -> Iterator[Finding]:
    """The findings of one text of a record, sentence by sentence."""
    for sentence in sentences(text[:LONGEST]):
        for said in said_in(sentence.words, about_treatment=about_treatment):
            yield Finding(
                said, path, sentence.start, sentence.end, text[sentence.start : sentence.end], arm
            )


def breaks_of(text: str, path: str, *, arm: str = "") -> Iterator[Finding]:
    """The lengths of washouts and run-ins, which are no part of what one has to do."""
    for sentence in sentences(text[:LONGEST]):
        for said in breaks(sentence.words.lower()):
            words = text[sentence.start : sentence.end]
            yield Finding(said, path, sentence.start, sentence.end, words, arm)


def _texts(trial: Trial) -> Iterator[tuple[Passage, str, bool]]:
    for topic in _TOPICS:
        for passage in trial.texts_about(topic):
            yield passage, "", False
    arms = trial.treatment.arms
    for arm in arms:
        if arm.description is not None:
            yield arm.description, arm.label if len(arms) > 1 else "", True
    for intervention in trial.treatment.interventions:
        if intervention.description is not None:
            yield intervention.description, intervention.name, True


def findings(trial: Trial) -> tuple[Finding, ...]:
    """All findings of a trial in the order of its texts."""
    no_doses = {
        each.description.path
        for each in trial.treatment.interventions
        if each.description is not None and each.type and each.type.value in _NO_MEDICINE
    }
    naming = TreatmentNames(trial)
    return tuple(
        naming.named(finding)
        for passage, arm, about_treatment in _texts(trial)
        for finding in (
            *findings_of(passage.text, passage.path, arm=arm, about_treatment=about_treatment),
            *breaks_of(passage.text, passage.path, arm=arm),
        )
        if passage.path not in no_doses or not _is_of_medicine(finding)
    )


_WEEKLY_SESSIONS = re.compile(r"\b\d{1,2}-session (?:twice[- ])?weekly\b", re.IGNORECASE)


def _is_of_medicine(finding: Finding) -> bool:
    """Whether it is of something swallowed or injected; sessions and their minutes are not."""
    said = finding.said
    if said.detail is Detail.OFTEN and _WEEKLY_SESSIONS.search(finding.sentence):
        return False
    return said.kind is Kind.DOSE and said.detail not in {Detail.COUNT, Detail.MINUTES}
