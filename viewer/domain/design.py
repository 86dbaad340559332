"""How a trial is set up and what it does: design, arms, interventions, steps, outcomes."""

from dataclasses import dataclass

from viewer.domain.coded import (
    Allocation,
    ArmType,
    BioSpecRetention,
    Certainty,
    InterventionModel,
    InterventionType,
    Masking,
    ObservationalModel,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    StudyType,
    TimePerspective,
    Unknown,
    WhoMasked,
)
from viewer.domain.values import Fact, Passage


@dataclass(frozen=True, slots=True)
class Enrollment:
    """How many people take part; ``certainty`` is None where the source does not say."""

    count: int
    certainty: Certainty | Unknown | None
    path: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The coded set-up of a trial. None or empty: the source does not say."""

    study_type: Fact[StudyType | Unknown] | None = None
    phases: tuple[Fact[Phase | Unknown], ...] = ()
    allocation: Fact[Allocation | Unknown] | None = None
    intervention_model: Fact[InterventionModel | Unknown] | None = None
    intervention_model_description: Passage | None = None
    primary_purpose: Fact[PrimaryPurpose | Unknown] | None = None
    masking: Fact[Masking | Unknown] | None = None
    masking_description: Passage | None = None
    who_masked: tuple[Fact[WhoMasked | Unknown], ...] = ()
    observational_model: Fact[ObservationalModel | Unknown] | None = None
    time_perspective: Fact[TimePerspective | Unknown] | None = None
    patient_registry: Fact[bool] | None = None
    target_duration: Fact[str] | None = None
    biospecimen_retention: Fact[BioSpecRetention | Unknown] | None = None
    biospecimen_description: Passage | None = None
    enrollment: Enrollment | None = None
    expanded_access_types: tuple[Fact[str], ...] = ()
    """Names of the kinds of expanded access the record affirms: individual, intermediate..."""
    notes: tuple[Passage, ...] = ()
    """Design told in words only, such as how the dose is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """One treatment, device, procedure or test that is studied."""

    name: str
    path: str
    type: Fact[InterventionType | Unknown] | None = None
    description: Passage | None = None
    other_names: tuple[Fact[str], ...] = ()
    arm_labels: tuple[str, ...] = ()
    route: Fact[str] | None = None
    """How it is given, where the source has it apart from the description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One group of participants."""

    label: str
    path: str
    type: Fact[ArmType | Unknown] | None = None
    description: Passage | None = None
    intervention_names: tuple[Fact[str], ...] = ()
    """As the source writes them; ClinicalTrials.gov puts the type before: "Drug: NT-I7"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the treatment plan, in the order in which it happens."""

    title: str
    path: str
    text: Passage | None = None
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a score has to reach: the comparator and number as the source has them."""

    condition: str
    measure: str
    comparator: str
    value: str
    is_change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One outcome measure. ``from_text``: told in running text, not in a list of outcomes."""

    type: OutcomeType | Unknown
    measure: str
    path: str
    description: Passage | None = None
    time_frame: Fact[str] | None = None
    target: Target | None = None
    from_text: bool = False
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Arms, interventions and steps."""

    arms: tuple[Arm, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    steps: tuple[Step, ...] = ()
