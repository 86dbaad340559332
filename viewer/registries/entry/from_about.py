"""What the trial is: from the entry's parts to the domain's."""

from viewer.domain.coded import Unknown
from viewer.domain.design import (
    Arm,
    Design,
    Enrollment,
    Intervention,
    Outcome,
    Step,
    Target,
    Treatment,
)
from viewer.domain.trial import Condition, Recruitment, StatusReport, Titles
from viewer.domain.values import PartialDate, TrialDate
from viewer.registries.entry.about import (
    ArmPart,
    ConditionPart,
    DatePart,
    DesignPart,
    EnrollmentPart,
    InterventionPart,
    OutcomePart,
    StatusPart,
    StepPart,
    TargetPart,
    TitleParts,
)
from viewer.registries.entry.drawing import (
    facts,
    optional_fact,
    optional_passage,
    optional_text,
    passages,
    text_fact,
)
from viewer.registries.entry.form import Entry


def titles(part: TitleParts) -> Titles:
    """The names of the trial."""
    return Titles(
        brief=text_fact(part.brief, "titles.brief"),
        official=optional_text(part.official, "titles.official"),
        acronym=optional_text(part.acronym, "titles.acronym"),
        source=optional_text(part.source, "titles.source"),
    )


def recruitment(entry: Entry) -> Recruitment:
    """Statuses in the order of the entry, and dates."""
    return Recruitment(
        statuses=tuple(
            _status(part, f"statuses[{place}]") for place, part in enumerate(entry.statuses)
        ),
        why_stopped=optional_passage(entry.why_stopped, "why_stopped"),
        dates=tuple(_date(part, f"dates[{place}]") for place, part in enumerate(entry.dates)),
    )


def _status(part: StatusPart, path: str) -> StatusReport:
    # The code, where there is one, is what lists are filtered by, as in a registry's record.
    status = part.status if part.status is not None else Unknown(part.words or "")
    return StatusReport(
        status=status, raw=status.value, path=path, said_by=part.said_by, country=part.country
    )


def _date(part: DatePart, path: str) -> TrialDate:
    return TrialDate(part.kind, PartialDate.parse(part.date), part.certainty, path)


def condition(part: ConditionPart, path: str) -> Condition:
    """A disease with every name the entry gives it."""
    return Condition(
        name=part.name,
        path=path,
        abbreviation=part.abbreviation,
        other_names=part.other_names,
        sources=part.sources,
    )


def design(part: DesignPart) -> Design:
    """How the trial is set up."""
    return Design(
        study_type=optional_fact(part.study_type, "design.study_type"),
        phases=facts(part.phases, "design.phases"),
        allocation=optional_fact(part.allocation, "design.allocation"),
        intervention_model=optional_fact(part.intervention_model, "design.intervention_model"),
        primary_purpose=optional_fact(part.primary_purpose, "design.primary_purpose"),
        masking=optional_fact(part.masking, "design.masking"),
        who_masked=facts(part.who_masked, "design.who_masked"),
        observational_model=optional_fact(part.observational_model, "design.observational_model"),
        time_perspective=optional_fact(part.time_perspective, "design.time_perspective"),
        enrollment=_enrollment(part.enrollment),
        notes=passages(part.notes, "design.notes"),
    )


def _enrollment(part: EnrollmentPart | None) -> Enrollment | None:
    if part is None:
        return None
    return Enrollment(part.count, part.certainty, "design.enrollment", part.sources)


def treatment(entry: Entry) -> Treatment:
    """Groups, treatments and steps."""
    return Treatment(
        arms=tuple(_arm(part, f"arms[{place}]") for place, part in enumerate(entry.arms)),
        interventions=tuple(
            _intervention(part, f"interventions[{place}]")
            for place, part in enumerate(entry.interventions)
        ),
        steps=tuple(_step(part, f"steps[{place}]") for place, part in enumerate(entry.steps)),
    )


def _arm(part: ArmPart, path: str) -> Arm:
    return Arm(
        label=part.label,
        path=path,
        type=optional_fact(part.type, f"{path}.type"),
        description=optional_passage(part.description, f"{path}.description"),
        intervention_names=facts(part.intervention_names, f"{path}.intervention_names"),
    )


def _intervention(part: InterventionPart, path: str) -> Intervention:
    return Intervention(
        name=part.name,
        path=path,
        type=optional_fact(part.type, f"{path}.type"),
        description=optional_passage(part.description, f"{path}.description"),
        other_names=facts(part.other_names, f"{path}.other_names"),
        arm_labels=part.arm_labels,
        route=optional_fact(part.route, f"{path}.route"),
    )


def _step(part: StepPart, path: str) -> Step:
    return Step(
        title=part.title,
        path=path,
        text=optional_passage(part.text, f"{path}.text"),
        when=part.when,
    )


def outcome(part: OutcomePart, path: str) -> Outcome:
    """One thing that is measured."""
    return Outcome(
        type=Unknown("") if part.type is None else part.type,
        measure=part.measure,
        path=path,
        description=optional_passage(part.description, f"{path}.description"),
        time_frame=optional_fact(part.time_frame, f"{path}.time_frame"),
        target=_target(part.target),
        from_text=part.from_text,
        sources=part.sources,
    )


def _target(part: TargetPart | None) -> Target | None:
    if part is None:
        return None
    return Target(
        condition=part.condition,
        measure=part.measure,
        comparator=part.comparator,
        value=part.value,
        is_change=part.is_change,
    )
