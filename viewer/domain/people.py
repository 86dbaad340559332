"""Who may take part, where, and who answers: eligibility, sites, contacts, sponsors."""

from dataclasses import dataclass

from viewer.domain.coded import (
    AgencyClass,
    RecruitmentStatus,
    ResponsiblePartyType,
    Role,
    SamplingMethod,
    Sex,
    StandardAge,
    Unknown,
)
from viewer.domain.values import Age, Fact, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCriterion:
    """One eligibility criterion of a source that lists them one by one."""

    inclusion: bool
    text: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """Who may take part. None or empty: the source does not say."""

    criteria: Passage | None = None
    """One text with both lists in it, as ClinicalTrials.gov has it."""
    listed_criteria: tuple[ListedCriterion, ...] = ()
    healthy_volunteers: Fact[bool] | None = None
    sex: Fact[Sex | Unknown] | None = None
    gender_based: Fact[bool] | None = None
    gender_description: Passage | None = None
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    standard_ages: tuple[Fact[StandardAge | Unknown], ...] = ()
    study_population: Passage | None = None
    sampling_method: Fact[SamplingMethod | Unknown] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or office to call or write to, or a leader of the trial."""

    path: str
    name: str = ""
    role: Role | Unknown | None = None
    phone: str = ""
    phone_extension: str = ""
    email: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place of a trial. Latitude and longitude in degrees, WGS 84."""

    path: str
    facility: str = ""
    status: RecruitmentStatus | Unknown | None = None
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a trial is and whom to ask."""

    central_contacts: tuple[Contact, ...] = ()
    officials: tuple[Contact, ...] = ()
    sites: tuple[Site, ...] = ()
    countries: tuple[Fact[str], ...] = ()
    """Countries the source names beside, or instead of, its sites."""
    unnamed_countries: Fact[int] | None = None
    """How many more countries the source counts without naming them."""
    removed_countries: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A sponsor or collaborator."""

    name: str
    path: str
    agency_class: AgencyClass | Unknown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibleParty:
    """Who answers for the record."""

    path: str
    type: ResponsiblePartyType | Unknown | None = None
    investigator_name: str = ""
    investigator_title: str = ""
    investigator_affiliation: str = ""
    old_name_title: str = ""
    old_organization: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsors:
    """Who runs a trial, who helps, who answers for the record."""

    lead: Party | None = None
    collaborators: tuple[Party, ...] = ()
    responsible: ResponsibleParty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """Safety oversight and what law applies. None: the source does not say."""

    has_data_monitoring_committee: Fact[bool] | None = None
    facts: tuple[Fact[bool], ...] = ()
    """The record's further yes/no statements; their meaning is in the last part of the path."""
