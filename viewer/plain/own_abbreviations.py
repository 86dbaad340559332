"""Abbreviations that a record spells out itself, which mean there what the record says."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from viewer.domain.abbreviations import spelled_out, stands_for
from viewer.plain.term_words import exact, folded

_EQUATED = re.compile(
    r"(?<![\w-])(?=\w{0,9}[A-Z])([A-Za-z][A-Za-z0-9/\-]{1,9}) ?(?:=|:) ?"
    r"([A-Za-z][^\W_]*(?:[ \-/][A-Za-z0-9]+){1,7})"
)
"""How lists of abbreviations are written: "FVC = forced vital capacity"."""
_LONGEST = 100


class OwnAbbreviation(NamedTuple):
    """An abbreviation, what the record says it stands for, and the place that says so."""

    short: str
    long: str
    path: str


def own_abbreviations(texts: Iterable[tuple[str, str]]) -> tuple[OwnAbbreviation, ...]:
    """The abbreviations that texts, given as path and text, spell out; each once.

    One that is spelled out in two ways stands for neither.
    """
    found: dict[str, OwnAbbreviation] = {}
    doubtful: set[str] = set()
    for path, text in texts:
        for short, long in _pairs(text):
            first = found.setdefault(exact(short), OwnAbbreviation(exact(short), long, path))
            if _essence(first.long) != _essence(long):
                doubtful.add(first.short)
    return tuple(each for short, each in found.items() if short not in doubtful)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    if "(" in text:
        for long, short, _whole in spelled_out(text):
            if len(long) <= _LONGEST:
                yield short, " ".join(long.split())
    if "=" in text or ":" in text:
        for found in _EQUATED.finditer(text):
            long = _fitting(found[1], found[2])
            if long:
                yield found[1], long


def _fitting(short: str, long: str) -> str:
    """As many words of what follows an abbreviation as it stands for; "" for none."""
    ends = [found.start() for found in re.finditer(r"[ \-/]|\Z", long)]
    return next((long[:end] for end in ends if stands_for(short, long[:end])), "")


def _essence(long: str) -> str:
    """What two spellings of a long form have in common: no capitals, plurals, hyphens."""
    words = (folded(word) for word in re.findall(r"\w+", long))
    return " ".join(word.rstrip("s") for word in words)
