"""Hard words found in text: whole words, in any common form, the longest first."""

import re
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from viewer.domain.glossary import GlossaryTerm
from viewer.plain.glossary_files import load_terms
from viewer.plain.term_beside import Read, all_told, told
from viewer.plain.term_phrases import Phrase, Phrases
from viewer.plain.term_pieces import Begin, Sure, joins
from viewer.plain.term_places import (
    closed_spans,
    means_something_else,
)
from viewer.plain.term_senses import NOWHERE, Senses, Setting
from viewer.plain.term_table import Ask, Asks, Entry, Gap, Table
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
        self._table = Table(self._phrases, self._senses)

    def find(self, text: str, where: Setting = NOWHERE) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, not overlapping; at each place the longest.

        The time is that of splitting the text at its blanks and looking each piece up, and where
        a term may begin, the next one; only what then is there costs more.
        """
        table = self._table
        if table.is_full:
            table = self._table = Table(self._phrases, self._senses)
        pieces = text.replace("\n", " ").split(" ")
        known = [*map(table.__getitem__, pieces), None]
        read: Read | None = None
        found: list[TermMatch] = []
        at = last = free_from = 0
        for number in compress(range(len(pieces)), known):
            entry: Entry = known[number]  # type: ignore[assignment]  # no None is a hit
            following = known[number + 1]
            outcome = entry.default if following is None else entry[following]
            if outcome is None:
                continue
            if number:
                at += len(" ".join(pieces[last:number])) + 1
                last = number
            if type(outcome) is Sure:
                start, end, meaning = outcome
            else:
                read = read or Read(text, pieces, known, where)
                if type(outcome) is not Ask:
                    free_from = self._settle(read, number, at, outcome, found, free_from)
                    continue
                start, end = outcome.start, outcome.end
                meaning = told(read, number, at, outcome) if at + start >= free_from else ""
            if meaning and at + start >= free_from:
                free_from = at + end
                found.append(_new(TermMatch, (at + start, free_from, meaning)))
        return tuple(found)

    def _settle(
        self,
        read: Read,
        number: int,
        at: int,
        outcome: object,
        found: list[TermMatch],
        free_from: int,
    ) -> int:
        """Add what there is in piece ``number``, which begins at ``at``; it is free from where."""
        last = number + 1
        while type(outcome) is Entry:
            last += 1
            outcome = outcome[read.known[last]]
        if outcome is not None:
            for start, end, term_id in self._several(read, number, last, at, outcome, free_from):
                if at + start >= free_from:
                    free_from = at + end
                    found.append(TermMatch(at + start, free_from, term_id))
        return free_from

    def _several(
        self, read: Read, number: int, last: int, at: int, outcome: object, free_from: int
    ) -> Iterable[Sure]:
        """What there is in piece ``number``, read with those before piece ``last``."""
        if type(outcome) is Gap:
            if self._goes_on_over_blanks(read, last, outcome.entry):
                return self._try(read, number, at, free_from)
            outcome = outcome.entry.default
        if type(outcome) is Sure:
            return (outcome,)
        if type(outcome) is Ask:
            outcome = Asks(((outcome,),))
        if type(outcome) is Asks:
            return all_told(read, number, at, outcome, free_from)
        return outcome if type(outcome) is tuple else ()

    @staticmethod
    def _goes_on_over_blanks(read: Read, last: int, entry: Entry) -> bool:
        """Whether a term may go on behind the blanks that stand from piece ``last`` on."""
        while last < len(read.pieces) and not read.pieces[last]:
            last += 1
        following = read.known[last]
        if following is None or entry.begin is None:
            return False
        return not entry.begin.next.isdisjoint(following.firsts)

    def _try(self, read: Read, number: int, at: int, free_from: int) -> Iterator[Sure]:
        """What begins in piece ``number``, read with the text around it."""
        entry = read.known[number]
        if entry is None or entry.begin is None:
            return
        for begin in entry.begin.begins:
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

    def _meaning(self, read: Read, start: int, end: int, phrase: Phrase) -> str:
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
