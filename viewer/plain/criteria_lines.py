"""Eligibility text as lines: where each starts, how far it is indented, which bullet it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from viewer.plain.criteria_headings import headings_inside


class MarkKind(StrEnum):
    """What stands before a line."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one that begins a point of its own; offsets count in the source.

    ``start`` to ``body`` is the bullet or number; ``indent`` counts columns.
    """

    start: int
    body: int
    end: int
    indent: float
    kind: MarkKind
    is_first: bool
    """Whether it begins its line of the source."""


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile(
    r"(?:\\?[*]|o)[ \t]+(?=\S)"
    r"|(?!--[^\n-]{3,99}--)(?:\\?-){1,2}(?:[ \t]+(?=\S)|(?=[^\W\d_]|[≥≤]|\\[<>]))"
    r"|[–—][ \t]+(?=\S)"
    r"|[\u2022\u00b7\u2023\u25e6\u25aa\u25cf\u25a0\u25cb\u2043\u2219\u27a2\u2713\u2714\uf0b7\uf0a7\uf0d8]"
    r"[ \t\u00a0]*(?=\S)"
)
_SECOND = re.compile(r"(?:[\u2022\u00b7\u25cf.][ \t\u00a0]+(?=\S))?")
"""A sponsor's own bullet, or a stray point, after the registry's."""
# "1.5 mg" is no number of a list, "1.5. Age" is one.
_NUMBER = re.compile(
    r"(?:[\u2460-\u2473]|[(（]?\d{1,3}(?:\\?[.)]|[）、．]|-(?=\s+(?!to\b|or\b|and\b|\d)))(?:\d{1,2}\\?[.)])*)"
    r"(?:[ \t]+(?=\S)|(?=[^\W\d_]))"
)
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})\\?[.)][ \t]*(?=\S)|\(?[A-Z]\\?\)[ \t]*(?=\S)")


def mark_at(text: str, at: int) -> tuple[MarkKind, int]:
    """The kind of mark at ``at`` and where it ends. Letters end where they start: they are text.

    A number right after a bullet, "* 1. Age", is part of the bullet.
    """
    for kind, pattern in ((MarkKind.BULLET, _BULLET), (MarkKind.NUMBER, _NUMBER)):
        found = pattern.match(text, at)
        if found:
            end = _SECOND.match(text, found.end()).end()  # type: ignore[union-attr]  # may be empty
            number = _NUMBER.match(text, end) if kind is MarkKind.BULLET else None
            return kind, number.end() if number else end
    return (MarkKind.LETTER if _LETTER.match(text, at) else MarkKind.NONE), at


def line_at(text: str, start: int, end: int, *, indent: float, is_first: bool) -> Line:
    """The line of ``text`` from ``start`` to ``end``, its bullet looked up."""
    kind, body = mark_at(text, start)
    return Line(start, min(body, end), end, indent, kind, is_first)


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold words, without the blanks around them; cut before headings inside."""
    for found in _LINE.finditer(text):
        bare = found[0].strip()
        # The registry itself puts an empty comment between two lists that follow each other.
        if not bare.strip("-\\*•· \t") or bare == "<!-- -->":
            continue
        lead = len(found[0]) - len(found[0].lstrip())
        indent = len(found[0][:lead].expandtabs(4))
        start = found.start() + lead
        cuts = [0, *headings_inside(bare), len(bare)]
        for first, after in pairwise(cuts):
            piece = bare[first:after].rstrip()
            if piece:
                yield line_at(
                    text,
                    start + first,
                    start + first + len(piece),
                    indent=indent,
                    is_first=first == 0,
                )
