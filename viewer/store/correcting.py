"""What was probably meant by words the library does not have.

Only a word that neither the library nor our lists of names hold is ever changed, and the last
word only when nothing goes on from it. Candidates are found by sound (``viewer.store.sounds``),
then checked letter by letter; the best leads, with the other words, to trials.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import log10
from typing import NamedTuple

from viewer.store.folding import compounds
from viewer.store.phrases import SMALL_WORDS, pair_mark, phrase_of
from viewer.store.query import MOST_CHARACTERS, quoted
from viewer.store.sounds import distance, skeleton, sounds_of, wider_sounds_of
from viewer.store.spelling import american, half_typed, normal
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

_SHORTEST = 4
_LONGEST = 40
_MOST_WRONG = 3
"""Words of one text that are corrected; a text with more is of another kind."""
_TRIED = 6
"""Candidates of a word that are tried with the other words."""
_COMBINED = 12
"""Texts that are tried as a whole."""
_FREE_SLIPS = 4
"""Slips a long word may have when it sounds the same."""

_HAS = "SELECT 1 FROM tier2_term WHERE term = ?"
_GOES_ON = "SELECT 1 FROM tier2_term WHERE term >= ? AND term < ? LIMIT 1"
_SOUNDS = "SELECT words FROM sound WHERE number IN (SELECT value FROM json_each(?))"
_WORDS = "SELECT term, shown, trials FROM word WHERE id IN (SELECT value FROM json_each(?))"
_COUNTED = "SELECT trials FROM tier1_term WHERE term = ?"
_NAMED = "SELECT trials FROM name WHERE phrase = ?"
_TOGETHER = "SELECT 1 FROM tier1 WHERE tier1 MATCH ? LIMIT 1"


class Correction(NamedTuple):
    """A text with its misspelt words put right."""

    text: str


class _Candidate(NamedTuple):
    """What one word may be put right to; the lower ``cost``, the likelier."""

    text: str
    cost: float


def corrected(connection: Connection, text: str) -> Correction | None:
    """Give what was meant by ``text``; None where no word of it is to be put right, or none can."""
    typed = text[:MOST_CHARACTERS].replace("\0", " ")
    words = [piece for compound in compounds(typed) for piece in compound]
    if not words or len(words) > _LONGEST:
        return None
    wrong = [
        place
        for place, word in enumerate(words)
        if _can_be_wrong(word) and not _is_known(connection, word, last=place == len(words) - 1)
    ]
    if not wrong or len(wrong) > _MOST_WRONG:
        return None
    merged = _put_together(connection, words, wrong)
    if merged:
        return Correction(merged)
    choices = [_candidates(connection, words[place]) for place in wrong]
    if not all(choices):
        return None
    return _best(connection, words, wrong, choices)


def _can_be_wrong(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha() and word not in SMALL_WORDS


def _is_known(connection: Connection, word: str, *, last: bool) -> bool:
    terms = dict.fromkeys((normal(word), american(word)))
    if any(connection.execute(_HAS, (term,)).fetchone() for term in terms):
        return True
    if any(synonyms().has_word(term) for term in terms):
        return True
    if not last:
        return False
    starts = dict.fromkeys((american(word), *half_typed(american(word))))
    return any(
        connection.execute(_GOES_ON, (start, start + "\U0010ffff")).fetchone() for start in starts
    ) or any(synonyms().begun_word(start) for start in starts)


def _put_together(connection: Connection, words: Sequence[str], wrong: Sequence[int]) -> str:
    """Join two words that are one: "osteo arthritis"; empty where that gives no word."""
    if len(wrong) > 2:
        return ""
    for place in wrong:
        for first in (place - 1, place):
            if first < 0 or first + 1 >= len(words):
                continue
            joined = words[first] + words[first + 1]
            others = [one for one in wrong if one not in (first, first + 1)]
            if not others and connection.execute(_COUNTED, (normal(joined),)).fetchone():
                return " ".join([*words[:first], joined, *words[first + 2 :]])
    return ""


def _candidates(connection: Connection, word: str) -> list[_Candidate]:
    """Give what a word may be put right to, the likeliest first."""
    found = list(_by_sound(connection, word, sounds_of(word)))
    if not found:
        found = list(_by_sound(connection, word, wider_sounds_of(word)))
    found += _parted(connection, word)
    return sorted(found, key=lambda one: (one.cost, one.text))[:_TRIED]


def _by_sound(connection: Connection, word: str, sounds: Iterable[int]) -> Iterator[_Candidate]:
    numbers: set[int] = set()
    for (packed,) in connection.execute(_SOUNDS, (_listed(sounds),)).fetchall():
        numbers.update(
            int.from_bytes(packed[place : place + 3], "big") for place in range(0, len(packed), 3)
        )
    typed = american(word)
    letters = set(typed)
    heard = skeleton(typed)
    for term, shown, trials in connection.execute(_WORDS, (_listed(sorted(numbers)),)).fetchall():
        alike = skeleton(shown) == heard
        most = _most_slips(word, alike=alike)
        if (
            abs(len(shown) - len(typed)) > most
            or len(letters.symmetric_difference(shown)) > 2 * most
        ):
            continue
        slips = min(distance(one, shown, most) for one in dict.fromkeys((word, typed)))
        if slips > most:
            slips = distance(typed, term, most)
        if slips <= most:
            yield _Candidate(shown, _cost(word, shown, slips, trials, alike=alike))


def _most_slips(word: str, *, alike: bool) -> int:
    if len(word) <= 4:
        return 2 if alike else 1
    return min(_FREE_SLIPS, len(word) // 2) if alike else 2


def _cost(word: str, shown: str, slips: int, trials: int, *, alike: bool) -> float:
    cost = slips - 0.25 * log10(trials + 1)
    if alike:
        cost -= 0.8
    if word[0] != shown[0]:
        cost += 0.5
    return cost


def _parted(connection: Connection, word: str) -> Iterator[_Candidate]:
    """Part two words that were written as one: "breastcancer"."""
    for place in range(3, len(word) - 2):
        one, other = word[:place], word[place:]
        counts = [connection.execute(_COUNTED, (normal(part),)).fetchone() for part in (one, other)]
        if all(counts):
            trials = min(count for (count,) in counts)
            if _stand_together(connection, [normal(one), normal(other)]):
                yield _Candidate(f"{one} {other}", 0.5 - 0.25 * log10(trials + 1))


def _best(
    connection: Connection,
    words: Sequence[str],
    wrong: Sequence[int],
    choices: Sequence[Sequence[_Candidate]],
) -> Correction | None:
    """Give the likeliest text of those that are a name, else that lead to trials."""
    combined = sorted(product(*choices), key=lambda some: sum(one.cost for one in some))
    ranked = []
    for some in combined[:_COMBINED]:
        better = list(words)
        for place, one in zip(wrong, some, strict=True):
            better[place] = one.text
        text = " ".join(better)
        cost = sum(one.cost for one in some)
        ranked.append((cost - _worth(connection, phrase_of(text)), text))
    if len(words) == 1:
        return Correction(min(ranked)[1])
    for cost, text in sorted(ranked):
        if cost < 0 or _stand_together(connection, phrase_of(text).split()) or len(ranked) == 1:
            return Correction(text)
    for _cost, text in sorted(ranked):
        if _are_there(connection, phrase_of(text).split()):
            return Correction(text)
    return Correction(min(ranked)[1])


def _worth(connection: Connection, phrase: str) -> float:
    """Give what it counts for that a text is the name of a disease."""
    named = connection.execute(_NAMED, (phrase,)).fetchone()
    worth = 1.0 if synonyms().find(phrase) else 0.0
    return worth + (0.5 + 0.3 * log10(named[0] + 1) if named else 0.0)


def _stand_together(connection: Connection, terms: Sequence[str]) -> bool:
    marks = [pair_mark(one, other) for one, other in pairwise(terms)]
    return _finds(connection, [*terms, *marks])


def _are_there(connection: Connection, terms: Sequence[str]) -> bool:
    return _finds(connection, terms)


def _finds(connection: Connection, terms: Sequence[str]) -> bool:
    expression = " AND ".join(map(quoted, dict.fromkeys(terms)))
    return bool(expression and connection.execute(_TOGETHER, (expression,)).fetchone())


def _listed(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"
