"""How the trial is set up and what is measured: ``designModule``, ``outcomesModule``."""

from collections.abc import Iterator

from viewer.domain.coded import (
    Allocation,
    BioSpecRetention,
    Certainty,
    InterventionModel,
    Masking,
    ObservationalModel,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    StudyType,
    TimePerspective,
    WhoMasked,
)
from viewer.domain.design import Design, Enrollment, Outcome
from viewer.domain.values import Fact
from viewer.registries.ctgov.node import Node

_OUTCOMES = {
    "primaryOutcomes": OutcomeType.PRIMARY,
    "secondaryOutcomes": OutcomeType.SECONDARY,
    "otherOutcomes": OutcomeType.OTHER_PRE_SPECIFIED,
}


def design(module: Node) -> Design:
    """The coded set-up."""
    info = module.child("designInfo")
    masking = info.child("maskingInfo")
    samples = module.child("bioSpec")
    return Design(
        study_type=module.coded_fact("studyType", StudyType),
        phases=module.coded_facts("phases", Phase),
        allocation=info.coded_fact("allocation", Allocation),
        intervention_model=info.coded_fact("interventionModel", InterventionModel),
        intervention_model_description=info.passage("interventionModelDescription"),
        primary_purpose=info.coded_fact("primaryPurpose", PrimaryPurpose),
        masking=masking.coded_fact("masking", Masking),
        masking_description=masking.passage("maskingDescription"),
        who_masked=masking.coded_facts("whoMasked", WhoMasked),
        observational_model=info.coded_fact("observationalModel", ObservationalModel),
        time_perspective=info.coded_fact("timePerspective", TimePerspective),
        patient_registry=module.yes_no("patientRegistry"),
        target_duration=module.fact("targetDuration"),
        biospecimen_retention=samples.coded_fact("retention", BioSpecRetention),
        biospecimen_description=samples.passage("description"),
        enrollment=_enrollment(module.child("enrollmentInfo")),
        expanded_access_types=tuple(_access_types(module.child("expandedAccessTypes"))),
    )


def _enrollment(info: Node) -> Enrollment | None:
    count = info.number("count")
    if count is None:
        return None
    return Enrollment(count, info.code("type", Certainty), info.place("count"))


def _access_types(types: Node) -> Iterator[Fact[str]]:
    for key in ("individual", "intermediate", "treatment"):
        if types.truth(key):
            yield Fact(key, "true", types.place(key))


def outcomes(module: Node) -> tuple[Outcome, ...]:
    """What is measured, in the order of the record."""
    return tuple(
        Outcome(
            type=kind,
            measure=node.text("measure"),
            path=node.path,
            description=node.passage("description"),
            time_frame=node.fact("timeFrame"),
        )
        for key, kind in _OUTCOMES.items()
        for node in module.children(key)
        if node
    )
