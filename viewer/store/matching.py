"""Why a trial of a list is there: the text in which the words of the search stand.

Runs for each row of each list while somebody types, so words are looked for in strings of words
apart by spaces, which is many times faster than going through lists.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from viewer.domain.search import Match, SearchField
from viewer.store.cards import StoredText
from viewer.store.folding import words
from viewer.store.query import Term, Wanted
from viewer.store.spelling import half_typed

_IMPORTANCE = {field.value: place for place, field in enumerate(SearchField)}


def match_of(title: str, texts: Iterable[StoredText], lacking: Sequence[Wanted]) -> Match | None:
    """Give the text that holds most of what the title lacks; of several the most important."""
    best: tuple[int, int] = (0, 0)
    match = None
    for field, text, held in texts:
        score = sum(holds(held, thing) for thing in lacking)
        weight = (score, -_IMPORTANCE[field])
        if score and weight > best and text != title:
            best, match = weight, Match(field=SearchField(field), text=text)
    return match


def lacking_in_title(title: str, things: Sequence[Wanted]) -> list[Wanted]:
    """Give what was asked for and does not stand in the title."""
    return [thing for thing in things if not holds(_words_of(title), thing)]


@lru_cache(maxsize=1 << 12)
def _words_of(title: str) -> str:
    return " ".join(words(title))


def holds(held: str, thing: Wanted) -> bool:
    """Tell whether a text with these words, apart by spaces, holds one thing asked for."""
    held = f" {held} "
    for way in thing.ways:
        for term in way:
            if not _has(held, term):
                break
        else:
            return True
    return False


def _has(held: str, term: Term) -> bool:
    if f" {term.word} " in held:
        return True
    if not term.start:
        return False
    if f" {term.start}" in held:
        return True
    return any(f" {start}" in held for start in half_typed(term.start))
