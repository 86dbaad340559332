"""What backs a trial: from the entry's parts to the domain's."""

from viewer.domain.sources import (
    Citation,
    Identifier,
    Link,
    Publication,
    RecordSource,
    Reference,
    References,
    RelatedTrial,
    SourceTerm,
)
from viewer.domain.values import PartialDate
from viewer.registries.entry.backing import (
    CitationPart,
    IdentifierPart,
    PublicationPart,
    ReferencePart,
    RelatedPart,
    SourcePart,
    TermPart,
)
from viewer.registries.entry.drawing import facts, optional_fact, passage, passages
from viewer.registries.entry.form import Entry

FORMAT = "entry"


def record_source(part: SourcePart) -> RecordSource:
    """What the entry was made from."""
    return RecordSource(
        format=FORMAT,
        registry=part.registry,
        url=part.url,
        as_of=_date(part.as_of),
        note=part.note,
    )


def _date(raw: str | None) -> PartialDate | None:
    return None if raw is None else PartialDate.parse(raw)


def references(entry: Entry) -> References:
    """Everything that points out of the entry."""
    return References(
        identifiers=tuple(
            _identifier(part, f"identifiers[{place}]")
            for place, part in enumerate(entry.identifiers)
        ),
        citations=tuple(
            _citation(part, f"citations[{place}]") for place, part in enumerate(entry.citations)
        ),
        references=tuple(
            _reference(part, f"references[{place}]") for place, part in enumerate(entry.references)
        ),
        links=tuple(
            Link(url=part.url, path=f"links[{place}]", label=part.label)
            for place, part in enumerate(entry.links)
        ),
        publications=tuple(
            _publication(part, f"publications[{place}]")
            for place, part in enumerate(entry.publications)
        ),
        related=tuple(
            _related(part, f"related[{place}]") for place, part in enumerate(entry.related)
        ),
    )


def _identifier(part: IdentifierPart, path: str) -> Identifier:
    return Identifier(
        value=part.value, path=path, type=part.type, source=part.source, link=part.link
    )


def _citation(part: CitationPart, path: str) -> Citation:
    return Citation(
        number=part.number, path=path, text=part.text, url=part.url, missing=part.missing
    )


def _reference(part: ReferencePart, path: str) -> Reference:
    return Reference(citation=part.citation, path=path, pmid=part.pmid, type=part.type)


def _publication(part: PublicationPart, path: str) -> Publication:
    return Publication(
        path=path,
        title=part.title,
        types=facts(part.types, f"{path}.types"),
        sections=passages(part.sections, f"{path}.sections"),
        registration=optional_fact(part.registration, f"{path}.registration"),
        authors=part.authors,
        journal=part.journal,
        date=_date(part.date),
        doi=part.doi,
        pmid=part.pmid,
        rights=part.rights,
    )


def _related(part: RelatedPart, path: str) -> RelatedTrial:
    return RelatedTrial(
        path=path,
        number=part.number,
        title=part.title,
        kind=part.kind,
        status=part.status,
        status_raw=part.status.value if part.status else "",
        phases=part.phases,
        countries=part.countries,
        unnamed_countries=part.unnamed_countries,
        unlabelled=part.unlabelled,
    )


def term(part: TermPart, path: str) -> SourceTerm:
    """A word that the source itself explains."""
    return SourceTerm(
        term=part.term, meaning=passage(part.meaning, f"{path}.meaning"), used=part.used
    )
