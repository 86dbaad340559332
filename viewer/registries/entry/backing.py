"""Parts of an entry on what backs it: the source, numbers, citations, papers, other trials."""

from pydantic import Field

from viewer.domain.coded import Phase, RecruitmentStatus, ReferenceType, SecondaryIdType
from viewer.registries.entry.values import Day, Part, Stated, Text, Words


class SourcePart(Part):
    """What the entry was made from."""

    registry: Text = Field(description="The registry or text, by the name a person knows it by.")
    url: str = Field(default="", description="The trial’s page at its registry.")
    as_of: Day | None = Field(default=None, description="The day for which the source speaks.")
    note: str = Field(default="", description="How you made the entry, and what is not in it.")


class IdentifierPart(Part):
    """Another number of the trial."""

    value: Text = Field(description="The number.")
    type: SecondaryIdType | None = Field(default=None, description="Its kind, if the source says.")
    source: str = Field(default="", description="Whose number it is, in the source’s word.")
    link: str = Field(default="", description="A web page for it.")


class CitationPart(Part):
    """A numbered source that texts point to."""

    number: int = Field(ge=1, description="The number, as in “[1]”.")
    text: str = Field(default="", description="What the source is.")
    url: str = Field(default="", description="Its web page.")
    missing: bool = Field(
        default=False, description="True when the text you worked from does not say what it is."
    )


class ReferencePart(Part):
    """A paper that the source names."""

    citation: Text = Field(description="Authors, title, journal, year.")
    pmid: str = Field(default="", description="Its PubMed number.")
    type: ReferenceType | None = Field(default=None, description="Why it is named.")


class LinkPart(Part):
    """A web page that the source names."""

    url: Text = Field(description="Its address.")
    label: str = Field(default="", description="What it is.")


class PublicationPart(Part):
    """A paper about the trial that the entry was made from."""

    title: str = Field(default="", description="Its title, word for word.")
    types: tuple[Stated[Text], ...] = Field(
        default=(), description="What kind of paper it is, word for word as the index has it."
    )
    sections: tuple[Words, ...] = Field(
        default=(), description="Parts of the abstract; the heading of each is its label."
    )
    registration: Stated[Text] | None = Field(
        default=None, description="The registry number that the paper gives."
    )
    authors: tuple[Text, ...] = Field(default=(), description="Names of the authors.")
    journal: str = Field(default="", description="The journal.")
    date: Day | None = Field(default=None, description="When it came out.")
    doi: str = Field(default="", description="Its DOI.")
    pmid: str = Field(default="", description="Its PubMed number.")
    rights: str = Field(default="", description="The line on copyright.")


class RelatedPart(Part):
    """Another trial that the source names."""

    number: str = Field(default="", description="Its registry number, if the source gives it.")
    title: str = Field(default="", description="Its title, word for word.")
    kind: str = Field(default="", description="Why the source names it, in a few words.")
    status: RecruitmentStatus | None = Field(default=None, description="Its status.")
    phases: tuple[Phase, ...] = Field(default=(), description="Its phase, or phases.")
    countries: tuple[Text, ...] = Field(default=(), description="Its countries.")
    unnamed_countries: int = Field(
        default=0, ge=0, description="How many more countries are counted but not named."
    )
    unlabelled: str = Field(
        default="", description="Figures beside it that nobody explains; kept, not shown."
    )


class TermPart(Part):
    """A word that the source itself explains."""

    term: Text = Field(description="The word, as the source writes it.")
    meaning: Words = Field(description="What it means, in your own words.")
    used: bool = Field(default=True, description="False when the source never uses the word.")
