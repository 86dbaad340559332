"""Eligibility text split into its headings, criteria and remarks without losing a character.

Registries keep inclusion and exclusion criteria in one text. The parts found here, joined, are
that text again; only ``shown`` is cleaned. Nothing is judged: where no heading says whether a
line lets people in or keeps them out, ``inclusion`` is None.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from viewer.plain.criteria_drafts import (
    PartKind,
    find_group_headings,
    find_remarks,
    find_unheaded,
)
from viewer.plain.criteria_reading import Reader
from viewer.plain.inline import clean

__all__ = ["CriteriaPart", "PartKind", "split"]


@dataclass(frozen=True, slots=True)
class CriteriaPart:
    """One part: ``text`` is the source from ``start`` to ``end``, ``shown`` its words cleaned.

    ``level`` is 0 for a criterion, 1 and 2 for points under it; for headings 0 are those of the
    two lists. ``mark`` is the source's own bullet or number, which ``shown`` leaves out.
    """

    kind: PartKind
    text: str
    start: int
    end: int
    level: int
    inclusion: bool | None
    shown: str
    mark: str = ""


def _gap(text: str, start: int, end: int, inclusion: bool | None) -> Iterator[CriteriaPart]:
    if end > start:
        yield CriteriaPart(PartKind.GAP, text[start:end], start, end, 0, inclusion, "")


@lru_cache(maxsize=16)
def split(text: str) -> tuple[CriteriaPart, ...]:
    """Split eligibility text. The ``text`` of all parts joined is ``text``, always.

    The last few are remembered: several tabs and the flags ask for the same text.
    """
    reader = Reader(text)
    reader.read()
    find_remarks(text, reader.drafts)
    find_group_headings(text, reader.drafts)
    find_unheaded(text, reader.drafts)
    parts: list[CriteriaPart] = []
    at = 0
    inclusion: bool | None = None
    for draft in reader.drafts:
        line = draft.line
        shown = _shown(text[line.body : line.end], draft.kind)
        if not shown:
            continue
        parts += _gap(text, at, line.start, inclusion)
        inclusion = draft.inclusion
        parts.append(
            CriteriaPart(
                kind=draft.kind,
                text=text[line.start : line.end],
                start=line.start,
                end=line.end,
                level=draft.level,
                inclusion=inclusion,
                shown=shown,
                mark=clean(text[line.start : line.body]).strip(),
            )
        )
        at = line.end
    parts += _gap(text, at, len(text), inclusion)
    return tuple(parts)


def _shown(body: str, kind: PartKind) -> str:
    words = " ".join(clean(body).split())
    return words.strip("*_-# ") if kind is PartKind.HEADING else words
