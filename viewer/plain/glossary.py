"""Hard words found in text: whole words, in any common form, the longest first."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress, count
from typing import NamedTuple

from viewer.domain.glossary import GlossaryTerm
from viewer.plain.glossary_files import load_terms
from viewer.plain.term_phrases import Phrase, Phrases
from viewer.plain.term_pieces import Begin, Firsts, Piece, Pieces, joins
from viewer.plain.term_places import (
    closed_spans,
    may_mean_something_else,
    means_something_else,
)
from viewer.plain.term_words import WORD, exact

__all__ = ["TermMatch", "TermMatcher", "load_terms"]

_NEXT = re.compile(rf"([^\w\u0300-\u036f]{{0,16}})({WORD.pattern})")
"""What stands between two words, and the second one."""
_FAR = 64
"""Characters behind a term in which it is seen whether it is part of an address."""


_BLANKED = (
    ("\n", " "),
    (", ", "  "),
    (". ", "  "),
)
"""Signs beside blanks are taken for blanks, to meet fewer different pieces; each as long as before."""


class TermMatch(NamedTuple):
    """A term found: ``text[start:end]`` is a word or words that ``term_id`` explains."""

    start: int
    end: int
    term_id: str


class TermMatcher:
    """Finds the terms of a glossary in texts. Made once; any thread may read.

    Words match whole, with plural, possessive, accents, hyphens and British or American spelling
    written either way; abbreviations only in their own capitals. Where two terms use the same
    words, the first of ``terms`` has them.
    """

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._phrases = Phrases(terms)
        self._pieces = Pieces(self._phrases)
        self._firsts = Firsts(self._phrases)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, not overlapping; at each place the longest.

        The time is that of splitting the text at its blanks and looking each piece up; only
        where a term may stand is anything else done.
        """
        spread = text
        for sign, blanks in _BLANKED:
            spread = spread.replace(sign, blanks)
        pieces = spread.split(" ")
        known = [*map(self._pieces.__getitem__, pieces)]
        hits = [*compress(count(), known)]
        if not hits:
            return ()
        lengths = [*accumulate(map(len, pieces))]
        pieces.append("")
        firsts = self._firsts
        found: list[TermMatch] = []
        free_from = 0
        for number in hits:
            piece = known[number]
            assert piece is not None
            sure, after, _begins = piece
            if after:
                following = pieces[number + 1]
                if following:
                    if not after.isdisjoint(firsts[following]):
                        piece = self._longer(pieces, number) or piece
                        sure, after, _begins = piece
                elif not sure and number + 2 < len(pieces) and not pieces[number + 2]:
                    continue
                else:
                    end = lengths[number] + number
                    after = None if text[end : end + 2].isspace() else after
            if not sure and after is not None:
                continue
            at = lengths[number] + number - len(pieces[number])
            if after is None:
                free_from = self._try(text, at, piece, free_from, found)
                continue
            for start, end, term_id in sure:
                if at + start >= free_from:
                    free_from = at + end
                    found.append(TermMatch(at + start, free_from, term_id))
        return tuple(found)

    def _longer(self, pieces: Sequence[str], number: int) -> Piece | None:
        """What begins in a piece, read together with as many of the next as it takes."""
        run = pieces[number]
        last = number
        while True:
            last += 1
            run = f"{run} {pieces[last]}"
            piece = self._pieces[run]
            if piece is None or not piece.next:
                return piece
            following = pieces[last + 1]
            if not following or piece.next.isdisjoint(self._firsts[following]):
                return piece

    def _try(
        self, text: str, at: int, piece: Piece, free_from: int, found: list[TermMatch]
    ) -> int:
        """Add what begins in a piece that stands at ``at``; where the next term may begin."""
        for begin in piece.begins:
            start = at + begin.start
            if start < free_from:
                continue
            phrase, end = self._longest(text, start, at + begin.end, begin)
            if phrase:
                found.append(TermMatch(start, end, phrase.term.id))
                free_from = end
        return free_from

    def _longest(self, text: str, start: int, end: int, begin: Begin) -> tuple[Phrase | None, int]:
        """The longest phrase at a place, and where it ends."""
        following = _NEXT.match(text, end) if begin.longer else None
        if following is not None:
            meant = self._phrases.meant(following[2])
            for wanted in (f"={exact(following[2])}", meant):
                for phrase in begin.longer.get(wanted, ()):
                    stop = self._end_of(text, end, phrase)
                    if stop and not _is_in_address(text, start, stop):
                        return phrase, stop
        for phrase in begin.single:
            word = phrase.words[0]
            is_doubtful = phrase.is_exact and may_mean_something_else(word)
            if not (is_doubtful and means_something_else(text, start, end, word)):
                return phrase, end
        return None, 0

    def _end_of(self, text: str, end: int, phrase: Phrase) -> int:
        """Where a phrase ends whose first word ends at ``end``; 0 where it does not go on."""
        make = exact if phrase.is_exact else self._phrases.meant
        for joiner, wanted in zip(phrase.joiners, phrase.words[1:], strict=True):
            following = _NEXT.match(text, end)
            if following is None or make(following[2]) != wanted:
                return 0
            if not joins(following[1], joiner):
                return 0
            end = following.end()
        return end


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether a term of several words ends inside an address."""
    behind = text[end : end + 2]
    if len(behind) < 2 or behind[0] not in "@/.:_+" or not behind[1].isalnum():
        return False
    stop = text.find(" ", end)
    piece = text[start : stop if 0 <= stop < end + _FAR else end + _FAR]
    return any(first < end - start for first, _stop in closed_spans(piece))
