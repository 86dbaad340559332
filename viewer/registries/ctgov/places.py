"""Where, and whom to ask: ``contactsLocationsModule``."""

from viewer.domain.coded import RecruitmentStatus, Role
from viewer.domain.people import Contact, Places, Site
from viewer.registries.ctgov.node import Node


def places(module: Node, misc: Node) -> Places:
    """Sites and contacts; ``misc`` is ``derivedSection.miscInfoModule``."""
    # Some copies of the registry hold the list a second time, under a name of their own.
    sites = "locations" if module.values.get("locations") else "locations_nested"
    return Places(
        central_contacts=tuple(
            _contact(node) for node in module.children("centralContacts") if node
        ),
        officials=tuple(_contact(node) for node in module.children("overallOfficials") if node),
        sites=tuple(_site(node) for node in module.children(sites) if node),
        removed_countries=misc.facts("removedCountries"),
    )


def _contact(node: Node) -> Contact:
    return Contact(
        path=node.path,
        name=node.text("name"),
        role=node.code("role", Role),
        phone=node.text("phone"),
        phone_extension=node.text("phoneExt"),
        email=node.text("email"),
        affiliation=node.text("affiliation"),
    )


def _site(node: Node) -> Site:
    point = node.child("geoPoint")
    return Site(
        path=node.path,
        facility=node.text("facility"),
        status=node.code("status", RecruitmentStatus),
        city=node.text("city"),
        state=node.text("state"),
        zip=node.text("zip"),
        country=node.text("country"),
        latitude=point.decimal("lat"),
        longitude=point.decimal("lon"),
        contacts=tuple(_contact(contact) for contact in node.children("contacts") if contact),
    )
