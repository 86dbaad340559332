"""How a word sounds, as far as spelling it wrong goes: "sizofrenia" and "schizophrenia" alike.

A skeleton is a word's consonants by their sound; vowels, h, w and doubled letters, which people
mix up, are left out, but for a vowel at the start. Leaving one more sound out, of both the right
word and the wrong one, finds words that differ in a consonant as well.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from zlib import crc32

SHORT = 5
"""Letters up to which a word is also found by its own letters, one left out."""

_NUMBERS = 1 << 24

_SPOKEN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("^(?:p(?=[nst])|[kg](?=n)|w(?=r)|m(?=n))", ""),  # pneumonia, psoriasis, knee, write
        ("^x", "s"),  # xerostomia
        ("ph", "f"),
        ("sch?(?=[ieyhz])", "s"),  # schizophrenia, sciatica
        ("cz|xc|cc(?=[eiy])|x", "ks"),  # eczema, exema
        ("th|tt", "t"),
        ("sm", "sm"),
        ("st(?=m)", "s"),  # asthma
        ("tch|ch|ck|q", "k"),
        ("[ts]i(?=on)", "s"),  # depression
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("dg|g(?=[eiy])", "j"),
        ("gh", ""),
        ("z", "s"),
    )
)
_VOWEL_FIRST = re.compile("^[aeiouyhw]+")
_VOWELS = re.compile("[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_LAST_S = re.compile("(?<=..)s$")


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """Give the sounds of a folded word; "diabetes" becomes "dbt"."""
    for pattern, instead in _SPOKEN:
        word = pattern.sub(instead, word)
    word = _DOUBLED.sub(r"\1", word)
    word = _VOWELS.sub("", _VOWEL_FIRST.sub("A", word))
    return _LAST_S.sub("", word)


def sounds_of(word: str) -> Iterator[int]:
    """Give the numbers under which a word is kept, and under which it is looked for."""
    yield from dict.fromkeys(_number(key) for key in _keys(word))


def _keys(word: str) -> Iterator[str]:
    sounds = skeleton(word)
    yield sounds
    for place in range(1 if sounds[:1] == "A" else 0, len(sounds) if len(sounds) > 2 else 0):
        yield sounds[:place] + sounds[place + 1 :]
    if len(word) <= SHORT:
        yield "=" + word
        for place in range(len(word)):
            yield f"={word[:place]}{word[place + 1 :]}"


def wider_sounds_of(word: str) -> Iterator[int]:
    """Give the numbers with two sounds left out, for a word that is wrong in two of them."""
    sounds = skeleton(word)
    if len(sounds) < 5:
        return
    for one, other in combinations(range(len(sounds)), 2):
        yield _number(sounds[:one] + sounds[one + 1 : other] + sounds[other + 1 :])


def _number(key: str) -> int:
    return crc32(key.encode(errors="replace")) % _NUMBERS


@lru_cache(maxsize=1 << 14)
def distance(one: str, other: str, most: int) -> int:
    """Count the slips from one word to another: a letter wrong, missing, too many, or two swapped.

    Gives ``most + 1`` when there are more (the restricted Damerau-Levenshtein distance).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    beyond = most + 1
    before: list[int] = []
    row = [min(place, beyond) for place in range(len(other) + 1)]
    for place, letter in enumerate(one, 1):
        older, before = before, row
        row = [beyond] * (len(other) + 1)
        row[0] = min(place, beyond)
        # Farther from the diagonal there are more slips than that anyhow.
        for where in range(max(1, place - most), min(len(other), place + most) + 1):
            sign = other[where - 1]
            cost = before[where - 1] if letter == sign else before[where - 1] + 1
            cost = min(cost, before[where] + 1, row[where - 1] + 1)
            if older and where > 1 and letter == other[where - 2] and one[place - 2] == sign:
                cost = min(cost, older[where - 2] + 1)
            row[where] = cost
        if min(row) > most:
            return beyond
    return min(row[-1], beyond)
