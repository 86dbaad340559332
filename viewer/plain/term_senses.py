"""Which meaning a word has where it stands, by tab, field and neighbouring words.

Silence is an answer: where neighbours do not tell, or tell two things, nothing is explained.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.domain.glossary import GlossaryTerm, TermContext
from viewer.plain.term_words import WORD, folded, forms

NEAR = 6
"""Words on either side that count as near, in the same sentence."""
_FAR = 120
"""Characters on either side that are read for them."""
_KEPT = 65536
SENTENCE_END = re.compile(r"[.!?]['\"’”)\]]*\s")


class Setting(NamedTuple):
    """Where a text stands: the tab that shows it, and its path in the record; "" is unknown."""

    tab: str = ""
    path: str = ""


NOWHERE = Setting()


class _Neighbours:
    """Words and phrases that are looked for beside a word."""

    __slots__ = ("_by_first", "_by_last", "_firsts", "_words")

    def __init__(self, texts: Iterable[str], known: dict[str, str]) -> None:
        self._words: set[str] = set()
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for text in texts:
            words = tuple(known[folded(word)] for word in WORD.findall(text))
            if len(words) == 1:
                self._words.add(words[0])
            elif words:
                self._by_first.setdefault(words[0], []).append(words)
                self._by_last.setdefault(words[-1], []).append(words)
        self._firsts = self._by_first.keys()

    def __bool__(self) -> bool:
        return bool(self._words or self._by_first)

    def stand_in(self, words: Sequence[str]) -> bool:
        """Whether one of them stands among the words."""
        if not self._words.isdisjoint(words):
            return True
        if not self._by_first or self._firsts.isdisjoint(words):
            return False
        return any(
            tuple(words[at : at + len(phrase)]) == phrase
            for at, word in enumerate(words)
            for phrase in self._by_first.get(word, ())
        )

    def end(self, words: Sequence[str]) -> bool:
        """Whether the words end in one of them."""
        if not words:
            return False
        if words[-1] in self._words:
            return True
        phrases = self._by_last.get(words[-1], ())
        return any(tuple(words[-len(phrase) :]) == phrase for phrase in phrases)

    def begin(self, words: Sequence[str]) -> bool:
        """Whether the words begin with one of them."""
        if not words:
            return False
        if words[0] in self._words:
            return True
        phrases = self._by_first.get(words[0], ())
        return any(tuple(words[: len(phrase)]) == phrase for phrase in phrases)


class Beside(NamedTuple):
    """The words before and after a place, in the same sentence, nearest ones only."""

    before: list[str]
    after: list[str]


class _Context:
    """A :class:`TermContext`, ready to be asked often."""

    def __init__(self, when: TermContext, known: dict[str, str]) -> None:
        self._tabs = frozenset(when.tabs)
        self._fields = when.fields
        self._before = _Neighbours(when.before, known)
        self._after = _Neighbours(when.after, known)
        self._near = _Neighbours(when.near, known)
        self._not_before = _Neighbours(when.not_before, known)
        self._not_after = _Neighbours(when.not_after, known)
        self._not_near = _Neighbours(when.not_near, known)
        self._telling = marks_of((*when.before, *when.after, *when.near), known)
        self._forbidding = marks_of((*when.not_before, *when.not_after, *when.not_near), known)

    @property
    def heeds_place(self) -> bool:
        """Whether the tab or the field counts."""
        return bool(self._tabs or self._fields)

    def has_grounds(self) -> bool:
        """Whether anything is asked for, and not only forbidden."""
        return bool(self._tabs or self._fields or self._telling)

    def is_forbidden(self, beside: Beside) -> bool:
        """Whether a neighbour says that it is not this."""
        before, after = beside
        if self._forbidding.isdisjoint(before) and self._forbidding.isdisjoint(after):
            return False
        return (
            self._not_before.end(before)
            or self._not_after.begin(after)
            or self._not_near.stand_in(before)
            or self._not_near.stand_in(after)
        )

    def holds(self, beside: Beside, where: Setting) -> bool:
        """Whether everything that is asked for is there, and nothing that forbids it."""
        if self._tabs and where.tab not in self._tabs:
            return False
        if self._fields and not any(field in where.path for field in self._fields):
            return False
        if self._telling and not self._is_told(beside):
            return False
        return not self.is_forbidden(beside)

    def _is_told(self, beside: Beside) -> bool:
        before, after = beside
        if self._telling.isdisjoint(before) and self._telling.isdisjoint(after):
            return False
        return (
            self._before.end(before)
            or self._after.begin(after)
            or self._near.stand_in(before)
            or self._near.stand_in(after)
        )


def marks_of(texts: Iterable[str], known: dict[str, str]) -> frozenset[str]:
    """Of each word or phrase its longest word: without that one it is not there either."""
    return frozenset(
        known[folded(max(WORD.findall(text), key=len))] for text in texts if WORD.search(text)
    )


def words_of(texts: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """All words of words and phrases, each by itself."""
    words = (known[folded(word)] for text in texts for word in WORD.findall(text))
    return {word: word for word in words}


class Rules(NamedTuple):
    """What tells the meaning of one term.

    ``neighbours``: where none of these words is near, nothing beside the term bears on it.
    ``words``: all words it looks for, each by itself. ``heeds_place``: whether the tab or the
    field counts.
    """

    term_id: str
    own: _Context
    senses: tuple[tuple[str, _Context], ...]
    default: int | None
    neighbours: frozenset[str]
    words: dict[str, str]
    heeds_place: bool


class _Tokens(dict[str, tuple[tuple[str, ...], bool]]):
    """For what stands between two blanks: its words, "" for those that are nobody's neighbours,
    and whether a sentence ends with it.
    """

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, token: str) -> tuple[tuple[str, ...], bool]:
        words = tuple(self._known.get(folded(word), "") for word in WORD.findall(token))
        found = words, bool(SENTENCE_END.search(f"{token} "))
        if len(self) >= _KEPT:
            self.clear()
        self[token] = found
        return found


class Senses:
    """The meanings of the terms that need their neighbours to be understood."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        needing = [term for term in terms if needs_neighbours(term)]
        self.known = forms(
            folded(word)
            for term in needing
            for text in _neighbours_of(term)
            for word in WORD.findall(text)
        )
        self._tokens = _Tokens(self.known)
        self._rules = {term.id: self._rules_of(term) for term in needing}

    def rules(self) -> Iterable[Rules]:
        """What tells the meanings, term by term."""
        return self._rules.values()

    def meaning(self, term_id: str, beside: Beside, where: Setting) -> str:
        """The id of the sense, or of the term, that a word has; "" where unsure."""
        rules = self._rules.get(term_id)
        if rules is None:
            return term_id
        if not rules.own.holds(beside, where):
            return ""
        if not rules.senses:
            return term_id
        held = [
            sense_id
            for number, (sense_id, when) in enumerate(rules.senses)
            if (number != rules.default or when.has_grounds()) and when.holds(beside, where)
        ]
        if len(held) == 1:
            return held[0]
        if held or rules.default is None:
            return ""
        sense_id, when = rules.senses[rules.default]
        return "" if when.is_forbidden(beside) else sense_id

    def beside(self, text: str, start: int, end: int) -> Beside:
        """What stands beside ``text[start:end]``, in the same sentence."""
        left = text[max(0, start - _FAR) : start]
        left = left[left.rfind("\n") + 1 :]
        before: list[str] = []
        for words, ends in map(self._tokens.__getitem__, reversed(left.split()[-NEAR:])):
            if ends and text[start - 1 : start].isspace():
                break
            before[:0] = words
        right = text[end : end + _FAR].partition("\n")[0]
        return Beside(before[-NEAR:], self._up_to_end(right.split()[: NEAR + 1]))

    def _up_to_end(self, tokens: Iterable[str]) -> list[str]:
        after: list[str] = []
        for words, ends in map(self._tokens.__getitem__, tokens):
            after += words
            if ends:
                break
        return after[:NEAR]

    def _rules_of(self, term: GlossaryTerm) -> Rules:
        own = TermContext(near=term.only_near, not_near=term.not_near)
        senses = tuple((sense.id, _Context(sense.when, self.known)) for sense in term.senses)
        default = next((at for at, sense in enumerate(term.senses) if sense.default), None)
        context = _Context(own, self.known)
        neighbours = marks_of(_neighbours_of(term), self.known)
        words = words_of(_neighbours_of(term), self.known)
        heeds_place = any(when.heeds_place for when in (context, *(when for _id, when in senses)))
        return Rules(term.id, context, senses, default, neighbours, words, heeds_place)


def needs_neighbours(term: GlossaryTerm) -> bool:
    """Whether a term means what it says only beside certain words, or one of several things."""
    return bool(term.only_near or term.not_near or term.senses)


def _neighbours_of(term: GlossaryTerm) -> Iterable[str]:
    yield from term.only_near
    yield from term.not_near
    for sense in term.senses:
        when = sense.when
        for words in (when.before, when.after, when.near):
            yield from words
        for words in (when.not_before, when.not_after, when.not_near):
            yield from words
