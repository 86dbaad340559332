"""Why a study is like another, in words. Nothing here says that it would suit anybody."""

from collections.abc import Iterator, Sequence

from viewer.domain.narrowing import Likeness, SimilarTrial
from viewer.plain.entities import shown
from viewer.words import _

_DISEASE = (Likeness.SAME_DISEASE, Likeness.RELATED_DISEASE)
_NAMING = (*_DISEASE, Likeness.SAME_INTERVENTION, Likeness.ALIKE_IN_INTERVENTION)
"""The reasons that come with a word both studies have, in the order of the words."""


def likeness_words(similar: SimilarTrial) -> str:
    """Every reason as a sentence, the strongest first: "Same illness: asthma. Same phase."."""
    return " ".join(_sentences(similar.reasons, similar.shared))


def _sentences(reasons: Sequence[Likeness], shared: Sequence[str]) -> Iterator[str]:
    words = iter(shared)
    for reason in reasons:
        word = next(words, "") if reason in _NAMING else ""
        yield _with(reason, shown(word)) if word else _without(reason)


def _with(reason: Likeness, word: str) -> str:
    return {
        Likeness.SAME_DISEASE: _("Same illness: {illness}."),
        Likeness.RELATED_DISEASE: _("Related illness: both are about {illness}."),
        Likeness.SAME_INTERVENTION: _("Same treatment: {treatment}."),
        Likeness.ALIKE_IN_INTERVENTION: _("Names of treatments share a word: {treatment}."),
    }[reason].format(illness=word, treatment=word)


def _without(reason: Likeness) -> str:
    return {
        Likeness.NAMED_RELATED: _("One record names the other, or both name the same study."),
        Likeness.SAME_DISEASE: _("Same illness."),
        Likeness.RELATED_DISEASE: _("Related illness."),
        Likeness.SAME_INTERVENTION: _("Same treatment."),
        Likeness.ALIKE_IN_INTERVENTION: _("Names of treatments share a word."),
        Likeness.SAME_KIND_OF_INTERVENTION: _("Same kind of treatment."),
        Likeness.SAME_PHASE: _("Same phase."),
        Likeness.SIMILAR_AGES: _("For people of similar ages."),
    }[reason]
