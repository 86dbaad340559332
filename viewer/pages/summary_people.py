"""The sections of the printed summary on people and places: who runs it, whom to ask, where."""

from collections import Counter
from collections.abc import Iterator

from viewer.domain.coded import Role
from viewer.domain.people import Contact, Site
from viewer.domain.standing import Standing
from viewer.domain.trial import Topic
from viewer.pages.blocks import Block, Fact, Item, ListBlock, Paragraph, Span
from viewer.pages.desk import Desk, ours, source
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.overview import topic_blocks
from viewer.pages.parties import party_facts
from viewer.pages.places import (
    SHOWN_AT_ONCE,
    by_country,
    no_contact,
    phone_words,
    site_name,
    site_words,
)
from viewer.pages.summary_short import run_in
from viewer.plain.codes import wording
from viewer.plain.standing_today import standing_today
from viewer.words import _, ngettext


def whom_to_ask(desk: Desk) -> Iterator[Block]:
    """Who runs the study and every central contact, one a line; a gap is said."""
    trial = desk.trial
    facts: list[Fact | None] = list(party_facts(desk, short=True))
    facts += [_person(official) for official in trial.places.officials]
    facts += [_person(contact) for contact in trial.places.central_contacts]
    if not trial.places.central_contacts and not any(s.contacts for s in trial.places.sites):
        told = trial.results.contact if trial.results else ()
        if told:
            words = ", ".join(each.value for each in told)
            facts.append(source_fact(_("On the results"), words, *(each.path for each in told)))
        else:
            notice = no_contact(desk)
            facts.append(our_fact(_("Contact"), notice.spans, *notice.origin.paths))
    yield from facts_block(facts)


def places(desk: Desk) -> Iterator[Block]:
    """The first places with whom to call there, and how many there are in each country."""
    yield from run_in(topic_blocks(desk, Topic.PLACES))
    sites = desk.trial.places.sites
    if not sites or (len(sites) == 1 and not sites[0].contacts and sites[0].status is None):
        # The one place stands at a glance, whole.
        return
    paths = tuple(site.path for site in sites)
    overall = standing_today(desk.trial, desk.today)
    items = tuple(_site(site, overall) for site in sites[:SHOWN_AT_ONCE])
    yield ListBlock(items=items, origin=source(*paths[:SHOWN_AT_ONCE]))
    if len(sites) > SHOWN_AT_ONCE:
        yield from _rest(desk, paths)


def _person(contact: Contact) -> Fact | None:
    """Everything on one person in one line."""
    role = wording(contact.role) if contact.role else None
    return source_fact(
        role.plain if role else _("Contact"),
        _reach(contact),
        contact.path,
        official=role.official if role else "",
    )


def _reach(contact: Contact) -> str:
    parts = (contact.name, contact.affiliation, phone_words(contact), contact.email)
    return ", ".join(part for part in parts if part)


def _site(site: Site, overall: Standing) -> Item:
    """A place with its status and whom to call there, in one run of lines."""
    line = ", ".join(part for part in (site_name(site), site.country) if part)
    spans = [Span(line or _("A place with no name in the source"))]
    if site.status is not None:
        spans += [Span(". "), Span(site_words(site, overall), strong=True)]
    for contact in site.contacts:
        role = wording(contact.role).plain if contact.role else ""
        # "Person to call or write to" before every phone number would say nothing.
        role = "" if contact.role is Role.CONTACT else role
        text = ", ".join(part for part in (role, _reach(contact)) if part)
        if text:
            spans += [Span(". "), Span(text)]
    return Item(tuple(spans))


def _rest(desk: Desk, paths: tuple[str, ...]) -> Iterator[Block]:
    """How many places each country has, in one run of lines."""
    sites = desk.trial.places.sites
    counts = Counter({country: len(found) for country, found in by_country(sites)})
    countries = "; ".join(
        _("{country}: {count}").format(
            country=country or _("Country not given"), count=f"{count:,}"
        )
        for country, count in counts.most_common()
    )
    text = ngettext(
        "This is {shown} of {count} place. By country: {countries}.",
        "These are {shown} of {count} places. By country: {countries}.",
        len(sites),
    ).format(shown=SHOWN_AT_ONCE, count=f"{len(sites):,}", countries=countries)
    yield Paragraph(spans=(Span(text),), origin=ours(*paths))
