"""Where a trial's content comes from: record, numbers, references, papers, related trials."""

from dataclasses import dataclass, field

from viewer.domain.coded import (
    IpdSharing,
    IpdSharingInfoType,
    Phase,
    RecruitmentStatus,
    ReferenceType,
    SecondaryIdType,
    Unknown,
    UnpostedEventType,
    ViolationEventType,
)
from viewer.domain.values import Fact, PartialDate, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSource:
    """The record a trial was read from.

    ``format`` is the reader's name ("ctgov-v2", "entry"); ``registry`` the name a person knows
    ("ClinicalTrials.gov"); ``url`` the trial's page there, shown and never fetched. ``as_of`` is
    the day for which the source speaks.
    """

    format: str
    registry: str
    url: str = ""
    as_of: PartialDate | None = None
    note: str = ""
    """What a hand-made entry says about how it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number of the trial, at whatever registry or office."""

    value: str
    path: str
    type: SecondaryIdType | Unknown | None = None
    source: str = ""
    """Whose number it is, as the source says: "org_study_id", "secondary_id", a domain."""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A numbered source that passages point to; ``missing`` if the text behind it is not there."""

    number: int
    path: str
    text: str = ""
    url: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """Notice that a paper was taken back."""

    path: str
    pmid: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A paper the record names."""

    citation: str
    path: str
    pmid: str = ""
    type: ReferenceType | Unknown | None = None
    retractions: tuple[Retraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A web page the record names; shown, never fetched."""

    url: str
    path: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailableData:
    """Data of participants or documents that others can get (API: ``availIpds``)."""

    path: str
    id: str = ""
    type: str = ""
    url: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSharing:
    """What the team plans to do with data about each participant."""

    sharing: Fact[IpdSharing | Unknown] | None = None
    description: Passage | None = None
    info_types: tuple[Fact[IpdSharingInfoType | Unknown], ...] = ()
    time_frame: Passage | None = None
    access_criteria: Passage | None = None
    url: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialDocument:
    """A document posted with the record. ``size`` in bytes."""

    label: str
    path: str
    filename: str = ""
    date: PartialDate | None = None
    has_protocol: bool = False
    has_analysis_plan: bool = False
    has_consent_form: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A paper about the trial that came with the record or entry."""

    path: str
    title: str = ""
    types: tuple[Fact[str], ...] = ()
    sections: tuple[Passage, ...] = ()
    """Parts of the abstract; the label of each is its ``heading``, verbatim."""
    registration: Fact[str] | None = None
    authors: tuple[str, ...] = ()
    journal: str = ""
    date: PartialDate | None = None
    doi: str = ""
    pmid: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedTrial:
    """Another trial that the source names. ``kind``: "same product", "similar"..."""

    path: str
    number: str = ""
    title: str = ""
    kind: str = ""
    status: RecruitmentStatus | Unknown | None = None
    status_raw: str = ""
    phases: tuple[Phase | Unknown, ...] = ()
    countries: tuple[str, ...] = ()
    unnamed_countries: int = 0
    unlabelled: str = ""
    """Figures the source prints without saying what they are; kept, not shown to patients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpostedEvent:
    """A step of results on their way to being shown; ``date`` None: not known."""

    type: UnpostedEventType | Unknown
    path: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A notice under United States law."""

    type: ViolationEventType | Unknown
    path: str
    description: Passage | None = None
    dates: tuple[Fact[PartialDate], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshTerm:
    """A term of the Medical Subject Headings of the US National Library of Medicine."""

    id: str
    term: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexing:
    """What the registry's own librarians or programs added for searching."""

    conditions: tuple[MeshTerm, ...] = ()
    condition_ancestors: tuple[MeshTerm, ...] = ()
    interventions: tuple[MeshTerm, ...] = ()
    intervention_ancestors: tuple[MeshTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTerm:
    """A word explained by the source itself. ``used`` False: the source never uses it."""

    term: str
    meaning: Passage
    used: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Everything that points out of the record."""

    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    available_data: tuple[AvailableData, ...] = ()
    documents: tuple[TrialDocument, ...] = ()
    no_analysis_plan: Fact[bool] | None = None
    publications: tuple[Publication, ...] = ()
    related: tuple[RelatedTrial, ...] = ()
    sharing: DataSharing = field(default_factory=DataSharing)
