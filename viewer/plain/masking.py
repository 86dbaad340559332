"""Who does not know who gets what, in a sentence."""

from viewer.domain.coded import Masking, Unknown, WhoMasked
from viewer.domain.design import Design
from viewer.plain.codes import wording
from viewer.plain.joining import and_list
from viewer.plain.masking_past import hides_nothing_past, level_past, sides_past
from viewer.plain.tense import Tense
from viewer.words import _


def _side(value: WhoMasked | Unknown) -> str:
    if isinstance(value, Unknown):
        return _("“{side}”").format(side=value.value)
    return {
        WhoMasked.PARTICIPANT: _("you"),
        WhoMasked.CARE_PROVIDER: _("the people who care for you"),
        WhoMasked.INVESTIGATOR: _("the study doctors"),
        WhoMasked.OUTCOMES_ASSESSOR: _("the people who check how you do"),
    }[value]


def masking_official(design: Design) -> str:
    """The registry's label with the sides it names: "Double (Participant, Investigator)"."""
    sides = ", ".join(wording(fact.value).official for fact in design.who_masked)
    level = wording(design.masking.value).official if design.masking else ""
    if sides and level:
        return f"{level} ({sides})"
    return level or sides


def _sides_sentence(design: Design) -> str:
    sides = list(dict.fromkeys(fact.value for fact in design.who_masked))
    others = and_list([_side(side) for side in sides if side is not WhoMasked.PARTICIPANT])
    if WhoMasked.PARTICIPANT not in sides:
        return _("You may be told what you get. But it is kept from {others}.").format(
            others=others
        )
    if not others:
        return _("You do not know what you get.")
    return _("You do not know what you get. It is also kept from {others}.").format(others=others)


def masking_sentence(design: Design, tense: Tense = Tense.NOW) -> str:
    """What is hidden, and from whom; empty where the source does not say."""
    level = design.masking.value if design.masking else None
    if tense is not Tense.NOW:
        return _past(design, level, tense)
    return _now(design, level)


def _now(design: Design, level: Masking | Unknown | None) -> str:
    if level is Masking.NONE and design.who_masked:
        return _(
            "The record says that nothing is hidden, but it also names people who do not know "
            "what you get. Ask the study team."
        )
    if design.who_masked:
        return _sides_sentence(design)
    if level is None:
        return ""
    if isinstance(level, Unknown):
        return _("What is hidden, the record calls “{value}”.").format(value=level.value)
    if level is Masking.NONE:
        return wording(level).plain
    return _("{sentence} The record does not say who they are.").format(
        sentence=wording(level).plain
    )


def _past(design: Design, level: Masking | Unknown | None, tense: Tense) -> str:
    if design.who_masked:
        sides = list(dict.fromkeys(fact.value for fact in design.who_masked))
        return hides_nothing_past(tense) if level is Masking.NONE else sides_past(sides, tense)
    if level is None:
        return ""
    if isinstance(level, Unknown):
        return _("What was hidden, the record calls “{value}”.").format(value=level.value)
    return level_past(level, tense)
