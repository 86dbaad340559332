"""What may begin in a piece of text between two blanks, worked out once a piece.

Texts repeat their words, so nearly every piece of a text has been met before: what is looked up
for it is then ready, and only where a term may go on behind the blank is the text itself read.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from viewer.plain.term_phrases import ANYTHING, JOINER, SIGN, Phrase, Phrases, Start, key
from viewer.plain.term_places import closed_spans, is_part_of_code
from viewer.plain.term_words import WORD, exact

HYPHENS = "-‐‑–"
AROUND = "()[]{}.,;:*\"'“”‘’"
"""Signs that stand around a word and change nothing about it."""


class Sure(NamedTuple):
    """A term in a piece, whatever stands around it; characters counted within the piece."""

    start: int
    end: int
    term_id: str


class Begin(NamedTuple):
    """A word of a piece with which phrases begin."""

    start: int
    end: int
    phrases: Start


class Whole(NamedTuple):
    """A phrase that stands in a piece; characters counted within the piece."""

    start: int
    end: int
    phrase: Phrase


class Piece(NamedTuple):
    """What may begin in a piece.

    Where the next piece begins with one of ``next``, both have to be read together. Else ``sure``
    is all there is, unless ``choices`` are given: for each word of the piece with which terms
    begin, what stands there, the best first, of which the neighbours tell the meaning.
    """

    sure: tuple[Sure, ...]
    next: frozenset[str]
    choices: tuple[tuple[Whole, ...], ...]
    begins: tuple[Begin, ...]


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def word_alone(word: str, start: Start) -> Piece | None:
    """What may begin in a piece that is one word and no sign; None where nothing does."""
    end = len(word)
    wholes = []
    sure: tuple[Sure, ...] = ()
    for phrase in start.single:
        wholes.append(Whole(0, end, phrase))
        if not phrase.is_doubtful:
            sure = (Sure(0, end, phrase.term_id),)
            break
    if not wholes and not start.after_word:
        return None
    is_doubtful = bool(wholes) and wholes[0].phrase.is_doubtful
    choices = (tuple(wholes),) if is_doubtful else ()
    return Piece(sure, start.after_word, choices, (Begin(0, end, start),))


def with_signs(piece: str, bare: str, known: Piece) -> Piece:
    """A word with signs around it, from what is known of the word alone."""
    shift = piece.index(bare)
    start, end = shift, shift + len(bare)
    after = known.next if piece.endswith(bare) else frozenset[str]()
    sure = tuple(Sure(start, end, each.term_id) for each in known.sure)
    choices = tuple(
        tuple(Whole(start, end, each.phrase) for each in wholes) for wholes in known.choices
    )
    return Piece(sure, after, choices, (Begin(start, end, known.begins[0].phrases),))


def read_piece(phrases: Phrases, piece: str) -> Piece | None:
    """What may begin in a piece; None where nothing does.

    Of several pieces with a blank between: what may begin in the first of them.
    """
    return _Reading(phrases, piece).done()


class _Reading:
    """The reading of a piece."""

    def __init__(self, phrases: Phrases, piece: str) -> None:
        self._phrases = phrases
        self._piece = piece
        self._words = [_Word(each.start(), each.end(), each[0]) for each in WORD.finditer(piece)]
        self._closed = closed_spans(piece)
        self._sure: list[Sure] = []
        self._begins: list[Begin] = []
        self._next: set[str] = set()
        self._wholes: list[Whole] = []
        self._is_clear = True
        self._free_from = 0

    def done(self) -> Piece | None:
        """The piece; None where nothing begins in it."""
        stop = self._piece.find(" ")
        for at, word in enumerate(self._words):
            if 0 <= stop < word.start:
                break
            start = self._phrases.starting(word.text)
            if start is not None and not self._is_closed(word.start, word.end):
                self._add(at, word, start)
        if not self._begins:
            return None
        after = frozenset({*self._next, ANYTHING} if self._next else ())
        choices: tuple[tuple[Whole, ...], ...] = ()
        if not self._is_clear:
            choices = tuple(
                tuple(wholes) for _start, wholes in groupby(self._wholes, attrgetter("start"))
            )
        return Piece(tuple(self._sure), after, choices, tuple(self._begins))

    def _add(self, at: int, word: _Word, start: Start) -> None:
        """Add what begins with word number ``at``."""
        is_added = False
        for phrase in self._possible(at, start):
            fits = self._fits(at, phrase)
            if fits == len(phrase.words):
                is_added = self._add_whole(word.start, at + fits - 1, phrase) or is_added
                if self._sure and self._sure[-1].start == word.start:
                    break  # shorter ones have no chance
            elif fits:
                self._next.add(key(phrase, fits))
                self._expect_sign(self._words[-1], (phrase.joiners[fits - 1],))
                is_added = True
        if at + 1 == len(self._words) and start.goes_on:
            is_added = self._go_on(word, start) or is_added
        if is_added:
            self._begins.append(Begin(word.start, word.end, start))

    def _add_whole(self, start: int, last: int, phrase: Phrase) -> bool:
        """Add a phrase that stands in the piece, up to word number ``last``, if it may."""
        end = self._words[last].end
        if self._is_closed(start, end) or is_part_of_code(self._piece, start, end):
            return False
        self._wholes.append(Whole(start, end, phrase))
        if phrase.is_doubtful:
            self._is_clear = False
        elif start >= self._free_from:
            self._sure.append(Sure(start, end, phrase.term_id))
            self._free_from = end
        return True

    def _possible(self, at: int, start: Start) -> Iterator[Phrase]:
        if start.longer and at + 1 < len(self._words):
            following = self._words[at + 1].text
            yield from start.longer.get(f"={exact(following)}", ())
            yield from start.longer.get(self._phrases.meant(following), ())
        yield from start.single

    def _go_on(self, word: _Word, start: Start) -> bool:
        """Whether phrases go on behind the last word of the piece."""
        rest = f"{self._piece[word.end :]} "
        is_odd = any(joiner.startswith(rest) for joiner in start.odd_joiners)
        if not is_odd and not joins(rest, ""):
            return False
        self._next |= start.next
        self._expect_sign(word, start.odd_joiners)
        return True

    def _expect_sign(self, word: _Word, joiners: Iterable[str]) -> None:
        """Expect the next piece to begin with a sign, where joiners go on behind the blank."""
        rest = f"{self._piece[word.end :]} "
        if any(joiner.startswith(rest) and len(joiner) > len(rest) for joiner in joiners):
            self._next.add(SIGN)

    def _fits(self, at: int, phrase: Phrase) -> int:
        """How many words of the phrase stand in the piece from word ``at`` on; 0: it is not it.

        Fewer than all: the piece ends where the phrase may go on.
        """
        make = exact if phrase.is_exact else self._phrases.meant
        for number in range(1, len(phrase.words)):
            before = self._words[at + number - 1]
            joiner = phrase.joiners[number - 1]
            if at + number >= len(self._words):
                return number if _may_go_on(self._piece[before.end :], joiner) else 0
            word = self._words[at + number]
            between = self._piece[before.end : word.start]
            if make(word.text) != phrase.words[number] or not joins(between, joiner):
                return 0
        return len(phrase.words)

    def _is_closed(self, start: int, end: int) -> bool:
        """Whether a place touches one of the closed spans, which are in order."""
        after = bisect_left(self._closed, (end, 0)) if self._closed else 0
        return after > 0 and self._closed[after - 1][1] > start


def joins(between: str, joiner: str) -> bool:
    """Whether what stands between two words is what a phrase has there."""
    if joiner:
        return between == joiner
    return between == " " or bool(JOINER.fullmatch(between))


def _may_go_on(rest: str, joiner: str) -> bool:
    """Whether a phrase may go on behind a piece that ends in ``rest``, and then a blank."""
    return joiner.startswith(f"{rest} ") if joiner else joins(f"{rest} ", "")
