"""Finds a passage of a text again after the text was edited around it, or in it.

Words are compared, not signs: capitals, blanks, line ends and punctuation may change without the
passage being another one. It is told apart from words that merely look alike by the words around
it. What cannot be told is not found: a note stands better beside no passage than a wrong one.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.domain.personal import Passage

AROUND = 100
"""Characters before and after a passage that are kept with it."""
_WORD = re.compile(r"\w+|[<>=≤≥±]")
_MOST_HITS = 200
_ANCHOR = 8
"""Words at most on each side between which an edited passage is looked for."""
_ANCHORED = 4
"""So many words of both sides together must stand, two of each, for what is between."""
_STILL = 0.5
"""Share of a passage's words that must still stand between the words around it."""
_CLOSELY = 2
"""A passage of so few words, between many that stand, may have none of its own left: "18"."""
_MORE = 8
"""Words that may have come to an edited passage, beside half as many again as it had."""
_ALIKE = 0.6
"""Share of a passage's words that an edited one still has, where its surroundings are gone."""
_TELLING = 3
"""Passages of fewer words are not looked for without their surroundings."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands now, in characters. ``same``: no word of it has changed."""

    start: int
    end: int
    same: bool


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


def passage_of(path: str, text: str, start: int, end: int) -> Passage:
    """A passage of ``text``, with the words around it by which it is found again."""
    return Passage(
        path=path,
        text=text[start:end],
        start=start,
        end=end,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
    )


def find_passage(text: str, passage: Passage) -> Place | None:
    """Where the passage stands in ``text`` now; None where it is gone, or not sure."""
    if text[passage.start : passage.end] == passage.text and _around(text, passage):
        return Place(passage.start, passage.end, same=True)
    words, wanted = _words(text), [word.key for word in _words(passage.text)]
    if not words or not wanted:
        return None
    before = [word.key for word in _words(passage.before)]
    after = [word.key for word in _words(passage.after)]
    at = _unchanged(words, wanted, before, after, passage.start)
    if at is not None:
        return _exact(text, passage, words[at : at + len(wanted)])
    span = _between(words, wanted, before, after) or _alike(words, wanted)
    if span is None:
        return None
    return Place(words[span[0]].start, words[span[1] - 1].end, same=False)


def _around(text: str, passage: Passage) -> bool:
    start = max(0, passage.start - len(passage.before))
    whole = passage.before + passage.text + passage.after
    return text.startswith(whole, start) and start + len(passage.before) == passage.start


def _words(text: str) -> list[_Word]:
    return [
        _Word(unicodedata.normalize("NFKC", found.group()).casefold(), *found.span())
        for found in _WORD.finditer(text)
    ]


def _exact(text: str, passage: Passage, words: Sequence[_Word]) -> Place:
    """The words' place, with the signs before and after them where they still stand so."""
    first = _WORD.search(passage.text)
    start = words[0].start - (first.start() if first else 0)
    if start >= 0 and text.startswith(passage.text, start):
        return Place(start, start + len(passage.text), same=True)
    return Place(words[0].start, words[-1].end, same=True)


def _hits(words: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Where some words stand one after the other, as places in ``words``."""
    starts, length = [], 0
    for word in words:
        starts.append(length)
        length += len(word) + 1
    # A blank on each side: no word is found inside a longer one.
    hay, needle = f"{' '.join(words)} ", f"{' '.join(wanted)} "
    at, count = hay.find(needle), 0
    while at >= 0 and count < _MOST_HITS:
        place = bisect_left(starts, at)
        if place < len(starts) and starts[place] == at:
            yield place
            count += 1
        at = hay.find(needle, at + 1)


def _same_from_end(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _same_from_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _unchanged(
    words: Sequence[_Word],
    wanted: Sequence[str],
    before: Sequence[str],
    after: Sequence[str],
    hint: int,
) -> int | None:
    """The place of the passage where no word of it has changed."""
    keys = [word.key for word in words]
    found = []
    for at in _hits(keys, wanted):
        end = at + len(wanted)
        known = _same_from_end(keys[max(0, at - len(before)) : at], before)
        known += _same_from_start(keys[end : end + len(after)], after)
        found.append((known, -abs(words[at].start - hint), at))
    if not found:
        return None
    known, _near, at = max(found)
    alone = len(found) == 1 and len(wanted) >= _TELLING
    return at if known or alone or not (before or after) else None


def _between(
    words: Sequence[_Word], wanted: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> tuple[int, int] | None:
    """What stands now between the words that stood on both sides, if it is still about that."""
    keys = [word.key for word in words]
    left, ends = _longest(keys, [before[-count:] for count in _counts(before)])
    right, starts = _longest(keys, [after[:count] for count in _counts(after)])
    if left + right < _ANCHORED:
        return None
    best: tuple[int, int, int] | None = None
    for end in (at + left for at in ends):
        place = bisect_left(starts, end + 1)
        if place < len(starts):
            rank = (-abs(starts[place] - end - len(wanted)), end, starts[place])
            best = max(best, rank) if best else rank
    if best is None or best[2] - best[1] > 1.5 * len(wanted) + _MORE:
        return None
    shared = (Counter(wanted) & Counter(keys[best[1] : best[2]])).total()
    closely = left + right >= 2 * _ANCHORED and max(len(wanted), -best[0]) <= _CLOSELY
    return best[1:] if closely or shared >= _STILL * len(wanted) else None


def _counts(words: Sequence[str]) -> Iterable[int]:
    return range(min(_ANCHOR, len(words)), 1, -1)


def _longest(words: Sequence[str], wanted: Iterable[Sequence[str]]) -> tuple[int, list[int]]:
    """The first of some runs of words that stands in ``words``: how long it is, and where."""
    for run in wanted:
        found = list(_hits(words, run))
        if found:
            return len(run), found
    return 0, []


def _alike(words: Sequence[_Word], wanted: Sequence[str]) -> tuple[int, int] | None:
    """The stretch of as many words that has the most of the passage's words in it."""
    length = min(len(wanted), len(words))
    if len(wanted) < _TELLING:
        return None
    left = Counter(wanted)
    shared, best = 0, (0, 0)
    for index, word in enumerate(words):
        # ``left`` counts words of the passage that the stretch has not got; below 0: too many.
        shared += left[word.key] > 0
        left[word.key] -= 1
        if index >= length:
            gone = words[index - length].key
            left[gone] += 1
            shared -= left[gone] > 0
        if shared > best[0]:
            best = (shared, max(0, index - length + 1))
    if best[0] < max(_TELLING, _ALIKE * len(wanted)):
        return None
    start, end = best[1], min(len(words), best[1] + length)
    known = set(wanted)
    while words[start].key not in known:
        start += 1
    while words[end - 1].key not in known:
        end -= 1
    return start, end
