"""The facts of a trial at a glance, as the Overview and the printed summary show them."""

from collections.abc import Iterator

from viewer.domain.coded import OutcomeType, RecruitmentStatus, StudyType
from viewer.domain.people import Places
from viewer.domain.standing import standing_of
from viewer.domain.trial import Condition, Trial
from viewer.domain.values import DateKind
from viewer.pages.blocks import Fact, Span, Spans
from viewer.pages.desk import Desk
from viewer.pages.eligibility import healthy_words
from viewer.pages.facts import listing, names_line, our_fact, source_fact
from viewer.pages.outcomes import when_note
from viewer.pages.parties import party_facts
from viewer.pages.related import country_words
from viewer.pages.texts import source_marks
from viewer.plain.ages import age_groups_words, age_range
from viewer.plain.codes import wording
from viewer.plain.dates import trial_date_words
from viewer.plain.design import kind_sentence
from viewer.plain.people import enrollment_words, sex_sentence
from viewer.plain.phases import phase_line, phases_official, phases_words
from viewer.plain.short_what import tested_first
from viewer.plain.standing_today import doubt_sentence
from viewer.plain.status import official_status, standing_words
from viewer.plain.telling import tense_of
from viewer.words import _, ngettext

_ILLNESSES = 10
_NAMES = 6
"""Names in one line before it is said how many more there are; the tabs have all of them."""


_MAY_BE_OLD = frozenset(
    {
        RecruitmentStatus.RECRUITING,
        RecruitmentStatus.NOT_YET_RECRUITING,
        RecruitmentStatus.AVAILABLE,
    }
)
"""What the record says of these may no longer be true when it is old."""


def overview_facts(desk: Desk) -> Iterator[Fact | None]:
    """The facts of the Overview, in their order."""
    yield illness(desk)
    yield who(desk)
    yield treatment(desk)
    yield stage(desk)
    yield from main_check(desk)
    yield where(desk)
    yield how_many(desk)
    yield from period(desk)
    yield kind(desk)
    yield follow_up(desk)
    yield from party_facts(desk, short=True)
    yield from status(desk)


def illness(desk: Desk) -> Fact | None:
    """Every condition, with the abbreviation and other names that the source gives."""
    conditions = desk.trial.conditions
    if not conditions:
        return None
    # Names of illnesses have commas in them: "Colitis, Ulcerative".
    text = listing([_condition(each) for each in conditions], _ILLNESSES, between="; ")
    numbers = tuple(dict.fromkeys(number for each in conditions for number in each.sources))
    spans = desk.marker.mark(text) + source_marks(numbers)
    return source_fact(_("Illness"), spans, *(each.path for each in conditions))


def every_illness(desk: Desk) -> list[str]:
    """All conditions, where they are too many for one line of facts; else none."""
    conditions = desk.trial.conditions
    return [_condition(each) for each in conditions] if len(conditions) > _ILLNESSES + 1 else []


def who(desk: Desk, *, healthy: bool = True) -> Fact | None:
    """Age, sex and, where wanted, healthy volunteers, as far as the record says."""
    eligibility = desk.trial.eligibility
    sentences: list[str] = []
    paths: list[str] = []
    limits = [age for age in (eligibility.minimum_age, eligibility.maximum_age) if age]
    if limits:
        text = age_range(eligibility.minimum_age, eligibility.maximum_age)
        sentences.append(_("{ages}.").format(ages=text[:1].upper() + text[1:]))
        paths += [age.path for age in limits]
    elif eligibility.standard_ages:
        groups = age_groups_words([age.value for age in eligibility.standard_ages])
        sentences.append(_("{ages}.").format(ages=groups))
        paths += [age.path for age in eligibility.standard_ages]
    if eligibility.sex:
        sentences.append(sex_sentence(eligibility))
        paths.append(eligibility.sex.path)
    if eligibility.healthy_volunteers and healthy:
        sentences.append(healthy_words(desk.trial, eligibility.healthy_volunteers))
        paths.append(eligibility.healthy_volunteers.path)
    if not sentences:
        return None
    return our_fact(_("Who"), " ".join(sentences), *paths)


def treatment(desk: Desk) -> Fact | None:
    """What is studied, by name."""
    found = desk.trial.treatment.interventions
    if not found:
        return None
    names = names_line([each.name for each in tested_first(desk.trial)], _NAMES)
    return source_fact(_("Treatment"), desk.marker.mark(names), *(each.path for each in found))


def stage(desk: Desk) -> Fact | None:
    """The phase and what it means. A label that says the same again is left out."""
    phases = [phase.value for phase in desk.trial.design.phases]
    if not phases:
        return None
    official = phases_official(phases)
    if official.casefold() == phases_words(phases).casefold():
        official = ""
    text = phase_line(phases, tense_of(desk.trial))
    paths = (phase.path for phase in desk.trial.design.phases)
    return our_fact(_("Stage"), desk.marker.mark(text), *paths, official=official)


def main_check(desk: Desk) -> Iterator[Fact]:
    """The first main outcome with its time; how many more there are."""
    primary = [each for each in desk.trial.outcomes if each.type is OutcomeType.PRIMARY]
    if not primary:
        return
    first = primary[0]
    spans: Spans = desk.marker.mark(first.measure, first.path) + source_marks(first.sources)
    if len(primary) > 1:
        more = ngettext(" (and {count} more)", " (and {count} more)", len(primary) - 1)
        spans += (Span(more.format(count=len(primary) - 1)),)
    yield source_fact(_("Main question"), spans, *(each.path for each in primary))
    timed = next((each for each in primary if each.time_frame), None)
    if timed is not None and timed.time_frame is not None:
        note = when_note(timed)
        when = f"{timed.time_frame.value} ({note})" if note else timed.time_frame.value
        yield source_fact(_("When checked"), when, timed.time_frame.path)


def where(desk: Desk, most: int = _NAMES) -> Fact | None:
    """The one place, or how many places in which countries, ``most`` of them by name."""
    places = desk.trial.places
    countries = list(
        dict.fromkeys(
            [
                *(site.country for site in places.sites if site.country),
                *(country.value for country in places.countries),
            ]
        )
    )
    unnamed = places.unnamed_countries.value if places.unnamed_countries else 0
    if not (places.sites or countries or unnamed):
        return None
    return our_fact(_("Where"), _where(places, countries, unnamed, most), *_place_paths(places))


def how_many(desk: Desk) -> Fact | None:
    """How many people, and whether that is a plan."""
    enrollment = desk.trial.design.enrollment
    if enrollment is None:
        return None
    official = wording(enrollment.certainty).official if enrollment.certainty else ""
    words = enrollment_words(enrollment, tense_of(desk.trial))
    spans = (Span(words), *source_marks(enrollment.sources))
    return our_fact(_("How many people"), spans, enrollment.path, official=official)


def period(desk: Desk) -> Iterator[Fact]:
    """Start and finish, as precise as the source has them."""
    for label, kind_of_date in (
        (_("Start"), DateKind.START),
        (_("End of the main part"), DateKind.PRIMARY_COMPLETION),
        (_("Finish"), DateKind.COMPLETION),
    ):
        found = desk.trial.recruitment.date(kind_of_date)
        if found is not None:
            official = wording(found.certainty).official if found.certainty else ""
            yield our_fact(label, trial_date_words(found), found.path, official=official)


def kind(desk: Desk) -> Fact | None:
    """What kind of study it is."""
    study_type = desk.trial.design.study_type
    if study_type is None:
        return None
    words = kind_sentence(study_type.value, tense_of(desk.trial))
    official = wording(study_type.value).official
    label = _("Kind of record") if is_expanded_access(desk.trial) else _("Kind of study")
    return our_fact(label, words, study_type.path, official=official)


def follow_up(desk: Desk) -> Fact | None:
    """How long each person is followed, where the record has that as a field."""
    duration = desk.trial.design.target_duration
    if duration is None:
        return None
    return source_fact(_("Follow-up of each person"), duration.value, duration.path)


def status(desk: Desk) -> Iterator[Fact]:
    """Every reported status with who says it."""
    trial = desk.trial
    for report in trial.recruitment.statuses:
        words = wording(report.status)
        said_by = report.said_by or trial.source.registry
        text = words.plain
        if len(trial.recruitment.statuses) > 1 or said_by != trial.source.registry:
            text = _("{meaning} Said by: {source}.").format(meaning=text, source=said_by)
        if report.country:
            text = _("{country}: {text}").format(country=report.country, text=text)
        if report.status in _MAY_BE_OLD and doubt_sentence(trial, desk.today):
            text = _("{text} So says the record; it may no longer be true.").format(text=text)
        yield our_fact(_("Status"), text, report.path, official=official_status(report.raw))
    last = trial.recruitment.last_known
    if last is not None:
        yield our_fact(
            _("Last known status"),
            _("{standing}, as last heard").format(
                standing=standing_words(standing_of([last.status]))
            ),
            last.path,
            official=official_status(last.raw),
        )


def is_expanded_access(trial: Trial) -> bool:
    """Whether the record is no study but a way to get a treatment outside of one."""
    found = trial.design.study_type
    return found is not None and found.value is StudyType.EXPANDED_ACCESS


def _condition(condition: Condition) -> str:
    # Between names that end in a stop, ours would make two.
    name = condition.name.rstrip(" ;,.")
    if condition.abbreviation:
        name = _("{name} ({abbreviation})").format(name=name, abbreviation=condition.abbreviation)
    if condition.other_names:
        name = _("{name}, also called {names}").format(
            name=name, names=", ".join(condition.other_names)
        )
    return name


def _where(places: Places, countries: list[str], unnamed: int, most: int) -> str:
    if len(places.sites) == 1 and not unnamed and len(countries) <= 1:
        site = places.sites[0]
        return ", ".join(
            part for part in (site.facility, site.city, site.state, site.country) if part
        )
    if len(countries) > most + 1:
        named = listing(countries, most)
    else:
        named = country_words(countries, unnamed)
    if not places.sites:
        return named
    text = ngettext(
        "{count} place. Country: {countries}",
        "{count} places. Country: {countries}",
        len(places.sites),
    )
    if len(countries) + unnamed > 1:
        text = ngettext(
            "{count} place. Countries: {countries}",
            "{count} places. Countries: {countries}",
            len(places.sites),
        )
    return text.format(count=f"{len(places.sites):,}", countries=named or _("not given"))


def _place_paths(places: Places) -> tuple[str, ...]:
    paths = [site.path for site in places.sites] + [country.path for country in places.countries]
    if places.unnamed_countries:
        paths.append(places.unnamed_countries.path)
    return tuple(paths)
