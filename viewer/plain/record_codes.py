"""Wording of the codes about the record itself: numbers, papers, data, posting of results."""

from viewer.domain.coded import (
    IpdSharing,
    IpdSharingInfoType,
    ReferenceType,
    SecondaryIdType,
    UnpostedEventType,
    ViolationEventType,
)
from viewer.plain.wording import Wording
from viewer.words import _


def reference_type_wording(value: ReferenceType) -> Wording:
    """Why a paper is listed."""
    return {
        ReferenceType.BACKGROUND: Wording(
            _("The study team names these as background."), "Background"
        ),
        ReferenceType.RESULT: Wording(
            _("The study team says that these have results of the study."), "Result"
        ),
        ReferenceType.DERIVED: Wording(
            _("A computer found the study’s number in these. They need not be about the study."),
            "Derived",
        ),
    }[value]


def secondary_id_wording(value: SecondaryIdType) -> Wording:
    """Whose number it is."""
    return {
        SecondaryIdType.EUDRACT_NUMBER: Wording(
            _("The number of this study in the older EU register"), "EudraCT Number"
        ),
        SecondaryIdType.CTIS: Wording(
            _("The number of this study in the EU register of today"), "CTIS"
        ),
        SecondaryIdType.REGISTRY: Wording(
            _("The number that it has in some other list of studies"), "Registry Identifier"
        ),
        SecondaryIdType.NIH: Wording(
            _("The number of a grant of the US National Institutes of Health"),
            "U.S. NIH Grant/Contract",
        ),
        SecondaryIdType.FDA: Wording(
            _("A number from the FDA, the US office for food and drugs"), "U.S. FDA Grant/Contract"
        ),
        SecondaryIdType.VA: Wording(
            _("A number from the VA, the US office for former soldiers"), "U.S. VA Grant/Contract"
        ),
        SecondaryIdType.CDC: Wording(
            _("A number from the CDC, the US office for public health"), "U.S. CDC Grant/Contract"
        ),
        SecondaryIdType.AHRQ: Wording(
            _("A number from AHRQ, a US office for health research"), "U.S. AHRQ Grant/Contract"
        ),
        SecondaryIdType.SAMHSA: Wording(
            _("A number from SAMHSA, a US office for mental health"), "U.S. SAMHSA Grant/Contract"
        ),
        SecondaryIdType.OTHER_GRANT: Wording(
            _("The number of a grant from another group"), "Other Grant/Funding Number"
        ),
        SecondaryIdType.OTHER: Wording(_("Another number of this study"), "Other Identifier"),
    }[value]


def ipd_sharing_wording(value: IpdSharing) -> Wording:
    """Plan to share data of single people."""
    return {
        IpdSharing.YES: Wording(
            _("The team plans to share data about each person, without names."), "Yes"
        ),
        IpdSharing.NO: Wording(_("The team does not plan to share data about each person."), "No"),
        IpdSharing.UNDECIDED: Wording(
            _("The team has not yet made up its mind about sharing data."), "Undecided"
        ),
    }[value]


def ipd_info_wording(value: IpdSharingInfoType) -> Wording:
    """Papers of the study that are shared with the data."""
    return {
        IpdSharingInfoType.STUDY_PROTOCOL: Wording(_("The full study plan"), "Study Protocol"),
        IpdSharingInfoType.SAP: Wording(
            _("The plan of how the numbers are worked out"), "Statistical Analysis Plan (SAP)"
        ),
        IpdSharingInfoType.ICF: Wording(
            _("The consent form that people sign"), "Informed Consent Form (ICF)"
        ),
        IpdSharingInfoType.CSR: Wording(
            _("The full report of the study"), "Clinical Study Report (CSR)"
        ),
        IpdSharingInfoType.ANALYTIC_CODE: Wording(
            _("The computer code that worked out the numbers"), "Analytic Code"
        ),
    }[value]


def unposted_event_wording(value: UnpostedEventType) -> Wording:
    """A step of results on their way to being shown."""
    return {
        UnpostedEventType.RELEASE: Wording(
            _("The team sent in results. The registry checks them."), "Release"
        ),
        UnpostedEventType.RESET: Wording(
            _("The registry sent the results back to the team to mend."), "Reset"
        ),
        UnpostedEventType.UNRELEASE: Wording(
            _("The team took its results back before the check was done."), "Unrelease"
        ),
    }[value]


def violation_event_wording(value: ViolationEventType) -> Wording:
    """A notice under United States law."""
    return {
        ViolationEventType.VIOLATION_IDENTIFIED: Wording(
            _("The FDA says that a rule on reporting this study was broken."),
            "Violation Identified by FDA",
        ),
        ViolationEventType.CORRECTION_CONFIRMED: Wording(
            _("The FDA says that the problem was put right."), "Correction Confirmed by FDA"
        ),
        ViolationEventType.PENALTY_IMPOSED: Wording(
            _("The FDA set a fine."), "Penalty Imposed by FDA"
        ),
        ViolationEventType.ISSUES_IN_LETTER_ADDRESSED_CONFIRMED: Wording(
            _("The FDA says that the points in its letter were dealt with."),
            "Issues in Letter Addressed; Confirmed by FDA",
        ),
    }[value]
