"""Who runs a trial, who helps, who answers for its record: as facts."""

from collections.abc import Iterator

from viewer.domain.coded import ResponsiblePartyType, Unknown
from viewer.domain.people import Party, ResponsibleParty
from viewer.pages.blocks import Fact
from viewer.pages.desk import Desk
from viewer.pages.facts import listing, our_fact
from viewer.plain.codes import wording
from viewer.plain.people import party_words
from viewer.words import _

_FEW = 3
"""Helpers that each have a line of their own among the facts."""


def party_facts(desk: Desk, *, short: bool = False) -> Iterator[Fact]:
    """Run by, helped by, answers for the record.

    ``short``: many helpers are told in one line, the first of them by name.
    """
    sponsors = desk.trial.sponsors
    if sponsors.lead:
        yield _party(_("Run by"), sponsors.lead)
    helpers = sponsors.collaborators
    if short and len(helpers) > _FEW:
        # Names of hospitals have commas in them.
        names = listing([each.name for each in helpers], _FEW, between="; ")
        yield our_fact(_("Helped by"), names, *(each.path for each in helpers))
    else:
        yield from (_party(_("Helped by"), each) for each in helpers)
    if sponsors.responsible:
        fact = _responsible(sponsors.responsible)
        if fact:
            yield fact


def _who(kind: ResponsiblePartyType | Unknown | None) -> str:
    """Who it is in two or three words, for the label tells already what for."""
    if isinstance(kind, ResponsiblePartyType):
        return {
            ResponsiblePartyType.SPONSOR: _("The sponsor"),
            ResponsiblePartyType.PRINCIPAL_INVESTIGATOR: _("The lead study doctor"),
            ResponsiblePartyType.SPONSOR_INVESTIGATOR: _("The person who leads the study"),
        }[kind]
    return kind.value if kind is not None else ""


def _party(label: str, party: Party) -> Fact:
    if party.agency_class is None:
        return our_fact(label, party.name, party.path)
    words = wording(party.agency_class)
    return our_fact(label, party_words(party), party.path, official=words.official)


def _responsible(party: ResponsibleParty) -> Fact | None:
    names = (
        party.investigator_name,
        party.investigator_title,
        party.investigator_affiliation,
        party.old_name_title,
        party.old_organization,
    )
    named = ", ".join(dict.fromkeys(name for name in names if name))
    words = wording(party.type) if party.type else None
    who = _who(party.type)
    value = _("{who}: {name}").format(who=who, name=named) if who and named else who or named
    if not value:
        return None
    official = words.official if words else ""
    return our_fact(_("Answers for the record"), value, party.path, official=official)
