"""The facts on the page for a doctor, in the record's own words wherever it has them."""

from collections.abc import Iterator

from viewer.domain.people import Contact, Site
from viewer.domain.trial import Topic
from viewer.domain.values import DateKind
from viewer.pages.blocks import Fact, Span
from viewer.pages.desk import WHOLE_RECORD, Desk
from viewer.pages.facts import names_line, our_fact, source_fact
from viewer.pages.glance import where
from viewer.pages.places import phone_words, site_name
from viewer.pages.texts import origin_of
from viewer.plain.burden.sentences import sentences
from viewer.plain.codes import wording
from viewer.plain.dates import date_words, trial_date_words
from viewer.plain.design import placebo_answer
from viewer.plain.flag_kinds import FlagKind
from viewer.plain.flags import flags
from viewer.plain.phases import phases_official
from viewer.plain.status import official_status
from viewer.plain.text import plain_text
from viewer.words import _, ngettext

_NAMES = 6
_CONTACTS = 2
_SITES = 2
_AIM = 240
_ASKED = 200
"""Characters of the aim, and of what is asked; of more the page says that there is more."""


def doctor_facts(desk: Desk) -> Iterator[Fact | None]:
    """The facts, those that matter most first: the last ones are the first to give way."""
    yield _status(desk)
    yield _treatment(desk)
    yield _place(desk)
    yield _contact(desk)
    yield _aim(desk)
    yield _asks(desk)
    yield _phase_and_size(desk)


def _status(desk: Desk) -> Fact:
    """Each status as the registry has it, the day of the record, start, finish and results."""
    trial = desk.trial
    words = list(dict.fromkeys(official_status(r.raw) for r in trial.recruitment.statuses))
    status = ", ".join(words[:_NAMES]) or _("Not given")
    spans = [Span(status, strong=True)]
    if trial.source.as_of is not None:
        spans.append(Span(_(", record of {day}").format(day=date_words(trial.source.as_of))))
    said = []
    paths = [report.path for report in trial.recruitment.statuses]
    for label, kind in ((_("Start"), DateKind.START), (_("Finish"), DateKind.COMPLETION)):
        day = trial.recruitment.date(kind)
        if day is not None:
            said.append(_("{what}: {when}.").format(what=label, when=trial_date_words(day)))
            paths.append(day.path)
    for doubt in flags(trial, desk.today, desk.record.imported):
        if doubt.kind is FlagKind.END_PASSED:
            said.append(doubt.sentence)
            paths += doubt.paths
    posted = trial.results_state.posted
    if posted is not None and posted.value:
        said.append(_("Results are posted."))
        paths.append(posted.path)
    spans.append(Span(" ".join((".", *said))))
    return our_fact(_("Status"), tuple(spans), *(paths or (WHOLE_RECORD,)))


def _treatment(desk: Desk) -> Fact | None:
    trial = desk.trial
    given = trial.treatment.interventions
    if not given:
        return None
    text = _("{names}.").format(names=names_line([each.name for each in given], _NAMES).rstrip("."))
    paths = [each.path for each in given]
    answer, _reason, found = placebo_answer(trial)
    if found:
        text = _("{treatment} Placebo: {answer}").format(treatment=text, answer=answer)
        paths += found
    return our_fact(_("Treatment"), text, *paths)


def _place(desk: Desk) -> Fact:
    """Where it is: up to three places whole, else how many there are in which countries."""
    sites = desk.trial.places.sites
    if sites and len(sites) <= _SITES:
        lines = [
            ", ".join(part for part in (site_name(site), site.country) if part) for site in sites
        ]
        return source_fact(_("Place"), "; ".join(lines), *(site.path for site in sites))
    found = where(desk)
    if found is None:
        return our_fact(_("Place"), _("None in the record."), WHOLE_RECORD)
    return our_fact(_("Place"), found.spans, *found.origin.paths)


def _contact(desk: Desk) -> Fact:
    """Whom to call: the central contacts, else those of a place; a gap is said."""
    places = desk.trial.places
    people = [
        (_reach(contact), contact.path) for contact in places.central_contacts if _reach(contact)
    ]
    if not people:
        people = [
            (_at(site, contact), contact.path)
            for site in places.sites
            for contact in site.contacts
            if _reach(contact)
        ]
    if people:
        text = "; ".join(words for words, _path in people[:_CONTACTS])
        more = len(people) - _CONTACTS
        if more > 0:
            text = ngettext(
                "{people}. {count} more in the record.",
                "{people}. {count} more in the record.",
                more,
            ).format(people=text, count=more)
        return source_fact(_("Contact"), text, *(path for _words, path in people[:_CONTACTS]))
    lead = desk.trial.sponsors.lead
    text = _("None in the record.")
    paths = []
    for official in places.officials[:1]:
        role = wording(official.role).plain if official.role else _("Contact")
        text = _("{text} {role}: {name}.").format(
            text=text, role=role, name=_reach(official).rstrip(".")
        )
        paths.append(official.path)
    if lead is not None:
        text = _("{text} Run by: {name}.").format(text=text, name=lead.name.rstrip("."))
        paths.append(lead.path)
    return our_fact(_("Contact"), text, *(paths or (WHOLE_RECORD,)))


def _reach(contact: Contact) -> str:
    parts = (contact.name, contact.affiliation, phone_words(contact), contact.email)
    return ", ".join(part for part in parts if part)


def _at(site: Site, contact: Contact) -> str:
    place = ", ".join(part for part in (site.facility, site.city) if part)
    return _("{person} ({place})").format(person=_reach(contact), place=place)


def _aim(desk: Desk) -> Fact | None:
    """The first sentences of the record's summary, word for word, as many as are short enough."""
    trial = desk.trial
    passages = trial.texts_about(Topic.BRIEF_SUMMARY) or trial.texts_about(Topic.LEAD)
    if not passages:
        return None
    passage = passages[0]
    text = " ".join(plain_text(passage).split())
    if len(text) <= _AIM:
        return Fact(label=_("About"), spans=(Span(text),), origin=origin_of(passage))
    end = 0
    for found in sentences(text):
        if found.end > _AIM:
            break
        end = found.end
    if not end:
        return None
    remark = _(" (The summary in the record goes on.)")
    return Fact(label=_("About"), spans=(Span(text[:end]), Span(remark)), origin=origin_of(passage))


def _asks(desk: Desk) -> Fact:
    """What is asked, as found in the record's texts, line after line while there is room."""
    lines = desk.asked.lines
    if not lines:
        text = _("The program found no visits or tests in the text. Ask the study team.")
        return our_fact(_("What it asks"), text, WHOLE_RECORD)
    shown: list[str] = []
    for line in lines:
        if shown and len(" ".join((*shown, line.words))) > _ASKED:
            break
        shown.append(line.words)
    more = len(lines) - len(shown)
    if more:
        shown.append(
            ngettext(
                "{count} more line stands in the summary.",
                "{count} more lines stand in the summary.",
                more,
            ).format(count=more)
        )
    paths = (each.path for line in lines for each in line.findings)
    return our_fact(_("What it asks"), " ".join(shown), *paths)


def _phase_and_size(desk: Desk) -> Fact | None:
    trial = desk.trial
    pieces = []
    paths = []
    if trial.design.phases:
        pieces.append(phases_official([phase.value for phase in trial.design.phases]))
        paths += [phase.path for phase in trial.design.phases]
    enrollment = trial.design.enrollment
    if enrollment is not None:
        pieces.append(
            ngettext("{count} participant", "{count} participants", enrollment.count).format(
                count=f"{enrollment.count:,}"
            )
        )
        if enrollment.certainty:
            pieces[-1] = _("{people} ({certainty})").format(
                people=pieces[-1], certainty=wording(enrollment.certainty).official
            )
        paths.append(enrollment.path)
    if not pieces:
        return None
    text = _("{pieces}.").format(pieces=", ".join(piece for piece in pieces if piece))
    return our_fact(_("Phase and size"), text, *paths)
