"""Parts of an entry on people and places: who may take part, where, who runs the trial."""

from pydantic import Field

from viewer.domain.coded import (
    AgencyClass,
    RecruitmentStatus,
    ResponsiblePartyType,
    Role,
    Sex,
    StandardAge,
)
from viewer.registries.entry.values import AgeLimit, Part, Stated, Text, Words


class EligibilityPart(Part):
    """Who may take part. Leave out what the source does not say."""

    inclusion: tuple[Words, ...] = Field(
        default=(), description="What must be true of you, one line each, nothing left out."
    )
    exclusion: tuple[Words, ...] = Field(
        default=(), description="What must not be true of you, one line each, nothing left out."
    )
    healthy_volunteers: Stated[bool] | None = Field(
        default=None, description="Whether people without the illness can take part."
    )
    sex: Stated[Sex] | None = Field(default=None, description="Which sex the study is for.")
    minimum_age: AgeLimit | None = Field(default=None, description="Such as “18 Years”.")
    maximum_age: AgeLimit | None = Field(default=None, description="Such as “75 Years”.")
    standard_ages: tuple[Stated[StandardAge], ...] = Field(
        default=(), description="Age groups by their limits, if the source gives them so."
    )
    age_group: Stated[Text] | None = Field(
        default=None, description="Whom the source names without limits, such as “Adults”."
    )
    study_population: Words | None = Field(
        default=None, description="The people studied, where no treatment is given."
    )


class ContactPart(Part):
    """A person or office to call or write to, or a leader of the trial."""

    name: str = Field(default="", description="The name.")
    role: Role | None = Field(default=None, description="The role in the trial.")
    phone: str = Field(default="", description="The phone number, as the source writes it.")
    phone_extension: str = Field(default="", description="The extension of that number.")
    email: str = Field(default="", description="The e-mail address.")
    affiliation: str = Field(default="", description="Where the person works.")


class SitePart(Part):
    """One place of the trial."""

    facility: str = Field(default="", description="The hospital or centre.")
    status: RecruitmentStatus | None = Field(
        default=None, description="Whether this place takes people, if the source says."
    )
    city: str = Field(default="", description="The town.")
    state: str = Field(default="", description="The state or region.")
    zip: str = Field(default="", description="The postal code.")
    country: Text = Field(description="The country.")
    latitude: float | None = Field(
        default=None, ge=-90, le=90, description="Degrees north of the equator."
    )
    longitude: float | None = Field(
        default=None, ge=-180, le=180, description="Degrees east of Greenwich."
    )
    contacts: tuple[ContactPart, ...] = Field(default=(), description="Whom to ask there.")


class PlacesPart(Part):
    """Where the trial is and whom to ask."""

    central_contacts: tuple[ContactPart, ...] = Field(
        default=(), description="Whom to ask about the whole trial."
    )
    officials: tuple[ContactPart, ...] = Field(default=(), description="Who leads the trial.")
    sites: tuple[SitePart, ...] = Field(default=(), description="The places.")
    countries: tuple[Stated[Text], ...] = Field(
        default=(), description="Countries the source names apart from any places."
    )
    unnamed_countries: int | None = Field(
        default=None, ge=1, description="How many more countries are counted but not named."
    )


class PartyPart(Part):
    """A body that runs or helps the trial."""

    name: Text = Field(description="Its name.")
    agency_class: AgencyClass | None = Field(default=None, description="What kind of body it is.")


class ResponsiblePart(Part):
    """Who answers for the record."""

    type: ResponsiblePartyType = Field(description="Who it is.")
    investigator_name: str = Field(default="", description="The name of the person.")
    investigator_title: str = Field(default="", description="The title of the person.")
    investigator_affiliation: str = Field(default="", description="Where the person works.")


class SponsorsPart(Part):
    """Who runs the trial, who helps, who answers for the record."""

    lead: PartyPart | None = Field(default=None, description="Who runs it.")
    collaborators: tuple[PartyPart, ...] = Field(default=(), description="Who helps.")
    responsible: ResponsiblePart | None = Field(
        default=None, description="Who answers for the record."
    )
