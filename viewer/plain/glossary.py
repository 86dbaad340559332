"""Hard words found in text: whole words, in any common form, the longest first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from viewer.domain.glossary import GlossaryTerm
from viewer.plain.glossary_files import load_terms

__all__ = ["TermMatch", "TermMatcher", "load_terms"]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found: ``text[start:end]`` is a word or words that ``term_id`` explains."""

    start: int
    end: int
    term_id: str


_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’ʼ´][sS]\b)?")
_POSSESSIVE = re.compile(r"['’ʼ´][sS]\Z")
# In these no word is a word: addresses, registry numbers, study codes, figures with a unit.
_CLOSED = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:NCT|ISRCTN|ACTRN|ChiCTR|DRKS|JPRN|KCT|CTRI|EUCTR)[\w/-]*\d[\w/-]*"
    r"|\b\d{1,4}-[A-Za-z]{1,3}-\d{2,5}\b"
)
_CLOSED_HINT = re.compile(r"@|://|www\.|[A-Z]\d{4}|CTRI/|-\d", re.ASCII)
_JOINER = re.compile(r"[ \t\u00a0\u202f]*[-‐‑–]?[ \t\u00a0\u202f]*|['’] ")
_LINE_JOINER = re.compile(r"[ \t\u00a0\u202f\r\n]*")

# Abbreviations that are words when a text shouts.
_ALSO_WORDS = frozenset(
    "ACT AGE AID AIDS ALL AM AN AND ANY ARE ARM ART AS AT BE BID CAN CARE CAT DO FOR HAS HE IF IN "
    "IS IT MAN MAY ME MEN MET MS NO NOT OF ON ONE OR OUT PAIN PET REST SHE SO STAR TEN TO US USE "
    "WAS WHO".split()
)
_ROMAN = re.compile(r"[IVX]{1,5}")


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """The word without capitals, accents and possessive."""
    plain = _POSSESSIVE.sub("", word)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain.casefold()


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """What singular and plural of an English word have in common; not itself a word."""
    folded = _folded(word)
    if len(folded) < 3 or not folded.isalpha():
        return folded
    if folded.endswith("sis"):
        return folded[:-2]
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        folded = folded[:-1]
    if folded.endswith("e"):
        return folded[:-1]
    if folded.endswith("y"):
        return f"{folded[:-1]}i"
    return folded


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A way to write a term. ``words`` are stems, or the very words when ``exact``."""

    words: tuple[str, ...]
    joiners: tuple[str, ...]
    """What has to stand between two words; "" stands for blanks or one hyphen."""
    term_id: str
    exact: bool


_Word: TypeAlias = re.Match[str]


def _is_abbreviation(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper()


def _exact_word(word: str) -> str:
    """An abbreviation without possessive and plural: "SAEs" gives "SAE"."""
    bare = _POSSESSIVE.sub("", word)
    return bare[:-1] if len(bare) > 2 and bare[-1] == "s" and bare[-2].isupper() else bare


def _phrase(text: str, term_id: str, *, exact: bool) -> _Phrase | None:
    found = list(_WORD.finditer(text))
    if not found:
        return None
    words = [match[0] for match in found]
    joiners = []
    for before, after in pairwise(found):
        between = text[before.end() : after.start()]
        joiners.append("" if _JOINER.fullmatch(between) else between)
    exact = exact or _is_abbreviation(words)
    make = _exact_word if exact else _stem
    return _Phrase(tuple(make(word) for word in words), tuple(joiners), term_id, exact)


def _spellings(text: str) -> Iterator[str]:
    yield text
    if re.fullmatch(r"\w+[-‐‑]\w+", text):
        # "follow-up" is also written "followup".
        yield re.sub(r"[-‐‑]", "", text)


def _phrases(terms: Iterable[GlossaryTerm]) -> Iterator[_Phrase]:
    for term in terms:
        ways = [(text, False) for text in (term.term, *term.aliases)]
        ways += [(text, True) for text in term.abbreviations]
        for text, exact in ways:
            for spelling in _spellings(text):
                phrase = _phrase(spelling, term.id, exact=exact)
                if phrase:
                    yield phrase


class TermMatcher:
    """Finds the terms of a glossary in texts. Made once; thread-safe to read.

    Words match whole, with plural, possessive, accents and hyphens written either way;
    abbreviations only in their own capitals. Where two terms use the same words, the first of
    ``terms`` has them.
    """

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for phrase in _phrases(terms):
            index = self._exact if phrase.exact else self._stems
            index.setdefault(phrase.words[0], []).append(phrase)
        for index in (self._exact, self._stems):
            for phrases in index.values():
                phrases.sort(key=lambda phrase: -len(phrase.words))
        self._candidates = lru_cache(maxsize=65536)(self._find_candidates)

    def _find_candidates(self, word: str) -> tuple[_Phrase, ...]:
        found = [*self._exact.get(_exact_word(word), ()), *self._stems.get(_stem(word), ())]
        return tuple(sorted(found, key=lambda phrase: (-len(phrase.words), not phrase.exact)))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, not overlapping; at each place the longest."""
        words = list(_WORD.finditer(text))
        candidates = self._candidates
        closed: list[tuple[int, int]] | None = None
        found: list[TermMatch] = []
        free_from = 0
        for at, word in enumerate(words):
            phrases = candidates(word[0])
            if not phrases or word.start() < free_from:
                continue
            for phrase in phrases:
                end = _end_of(text, words, at, phrase)
                if end is None:
                    continue
                closed = _closed_spans(text) if closed is None else closed
                if any(start < end and word.start() < stop for start, stop in closed):
                    continue
                found.append(TermMatch(word.start(), end, phrase.term_id))
                free_from = end
                break
        return tuple(found)


def _closed_spans(text: str) -> list[tuple[int, int]]:
    if not _CLOSED_HINT.search(text):
        return []
    return [match.span() for match in _CLOSED.finditer(text)]


def _joins(between: str, joiner: str) -> bool:
    if joiner:
        return between == joiner
    return bool(_JOINER.fullmatch(between) or _LINE_JOINER.fullmatch(between))


def _end_of(text: str, words: list[_Word], at: int, phrase: _Phrase) -> int | None:
    """Where the phrase ends in ``text`` if it begins with word number ``at``, else None."""
    last = at + len(phrase.words) - 1
    if last >= len(words):
        return None
    make = _exact_word if phrase.exact else _stem
    for offset, wanted in enumerate(phrase.words[1:], 1):
        word = words[at + offset]
        between = text[words[at + offset - 1].end() : word.start()]
        if make(word[0]) != wanted or not _joins(between, phrase.joiners[offset - 1]):
            return None
    if _is_part_of_code(text, words[at].start(), words[last].end()):
        return None
    if phrase.exact and _means_something_else(words, at, phrase.words[0]):
        return None
    return words[last].end()


def _is_part_of_code(text: str, start: int, end: int) -> bool:
    """Whether letters are glued to figures or units: "13-N-0017", "10^9/L", "AB-101", "8mg/ml"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len(after) == 2 and after[0] in "-‐‑^" and after[1].isdigit():
        return text[start:end].isupper()
    if end - start > 3 or not before:
        return False
    is_unit = before[-1] in "/^·" and (text[start].islower() or end - start == 1)
    return is_unit or (len(before) == 2 and before[0].isdigit() and before[1] in "-/^")


_COUNTED_IN_ROMAN = frozenset(
    _stem(word)
    for word in "stage grade class phase type category level part factor group step nerve "
    "angiotensin collagen nyha".split()
)


def _means_something_else(words: list[_Word], at: int, abbreviation: str) -> bool:
    """Whether an abbreviation is a shouted word here, or a Roman number: "stage IV"."""
    if abbreviation in _ALSO_WORDS:
        return _is_shouted(words, at)
    if not _ROMAN.fullmatch(abbreviation):
        return False
    before = words[at - 1][0] if at else ""
    after = words[at + 1][0] if at + 1 < len(words) else ""
    is_counted = _stem(before) in _COUNTED_IN_ROMAN or before[:-1] in {"III", "II"}
    return is_counted or any(_ROMAN.fullmatch(word) for word in (before, after))


def _is_shouted(words: list[_Word], at: int) -> bool:
    """Whether the words beside are in capitals, too, or there are none."""
    beside = [words[near][0] for near in (at - 1, at + 1) if 0 <= near < len(words)]
    return any(word.isupper() and len(word) > 3 and word.isalpha() for word in beside)
