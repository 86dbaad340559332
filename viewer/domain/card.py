"""What the library keeps of a trial to list, filter and find it: the trial's card."""

from enum import StrEnum

from viewer.domain.card_places import (
    SiteAt,
    countries_of,
    only_place,
    open_countries,
    sites_of,
)
from viewer.domain.card_texts import CardTexts, search_texts, unique
from viewer.domain.coded import Unknown
from viewer.domain.people import Site
from viewer.domain.search import TrialCard
from viewer.domain.standing import standing_of
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Age, DateKind, Fact


def card_of(trial: Trial) -> TrialCard:
    """The card of ``trial``; pure, and the same for the same trial."""
    recruitment = trial.recruitment
    eligibility = trial.eligibility
    sites = [_site(site) for site in trial.places.sites]
    removed = {country.value for country in trial.places.removed_countries}
    named = (*(site.country for site in sites), *(one.value for one in trial.places.countries))
    countries = countries_of(named, removed)
    standing = standing_of(report.status for report in recruitment.statuses)
    lead = trial.sponsors.lead
    enrollment = trial.design.enrollment
    posted = trial.results_state.posted
    return TrialCard(
        number=trial.number,
        title=trial.titles.brief.value,
        standing=standing,
        statuses=tuple(report.raw for report in recruitment.statuses),
        phases=tuple(phase.raw for phase in trial.design.phases),
        conditions=unique(condition.name for condition in trial.conditions),
        study_type=trial.design.study_type.raw if trial.design.study_type else "",
        updated=updated_on(trial),
        countries=countries,
        place="" if trial.places.unnamed_countries else only_place(sites, countries),
        minimum_age_days=_days(eligibility.minimum_age),
        maximum_age_days=_days(eligibility.maximum_age),
        sex=eligibility.sex.raw if eligibility.sex else "",
        healthy_volunteers=_value(eligibility.healthy_volunteers),
        sponsor_class=_code(lead.agency_class) if lead else "",
        has_results=bool(posted.value) if posted else trial.results is not None,
        enrollment=enrollment.count if enrollment else None,
        ends=ends_on(trial),
        open_countries=open_countries(sites, countries, standing),
        sites=sites_of(sites, removed, standing),
        numbers=_numbers(trial),
        texts=search_texts(_texts(trial)),
    )


def _value(fact: Fact[bool] | None) -> bool | None:
    return fact.value if fact else None


def _code(code: StrEnum | Unknown | None) -> str:
    return code.value if code else ""


def _days(age: Age | None) -> float | None:
    return age.days if age else None


def updated_on(trial: Trial) -> str:
    """The day of the last update, as far as it can be put in order; else what the source names."""
    for kind in (DateKind.LAST_UPDATE_POST, DateKind.LAST_UPDATE_SUBMIT):
        found = trial.recruitment.date(kind)
        if found and found.date.year is not None:
            return found.date.raw
    as_of = trial.source.as_of
    return as_of.raw if as_of and as_of.year is not None else ""


def _site(site: Site) -> SiteAt:
    return SiteAt(
        city=site.city,
        region=site.state,
        country=site.country,
        status=_code(site.status),
        latitude=site.latitude,
        longitude=site.longitude,
    )


def ends_on(trial: Trial) -> str:
    """The day of completion, else of primary completion, as precise as the source has it."""
    for kind in (DateKind.COMPLETION, DateKind.PRIMARY_COMPLETION):
        found = trial.recruitment.date(kind)
        if found and found.date.year is not None:
            return found.date.raw
    return ""


def _numbers(trial: Trial) -> tuple[str, ...]:
    return unique(
        (
            trial.number,
            *(former.value for former in trial.former_numbers),
            *(identifier.value for identifier in trial.references.identifiers),
        )
    )


def _texts(trial: Trial) -> CardTexts:
    titles = trial.titles
    indexing = trial.indexing
    return CardTexts(
        conditions=[
            name
            for condition in trial.conditions
            for name in (condition.name, condition.abbreviation, *condition.other_names)
        ],
        mesh_terms=[term.term for term in indexing.conditions],
        mesh_ancestors=[term.term for term in indexing.condition_ancestors],
        keywords=[keyword.value for keyword in trial.keywords],
        titles=[
            title.value
            for title in (titles.brief, titles.official, titles.acronym, titles.source)
            if title
        ],
        interventions=[
            name
            for intervention in trial.treatment.interventions
            for name in (intervention.name, *(other.value for other in intervention.other_names))
        ],
        arm_interventions=[
            name.value for arm in trial.treatment.arms for name in arm.intervention_names
        ],
        intervention_terms=[term.term for term in indexing.interventions],
        summaries=[passage.text for passage in trial.texts_about(Topic.BRIEF_SUMMARY)],
    )
