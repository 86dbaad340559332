"""Wording of the codes about people: who can join, who runs the study, whom to ask."""

from viewer.domain.coded import AgencyClass, ResponsiblePartyType, Role, Sex, StandardAge
from viewer.plain.wording import Wording
from viewer.words import _


def sex_wording(value: Sex) -> Wording:
    """The sexes a study takes."""
    return {
        Sex.ALL: Wording(_("For people of any sex."), "All"),
        Sex.FEMALE: Wording(_("Only for women and girls."), "Female"),
        Sex.MALE: Wording(_("Only for men and boys."), "Male"),
    }[value]


def standard_age_wording(value: StandardAge) -> Wording:
    """The registry's three age groups, which its own search uses."""
    return {
        StandardAge.CHILD: Wording(_("Children, from birth to 17 years"), "Child"),
        StandardAge.ADULT: Wording(_("Adults from 18 to 64 years"), "Adult"),
        StandardAge.OLDER_ADULT: Wording(_("People of 65 years or more"), "Older Adult"),
    }[value]


def agency_class_wording(value: AgencyClass) -> Wording:
    """What kind of body a sponsor is."""
    return {
        AgencyClass.NIH: Wording(_("part of the US National Institutes of Health"), "NIH"),
        AgencyClass.FED: Wording(_("an office of the US government"), "U.S. Fed"),
        AgencyClass.OTHER_GOV: Wording(_("a government body outside the US"), "Other Gov"),
        AgencyClass.INDIV: Wording(_("one person"), "Individual"),
        AgencyClass.INDUSTRY: Wording(_("a company, such as a drug maker"), "Industry"),
        AgencyClass.NETWORK: Wording(_("a network of research groups"), "Network"),
        AgencyClass.OTHER: Wording(_("a hospital, school, charity or other group"), "Other"),
        AgencyClass.AMBIG: Wording(_("not clear what kind of group this is"), "Ambiguous"),
        AgencyClass.UNKNOWN: Wording(_("not known what kind of group this is"), "Unknown"),
    }[value]


def responsible_party_wording(value: ResponsiblePartyType) -> Wording:
    """Who answers for the record."""
    return {
        ResponsiblePartyType.SPONSOR: Wording(_("The sponsor answers for this record."), "Sponsor"),
        ResponsiblePartyType.PRINCIPAL_INVESTIGATOR: Wording(
            _("The lead study doctor answers for this record."), "Principal Investigator"
        ),
        ResponsiblePartyType.SPONSOR_INVESTIGATOR: Wording(
            _("One person leads the study and answers for this record."), "Sponsor-Investigator"
        ),
    }[value]


def role_wording(value: Role) -> Wording:
    """What a person named in the record does."""
    return {
        Role.CONTACT: Wording(_("Person to call or write to"), "Contact"),
        Role.PRINCIPAL_INVESTIGATOR: Wording(_("Lead study doctor"), "Principal Investigator"),
        Role.STUDY_DIRECTOR: Wording(_("Head of the study"), "Study Director"),
        Role.STUDY_CHAIR: Wording(_("Chair of the study team"), "Study Chair"),
        Role.SUB_INVESTIGATOR: Wording(_("One more doctor of the study"), "Sub-Investigator"),
    }[value]
