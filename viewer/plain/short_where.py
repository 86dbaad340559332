"""Where a study is, whether it is open, since when and until when, in a sentence or two."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from viewer.domain.coded import Certainty, RecruitmentStatus, Unknown
from viewer.domain.people import Site
from viewer.domain.standing import Standing, standing_of
from viewer.domain.trial import Trial
from viewer.domain.values import DateKind, PartialDate, TrialDate
from viewer.plain.codes import wording
from viewer.plain.dates import date_words
from viewer.plain.joining import and_list
from viewer.plain.short_names import Said, tidy
from viewer.plain.short_what import is_access
from viewer.plain.short_who import is_called_off, is_only_meant, is_over
from viewer.plain.standing import official_status
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _, ngettext

_FEW = 3
"""Countries that are all named; of more, the first two are."""
_NO_CITY = re.compile(
    r"\b(?:multiple|various|several|many|sites?|locations?|unknown)\b", re.IGNORECASE
)
_WITH_ARTICLE = frozenset(
    {
        "Bahamas", "Central African Republic", "Czech Republic", "Dominican Republic",
        "Democratic Republic of the Congo", "Gambia", "Isle of Man", "Maldives", "Netherlands",
        "Philippines", "Republic of the Congo", "Russian Federation", "United Arab Emirates",
        "United Kingdom", "United States",
    }
)  # fmt: skip


def where(trial: Trial) -> Iterator[Said]:
    """The one place, or how many places in which countries."""
    places = trial.places
    if places.unnamed_countries is not None or not (places.sites or places.countries):
        # Some countries are only counted: the facts below say which are named.
        return
    count = Counter(site.country for site in places.sites if site.country)
    names = [name for name, _often in count.most_common()]
    names += [each.value for each in places.countries if each.value not in names]
    paths = tuple(each.path for each in places.sites)
    paths += tuple(each.path for each in places.countries)
    site = places.sites[0] if len(places.sites) == 1 else None
    if site is not None and len(names) <= 1 and _has_city(site):
        city = tidy(site.city)
        sentence = _tense(trial).in_one.format(where=f"{city}, {site.country}")
        yield Said(sentence, (city, site.country), paths)
    elif names:
        shown = tuple(names if len(names) <= _FEW else names[:2])
        yield Said(_in_countries(trial, names, shown), shown, paths)


class _Tense(NamedTuple):
    """Sentences on places, in the tense the status asks for."""

    in_one: str
    in_many: str


def _tense(trial: Trial) -> _Tense:
    count = len(trial.places.sites)
    if is_only_meant(trial):
        return _Tense(
            _("It was planned in {where}."),
            ngettext(
                "It was planned for {sites} place in {where}.",
                "It was planned for {sites} places in {where}.",
                count,
            ),
        )
    if is_access(trial):
        return _access_tense(trial, count)
    if tense_of(trial) is Tense.OVER:
        return _Tense(
            _("It took place in {where}."),
            ngettext(
                "It ran at {sites} place in {where}.", "It ran at {sites} places in {where}.", count
            ),
        )
    if standing_of(report.status for report in trial.recruitment.statuses) is Standing.NOT_OPEN_YET:
        return _Tense(
            _("It is planned in {where}."),
            ngettext(
                "It is planned for {sites} place in {where}.",
                "It is planned for {sites} places in {where}.",
                count,
            ),
        )
    return _Tense(
        _("It takes place in {where}."),
        ngettext(
            "It runs at {sites} place in {where}.", "It runs at {sites} places in {where}.", count
        ),
    )


def _access_tense(trial: Trial, count: int) -> _Tense:
    """What is no study does not run anywhere: it is had there."""
    if tense_of(trial) is Tense.OVER:
        return _Tense(
            _("It was given in {where}."),
            ngettext(
                "It was given at {sites} place in {where}.",
                "It was given at {sites} places in {where}.",
                count,
            ),
        )
    return _Tense(
        _("It is given in {where}."),
        ngettext(
            "It is given at {sites} place in {where}.",
            "It is given at {sites} places in {where}.",
            count,
        ),
    )


def _in_countries(trial: Trial, countries: list[str], shown: tuple[str, ...]) -> str:
    lands = and_list([_land(name) for name in shown])
    if len(countries) > len(shown):
        lands = _("{count} countries, such as {countries}").format(
            count=len(countries), countries=lands
        )
    sites = len(trial.places.sites)
    tense = _tense(trial)
    sentence = tense.in_many if sites > 1 else tense.in_one
    return sentence.format(sites=f"{sites:,}", where=lands)


def _has_city(site: Site) -> bool:
    city = tidy(site.city)
    return bool(city and site.country and city != site.country and not _NO_CITY.search(city))


def _land(name: str) -> str:
    return _("the {country}").format(country=name) if name in _WITH_ARTICLE else name


def openness(trial: Trial) -> Iterator[Said]:
    """Whether it is open, with the day for which the record speaks."""
    reports = trial.recruitment.statuses
    if not reports:
        return
    paths = tuple(report.path for report in reports)
    found = standing_of(report.status for report in reports)
    only = reports[0].status
    if len(reports) == 1 and isinstance(only, Unknown):
        raw = official_status(reports[0].raw)
        sentence = _("The registry says “{status}”.").format(status=raw)
        yield Said(sentence, (raw,), paths)
    elif len(reports) == 1 and (found is Standing.NOT_KNOWN or only in _OWN_WORDS):
        yield Said(wording(only).plain, (), paths)
    elif found in {Standing.MAY_BE_OPEN, Standing.NOT_KNOWN}:
        yield Said(_("The sources differ on how it stands."), (), paths)
    elif only is RecruitmentStatus.AVAILABLE and len(reports) == 1:
        day = date_words(trial.source.as_of) if trial.source.as_of is not None else ""
        sentence = _("As of {date} some patients can get it.") if day else _("Some can get it.")
        yield Said(sentence.format(date=day), (), paths)
    else:
        day = date_words(trial.source.as_of) if trial.source.as_of is not None else ""
        yield Said(_standing_sentence(found, day), (), paths)


_OWN_WORDS = frozenset(
    {
        RecruitmentStatus.WITHDRAWN,
        RecruitmentStatus.NO_LONGER_AVAILABLE,
        RecruitmentStatus.TEMPORARILY_NOT_AVAILABLE,
        RecruitmentStatus.APPROVED_FOR_MARKETING,
    }
)
"""Statuses that mean more than how open something is."""


def _standing_sentence(found: Standing, day: str) -> str:
    if found is Standing.FINISHED:
        return _("It is finished.")
    if found is Standing.STOPPED:
        return _("It was stopped early.")
    if day:
        return {
            Standing.OPEN: _("As of {date} it is looking for people."),
            Standing.NOT_OPEN_YET: _("As of {date} it is not open yet."),
            Standing.BY_INVITATION: _("As of {date} people join by invitation only."),
            Standing.FULL: _("As of {date} it is under way and takes no new people."),
            Standing.PAUSED: _("As of {date} it is paused."),
        }[found].format(date=day)
    return {
        Standing.OPEN: _("It is looking for people."),
        Standing.NOT_OPEN_YET: _("It is not open yet."),
        Standing.BY_INVITATION: _("People join by invitation only."),
        Standing.FULL: _("It is under way and takes no new people."),
        Standing.PAUSED: _("It is paused."),
    }[found]


def dates(trial: Trial, today: date) -> Iterator[Said]:
    """Since when and until when, as precise as the record has it, plans called plans."""
    start = known_date(trial.recruitment.date(DateKind.START))
    end = known_date(trial.recruitment.date(DateKind.COMPLETION))
    paths = tuple(each.path for each in (start, end) if each is not None)
    if start is None and end is None:
        return
    steps = (_start_step(trial, start, today), _end_step(trial, end, today))
    sentence = _dates(*steps)
    if is_called_off(trial) and steps[0] is _Step.HAPPENED:
        # Its day of start may be on record, though nobody ever took part.
        sentence = _("The record has it begin {start}.")
    if sentence:
        yield Said(sentence.format(start=_when(start), end=_when(end)), (), paths)
    if end is None and start is not None and not is_called_off(trial):
        yield from _main_end(trial, today)


def _main_end(trial: Trial, today: date) -> Iterator[Said]:
    """The end of the main part, for a record that gives no other end."""
    main = known_date(trial.recruitment.date(DateKind.PRIMARY_COMPLETION))
    if main is None:
        return
    sentence = {
        _Step.HAPPENED: _("Its main part ended {end}."),
        _Step.PLANNED: _("Its main part is planned to end {end}."),
        _Step.PAST_PLAN: _("Its main part was planned to end {end}."),
    }.get(_end_step(trial, main, today), "")
    if sentence:
        yield Said(sentence.format(end=_when(main)), (), (main.path,))


class _Step(Enum):
    """What became of a date."""

    MISSING = auto()
    HAPPENED = auto()
    PLANNED = auto()
    PAST_PLAN = auto()
    """Planned for a day that has passed, and never said to have happened."""


def _start_step(trial: Trial, start: TrialDate | None, today: date) -> _Step:
    if start is None:
        return _Step.MISSING
    if _has_happened(trial, start):
        return _Step.HAPPENED
    is_past = is_called_off(trial) or _has_passed(start.date, today)
    return _Step.PAST_PLAN if is_past else _Step.PLANNED


def _end_step(trial: Trial, end: TrialDate | None, today: date) -> _Step:
    if end is None or is_called_off(trial):
        return _Step.MISSING
    if is_over(trial) and _has_happened(trial, end):
        return _Step.HAPPENED
    return _Step.PAST_PLAN if _has_passed(end.date, today) else _Step.PLANNED


def _dates(start: _Step, end: _Step) -> str:
    return {
        (_Step.HAPPENED, _Step.MISSING): _("It began {start}."),
        (_Step.HAPPENED, _Step.HAPPENED): _("It began {start} and ended {end}."),
        (_Step.HAPPENED, _Step.PLANNED): _("It began {start} and is planned to end {end}."),
        (_Step.HAPPENED, _Step.PAST_PLAN): _("It began {start} and was planned to end {end}."),
        (_Step.PLANNED, _Step.MISSING): _("It is planned to begin {start}."),
        (_Step.PLANNED, _Step.PLANNED): _("It is planned to begin {start} and to end {end}."),
        (_Step.PAST_PLAN, _Step.MISSING): _("It was planned to begin {start}."),
        (_Step.PAST_PLAN, _Step.HAPPENED): _("It was planned to begin {start}. It ended {end}."),
        (_Step.PAST_PLAN, _Step.PLANNED): _("It was planned to begin {start} and to end {end}."),
        (_Step.PAST_PLAN, _Step.PAST_PLAN): _("It was planned to begin {start} and to end {end}."),
        (_Step.MISSING, _Step.HAPPENED): _("It ended {end}."),
        (_Step.MISSING, _Step.PLANNED): _("It is planned to end {end}."),
        (_Step.MISSING, _Step.PAST_PLAN): _("It was planned to end {end}."),
    }.get((start, end), "")


def known_date(found: TrialDate | None) -> TrialDate | None:
    """Give the date, if it has a year."""
    return found if found is not None and found.date.year is not None else None


def _has_happened(trial: Trial, found: TrialDate) -> bool:
    """Whether a date is no plan; where old records do not say, the status decides."""
    if found.certainty is not None:
        return found.certainty is Certainty.ACTUAL
    if is_called_off(trial):
        return False
    if found.kind is DateKind.START:
        standing = standing_of(report.status for report in trial.recruitment.statuses)
        return standing is not Standing.NOT_OPEN_YET
    return is_over(trial)


def _has_passed(day: PartialDate, today: date) -> bool:
    known = [part for part in (day.year, day.month, day.day) if part is not None]
    return known < [today.year, today.month, today.day][: len(known)]


def _when(found: TrialDate | None) -> str:
    if found is None:
        return ""
    if found.date.day is None:
        return _("in {date}").format(date=date_words(found.date))
    return _("on {date}").format(date=date_words(found.date))
