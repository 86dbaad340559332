"""Glossary terms into spans: which words of a text are marked, and which card each opens."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.domain.trial import Trial
from viewer.domain.values import Author
from viewer.pages.blocks import Origin, Span, Spans, TermCard, Voice
from viewer.plain.glossary import TermMatch, TermMatcher
from viewer.plain.text import plain_text
from viewer.words import _

MARKS_A_SENTENCE = 2
"""More dotted words than this in one sentence make it harder to read, not easier."""

_SENTENCE_END = re.compile(r"[.!?;:]['\"’”)\]]*\s+|\n+")
_OWN = "source:"


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: characters ``start`` to ``end``, and the key of its card."""

    start: int
    end: int
    key: str


class Vocabulary:
    """The words that can be explained in one trial: those its source explains, then ours."""

    def __init__(self, trial: Trial, matcher: TermMatcher, cards: Mapping[str, TermCard]) -> None:
        self._matcher = matcher
        self.source_cards = _source_cards(trial, matcher, cards)
        self._source_matcher = TermMatcher(
            _as_term(key, card.term) for key, card in self.source_cards.items()
        )
        self._cards = cards
        self._found: dict[str, tuple[Found, ...]] = {}

    def card(self, key: str) -> TermCard:
        """The card of a key that :meth:`find` gave."""
        return self.source_cards[key] if key in self.source_cards else self._cards[key]

    def find(self, text: str) -> tuple[Found, ...]:
        """Every explained word of ``text`` in order; the source's own explanation goes first.

        Many texts stand on more than one tab; each is searched once.
        """
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._look_up(text)
        return found

    def _look_up(self, text: str) -> tuple[Found, ...]:
        own = [Found(match.start, match.end, match.term_id) for match in self._own(text)]
        ours = [
            Found(match.start, match.end, match.term_id)
            for match in self._matcher.find(text)
            if not any(match.start < each.end and each.start < match.end for each in own)
        ]
        return tuple(sorted([*own, *ours], key=lambda found: found.start) if own else ours)

    def _own(self, text: str) -> Sequence[TermMatch]:
        return self._source_matcher.find(text) if self.source_cards else ()


class Marker:
    """Marks terms on one page: each once a section, and at most two in a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._marked: set[str] = set()
        self.found: dict[str, TermCard] = {}
        """Every explained word met on the page, marked or not, in order of appearance."""
        self.used: dict[str, TermCard] = {}
        """The cards that the page's spans point to."""

    def begin_section(self) -> None:
        """Forget what is marked: a new section marks first uses anew."""
        self._marked.clear()

    def mark(self, text: str) -> Spans:
        """The spans of a plain text."""
        return self.mark_runs((Span(text),)) if text else ()

    def mark_runs(self, runs: Sequence[Span]) -> Spans:
        """The spans of a paragraph made of runs; a term may reach across a change of weight."""
        text = "".join(run.text for run in runs)
        return _cut(runs, self._choose(text))

    def _choose(self, text: str) -> list[Found]:
        chosen: list[Found] = []
        every = self._vocabulary.find(text)
        if not every:
            return chosen
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        in_sentence: dict[int, int] = {}
        for found in every:
            self.found.setdefault(found.key, self._vocabulary.card(found.key))
            sentence = bisect_right(ends, found.start)
            full = in_sentence.get(sentence, 0) >= MARKS_A_SENTENCE
            if full or found.key in self._marked:
                continue
            in_sentence[sentence] = in_sentence.get(sentence, 0) + 1
            self._marked.add(found.key)
            self.used.setdefault(found.key, self._vocabulary.card(found.key))
            chosen.append(found)
        return chosen


def glossary_cards(terms: Iterable[GlossaryTerm]) -> dict[str, TermCard]:
    """The card of each term of the program's own glossary, by key, in the order given."""
    return {
        term.id: TermCard(
            key=term.id,
            term=term.term,
            meaning=(Span(term.short),),
            origin=Origin(Voice.OURS, (f"glossary.{term.id}",)),
            abbreviations=term.abbreviations,
            also=term.aliases,
            longer=(Span(term.longer),) if term.longer else (),
            ask=term.ask,
        )
        for term in terms
    }


def _cut(runs: Sequence[Span], chosen: Sequence[Found]) -> Spans:
    """Cut ``runs`` so that each chosen term is a span, or one span a weight."""
    spans: list[Span] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        at = start
        for found in chosen:
            left, right = max(found.start, start), min(found.end, end)
            if left >= right:
                continue
            if at < left:
                spans.append(Span(run.text[at - start : left - start], strong=run.strong))
            spans.append(Span(run.text[left - start : right - start], found.key, None, run.strong))
            at = right
        if at < end:
            spans.append(run if at == start else Span(run.text[at - start :], strong=run.strong))
        start = end
    return tuple(spans)


def _source_cards(
    trial: Trial, matcher: TermMatcher, cards: Mapping[str, TermCard]
) -> dict[str, TermCard]:
    found: dict[str, TermCard] = {}
    for term in trial.terms:
        key = _OWN + "-".join(re.findall(r"\w+", term.term.casefold()))
        meaning = term.meaning
        ours = next((m.term_id for m in matcher.find(term.term) if m.end - m.start > 2), None)
        by_entry = meaning.author is Author.ENTRY
        found[key] = TermCard(
            key=key,
            term=term.term,
            meaning=(Span(plain_text(meaning)),),
            origin=Origin(Voice.ENTRY if by_entry else Voice.SOURCE, (meaning.path,)),
            # A question to ask is ours wherever it stands; the meanings are never mixed.
            ask=cards[ours].ask if ours is not None and ours in cards else (),
            said_by=_said_by(trial, by_entry=by_entry),
            longer=()
            if term.used
            else (Span(_("This text explains the word, but never uses it.")),),
        )
    return found


def _said_by(trial: Trial, *, by_entry: bool) -> str:
    if by_entry:
        return _("After: {source}. Put into other words for this program.").format(
            source=trial.source.registry
        )
    return _("From: {source}.").format(source=trial.source.registry)


def _as_term(key: str, term: str) -> GlossaryTerm:
    is_abbreviation = " " not in term and sum(letter.isupper() for letter in term) >= 2
    return GlossaryTerm(
        id=key,
        term=term,
        kind=TermKind.STUDY_DESIGN,
        short="",
        abbreviations=(term,) if is_abbreviation else (),
    )
