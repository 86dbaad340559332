"""How a study is set up, told from its coded fields in sentences that never contradict each other.

Where two fields do not fit together the sentence names both and says whom to ask; nothing is
chosen for the reader.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from viewer.domain.coded import Allocation, InterventionModel, Phase, StudyType, Unknown
from viewer.domain.design import Arm, Design
from viewer.domain.values import Fact
from viewer.plain.codes import wording
from viewer.plain.masking import masking_official, masking_sentence
from viewer.plain.people import enrollment_words
from viewer.plain.phases import phase_line, phases_official
from viewer.plain.placebo import PlaceboChance, PlaceboFinding, placebo_answer, placebo_finding
from viewer.words import _, ngettext

__all__ = [
    "PlaceboChance",
    "PlaceboFinding",
    "Setup",
    "placebo_answer",
    "placebo_finding",
    "setup_sentences",
]


class Setup(NamedTuple):
    """One or two sentences, the registry's own words behind them, and where those stand."""

    sentence: str
    official: str
    paths: tuple[str, ...]


def _setup(sentence: str, *facts: Fact[StrEnum | Unknown] | None) -> Setup:
    known = [fact for fact in facts if fact is not None]
    official = ", ".join(_official(fact.value) for fact in known)
    return Setup(sentence, official, tuple(fact.path for fact in known))


def _official(value: StrEnum | Unknown) -> str:
    # "N/A" alone would not tell what it is that does not apply.
    return "Allocation: N/A" if value is Allocation.NA else wording(value).official


def _plain(value: StrEnum | Unknown, unknown: str) -> str:
    """The wording of a value; one nobody knew yet stands in ``unknown`` at {value}."""
    if isinstance(value, Unknown):
        return unknown.format(value=value.value)
    return wording(value).plain


def _kind(design: Design) -> Iterator[Setup]:
    if design.study_type is not None:
        unknown = _("The record calls the kind of study “{value}”.")
        yield _setup(_plain(design.study_type.value, unknown), design.study_type)


def _aim(design: Design) -> Iterator[Setup]:
    if design.primary_purpose is not None:
        unknown = _("The record calls the aim of the study “{value}”.")
        yield _setup(_plain(design.primary_purpose.value, unknown), design.primary_purpose)


def _size(design: Design) -> Iterator[Setup]:
    """Phase and number of people. Their labels alone would not tell what they are labels of."""
    if design.phases:
        phases = [phase.value for phase in design.phases]
        official = phases_official(phases)
        if phases == [Phase.NA]:
            official = f"Phase: {official}"
        yield Setup(phase_line(phases), official, tuple(phase.path for phase in design.phases))
    if design.enrollment is not None:
        certainty = design.enrollment.certainty
        official = f"Enrollment ({wording(certainty).official})" if certainty else "Enrollment"
        yield Setup(enrollment_words(design.enrollment), official, (design.enrollment.path,))


def _observing(design: Design) -> Iterator[Setup]:
    if design.observational_model is not None:
        unknown = _("The record calls the way it looks at people “{value}”.")
        yield _setup(_plain(design.observational_model.value, unknown), design.observational_model)
    if design.time_perspective is not None:
        unknown = _("The record calls the way it looks at time “{value}”.")
        yield _setup(_plain(design.time_perspective.value, unknown), design.time_perspective)
    if design.patient_registry is not None and design.patient_registry.value:
        sentence = _(
            "It is a patient registry: a list of people with the same illness or treatment, kept "
            "for years."
        )
        yield Setup(sentence, "Patient Registry", (design.patient_registry.path,))


def _no_model(count: int) -> str:
    if count == 0:
        return ""
    if count == 1:
        return _("The record lists one group.")
    return ngettext(
        "The record lists {count} group.", "The record lists {count} groups.", count
    ).format(count=count)


def _differing(official: str, count: int) -> str:
    return ngettext(
        "The record says “{words}”, but lists {count} group. Ask the study team how it is done.",
        "The record says “{words}”, but lists {count} groups. Ask the study team how it is done.",
        count,
    ).format(words=official, count=count)


def _many(model: InterventionModel, count: int) -> str:
    sentence = {
        InterventionModel.PARALLEL: _(
            "There are {count} groups side by side. You stay in your group."
        ),
        InterventionModel.CROSSOVER: _(
            "There are {count} groups. You get one treatment first. Later you change to another."
        ),
        InterventionModel.FACTORIAL: _(
            "There are {count} groups. They get the treatments alone or together."
        ),
        InterventionModel.SEQUENTIAL: _(
            "There are {count} groups. They start one after the other."
        ),
    }[model]
    return sentence.format(count=count)


def _one(model: InterventionModel) -> str:
    """One group, for models that can have one; empty where it does not fit the model."""
    return {
        InterventionModel.SINGLE_GROUP: _("Everyone is in the same group."),
        InterventionModel.CROSSOVER: _(
            "Everyone gets one treatment first. Later all change to another one."
        ),
        InterventionModel.SEQUENTIAL: _(
            "People join one after the other. What the first ones show helps to plan the next step."
        ),
    }.get(model, "")


def _groups(design: Design, count: int) -> str:
    model = design.intervention_model.value if design.intervention_model else None
    if model is None:
        return _no_model(count)
    if isinstance(model, Unknown):
        return _("The record calls the way the groups run “{value}”.").format(value=model.value)
    is_single = model is InterventionModel.SINGLE_GROUP
    if count == 0:
        return wording(model).plain
    if count == 1:
        return _one(model) or _differing(wording(model).official, count)
    return _differing(wording(model).official, count) if is_single else _many(model, count)


def _is_one_group(design: Design, count: int) -> bool:
    model = design.intervention_model.value if design.intervention_model else None
    if model is InterventionModel.SINGLE_GROUP:
        return count <= 1
    return count == 1 and model is not InterventionModel.CROSSOVER


def _chance(design: Design, count: int) -> str:
    """How people come into groups; empty where there is only one and nothing says otherwise."""
    way = design.allocation.value if design.allocation else None
    if isinstance(way, Unknown):
        return _("The record calls the way people come into groups “{value}”.").format(
            value=way.value
        )
    if way is Allocation.RANDOMIZED:
        return _by_chance(design, count)
    if count < 2 and _is_one_group(design, count):
        return ""
    if way is Allocation.NON_RANDOMIZED and _is_crossover(design):
        return _("It is not chance that decides what you get first.")
    if way is Allocation.NON_RANDOMIZED:
        return wording(Allocation.NON_RANDOMIZED).plain
    return _("The record does not say how people come into groups.") if count > 1 else ""


def _is_crossover(design: Design) -> bool:
    model = design.intervention_model
    return model is not None and model.value is InterventionModel.CROSSOVER


def _by_chance(design: Design, count: int) -> str:
    if _is_crossover(design):
        return _("Chance decides what you get first.")
    if _is_one_group(design, count):
        return _(
            "The record says “Randomized”, which means groups made by chance. Ask the study team "
            "how this fits."
        )
    return _("Chance decides which group you are in. You and your doctor cannot choose it.")


def _experiment(design: Design, arms: Sequence[Arm]) -> Iterator[Setup]:
    groups, chance = _groups(design, len(arms)), _chance(design, len(arms))
    paths = tuple(arm.path for arm in arms)
    if groups:
        # An allocation that needs no sentence, "N/A" for one group, stands behind this one.
        made = _setup(groups, design.intervention_model, None if chance else design.allocation)
        yield made._replace(paths=(*made.paths, *paths))
    if chance:
        made = _setup(chance, design.allocation)
        yield made._replace(paths=made.paths or paths)
    hidden = masking_sentence(design)
    if hidden:
        sides = tuple(fact.path for fact in design.who_masked)
        level = (design.masking.path,) if design.masking else ()
        yield Setup(hidden, masking_official(design), (*level, *sides))


def setup_sentences(
    design: Design, arms: Sequence[Arm], *, with_size: bool = True
) -> tuple[Setup, ...]:
    """How the study is set up, in reading order; ``with_size``: phase and number of people too.

    Each is (sentence, official words, paths). What the source does not say is left out, except
    how people come into several groups.
    """
    found = [*_kind(design), *_aim(design)]
    study_type = design.study_type.value if design.study_type else None
    if study_type is StudyType.OBSERVATIONAL or design.observational_model is not None:
        found += _observing(design)
    if with_size:
        found += _size(design)
    if study_type not in {StudyType.OBSERVATIONAL, StudyType.EXPANDED_ACCESS}:
        found += _experiment(design, arms)
    return tuple(found)
