"""The ways to write each term of a glossary, as words in a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.domain.glossary import GlossaryTerm
from viewer.plain.term_forms import Ends, roots
from viewer.plain.term_places import may_mean_something_else
from viewer.plain.term_senses import needs_neighbours
from viewer.plain.term_words import WORD, exact, folded, forms, plurals

_BLANKS = r"[ \t\u00a0\u202f]*"
JOINER = re.compile(rf"{_BLANKS}[-‐‑–]?\r?\n?{_BLANKS}|['’] |{_BLANKS}\r?\n{_BLANKS}")
"""What may stand between two words of a term: blanks, a line's end, or one hyphen."""

ANYTHING = "*"
"""Stands for a next piece of text that has to be looked at: it does not begin with a word."""
SIGN = "("
"""Stands for a next piece that begins with a sign with which the words between two of a phrase
may go on."""

_PREFIX = re.compile(
    r"\b(anti|bio|cardio|co|electro|endo|immuno|inter|intra|micro|multi|neo|neuro|non|para|peri"
    r"|post|pre|pseudo|psycho|radio|re|semi|sub|trans)(?=[a-z]{4})",
    re.IGNORECASE,
)
"""Beginnings of words that are also written with a hyphen: "multi-center"."""
_HYPHENATED = re.compile(r"(?<=\w)[-‐‑](?=\w)")


class Phrase(NamedTuple):
    """A way to write a term. ``words`` stand for all their forms, or are the very words when
    ``is_exact``; ``joiners`` are what stands between two words, "" for blanks or one hyphen.
    """

    words: tuple[str, ...]
    joiners: tuple[str, ...]
    term_id: str
    is_exact: bool
    is_doubtful: bool = False
    """Whether it takes the words around to know what it means, if anything."""


class Start:
    """The phrases that begin with one word."""

    __slots__ = ("after_word", "goes_on", "longer", "next", "odd_joiners", "single")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        ordered = sorted(phrases, key=_longest_first)
        self.single = [phrase for phrase in ordered if len(phrase.words) == 1]
        self.longer: dict[str, list[Phrase]] = {}
        """Those of several words by the second, as :func:`key` has it; the longest first."""
        for phrase in ordered:
            if len(phrase.words) > 1:
                self.longer.setdefault(key(phrase, 1), []).append(phrase)
        over_blank = [each for each in ordered if len(each.words) > 1 and _is_blank(each, 0)]
        self.next = frozenset({ANYTHING, *(key(each, 1) for each in over_blank)})
        """What the next piece may begin with, where the word is the last of its own."""
        self.goes_on = bool(over_blank)
        self.odd_joiners = tuple({each.joiners[0] for each in over_blank} - {""})
        with_sign = any(joiner[0] == " " and len(joiner) > 1 for joiner in self.odd_joiners)
        after = self.next | {SIGN} if with_sign else self.next
        self.after_word = after if over_blank else frozenset[str]()
        """The same where the word is the whole piece."""


class Phrases:
    """All ways to write the terms of a glossary, by their first words."""

    def __init__(self, terms: Sequence[GlossaryTerm]) -> None:
        raw = [*_raw(terms)]
        self.forms = forms(
            (word for each in raw if not each.is_exact for word in each.words), _letters(terms)
        )
        same: dict[str, list[Phrase]] = {}
        others: dict[str, dict[Phrase, None]] = {}
        for each in raw:
            if each.is_exact:
                same.setdefault(each.words[0], []).append(each)
                continue
            words = tuple(map(self.forms.__getitem__, each.words))
            # Singular and plural are the same now, and stay one.
            others.setdefault(words[0], {})[each._replace(words=words)] = None
        self._listed = frozenset(each.words[0] for each in raw if not each.is_exact)
        ends = _ends(terms)
        for word, phrases in others.items():
            is_kind = ends.of(word) if all(len(each.words) > 1 for each in phrases) else None
            if is_kind is not None:
                phrases[is_kind] = None
        self._ends = ends
        self._others = {word: Start(found) for word, found in others.items()}
        self._same = {
            word: Start([*found, *others.get(self.meant(word), ())]) for word, found in same.items()
        }

        every = [each for found in (*same.values(), *map(list, others.values())) for each in found]
        self.signs = frozenset(
            part[0] for each in every for joiner in each.joiners for part in joiner.split()[:1]
        )
        """Signs between two words of a phrase, with which a piece may begin."""
        self.next = frozenset(
            {ANYTHING, *(key(each, at) for each in every for at in range(1, len(each.words)))}
        )
        """What a piece may begin with that a phrase goes on with."""

    def meant(self, word: str) -> str:
        """The form that stands for a word of a text, "" where the glossary does not have it."""
        return self.forms.get(folded(word), "")

    def starting(self, word: str) -> Start | None:
        """The phrases that may begin with a word of a text; None for most words."""
        if word[-2:-1].isupper() or not word[-1:].islower():
            found = self._same.get(exact(word))
            if found is not None:
                return found
        plain = folded(word)
        found = self._others.get(self.forms.get(plain, ""))
        return found if found is not None or not plain.isalpha() else self._like(plain)

    def _like(self, word: str) -> Start | None:
        """What explains a word, folded, that no term holds: it is a form or a kind of one."""
        for root in roots(word):
            start = self._others.get(self.forms[root]) if root in self._listed else None
            if start is not None and start.single:
                phrase = start.single[0]
                return None if phrase.is_exact or phrase.is_doubtful else Start([phrase])
        kind = self._ends.of(word)
        return None if kind is None else Start([kind])


def _ends(terms: Iterable[GlossaryTerm]) -> Ends[Phrase]:
    """What words are by their ends, as the terms have it."""
    known: dict[str, Phrase] = {}
    others: list[str] = []
    for term in terms:
        for ending in term.endings:
            plain = folded(ending)
            for each in (plain, *plurals(plain)):
                known.setdefault(each, Phrase((f"-{plain}",), (), term.id, is_exact=False))
        for other in map(folded, term.endings_not):
            others += (other, *plurals(other))
    return Ends(known, others)


def _is_blank(phrase: Phrase, number: int) -> bool:
    """Whether a blank may stand behind a word of a phrase."""
    joiner = phrase.joiners[number]
    return not joiner or " " in joiner


def key(phrase: Phrase, number: int) -> str:
    """How a word of a phrase is looked up: exact words apart from the others."""
    return f"={phrase.words[number]}" if phrase.is_exact else phrase.words[number]


def _letters(terms: Sequence[GlossaryTerm]) -> frozenset[str]:
    """The words, folded, that stand in capitals in a term and in no other way in any."""
    words = [
        word
        for term in terms
        for text in (term.term, *term.aliases)
        for word in WORD.findall(text)
        if len(word) > 1
    ]
    return frozenset(folded(word) for word in words if word.isupper()) - frozenset(
        folded(word) for word in words if not word.isupper()
    )


def _longest_first(phrase: Phrase) -> tuple[int, bool]:
    return -len(phrase.words), not phrase.is_exact


def _raw(terms: Iterable[GlossaryTerm]) -> Iterator[Phrase]:
    """Every way to write each term, its words folded but not yet one form for all."""
    for term in terms:
        seen: set[Phrase] = set()
        ways = [(text, False) for text in (term.term, *term.aliases)]
        ways += [(text, True) for text in term.abbreviations]
        for text, is_exact in ways:
            for spelling in _spellings(text, is_exact=is_exact):
                phrase = _phrase(spelling, term, is_exact=is_exact)
                if phrase and phrase not in seen:
                    seen.add(phrase)
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
    made = tuple(map(make, words))
    is_doubtful = needs_neighbours(term) or (
        is_exact and len(made) == 1 and may_mean_something_else(made[0])
    )
    return Phrase(made, tuple(joiners), term.id, is_exact, is_doubtful)


def _is_abbreviation(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper()
