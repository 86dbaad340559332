"""Glossary terms into spans: which words of a text are marked, and which card each opens."""

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from viewer.pages.blocks import Span, Spans, TermCard
from viewer.pages.own_words import OWN
from viewer.pages.vocabulary import Found, Vocabulary
from viewer.plain.term_senses import Setting

MARKS_A_SENTENCE = 2
"""More dotted words than this in one sentence make it harder to read, not easier."""

MARKS_A_SCREEN = 6
SCREEN = 1300
"""Characters of running text that a window of usual size shows at once."""

_CRITERIA = "eligibility"
"""The tab of the criteria."""

_KNOWN = frozenset(
    "diagnosis symptom clinical procedure scan infection assessment evaluation urine tissue "
    "eligible assigned allocated treatment-in-study clinical-trial principal-investigator "
    "enrollment recruiting questionnaire safety side-effect history-of complication tumor "
    "administered subject-person diabetes injection laboratory-test blood-work".split()
)
"""Words that many people know: they are explained, but others are marked before them."""

_SENTENCE_END = re.compile(r"[.!?:]['\"’”)\]]*\s+|\n+")


class Marker:
    """Marks terms on one page: each once a section, two in a sentence, and six on a screen."""

    def __init__(self, vocabulary: Vocabulary, tab: str = "") -> None:
        self._vocabulary = vocabulary
        self._tab = tab
        self._marked: set[str] = set()
        self._read = 0
        self._last: deque[int] = deque(maxlen=MARKS_A_SCREEN)
        """Where the last marks stand, in characters from the top of the page."""
        self.found: dict[str, TermCard] = {}
        """Every explained word met on the page, marked or not, in order of appearance."""
        self.used: dict[str, TermCard] = {}
        """The cards that the page's spans point to."""

    def begin_section(self) -> None:
        """Forget what is marked: a new section marks first uses anew."""
        self._marked.clear()

    @contextmanager
    def folded_away(self) -> Iterator[None]:
        """Mark a text that is closed at first, so that it takes no marks from what stands open."""
        marked, read, last = set(self._marked), self._read, deque(self._last, MARKS_A_SCREEN)
        yield
        self._marked, self._read, self._last = marked, read, last

    def mark(self, text: str, path: str = "") -> Spans:
        """The spans of a plain text; ``path`` is its place in the record."""
        return self.mark_runs((Span(text),), path) if text else ()

    def mark_runs(self, runs: Sequence[Span], path: str = "") -> Spans:
        """The spans of a paragraph made of runs; a term may reach across a change of weight."""
        text = "".join(run.text for run in runs)
        return _cut(runs, self._choose(text, path))

    def _choose(self, text: str, path: str) -> list[Found]:
        chosen: list[Found] = []
        every = self._vocabulary.find(text, Setting(self._tab, path))
        top, self._read = self._read, self._read + len(text)
        if not every:
            return chosen
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        for found in every:
            self.found.setdefault(found.key, self._vocabulary.card(found.key))
        in_sentence: Counter[int] = Counter()
        # In a sentence the words that most people know give way to the others.
        for sentence, _is_known, found in sorted(
            (bisect_right(ends, found.start), found.key in _KNOWN, found) for found in every
        ):
            full = in_sentence[sentence] >= MARKS_A_SENTENCE
            if full or found.key in self._marked or _is_spelled_out(text, found):
                continue
            # A score in a criterion is a number to know about oneself: it opens in any case.
            is_free = self._tab == _CRITERIA and self._vocabulary.is_more(found.key)
            if not is_free and not self._has_room(top + found.start):
                continue
            in_sentence[sentence] += 1
            if not is_free:
                self._last.append(top + found.start)
            self._marked.add(found.key)
            self.used.setdefault(found.key, self.found[found.key])
            chosen.append(found)
        return sorted(chosen)

    def _has_room(self, place: int) -> bool:
        """Whether a screen that ends at a place has room for one more mark."""
        return len(self._last) < MARKS_A_SCREEN or place - self._last[0] > SCREEN


def _is_spelled_out(text: str, found: Found) -> bool:
    """Whether an abbreviation stands in brackets behind its own long form."""
    around = text[max(0, found.start - 1) : found.start] + text[found.end : found.end + 1]
    return found.key.startswith(OWN) and around == "()"


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
