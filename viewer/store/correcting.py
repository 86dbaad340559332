"""What was probably meant by words the library does not have.

Only a word that neither the library nor our lists of names hold is ever changed, and the last
word only when nothing goes on from it. Candidates are found by sound (``viewer.store.sounds``),
then checked letter by letter; the best leads, with the other words, to trials.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import log10
from typing import NamedTuple

from viewer.store.folding import compounds
from viewer.store.phrases import SMALL_WORDS, pair_mark, phrase_of
from viewer.store.query import MOST_CHARACTERS, quoted
from viewer.store.remembering import remembered
from viewer.store.sounds import distance, skeleton, sounds_of, wider_sounds_of
from viewer.store.spelling import american, half_typed, normal
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

_SHORTEST = 4
_SHORTEST_BESIDE = 3
"""Letters of a word beside others, which tell what it can be."""
_LONGEST = 40
_MOST_WRONG = 3
"""Words of one text that are corrected; a text with more is of another kind."""
_TRIED = 12
"""Candidates of a word that are tried with the other words."""
_COMBINED = 30
"""Texts that are tried as a whole."""
_MOST_RESPELLED = 6
"""Words of a text of which one may be wrong although the library has it."""
_LOOKED_AT = 150
"""Words of one sound that are looked at; their numbers are in the order of their trials."""
_MOST_SUSPECT = 2
"""Words of a text, the rarest, that are taken to be misspelt although the library has them."""
_LONG = 9
"""Letters from which on a word may have three slips."""
_FREE_SLIPS = 4
"""Slips a long word may have when it sounds the same."""

_RUNS = re.compile("[a-z]+|[0-9]+")
_LAST = "\U0010ffff"
_HAS = "SELECT 1 FROM tier2_term WHERE term = ?"
_GOES_ON = "SELECT 1 FROM tier2_term WHERE term >= ? AND term < ? LIMIT 1"
_GOES_ON_FIRST = "SELECT 1 FROM tier1_term WHERE term >= ? AND term < ? LIMIT 1"
_SOUNDS = "SELECT words FROM sound WHERE number IN (SELECT value FROM json_each(?))"
_WORDS = (
    "SELECT term, shown, trials FROM word WHERE id IN (SELECT value FROM json_each(?)) "
    "AND length(shown) BETWEEN ? AND ?"
)
_COUNTED = "SELECT trials FROM tier1_term WHERE term = ?"
_NAMED = "SELECT trials FROM name WHERE phrase = ?"
_TOGETHER = "SELECT count(*) FROM (SELECT 1 FROM tier1 WHERE tier1 MATCH ? LIMIT ?)"
_MOST_COUNTED = 100


class Correction(NamedTuple):
    """A text with its misspelt words put right."""

    text: str


class Candidate(NamedTuple):
    """What one word may be put right to; the lower ``cost``, the likelier."""

    text: str
    cost: float
    trials: int = 0


def corrected(connection: Connection, text: str) -> Correction | None:
    """Give what was meant by ``text``; None where no word of it is to be put right, or none can."""
    typed = text[:MOST_CHARACTERS].replace("\0", " ")
    words = [piece for compound in compounds(typed) for piece in compound]
    if not words or len(words) > _LONGEST:
        return None
    wrong = [
        place
        for place, word in enumerate(words)
        if _can_be_wrong(word, beside=len(words) > 1) and not _is_known(connection, words, place)
    ]
    joined = _put_together(connection, words, wrong)
    if joined:
        return Correction(joined)
    if not wrong or len(wrong) > _MOST_WRONG:
        return None
    choices = [candidates(connection, words[place]) for place in wrong]
    if not all(choices):
        return None
    return _best(connection, words, wrong, choices)


def respelled(connection: Connection, text: str) -> Correction | None:
    """Give a name of a disease that is one misspelt word away, whether the library has that word.

    For texts of which no trial has all words: "urinary track infection".
    """
    words = [piece for compound in compounds(text[:MOST_CHARACTERS]) for piece in compound]
    if not 2 <= len(words) <= _MOST_RESPELLED:
        return None
    found = []
    suspect = [place for place, word in enumerate(words) if _can_be_wrong(word, beside=True)]
    suspect.sort(key=lambda place: _trials_with(connection, words[place]))
    for place in suspect[:_MOST_SUSPECT]:
        word = words[place]
        for one in candidates(connection, word):
            better = " ".join([*words[:place], one.text, *words[place + 1 :]])
            worth = _worth(connection, phrase_of(better)) if one.text != word else 0.0
            if worth > 0:
                found.append((one.cost - worth, better))
    return Correction(min(found)[1]) if found else None


@remembered
def _trials_with(connection: Connection, word: str) -> int:
    counted = connection.execute(_COUNTED, (normal(word),)).fetchone()
    return int(counted[0]) if counted else 0


def is_half_typed(connection: Connection, text: str) -> bool:
    """Tell whether the last word is no word yet, but the beginning of one."""
    words = [piece for compound in compounds(text[:MOST_CHARACTERS]) for piece in compound]
    if not words:
        return False
    term = normal(words[-1])
    if synonyms().has_word(term) or connection.execute(_HAS, (term,)).fetchone():
        return False
    start = american(words[-1])
    return bool(connection.execute(_GOES_ON, (start, start + _LAST)).fetchone())


def _can_be_wrong(word: str, *, beside: bool) -> bool:
    shortest = _SHORTEST_BESIDE if beside else _SHORTEST
    return len(word) >= shortest and word.isascii() and word.isalnum() and word not in SMALL_WORDS


def _is_known(connection: Connection, words: Sequence[str], place: int) -> bool:
    word = words[place]
    if _has_word(connection, word):
        return True
    if place < len(words) - 1:
        return False
    start = american(word)
    if connection.execute(_GOES_ON, (start, start + _LAST)).fetchone():
        return True
    if any(
        connection.execute(_GOES_ON_FIRST, (other, other + _LAST)).fetchone()
        for other in half_typed(start)
    ):
        return True
    before = [phrase_of(one) for one in words[:-1] if one not in SMALL_WORDS]
    return synonyms().goes_on(" ".join([*before, american(word)]))


@remembered
def _has_word(connection: Connection, word: str) -> bool:
    """Tell whether the library or our lists have a word."""
    terms = dict.fromkeys((normal(word), american(word)))
    if word.isdigit() or any(synonyms().has_word(term) for term in terms):
        return True
    return any(connection.execute(_HAS, (term,)).fetchone() for term in terms)


def _put_together(connection: Connection, words: Sequence[str], wrong: Sequence[int]) -> str:
    """Join two words that are one, "osteo arthritis"; empty where that gives no word.

    Of words the library has, only those that it hardly has side by side.
    """
    for first, (one, other) in enumerate(pairwise(words)):
        if not (one + other).isalpha() or any(at not in (first, first + 1) for at in wrong):
            continue
        counted = connection.execute(_COUNTED, (normal(one + other),)).fetchone()
        if not counted or {one, other} & SMALL_WORDS:
            continue
        if wrong or 10 * _count_together(connection, [normal(one), normal(other)]) < counted[0]:
            return " ".join([*words[:first], one + other, *words[first + 2 :]])
    return ""


@remembered
def candidates(connection: Connection, word: str) -> list[Candidate]:
    """Give what a word may be put right to, the likeliest first."""
    found = list(_by_sound(connection, word, sounds_of(word)))
    if not found:
        found = list(_by_sound(connection, word, wider_sounds_of(word)))
    found += _parted(connection, word)
    return sorted(found, key=lambda one: (one.cost, one.text))[:_TRIED]


def _by_sound(connection: Connection, word: str, sounds: Iterable[int]) -> Iterator[Candidate]:
    numbers: set[int] = set()
    for (packed,) in connection.execute(_SOUNDS, (_listed(sounds),)).fetchall():
        # In each they stand in order, so the first of all are among the first of each.
        end = min(len(packed), 3 * _LOOKED_AT)
        numbers.update(
            int.from_bytes(packed[place : place + 3], "big") for place in range(0, end, 3)
        )
    typed = american(word)
    plain = normal(word)
    letters = set(typed)
    heard = skeleton(typed)
    shortest, longest = len(typed) - _FREE_SLIPS, len(typed) + _FREE_SLIPS
    for term, shown, trials in connection.execute(
        _WORDS, (_listed(sorted(numbers)[:_LOOKED_AT]), shortest, longest)
    ).fetchall():
        alike = skeleton(shown) == heard
        most = _most_slips(word, alike=alike)
        if (
            abs(len(shown) - len(typed)) > most
            or len(letters.symmetric_difference(shown)) > 2 * most
        ):
            continue
        slips = distance(typed, shown, most)
        if slips > 1 and typed != word:
            slips = min(slips, distance(word, shown, most))
        if slips > 1 and (plain != typed or term != shown):
            slips = min(slips, distance(plain, term, most))
        if slips <= most:
            yield Candidate(shown, _cost(word, shown, slips, trials, alike=alike), trials)


def _most_slips(word: str, *, alike: bool) -> int:
    if len(word) <= 4:
        return 2 if alike and len(word) > 3 else 1
    if alike:
        return min(_FREE_SLIPS, (len(word) + 1) // 2)
    return 2 if len(word) < _LONG else 3


def _cost(word: str, shown: str, slips: int, trials: int, *, alike: bool) -> float:
    cost = slips - 0.25 * log10(trials + 1)
    if alike:
        cost -= 1.2
    if word[0] != shown[0]:
        cost += 0.5
    return cost


def _parted(connection: Connection, word: str) -> Iterator[Candidate]:
    """Part words that were written as one: "breastcancer", "type2diabetes"."""
    pieces = _RUNS.findall(word)
    if len(pieces) > 1:
        yield Candidate(" ".join(pieces), 0.0)
        return
    for place in range(3, len(word) - 2):
        one, other = word[:place], word[place:]
        if synonyms().find(phrase_of(f"{one} {other}")):
            yield Candidate(f"{one} {other}", 0.0)
            continue
        counts = [connection.execute(_COUNTED, (normal(part),)).fetchone() for part in (one, other)]
        if all(counts):
            trials = min(count for (count,) in counts)
            if stand_together(connection, [normal(one), normal(other)]):
                yield Candidate(f"{one} {other}", 0.5 - 0.25 * log10(trials + 1))


def _best(
    connection: Connection,
    words: Sequence[str],
    wrong: Sequence[int],
    choices: Sequence[Sequence[Candidate]],
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
        if cost < 0 or stand_together(connection, phrase_of(text).split()) or len(ranked) == 1:
            return Correction(text)
    for _cost, text in sorted(ranked):
        if _are_there(connection, phrase_of(text).split()):
            return Correction(text)
    return Correction(min(ranked)[1])


@remembered
def _worth(connection: Connection, phrase: str) -> float:
    """Give what it counts for that a text is the name of a disease."""
    named = connection.execute(_NAMED, (phrase,)).fetchone()
    worth = 1.5 if synonyms().find(phrase) else 0.0
    return worth + (0.5 + 0.3 * log10(named[0] + 1) if named else 0.0)


def is_name_here(connection: Connection, phrase: str) -> bool:
    """Tell whether folded words are the name of a disease, in our lists or in the library."""
    return _worth(connection, phrase) > 0


def stand_together(connection: Connection, terms: Sequence[str]) -> bool:
    """Tell whether some trial has words one beside the other in a condition or MeSH term."""
    return _count_together(connection, terms, 1) > 0


def _count_together(connection: Connection, terms: Sequence[str], most: int = _MOST_COUNTED) -> int:
    marks = [pair_mark(one, other) for one, other in pairwise(terms) if one != other]
    return _count(connection, [*terms, *marks], most)


def _are_there(connection: Connection, terms: Sequence[str]) -> bool:
    return _count(connection, terms, 1) > 0


def _count(connection: Connection, terms: Sequence[str], most: int) -> int:
    expression = " AND ".join(map(quoted, dict.fromkeys(terms)))
    if not expression:
        return 0
    return int(connection.execute(_TOGETHER, (expression, most)).fetchone()[0])


def _listed(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"
