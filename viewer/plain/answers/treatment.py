"""Answers on the treatment: what is given and how, chance, placebo, who knows what one gets."""

import re

from viewer.domain.coded import (
    Allocation,
    ArmType,
    InterventionModel,
    InterventionType,
    Masking,
    Unknown,
    WhoMasked,
)
from viewer.domain.design import Intervention
from viewer.plain.answers.answer import Answer, Asked, Place
from viewer.plain.burden.findings import Detail, Finding, Kind
from viewer.plain.burden.names import route_words
from viewer.plain.clusters import cluster_sentence
from viewer.plain.codes import wording
from viewer.plain.design_groups import chance_sentence
from viewer.plain.masking import masking_sentence
from viewer.plain.placebo import PlaceboChance, placebo_answer, placebo_finding
from viewer.plain.short_what import tested_first
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _

_NAMES = 4
_MEDICINES = frozenset(
    {
        InterventionType.DRUG,
        InterventionType.BIOLOGICAL,
        InterventionType.GENETIC,
        InterventionType.COMBINATION_PRODUCT,
        InterventionType.DIETARY_SUPPLEMENT,
    }
)
_PRETENDING = frozenset({ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR})


_WAYS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"oral(?:ly)?|by mouth|p\.?o\.?|tablets?|capsules?",
        r"intravenous(?:ly)?|i\.?v\.?|infus\w+",
        r"subcutaneous(?:ly)?|s\.?c\.?",
        r"intramuscular(?:ly)?|i\.?m\.?",
        r"topical(?:ly)?|eye drops?|intravitreal",
        r"inhal\w+|intranasal(?:ly)?|nebuli[sz]\w+",
        r"intrathecal(?:ly)?|intraperitoneal(?:ly)?|intra-?articular(?:ly)?|rectal(?:ly)?",
    )
)
_SOME_CASES = re.compile(
    r"\s*(?:if|when|should|in case|for (?:patients|participants|subjects))\b", re.IGNORECASE
)


def treatment(asked: Asked) -> Answer | None:
    """What is studied, by name."""
    found = tested_first(asked.trial)
    names = list(dict.fromkeys(each.name.strip() for each in found if each.name.strip()))
    if not names:
        return None
    words = "; ".join(names[:_NAMES])
    if len(names) > _NAMES:
        words = _("{names} and {count} more").format(names=words, count=len(names) - _NAMES)
    return Answer(words=words, paths=tuple(each.path for each in found), place=Place.TREATMENT)


def chance(asked: Asked) -> Answer | None:
    """Whether chance makes the groups; silent where the record does not fit itself."""
    design, arms = asked.trial.design, asked.trial.treatment.arms
    if design.allocation is None or isinstance(design.allocation.value, Unknown):
        return None
    allocation, model = design.allocation.value, design.intervention_model
    is_single = model is not None and model.value is InterventionModel.SINGLE_GROUP
    if allocation is Allocation.RANDOMIZED and (is_single or len(arms) == 1):
        return None
    if allocation is Allocation.NON_RANDOMIZED and (is_single or len(arms) == 1):
        return None
    if allocation is Allocation.NA and len(arms) > 1:
        return None
    tense = tense_of(asked.trial)
    words = (
        wording(allocation).plain
        if tense is Tense.NOW
        else chance_sentence(design, len(arms), tense) or wording(allocation).plain
    )
    sentence, path = cluster_sentence(asked.trial)
    return Answer(
        words=sentence or words,
        paths=(design.allocation.path, *((path,) if path else ())),
        place=Place.TREATMENT,
    )


def placebo(asked: Asked) -> Answer | None:
    """Whether a placebo or a sham is possible."""
    if placebo_finding(asked.trial).chance is PlaceboChance.NOT_SAID:
        return None
    answer, reason, paths = placebo_answer(asked.trial)
    words = _("{answer} {reason}").format(answer=answer, reason=reason)
    return Answer(words=words, paths=paths, place=Place.TREATMENT)


def told(asked: Asked) -> Answer | None:
    """Whether people know what they get; silent where the record does not say who is masked."""
    design = asked.trial.design
    if design.masking is None or isinstance(design.masking.value, Unknown):
        return None
    sides = [fact.value for fact in design.who_masked]
    if any(isinstance(side, Unknown) for side in sides):
        return None
    is_open = design.masking.value is Masking.NONE
    if is_open == bool(sides) or (is_open and _has_pretence(asked)):
        return None
    if not is_open and WhoMasked.PARTICIPANT not in sides and _has_pretence(asked):
        return None
    paths = (design.masking.path, *(fact.path for fact in design.who_masked))
    words = masking_sentence(design, tense_of(asked.trial))
    return Answer(words=words, paths=paths, place=Place.TREATMENT)


def given(asked: Asked) -> Answer | None:
    """How each medicine is given, where field or text says so of every one of them."""
    medicines = [each for each in asked.trial.treatment.interventions if _is_medicine(each)]
    said: list[str] = []
    paths: list[str] = []
    first: Finding | None = None
    for medicine in medicines:
        if medicine.route is not None:
            said.append(_named(medicine, medicine.route.value))
            paths.append(medicine.route.path)
            continue
        found = _routes(asked, medicine)
        if len({each.said.word for each in found}) != 1 or _speaks_of_others(found):
            return None
        first = first or found[0]
        said.append(_named(medicine, route_words(found[0].said.word)))
        paths.append(found[0].path)
    if not said or len(said) > _NAMES:
        return None
    is_one_text = first is not None and len(paths) == 1
    said = list(dict.fromkeys(said))
    return Answer(
        words="; ".join(said),
        paths=tuple(paths),
        place=Place.TREATMENT,
        start=first.start if first and is_one_text else None,
        end=first.end if first and is_one_text else None,
    )


def _has_pretence(asked: Asked) -> bool:
    """Whether a group is called one of a placebo: then nobody can know, or the record errs."""
    return any(arm.type and arm.type.value in _PRETENDING for arm in asked.trial.treatment.arms)


def _is_medicine(intervention: Intervention) -> bool:
    return intervention.type is not None and intervention.type.value in _MEDICINES


def _routes(asked: Asked, medicine: Intervention) -> list[Finding]:
    if medicine.description is None:
        return []
    path = medicine.description.path
    return [
        each
        for each in asked.findings
        if each.path == path and each.said.kind is Kind.DOSE and each.said.detail is Detail.ROUTE
    ]


def _speaks_of_others(found: list[Finding]) -> bool:
    """Whether a sentence tells of some cases only, or has words for other ways of giving."""
    told = " ".join(each.sentence for each in found)
    ways = sum(bool(way.search(told)) for way in _WAYS)
    return ways > 1 or any(_SOME_CASES.match(each.sentence) for each in found)


def _named(medicine: Intervention, route: str) -> str:
    return _("{name}: {route}").format(name=medicine.name, route=route)
