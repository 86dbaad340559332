"""Who did not know who got what, for a study that is over or was called off."""

from collections.abc import Sequence

from viewer.domain.coded import Masking, Unknown, WhoMasked
from viewer.plain.joining import and_list
from viewer.plain.tense import Tense
from viewer.words import _


def _side(value: WhoMasked | Unknown, tense: Tense) -> str:
    if isinstance(value, Unknown):
        return _("“{side}”").format(side=value.value)
    is_meant = tense is Tense.MEANT
    return {
        WhoMasked.PARTICIPANT: _("those who took part"),
        WhoMasked.CARE_PROVIDER: _("the people who care for them")
        if is_meant
        else _("the people who cared for them"),
        WhoMasked.INVESTIGATOR: _("the study doctors"),
        WhoMasked.OUTCOMES_ASSESSOR: _("the people who check how they do")
        if is_meant
        else _("the people who checked how they did"),
    }[value]


def sides_past(sides: Sequence[WhoMasked | Unknown], tense: Tense) -> str:
    """From whom it was kept; ``sides`` each once."""
    others = and_list([_side(side, tense) for side in sides if side is not WhoMasked.PARTICIPANT])
    if WhoMasked.PARTICIPANT not in sides:
        text = (
            _("People might have been told what they get. But it was to be kept from {others}.")
            if tense is Tense.MEANT
            else _("People may have been told what they got. But it was kept from {others}.")
        )
        return text.format(others=others)
    if tense is Tense.MEANT:
        first, also = (
            _("People were not to know what they get."),
            _("People were not to know what they get. It was also to be kept from {others}."),
        )
    else:
        first, also = (
            _("People did not know what they got."),
            _("People did not know what they got. It was also kept from {others}."),
        )
    return also.format(others=others) if others else first


def hides_nothing_past(tense: Tense) -> str:
    """A record that says both that nothing was hidden, and from whom."""
    if tense is Tense.MEANT:
        return _(
            "The record says that nothing was to be hidden, but it also names people who were not "
            "to know who gets what. Ask the study team."
        )
    return _(
        "The record says that nothing was hidden, but it also names people who did not know who "
        "got what. Ask the study team."
    )


def level_past(level: Masking, tense: Tense) -> str:
    """How many kinds of people did not know; nobody says who."""
    if tense is Tense.MEANT:
        return {
            Masking.NONE: _(
                "Nothing was to be hidden. People and their doctors were to know what they get."
            ),
            Masking.SINGLE: _(
                "One kind of people, such as the doctors, was not to know who gets what. The "
                "record does not say who they were to be."
            ),
            Masking.DOUBLE: _(
                "Two kinds of people, such as the doctors, were not to know who gets what. The "
                "record does not say who they were to be."
            ),
            Masking.TRIPLE: _(
                "Three kinds of people, such as the doctors, were not to know who gets what. The "
                "record does not say who they were to be."
            ),
            Masking.QUADRUPLE: _(
                "Four kinds of people, such as the doctors, were not to know who gets what. The "
                "record does not say who they were to be."
            ),
        }[level]
    return {
        Masking.NONE: _("Nothing was hidden. People and their doctors knew what they got."),
        Masking.SINGLE: _(
            "One kind of people, such as the doctors, did not know who got what. The record does "
            "not say who they were."
        ),
        Masking.DOUBLE: _(
            "Two kinds of people, such as the doctors, did not know who got what. The record does "
            "not say who they were."
        ),
        Masking.TRIPLE: _(
            "Three kinds of people, such as the doctors, did not know who got what. The record "
            "does not say who they were."
        ),
        Masking.QUADRUPLE: _(
            "Four kinds of people, such as the doctors, did not know who got what. The record "
            "does not say who they were."
        ),
    }[level]
