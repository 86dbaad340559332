"""What this trial's record says about a hard word: "In this study" on its card.

Each rule reads fields of the record; where they say nothing, the card says nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from viewer.domain.coded import ArmType, OutcomeType, Role, StudyType, Unknown
from viewer.domain.design import Arm
from viewer.domain.trial import Trial
from viewer.plain.clusters import cluster_sentence
from viewer.plain.design import kind_sentence
from viewer.plain.design_groups import chance_sentence, groups_sentence
from viewer.plain.joining import and_list
from viewer.plain.masking import masking_sentence
from viewer.plain.outcomes import time_frame_words
from viewer.plain.people import enrollment_words, healthy_volunteers_words
from viewer.plain.phases import phase_line
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _, ngettext

_MOST = 4
"""Groups or measures that a card names; of more it says how many there are."""
_LONGEST = 120


class Said(NamedTuple):
    """A sentence or two of ours, and the places of the record they rest on."""

    text: str
    paths: tuple[str, ...]


_Rule = Callable[[Trial], Said | None]


def in_this_study(trial: Trial, key: str) -> Said | None:
    """What the record says about the term with a glossary key; None where it says nothing."""
    rule = _RULES.get(key)
    return rule(trial) if rule else None


def _quoted(texts: Iterable[str]) -> str:
    return and_list([_("“{text}”").format(text=text) for text in texts])


def _named_groups(arms: Sequence[Arm], sentence: str) -> Said | None:
    """``sentence`` with the labels of some groups; their kinds are coded by the registry."""
    if not arms or len(arms) > _MOST or any(len(arm.label) > _LONGEST for arm in arms):
        return None
    paths = tuple(arm.type.path for arm in arms if arm.type)
    return Said(sentence.format(groups=_quoted(arm.label for arm in arms)), paths)


def _of_kind(trial: Trial, *kinds: ArmType) -> list[Arm]:
    return [arm for arm in trial.treatment.arms if arm.type and arm.type.value in kinds]


def _placebo(trial: Trial) -> Said | None:
    return _get_it(trial, _of_kind(trial, ArmType.PLACEBO_COMPARATOR))


def _sham(trial: Trial) -> Said | None:
    return _get_it(trial, _of_kind(trial, ArmType.SHAM_COMPARATOR))


def _get_it(trial: Trial, arms: Sequence[Arm]) -> Said | None:
    text = {
        Tense.NOW: ngettext(
            "The group {groups} gets it.", "These groups get it: {groups}.", len(arms)
        ),
        Tense.OVER: ngettext(
            "The group {groups} got it.", "These groups got it: {groups}.", len(arms)
        ),
        Tense.MEANT: ngettext(
            "The group {groups} was to get it.", "These groups were to get it: {groups}.", len(arms)
        ),
    }[tense_of(trial)]
    return _named_groups(arms, text)


def _comparison(trial: Trial) -> Said | None:
    kinds = (ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR, ArmType.ACTIVE_COMPARATOR)
    return _compared(_of_kind(trial, *kinds, ArmType.NO_INTERVENTION))


def _active(trial: Trial) -> Said | None:
    return _compared(_of_kind(trial, ArmType.ACTIVE_COMPARATOR))


def _compared(arms: Sequence[Arm]) -> Said | None:
    text = ngettext(
        "The record lists this group to compare with: {groups}.",
        "The record lists these groups to compare with: {groups}.",
        len(arms),
    )
    return _named_groups(arms, text)


def _tested(trial: Trial) -> Said | None:
    arms = _of_kind(trial, ArmType.EXPERIMENTAL)
    text = {
        Tense.NOW: ngettext(
            "The group {groups} gets what is tested.",
            "These groups get what is tested: {groups}.",
            len(arms),
        ),
        Tense.OVER: ngettext(
            "The group {groups} got what was tested.",
            "These groups got what was tested: {groups}.",
            len(arms),
        ),
        Tense.MEANT: ngettext(
            "The group {groups} was to get what is tested.",
            "These groups were to get what is tested: {groups}.",
            len(arms),
        ),
    }[tense_of(trial)]
    return _named_groups(arms, text)


def _arms(trial: Trial) -> Said | None:
    arms = trial.treatment.arms
    if not arms:
        return None
    count = ngettext(
        "The record lists {count} group.", "The record lists {count} groups.", len(arms)
    )
    text = count.format(count=len(arms))
    if len(arms) <= _MOST and all(len(arm.label) <= _LONGEST for arm in arms):
        names = _("They are called {names}.") if len(arms) > 1 else _("It is called {names}.")
        text = f"{text} {names.format(names=_quoted(arm.label for arm in arms))}"
    return Said(text, tuple(arm.path for arm in arms))


def _masking(trial: Trial) -> Said | None:
    design = trial.design
    text = masking_sentence(design, tense_of(trial))
    facts = (*((design.masking,) if design.masking else ()), *design.who_masked)
    return Said(text, tuple(fact.path for fact in facts)) if text else None


def _allocation(trial: Trial) -> Said | None:
    fact = trial.design.allocation
    if fact is None or isinstance(fact.value, Unknown):
        return None
    sentence, path = cluster_sentence(trial)
    if sentence:
        return Said(sentence, (fact.path, path))
    text = chance_sentence(trial.design, len(trial.treatment.arms), tense_of(trial))
    return Said(text, (fact.path,)) if text else None


def _model(trial: Trial) -> Said | None:
    fact = trial.design.intervention_model
    if fact is None or isinstance(fact.value, Unknown):
        return None
    arms = trial.treatment.arms
    text = groups_sentence(trial.design, len(arms), tense_of(trial))
    return Said(text, (fact.path, *(arm.path for arm in arms))) if text else None


def _study_type(trial: Trial) -> Said | None:
    kind = trial.design.study_type
    if kind is None or not isinstance(kind.value, StudyType):
        return None
    return Said(kind_sentence(kind.value, tense_of(trial)), (kind.path,))


def _phase(trial: Trial) -> Said | None:
    phases = [fact.value for fact in trial.design.phases]
    if not phases or any(isinstance(phase, Unknown) for phase in phases):
        return None
    text = phase_line(phases, tense_of(trial))
    return Said(text, tuple(fact.path for fact in trial.design.phases))


def _measures(trial: Trial, kind: OutcomeType) -> Said | None:
    outcomes = [each for each in trial.outcomes if each.type is kind and not each.from_text]
    if not outcomes:
        return None
    count = ngettext(
        "The record lists {count} measure of this kind.",
        "The record lists {count} measures of this kind.",
        len(outcomes),
    ).format(count=len(outcomes))
    first = outcomes[0]
    if len(first.measure) > _LONGEST:
        return Said(count, tuple(each.path for each in outcomes))
    text = _("{count} The first is “{measure}”.").format(count=count, measure=first.measure)
    return Said(text, tuple(each.path for each in outcomes))


def _primary(trial: Trial) -> Said | None:
    return _measures(trial, OutcomeType.PRIMARY)


def _secondary(trial: Trial) -> Said | None:
    return _measures(trial, OutcomeType.SECONDARY)


def _time_frame(trial: Trial) -> Said | None:
    first = next((each for each in trial.outcomes if each.type is OutcomeType.PRIMARY), None)
    if first is None or first.time_frame is None or len(first.time_frame.value) > _LONGEST:
        return None
    when = time_frame_words(first.time_frame.value)
    told = _("“{text}” ({words})") if when else _("“{text}”")
    text = _("For the first main measure it is {time_frame}.").format(
        time_frame=told.format(text=first.time_frame.value, words=when)
    )
    return Said(text, (first.time_frame.path,))


def _enrollment(trial: Trial) -> Said | None:
    enrollment = trial.design.enrollment
    return (
        Said(enrollment_words(enrollment, tense_of(trial)), (enrollment.path,))
        if enrollment
        else None
    )


def _healthy(trial: Trial) -> Said | None:
    fact = trial.eligibility.healthy_volunteers
    return Said(healthy_volunteers_words(fact), (fact.path,)) if fact else None


def _sponsor(trial: Trial) -> Said | None:
    lead = trial.sponsors.lead
    if lead is None or not lead.name:
        return None
    return Said(_("The sponsor is {name}.").format(name=lead.name.rstrip(".")), (lead.path,))


def _collaborators(trial: Trial) -> Said | None:
    found = [party for party in trial.sponsors.collaborators if party.name]
    if not found or len(found) > _MOST:
        return None
    text = ngettext("It is {names}.", "They are {names}.", len(found))
    names = and_list([party.name for party in found]).rstrip(".")
    return Said(text.format(names=names), tuple(party.path for party in found))


def _leader(trial: Trial) -> Said | None:
    found = [
        contact
        for contact in trial.places.officials
        if contact.role is Role.PRINCIPAL_INVESTIGATOR and contact.name
    ]
    if not found or len(found) > _MOST:
        return None
    text = ngettext("The record names {names}.", "The record names {names}.", len(found))
    names = and_list([contact.name for contact in found]).rstrip(".")
    return Said(text.format(names=names), tuple(contact.path for contact in found))


def _committee(trial: Trial) -> Said | None:
    fact = trial.oversight.has_data_monitoring_committee
    if fact is None:
        return None
    if fact.value:
        return Said(_("The record says that this study has one."), (fact.path,))
    return Said(_("The record says that this study has none."), (fact.path,))


def _ages(trial: Trial) -> Said | None:
    least, most = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    if least and most:
        text = _("The record says ages from {least} to {most}.")
        return Said(text.format(least=least.raw, most=most.raw), (least.path, most.path))
    if least:
        return Said(
            _("The record says ages from {least} on.").format(least=least.raw), (least.path,)
        )
    if most:
        return Said(_("The record says ages up to {most}.").format(most=most.raw), (most.path,))
    return None


_TABLE = (
    (_placebo, "placebo"),
    (_sham, "sham"),
    (_comparison, "control-group control-comparison"),
    (_active, "active-comparator"),
    (_tested, "experimental investigational-drug"),
    (_arms, "arm-of-study study-arm"),
    (_masking, "masking blind-to-treatment open-label"),
    (_allocation, "randomized allocation"),
    (_model, "crossover parallel-assignment single-group"),
    (_study_type, "interventional-study observational-study"),
    (_phase, "phase phase-1 phase-2 phase-3 phase-4 early-phase-1"),
    (_primary, "primary-outcome"),
    (_secondary, "secondary-outcome"),
    (_time_frame, "time-frame"),
    (_enrollment, "enrollment sample-size"),
    (_healthy, "healthy-volunteer"),
    (_sponsor, "sponsor"),
    (_collaborators, "collaborator"),
    (_leader, "principal-investigator"),
    (_committee, "data-monitoring-committee"),
    (_ages, "pediatric eligibility-criteria"),
)
_RULES: dict[str, _Rule] = {key: rule for rule, keys in _TABLE for key in keys.split()}


def keys_with_rules() -> frozenset[str]:
    """The keys of the terms about which a record may say something."""
    return frozenset(_RULES)
