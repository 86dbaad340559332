"""What a rule finds in one sentence: one fact of one kind, with the place of the sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is asked of a participant."""

    LENGTH = "length"
    STAY = "stay"
    VISIT = "visit"
    CALL = "call"
    FOLLOW_UP = "follow"
    PROCEDURE = "proc"
    DOSE = "dose"
    BREAK = "break"
    """A time without the medicine, or before it starts: ``word`` says which."""


class Detail(StrEnum):
    """What a finding says of its kind."""

    HAPPENS = "happens"
    """Only that there is one: the sentence has no number that belongs to it."""
    COUNT = "count"
    AT = "at"
    """Points in time, counted from the start unless the sentence says from what."""
    BY = "by"
    """At the latest at that time."""
    AFTER = "after"
    """So long after something that the sentence names."""
    EVERY = "every"
    """One in so many units; ``word`` is the number of the year in which it is so often."""
    LASTS = "lasts"
    FIRST = "first"
    """From the start, so many units long."""
    NAME = "name"
    """Which procedure: ``word`` is its key."""
    AMOUNT = "amount"
    """``word`` is the unit: "mg", "mg/kg", "tablet"."""
    ROUTE = "route"
    """How it is given: ``word`` is its key."""
    OFTEN = "freq"
    """``ranges`` are how often, then in how many of the unit: twice a day is 2, 1, days."""
    CYCLE = "cycle"
    """``ranges`` are the days of treatment, then the length of the cycle in days."""
    CYCLES = "cycles"
    MINUTES = "minutes"
    FOR = "for"


AGE = "age"
"""The ``word`` of points in time that count the age of a child, not time in the study."""
THEN = "then"
"""The ``word`` of points in time that go on where others of the sentence end, in a new unit."""


class Unit(StrEnum):
    """Units of time as texts give them; nothing is converted but for drawing."""

    MINUTE = "min"
    HOUR = "h"
    NIGHT = "n"
    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"


DAYS = {
    Unit.MINUTE: 1 / 1440,
    Unit.HOUR: 1 / 24,
    Unit.NIGHT: 1.0,
    Unit.DAY: 1.0,
    Unit.WEEK: 7.0,
    Unit.MONTH: 30.4375,
    Unit.YEAR: 365.25,
}
"""Days of a unit, to place it on an axis."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number, or two between which it lies (``low`` to ``high``)."""

    low: float
    high: float

    @property
    def is_single(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule found in the words of one sentence."""

    kind: Kind
    detail: Detail
    ranges: tuple[Range, ...] = ()
    unit: Unit | None = None
    word: str = ""
    at_most: bool = False
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and the sentence: characters ``start`` to ``end`` of the text at ``path``.

    ``arm`` is the name of the group where the text is about that group alone; ``treatments``
    those that the sentence names, where the study gives several.
    """

    said: Said
    path: str
    start: int
    end: int
    sentence: str
    arm: str = ""
    treatments: tuple[str, ...] = ()
