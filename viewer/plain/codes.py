"""Every coded value in plain words: :func:`wording` knows each member of ``viewer.domain.coded``.

Meanings follow the registry's data element definitions; official labels are those that
ClinicalTrials.gov shows. Sentences are ours.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from viewer.domain import coded
from viewer.domain.coded import Unknown
from viewer.plain import (
    design_codes,
    people_codes,
    phases,
    record_codes,
    status,
    treatment_codes,
)
from viewer.plain.wording import Wording, unknown_wording

__all__ = ["Wording", "wording"]

# By class, not by value: members of two string enums with the same value are equal.
_BY_KIND: dict[type[StrEnum], Callable[[Any], Wording]] = {
    coded.RecruitmentStatus: status.status_wording,
    coded.Phase: phases.phase_wording,
    coded.StudyType: design_codes.study_type_wording,
    coded.Allocation: design_codes.allocation_wording,
    coded.InterventionModel: design_codes.intervention_model_wording,
    coded.Masking: design_codes.masking_wording,
    coded.WhoMasked: design_codes.who_masked_wording,
    coded.PrimaryPurpose: design_codes.primary_purpose_wording,
    coded.ObservationalModel: design_codes.observational_model_wording,
    coded.TimePerspective: design_codes.time_perspective_wording,
    coded.SamplingMethod: design_codes.sampling_method_wording,
    coded.BioSpecRetention: design_codes.biospecimen_wording,
    coded.ArmType: treatment_codes.arm_type_wording,
    coded.InterventionType: treatment_codes.intervention_type_wording,
    coded.OutcomeType: treatment_codes.outcome_type_wording,
    coded.Certainty: treatment_codes.certainty_wording,
    coded.Sex: people_codes.sex_wording,
    coded.StandardAge: people_codes.standard_age_wording,
    coded.AgencyClass: people_codes.agency_class_wording,
    coded.ResponsiblePartyType: people_codes.responsible_party_wording,
    coded.Role: people_codes.role_wording,
    coded.ReferenceType: record_codes.reference_type_wording,
    coded.SecondaryIdType: record_codes.secondary_id_wording,
    coded.IpdSharing: record_codes.ipd_sharing_wording,
    coded.IpdSharingInfoType: record_codes.ipd_info_wording,
    coded.UnpostedEventType: record_codes.unposted_event_wording,
    coded.ViolationEventType: record_codes.violation_event_wording,
}


def wording(value: StrEnum | Unknown) -> Wording:
    """The plain words and the official label of a coded value.

    Raises KeyError for an enum that is not one of ``viewer.domain.coded``.
    """
    if isinstance(value, Unknown):
        return unknown_wording(value)
    return _BY_KIND[type(value)](value)
