"""What a search can be narrowed by, in plain words with the registry's own word beside them.

The list needs some of this before the first paint: nothing slow is imported.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.domain.coded import AgencyClass, Phase, RecruitmentStatus, Sex, StudyType
from viewer.domain.narrowing import FilterKind, HiddenTrial
from viewer.domain.search import AgeUnit, Answer, Query, Sort
from viewer.domain.standing import Standing
from viewer.plain.phases import phases_words
from viewer.plain.standing import OFFICIAL, official_status, standing_words
from viewer.words import _, ngettext

STANDING_GROUPS = (
    (Standing.OPEN, Standing.MAY_BE_OPEN),
    (Standing.NOT_OPEN_YET,),
    (Standing.BY_INVITATION,),
    (Standing.FULL,),
    (Standing.PAUSED,),
    (Standing.FINISHED,),
    (Standing.STOPPED,),
    (Standing.NOT_KNOWN,),
)
"""Standings that are one choice; the first group is what "open to joining" means."""

_OFFICIAL_STATUSES = {
    Standing.OPEN: (RecruitmentStatus.RECRUITING,),
    Standing.NOT_OPEN_YET: (RecruitmentStatus.NOT_YET_RECRUITING,),
    Standing.BY_INVITATION: (RecruitmentStatus.ENROLLING_BY_INVITATION,),
    Standing.FULL: (RecruitmentStatus.ACTIVE_NOT_RECRUITING,),
    Standing.PAUSED: (RecruitmentStatus.SUSPENDED,),
    Standing.FINISHED: (RecruitmentStatus.COMPLETED,),
    Standing.STOPPED: (RecruitmentStatus.TERMINATED, RecruitmentStatus.WITHDRAWN),
    Standing.NOT_KNOWN: (RecruitmentStatus.UNKNOWN,),
}

_DAYS = {
    AgeUnit.YEARS: 365.25,
    AgeUnit.MONTHS: 365.25 / 12,
    AgeUnit.WEEKS: 7.0,
    AgeUnit.DAYS: 1.0,
    AgeUnit.HOURS: 1 / 24,
    AgeUnit.MINUTES: 1 / 1440,
}
"""Days of each unit, as ages of cards are reckoned."""

KM_PER_MILE = 1.609344
"""International mile (1959)."""


class FilterLabel(NamedTuple):
    """``plain`` is ours. ``beside``: the registry's word for it, or what it is; may be empty."""

    plain: str
    beside: str = ""


def standing_label(standing: Standing) -> FilterLabel:
    """One of the :data:`STANDING_GROUPS`, by its first standing."""
    official = ", ".join(OFFICIAL[status] for status in _OFFICIAL_STATUSES.get(standing, ()))
    if standing is Standing.OPEN:
        return FilterLabel(_("Open, or may be open"), official)
    if standing is Standing.STOPPED:
        return FilterLabel(_("Stopped early, or called off"), official)
    return FilterLabel(standing_words(standing), official)


def status_label(code: str) -> FilterLabel:
    """One status, as exactly as the registry tells them apart; a code nobody knew yet as it is.

    Meanings: the registry's glossary of statuses, as in :mod:`viewer.plain.status`.
    """
    plain = {
        RecruitmentStatus.RECRUITING: _("Looks for people now"),
        RecruitmentStatus.NOT_YET_RECRUITING: _("Takes no people yet"),
        RecruitmentStatus.ENROLLING_BY_INVITATION: _("Asks people itself"),
        RecruitmentStatus.ACTIVE_NOT_RECRUITING: _("Under way, takes no new people"),
        RecruitmentStatus.COMPLETED: _("Ended as planned"),
        RecruitmentStatus.SUSPENDED: _("On hold"),
        RecruitmentStatus.TERMINATED: _("Began and stopped early"),
        RecruitmentStatus.WITHDRAWN: _("Called off before anybody joined"),
        RecruitmentStatus.UNKNOWN: _("No news for two years or more"),
        RecruitmentStatus.AVAILABLE: _("Treatment to be had outside a study"),
        RecruitmentStatus.NO_LONGER_AVAILABLE: _("Treatment no longer to be had"),
        RecruitmentStatus.TEMPORARILY_NOT_AVAILABLE: _("Treatment not to be had for now"),
        RecruitmentStatus.APPROVED_FOR_MARKETING: _("Treatment is now approved"),
        RecruitmentStatus.WITHHELD: _("Details are kept private for now"),
        RecruitmentStatus.AUTHORISED: _("Officials let it go ahead"),
    }
    known = {status.value: words for status, words in plain.items()}
    return FilterLabel(known[code], official_status(code)) if code in known else FilterLabel(code)


def phase_label(code: str) -> FilterLabel:
    """A phase; a code nobody knew yet as it is."""
    beside = {
        Phase.EARLY_PHASE1: _("first steps in people"),
        Phase.PHASE1: _("is it safe?"),
        Phase.PHASE2: _("first signs of benefit"),
        Phase.PHASE3: _("large test"),
        Phase.PHASE4: _("after approval"),
        Phase.NA: _("not a test of a medicine"),
    }
    known = {phase.value: words for phase, words in beside.items()}
    return FilterLabel(phases_words((code,)) or _("Phase not said"), known.get(code, ""))


def study_type_label(code: str) -> FilterLabel:
    """What kind of study; a code nobody knew yet as it is."""
    return {
        StudyType.INTERVENTIONAL.value: FilterLabel(_("Tests a treatment"), "Interventional"),
        StudyType.OBSERVATIONAL.value: FilterLabel(_("Only watches"), "Observational"),
        StudyType.EXPANDED_ACCESS.value: FilterLabel(
            _("Treatment outside a study"), "Expanded access"
        ),
    }.get(code, FilterLabel(code or _("Kind not said")))


def sponsor_label(code: str) -> FilterLabel:
    """What kind of group runs it; a code nobody knew yet as it is."""
    return {
        AgencyClass.OTHER.value: FilterLabel(_("Hospital, university, charity"), "Other"),
        AgencyClass.INDUSTRY.value: FilterLabel(_("Company"), "Industry"),
        AgencyClass.NETWORK.value: FilterLabel(_("Network of research groups"), "Network"),
        AgencyClass.NIH.value: FilterLabel(_("US National Institutes of Health"), "NIH"),
        AgencyClass.FED.value: FilterLabel(_("Another US government office"), "U.S. Fed"),
        AgencyClass.OTHER_GOV.value: FilterLabel(_("Government outside the US"), "Other Gov"),
        AgencyClass.INDIV.value: FilterLabel(_("One person"), "Individual"),
        AgencyClass.AMBIG.value: FilterLabel(_("Not clear"), "Ambiguous"),
        AgencyClass.UNKNOWN.value: FilterLabel(_("Not known"), "Unknown"),
    }.get(code, FilterLabel(code or _("Not said")))


def sex_label(code: str) -> FilterLabel:
    """Who of the two sexes can join."""
    if code == Sex.FEMALE.value:
        return FilterLabel(_("Women can join"))
    return FilterLabel(_("Men can join"))


def healthy_label(answer: Answer) -> FilterLabel:
    """Whether healthy people can join."""
    return {
        Answer.YES: FilterLabel(_("Takes healthy people, too")),
        Answer.NO: FilterLabel(_("Does not take healthy people")),
        Answer.NOT_SAID: FilterLabel(_("Does not say if it takes healthy people")),
    }[answer]


def results_label(has_results: bool) -> FilterLabel:
    """Whether results are posted at the registry."""
    return FilterLabel(_("Has posted results") if has_results else _("No results posted"))


def sort_words(sort: Sort, town: str = "") -> str:
    """An order of the list, to stand after "Sorted by:"."""
    if sort is Sort.NEAREST and town:
        return _("nearest to {town}").format(town=town)
    return {
        Sort.BEST: _("best match"),
        Sort.NEWEST: _("newest update"),
        Sort.ENDS_SOONEST: _("ends soonest"),
        Sort.LARGEST: _("largest"),
        Sort.NEAREST: _("nearest"),
    }[sort]


def unit_words(unit: AgeUnit) -> str:
    """A unit of age, after a number."""
    return {
        AgeUnit.YEARS: _("years"),
        AgeUnit.MONTHS: _("months"),
        AgeUnit.WEEKS: _("weeks"),
        AgeUnit.DAYS: _("days"),
        AgeUnit.HOURS: _("hours"),
        AgeUnit.MINUTES: _("minutes"),
    }[unit]


def distance_words(kilometres: float, *, miles: bool) -> str:
    """A distance as the crow flies, whole numbers: "12 km", "less than 1 mile"."""
    distance = kilometres / KM_PER_MILE if miles else kilometres
    whole = round(distance)
    if whole < 1:
        return _("less than 1 mile") if miles else _("less than 1 km")
    if miles:
        return ngettext("{count} mile", "{count} miles", whole).format(count=whole)
    return _("{count} km").format(count=whole)


def age_of(query: Query) -> str:
    """The age asked for: "67 years". Empty when none is."""
    return "" if query.age is None else _amount(query.age, query.age_unit)


def _amount(age: float, unit: AgeUnit) -> str:
    count = int(age) if age == int(age) else round(age, 2)
    plural = count if isinstance(count, int) else 2
    return {
        AgeUnit.YEARS: ngettext("{count} year", "{count} years", plural),
        AgeUnit.MONTHS: ngettext("{count} month", "{count} months", plural),
        AgeUnit.WEEKS: ngettext("{count} week", "{count} weeks", plural),
        AgeUnit.DAYS: ngettext("{count} day", "{count} days", plural),
        AgeUnit.HOURS: ngettext("{count} hour", "{count} hours", plural),
        AgeUnit.MINUTES: ngettext("{count} minute", "{count} minutes", plural),
    }[unit].format(count=count)


def days_words(days: float) -> str:
    """An age in days in the largest unit that gives a whole number, as limits are written."""
    for unit in AgeUnit:
        count = days / _DAYS[unit]
        if count >= 1 and abs(count - round(count)) < 0.01:
            return _amount(round(count), unit)
    return _amount(round(days / _DAYS[AgeUnit.YEARS], 1), AgeUnit.YEARS)


def hidden_reasons(trial: HiddenTrial, query: Query, *, miles: bool = False) -> tuple[str, ...]:
    """Say why a query leaves a trial out, a line for each filter that does."""
    return tuple(dict.fromkeys(_reason(kind, trial, query, miles=miles) for kind in trial.filters))


def _reason(kind: FilterKind, trial: HiddenTrial, query: Query, *, miles: bool) -> str:
    if kind is FilterKind.AGE:
        return _age_reason(trial, query)
    if kind is FilterKind.DISTANCE and query.near is not None and query.within_km is not None:
        return _("No open place known within {distance} of {town}").format(
            distance=distance_words(query.within_km, miles=miles), town=query.near.city
        )
    status = _("Its status: {status}").format(status=_standing_of(trial))
    phase = phases_words(trial.hit.phases)
    return {
        FilterKind.ONLY_OPEN: status,
        FilterKind.STANDING: status,
        FilterKind.STATUS: _("Its status: {status}").format(status=_status_of(trial)),
        FilterKind.SEX: _("For men only") if trial.sex == Sex.MALE.value else _("For women only"),
        FilterKind.COUNTRY: _("No place in {countries}").format(countries=_or(query.countries)),
        FilterKind.PHASE: _("Its phase: {phase}").format(phase=phase)
        if phase
        else _("Phase not said"),
        FilterKind.DISEASE: _("Not listed under {illness}").format(illness=query.disease),
        FilterKind.STUDY_TYPE: _("Its kind: {kind}").format(
            kind=_with_official(study_type_label(trial.study_type))
        ),
        FilterKind.SPONSOR_CLASS: _("Run by: {sponsor}").format(
            sponsor=_with_official(sponsor_label(trial.sponsor_class))
        ),
        FilterKind.HEALTHY_VOLUNTEERS: healthy_label(trial.healthy_volunteers).plain,
        FilterKind.HAS_RESULTS: _("No results posted")
        if query.has_results
        else _("Has posted results"),
    }.get(kind, _("Does not fit what you chose"))


def _standing_of(trial: HiddenTrial) -> str:
    return standing_words(trial.hit.standing, trial.hit.statuses)


def _status_of(trial: HiddenTrial) -> str:
    plain = _standing_of(trial)
    official = ", ".join(dict.fromkeys(map(official_status, trial.hit.statuses)))
    return _with_official(FilterLabel(plain, "" if official == plain else official))


def _with_official(label: FilterLabel) -> str:
    """Our words, with the registry's own in brackets."""
    if not label.beside:
        return label.plain
    return _("{words} ({official})").format(words=label.plain, official=label.beside)


def _age_reason(trial: HiddenTrial, query: Query) -> str:
    least, most = trial.minimum_age_days, trial.maximum_age_days
    asked = None if query.age is None else query.age * _DAYS[query.age_unit]
    is_too_old = most is not None and (least is None or (asked is not None and asked > most))
    if most is not None and is_too_old:
        return _("Takes people up to an age of {age}").format(age=_short_age(most))
    if least is not None:
        return _("Needs an age of {age} or more").format(age=_short_age(least))
    return _("For another age")


def _short_age(days: float) -> str:
    """A number alone for years, as people say it."""
    years = days / _DAYS[AgeUnit.YEARS]
    return (
        str(round(years)) if years >= 3 and abs(years - round(years)) < 0.01 else days_words(days)
    )


def _or(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{names} or {last}").format(names=", ".join(names[:-1]), last=names[-1])


def dropped_words(kinds: Iterable[FilterKind], query: Query) -> str:
    """Name filters of a query that a wider search goes without: "the country Germany"."""
    named = [_dropped(kind, query) for kind in kinds]
    if len(named) < 2:
        return "".join(named)
    return _("{names} and {last}").format(names=", ".join(named[:-1]), last=named[-1])


def _dropped(kind: FilterKind, query: Query) -> str:
    if kind is FilterKind.COUNTRY:
        names = _or(query.countries)
        return ngettext(
            "the country {names}", "the countries {names}", len(query.countries)
        ).format(names=names)
    if kind is FilterKind.AGE:
        return _("the age of {age}").format(age=age_of(query))
    if kind is FilterKind.DISEASE:
        return _("the illness {illness}").format(illness=query.disease)
    if kind is FilterKind.STANDING:
        groups = [group[0] for group in STANDING_GROUPS if group[0] in query.standings]
        return _or([_("“{words}”").format(words=standing_label(one).plain) for one in groups])
    return {
        FilterKind.ONLY_OPEN: _("“Open, or may be open”"),
        FilterKind.STATUS: _or(
            [_("“{words}”").format(words=status_label(one).plain) for one in query.statuses]
        )
        or _("the status"),
        FilterKind.PHASE: _("the phase"),
        FilterKind.STUDY_TYPE: _("the kind of study"),
        FilterKind.SEX: _("“{words}”").format(words=sex_label(query.sex).plain),
        FilterKind.HEALTHY_VOLUNTEERS: _("the choice about healthy people"),
        FilterKind.SPONSOR_CLASS: _("the choice of who runs it"),
        FilterKind.HAS_RESULTS: _("the choice about results"),
        FilterKind.DISTANCE: _("the distance"),
    }[kind]
