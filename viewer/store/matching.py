"""Why a trial of a list is there: the text in which the words of the search stand."""

from collections.abc import Collection, Sequence

from viewer.domain.search import Match, SearchField
from viewer.store.cards import IndexedCard
from viewer.store.folding import words
from viewer.store.query import Term, Wanted
from viewer.store.spelling import half_typed

_IMPORTANCE = {field: place for place, field in enumerate(SearchField)}


def match_of(entry: IndexedCard, things: Sequence[Wanted]) -> Match | None:
    """Give the most important text that holds what was asked for; None when the title does.

    Where no text holds all of it, the one that holds most of what the title lacks.
    """
    lacking = lacking_in_title(entry.card.title, things)
    best: tuple[int, int] = (0, 0)
    match = None
    for text, held in zip(entry.card.texts, entry.words, strict=True):
        found = held.split()
        score = sum(holds(found, thing) for thing in lacking)
        weight = (score, -_IMPORTANCE[text.field])
        if score and weight > best and text.text != entry.card.title:
            best, match = weight, Match(field=text.field, text=text.text)
    return match


def lacking_in_title(title: str, things: Sequence[Wanted]) -> list[Wanted]:
    """Give what was asked for and does not stand in the title."""
    found = list(words(title))
    return [thing for thing in things if not holds(found, thing)]


def holds(found: Collection[str], thing: Wanted) -> bool:
    """Tell whether a text with these words holds one thing asked for."""
    return any(all(_has(found, term) for term in way) for way in thing.ways)


def _has(found: Collection[str], term: Term) -> bool:
    if term.word in found:
        return True
    if not term.start:
        return False
    starts = (term.start, *half_typed(term.start))
    return any(word.startswith(starts) for word in found)
