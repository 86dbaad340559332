"""Who may take part and who watches over it: ``eligibilityModule``, ``oversightModule``."""

from viewer.domain.coded import SamplingMethod, Sex, StandardAge
from viewer.domain.people import Eligibility, Oversight
from viewer.domain.values import Age
from viewer.registries.ctgov.node import Node

_OVERSIGHT = (
    "isFdaRegulatedDrug",
    "isFdaRegulatedDevice",
    "isUnapprovedDevice",
    "isPpsd",
    "isUsExport",
    "fdaaa801Violation",
)


def eligibility(module: Node) -> Eligibility:
    """Criteria, ages, sex, and whether healthy people may take part."""
    return Eligibility(
        criteria=module.passage("eligibilityCriteria"),
        healthy_volunteers=module.yes_no("healthyVolunteers"),
        sex=module.coded_fact("sex", Sex),
        gender_based=module.yes_no("genderBased"),
        gender_description=module.passage("genderDescription"),
        minimum_age=_age(module, "minimumAge"),
        maximum_age=_age(module, "maximumAge"),
        standard_ages=module.coded_facts("stdAges", StandardAge),
        study_population=module.passage("studyPopulation"),
        sampling_method=module.coded_fact("samplingMethod", SamplingMethod),
    )


def _age(module: Node, key: str) -> Age | None:
    raw = module.text(key)
    return Age.parse(raw, module.place(key)) if raw else None


def oversight(module: Node) -> Oversight:
    """Safety board, and the record's yes/no statements on law."""
    facts = (module.yes_no(key) for key in _OVERSIGHT)
    return Oversight(
        has_data_monitoring_committee=module.yes_no("oversightHasDmc"),
        facts=tuple(fact for fact in facts if fact),
    )
