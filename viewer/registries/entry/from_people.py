"""People and places: from the entry's parts to the domain's."""

from collections.abc import Iterable, Iterator

from viewer.domain.coded import StandardAge, Unknown
from viewer.domain.people import (
    Contact,
    Eligibility,
    ListedCriterion,
    Party,
    Places,
    ResponsibleParty,
    Site,
    Sponsors,
)
from viewer.domain.values import Age, Fact
from viewer.registries.entry.drawing import (
    fact,
    facts,
    optional_fact,
    optional_passage,
    passages,
)
from viewer.registries.entry.people import (
    ContactPart,
    EligibilityPart,
    PartyPart,
    PlacesPart,
    ResponsiblePart,
    SitePart,
    SponsorsPart,
)
from viewer.registries.entry.values import Words


def eligibility(part: EligibilityPart) -> Eligibility:
    """Who may take part; what lets people in comes first, as in registries."""
    return Eligibility(
        listed_criteria=(
            *_criteria(part.inclusion, "eligibility.inclusion", inclusion=True),
            *_criteria(part.exclusion, "eligibility.exclusion", inclusion=False),
        ),
        healthy_volunteers=optional_fact(part.healthy_volunteers, "eligibility.healthy_volunteers"),
        sex=optional_fact(part.sex, "eligibility.sex"),
        minimum_age=_age(part.minimum_age, "eligibility.minimum_age"),
        maximum_age=_age(part.maximum_age, "eligibility.maximum_age"),
        standard_ages=_age_groups(part),
        study_population=optional_passage(part.study_population, "eligibility.study_population"),
    )


def _age_groups(part: EligibilityPart) -> tuple[Fact[StandardAge | Unknown], ...]:
    groups: list[Fact[StandardAge | Unknown]] = list(
        facts(part.standard_ages, "eligibility.standard_ages")
    )
    if part.age_group is not None:
        # "Adults" has no limits of its own: to make a registry's code of it would add some.
        told = fact(part.age_group, "eligibility.age_group")
        groups.append(
            Fact(
                Unknown(told.value),
                told.raw,
                told.path,
                from_text=told.from_text,
                sources=told.sources,
            )
        )
    return tuple(groups)


def _criteria(lines: Iterable[Words], path: str, *, inclusion: bool) -> Iterator[ListedCriterion]:
    for text in passages(lines, path):
        yield ListedCriterion(inclusion=inclusion, text=text)


def _age(raw: str | None, path: str) -> Age | None:
    return None if raw is None else Age.parse(raw, path)


def places(part: PlacesPart) -> Places:
    """Where the trial is and whom to ask."""
    return Places(
        central_contacts=_contacts(part.central_contacts, "places.central_contacts"),
        officials=_contacts(part.officials, "places.officials"),
        sites=tuple(_site(site, f"places.sites[{place}]") for place, site in enumerate(part.sites)),
        countries=facts(part.countries, "places.countries"),
        unnamed_countries=_count(part.unnamed_countries, "places.unnamed_countries"),
    )


def _count(count: int | None, path: str) -> Fact[int] | None:
    return None if count is None else Fact(count, str(count), path)


def _contacts(parts: Iterable[ContactPart], path: str) -> tuple[Contact, ...]:
    return tuple(_contact(part, f"{path}[{place}]") for place, part in enumerate(parts))


def _contact(part: ContactPart, path: str) -> Contact:
    return Contact(
        path=path,
        name=part.name,
        role=part.role,
        phone=part.phone,
        phone_extension=part.phone_extension,
        email=part.email,
        affiliation=part.affiliation,
    )


def _site(part: SitePart, path: str) -> Site:
    return Site(
        path=path,
        facility=part.facility,
        status=part.status,
        city=part.city,
        state=part.state,
        zip=part.zip,
        country=part.country,
        latitude=part.latitude,
        longitude=part.longitude,
        contacts=_contacts(part.contacts, f"{path}.contacts"),
    )


def sponsors(part: SponsorsPart) -> Sponsors:
    """Who runs the trial, who helps, who answers for the record."""
    return Sponsors(
        lead=_party(part.lead, "sponsors.lead") if part.lead else None,
        collaborators=tuple(
            _party(party, f"sponsors.collaborators[{place}]")
            for place, party in enumerate(part.collaborators)
        ),
        responsible=_responsible(part.responsible),
    )


def _party(part: PartyPart, path: str) -> Party:
    return Party(name=part.name, path=path, agency_class=part.agency_class)


def _responsible(part: ResponsiblePart | None) -> ResponsibleParty | None:
    if part is None:
        return None
    return ResponsibleParty(
        path="sponsors.responsible",
        type=part.type,
        investigator_name=part.investigator_name,
        investigator_title=part.investigator_title,
        investigator_affiliation=part.investigator_affiliation,
    )
