"""What the library keeps of a trial to list, filter and find it: the trial's card."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from viewer.domain.abbreviations import SpelledOut, spelled_out
from viewer.domain.coded import Unknown
from viewer.domain.people import Places
from viewer.domain.search import SearchField, SearchText, TrialCard
from viewer.domain.standing import standing_of
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import Age, DateKind, Fact

_SUMMARY_PART = 600
"""How much of the summary is searched for abbreviations, in characters: its first paragraph."""
_TYPE_BEFORE = re.compile(r"[A-Z][A-Za-z ]{2,24}: ")
"""ClinicalTrials.gov names interventions of arms with the type before: "Drug: NT-I7"."""
_DISEASE = (SearchField.CONDITION, SearchField.MESH_TERM, SearchField.MESH_ANCESTOR)


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
        conditions=_unique(condition.name for condition in trial.conditions),
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
        texts=_texts(trial),
    )


def _value(fact: Fact[bool] | None) -> bool | None:
    return fact.value if fact else None


def _code(code: StrEnum | Unknown | None) -> str:
    return code.value if code else ""


def _days(age: Age | None) -> float | None:
    return age.days if age else None


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


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
    return tuple(country for country in _unique(named) if country not in removed)


def _place(places: Places, countries: tuple[str, ...]) -> str:
    """The town and country of the only site; empty when there are more, or more are counted."""
    if len(places.sites) != 1 or len(countries) > 1 or places.unnamed_countries:
        return ""
    site = places.sites[0]
    return ", ".join(_unique((site.city, site.country)))


def _numbers(trial: Trial) -> tuple[str, ...]:
    return _unique(
        (
            trial.number,
            *(former.value for former in trial.former_numbers),
            *(identifier.value for identifier in trial.references.identifiers),
        )
    )


def _texts(trial: Trial) -> tuple[SearchText, ...]:
    plain = dict.fromkeys((*_disease_texts(trial), *_other_texts(trial)))
    names = {_normal(text.text) for text in plain if text.field in _DISEASE}
    for pair in _pairs(trial, plain):
        is_disease = _normal(pair.long) in names or _normal(pair.short) in names
        field = SearchField.CONDITION if is_disease else SearchField.TITLE
        plain.setdefault(SearchText(field, pair.text))
    return tuple(plain)


def _normal(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _disease_texts(trial: Trial) -> Iterator[SearchText]:
    for condition in trial.conditions:
        for name in _unique((condition.name, condition.abbreviation, *condition.other_names)):
            yield SearchText(SearchField.CONDITION, name)
    for term in trial.indexing.conditions:
        yield SearchText(SearchField.MESH_TERM, term.term)
    for term in trial.indexing.condition_ancestors:
        yield SearchText(SearchField.MESH_ANCESTOR, term.term)


def _other_texts(trial: Trial) -> Iterator[SearchText]:
    for keyword in trial.keywords:
        yield SearchText(SearchField.KEYWORD, keyword.value)
    titles = trial.titles
    for title in (titles.brief, titles.official, titles.acronym, titles.source):
        if title:
            yield SearchText(SearchField.TITLE, title.value)
    for name in _unique(_intervention_names(trial)):
        yield SearchText(SearchField.INTERVENTION, name)


def _intervention_names(trial: Trial) -> Iterator[str]:
    for intervention in trial.treatment.interventions:
        yield intervention.name
        yield from (name.value for name in intervention.other_names)
    for arm in trial.treatment.arms:
        yield from (_TYPE_BEFORE.sub("", name.value, count=1) for name in arm.intervention_names)
    yield from (term.term for term in trial.indexing.interventions)


def _pairs(trial: Trial, plain: Iterable[SearchText]) -> Iterator[SpelledOut]:
    """Abbreviations spelled out, each once, however often and wherever the record does so."""
    sources = [
        text.text
        for text in plain
        if text.field in (SearchField.CONDITION, SearchField.KEYWORD, SearchField.TITLE)
    ]
    sources.extend(
        passage.text[:_SUMMARY_PART] for passage in trial.texts_about(Topic.BRIEF_SUMMARY)
    )
    seen = set()
    for text in sources:
        if "(" not in text:
            continue
        for pair in spelled_out(text):
            key = (_normal(pair.long), pair.short)
            if key not in seen:
                seen.add(key)
                yield pair
