"""Two versions of a text: which sentences changed, and which words in them."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from viewer.pages.blocks import Span, Spans
from viewer.pages.changes.model import Area, FieldChange, bare
from viewer.plain.inline import clean

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])|\s*\n\s*")
_MOST = 3_000
"""Words beyond which two texts are not compared word by word: it would take seconds."""


def text_changes(
    area: Area, label: str, before: str, now: str, *paths: str
) -> Iterator[FieldChange]:
    """The sentences that are new, gone or other; nothing where only the form changed."""
    if bare(before) == bare(now):
        return
    if not before or not now:
        yield FieldChange(area, label, clean(before), clean(now), paths)
        return
    old, new = _sentences(before), _sentences(now)
    told = False
    bare_old, bare_new = [bare(one) for one in old], [bare(one) for one in new]
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            told = True
            yield FieldChange(area, label, _joined(old[i:j]), _joined(new[k:m]), paths)
    if not told:  # the same sentences, parted otherwise
        yield FieldChange(area, label, clean(before), clean(now), paths)


def marked(before: str, now: str) -> tuple[Spans, Spans]:
    """Both texts, with the words that are not in the other made strong.

    Where one is empty, or hardly a word is the same, nothing is: all of it is other.
    """
    old, new = _words(before), _words(now)
    if not old or not new or len(old) + len(new) > _MOST:
        return _plain(before), _plain(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.35:
        return _plain(before), _plain(now)
    codes = matcher.get_opcodes()
    return (
        _spans([(what != "equal", old[i:j]) for what, i, j, _k, _m in codes]),
        _spans([(what != "equal", new[k:m]) for what, _i, _j, k, m in codes]),
    )


def alike(one: str, other: str) -> float:
    """How much two lines have in common, 0 to 1, by their words."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part.strip()]


def _joined(sentences: Sequence[str]) -> str:
    return " ".join(clean(one).strip() for one in sentences)


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+", text)


def _plain(text: str) -> Spans:
    return (Span(text),) if text else ()


def _spans(runs: Sequence[tuple[bool, Sequence[str]]]) -> Spans:
    return tuple(Span("".join(words), strong=strong) for strong, words in runs if words)
