"""Places, contacts, who may take part, who runs the trial: what changed."""

from collections.abc import Iterator, Sequence

from viewer.domain.coded import RecruitmentStatus, Unknown
from viewer.domain.people import Contact, Eligibility, Party, Places, Site, Sponsors
from viewer.domain.standing import standing_of
from viewer.domain.values import Passage
from viewer.pages.changes.model import Area, FieldChange, bare, coded, first_path, paired, two
from viewer.pages.changes.texts import text_changes
from viewer.plain.ages import age_words
from viewer.plain.people import healthy_volunteers_words, party_words
from viewer.plain.status import standing_words
from viewer.words import _

_BETWEEN = ", "


def place_changes(before: Places, now: Places) -> Iterator[FieldChange]:
    """Places that are new, gone, open or closed now; then countries named beside places."""
    for old, new in paired(before.sites, now.sites, _site_key):
        if old is None or new is None:
            label = _("New place") if old is None else _("Place no longer listed")
            yield from two(Area.PLACES, label, (_site_words(old), _site_words(new)), new, old)
        elif old.status != new.status:
            yield from _site_status(old, new)
    for one, other in paired(before.countries, now.countries, lambda fact: bare(fact.value)):
        words = (one.value if one else "", other.value if other else "")
        yield from two(Area.PLACES, _("Country"), words, other, one)


def _site_status(old: Site, new: Site) -> Iterator[FieldChange]:
    """That a place opened or closed; one that says nothing now says so in words."""
    silent = _("not said")
    before, now = (_status_words(site.status) or silent for site in (old, new))
    group = _("Before “{before}”, now “{now}”").format(before=before, now=now)
    for change in two(Area.PLACES, _site_name(new), (before, now), new, old, is_ours=True):
        yield change._replace(group=group)


def contact_changes(before: Places, now: Places) -> Iterator[FieldChange]:
    """Whom to ask: the central contacts, the leaders, then the contacts of each place."""
    yield from _contacts(_("Whom to ask"), before.central_contacts, now.central_contacts)
    yield from _contacts(_("Who leads it"), before.officials, now.officials)
    for old, new in paired(before.sites, now.sites, _site_key):
        if old is not None and new is not None:
            label = _("Whom to ask in {place}").format(place=_site_name(new))
            yield from _contacts(label, old.contacts, new.contacts)


def who_changes(before: Eligibility, now: Eligibility) -> Iterator[FieldChange]:
    """Ages, sex, healthy volunteers, and the texts about them."""
    for label, low, high in (
        (_("Lowest age"), before.minimum_age, now.minimum_age),
        (_("Highest age"), before.maximum_age, now.maximum_age),
    ):
        words = (age_words(low) if low else "", age_words(high) if high else "")
        yield from two(Area.WHO, label, words, high, low, is_ours=True)
    yield from coded(Area.WHO, _("Sex"), before.sex, now.sex)
    old, new = before.healthy_volunteers, now.healthy_volunteers
    words = (
        healthy_volunteers_words(old) if old else "",
        healthy_volunteers_words(new) if new else "",
    )
    yield from two(Area.WHO, _("Healthy volunteers"), words, new, old, is_ours=True)
    for label, text, other in (
        (_("Who is studied"), before.study_population, now.study_population),
        (_("About gender"), before.gender_description, now.gender_description),
    ):
        yield from passage_changes(Area.WHO, label, text, other)


def passage_changes(
    area: Area, label: str, before: Passage | None, now: Passage | None
) -> Iterator[FieldChange]:
    """What changed in a passage that may be missing in either version."""
    texts = (before.text if before else "", now.text if now else "")
    yield from text_changes(area, label, *texts, first_path(now, before))


def sponsor_changes(before: Sponsors, now: Sponsors) -> Iterator[FieldChange]:
    """Who runs the trial and who helps."""
    lead, other = before.lead, now.lead
    yield from two(Area.SPONSORS, _("Run by"), (_party(lead), _party(other)), other, lead)
    for old, new in paired(before.collaborators, now.collaborators, lambda one: bare(one.name)):
        if old is None or new is None:
            label = _("New helper") if old is None else _("No longer a helper")
            yield from two(Area.SPONSORS, label, (_party(old), _party(new)), new, old)


def _contacts(
    label: str, before: Sequence[Contact], now: Sequence[Contact]
) -> Iterator[FieldChange]:
    old = "; ".join(map(_contact_words, before))
    new = "; ".join(map(_contact_words, now))
    first = now[0] if now else None
    yield from two(Area.CONTACT, label, (old, new), first, before[0] if before else None)


def _contact_words(contact: Contact) -> str:
    extension = f" ({contact.phone_extension})" if contact.phone_extension else ""
    phone = contact.phone + extension
    return _BETWEEN.join(filter(None, (contact.name, contact.affiliation, phone, contact.email)))


def _party(party: Party | None) -> str:
    return party_words(party) if party else ""


def _site_key(site: Site) -> tuple[str, ...]:
    return (bare(site.facility).casefold(), bare(site.city).casefold(), site.country)


def _site_name(site: Site) -> str:
    return _BETWEEN.join(filter(None, (site.city, site.country))) or site.facility


def _site_words(site: Site | None) -> str:
    if site is None:
        return ""
    return _BETWEEN.join(filter(None, (site.facility, site.city, site.state, site.country)))


def _status_words(status: RecruitmentStatus | Unknown | None) -> str:
    return standing_words(standing_of([status]), [status]) if status else ""
