"""Could a person in this study get a placebo? From kinds of groups, masking and names alone."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from viewer.domain.coded import ArmType, InterventionModel, Masking, StudyType, WhoMasked
from viewer.domain.trial import Trial
from viewer.plain.codes import wording
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _


class PlaceboChance(StrEnum):
    """The three answers there are."""

    POSSIBLE = "possible"
    NO = "no"
    NOT_SAID = "not_said"


class PlaceboFinding(NamedTuple):
    """An answer, why, and the places of the record it rests on."""

    chance: PlaceboChance
    reason: str
    paths: tuple[str, ...]


_NAMED = re.compile(r"\b(?:placebos?|plac[eé]bo|sham|dummy)\b", re.IGNORECASE)
_VEHICLE = re.compile(r"\bvehicle(?: \w+)?$|^vehicle\b", re.IGNORECASE)
"""The cream, drops or gel without the medicine: a placebo, where something is hidden."""
_NEGATED = re.compile(
    r"\b(?:no|non|not|without)[\s-]+(?:an?\s+)?(?:placebo|sham)|\b(?:placebo|sham)[\s-]free",
    re.IGNORECASE,
)
_PRETENDING = frozenset({ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR})
_BLINDED = frozenset({Masking.SINGLE, Masking.DOUBLE, Masking.TRIPLE, Masking.QUADRUPLE})


def _names(trial: Trial) -> Iterator[tuple[str, str]]:
    """Names of treatments and groups with their paths; a registry's "Drug:" is no name."""
    for intervention in trial.treatment.interventions:
        yield intervention.name, f"{intervention.path}.name"
        yield from ((name.value, name.path) for name in intervention.other_names)
    for arm in trial.treatment.arms:
        yield arm.label, f"{arm.path}.label"
        yield from ((name.value, name.path) for name in arm.intervention_names)


def _possible(trial: Trial) -> PlaceboFinding | None:
    is_now = tense_of(trial) is Tense.NOW
    for arm in () if _is_open(trial) else trial.treatment.arms:
        if arm.type is not None and arm.type.value is ArmType.PLACEBO_COMPARATOR:
            reason = (
                _("The record lists a group that gets a placebo.")
                if is_now
                else _("The record lists a group with a placebo.")
            )
            return PlaceboFinding(PlaceboChance.POSSIBLE, reason, (arm.type.path,))
        if arm.type is not None and arm.type.value is ArmType.SHAM_COMPARATOR:
            reason = (
                _("The record lists a group that gets a sham, a treatment that only looks real.")
                if is_now
                else _("The record lists a group with a sham, a treatment that only looked real.")
            )
            return PlaceboFinding(PlaceboChance.POSSIBLE, reason, (arm.type.path,))
    for name, path in _names(trial):
        if (_NAMED.search(name) and not _NEGATED.search(name)) or (
            _VEHICLE.search(name.strip()) and not _is_open(trial)
        ):
            reason = _("The record names “{name}”.").format(name=name)
            return PlaceboFinding(PlaceboChance.POSSIBLE, reason, (path,))
    return _told_in_text(trial)


def _told_in_text(trial: Trial) -> PlaceboFinding | None:
    """A placebo in the text on a group or treatment, where people do not know what they get."""
    if all(fact.value is not WhoMasked.PARTICIPANT for fact in trial.design.who_masked):
        return None
    texts = [arm.description for arm in trial.treatment.arms]
    texts += [intervention.description for intervention in trial.treatment.interventions]
    for passage in texts:
        found = _NAMED.search(passage.text) if passage else None
        if passage and found and not _NEGATED.search(passage.text):
            reason = _("The text on the groups speaks of “{name}”.").format(name=found[0])
            return PlaceboFinding(PlaceboChance.POSSIBLE, reason, (passage.path,))
    return None


def _is_open(trial: Trial) -> bool:
    """Whether nothing is hidden from anybody."""
    masking = trial.design.masking
    return masking is not None and masking.value is Masking.NONE and not trial.design.who_masked


def _compares_openly(trial: Trial) -> PlaceboFinding | None:
    """A group that is called a placebo's though nothing is hidden: the record does not fit."""
    for arm in trial.treatment.arms:
        if arm.type is not None and arm.type.value in _PRETENDING:
            reason = _(
                "The record calls a group “{type}”, but hides nothing and names no placebo. Ask "
                "the study team."
            ).format(type=wording(arm.type.value).official)
            return PlaceboFinding(PlaceboChance.NOT_SAID, reason, (arm.type.path,))
    return None


def _is_single_group(trial: Trial) -> bool:
    model = trial.design.intervention_model
    return (
        model is not None
        and model.value is InterventionModel.SINGLE_GROUP
        and len(trial.treatment.arms) == 1
    )


def _ruled_out(trial: Trial) -> PlaceboFinding | None:
    design, arms = trial.design, trial.treatment.arms
    tense = tense_of(trial)
    is_now = tense is Tense.NOW
    if design.study_type is not None and design.study_type.value is StudyType.OBSERVATIONAL:
        reason = (
            _("The study does not choose your treatment.")
            if is_now
            else _("The study was not to choose anybody’s treatment.")
        )
        return PlaceboFinding(PlaceboChance.NO, reason, (design.study_type.path,))
    if not _has_names(trial):
        return None
    masking = design.masking
    if masking is not None and _is_open(trial):
        reason = {
            Tense.NOW: _("Nothing is hidden, and the record names no placebo."),
            Tense.OVER: _("Nothing was hidden, and the record names no placebo."),
            Tense.MEANT: _("Nothing was to be hidden, and the record names no placebo."),
        }[tense]
        return PlaceboFinding(PlaceboChance.NO, reason, (masking.path, *_paths(trial)))
    if masking is not None and _is_hidden_from_others(trial):
        reason = {
            Tense.NOW: _("What you get is not hidden from you, and the record names no placebo."),
            Tense.OVER: _(
                "What people got was not hidden from them, and the record names no placebo."
            ),
            Tense.MEANT: _(
                "What people get was not to be hidden from them, and the record names no placebo."
            ),
        }[tense]
        sides = tuple(fact.path for fact in design.who_masked)
        return PlaceboFinding(PlaceboChance.NO, reason, (masking.path, *sides, *_paths(trial)))
    is_tested = all(arm.type and arm.type.value is ArmType.EXPERIMENTAL for arm in arms)
    model = design.intervention_model
    if masking is None and model is not None and _is_single_group(trial) and is_tested:
        reason = (
            _("Everyone is in one group, and the record names no placebo.")
            if is_now
            else _("There was one group for all, and the record names no placebo.")
        )
        return PlaceboFinding(PlaceboChance.NO, reason, (model.path, *_paths(trial)))
    return None


def _is_hidden_from_others(trial: Trial) -> bool:
    """Whether it names who does not know what people get, and the people are not among them."""
    sides = [fact.value for fact in trial.design.who_masked]
    masking = trial.design.masking
    return (
        masking is not None
        and masking.value in _BLINDED
        and bool(sides)
        and all(isinstance(side, WhoMasked) and side is not WhoMasked.PARTICIPANT for side in sides)
    )


def _paths(trial: Trial) -> tuple[str, ...]:
    arms = tuple(arm.path for arm in trial.treatment.arms)
    return (*arms, *(intervention.path for intervention in trial.treatment.interventions))


def _has_names(trial: Trial) -> bool:
    return bool(trial.treatment.interventions) or any(
        arm.intervention_names for arm in trial.treatment.arms
    )


def placebo_finding(trial: Trial) -> PlaceboFinding:
    """Whether a placebo (or sham) is possible, ruled out, or not said by the record."""
    found = _possible(trial)
    if found is None and _is_open(trial):
        found = _compares_openly(trial)
    found = found or _ruled_out(trial)
    if found:
        return found
    masking = trial.design.masking
    if masking is not None and masking.value in _BLINDED:
        reason = {
            Tense.NOW: _("It hides who gets what, but names no placebo. Ask the study team."),
            Tense.OVER: _("It hid who got what, but names no placebo. Ask the study team."),
            Tense.MEANT: _(
                "It was to hide who gets what, but names no placebo. Ask the study team."
            ),
        }[tense_of(trial)]
        return PlaceboFinding(PlaceboChance.NOT_SAID, reason, (masking.path,))
    study_type = trial.design.study_type
    paths = _paths(trial) or ((study_type.path,) if study_type else ())
    return PlaceboFinding(PlaceboChance.NOT_SAID, _("Ask the study team."), paths)


def placebo_answer(trial: Trial) -> tuple[str, str, tuple[str, ...]]:
    """The answer in words, the reason as a sentence, and the paths both rest on."""
    chance, reason, paths = placebo_finding(trial)
    answer = {
        PlaceboChance.POSSIBLE: _("Yes, that is possible.")
        if tense_of(trial) is Tense.NOW
        else _("Yes, that was possible."),
        PlaceboChance.NO: _("No."),
        PlaceboChance.NOT_SAID: _("The record does not say."),
    }[chance]
    return answer, reason, paths
