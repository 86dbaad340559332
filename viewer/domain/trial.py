"""A clinical trial as one record describes it. None or empty always means: the source is silent."""

from dataclasses import dataclass, field
from enum import StrEnum

from viewer.domain.coded import RecruitmentStatus, Unknown
from viewer.domain.design import Design, Outcome, Treatment
from viewer.domain.people import Eligibility, Oversight, Party, Places, Sponsors
from viewer.domain.results import Results
from viewer.domain.sources import (
    Indexing,
    RecordSource,
    References,
    SourceTerm,
    UnpostedEvent,
    Violation,
)
from viewer.domain.values import DateKind, Fact, Passage, TrialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The names of a trial."""

    brief: Fact[str]
    official: Fact[str] | None = None
    acronym: Fact[str] | None = None
    source: Fact[str] | None = None
    """The title of the text an entry was made from, where it is not a title of the trial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """The recruitment status as one source tells it; ``said_by`` names the source."""

    status: RecruitmentStatus | Unknown
    raw: str
    path: str
    said_by: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recruitment:
    """Is the trial open, since when, until when."""

    statuses: tuple[StatusReport, ...] = ()
    """More than one where sources differ; the most recent source first."""
    last_known: StatusReport | None = None
    why_stopped: Passage | None = None
    delayed_posting: Fact[bool] | None = None
    dates: tuple[TrialDate, ...] = ()
    has_expanded_access: Fact[bool] | None = None
    expanded_access_number: Fact[str] | None = None
    expanded_access_status: StatusReport | None = None

    def date(self, kind: DateKind) -> TrialDate | None:
        """The date of that kind, or None."""
        return next((date for date in self.dates if date.kind is kind), None)


class Topic(StrEnum):
    """What a text of the trial is about; each tab shows its own topics."""

    LEAD = "lead"
    BRIEF_SUMMARY = "brief_summary"
    DETAILED_DESCRIPTION = "detailed_description"
    OVERVIEW = "overview"
    WHO = "who"
    TREATMENT = "treatment"
    DEMANDS = "demands"
    """What taking part asks of a person: visits, stays, calls, tests, time."""
    MEASURES = "measures"
    PHASE_AND_SIZE = "phase_and_size"
    KNOW = "know"
    """What a patient should know before asking about the trial."""
    RESULTS_NOTE = "results_note"
    PLACES = "places"
    WORTH_ASKING = "worth_asking"
    """An oddity of the source that the entry's writer flags without changing it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicText:
    """One passage and its topic."""

    topic: Topic
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A disease or health state that is studied."""

    name: str
    path: str
    abbreviation: str = ""
    other_names: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsState:
    """Whether results are with the registry. ``posted`` None: the source does not say."""

    posted: Fact[bool] | None = None
    unposted_by: Fact[str] | None = None
    unposted_events: tuple[UnpostedEvent, ...] = ()
    waived: Fact[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One trial, as one record tells it.

    ``number`` is the registry number (upper case, as in "NCT04781309"). Every value keeps the
    place it came from; nothing is corrected, converted or filled in.
    """

    number: str
    source: RecordSource
    titles: Titles
    former_numbers: tuple[Fact[str], ...] = ()
    organization: Party | None = None
    recruitment: Recruitment = field(default_factory=Recruitment)
    conditions: tuple[Condition, ...] = ()
    keywords: tuple[Fact[str], ...] = ()
    indexing: Indexing = field(default_factory=Indexing)
    texts: tuple[TopicText, ...] = ()
    design: Design = field(default_factory=Design)
    treatment: Treatment = field(default_factory=Treatment)
    outcomes: tuple[Outcome, ...] = ()
    eligibility: Eligibility = field(default_factory=Eligibility)
    places: Places = field(default_factory=Places)
    sponsors: Sponsors = field(default_factory=Sponsors)
    oversight: Oversight = field(default_factory=Oversight)
    references: References = field(default_factory=References)
    results_state: ResultsState = field(default_factory=ResultsState)
    results: Results | None = None
    violations: tuple[Violation, ...] = ()
    terms: tuple[SourceTerm, ...] = ()
    """Words the source itself explains; they come before the glossary's."""
    unknown_paths: tuple[str, ...] = ()
    """Places of the record that this program does not know yet; the record tree shows them."""

    def texts_about(self, *topics: Topic) -> tuple[Passage, ...]:
        """The passages on any of ``topics``, in the order of the record."""
        return tuple(text.passage for text in self.texts if text.topic in topics)
