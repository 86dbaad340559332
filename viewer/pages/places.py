"""The Places and contacts tab: whom to ask first, then where."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from viewer.domain.coded import Role
from viewer.domain.people import Contact, Site
from viewer.domain.standing import JOINABLE, Standing, standing_of
from viewer.domain.trial import Topic
from viewer.pages.blocks import (
    Block,
    Fact,
    Fold,
    Heading,
    Item,
    ListBlock,
    Notice,
    Paragraph,
    Span,
    Tab,
)
from viewer.pages.desk import PART, WHOLE_RECORD, Desk, ours, paths_of, section, source
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.flagging import flag_notices
from viewer.pages.related import country_words
from viewer.pages.result_tables import results_contact
from viewer.pages.texts import passage_blocks
from viewer.plain.codes import wording
from viewer.plain.flags_dates import open_reports
from viewer.plain.missing import may_take_people
from viewer.plain.standing_today import standing_today
from viewer.plain.status import official_status, standing_words
from viewer.words import _, ngettext

SHOWN_AT_ONCE = 20
"""Places shown before those of each country go behind a line."""
_LONG = 40
"""Places of one country beyond which they go behind a line for each state."""


def place_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Places and contacts tab."""
    return [
        *section(desk, _("Whom to ask"), lambda: contact_blocks(desk)),
        *section(desk, _("Who leads the study"), lambda: _officials(desk)),
        *flag_notices(desk, Tab.PLACES),
        *section(desk, _("Where"), lambda: _where(desk)),
    ]


def contact_blocks(desk: Desk) -> Iterator[Block]:
    """The central contacts; where there is none at all, a plain way round."""
    places = desk.trial.places
    contacts = places.central_contacts
    for contact in contacts:
        yield from facts_block(contact_facts(contact))
    if contacts:
        return
    if any(site.contacts for site in places.sites):
        text = _("This file names no central contact. You find contacts at the places below.")
        yield Notice(
            title=_("Ask at a place"), spans=(Span(text),), origin=ours(*_site_paths(desk))
        )
        return
    told = results_contact(desk.trial.results) if desk.trial.results else []
    if told:
        text = _("The record names nobody to ask about joining. On the results one can ask:")
        yield Paragraph(spans=(Span(text),), origin=ours(*paths_of(told)))
        yield from told
        return
    yield no_contact(desk)


def no_contact(desk: Desk) -> Notice:
    """What to do when the file names nobody to call."""
    text = _("No phone number in this file. Ask your doctor to look up {number}.").format(
        number=desk.trial.number
    )
    # Whoever writes an entry may leave people’s numbers out; the record may have them.
    title = (
        _("Contacts may be on the registry’s page")
        if desk.trial.source.format == "entry"
        else _("Nobody to call or write to")
    )
    return Notice(title=title, spans=(Span(text),), origin=ours(WHOLE_RECORD))


def contact_facts(contact: Contact) -> Iterator[Fact]:
    """One contact: role and name, then each way to reach it."""
    role = wording(contact.role) if contact.role else None
    label = role.plain if role else _("Contact")
    if contact.name:
        yield source_fact(label, contact.name, contact.path, official=role.official if role else "")
    if contact.affiliation:
        yield source_fact(_("Works at"), contact.affiliation, contact.path)
    if contact.phone:
        yield source_fact(_("Phone"), phone_words(contact), contact.path)
    if contact.email:
        yield source_fact(_("E-mail"), contact.email, contact.path)


def phone_words(contact: Contact) -> str:
    """The number as the source has it, with its extension."""
    if not contact.phone_extension:
        return contact.phone
    return _("{phone}, extension {extension}").format(
        phone=contact.phone, extension=contact.phone_extension
    )


def site_name(site: Site) -> str:
    """A place in a line: facility, city, state, zip."""
    return ", ".join(part for part in (site.facility, site.city, site.state, site.zip) if part)


def by_country(sites: Sequence[Site]) -> list[tuple[str, list[Site]]]:
    """Sites by country, in the order in which the source first names each."""
    order = {
        name: place for place, name in enumerate(dict.fromkeys(site.country for site in sites))
    }
    ordered = sorted(sites, key=lambda site: order[site.country])
    groups = groupby(ordered, lambda site: site.country)
    return [(name, _in_order(list(group))) for name, group in groups]


def _in_order(sites: list[Site]) -> list[Site]:
    """The places of a country as the source has them, which is by state; where some have none, by
    city: else those of one city would stand apart.
    """
    named = sum(bool(site.state) for site in sites)
    return sorted(sites, key=lambda site: site.city.casefold()) if 0 < named < len(sites) else sites


def _site_paths(desk: Desk) -> tuple[str, ...]:
    return tuple(site.path for site in desk.trial.places.sites)


def _officials(desk: Desk) -> Iterator[Block]:
    for official in desk.trial.places.officials:
        yield from facts_block(contact_facts(official))


def _where(desk: Desk) -> Iterator[Block]:
    trial = desk.trial
    places = trial.places
    for passage in trial.texts_about(Topic.PLACES):
        yield from passage_blocks(desk, passage)
    yield from _counts(desk)
    groups = by_country(places.sites)
    many = len(places.sites) > SHOWN_AT_ONCE
    overall = standing_today(trial, desk.today)
    for country, sites in groups:
        if many:
            yield _country_fold(country, sites, overall)
        else:
            yield _country_heading(country, sites)
            yield from _sites(sites, overall)
    if may_take_people(desk.trial):
        yield from _no_site_status(places.sites)
    yield from _countries(desk)
    yield from _country_statuses(desk)
    if places.removed_countries and not open_reports(trial):
        # Of a study that is open, the flag tells it, and what to do.
        text = _("No longer part of the study: {countries}.").format(
            countries=", ".join(country.value for country in places.removed_countries)
        )
        paths = (country.path for country in places.removed_countries)
        yield Paragraph(spans=(Span(text),), origin=ours(*paths))


def _counts(desk: Desk) -> Iterator[Block]:
    sites = desk.trial.places.sites
    if len(sites) < 2:
        return
    countries = Counter(site.country for site in sites if site.country)
    text = ngettext("{count} place", "{count} places", len(sites)).format(count=f"{len(sites):,}")
    if len(countries) > 1:
        text = _("{places} in {count} countries").format(places=text, count=len(countries))
    yield Paragraph(spans=(Span(text),), origin=ours(*_site_paths(desk)))


def _country_heading(country: str, sites: Sequence[Site]) -> Heading:
    paths = tuple(site.path for site in sites)
    return Heading(text=country or _("Country not given"), origin=source(*paths), level=PART)


def _country_fold(country: str, sites: Sequence[Site], overall: Standing) -> Fold:
    states = Counter(site.state for site in sites)
    # So many places are looked through by state, as the source lists them.
    is_long = len(sites) > _LONG and 1 < len(states) < len(sites) and "" not in states
    blocks = (
        [
            _sites_fold(state, list(own), overall)
            for state, own in groupby(sorted(sites, key=_state), _state)
        ]
        if is_long
        else list(_sites(sites, overall))
    )
    return _sites_fold(country or _("Country not given"), sites, overall, blocks)


def _state(site: Site) -> str:
    return site.state


def _sites_fold(
    title: str, sites: Sequence[Site], overall: Standing, blocks: Sequence[Block] = ()
) -> Fold:
    """Places behind one line, which says how many there are and how many take people."""
    return Fold(
        title=title,
        blocks=tuple(blocks or _sites(sites, overall)),
        origin=source(*(site.path for site in sites)),
        note=_how_many(sites, overall),
    )


def _how_many(sites: Sequence[Site], overall: Standing) -> str:
    text = ngettext("{count} place", "{count} places", len(sites)).format(count=f"{len(sites):,}")
    standings = [_standing(site, overall) for site in sites]
    taking = sum(found in JOINABLE for found in standings)
    if overall not in JOINABLE or taking == len(sites) or all(not site.status for site in sites):
        return text
    if not taking:
        # Of a place without a status nobody knows that it is closed.
        is_sure = Standing.NOT_KNOWN not in standings
        return _("{places}, none of them open").format(places=text) if is_sure else text
    may_be = Standing.MAY_BE_OPEN in standings
    told = _("{places}, {open} may be open") if may_be else _("{places}, {open} open")
    return told.format(places=text, open=f"{taking:,}")


def _sites(sites: Sequence[Site], overall: Standing) -> Iterator[Block]:
    items = tuple(_site_item(site, overall) for site in sites)
    yield ListBlock(items=items, origin=source(*(site.path for site in sites)))


def _no_site_status(sites: Sequence[Site]) -> Iterator[Block]:
    """Said once for all places; a place that alone has no status has nothing beside its name."""
    if sites and all(site.status is None for site in sites):
        text = ngettext(
            "The source does not say whether this place is open.",
            "The source does not say for any of these places whether it is open.",
            len(sites),
        )
        yield Paragraph(
            spans=(Span(text),), origin=ours(*(site.path for site in sites)), secondary=True
        )


def site_words(site: Site, overall: Standing) -> str:
    """How a place stands, with the registry's word; ``overall``: how the study stands today.

    A place that is called open says no more than the record of its study bears.
    """
    found = _standing(site, overall)
    return _("{plain} ({official})").format(
        plain=standing_words(found, [site.status] if site.status is not None else ()),
        official=wording(site.status).official if site.status else "",
    )


def _standing(site: Site, overall: Standing) -> Standing:
    found = standing_of([site.status] if site.status is not None else [])
    if found is Standing.OPEN and overall in {Standing.MAY_BE_OPEN, Standing.NOT_KNOWN}:
        return Standing.MAY_BE_OPEN
    return found


def _site_item(site: Site, overall: Standing) -> Item:
    name = site_name(site)
    spans = [Span(name or _("A place with no name in the source"))]
    if site.status is not None:
        spans += [Span(": "), Span(site_words(site, overall), strong=True)]
    return Item(tuple(spans), tuple(_contact_item(contact) for contact in site.contacts))


def _contact_item(contact: Contact) -> Item:
    role = wording(contact.role).plain if contact.role else ""
    # "Person to call or write to" before every phone number would say nothing.
    role = "" if contact.role is Role.CONTACT else role
    parts = (role, contact.name, contact.affiliation, phone_words(contact), contact.email)
    return Item((Span(", ".join(part for part in parts if part)),))


def _countries(desk: Desk) -> Iterator[Block]:
    """Countries the source names beside its places, and those it only counts."""
    places = desk.trial.places
    at_sites = {site.country for site in places.sites}
    more = [country for country in places.countries if country.value not in at_sites]
    unnamed = places.unnamed_countries
    if not more and not (unnamed and unnamed.value):
        return
    text = country_words([country.value for country in more], unnamed.value if unnamed else 0)
    paths = [country.path for country in more] + ([unnamed.path] if unnamed else [])
    fact = source_fact(_("Countries"), text, *paths)
    yield from facts_block([fact])


def _country_statuses(desk: Desk) -> Iterator[Block]:
    yield from facts_block(
        our_fact(
            report.country,
            standing_words(standing_of([report.status]), [report.status]),
            report.path,
            official=official_status(report.raw),
        )
        for report in desk.trial.recruitment.statuses
        if report.country
    )
