"""What the pictures of a page are made of: marks along a line of time, stretches of a scale."""

from dataclasses import dataclass
from enum import StrEnum


class TimelineShape(StrEnum):
    """How a mark of a timeline is drawn. Each kind has a shape of its own, besides its row."""

    LENGTH = "length"
    """A line along the axis."""
    STAY = "stay"
    """A filled bar."""
    VISIT = "visit"
    """A filled circle."""
    CALL = "call"
    """A ring."""
    FOLLOW = "follow"
    """A diamond."""
    DOSE = "dose"
    """A filled square."""
    DATE = "date"
    """A ring with the number of its line in the list beside the picture."""
    TODAY = "today"
    """An upright line through all rows."""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A point or a span from ``start`` to ``end``, both 0 to 1 along the axis.

    ``planned``: drawn dashed or hollow, for it lies ahead or is not sure. ``words`` is drawn in a
    mark that is large enough; ``lift`` by how many levels it stands above the line, so that marks
    close together do not cover each other.
    """

    start: float
    end: float
    shape: TimelineShape
    planned: bool = False
    words: str = ""
    lift: int = 0


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A line of the picture; ``label`` stands before it, if it has one."""

    label: str
    marks: tuple[TimelineMark, ...]


@dataclass(frozen=True, slots=True)
class TimelineTick:
    """A division of the axis, 0 to 1."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """A named stretch of a scale, as shares of its length from 0 to 1."""

    words: str
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class ScaleTick:
    """A number on a scale and its place, as a share of the length; ``at`` 1 is the right end."""

    words: str
    at: float


@dataclass(frozen=True, slots=True)
class ScaleGoal:
    """The stretch that the trial asks for, and its words: "Goal: below 2.6"."""

    words: str
    start: float
    stop: float
