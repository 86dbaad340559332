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

Said = Sequence[Wanted]
"""One way to say what is looked for: things that must all be there."""


def match_of(title: str, texts: Iterable[StoredText], lacking: Sequence[Said]) -> Match | None:
    """Give the text that holds most of what the title lacks; of several the most important.

    ``lacking`` has one entry for each way to say it: a text that holds all of one way is worth
    more than a part of another, and the first way counts most.
    """
    listed = [one for one in texts if one[1] != title]
    part: Match | None = None
    for way in lacking:
        score, found = _best(listed, [_needles(thing) for thing in way])
        if found and score == len(way):
            return found
        part = part or found
    return part


def _best(
    texts: Iterable[StoredText], looked_for: Sequence["_Needles"]
) -> tuple[int, Match | None]:
    best: tuple[int, int] = (0, 0)
    found: StoredText | None = None
    for one in texts:
        importance = _IMPORTANCE[one[0]]
        if best[0] == len(looked_for) and importance >= -best[1]:
            continue  # it could only equal what was found
        held = f" {one[2]} "
        score = sum(_holds(held, ways) for ways in looked_for)
        if score and (score, -importance) > best:
            best, found = (score, -importance), one
    return best[0], Match(field=SearchField(found[0]), text=found[1]) if found else None


def match_in_conditions(
    title: str, conditions: Iterable[str], lacking: Sequence[Said]
) -> Match | None:
    """Give the condition that holds all of the first way to say it; no text counts more."""
    looked_for = [_needles(thing) for thing in lacking[0]]
    for condition in conditions:
        held = f" {_words_of(condition)} "
        if condition != title and all(_holds(held, ways) for ways in looked_for):
            return Match(field=SearchField.CONDITION, text=condition)
    return None


def lacking_in_title(title: str, things: Said) -> list[Wanted]:
    """Give what was asked for and does not stand in the title."""
    if not things:
        return []
    held = f" {_words_of(title)} "
    return [thing for thing in things if not _holds(held, _needles(thing))]


@lru_cache(maxsize=1 << 14)
def _words_of(text: str) -> str:
    return " ".join(words(text))


_Needles = tuple[tuple[tuple[str, ...], ...], ...]
"""For each way, for each of its words, the strings of which one must stand in the text."""


@lru_cache(maxsize=1 << 8)
def _needles(thing: Wanted) -> _Needles:
    return tuple(tuple(_needles_of(term) for term in way) for way in thing.ways)


def _needles_of(term: Term) -> tuple[str, ...]:
    starts = (term.start, *half_typed(term.start)) if term.start else ()
    return (f" {term.word} ", *(f" {start}" for start in starts))


def _holds(held: str, ways: _Needles) -> bool:
    """Tell whether words, apart by spaces and between spaces, hold one thing asked for."""
    for way in ways:
        for needles in way:
            for needle in needles:
                if needle in held:
                    break
            else:
                break
        else:
            return True
    return False
