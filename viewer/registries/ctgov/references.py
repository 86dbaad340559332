"""Papers, links, documents, data: ``referencesModule``, ``ipdSharingStatementModule``, more."""

from collections.abc import Iterator

from viewer.domain.coded import IpdSharing, IpdSharingInfoType, ReferenceType
from viewer.domain.sources import (
    AvailableData,
    DataSharing,
    Identifier,
    Indexing,
    Link,
    MeshTerm,
    Reference,
    References,
    Retraction,
    TrialDocument,
)
from viewer.registries.ctgov.node import Node


def references(
    module: Node, sharing: Node, documents: Node, identifiers: tuple[Identifier, ...]
) -> References:
    """Everything that points out of the record; ``documents`` is ``largeDocumentModule``."""
    return References(
        identifiers=identifiers,
        references=tuple(_reference(node) for node in module.children("references") if node),
        links=tuple(
            Link(url=node.text("url"), path=node.path, label=node.text("label"))
            for node in module.children("seeAlsoLinks")
            if node
        ),
        available_data=tuple(
            AvailableData(
                path=node.path,
                id=node.text("id"),
                type=node.text("type"),
                url=node.text("url"),
                comment=node.text("comment"),
            )
            for node in module.children("availIpds")
            if node
        ),
        documents=tuple(_document(node) for node in documents.children("largeDocs") if node),
        no_analysis_plan=documents.yes_no("noSap"),
        sharing=_sharing(sharing),
    )


def _reference(node: Node) -> Reference:
    return Reference(
        citation=node.text("citation"),
        path=node.path,
        pmid=node.text("pmid"),
        type=node.code("type", ReferenceType),
        retractions=tuple(
            Retraction(path=notice.path, pmid=notice.text("pmid"), source=notice.text("source"))
            for notice in node.children("retractions")
        ),
    )


def _document(node: Node) -> TrialDocument:
    return TrialDocument(
        label=node.text("label"),
        path=node.path,
        filename=node.text("filename"),
        date=node.date("date"),
        has_protocol=bool(node.truth("hasProtocol")),
        has_analysis_plan=bool(node.truth("hasSap")),
        has_consent_form=bool(node.truth("hasIcf")),
        size=node.number("size"),
    )


def _sharing(module: Node) -> DataSharing:
    url = module.text("url")
    return DataSharing(
        sharing=module.coded_fact("ipdSharing", IpdSharing),
        description=module.passage("description"),
        info_types=module.coded_facts("infoTypes", IpdSharingInfoType),
        time_frame=module.passage("timeFrame"),
        access_criteria=module.passage("accessCriteria"),
        url=Link(url=url, path=module.place("url")) if url else None,
    )


def indexing(derived: Node) -> Indexing:
    """MeSH terms of ``derivedSection``; newer records have no ``browseLeaves``, none is read."""
    conditions = derived.child("conditionBrowseModule")
    interventions = derived.child("interventionBrowseModule")
    return Indexing(
        conditions=tuple(_terms(conditions, "meshes")),
        condition_ancestors=tuple(_terms(conditions, "ancestors")),
        interventions=tuple(_terms(interventions, "meshes")),
        intervention_ancestors=tuple(_terms(interventions, "ancestors")),
    )


def _terms(module: Node, key: str) -> Iterator[MeshTerm]:
    for node in module.children(key):
        if node.text("term"):
            yield MeshTerm(id=node.text("id"), term=node.text("term"), path=node.path)
