"""Which other trials a record names, anywhere in it: the main study of an extension, say.

The number of each is kept as a mark of the trial in the index, so that both who is named and who
names can be looked up. Only numbers of ClinicalTrials.gov are looked for: they cannot be taken
for anything else. Records at several registries share a number, which has its own table.
"""

import re
from collections.abc import Collection

from viewer.store.marks import SIGN

_NUMBER = re.compile(rb"NCT\d{8}(?!\d)")
_MARK = SIGN + "n"
_MARKED = re.compile(rf"(?:^| ){SIGN}?n(NCT\d{{8}})(?= |$)")
_MOST = 64
"""Trials one record names; longer lists are of reviews."""


def naming_marks(body: bytes, own: Collection[str]) -> tuple[str, ...]:
    """Give a mark for each trial the record names; ``own`` are its own numbers, folded."""
    found = dict.fromkeys(number.decode() for number in _NUMBER.findall(body))
    return tuple(naming_mark(number) for number in found if number not in own)[:_MOST]


def naming_mark(number: str) -> str:
    """Give the mark of those who name a trial by its folded number."""
    return _MARK + number


def named(marks: str) -> list[str]:
    """Give the folded numbers that are among the marks of a trial, with or without their sign."""
    return _MARKED.findall(marks)
