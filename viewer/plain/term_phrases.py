"""The ways to write each term of a glossary, as words in a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from viewer.domain.glossary import GlossaryTerm
from viewer.plain.term_words import WORD, exact, folded, forms

_BLANKS = r"[ \t\u00a0\u202f]*"
JOINER = re.compile(rf"{_BLANKS}[-‐‑–]?\r?\n?{_BLANKS}|['’] |{_BLANKS}\r?\n{_BLANKS}")
"""What may stand between two words of a term: blanks, a line's end, or one hyphen."""

_PREFIX = re.compile(
    r"\b(anti|bio|cardio|co|electro|endo|immuno|inter|intra|micro|multi|neo|neuro|non|para|peri"
    r"|post|pre|pseudo|psycho|radio|re|semi|sub|trans)(?=[a-z]{4})",
    re.IGNORECASE,
)
"""Beginnings of words that are also written with a hyphen: "multi-center"."""
_HYPHENATED = re.compile(r"(?<=\w)[-‐‑](?=\w)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to write a term. ``words`` stand for all their forms, or are the very words when
    ``is_exact``; ``joiners`` are what stands between two words, "" for blanks or one hyphen.
    """

    words: tuple[str, ...]
    joiners: tuple[str, ...]
    term: GlossaryTerm
    is_exact: bool


class Phrases:
    """All ways to write the terms of a glossary, by their first words, the longest first."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        raw = [*_raw(terms)]
        self.forms = forms(word for each in raw if not each.is_exact for word in each.words)
        self._exact: dict[str, list[Phrase]] = {}
        self._others: dict[str, list[Phrase]] = {}
        for each in raw:
            words = each.words if each.is_exact else tuple(map(self.forms.__getitem__, each.words))
            phrase = Phrase(words, each.joiners, each.term, each.is_exact)
            index = self._exact if each.is_exact else self._others
            index.setdefault(words[0], []).append(phrase)
        for index in (self._exact, self._others):
            for found in index.values():
                found.sort(key=_longest_first)

    def meant(self, word: str) -> str:
        """The form that stands for a word of a text, "" where the glossary does not have it."""
        return self.forms.get(folded(word), "")

    def starting(self, word: str) -> Sequence[Phrase]:
        """The phrases that may begin with a word of a text, the longest first."""
        others = self._others.get(self.meant(word), ())
        same = self._exact.get(exact(word)) if self._exact else None
        if not same:
            return others
        return sorted((*same, *others), key=_longest_first) if others else same


def _longest_first(phrase: Phrase) -> tuple[int, bool]:
    return -len(phrase.words), not phrase.is_exact


def _raw(terms: Iterable[GlossaryTerm]) -> Iterator[Phrase]:
    """Every way to write each term, its words folded but not yet one form for all."""
    for term in terms:
        seen: set[tuple[object, ...]] = set()
        ways = [(text, False) for text in (term.term, *term.aliases)]
        ways += [(text, True) for text in term.abbreviations]
        for text, is_exact in ways:
            for spelling in _spellings(text, is_exact=is_exact):
                phrase = _phrase(spelling, term, is_exact=is_exact)
                if phrase and (phrase.words, phrase.is_exact) not in seen:
                    seen.add((phrase.words, phrase.is_exact))
                    yield phrase


def _spellings(text: str, *, is_exact: bool) -> Iterator[str]:
    yield text
    if is_exact:
        return
    if _HYPHENATED.search(text) and not re.search(r"\d", text):
        # "follow-up" is also written "followup".
        yield _HYPHENATED.sub("", text)
    if _PREFIX.search(text):
        yield _PREFIX.sub(r"\1-", text)


def _phrase(text: str, term: GlossaryTerm, *, is_exact: bool) -> Phrase | None:
    found = list(WORD.finditer(text))
    if not found:
        return None
    words = [match[0] for match in found]
    joiners = []
    for before, after in pairwise(found):
        between = text[before.end() : after.start()]
        joiners.append("" if JOINER.fullmatch(between) else between)
    is_exact = is_exact or _is_abbreviation(words)
    make = exact if is_exact else folded
    return Phrase(tuple(map(make, words)), tuple(joiners), term, is_exact)


def _is_abbreviation(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper()
