"""Coded values of trial registries.

The names are those of the ClinicalTrials.gov API, version 2 (data dictionary of
``/studies/metadata`` and the enumerations of its OpenAPI document); other registries and
hand-written entries use the same ones. A value nobody knew yet becomes :class:`Unknown` and is
shown as it is: a change at a registry never breaks a library.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Unknown:
    """A coded value that is not in our list, exactly as the source wrote it."""

    value: str


class RecruitmentStatus(StrEnum):
    """Overall or site status (API: ``Status``); AUTHORISED is a status of EU registers."""

    RECRUITING = "RECRUITING"
    NOT_YET_RECRUITING = "NOT_YET_RECRUITING"
    ENROLLING_BY_INVITATION = "ENROLLING_BY_INVITATION"
    ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING"
    COMPLETED = "COMPLETED"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"
    WITHDRAWN = "WITHDRAWN"
    UNKNOWN = "UNKNOWN"
    AVAILABLE = "AVAILABLE"
    NO_LONGER_AVAILABLE = "NO_LONGER_AVAILABLE"
    TEMPORARILY_NOT_AVAILABLE = "TEMPORARILY_NOT_AVAILABLE"
    APPROVED_FOR_MARKETING = "APPROVED_FOR_MARKETING"
    WITHHELD = "WITHHELD"
    AUTHORISED = "AUTHORISED"


class Phase(StrEnum):
    """Phase of a trial of a medicine (API: ``Phase``)."""

    EARLY_PHASE1 = "EARLY_PHASE1"
    PHASE1 = "PHASE1"
    PHASE2 = "PHASE2"
    PHASE3 = "PHASE3"
    PHASE4 = "PHASE4"
    NA = "NA"


class StudyType(StrEnum):
    """API: ``StudyType``."""

    INTERVENTIONAL = "INTERVENTIONAL"
    OBSERVATIONAL = "OBSERVATIONAL"
    EXPANDED_ACCESS = "EXPANDED_ACCESS"


class Allocation(StrEnum):
    """How people come into groups (API: ``DesignAllocation``)."""

    RANDOMIZED = "RANDOMIZED"
    NON_RANDOMIZED = "NON_RANDOMIZED"
    NA = "NA"


class InterventionModel(StrEnum):
    """API: ``InterventionalAssignment``."""

    SINGLE_GROUP = "SINGLE_GROUP"
    PARALLEL = "PARALLEL"
    CROSSOVER = "CROSSOVER"
    FACTORIAL = "FACTORIAL"
    SEQUENTIAL = "SEQUENTIAL"


class Masking(StrEnum):
    """How many roles do not know who gets what (API: ``DesignMasking``)."""

    NONE = "NONE"
    SINGLE = "SINGLE"
    DOUBLE = "DOUBLE"
    TRIPLE = "TRIPLE"
    QUADRUPLE = "QUADRUPLE"


class WhoMasked(StrEnum):
    """API: ``WhoMasked``."""

    PARTICIPANT = "PARTICIPANT"
    CARE_PROVIDER = "CARE_PROVIDER"
    INVESTIGATOR = "INVESTIGATOR"
    OUTCOMES_ASSESSOR = "OUTCOMES_ASSESSOR"


class PrimaryPurpose(StrEnum):
    """API: ``PrimaryPurpose``."""

    TREATMENT = "TREATMENT"
    PREVENTION = "PREVENTION"
    DIAGNOSTIC = "DIAGNOSTIC"
    ECT = "ECT"
    SUPPORTIVE_CARE = "SUPPORTIVE_CARE"
    SCREENING = "SCREENING"
    HEALTH_SERVICES_RESEARCH = "HEALTH_SERVICES_RESEARCH"
    BASIC_SCIENCE = "BASIC_SCIENCE"
    DEVICE_FEASIBILITY = "DEVICE_FEASIBILITY"
    OTHER = "OTHER"


class ObservationalModel(StrEnum):
    """API: ``ObservationalModel``."""

    COHORT = "COHORT"
    CASE_CONTROL = "CASE_CONTROL"
    CASE_ONLY = "CASE_ONLY"
    CASE_CROSSOVER = "CASE_CROSSOVER"
    ECOLOGIC_OR_COMMUNITY = "ECOLOGIC_OR_COMMUNITY"
    FAMILY_BASED = "FAMILY_BASED"
    DEFINED_POPULATION = "DEFINED_POPULATION"
    NATURAL_HISTORY = "NATURAL_HISTORY"
    OTHER = "OTHER"


class TimePerspective(StrEnum):
    """API: ``DesignTimePerspective``."""

    RETROSPECTIVE = "RETROSPECTIVE"
    PROSPECTIVE = "PROSPECTIVE"
    CROSS_SECTIONAL = "CROSS_SECTIONAL"
    OTHER = "OTHER"


class ArmType(StrEnum):
    """API: ``ArmGroupType``."""

    EXPERIMENTAL = "EXPERIMENTAL"
    ACTIVE_COMPARATOR = "ACTIVE_COMPARATOR"
    PLACEBO_COMPARATOR = "PLACEBO_COMPARATOR"
    SHAM_COMPARATOR = "SHAM_COMPARATOR"
    NO_INTERVENTION = "NO_INTERVENTION"
    OTHER = "OTHER"


class InterventionType(StrEnum):
    """API: ``InterventionType``."""

    DRUG = "DRUG"
    BIOLOGICAL = "BIOLOGICAL"
    DEVICE = "DEVICE"
    PROCEDURE = "PROCEDURE"
    RADIATION = "RADIATION"
    BEHAVIORAL = "BEHAVIORAL"
    GENETIC = "GENETIC"
    DIETARY_SUPPLEMENT = "DIETARY_SUPPLEMENT"
    COMBINATION_PRODUCT = "COMBINATION_PRODUCT"
    DIAGNOSTIC_TEST = "DIAGNOSTIC_TEST"
    OTHER = "OTHER"


class Sex(StrEnum):
    """API: ``Sex``."""

    ALL = "ALL"
    FEMALE = "FEMALE"
    MALE = "MALE"


class StandardAge(StrEnum):
    """API: ``StandardAge``: birth to 17, 18 to 64, 65 and over."""

    CHILD = "CHILD"
    ADULT = "ADULT"
    OLDER_ADULT = "OLDER_ADULT"


class AgencyClass(StrEnum):
    """What kind of body a sponsor is (API: ``AgencyClass``)."""

    NIH = "NIH"
    FED = "FED"
    OTHER_GOV = "OTHER_GOV"
    INDIV = "INDIV"
    INDUSTRY = "INDUSTRY"
    NETWORK = "NETWORK"
    OTHER = "OTHER"
    AMBIG = "AMBIG"
    UNKNOWN = "UNKNOWN"


class ResponsiblePartyType(StrEnum):
    """API: ``ResponsiblePartyType``."""

    SPONSOR = "SPONSOR"
    PRINCIPAL_INVESTIGATOR = "PRINCIPAL_INVESTIGATOR"
    SPONSOR_INVESTIGATOR = "SPONSOR_INVESTIGATOR"


class Certainty(StrEnum):
    """Whether a date or a number has happened or is planned (API: ``DateType``)."""

    ACTUAL = "ACTUAL"
    ESTIMATED = "ESTIMATED"


class Role(StrEnum):
    """Role of a contact or an official (API: ``ContactRole``, ``OfficialRole``)."""

    CONTACT = "CONTACT"
    PRINCIPAL_INVESTIGATOR = "PRINCIPAL_INVESTIGATOR"
    STUDY_DIRECTOR = "STUDY_DIRECTOR"
    STUDY_CHAIR = "STUDY_CHAIR"
    SUB_INVESTIGATOR = "SUB_INVESTIGATOR"


class ReferenceType(StrEnum):
    """API: ``ReferenceType``."""

    BACKGROUND = "BACKGROUND"
    RESULT = "RESULT"
    DERIVED = "DERIVED"


class SecondaryIdType(StrEnum):
    """API: ``SecondaryIdType`` and ``OrgStudyIdType``."""

    EUDRACT_NUMBER = "EUDRACT_NUMBER"
    CTIS = "CTIS"
    REGISTRY = "REGISTRY"
    NIH = "NIH"
    FDA = "FDA"
    VA = "VA"
    CDC = "CDC"
    AHRQ = "AHRQ"
    SAMHSA = "SAMHSA"
    OTHER_GRANT = "OTHER_GRANT"
    OTHER = "OTHER"


class IpdSharing(StrEnum):
    """Plan to share data about each participant (API: ``IpdSharing``)."""

    YES = "YES"
    NO = "NO"
    UNDECIDED = "UNDECIDED"


class IpdSharingInfoType(StrEnum):
    """API: ``IpdSharingInfoType``."""

    STUDY_PROTOCOL = "STUDY_PROTOCOL"
    SAP = "SAP"
    ICF = "ICF"
    CSR = "CSR"
    ANALYTIC_CODE = "ANALYTIC_CODE"


class BioSpecRetention(StrEnum):
    """API: ``BioSpecRetention``."""

    NONE_RETAINED = "NONE_RETAINED"
    SAMPLES_WITH_DNA = "SAMPLES_WITH_DNA"
    SAMPLES_WITHOUT_DNA = "SAMPLES_WITHOUT_DNA"


class SamplingMethod(StrEnum):
    """API: ``SamplingMethod``."""

    PROBABILITY_SAMPLE = "PROBABILITY_SAMPLE"
    NON_PROBABILITY_SAMPLE = "NON_PROBABILITY_SAMPLE"


class OutcomeType(StrEnum):
    """API: ``OutcomeMeasureType``; the first three also name the lists of planned outcomes."""

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    OTHER_PRE_SPECIFIED = "OTHER_PRE_SPECIFIED"
    POST_HOC = "POST_HOC"


class UnpostedEventType(StrEnum):
    """Steps of results that were sent in and are not shown yet (API: ``UnpostedEventType``)."""

    RELEASE = "RELEASE"
    RESET = "RESET"
    UNRELEASE = "UNRELEASE"


class ViolationEventType(StrEnum):
    """Notices under United States law, 42 CFR 11 (API: ``ViolationEventType``)."""

    VIOLATION_IDENTIFIED = "VIOLATION_IDENTIFIED"
    CORRECTION_CONFIRMED = "CORRECTION_CONFIRMED"
    PENALTY_IMPOSED = "PENALTY_IMPOSED"
    ISSUES_IN_LETTER_ADDRESSED_CONFIRMED = "ISSUES_IN_LETTER_ADDRESSED_CONFIRMED"


Code = TypeVar("Code", bound=StrEnum)


def coded(kind: type[Code], raw: str) -> Code | Unknown:
    """The member of ``kind`` for a value as the source wrote it, or :class:`Unknown`."""
    try:
        return kind(raw)
    except ValueError:
        return Unknown(raw)
