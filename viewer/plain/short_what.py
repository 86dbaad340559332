"""What a study is about and what it tests, in a sentence or two."""

import re
from collections.abc import Iterator, Sequence

from viewer.domain.coded import ArmType, InterventionType, StudyType
from viewer.domain.design import Arm, Intervention
from viewer.domain.trial import Trial
from viewer.plain.placebo import PlaceboChance, placebo_finding
from viewer.plain.short_names import Said, distinct, marked, marked_alike, named, tidy
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _

_HEALTHY = re.compile(
    r"healthy(?: (?:volunteers?|subjects?|participants?|people|adults?|individuals?))?",
    re.IGNORECASE,
)
_PLACEBO = re.compile(r"\bplacebos?\b", re.IGNORECASE)
_SHAM = re.compile(r"\bsham\b", re.IGNORECASE)
_MEASURES = re.compile(
    r"questionnaire|assessment|biomarker|analysis|specimen|survey|quality.of.life|pharmacolog"
    r"|evaluation|sampling|\bbiopsy|follow.up|\bimaging\b|tomography"
    r"|\w+graphy\b|magnetic resonance|\bscan\b",
    re.IGNORECASE,
)
"""Names of tests and forms, which older records list among the treatments."""
_INERT = re.compile(
    r"saline|water|vehicle|inactive|inert\b|dummy|lubricant|artificial tears|sodium chloride|buffer"
    r"|sugar|lactose|starch|dextrose|dextrin|cellulose|control (?:solution|tablet|capsule|cream)"
    r"|simulant|\bPBS\b|\boff\b|deactivated|physiologic(?:al)? serum"
    r"|\A(?:comparator|controls?)(?: group)?\Z",
    re.IGNORECASE,
)
"""Names of what has no medicine in it."""
_SAYS_KIND = re.compile(
    r"\b(?:device|drug|medicine|medication|treatment|therapy)s?\b", re.IGNORECASE
)
_COMPARED = frozenset(
    {ArmType.ACTIVE_COMPARATOR, ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR}
)


def about(trial: Trial, limit: int) -> Iterator[Said]:
    """The illnesses it is about."""
    every = list({tidy(each.name).casefold(): each for each in trial.conditions}.values())
    if not every:
        return
    paths = tuple(each.path for each in trial.conditions)
    if is_about_health(trial):
        yield Said(_("The study is about healthy people."), (), paths)
        return
    names = distinct([tidy(each.name) for each in every])
    if not names:
        return
    sentence = (
        _("It is about {illnesses}.") if is_access(trial) else _("The study is about {illnesses}.")
    )
    yield Said(
        sentence.format(illnesses=named(names, limit, len(every))), tuple(names[:limit]), paths
    )


def is_about_health(trial: Trial) -> bool:
    """Whether it names no illness, only people who have none."""
    return bool(trial.conditions) and all(
        _HEALTHY.fullmatch(tidy(each.name)) for each in trial.conditions
    )


def tested(trial: Trial, limit: int) -> Iterator[Said]:
    """What it tests, and what it compares that with."""
    study_type = trial.design.study_type
    if study_type is not None and study_type.value is StudyType.OBSERVATIONAL:
        # What it names may be what it wants to learn about: an implant, say.
        names_some = bool(trial.treatment.interventions)
        yield Said(_watched(tense_of(trial), names_some=names_some), (), (study_type.path,))
        return
    interventions = trial.treatment.interventions
    if not interventions:
        return
    paths = tuple(each.path for each in interventions)
    if is_access(trial):
        yield from _access(interventions, limit, paths, is_now=tense_of(trial) is Tense.NOW)
        return
    new, old = _sides(interventions, trial.treatment.arms)
    total = len({tidy(each.name).casefold() for each in new})
    names = distinct([tidy(each.name) for each in _main_first(new)])
    if not names:
        sentence = _("What it tests has a long name. You find it below.")
        yield Said(sentence, (), paths)
        return
    what = named(marked_alike(names[:limit]), limit, total)
    against, others = _against(trial, old, limit)
    if total == 1:
        sentence = _test_of_one(against, tense_of(trial))
        what = _kind_and_name(new[0], what)
    else:
        only_compares = _only_compares(new, trial.treatment.arms)
        sentence = _test_of_many(against, tense_of(trial), only_compares=only_compares)
    told = sentence.format(treatments=what, others=against)
    yield Said(told, (*names[:limit], *others), paths)


def tested_first(trial: Trial) -> list[Intervention]:
    """The treatments: what is tested, then the others, and last what only measures."""
    interventions, arms = trial.treatment.interventions, trial.treatment.arms
    new, _old = _sides(interventions, arms) if interventions else ([], [])
    first = _main_first(new)
    return [*first, *_main_first([each for each in interventions if each not in first])]


def _main_first(interventions: Sequence[Intervention]) -> list[Intervention]:
    """What can help comes before what only measures; else as the record has them."""
    return sorted(interventions, key=lambda each: bool(_MEASURES.search(each.name)))


def _watched(tense: Tense, *, names_some: bool) -> str:
    if names_some:
        return {
            Tense.NOW: _("The study watches and writes down what happens."),
            Tense.OVER: _("The study watched and wrote down what happened."),
            Tense.MEANT: _("The study was to watch and write down what happens."),
        }[tense]
    return {
        Tense.NOW: _("Nothing is tested: the study watches and writes down what happens."),
        Tense.OVER: _("Nothing was tested: the study watched and wrote down what happened."),
        Tense.MEANT: _("Nothing was to be tested, only watched and written down."),
    }[tense]


def _test_of_one(against: str, tense: Tense) -> str:
    if against:
        return {
            Tense.NOW: _("It tests {treatments} and compares it with {others}."),
            Tense.OVER: _("It tested {treatments} and compared it with {others}."),
            Tense.MEANT: _("It was to test {treatments} and compare it with {others}."),
        }[tense]
    return _test(tense)


def _test_of_many(against: str, tense: Tense, *, only_compares: bool) -> str:
    if against:
        return {
            Tense.NOW: _("It tests {treatments}. It compares them with {others}."),
            Tense.OVER: _("It tested {treatments}. It compared them with {others}."),
            Tense.MEANT: _("It was to test {treatments} and compare them with {others}."),
        }[tense]
    if only_compares:
        return {
            Tense.NOW: _("It compares {treatments}."),
            Tense.OVER: _("It compared {treatments}."),
            Tense.MEANT: _("It was to compare {treatments}."),
        }[tense]
    return _test(tense)


def _test(tense: Tense) -> str:
    return {
        Tense.NOW: _("It tests {treatments}."),
        Tense.OVER: _("It tested {treatments}."),
        Tense.MEANT: _("It was to test {treatments}."),
    }[tense]


def is_access(trial: Trial) -> bool:
    """Whether the record is no study but a way to get a treatment outside of one."""
    study_type = trial.design.study_type
    return study_type is not None and study_type.value is StudyType.EXPANDED_ACCESS


def _access(
    interventions: Sequence[Intervention], limit: int, paths: tuple[str, ...], *, is_now: bool
) -> Iterator[Said]:
    names = distinct([tidy(each.name) for each in interventions])
    if names:
        sentence = (
            _("This is not a study. It is a way to get {treatments} outside of one.")
            if is_now
            else _("This is not a study. It was a way to get {treatments} outside of one.")
        )
        what = named(marked_alike(names[:limit]), limit, len(interventions))
        yield Said(sentence.format(treatments=what), tuple(names[:limit]), paths)


def _kind_and_name(intervention: Intervention, name: str) -> str:
    """A name alone may not tell that it is a medicine."""
    kind = intervention.type.value if intervention.type else None
    if _SAYS_KIND.search(name):
        return name
    if kind is InterventionType.DRUG:
        return _("the medicine {name}").format(name=name)
    if kind is InterventionType.DEVICE:
        return _("the device {name}").format(name=name)
    return name


def _sides(
    interventions: Sequence[Intervention], arms: Sequence[Arm]
) -> tuple[list[Intervention], list[Intervention]]:
    """What is tested, and what it is compared with, by the kinds of groups that get it."""
    pretended = [
        each for each in interventions if _is_pretence(each) or _stands_for_placebo(each, arms)
    ]
    beside = [each for each in interventions if _is_beside(each, arms) and each not in pretended]
    real = [each for each in interventions if each not in pretended and each not in beside]
    typed = [arm for arm in arms if arm.type is not None]
    trying = [arm for arm in typed if arm.type and arm.type.value is ArmType.EXPERIMENTAL]
    comparing = [arm for arm in typed if arm.type and arm.type.value in _COMPARED]
    if not real:
        return (beside, pretended) if beside else (list(interventions), [])
    if not trying:
        return real, [*beside, *pretended]
    tried = [each for each in real if _is_given(each, trying)]
    known = [each for each in real if _is_given(each, comparing)]
    new = [each for each in tried if each not in known] or tried or real
    return new, [
        each for each in [*known, *beside, *pretended] if each not in tried and each not in new
    ]


def _is_pretence(intervention: Intervention) -> bool:
    return bool(_PLACEBO.search(intervention.name) or _SHAM.search(intervention.name))


def _stands_for_placebo(intervention: Intervention, arms: Sequence[Arm]) -> bool:
    """Whether it is the placebo by another name: salt water, say."""
    return bool(_INERT.search(intervention.name)) and _is_beside(intervention, arms)


def _is_beside(intervention: Intervention, arms: Sequence[Arm]) -> bool:
    """Whether only groups with a placebo get it, and they get nothing else."""
    mine = [arm for arm in arms if _is_given(intervention, [arm])]
    return bool(mine) and all(
        arm.type is not None
        and arm.type.value in {ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR}
        and len(arm.intervention_names) == 1
        for arm in mine
    )


def _is_given(intervention: Intervention, arms: Sequence[Arm]) -> bool:
    """Whether one of ``arms`` gets it; a registry writes the kind before: "Drug: X"."""
    name = intervention.name.casefold()
    return any(
        arm.label in intervention.arm_labels
        or any(
            given.value.casefold() == name or given.value.casefold().endswith(f": {name}")
            for given in arm.intervention_names
        )
        for arm in arms
    )


def _only_compares(new: Sequence[Intervention], arms: Sequence[Arm]) -> bool:
    """Whether all groups get something known, and no group gets what each of the others does."""
    return (
        len(arms) > 1
        and all(arm.type and arm.type.value is ArmType.ACTIVE_COMPARATOR for arm in arms)
        and not any(all(_is_given(each, [arm]) for arm in arms) for each in new)
    )


def _against(trial: Trial, old: Sequence[Intervention], limit: int) -> tuple[str, tuple[str, ...]]:
    """What the tested treatment is compared with, in words, and the names among them."""
    arms = trial.treatment.arms
    is_possible = placebo_finding(trial).chance is PlaceboChance.POSSIBLE
    real = [
        each
        for each in old
        if not (_is_pretence(each) or (is_possible and _stands_for_placebo(each, arms)))
    ]
    names = distinct([tidy(each.name) for each in real])[:limit]
    if len(names) < len(real):
        # Some left out, some named: half a comparison would mislead.
        return "", ()
    words = [marked(name) for name in names]
    kinds: set[object] = set()
    if is_possible:
        # Many records list a group that gets a placebo, and the placebo among no treatments.
        kinds = {
            arm.type.value
            for arm in arms
            if arm.type
            and not any(_is_given(each, [arm]) and _is_beside(each, arms) for each in real)
        }
    if ArmType.PLACEBO_COMPARATOR in kinds or any(_PLACEBO.search(each.name) for each in old):
        words.append(_("a placebo"))
    elif ArmType.SHAM_COMPARATOR in kinds or any(_SHAM.search(each.name) for each in old):
        words.append(_("a sham treatment"))
    return named(words, len(words), len(words)), tuple(names)
