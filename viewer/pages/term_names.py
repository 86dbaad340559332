"""Other names that lead to a card, as a sentence."""

from viewer.pages.blocks import TermCard
from viewer.words import _

_STEM = 5


def also_words(card: TermCard, *, most: int) -> str:
    """Some other names of a term, or of kinds of it, as a sentence; empty when it has none.

    Mere forms of the same word ("enrolled", "enrolment") are no other names.
    """
    stems = _stems(card.term)
    names: list[str] = []
    for name in card.also:
        if len(names) < most and not stems & _stems(name):
            names.append(name)
            stems |= _stems(name)
    return _("This also explains: {names}.").format(names=", ".join(names)) if names else ""


def is_named(card: TermCard, word: str) -> bool:
    """Whether the title of a card shows a word of a text, in whatever form."""
    title = _stems(" ".join((card.term, *card.abbreviations)))
    return bool(title & _stems(word))


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in words.casefold().replace("-", " ").split()}
