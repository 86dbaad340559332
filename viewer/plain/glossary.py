"""Hard words found in text: whole words, in any common form, the longest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count
from typing import NamedTuple

from viewer.domain.glossary import GlossaryTerm
from viewer.plain.glossary_files import load_terms
from viewer.plain.term_phrases import Phrase, Phrases
from viewer.plain.term_pieces import Begin, Firsts, Piece, Pieces, Sure, joins
from viewer.plain.term_places import (
    closed_spans,
    means_something_else,
)
from viewer.plain.term_senses import NEAR, NOWHERE, Senses, Setting
from viewer.plain.term_words import WORD, exact

__all__ = ["Setting", "TermMatch", "TermMatcher", "load_terms"]

_NEXT = re.compile(rf"([^\w\u0300-\u036f]{{0,16}})({WORD.pattern})")
"""What stands between two words, and the second one."""
_FAR = 64
"""Characters behind a term in which it is seen whether it is part of an address."""


class TermMatch(NamedTuple):
    """A term found: ``text[start:end]`` is a word or words that ``term_id`` explains.

    Of a word with several meanings it is the id of the sense.
    """

    start: int
    end: int
    term_id: str


_new = tuple.__new__
"""Makes a match in half the time."""


class _Read(NamedTuple):
    """A text, its pieces, and the characters before each without the blanks."""

    text: str
    pieces: list[str]
    starts: list[int]
    where: Setting


class TermMatcher:
    """Finds the terms of a glossary in texts. Made once; any thread may read.

    Words match whole, with plural, possessive, accents, hyphens and British or American spelling
    written either way; abbreviations only in their own capitals. Where two terms use the same
    words, the first of ``terms`` has them.
    """

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        terms = tuple(terms)
        self._phrases = Phrases(terms)
        self._senses = Senses(terms)
        self._pieces = Pieces(self._phrases)
        self._firsts = Firsts(self._phrases)

    def find(self, text: str, where: Setting = NOWHERE) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, not overlapping; at each place the longest.

        The time is that of splitting the text at its blanks and looking each piece up; only
        where a term may stand is anything else done.
        """
        pieces = text.replace("\n", " ").split(" ")
        known = [*map(self._pieces.__getitem__, pieces)]
        hits = [*compress(count(), known)]
        if not hits:
            return ()
        starts = [*accumulate(map(len, pieces), initial=0)]
        pieces.append("")
        found: list[TermMatch] = []
        free_from = 0
        for number in hits:
            piece: Piece = known[number]  # type: ignore[assignment]  # those that are None are no hits
            sure, settled = piece[:2]
            if settled is not None:
                ready = settled.get(pieces[number + 1])
                if ready is None:
                    sure = self._settle(
                        _Read(text, pieces, starts, where), number, piece, free_from
                    )
                else:
                    sure = ready
            if sure:
                at = starts[number] + number
                for start, end, term_id in sure:
                    if at + start >= free_from:
                        free_from = at + end
                        found.append(_new(TermMatch, (at + start, free_from, term_id)))
        return tuple(found)

    def _settle(self, read: "_Read", number: int, piece: Piece, free_from: int) -> tuple[Sure, ...]:
        """What there is in piece ``number``, read with what follows it."""
        pieces = read.pieces
        following = pieces[number + 1]
        if following and not piece.next.isdisjoint(self._firsts[following]):
            last, length = self._longest(pieces, number)
            if last is None or last.is_clear:
                sure = last.sure if last else ()
                if length == 2 and (last is None or not last.next):
                    # What may go on with a third word is asked anew: it depends on that word.
                    piece.remember(following, sure)
                return sure
        elif piece.is_clear and not self._has_blanks(read, number):
            if following:
                piece.remember(following, piece.sure)
            return piece.sure
        elif piece.doubtful is not None:
            return self._told(read, number, piece.doubtful)
        return tuple(self._try(read, number, piece, free_from))

    def _told(self, read: "_Read", number: int, doubtful: Sure) -> tuple[Sure, ...]:
        """What the words beside piece ``number`` tell that it is."""
        start, end, term_id = doubtful
        meaning = self._senses.of_piece(term_id, read.pieces, number, read.where)
        if meaning is None:
            if self._has_line_end(read, number):
                at = read.starts[number] + number
                beside = self._senses.beside(read.text, at + start, at + end)
            else:
                beside = self._senses.beside_pieces(read.pieces, number)
            meaning = self._senses.meaning(term_id, beside, read.where)
        return (Sure(start, end, meaning),) if meaning else ()

    @staticmethod
    def _has_blanks(read: "_Read", number: int) -> bool:
        """Whether two blanks stand behind a piece, over which a term may go on."""
        if read.pieces[number + 1]:
            return False
        end = read.starts[number] + number + len(read.pieces[number])
        return read.text[end : end + 2].isspace()

    def _longest(self, pieces: Sequence[str], number: int) -> tuple[Piece | None, int]:
        """What begins in a piece, read together with as many of the next as it takes."""
        run = pieces[number]
        last = number
        while True:
            last += 1
            run = f"{run} {pieces[last]}"
            piece = self._pieces[run]
            if piece is None or not piece.next:
                break
            following = pieces[last + 1]
            if not following or piece.next.isdisjoint(self._firsts[following]):
                break
        return piece, last + 1 - number

    def _try(self, read: "_Read", number: int, piece: Piece, free_from: int) -> Iterator[Sure]:
        """What begins in piece ``number``, read with the text around it."""
        at = read.starts[number] + number
        for begin in piece.begins:
            start = at + begin.start
            if start < free_from:
                continue
            for phrase, end in self._standing(read.text, at + begin.end, begin):
                meaning = self._meaning(read, start, end, phrase)
                if meaning:
                    yield Sure(begin.start, end - at, meaning)
                    free_from = end
                    break

    def _standing(self, text: str, end: int, begin: Begin) -> Iterator[tuple[Phrase, int]]:
        """The phrases that stand where a first word ends at ``end``, and where they end."""
        following = _NEXT.match(text, end) if begin.phrases.longer else None
        if following is not None:
            meant = self._phrases.meant(following[2])
            for wanted in (f"={exact(following[2])}", meant):
                for phrase in begin.phrases.longer.get(wanted, ()):
                    stop = self._end_of(text, end, phrase)
                    if stop:
                        yield phrase, stop
        for phrase in begin.phrases.single:
            yield phrase, end

    def _meaning(self, read: "_Read", start: int, end: int, phrase: Phrase) -> str:
        """What a phrase that stands in a text explains there; "" for nothing."""
        text = read.text
        if len(phrase.words) > 1 and _is_in_address(text, start, end):
            return ""
        if not phrase.is_doubtful:
            return phrase.term_id
        if phrase.is_exact and means_something_else(text, start, end, phrase.words[0]):
            return ""
        beside = self._senses.beside(text, start, end)
        return self._senses.meaning(phrase.term_id, beside, read.where)

    @staticmethod
    def _has_line_end(read: "_Read", number: int) -> bool:
        """Whether a line ends near a piece: words on the other side are no neighbours."""
        first, last = max(0, number - NEAR), min(len(read.pieces) - 2, number + NEAR)
        return read.text.find("\n", read.starts[first] + first, read.starts[last + 1] + last) >= 0

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
