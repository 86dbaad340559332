"""From a parsed record straight to the trial's card, past the whole trial: for imports.

It gives what ``card_of(read_parsed(record))`` gives, in an eighth of the time, or None where it
is not sure to; a test holds the two together on made-up and on real records. What a value must
be to count (a text with something in it, a whole number up to 2**53) is told by ``node``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from viewer.domain.card_places import (
    SiteAt,
    countries_of,
    only_place,
    open_countries,
    sites_of,
)
from viewer.domain.card_texts import CardTexts, search_texts, unique
from viewer.domain.coded import RecruitmentStatus, coded
from viewer.domain.search import TrialCard
from viewer.domain.standing import Standing, standing_of
from viewer.domain.values import Age, PartialDate
from viewer.registries.ctgov.node import Node, is_text

_NUMBER = re.compile(r"NCT\d{8}\Z", re.ASCII)
_NAME = b'"nctId"'
_HINT = re.compile(rb'"nctId"\s*:\s*"(NCT\d{8})"')

_UPDATED = ("lastUpdatePostDateStruct", "lastUpdateSubmitDate")
_ENDS = ("completionDateStruct", "primaryCompletionDateStruct")

Object = dict[str, Any]
_NOTHING: Object = {}


def quick_card(record: object) -> TrialCard | None:
    """The card of a record of API version 2, or None: read it the long way."""
    root = _object(record)
    protocol = _object(root.get("protocolSection"))
    named = _object(protocol.get("identificationModule"))
    number = named.get("nctId")
    if not (isinstance(number, str) and _NUMBER.match(number)):
        return None
    return _card(number, root, protocol, named)


def number_hint(body: bytes) -> str:
    """What is likely to be the number of the record, or an empty string; nothing is parsed."""
    # Plain search first: where keys are in order, what is drawn from the record stands before.
    place = body.find(_NAME)
    found = _HINT.match(body, place) if place >= 0 else None
    return found[1].decode() if found else ""


def _card(number: str, root: Object, protocol: Object, named: Object) -> TrialCard:
    derived = _object(root.get("derivedSection"))
    state = _object(protocol.get("statusModule"))
    design = _object(protocol.get("designModule"))
    who = _object(protocol.get("eligibilityModule"))
    lead = _object(_object(protocol.get("sponsorCollaboratorsModule")).get("leadSponsor"))
    about = _object(protocol.get("conditionsModule"))
    sites = _sites(_object(protocol.get("contactsLocationsModule")))
    removed = _texts(_object(derived.get("miscInfoModule")).get("removedCountries"))
    countries = countries_of([site.country for site in sites], removed)
    status = _text(state.get("overallStatus"))
    standing = _standing(status)
    healthy = who.get("healthyVolunteers")
    posted = root.get("hasResults")
    titles = [_text(named.get(key)) for key in ("briefTitle", "officialTitle", "acronym")]
    title = titles[0] or titles[1] or number
    return TrialCard(
        number=number,
        title=title,
        standing=standing,
        statuses=(status,) if status else (),
        phases=tuple(_texts(design.get("phases"))),
        conditions=unique(_texts(about.get("conditions"))),
        study_type=_text(design.get("studyType")),
        updated=_date(state, _UPDATED),
        countries=countries,
        place=only_place(sites, countries),
        minimum_age_days=_days(_text(who.get("minimumAge"))),
        maximum_age_days=_days(_text(who.get("maximumAge"))),
        sex=_text(who.get("sex")),
        healthy_volunteers=healthy if isinstance(healthy, bool) else None,
        sponsor_class=_text(lead.get("class")) if _text(lead.get("name")) else "",
        has_results=posted
        if isinstance(posted, bool)
        else bool(_object(root.get("resultsSection"))),
        enrollment=Node(design.get("enrollmentInfo"), "").number("count"),
        ends=_date(state, _ENDS),
        open_countries=open_countries(sites, countries, standing),
        sites=sites_of(sites, removed, standing),
        numbers=unique(_numbers(number, named)),
        texts=search_texts(
            _card_texts([title, *filter(None, titles[1:])], about, protocol, derived)
        ),
    )


def _object(value: object) -> Object:
    return value if isinstance(value, dict) else _NOTHING


def _objects(value: object) -> list[Object]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    if type(value) is str:
        return "" if value.isspace() else value
    return str(value) if type(value) is int else ""


def _texts(value: object) -> list[str]:
    return [item for item in value if is_text(item)] if isinstance(value, list) else []


@lru_cache(maxsize=64)
def _standing(status: str) -> Standing:
    return standing_of([coded(RecruitmentStatus, status)] if status else [])


@lru_cache(maxsize=256)
def _days(raw: str) -> float | None:
    return Age.parse(raw, "").days if raw else None


def _date(state: Object, names: tuple[str, ...]) -> str:
    """The first of the dates that can be read as one."""
    for name in names:
        found = state.get(name)
        raw = _text(_object(found).get("date") if name.endswith("Struct") else found)
        if raw and _is_date(raw):
            return raw
    return ""


@lru_cache(maxsize=1 << 14)
def _is_date(raw: str) -> bool:
    return PartialDate.parse(raw).year is not None


def _sites(module: Object) -> list[SiteAt]:
    # Some copies of the registry hold the list a second time, under a name of their own.
    sites = _objects(module.get("locations") or module.get("locations_nested"))
    return [_site(site) for site in sites if site]


def _site(site: Object) -> SiteAt:
    get = site.get
    point = _object(get("geoPoint")).get
    return SiteAt(
        *(_text(get("city")), _text(get("state")), _text(get("country")), _text(get("status"))),
        *(_degrees(point("lat")), _degrees(point("lon"))),
    )


def _degrees(value: object) -> float | None:
    return value if isinstance(value, float) else value if type(value) is int else None


def _numbers(number: str, named: Object) -> Iterator[str]:
    yield number
    yield from _texts(named.get("nctIdAliases"))
    yield _text(_object(named.get("orgStudyIdInfo")).get("id"))
    for other in _objects(named.get("secondaryIdInfos")):
        yield _text(other.get("id"))


def _card_texts(titles: list[str], about: Object, protocol: Object, derived: Object) -> CardTexts:
    treatment = _object(protocol.get("armsInterventionsModule"))
    interventions = _objects(treatment.get("interventions"))
    browse = _object(derived.get("conditionBrowseModule"))
    treated = _object(derived.get("interventionBrowseModule"))
    summary = _text(_object(protocol.get("descriptionModule")).get("briefSummary"))
    return CardTexts(
        conditions=_texts(about.get("conditions")),
        mesh_terms=_terms(browse.get("meshes")),
        mesh_ancestors=_terms(browse.get("ancestors")),
        keywords=_texts(about.get("keywords")),
        titles=titles,
        interventions=[
            name
            for intervention in interventions
            for name in (_text(intervention.get("name")), *_texts(intervention.get("otherNames")))
        ],
        arm_interventions=[
            name
            for arm in _objects(treatment.get("armGroups"))
            for name in _texts(arm.get("interventionNames"))
        ],
        intervention_terms=_terms(treated.get("meshes")),
        summaries=[summary],
    )


def _terms(value: object) -> list[str]:
    return [term for item in _objects(value) if (term := _text(item.get("term")))]
