"""Parts of an entry on what the trial is: names, status, design, treatments, outcomes."""

from pydantic import Field, model_validator

from viewer.domain.coded import (
    Allocation,
    ArmType,
    Certainty,
    InterventionModel,
    InterventionType,
    Masking,
    ObservationalModel,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    RecruitmentStatus,
    StudyType,
    TimePerspective,
    WhoMasked,
)
from viewer.domain.values import DateKind
from viewer.registries.entry.values import Day, Part, Sources, Stated, Text, Words


class TitleParts(Part):
    """The names of the trial."""

    brief: Text = Field(description="A title in plain words. People see it in the list.")
    official: Text | None = Field(
        default=None, description="The full title, word for word, if the source gives one."
    )
    acronym: Text | None = Field(default=None, description="The trial’s short name.")
    source: Text | None = Field(
        default=None, description="The title of the text you worked from, word for word."
    )


class StatusPart(Part):
    """The status as one source tells it."""

    status: RecruitmentStatus | None = Field(
        default=None, description="The code of the status. Leave it out when none fits."
    )
    words: Text | None = Field(
        default=None, description="The source’s own word, when no code fits it."
    )
    said_by: str = Field(default="", description="Which source says so.")
    country: str = Field(default="", description="The country it is true for, if only one.")

    @model_validator(mode="after")
    def _says_something(self) -> "StatusPart":
        if (self.status is None) == (self.words is None):
            raise ValueError("one of status and words")
        return self


class DatePart(Part):
    """One date of the trial."""

    kind: DateKind = Field(description="What happened on that date, or is to happen.")
    date: Day = Field(description="The date as yyyy, yyyy-mm or yyyy-mm-dd, no more than is known.")
    certainty: Certainty | None = Field(
        default=None, description="Whether it has happened or is planned, if the source says."
    )


class ConditionPart(Part):
    """A disease or health state that is studied."""

    name: Text = Field(description="Its name, as the source writes it.")
    abbreviation: str = Field(default="", description="Its short form, if the source uses one.")
    other_names: tuple[Text, ...] = Field(
        default=(), description="Other names that people search for."
    )
    sources: Sources = Field(default=(), description="Numbers of the citations beside it.")


class EnrollmentPart(Part):
    """How many people take part."""

    count: int = Field(ge=0, description="The number of people.")
    certainty: Certainty | None = Field(
        default=None, description="ACTUAL for people counted, ESTIMATED for a plan."
    )
    sources: Sources = Field(default=(), description="Numbers of the citations beside it.")


class DesignPart(Part):
    """How the trial is set up. Leave out what the source does not say."""

    study_type: Stated[StudyType] | None = Field(default=None, description="The kind of study.")
    phases: tuple[Stated[Phase], ...] = Field(default=(), description="One phase, or two.")
    allocation: Stated[Allocation] | None = Field(
        default=None, description="How people come into groups."
    )
    intervention_model: Stated[InterventionModel] | None = Field(
        default=None, description="How the groups are arranged."
    )
    primary_purpose: Stated[PrimaryPurpose] | None = Field(
        default=None, description="What the study is for."
    )
    masking: Stated[Masking] | None = Field(
        default=None, description="How many roles do not know who gets what."
    )
    who_masked: tuple[Stated[WhoMasked], ...] = Field(
        default=(), description="Who does not know who gets what."
    )
    observational_model: Stated[ObservationalModel] | None = Field(
        default=None, description="How people are watched, in a study that gives no treatment."
    )
    time_perspective: Stated[TimePerspective] | None = Field(
        default=None, description="Whether the study looks forward or back in time."
    )
    enrollment: EnrollmentPart | None = Field(
        default=None, description="How many people take part."
    )
    notes: tuple[Words, ...] = Field(
        default=(), description="What no code tells, such as how the dose is found."
    )


class InterventionPart(Part):
    """One treatment, device, procedure or test that is studied."""

    name: Text = Field(description="Its name, as the source writes it.")
    type: Stated[InterventionType] | None = Field(default=None, description="What kind it is.")
    description: Words | None = Field(default=None, description="What it is.")
    other_names: tuple[Stated[Text], ...] = Field(
        default=(), description="Other names of the same thing."
    )
    arm_labels: tuple[Text, ...] = Field(default=(), description="Labels of the groups it is for.")
    route: Stated[Text] | None = Field(default=None, description="How it is given.")


class ArmPart(Part):
    """One group of participants."""

    label: Text = Field(description="The name of the group.")
    type: Stated[ArmType] | None = Field(default=None, description="What kind of group it is.")
    description: Words | None = Field(default=None, description="What happens in the group.")
    intervention_names: tuple[Stated[Text], ...] = Field(
        default=(), description="Names of the treatments the group gets."
    )


class StepPart(Part):
    """One step of the treatment plan, in the order in which it happens."""

    title: Text = Field(description="The step in a few words.")
    text: Words | None = Field(default=None, description="What happens.")
    when: str = Field(default="", description="When, as far as the source says.")


class TargetPart(Part):
    """What a score has to reach, for whom."""

    condition: Text = Field(description="The disease it is for, named as under conditions.")
    measure: Text = Field(description="The score.")
    comparator: Text = Field(description="The sign or words of the source, such as “≥”.")
    value: Text = Field(description="The number, as the source writes it.")
    is_change: bool = Field(default=False, description="True when the change counts.")


class OutcomePart(Part):
    """One thing the trial measures."""

    type: OutcomeType | None = Field(
        default=None,
        description="PRIMARY for a main question, SECONDARY for others, if the source says.",
    )
    measure: Text = Field(description="What is measured.")
    description: Words | None = Field(default=None, description="How it is measured.")
    time_frame: Stated[Text] | None = Field(
        default=None, description="When, in the source’s words."
    )
    target: TargetPart | None = Field(default=None, description="What a score has to reach.")
    from_text: bool = Field(
        default=False, description="True when it stands in running text, not in a list."
    )
    sources: Sources = Field(default=(), description="Numbers of the citations beside it.")
