"""What may begin in a piece of text between two blanks, worked out once a piece.

Texts repeat their words, so nearly every piece of a text has been met before: what is looked up
for it is then ready, and only where a term may go on behind the blank is the text itself read.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from viewer.plain.term_phrases import ANYTHING, JOINER, Phrase, Phrases, Start, key
from viewer.plain.term_places import closed_spans, is_part_of_code
from viewer.plain.term_words import WORD, exact

_HYPHENS = "-‐‑–"
_AROUND = "()[]{}.,;:*\"'“”‘’"
"""Signs that stand around a word and change nothing about it."""
_KEPT_AFTER = 4096
"""Next pieces that a piece remembers."""
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
    """A word of a piece with which phrases begin."""

    start: int
    end: int
    phrases: Start


class Piece(NamedTuple):
    """What may begin in a piece.

    ``sure`` is all there is where the next piece begins with none of ``next`` and the piece
    ``is_clear``; else each of ``begins`` has to be tried. ``settled`` remembers for next pieces
    what there is before them; it is None where the piece alone tells. ``doubtful`` is the one
    term the piece may be, where only its neighbours tell.
    """

    sure: tuple[Sure, ...]
    settled: dict[str, tuple[Sure, ...]] | None
    next: frozenset[str]
    is_clear: bool
    begins: tuple[Begin, ...]
    doubtful: Sure | None

    def remember(self, following: str, sure: tuple[Sure, ...]) -> None:
        """Remember what there is before a next piece."""
        if self.settled is not None:
            if len(self.settled) >= _KEPT_AFTER:
                self.settled.clear()
            self.settled[following] = sure


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
        if piece.isalpha():
            is_plain = self._phrases.starting(piece) is None
            return None if is_plain else _Reading(self._phrases, piece).done()
        bare = piece.strip(_AROUND)
        if bare.isalpha() and len(bare) < len(piece):
            known = self[bare]
            if known is None:
                return None
            if known.is_clear and not known.begins[0].phrases.odd_joiners:
                return _with_signs(piece, bare, known)
        first = WORD.findall(piece.partition(" ")[0])
        is_plain = not any(map(self._phrases.starting, first))
        return None if is_plain else _Reading(self._phrases, piece).done()


def _with_signs(piece: str, bare: str, known: Piece) -> Piece:
    """A word with signs around it, from what is known of the word alone."""
    shift = piece.index(bare)
    after = known.next if piece.endswith(bare) else frozenset()
    sure = tuple(Sure(start + shift, end + shift, term) for start, end, term in known.sure)
    begins = tuple(Begin(start + shift, end + shift, more) for start, end, more in known.begins)
    settled: dict[str, tuple[Sure, ...]] | None = {} if after else None
    return known._replace(sure=sure, settled=settled, next=after, begins=begins)


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
        settled: dict[str, tuple[Sure, ...]] | None = None
        if after or not self._is_clear:
            settled = {}
        begins = tuple(self._begins)
        return Piece(tuple(self._sure), settled, after, self._is_clear, begins, self._only())

    def _only(self) -> Sure | None:
        if self._is_clear or self._sure or len(self._words) > 1:
            return None
        start, end, phrases = self._begins[0]
        if phrases.odd_joiners or len(phrases.single) != 1 or phrases.single[0].is_exact:
            return None
        return Sure(start, end, phrases.single[0].term_id)

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
                self._is_clear = self._is_clear and not phrase.joiners[fits - 1]
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
        if any(joiner.startswith(rest) for joiner in start.odd_joiners):
            self._is_clear = False
        elif not joins(rest, ""):
            return False
        self._next |= start.next
        return True

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
