"""Wording of the codes that tell how a study is set up."""

from viewer.domain.coded import (
    Allocation,
    BioSpecRetention,
    InterventionModel,
    Masking,
    ObservationalModel,
    PrimaryPurpose,
    SamplingMethod,
    StudyType,
    TimePerspective,
    WhoMasked,
)
from viewer.plain.wording import Wording
from viewer.words import _


def study_type_wording(value: StudyType) -> Wording:
    """What kind of study it is."""
    return {
        StudyType.INTERVENTIONAL: Wording(
            _("The study gives people a treatment or a test and looks at what happens."),
            "Interventional",
        ),
        StudyType.OBSERVATIONAL: Wording(
            _("The study watches and writes down what happens. It does not choose your treatment."),
            "Observational",
        ),
        StudyType.EXPANDED_ACCESS: Wording(
            _(
                "This is not a study. It lets some very ill people get a medicine before it is "
                "approved."
            ),
            "Expanded Access",
        ),
    }[value]


def allocation_wording(value: Allocation) -> Wording:
    """How people come into groups."""
    return {
        Allocation.RANDOMIZED: Wording(
            _("Chance decides which group you are in, as with the toss of a coin."), "Randomized"
        ),
        Allocation.NON_RANDOMIZED: Wording(
            _("People are put into groups, but not by chance."),
            "Non-Randomized",
        ),
        Allocation.NA: Wording(_("Nobody is put into groups by chance."), "N/A"),
    }[value]


def intervention_model_wording(value: InterventionModel) -> Wording:
    """How the groups run."""
    return {
        InterventionModel.SINGLE_GROUP: Wording(
            _("Everyone is in the same group."), "Single Group Assignment"
        ),
        InterventionModel.PARALLEL: Wording(
            _("There are two or more groups side by side. You stay in your group."),
            "Parallel Assignment",
        ),
        InterventionModel.CROSSOVER: Wording(
            _("You get one treatment first. Later you change to another one."),
            "Crossover Assignment",
        ),
        InterventionModel.FACTORIAL: Wording(
            _("Two or more treatments are tested, alone and together."),
            "Factorial Assignment",
        ),
        InterventionModel.SEQUENTIAL: Wording(
            _("Groups start one after the other. Each helps to plan the next."),
            "Sequential Assignment",
        ),
    }[value]


def masking_wording(value: Masking) -> Wording:
    """How many kinds of people do not know who gets what."""
    return {
        Masking.NONE: Wording(
            _("Nothing is hidden. You and your doctors know what you get."), "None (Open Label)"
        ),
        Masking.SINGLE: Wording(
            _("One kind of people, such as you or your doctor, does not know who gets what."),
            "Single",
        ),
        Masking.DOUBLE: Wording(
            _("Two kinds of people, such as you and your doctor, do not know who gets what."),
            "Double",
        ),
        Masking.TRIPLE: Wording(
            _("Three kinds of people, such as you and your doctor, do not know who gets what."),
            "Triple",
        ),
        Masking.QUADRUPLE: Wording(
            _("Four kinds of people, such as you and your doctor, do not know who gets what."),
            "Quadruple",
        ),
    }[value]


def who_masked_wording(value: WhoMasked) -> Wording:
    """Who does not know who gets what."""
    return {
        WhoMasked.PARTICIPANT: Wording(_("You do not know what you get."), "Participant"),
        WhoMasked.CARE_PROVIDER: Wording(
            _("The people who care for you do not know what you get."), "Care Provider"
        ),
        WhoMasked.INVESTIGATOR: Wording(
            _("The study doctors do not know what you get."), "Investigator"
        ),
        WhoMasked.OUTCOMES_ASSESSOR: Wording(
            _("The people who check how you do, do not know what you get."), "Outcomes Assessor"
        ),
    }[value]


def primary_purpose_wording(value: PrimaryPurpose) -> Wording:
    """What the study is for."""
    return {
        PrimaryPurpose.TREATMENT: Wording(
            _("It asks if something can treat a health problem."), "Treatment"
        ),
        PrimaryPurpose.PREVENTION: Wording(
            _("It asks if something can keep a health problem away."), "Prevention"
        ),
        PrimaryPurpose.DIAGNOSTIC: Wording(
            _("It looks for better ways to find out which illness a person has."),
            "Diagnostic",
        ),
        PrimaryPurpose.ECT: Wording(
            _("It asks if teaching, training or advice helps people."),
            "Educational/Counseling/Training",
        ),
        PrimaryPurpose.SUPPORTIVE_CARE: Wording(
            _("It looks for ways to ease an illness or the side effects of its treatment."),
            "Supportive Care",
        ),
        PrimaryPurpose.SCREENING: Wording(
            _("It looks for better ways to find an illness early."), "Screening"
        ),
        PrimaryPurpose.HEALTH_SERVICES_RESEARCH: Wording(
            _("It looks for better ways to run health care."), "Health Services Research"
        ),
        PrimaryPurpose.BASIC_SCIENCE: Wording(
            _("It wants to learn how the body or a treatment works."), "Basic Science"
        ),
        PrimaryPurpose.DEVICE_FEASIBILITY: Wording(
            _("It is a first check of whether a new device works."), "Device Feasibility"
        ),
        PrimaryPurpose.OTHER: Wording(
            _("For the aim of the study, the record says “Other”."), "Other"
        ),
    }[value]


def observational_model_wording(value: ObservationalModel) -> Wording:
    """How an observational study looks at people."""
    return {
        ObservationalModel.COHORT: Wording(
            _("The study looks at a group of people over time."), "Cohort"
        ),
        ObservationalModel.CASE_CONTROL: Wording(
            _("People with an illness are compared with people who do not have it."),
            "Case-Control",
        ),
        ObservationalModel.CASE_ONLY: Wording(
            _("The study looks only at people who have the illness."), "Case-Only"
        ),
        ObservationalModel.CASE_CROSSOVER: Wording(
            _("Each person is compared with the same person at another time."), "Case-Crossover"
        ),
        ObservationalModel.ECOLOGIC_OR_COMMUNITY: Wording(
            _("Whole towns or groups are compared, not single people."), "Ecologic or Community"
        ),
        ObservationalModel.FAMILY_BASED: Wording(
            _("The study looks at members of the same family."), "Family-Based"
        ),
        ObservationalModel.DEFINED_POPULATION: Wording(
            _("The study looks at the people of one place or one group."), "Defined Population"
        ),
        ObservationalModel.NATURAL_HISTORY: Wording(
            _("The study watches how an illness goes on over time."), "Natural History"
        ),
        ObservationalModel.OTHER: Wording(
            _("For the way it looks at people, the record says “Other”."), "Other"
        ),
    }[value]


def time_perspective_wording(value: TimePerspective) -> Wording:
    """Whether it looks back or ahead."""
    return {
        TimePerspective.RETROSPECTIVE: Wording(
            _("It looks back at what has already happened."), "Retrospective"
        ),
        TimePerspective.PROSPECTIVE: Wording(
            _("It follows people from the day they join."), "Prospective"
        ),
        TimePerspective.CROSS_SECTIONAL: Wording(
            _("It looks at people at one point in time."), "Cross-Sectional"
        ),
        TimePerspective.OTHER: Wording(
            _("The record does not say if it looks back or ahead."), "Other"
        ),
    }[value]


def sampling_method_wording(value: SamplingMethod) -> Wording:
    """How people of an observational study are picked."""
    return {
        SamplingMethod.PROBABILITY_SAMPLE: Wording(
            _("People are picked by chance from a larger group."), "Probability Sample"
        ),
        SamplingMethod.NON_PROBABILITY_SAMPLE: Wording(
            _("People are not picked by chance. It may be all who come to one clinic."),
            "Non-Probability Sample",
        ),
    }[value]


def biospecimen_wording(value: BioSpecRetention) -> Wording:
    """Whether samples of the body are kept."""
    return {
        BioSpecRetention.NONE_RETAINED: Wording(
            _("The study keeps no samples, such as blood."), "None Retained"
        ),
        BioSpecRetention.SAMPLES_WITH_DNA: Wording(
            _("The study keeps samples, such as blood, from which genes can be read."),
            "Samples With DNA",
        ),
        BioSpecRetention.SAMPLES_WITHOUT_DNA: Wording(
            _("The study keeps samples, such as blood, but none from which genes can be read."),
            "Samples Without DNA",
        ),
    }[value]
