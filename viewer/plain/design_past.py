"""The sentences on how a study is set up, for one that is over or was called off.

``Tense.NOW`` has its sentences in ``viewer.plain.design_codes``. Of somebody who reads of a study
that is over nobody says "you": it is too late to join.
"""

from viewer.domain.coded import (
    InterventionModel,
    ObservationalModel,
    Phase,
    PrimaryPurpose,
    StudyType,
    TimePerspective,
)
from viewer.plain.tense import Tense
from viewer.words import _


def study_type_past(value: StudyType, tense: Tense) -> str:
    """What kind of study it was."""
    if tense is Tense.MEANT:
        return {
            StudyType.INTERVENTIONAL: _(
                "The study was to give people a treatment or a test and look at what happens."
            ),
            StudyType.OBSERVATIONAL: _(
                "The study was to watch and write down what happens. It was not to choose "
                "anybody’s treatment."
            ),
            StudyType.EXPANDED_ACCESS: _(
                "This is not a study. It was to let some very ill people get a medicine before it "
                "is approved."
            ),
        }[value]
    return {
        StudyType.INTERVENTIONAL: _(
            "The study gave people a treatment or a test and looked at what happened."
        ),
        StudyType.OBSERVATIONAL: _(
            "The study watched and wrote down what happened. It did not choose anybody’s treatment."
        ),
        StudyType.EXPANDED_ACCESS: _(
            "This is not a study. It let some very ill people get a medicine before it was "
            "approved."
        ),
    }[value]


def purpose_past(value: PrimaryPurpose) -> str:
    """What it was for."""
    return {
        PrimaryPurpose.TREATMENT: _("The aim was to see if something can treat a health problem."),
        PrimaryPurpose.PREVENTION: _(
            "The aim was to see if something can keep a health problem away."
        ),
        PrimaryPurpose.DIAGNOSTIC: _(
            "The aim was to look for better ways to find out which illness a person has."
        ),
        PrimaryPurpose.ECT: _("The aim was to see if teaching, training or advice helps people."),
        PrimaryPurpose.SUPPORTIVE_CARE: _(
            "The aim was to look for ways to ease an illness or the side effects of its treatment."
        ),
        PrimaryPurpose.SCREENING: _(
            "The aim was to look for better ways to find an illness early."
        ),
        PrimaryPurpose.HEALTH_SERVICES_RESEARCH: _(
            "The aim was to look for better ways to run health care."
        ),
        PrimaryPurpose.BASIC_SCIENCE: _("The aim was to learn how the body or a treatment works."),
        PrimaryPurpose.DEVICE_FEASIBILITY: _(
            "The aim was a first check of whether a new device works."
        ),
        PrimaryPurpose.OTHER: _("For the aim of the study, the record says “Other”."),
    }[value]


def phase_past(phase: Phase) -> str:
    """What a phase was there for; meanings as in ``viewer.plain.phases``."""
    return {
        Phase.EARLY_PHASE1: _(
            "A very early step. It was to show what the body does with a little of the treatment."
        ),
        Phase.PHASE1: _(
            "A first step. It was to show if the treatment is safe and which dose is right."
        ),
        Phase.PHASE2: _(
            "A middle step. It was to look for first signs that the treatment helps. It was also "
            "to keep checking if it is safe."
        ),
        Phase.PHASE3: _(
            "A late step. It was to check how well the treatment works, often beside the care "
            "that people get today."
        ),
        Phase.PHASE4: _("A study of a treatment that was already approved. It was to learn more."),
        Phase.NA: _("This study has no phase. Phases are mostly for tests of new medicines."),
    }[phase]


def two_phases_past(first: Phase) -> str:
    """Two phases in one, by the first of them."""
    if first is Phase.PHASE1:
        return _(
            "Two steps in one study. First it was to show if the treatment is safe and which dose "
            "is right. Then it was to look for first signs that the treatment helps."
        )
    return _(
        "Two steps in one study. First it was to look for signs that the treatment helps. Then it "
        "was to check how well it works."
    )


def observing_past(value: ObservationalModel, tense: Tense) -> str:
    """How an observational study looked at people."""
    if tense is Tense.MEANT:
        return {
            ObservationalModel.COHORT: _("The study was to look at a group of people over time."),
            ObservationalModel.CASE_CONTROL: _(
                "People with an illness were to be compared with people who do not have it."
            ),
            ObservationalModel.CASE_ONLY: _(
                "The study was to look only at people who have the illness."
            ),
            ObservationalModel.CASE_CROSSOVER: _(
                "Each person was to be compared with the same person at another time."
            ),
            ObservationalModel.ECOLOGIC_OR_COMMUNITY: _(
                "Whole towns or groups were to be compared, not single people."
            ),
            ObservationalModel.FAMILY_BASED: _(
                "The study was to look at members of the same family."
            ),
            ObservationalModel.DEFINED_POPULATION: _(
                "The study was to look at the people of one place or one group."
            ),
            ObservationalModel.NATURAL_HISTORY: _(
                "The study was to watch how an illness goes on over time."
            ),
            ObservationalModel.OTHER: _(
                "For the way it was to look at people, the record says “Other”."
            ),
        }[value]
    return {
        ObservationalModel.COHORT: _("The study looked at a group of people over time."),
        ObservationalModel.CASE_CONTROL: _(
            "People with an illness were compared with people who did not have it."
        ),
        ObservationalModel.CASE_ONLY: _("The study looked only at people who had the illness."),
        ObservationalModel.CASE_CROSSOVER: _(
            "Each person was compared with the same person at another time."
        ),
        ObservationalModel.ECOLOGIC_OR_COMMUNITY: _(
            "Whole towns or groups were compared, not single people."
        ),
        ObservationalModel.FAMILY_BASED: _("The study looked at members of the same family."),
        ObservationalModel.DEFINED_POPULATION: _(
            "The study looked at the people of one place or one group."
        ),
        ObservationalModel.NATURAL_HISTORY: _(
            "The study watched how an illness goes on over time."
        ),
        ObservationalModel.OTHER: _("For the way it looked at people, the record says “Other”."),
    }[value]


def time_past(value: TimePerspective, tense: Tense) -> str:
    """Whether it looked back or ahead."""
    if tense is Tense.MEANT:
        return {
            TimePerspective.RETROSPECTIVE: _("It was to look back at what had already happened."),
            TimePerspective.PROSPECTIVE: _("It was to follow people from the day they join."),
            TimePerspective.CROSS_SECTIONAL: _("It was to look at people at one point in time."),
            TimePerspective.OTHER: _("The record does not say if it was to look back or ahead."),
        }[value]
    return {
        TimePerspective.RETROSPECTIVE: _("It looked back at what had already happened."),
        TimePerspective.PROSPECTIVE: _("It followed people from the day they joined."),
        TimePerspective.CROSS_SECTIONAL: _("It looked at people at one point in time."),
        TimePerspective.OTHER: _("The record does not say if it looked back or ahead."),
    }[value]


def one_group_past(model: InterventionModel, tense: Tense) -> str:
    """One group, for models that can have one; empty where it does not fit the model."""
    if tense is Tense.MEANT:
        return {
            InterventionModel.SINGLE_GROUP: _("Everyone was to be in the same group."),
            InterventionModel.CROSSOVER: _(
                "Everyone was to get one treatment first. Later all were to change to another one."
            ),
            InterventionModel.SEQUENTIAL: _(
                "People were to join one after the other. What the first ones show was to help to "
                "plan the next step."
            ),
        }.get(model, "")
    return {
        InterventionModel.SINGLE_GROUP: _("Everyone was in the same group."),
        InterventionModel.CROSSOVER: _(
            "Everyone got one treatment first. Later all changed to another one."
        ),
        InterventionModel.SEQUENTIAL: _(
            "People joined one after the other. What the first ones showed helped to plan the "
            "next step."
        ),
    }.get(model, "")


def many_groups_past(model: InterventionModel, tense: Tense) -> str:
    """Several groups, with their number at {count}."""
    if tense is Tense.MEANT:
        return {
            InterventionModel.PARALLEL: _(
                "There were to be {count} groups side by side. People were to stay in their group."
            ),
            InterventionModel.CROSSOVER: _(
                "There were to be {count} groups. People were to get one treatment first. Later "
                "they were to change to another."
            ),
            InterventionModel.FACTORIAL: _(
                "There were to be {count} groups. They were to get the treatments alone or "
                "together."
            ),
            InterventionModel.SEQUENTIAL: _(
                "There were to be {count} groups. They were to start one after the other."
            ),
        }[model]
    return {
        InterventionModel.PARALLEL: _(
            "There were {count} groups side by side. People stayed in their group."
        ),
        InterventionModel.CROSSOVER: _(
            "There were {count} groups. People got one treatment first. Later they changed to "
            "another."
        ),
        InterventionModel.FACTORIAL: _(
            "There were {count} groups. They got the treatments alone or together."
        ),
        InterventionModel.SEQUENTIAL: _(
            "There were {count} groups. They started one after the other."
        ),
    }[model]


def model_past(model: InterventionModel, tense: Tense) -> str:
    """How the groups ran, where the record lists none."""
    if model is InterventionModel.SINGLE_GROUP:
        return one_group_past(model, tense)
    if tense is Tense.MEANT:
        return {
            InterventionModel.PARALLEL: _(
                "There were to be two or more groups side by side. People were to stay in their "
                "group."
            ),
            InterventionModel.CROSSOVER: _(
                "People were to get one treatment first. Later they were to change to another one."
            ),
            InterventionModel.FACTORIAL: _(
                "Two or more treatments were to be tested, alone and together."
            ),
            InterventionModel.SEQUENTIAL: _(
                "Groups were to start one after the other. Each was to help to plan the next."
            ),
        }[model]
    return {
        InterventionModel.PARALLEL: _(
            "There were two or more groups side by side. People stayed in their group."
        ),
        InterventionModel.CROSSOVER: _(
            "People got one treatment first. Later they changed to another one."
        ),
        InterventionModel.FACTORIAL: _("Two or more treatments were tested, alone and together."),
        InterventionModel.SEQUENTIAL: _(
            "Groups started one after the other. Each helped to plan the next."
        ),
    }[model]
