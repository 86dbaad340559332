"""A text of a record as sentences, each with its place in the text.

Offsets count characters of the text as it came. The words that the rules read are of the same
length: escapes and bullets become blanks, so that a place found in one is a place in the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 1_500
"""Characters of the longest sentence that is read; no rule makes sense of a longer one."""

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"[ \t]*(?:[-*•·–+o]|\(?[0-9]{1,2}[.)]|\(?[A-Za-z][.)]|#{1,6})[ \t]")
_STOP = re.compile(r"[.!?][\"'”’)\]]{0,2}(?=\s{1,4}[\"'“‘(\[]?[A-Z0-9])")
_NO_STOP = re.compile(
    r"(?:\b(?:[A-Z]|e\.?g|i\.?e|vs|etc|al|Dr|Mr|Mrs|Ms|Prof|St|Nos?|approx|ca|cf|Fig|incl|resp"
    r"|max|min|Inc|Ltd|Co|Jr|U\.S|p\.o|i\.v|s\.c|i\.m|b\.i\.d|q\.d|t\.i\.d|wks?|hrs?|mins?|mos?)"
    r"|\.\w)\.[\"'”’)\]]{0,2}\Z"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``words`` as the rules read them, ``start`` and ``end`` in the text."""

    words: str
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in their order; those too long to make sense of are left out."""
    for start, end in _paragraphs(text):
        yield from _cut(text, start, end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a wrapped line goes on in small letters."""
    start = end = -1
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        goes_on = (
            start >= 0
            and not _BULLET.match(line[0])
            and words[0].islower()
            and text[end - 1] not in ".:;?!"
            and text.count("\n", end, line.start()) < 2
        )
        if not goes_on:
            if start >= 0:
                yield start, end
            start = line.start()
        end = line.start() + len(line[0].rstrip())
    if start >= 0:
        yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[Sentence]:
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    for stop in _STOP.finditer(text, start, end):
        if _NO_STOP.search(text, max(start, stop.end() - 12), stop.end()):
            continue
        yield from _made(text, start, stop.end())
        start = stop.end()
        while start < end and text[start].isspace():
            start += 1
    yield from _made(text, start, end)


def _made(text: str, start: int, end: int) -> Iterator[Sentence]:
    if 0 < end - start <= LONGEST:
        words = _ESCAPE.sub(" ", text[start:end])
        yield Sentence(re.sub(r"\s", " ", words), start, end)
