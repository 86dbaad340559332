"""Nobody to call, and countries that are no longer part of a study."""

from collections.abc import Iterator

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.trial import Trial
from viewer.plain.country_names import country_key
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.flags_dates import open_reports
from viewer.plain.status import official_status
from viewer.words import _

_NAMED = 6
"""Countries named in a sentence; the page of places has all."""


def no_contact(trial: Trial) -> Iterator[Flag]:
    """Open, and no phone number or address of anybody.

    Silent on entries: whoever writes one may leave people’s numbers out, and the record names them.
    """
    if trial.source.format == "entry":
        return
    recruiting = [r for r in trial.recruitment.statuses if r.status is RecruitmentStatus.RECRUITING]
    contacts = [
        *trial.places.central_contacts,
        *(contact for site in trial.places.sites for contact in site.contacts),
    ]
    if recruiting and not any(contact.phone or contact.email for contact in contacts):
        fact = _("The record says “{status}”, but names nobody to call or write to.").format(
            status=official_status(recruiting[0].raw)
        )
        ask = _("Ask your doctor to look up {number}.").format(number=trial.number)
        yield Flag(FlagKind.NO_CONTACT, fact, ask, (recruiting[0].path,))


def removed_countries(trial: Trial) -> Iterator[Flag]:
    """Countries an open study once named and has taken off its list."""
    removed = trial.places.removed_countries
    still = {country_key(site.country) for site in trial.places.sites}
    gone = [country for country in removed if country_key(country.value) not in still]
    if not gone or not open_reports(trial):
        return
    names = ", ".join(country.value for country in gone[:_NAMED])
    if len(gone) > _NAMED:
        names = _("{countries} and others").format(countries=names)
    fact = _("The study no longer has places in: {countries}.").format(countries=names)
    ask = _("If you live there, ask where else you could go.")
    paths = tuple(country.path for country in gone)
    yield Flag(FlagKind.REMOVED_COUNTRY, fact, ask, paths)
