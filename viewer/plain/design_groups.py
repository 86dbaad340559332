"""How many groups a study has, how they run, and how people come into them."""

from viewer.domain.coded import Allocation, InterventionModel, Unknown
from viewer.domain.design import Design
from viewer.plain.codes import wording
from viewer.plain.design_past import many_groups_past, model_past, one_group_past
from viewer.plain.tense import Tense
from viewer.words import _, ngettext


def _no_model(count: int) -> str:
    if count == 0:
        return ""
    if count == 1:
        return _("The record lists one group.")
    return ngettext(
        "The record lists {count} group.", "The record lists {count} groups.", count
    ).format(count=count)


def _differing(official: str, count: int, tense: Tense) -> str:
    if tense is not Tense.NOW:
        return ngettext(
            "The record says “{words}”, but lists {count} group. Ask the study team about it.",
            "The record says “{words}”, but lists {count} groups. Ask the study team about it.",
            count,
        ).format(words=official, count=count)
    return ngettext(
        "The record says “{words}”, but lists {count} group. Ask the study team how it is done.",
        "The record says “{words}”, but lists {count} groups. Ask the study team how it is done.",
        count,
    ).format(words=official, count=count)


def _many(model: InterventionModel, count: int, tense: Tense) -> str:
    if tense is not Tense.NOW:
        return many_groups_past(model, tense).format(count=count)
    sentence = {
        InterventionModel.PARALLEL: _(
            "There are {count} groups side by side. You stay in your group."
        ),
        InterventionModel.CROSSOVER: _(
            "There are {count} groups. You get one treatment first. Later you change to another."
        ),
        InterventionModel.FACTORIAL: _(
            "There are {count} groups. They get the treatments alone or together."
        ),
        InterventionModel.SEQUENTIAL: _(
            "There are {count} groups. They start one after the other."
        ),
    }[model]
    return sentence.format(count=count)


def _one(model: InterventionModel, tense: Tense) -> str:
    """One group, for models that can have one; empty where it does not fit the model."""
    if tense is not Tense.NOW:
        return one_group_past(model, tense)
    return {
        InterventionModel.SINGLE_GROUP: _("Everyone is in the same group."),
        InterventionModel.CROSSOVER: _(
            "Everyone gets one treatment first. Later all change to another one."
        ),
        InterventionModel.SEQUENTIAL: _(
            "People join one after the other. What the first ones show helps to plan the next step."
        ),
    }.get(model, "")


def groups_sentence(design: Design, count: int, tense: Tense) -> str:
    """How the groups run; empty where the record says nothing of them."""
    model = design.intervention_model.value if design.intervention_model else None
    if model is None:
        return _no_model(count)
    if isinstance(model, Unknown):
        return _("The record calls the way the groups run “{value}”.").format(value=model.value)
    is_single = model is InterventionModel.SINGLE_GROUP
    if count == 0:
        return wording(model).plain if tense is Tense.NOW else model_past(model, tense)
    differing = _differing(wording(model).official, count, tense)
    if count == 1:
        return _one(model, tense) or differing
    return differing if is_single else _many(model, count, tense)


def _is_one_group(design: Design, count: int) -> bool:
    model = design.intervention_model.value if design.intervention_model else None
    if model is InterventionModel.SINGLE_GROUP:
        return count <= 1
    return count == 1 and model is not InterventionModel.CROSSOVER


def chance_sentence(design: Design, count: int, tense: Tense) -> str:
    """How people come into groups; empty where there is only one and nothing says otherwise."""
    way = design.allocation.value if design.allocation else None
    if isinstance(way, Unknown):
        return _("The record calls the way people come into groups “{value}”.").format(
            value=way.value
        )
    if way is Allocation.RANDOMIZED:
        return _by_chance(design, count, tense)
    if count < 2 and _is_one_group(design, count):
        return ""
    if way is Allocation.NON_RANDOMIZED:
        return _not_by_chance(design, tense)
    if count < 2:
        return ""
    return {
        Tense.NOW: _("The record does not say how people come into groups."),
        Tense.OVER: _("The record does not say how people came into groups."),
        Tense.MEANT: _("The record does not say how people were to come into groups."),
    }[tense]


def _not_by_chance(design: Design, tense: Tense) -> str:
    if _is_crossover(design):
        return {
            Tense.NOW: _("It is not chance that decides what you get first."),
            Tense.OVER: _("It was not chance that decided what people got first."),
            Tense.MEANT: _("It was not to be chance that decides what people get first."),
        }[tense]
    return {
        Tense.NOW: wording(Allocation.NON_RANDOMIZED).plain,
        Tense.OVER: _("People were put into groups, but not by chance."),
        Tense.MEANT: _("People were to be put into groups, but not by chance."),
    }[tense]


def _is_crossover(design: Design) -> bool:
    model = design.intervention_model
    return model is not None and model.value is InterventionModel.CROSSOVER


def _by_chance(design: Design, count: int, tense: Tense) -> str:
    if _is_crossover(design):
        return {
            Tense.NOW: _("Chance decides what you get first."),
            Tense.OVER: _("Chance decided what people got first."),
            Tense.MEANT: _("Chance was to decide what people get first."),
        }[tense]
    if _is_one_group(design, count):
        return _(
            "The record says “Randomized”, which means groups made by chance. Ask the study team "
            "how this fits."
        )
    return {
        Tense.NOW: _(
            "Chance decides which group you are in. You and your doctor cannot choose it."
        ),
        Tense.OVER: _(
            "Chance decided which group people were in. They and their doctors could not choose it."
        ),
        Tense.MEANT: _(
            "Chance was to decide which group people are in. They and their doctors were not to "
            "choose it."
        ),
    }[tense]
