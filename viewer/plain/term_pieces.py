"""What may begin in a piece of text between two blanks, worked out once a piece.

Texts repeat their words, so nearly every piece of a text has been met before: what is looked up
for it is then ready, and only where a term may go on behind the blank is the text itself read.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from viewer.plain.term_phrases import JOINER, Phrase, Phrases
from viewer.plain.term_places import closed_spans, is_part_of_code, may_mean_something_else
from viewer.plain.term_words import WORD, exact

ANYTHING = "*"
"""Stands for a next piece that has to be looked at: it does not begin with a word."""
_HYPHENS = "-‐‑–"
_KEPT = 65536
"""Pieces kept in mind; beyond it a matcher starts anew."""
_LONGEST_KEPT = 64
"""Characters of a piece that is kept: a longer one is a link, a code or noise, and comes once."""


class Sure(NamedTuple):
    """A term in a piece, whatever stands around it; characters counted within the piece."""

    start: int
    end: int
    term_id: str


class Begin(NamedTuple):
    """A word of a piece with which phrases begin: those of several words by the second, and
    those of one; the longest first.
    """

    start: int
    end: int
    longer: dict[str, list[Phrase]]
    single: list[Phrase]


class Piece(NamedTuple):
    """What may begin in a piece.

    Where the next piece begins with none of ``next``, ``sure`` is all there is; else each of
    ``begins`` has to be tried. ``next`` is None where it takes the text around to tell.
    """

    sure: tuple[Sure, ...]
    next: frozenset[str] | None
    begins: tuple[Begin, ...]


class _Word(NamedTuple):
    start: int
    end: int
    text: str


class Firsts(dict[str, tuple[str, ...]]):
    """For a piece, what its first word may be to a phrase that goes on with it."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, piece: str) -> tuple[str, ...]:
        word = WORD.match(piece[:_LONGEST_KEPT])
        if word is None:
            return (ANYTHING,) if piece[:1] in _HYPHENS else ()
        keys = (self._phrases.meant(word[0]), f"={exact(word[0])}")
        if len(self) >= _KEPT:
            self.clear()
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = keys
        return keys


class Pieces(dict[str, Piece | None]):
    """For a piece, what may begin in it; None for nearly every piece of a text.

    For several pieces with a blank between: what may begin in the first of them.
    """

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, piece: str) -> Piece | None:
        made = self._made(piece)
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[piece] = made
        return made

    def _made(self, piece: str) -> Piece | None:
        first = [piece] if piece.isalpha() else WORD.findall(piece.partition(" ")[0])
        if not any(map(self._phrases.starting, first)):
            return None
        words = [_Word(found.start(), found.end(), found[0]) for found in WORD.finditer(piece)]
        closed = closed_spans(piece)
        begins: list[Begin] = []
        sure: list[Sure] = []
        going_on: set[str] = set()
        is_clear = True
        free_from = 0
        for at, word in enumerate(words[: len(first)]):
            if _is_closed(closed, word.start, word.end):
                continue
            kept: list[Phrase] = []
            for phrase in self._phrases.starting(word.text):
                fits = self._fits(piece, words, at, phrase)
                if not fits:
                    continue
                if fits < len(phrase.words):
                    kept.append(phrase)
                    going_on.add(key(phrase, fits))
                    is_clear = is_clear and not phrase.joiners[fits - 1]
                    continue
                end = words[at + fits - 1].end
                if is_part_of_code(piece, word.start, end) or _is_closed(closed, word.start, end):
                    continue
                kept.append(phrase)
                if phrase.is_exact and may_mean_something_else(phrase.words[0]):
                    is_clear = False
                elif word.start >= free_from:
                    sure.append(Sure(word.start, end, phrase.term.id))
                    free_from = end
            if kept:
                begins.append(_begin(word, kept))
        if not begins:
            return None
        after = frozenset({*going_on, ANYTHING} if going_on else ()) if is_clear else None
        return Piece(tuple(sure), after, tuple(begins))

    def _fits(self, piece: str, words: list[_Word], at: int, phrase: Phrase) -> int:
        """How many words of the phrase stand in the piece from word ``at`` on; 0: it is not it.

        Fewer than all: the piece ends where the phrase may go on.
        """
        make = exact if phrase.is_exact else self._phrases.meant
        for number, wanted in enumerate(phrase.words):
            if at + number >= len(words):
                return number if _may_go_on(piece[words[-1].end :], phrase.joiners[number - 1]) else 0
            word = words[at + number]
            if number:
                before = words[at + number - 1]
                joiner = phrase.joiners[number - 1]
                if not joins(piece[before.end : word.start], joiner) or make(word.text) != wanted:
                    return 0
        return len(phrase.words)


def key(phrase: Phrase, number: int) -> str:
    """How a word of a phrase is looked up: exact words apart from the others."""
    return f"={phrase.words[number]}" if phrase.is_exact else phrase.words[number]


def _begin(word: _Word, phrases: Sequence[Phrase]) -> Begin:
    longer: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if len(phrase.words) > 1:
            longer.setdefault(key(phrase, 1), []).append(phrase)
    single = [phrase for phrase in phrases if len(phrase.words) == 1]
    return Begin(word.start, word.end, longer, single)


def joins(between: str, joiner: str) -> bool:
    """Whether what stands between two words is what a phrase has there."""
    return between == joiner if joiner else bool(JOINER.fullmatch(between))


def _may_go_on(rest: str, joiner: str) -> bool:
    """Whether a phrase may go on behind a piece that ends in ``rest``, and then a blank."""
    return joiner.startswith(f"{rest} ") if joiner else bool(JOINER.fullmatch(f"{rest} "))


def _is_closed(closed: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place touches one of the closed spans, which are in order."""
    after = bisect_left(closed, (end, 0))
    return after > 0 and closed[after - 1][1] > start
