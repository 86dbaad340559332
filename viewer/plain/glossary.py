"""Hard words found in text: whole words, in any common form, the longest first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

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
_PARTS = re.compile(f"({_WORD.pattern})")
"""Splits a text into what is between words and the words, by turns."""
_POSSESSIVE = re.compile(r"['’ʼ´][sS]\Z")
# In these no word is a word: addresses, registry numbers, study codes, figures with a unit. Each
# is looked for only in a text that has its telling signs: most have none.
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REGISTERED = re.compile(r"\b(?:NCT|ISRCTN|ACTRN|ChiCTR|DRKS|JPRN|KCT|CTRI|EUCTR)[\w/-]*\d[\w/-]*")
_REGISTRIES = ("NCT", "CTR", "CTN", "DRKS", "JPRN", "KCT")
_CODE = re.compile(r"\b\d{1,4}-[A-Za-z]{1,3}-\d{2,5}\b")
_CODE_HINT = re.compile(r"-[A-Za-z]{1,3}-\d")
_JOINER = re.compile(r"[ \t\u00a0\u202f]*[-‐‑–]?[ \t\u00a0\u202f]*|['’] ")
_LINE_JOINER = re.compile(r"[ \t\u00a0\u202f\r\n]*")

# Abbreviations that are words when a text shouts.
_ALSO_WORDS = frozenset(
    "ACT AGE AID AIDS ALL AM AN AND ANY ARE ARM ART AS AT BE BID CAN CARE CAT DO FOR HAS HE IF IN "
    "IS IT MAN MAY ME MEN MET MS NO NOT OF ON ONE OR OUT PAIN PET REST SHE SO STAR TEN TO US USE "
    "WAS WHO".split()
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_REMEMBERED = 65536
"""Spellings of words kept in mind; beyond it a matcher starts anew."""


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


class _Start:
    """The phrases that may begin with a word: those of one word, and longer ones by the second."""

    __slots__ = ("_longer", "_longer_exact", "_single")

    def __init__(self, phrases: Sequence[_Phrase]) -> None:
        self._single = tuple(phrase for phrase in phrases if len(phrase.words) == 1)
        self._longer: dict[str, list[_Phrase]] = {}
        self._longer_exact: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            if len(phrase.words) > 1:
                index = self._longer_exact if phrase.exact else self._longer
                index.setdefault(phrase.words[1], []).append(phrase)

    def before(self, second: str) -> Sequence[_Phrase]:
        """Those that may stand where the next word is ``second``, the longest first."""
        if not self._longer and not self._longer_exact:
            return self._single
        longer = self._longer.get(_stem(second), ())
        exact = self._longer_exact.get(_exact_word(second)) if self._longer_exact else None
        if exact:
            return (*sorted((*exact, *longer), key=_longest_first), *self._single)
        return (*longer, *self._single) if longer else self._single


def _longest_first(phrase: _Phrase) -> tuple[int, bool]:
    return -len(phrase.words), not phrase.exact


class _Starts(dict[str, _Start | None]):
    """For each word met so far, what may begin with it; None for nearly every word of a text."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        super().__init__()
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            index = self._exact if phrase.exact else self._stems
            index.setdefault(phrase.words[0], []).append(phrase)

    def __missing__(self, word: str) -> _Start | None:
        found = [*self._exact.get(_exact_word(word), ()), *self._stems.get(_stem(word), ())]
        start = _Start(sorted(found, key=_longest_first)) if found else None
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = start
        return start


class _Words:
    """The words of a text: word number n is ``parts[2 * n + 1]``, from ``ends[2 * n]`` on.

    ``parts`` are by turns what is between words and the words; ``ends`` is where each part ends.
    """

    __slots__ = ("ends", "parts", "text", "words")

    def __init__(self, text: str, parts: list[str], words: list[str]) -> None:
        self.text = text
        self.parts = parts
        self.words = words
        self.ends = list(accumulate(map(len, parts)))


class TermMatcher:
    """Finds the terms of a glossary in texts. Made once; any thread may read.

    Words match whole, with plural, possessive, accents and hyphens written either way;
    abbreviations only in their own capitals. Where two terms use the same words, the first of
    ``terms`` has them.
    """

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._starts = _Starts(_phrases(terms))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, not overlapping; at each place the longest."""
        parts = _PARTS.split(text)
        words = parts[1::2]
        starts = [*map(self._starts.__getitem__, words)]
        hits = [(at, start) for at, start in enumerate(starts) if start is not None]
        if not hits:
            return ()
        read = _Words(text, parts, words)
        closed: list[tuple[int, int]] | None = None
        found: list[TermMatch] = []
        free_from = 0
        words.append("")  # what follows the last word
        for at, start in hits:
            if at < free_from:
                continue
            for phrase in start.before(words[at + 1]):
                place = _place_of(read, at, phrase)
                if place is None:
                    continue
                closed = _closed_spans(text) if closed is None else closed
                if closed and any(first < place[1] and place[0] < stop for first, stop in closed):
                    continue
                found.append(TermMatch(*place, phrase.term_id))
                free_from = at + len(phrase.words)
                break
        return tuple(found)


def _closed_spans(text: str) -> list[tuple[int, int]]:
    patterns = []
    if "://" in text or "www." in text:
        patterns.append(_LINK)
    if "@" in text:
        patterns.append(_MAIL)
    if any(sign in text for sign in _REGISTRIES):
        patterns.append(_REGISTERED)
    if _CODE_HINT.search(text):
        patterns.append(_CODE)
    return [found.span() for pattern in patterns for found in pattern.finditer(text)]


def _joins(between: str, joiner: str) -> bool:
    if between == " ":
        return not joiner
    if joiner:
        return between == joiner
    return bool(_JOINER.fullmatch(between) or _LINE_JOINER.fullmatch(between))


def _place_of(read: _Words, at: int, phrase: _Phrase) -> tuple[int, int] | None:
    """Where the phrase, whose first word fits word number ``at``, starts and ends; else None."""
    last = at + len(phrase.words) - 1
    if last > at and not _goes_on(read, at, phrase):
        return None
    start, end = read.ends[2 * at], read.ends[2 * last + 1]
    if _is_part_of_code(read.text, start, end):
        return None
    if phrase.exact and _means_something_else(read.words, at, phrase.words[0]):
        return None
    return start, end


def _goes_on(read: _Words, at: int, phrase: _Phrase) -> bool:
    """Whether the words after word number ``at`` are those of the phrase."""
    make = _exact_word if phrase.exact else _stem
    wanted = phrase.words[1:]
    following = read.words[at + 1 : at + 1 + len(wanted)]
    if tuple(map(make, following)) != wanted:
        return False
    between = read.parts[2 * at + 2 : 2 * (at + len(wanted)) + 1 : 2]
    return all(map(_joins, between, phrase.joiners))


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


def _means_something_else(words: list[str], at: int, abbreviation: str) -> bool:
    """Whether an abbreviation is a shouted word here, or a Roman number: "stage IV"."""
    if abbreviation in _ALSO_WORDS:
        return _is_shouted(words, at)
    if not _ROMAN.fullmatch(abbreviation):
        return False
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    is_counted = _stem(before) in _COUNTED_IN_ROMAN or before[:-1] in {"III", "II"}
    return is_counted or any(_ROMAN.fullmatch(word) for word in (before, after))


def _is_shouted(words: list[str], at: int) -> bool:
    """Whether the words beside are in capitals, too, or there are none."""
    beside = [words[near] for near in (at - 1, at + 1) if 0 <= near < len(words)]
    return any(word.isupper() and len(word) > 3 and word.isalpha() for word in beside)
