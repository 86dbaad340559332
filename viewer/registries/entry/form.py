"""The whole of an entry: a trial as a person can write it down by hand."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from viewer.registries.entry.about import (
    ArmPart,
    ConditionPart,
    DatePart,
    DesignPart,
    InterventionPart,
    OutcomePart,
    StatusPart,
    StepPart,
    TitleParts,
)
from viewer.registries.entry.backing import (
    CitationPart,
    IdentifierPart,
    LinkPart,
    PublicationPart,
    ReferencePart,
    RelatedPart,
    SourcePart,
    TermPart,
)
from viewer.registries.entry.people import EligibilityPart, PlacesPart, SponsorsPart
from viewer.registries.entry.values import Part, Stated, Text, TopicWords, Words

NAME = "trial-viewer-entry"


class Entry(Part):
    """A trial, written by hand from sources that it names. Only the first five are needed."""

    format: Literal["trial-viewer-entry"] = Field(description="Always “trial-viewer-entry”.")
    version: Literal[1] = Field(description="The version of this format: 1.")
    number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9/.-]{4,39}$")] = Field(
        description="The registry number, such as NCT04781309."
    )
    source: SourcePart = Field(description="What you made the entry from.")
    titles: TitleParts = Field(description="Its names, one in plain words at least.")
    former_numbers: tuple[Text, ...] = Field(
        default=(), description="Registry numbers it had before."
    )
    statuses: tuple[StatusPart, ...] = Field(
        default=(), description="The status, once a source; the newest source first."
    )
    why_stopped: Words | None = Field(default=None, description="Why the trial stopped early.")
    dates: tuple[DatePart, ...] = Field(default=(), description="The dates of the trial.")
    conditions: tuple[ConditionPart, ...] = Field(default=(), description="The diseases studied.")
    keywords: tuple[Text, ...] = Field(default=(), description="Further words to find it by.")
    texts: tuple[TopicWords, ...] = Field(
        default=(), description="The texts, in the order in which they are to be read."
    )
    design: DesignPart = Field(default_factory=DesignPart, description="How the trial is set up.")
    arms: tuple[ArmPart, ...] = Field(default=(), description="The groups of participants.")
    interventions: tuple[InterventionPart, ...] = Field(
        default=(), description="The treatments and procedures studied."
    )
    steps: tuple[StepPart, ...] = Field(default=(), description="The treatment plan, in order.")
    outcomes: tuple[OutcomePart, ...] = Field(default=(), description="What is measured.")
    eligibility: EligibilityPart = Field(
        default_factory=EligibilityPart, description="Who may take part."
    )
    places: PlacesPart = Field(
        default_factory=PlacesPart, description="Where it is, and whom to ask."
    )
    sponsors: SponsorsPart = Field(default_factory=SponsorsPart, description="Who runs it.")
    identifiers: tuple[IdentifierPart, ...] = Field(
        default=(), description="Its numbers elsewhere."
    )
    citations: tuple[CitationPart, ...] = Field(
        default=(), description="The numbered sources that texts point to."
    )
    references: tuple[ReferencePart, ...] = Field(
        default=(), description="Papers that the source names."
    )
    links: tuple[LinkPart, ...] = Field(default=(), description="Web pages that the source names.")
    publications: tuple[PublicationPart, ...] = Field(
        default=(), description="Papers that the entry was made from."
    )
    related: tuple[RelatedPart, ...] = Field(
        default=(), description="Other trials that the source names."
    )
    results_posted: Stated[bool] | None = Field(
        default=None, description="Whether results are with the registry, if the source says."
    )
    terms: tuple[TermPart, ...] = Field(
        default=(), description="Words that the source itself explains."
    )


def uncited(entry: Entry) -> Iterator[tuple[str, int]]:
    """Places that point to a source which ``citations`` does not have, with its number."""
    known = {citation.number for citation in entry.citations}
    for place, number in _cited(entry, ""):
        if number not in known:
            yield place, number


def _cited(part: object, place: str) -> Iterator[tuple[str, int]]:
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            below = f"{place}.{name}" if place else name
            value = getattr(part, name)
            if name == "sources":
                yield from ((below, number) for number in value)
            else:
                yield from _cited(value, below)
    elif isinstance(part, tuple):
        for position, value in enumerate(part):
            yield from _cited(value, f"{place}[{position}]")
