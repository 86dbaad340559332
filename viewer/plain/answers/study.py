"""Answers on the study itself: what it checks, who runs it, whether it is open, whom to call."""

from viewer.domain.coded import OutcomeType, Phase, RecruitmentStatus, Unknown
from viewer.domain.people import Contact
from viewer.domain.values import DateKind
from viewer.plain.answers.answer import Answer, Asked, Place
from viewer.plain.codes import wording
from viewer.plain.dates import date_words, trial_date_words
from viewer.plain.flag_kinds import FlagKind
from viewer.plain.people import enrollment_words
from viewer.plain.phases import phase_line
from viewer.plain.short_where import known_date, where
from viewer.plain.telling import tense_of
from viewer.words import _, ngettext

_DOUBTS = frozenset(
    {
        FlagKind.END_PASSED,
        FlagKind.START_PASSED,
        FlagKind.STALE,
        FlagKind.COPY_OLD,
        FlagKind.STATUS_DIFFERS,
        FlagKind.STATUS_UNKNOWN,
        FlagKind.SITES_CLOSED,
    }
)
_SILENT = frozenset(
    {RecruitmentStatus.UNKNOWN, RecruitmentStatus.WITHHELD, RecruitmentStatus.AUTHORISED}
)
_MAY_CHANGE = frozenset(
    {
        RecruitmentStatus.RECRUITING,
        RecruitmentStatus.NOT_YET_RECRUITING,
        RecruitmentStatus.ENROLLING_BY_INVITATION,
        RecruitmentStatus.SUSPENDED,
        RecruitmentStatus.AVAILABLE,
        RecruitmentStatus.TEMPORARILY_NOT_AVAILABLE,
    }
)


def main_outcome(asked: Asked) -> Answer | None:
    """The first main outcome measure, in the source's words."""
    primary = [each for each in asked.trial.outcomes if each.type is OutcomeType.PRIMARY]
    if not primary or not primary[0].measure.strip():
        return None
    words = _("“{measure}”").format(measure=primary[0].measure.strip())
    if len(primary) > 1:
        words = ngettext("{first} and {count} more", "{first} and {count} more", len(primary) - 1)
        words = words.format(
            first=_("“{measure}”").format(measure=primary[0].measure.strip()),
            count=len(primary) - 1,
        )
    return Answer(words=words, paths=tuple(each.path for each in primary), place=Place.OUTCOMES)


def stage(asked: Asked) -> Answer | None:
    """The phase, where the study has one that is known."""
    found = asked.trial.design.phases
    phases = [phase.value for phase in found]
    if not phases or any(isinstance(each, Unknown) or each is Phase.NA for each in phases):
        return None
    paths = tuple(phase.path for phase in found)
    words = phase_line(phases, tense_of(asked.trial))
    return Answer(words=words, paths=paths, place=Place.OVERVIEW)


def is_open(asked: Asked) -> Answer | None:
    """Whether new people are taken in; only in part where the record may be out of date."""
    reports = asked.trial.recruitment.statuses
    if len(reports) != 1 or isinstance(reports[0].status, Unknown):
        return None
    report, status = reports[0], reports[0].status
    if status in _SILENT:
        return None
    words = wording(status).plain
    day = asked.trial.source.as_of
    if day is not None and status in _MAY_CHANGE:
        words = _("{words} So says the record of {date}.").format(words=words, date=date_words(day))
    doubts = [flag for flag in asked.flags if flag.kind in _DOUBTS and status in _MAY_CHANGE]
    paths = dict.fromkeys((report.path, *(path for flag in doubts for path in flag.paths)))
    return Answer(words=words, paths=tuple(paths), place=Place.OVERVIEW, partly=bool(doubts))


def dates(asked: Asked) -> Answer | None:
    """Beginning and end; a part where one of them is missing. Plans are called plans."""
    kinds = (DateKind.START, DateKind.PRIMARY_COMPLETION, DateKind.COMPLETION)
    begin, main, end = (known_date(asked.trial.recruitment.date(kind)) for kind in kinds)
    if begin and end:
        words = _("Begin: {begin}. End: {end}.").format(
            begin=trial_date_words(begin), end=trial_date_words(end)
        )
        return Answer(words=words, paths=(begin.path, end.path), place=Place.OVERVIEW)
    sentences = (
        (begin, _("Begin: {date}.")),
        (main, _("End of the main part: {date}.")),
        (end, _("End: {date}.")),
    )
    told = [(day, words) for day, words in sentences if day]
    if not told:
        return None
    words = " ".join(words.format(date=trial_date_words(day)) for day, words in told)
    paths = tuple(day.path for day, _words in told)
    return Answer(words=words, paths=paths, place=Place.OVERVIEW, partly=True)


def size(asked: Asked) -> Answer | None:
    """How many people, and whether that is a plan."""
    found = asked.trial.design.enrollment
    if found is None:
        return None
    words = enrollment_words(found, tense_of(asked.trial))
    return Answer(words=words, paths=(found.path,), place=Place.OVERVIEW)


def sponsor(asked: Asked) -> Answer | None:
    """Who leads the study."""
    lead = asked.trial.sponsors.lead
    if lead is None or not lead.name.strip():
        return None
    return Answer(words=lead.name.strip(), paths=(lead.path,), place=Place.OVERVIEW)


def contact(asked: Asked) -> Answer | None:
    """Somebody who can be called or written to."""
    places = asked.trial.places
    central = [each for each in places.central_contacts if _can_be_reached(each)]
    if central:
        return Answer(words=_reach(central[0]), paths=(central[0].path,), place=Place.PLACES)
    at_sites = [each for site in places.sites for each in site.contacts if _can_be_reached(each)]
    if not at_sites:
        return None
    words = ngettext(
        "The record names {count} contact, at a place of the study.",
        "The record names {count} contacts, at the places of the study.",
        len(at_sites),
    ).format(count=len(at_sites))
    if len(at_sites) == 1:
        words = _reach(at_sites[0])
    paths = tuple(each.path for each in at_sites)
    return Answer(words=words, paths=paths, place=Place.PLACES)


def places(asked: Asked) -> Answer | None:
    """Where it is, when the record names the places and not countries alone."""
    if not asked.trial.places.sites:
        return None
    found = next(where(asked.trial), None)
    if found is None:
        return None
    return Answer(words=found.sentence, paths=found.paths, place=Place.PLACES)


def outside(asked: Asked) -> Answer | None:
    """A way to get the treatment outside of the study, where the record tells of an open one."""
    recruitment = asked.trial.recruitment
    access, status = recruitment.has_expanded_access, recruitment.expanded_access_status
    if access is None or not access.value:
        return None
    is_open_now = status is None or status.status is RecruitmentStatus.AVAILABLE
    words = _("Some people may get this treatment outside of the study.")
    paths: tuple[str, ...] = (access.path,)
    if status is not None:
        words = wording(status.status).plain
        paths = (access.path, status.path)
    return Answer(words=words, paths=paths, place=Place.OVERVIEW, partly=not is_open_now)


def _can_be_reached(contact: Contact) -> bool:
    return bool(contact.phone.strip() or contact.email.strip())


def _reach(contact: Contact) -> str:
    parts = (contact.name, contact.phone, contact.email)
    return ", ".join(part.strip() for part in parts if part.strip())
