"""Papers, links and documents that a record names or brings along."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from viewer.domain.coded import ReferenceType, Unknown
from viewer.domain.sources import (
    AvailableData,
    Citation,
    Publication,
    Reference,
    Retraction,
    TrialDocument,
)
from viewer.pages.blocks import (
    Block,
    Heading,
    Item,
    ListBlock,
    Notice,
    Paragraph,
    Span,
    Tone,
    WebLink,
)
from viewer.pages.desk import PART, Desk, ours, source
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.paper_kinds import publication_type_words
from viewer.pages.texts import passage_blocks
from viewer.plain.codes import wording
from viewer.plain.dates import date_words
from viewer.plain.inline import clean
from viewer.words import _

_ORDER = (ReferenceType.RESULT, ReferenceType.DERIVED, ReferenceType.BACKGROUND)


def citation_blocks(desk: Desk) -> Iterator[Block]:
    """The numbered sources of a text; one that is not in the file is said to be missing."""
    for citation in desk.trial.references.citations:
        yield from _citation(citation)


def reference_blocks(desk: Desk) -> Iterator[Block]:
    """Papers the record names, those with results first; a retraction is said before its paper."""
    references = desk.trial.references.references
    kinds = dict.fromkeys(reference.type for reference in references)
    for kind in sorted(kinds, key=_place):
        mine = [reference for reference in references if reference.type == kind]
        yield from _references(kind, mine)


def publication_blocks(desk: Desk) -> Iterator[Block]:
    """Papers that came with the entry: kinds in plain words, then the abstract as it stands."""
    for publication in desk.trial.references.publications:
        yield from _publication(desk, publication)


def link_blocks(desk: Desk) -> Iterator[Block]:
    """Web pages the record names."""
    for link in desk.trial.references.links:
        yield web_link(clean(link.label) or link.url, link.url, link.path)


def document_blocks(desk: Desk) -> Iterator[Block]:
    """Documents posted with the record. The file holds their names, not the documents."""
    for document in desk.trial.references.documents:
        yield from _document(document)
    plan = desk.trial.references.no_analysis_plan
    if plan is not None:
        text = (
            _("The record says that there is no separate plan for the numbers.")
            if plan.value
            else _("The record says that there is a plan for the numbers.")
        )
        yield Paragraph(spans=(Span(text),), origin=ours(plan.path))


def data_blocks(desk: Desk) -> Iterator[Block]:
    """Data or papers of the study that others can ask for."""
    for each in desk.trial.references.available_data:
        yield from _available(each)


def web_link(label: str, url: str, path: str) -> Block:
    """A link, if it is one that a browser should get; anything else is shown as text."""
    if is_web_address(url):
        return WebLink(label=label, url=url, origin=source(path))
    text = label if label == url else _("{label}: {address}").format(label=label, address=url)
    return Paragraph(spans=(Span(text),), origin=source(path))


def is_web_address(url: str) -> bool:
    """Whether an address is a web page's, and nothing that starts a program or opens a file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)


def _citation(citation: Citation) -> Iterator[Block]:
    mark = Span(f"[{citation.number}]", source=citation.number)
    if citation.missing:
        text = _("Source {number} is not in this file.").format(number=citation.number)
        if citation.text:
            text = f"{text} {citation.text}"
        spans = (mark, Span(" "), Span(text))
        yield Paragraph(spans=spans, origin=ours(citation.path))
    else:
        yield Paragraph(spans=(mark, Span(" "), Span(citation.text)), origin=source(citation.path))
    if citation.url:
        yield web_link(citation.text or citation.url, citation.url, citation.path)


def _place(kind: ReferenceType | Unknown | None) -> int:
    return _ORDER.index(kind) if isinstance(kind, ReferenceType) else len(_ORDER)


def _references(
    kind: ReferenceType | Unknown | None, references: Sequence[Reference]
) -> Iterator[Block]:
    paths = tuple(reference.path for reference in references)
    if kind is not None:
        words = wording(kind)
        yield Heading(
            text=_kind_title(kind), origin=ours(*paths), level=PART, official=words.official
        )
        yield Paragraph(spans=(Span(words.plain),), origin=ours(*paths), secondary=True)
    for reference in references:
        for retraction in reference.retractions:
            yield _retraction(retraction, reference)
    items = tuple(Item((Span(_reference_text(reference)),)) for reference in references)
    yield ListBlock(items=items, origin=source(*paths))


def _kind_title(kind: ReferenceType | Unknown) -> str:
    if isinstance(kind, Unknown):
        return _("Other papers")
    return {
        ReferenceType.RESULT: _("Papers with results"),
        ReferenceType.DERIVED: _("Papers found by a computer"),
        ReferenceType.BACKGROUND: _("Background papers"),
    }[kind]


def _reference_text(reference: Reference) -> str:
    if not reference.pmid:
        return reference.citation
    number = _("PubMed number {number}").format(number=reference.pmid)
    return f"{reference.citation} {number}" if reference.citation else number


def _retraction(retraction: Retraction, reference: Reference) -> Notice:
    parts = [_("This paper was taken back: {paper}").format(paper=reference.citation)]
    if retraction.source:
        parts.append(_("The notice: {notice}").format(notice=retraction.source))
    if retraction.pmid:
        parts.append(_("PubMed number {number}").format(number=retraction.pmid))
    return Notice(
        title=_("Retracted paper"),
        spans=(Span(" ".join(parts)),),
        origin=ours(retraction.path, reference.path),
        tone=Tone.STOP,
    )


def _publication(desk: Desk, publication: Publication) -> Iterator[Block]:
    if publication.title:
        # The stop that indexes put after every title is dropped on the screen only.
        title = publication.title.removesuffix(".")
        yield Heading(text=title, origin=source(publication.path), level=PART)
    yield from facts_block(
        our_fact(
            _("Kind of paper"),
            publication_type_words(kind.value),
            kind.path,
            official=kind.raw,
        )
        for kind in publication.types
    )
    yield from facts_block(
        (
            source_fact(_("Authors"), ", ".join(publication.authors), publication.path),
            source_fact(_("Journal"), publication.journal, publication.path),
            our_fact(_("Date"), date_words(publication.date), publication.path)
            if publication.date
            else None,
            source_fact(_("DOI"), publication.doi, publication.path),
            source_fact(_("PubMed number"), publication.pmid, publication.path),
            source_fact(
                _("Registered as"), publication.registration.value, publication.registration.path
            )
            if publication.registration
            else None,
        )
    )
    for passage in publication.sections:
        yield from passage_blocks(desk, passage)
    if publication.rights:
        yield from facts_block([source_fact(_("Rights"), publication.rights, publication.path)])


def _document(document: TrialDocument) -> Iterator[Block]:
    parts = [
        text
        for there, text in (
            (document.has_protocol, _("the full study plan")),
            (document.has_analysis_plan, _("the plan of how the numbers are worked out")),
            (document.has_consent_form, _("the consent form that people sign")),
        )
        if there
    ]
    size = (
        _("{size} kilobytes").format(size=f"{max(1, document.size // 1000):,}")
        if document.size is not None
        else ""
    )
    yield from facts_block(
        (
            source_fact(_("Document"), document.label or document.filename, document.path),
            our_fact(_("It holds"), ", ".join(parts), document.path),
            our_fact(_("Of"), date_words(document.date), document.path) if document.date else None,
            source_fact(_("File"), document.filename, document.path),
            our_fact(_("Size"), size, document.path),
        )
    )


def _available(data: AvailableData) -> Iterator[Block]:
    yield from facts_block(
        (
            source_fact(_("What"), data.type, data.path),
            source_fact(_("Number"), data.id, data.path),
            source_fact(_("Remark"), data.comment, data.path),
        )
    )
    if data.url:
        yield web_link(data.type or data.url, data.url, data.path)
