"""Names, numbers and makers: ``identificationModule``, ``sponsorCollaboratorsModule``."""

from collections.abc import Iterator

from viewer.domain.coded import AgencyClass, ResponsiblePartyType, SecondaryIdType
from viewer.domain.people import Party, ResponsibleParty, Sponsors
from viewer.domain.sources import Identifier
from viewer.domain.trial import Titles
from viewer.domain.values import Fact
from viewer.registries.ctgov.node import Node


def titles(identification: Node, number: str) -> Titles:
    """The names of the trial; a record without any is called by its number."""
    official = identification.fact("officialTitle")
    brief = identification.fact("briefTitle") or official
    return Titles(
        brief=brief or Fact(number, number, identification.place("nctId")),
        official=official,
        acronym=identification.fact("acronym"),
    )


def identifiers(identification: Node) -> tuple[Identifier, ...]:
    """The trial's other numbers: the sponsor's own first, then the secondary ones."""
    return tuple(_identifiers(identification))


def _identifiers(identification: Node) -> Iterator[Identifier]:
    own = identification.child("orgStudyIdInfo")
    if own.text("id"):
        yield Identifier(
            value=own.text("id"),
            path=own.path,
            type=own.code("type", SecondaryIdType),
            source="org_study_id",
            link=own.text("link"),
        )
    for other in identification.children("secondaryIdInfos"):
        if other.text("id"):
            yield Identifier(
                value=other.text("id"),
                path=other.path,
                type=other.code("type", SecondaryIdType),
                source=other.text("domain") or "secondary_id",
                link=other.text("link"),
            )


def party(node: Node, name: str = "name") -> Party | None:
    """A sponsor, collaborator or organisation, or None when it has no name."""
    if not node.text(name):
        return None
    return Party(
        name=node.text(name),
        path=node.path,
        agency_class=node.code("class", AgencyClass),
    )


def sponsors(module: Node) -> Sponsors:
    """Who runs the trial, who helps, who answers for the record."""
    helpers = (party(node) for node in module.children("collaborators"))
    answering = module.child("responsibleParty")
    return Sponsors(
        lead=party(module.child("leadSponsor")),
        collaborators=tuple(helper for helper in helpers if helper),
        responsible=_responsible(answering) if answering else None,
    )


def _responsible(node: Node) -> ResponsibleParty:
    return ResponsibleParty(
        path=node.path,
        type=node.code("type", ResponsiblePartyType),
        investigator_name=node.text("investigatorFullName"),
        investigator_title=node.text("investigatorTitle"),
        investigator_affiliation=node.text("investigatorAffiliation"),
        old_name_title=node.text("oldNameTitle"),
        old_organization=node.text("oldOrganization"),
    )
