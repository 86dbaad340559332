"""What the library keeps of a trial to list, filter and find it: the trial's card."""

from enum import StrEnum

from viewer.domain.card_texts import CardTexts, search_texts, unique
from viewer.domain.coded import Unknown
from viewer.domain.people import Places
from viewer.domain.search import TrialCard
from viewer.domain.standing import standing_of
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Age, DateKind, Fact


def card_of(trial: Trial) -> TrialCard:
    """The card of ``trial``; pure, and the same for the same trial."""
    recruitment = trial.recruitment
    eligibility = trial.eligibility
    countries = _countries(trial.places)
    lead = trial.sponsors.lead
    enrollment = trial.design.enrollment
    posted = trial.results_state.posted
    return TrialCard(
        number=trial.number,
        title=trial.titles.brief.value,
        standing=standing_of(report.status for report in recruitment.statuses),
        statuses=tuple(report.raw for report in recruitment.statuses),
        phases=tuple(phase.raw for phase in trial.design.phases),
        conditions=unique(condition.name for condition in trial.conditions),
        study_type=trial.design.study_type.raw if trial.design.study_type else "",
        updated=_updated(trial),
        countries=countries,
        place=_place(trial.places, countries),
        minimum_age_days=_days(eligibility.minimum_age),
        maximum_age_days=_days(eligibility.maximum_age),
        sex=eligibility.sex.raw if eligibility.sex else "",
        healthy_volunteers=_value(eligibility.healthy_volunteers),
        sponsor_class=_code(lead.agency_class) if lead else "",
        has_results=bool(posted.value) if posted else trial.results is not None,
        enrollment=enrollment.count if enrollment else None,
        numbers=_numbers(trial),
        texts=search_texts(_texts(trial)),
    )


def _value(fact: Fact[bool] | None) -> bool | None:
    return fact.value if fact else None


def _code(code: StrEnum | Unknown | None) -> str:
    return code.value if code else ""


def _days(age: Age | None) -> float | None:
    return age.days if age else None


def _updated(trial: Trial) -> str:
    """The day of the last update, as far as it can be put in order; else what the source names."""
    for kind in (DateKind.LAST_UPDATE_POST, DateKind.LAST_UPDATE_SUBMIT):
        found = trial.recruitment.date(kind)
        if found and found.date.year is not None:
            return found.date.raw
    as_of = trial.source.as_of
    return as_of.raw if as_of and as_of.year is not None else ""


def _countries(places: Places) -> tuple[str, ...]:
    removed = {country.value for country in places.removed_countries}
    named = [site.country for site in places.sites]
    named.extend(country.value for country in places.countries)
    return tuple(country for country in unique(named) if country not in removed)


def _place(places: Places, countries: tuple[str, ...]) -> str:
    """The town and country of the only site; empty when there are more, or more are counted."""
    if len(places.sites) != 1 or len(countries) > 1 or places.unnamed_countries:
        return ""
    site = places.sites[0]
    return ", ".join(unique((site.city, site.country)))


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
