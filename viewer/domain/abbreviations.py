"""Abbreviations that a text spells out itself: "systemic sclerosis (SSc)".

The idea is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text", Pacific Symposium on Biocomputing 2003: the letters of the
abbreviation are looked for from right to left in the words before the bracket. Here every letter
must moreover begin a word, or follow inside a word that already gave its first letter, which is
stricter: a pair that is missed costs little, a wrong pair brings up the wrong disease.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKET = re.compile(r"\(\s*([^\s()\[\]]{2,10})\s*\)")
_SHAPE = re.compile(r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9α-ωΑ-Ω/\-]{1,9}\Z")
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"[^\s()\[\]]{2,10}\Z")
_LONG_BRACKET = re.compile(r"\(([^()\[\]]{5,160})\)")
_STOP = re.compile(r"[.;:?!()\[\]\n]")
_LONGEST = 160
"""How many characters before a bracket can belong to the long form."""
_SKIPPED = 2
"""How many words without a letter in the abbreviation may follow each other: "and", "of the"."""


class SpelledOut(NamedTuple):
    """An abbreviation and its long form, both as the text has them; ``text`` is the whole place."""

    long: str
    short: str
    text: str


class _Word(NamedTuple):
    text: str
    start: int


def spelled_out(text: str) -> Iterator[SpelledOut]:
    """Every "long form (ABBR)" and "ABBR (long form)" of ``text`` in which the initials fit."""
    for bracket in _LONG_BRACKET.finditer(text):
        before = text[: bracket.start()].rstrip()
        found = _LAST_WORD.search(before[-10:])
        if found and len(before) < bracket.start() and _SHAPE.match(found[0]):
            words = _words(text, bracket.start(1), bracket.end(1))
            if _fits(_letters(found[0]), words):
                start = len(before) - len(found[0])
                yield SpelledOut(bracket[1].strip(), found[0], text[start : bracket.end()])
    for bracket in _BRACKET.finditer(text):
        short = bracket[1]
        if not _SHAPE.match(short):
            continue
        start = max(0, bracket.start() - _LONGEST)
        before = text[start : bracket.start()]
        for stop in _STOP.finditer(before):
            start = bracket.start() - len(before) + stop.end()
        begin = _begin_of_long_form(text, start, bracket.start(), short)
        if begin is not None:
            long = text[begin : bracket.start()].rstrip()
            yield SpelledOut(long, short, text[begin : bracket.end()])


def stands_for(short: str, long: str) -> bool:
    """Whether the letters of an abbreviation are the initials of a long form."""
    return _SHAPE.match(short) is not None and _fits(_letters(short), _words(long, 0, len(long)))


def _letters(short: str) -> list[str]:
    letters = [letter.casefold() for letter in short if letter.isalnum()]
    if len(letters) > 2 and short[-1] == "s" and short[:-1].isupper():
        letters.pop()  # a plural: "(TKIs)"
    return letters


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(found[0].casefold(), found.start()) for found in _WORD.finditer(text, start, end)]


def _begin_of_long_form(text: str, start: int, end: int, short: str) -> int | None:
    """Where the long form begins between ``start`` and ``end``, or None when none fits."""
    letters = _letters(short)
    words = _words(text, start, end)
    nearest = words[-len(letters) :]
    if [word.text[0] for word in nearest] == letters and len(letters) > 1:
        return nearest[0].start  # "Home Healthcare Provider (HHP)": one word for each letter
    # Else the shortest long form that fits is the right one: try first words from the right.
    for first in range(len(words) - 2, max(-1, len(words) - 3 * len(letters) - 1), -1):
        if words[first].text[0] == letters[0] and _fits(letters, words[first:]):
            return words[first].start
    return None


def _fits(letters: list[str], words: list[_Word]) -> bool:
    """Whether the letters are initials of the words, in order, from the first word to the last.

    ``reached`` holds each state that is possible after a word: how many letters it used, and how
    many words in a row gave none.
    """
    if len(words) < 2 or len(letters) < 2:
        return False
    reached = {(0, 0)}
    for word in words:
        after: set[tuple[int, int]] = set()
        for used, skipped in reached:
            if used and skipped < _SKIPPED:
                after.add((used, skipped + 1))
            after.update((used + more, 0) for more in _usable(letters[used:], word.text))
        reached = after
    # The last word must give a letter, else "(PML) ..." would swallow what merely stands before.
    return (len(letters), 0) in reached


def _usable(letters: list[str], word: str) -> Iterator[int]:
    """How many of the next letters the word can give: its first, then later ones of its own."""
    if not letters or word[0] != letters[0]:
        return
    yield 1
    place = 1
    for count, letter in enumerate(letters[1:], start=2):
        place = word.find(letter, place) + 1
        if place == 0:
            return
        yield count
