"""Wording of the codes of groups, treatments and outcomes."""

from viewer.domain.coded import ArmType, Certainty, InterventionType, OutcomeType, Unknown
from viewer.plain.tense import Tense
from viewer.plain.wording import Wording
from viewer.words import _


def arm_type_wording(value: ArmType) -> Wording:
    """What a group is there for."""
    return {
        ArmType.EXPERIMENTAL: Wording(
            _("This group gets what the study wants to test."), "Experimental"
        ),
        ArmType.ACTIVE_COMPARATOR: Wording(
            _("This group gets a treatment that is already known, to compare with."),
            "Active Comparator",
        ),
        ArmType.PLACEBO_COMPARATOR: Wording(
            _("This group gets a placebo. It looks like the medicine, but there is none in it."),
            "Placebo Comparator",
        ),
        ArmType.SHAM_COMPARATOR: Wording(
            _("This group gets a sham. It looks like the treatment, but it is not the real one."),
            "Sham Comparator",
        ),
        ArmType.NO_INTERVENTION: Wording(
            _("This group gets no treatment from the study."), "No Intervention"
        ),
        ArmType.OTHER: Wording(_("This is another kind of group."), "Other"),
    }[value]


def arm_type_past(value: ArmType, tense: Tense) -> str:
    """What a group of a study was there for that is over, or was called off."""
    if tense is Tense.MEANT:
        return {
            ArmType.EXPERIMENTAL: _("This group was to get what the study wanted to test."),
            ArmType.ACTIVE_COMPARATOR: _(
                "This group was to get a treatment that is already known, to compare with."
            ),
            ArmType.PLACEBO_COMPARATOR: _(
                "This group was to get a placebo. It looks like the medicine, but there is none in "
                "it."
            ),
            ArmType.SHAM_COMPARATOR: _(
                "This group was to get a sham. It looks like the treatment, but it is not the real "
                "one."
            ),
            ArmType.NO_INTERVENTION: _("This group was to get no treatment from the study."),
            ArmType.OTHER: _("This is another kind of group."),
        }[value]
    return {
        ArmType.EXPERIMENTAL: _("This group got what the study wanted to test."),
        ArmType.ACTIVE_COMPARATOR: _(
            "This group got a treatment that was already known, to compare with."
        ),
        ArmType.PLACEBO_COMPARATOR: _(
            "This group got a placebo. It looks like the medicine, but there is none in it."
        ),
        ArmType.SHAM_COMPARATOR: _(
            "This group got a sham. It looks like the treatment, but it is not the real one."
        ),
        ArmType.NO_INTERVENTION: _("This group got no treatment from the study."),
        ArmType.OTHER: _("This is another kind of group."),
    }[value]


def intervention_type_wording(value: InterventionType) -> Wording:
    """What kind of treatment it is."""
    return {
        InterventionType.DRUG: Wording(_("A medicine. A placebo can be meant, too."), "Drug"),
        InterventionType.BIOLOGICAL: Wording(
            _("A medicine made from living things, or a vaccine."), "Biological"
        ),
        InterventionType.DEVICE: Wording(
            _("A tool or machine, such as a pump or a lens."), "Device"
        ),
        InterventionType.PROCEDURE: Wording(
            _("An operation, or something else that is done to the body."), "Procedure"
        ),
        InterventionType.RADIATION: Wording(_("A treatment with rays."), "Radiation"),
        InterventionType.BEHAVIORAL: Wording(
            _("A change of habits, or a treatment by talking or training."), "Behavioral"
        ),
        InterventionType.GENETIC: Wording(_("A treatment with genes or cells."), "Genetic"),
        InterventionType.DIETARY_SUPPLEMENT: Wording(
            _("Something to take besides your food, such as vitamins."), "Dietary Supplement"
        ),
        InterventionType.COMBINATION_PRODUCT: Wording(
            _("Two things made to be used as one, such as a medicine in a device."),
            "Combination Product",
        ),
        InterventionType.DIAGNOSTIC_TEST: Wording(
            _("A test, such as a scan or a blood test."), "Diagnostic Test"
        ),
        InterventionType.OTHER: Wording(_("Something else."), "Other"),
    }[value]


def outcome_kind_words(value: OutcomeType | Unknown, tense: Tense) -> str:
    """The same in the tense of the study: results come mostly when it is over."""
    if isinstance(value, Unknown):
        return value.value
    if tense is Tense.OVER:
        past = {
            OutcomeType.PRIMARY: _("The main thing the study checked."),
            OutcomeType.SECONDARY: _("What else the study checked."),
        }
        if value in past:
            return past[value]
    return outcome_type_wording(value).plain


def outcome_type_wording(value: OutcomeType) -> Wording:
    """How much weight an outcome has in the plan."""
    return {
        OutcomeType.PRIMARY: Wording(_("The main thing the study checks."), "Primary"),
        OutcomeType.SECONDARY: Wording(_("What else the study checks."), "Secondary"),
        OutcomeType.OTHER_PRE_SPECIFIED: Wording(
            _("More things the study planned to check from the start."), "Other Pre-specified"
        ),
        OutcomeType.POST_HOC: Wording(
            _("Added later, when the data were already there."), "Post-Hoc"
        ),
    }[value]


def certainty_wording(value: Certainty) -> Wording:
    """Whether a date or number is a plan."""
    return {
        Certainty.ACTUAL: Wording(_("This has happened."), "Actual"),
        Certainty.ESTIMATED: Wording(_("This is a plan. It may change."), "Estimated"),
    }[value]
