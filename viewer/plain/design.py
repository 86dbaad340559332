"""How a study is set up, told from its coded fields in sentences that never contradict each other.

Where two fields do not fit together the sentence names both and says whom to ask; nothing is
chosen for the reader.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from viewer.domain.coded import Allocation, Phase, StudyType, Unknown
from viewer.domain.design import Arm, Design
from viewer.domain.values import Fact
from viewer.plain.codes import wording
from viewer.plain.design_groups import chance_sentence, groups_sentence
from viewer.plain.design_past import observing_past, purpose_past, study_type_past, time_past
from viewer.plain.masking import masking_official, masking_sentence
from viewer.plain.people import enrollment_words
from viewer.plain.phases import phase_line, phases_official
from viewer.plain.placebo import PlaceboChance, PlaceboFinding, placebo_answer, placebo_finding
from viewer.plain.tense import Tense
from viewer.words import _

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


def kind_sentence(value: StudyType | Unknown, tense: Tense) -> str:
    """What kind of study it is or was."""
    if tense is Tense.NOW or isinstance(value, Unknown):
        return _plain(value, _("The record calls the kind of study “{value}”."))
    return study_type_past(value, tense)


def _kind(design: Design, tense: Tense) -> Iterator[Setup]:
    if design.study_type is not None:
        yield _setup(kind_sentence(design.study_type.value, tense), design.study_type)


def _aim(design: Design, tense: Tense) -> Iterator[Setup]:
    if design.primary_purpose is not None:
        value = design.primary_purpose.value
        unknown = _("The record calls the aim of the study “{value}”.")
        sentence = (
            _plain(value, unknown)
            if tense is Tense.NOW or isinstance(value, Unknown)
            else purpose_past(value)
        )
        yield _setup(sentence, design.primary_purpose)


def _size(design: Design, tense: Tense) -> Iterator[Setup]:
    """Phase and number of people. Their labels alone would not tell what they are labels of."""
    if design.phases:
        phases = [phase.value for phase in design.phases]
        official = phases_official(phases)
        if phases == [Phase.NA]:
            official = f"Phase: {official}"
        yield Setup(
            phase_line(phases, tense), official, tuple(phase.path for phase in design.phases)
        )
    if design.enrollment is not None:
        certainty = design.enrollment.certainty
        official = f"Enrollment ({wording(certainty).official})" if certainty else "Enrollment"
        words = enrollment_words(design.enrollment, tense)
        yield Setup(words, official, (design.enrollment.path,))


def _observing(design: Design, tense: Tense) -> Iterator[Setup]:
    if design.observational_model is not None:
        model = design.observational_model.value
        unknown = _("The record calls the way it looks at people “{value}”.")
        sentence = (
            _plain(model, unknown)
            if tense is Tense.NOW or isinstance(model, Unknown)
            else observing_past(model, tense)
        )
        yield _setup(sentence, design.observational_model)
    if design.time_perspective is not None:
        time = design.time_perspective.value
        unknown = _("The record calls the way it looks at time “{value}”.")
        sentence = (
            _plain(time, unknown)
            if tense is Tense.NOW or isinstance(time, Unknown)
            else time_past(time, tense)
        )
        yield _setup(sentence, design.time_perspective)
    if design.patient_registry is not None and design.patient_registry.value:
        sentence = {
            Tense.NOW: _(
                "It is a patient registry: a list of people with the same illness or treatment, "
                "kept over time."
            ),
            Tense.OVER: _(
                "It was a patient registry: a list of people with the same illness or treatment, "
                "kept over time."
            ),
            Tense.MEANT: _(
                "It was to be a patient registry: a list of people with the same illness or "
                "treatment, kept over time."
            ),
        }[tense]
        yield Setup(sentence, "Patient Registry", (design.patient_registry.path,))


def _experiment(design: Design, arms: Sequence[Arm], tense: Tense) -> Iterator[Setup]:
    groups = groups_sentence(design, len(arms), tense)
    chance = chance_sentence(design, len(arms), tense)
    paths = tuple(arm.path for arm in arms)
    if groups:
        # An allocation that needs no sentence, "N/A" for one group, stands behind this one.
        made = _setup(groups, design.intervention_model, None if chance else design.allocation)
        yield made._replace(paths=(*made.paths, *paths))
    if chance:
        made = _setup(chance, design.allocation)
        yield made._replace(paths=made.paths or paths)
    hidden = masking_sentence(design, tense)
    if hidden:
        sides = tuple(fact.path for fact in design.who_masked)
        level = (design.masking.path,) if design.masking else ()
        yield Setup(hidden, masking_official(design), (*level, *sides))


def setup_sentences(
    design: Design,
    arms: Sequence[Arm],
    *,
    with_size: bool = True,
    tense: Tense = Tense.NOW,
) -> tuple[Setup, ...]:
    """How the study is or was set up, in reading order.

    ``with_size``: phase and number of people too.

    Each is (sentence, official words, paths). What the source does not say is left out, except
    how people come into several groups.
    """
    found = [*_kind(design, tense), *_aim(design, tense)]
    study_type = design.study_type.value if design.study_type else None
    if study_type is StudyType.OBSERVATIONAL or design.observational_model is not None:
        found += _observing(design, tense)
    if with_size:
        found += _size(design, tense)
    if study_type not in {StudyType.OBSERVATIONAL, StudyType.EXPANDED_ACCESS}:
        found += _experiment(design, arms, tense)
    return tuple(found)
