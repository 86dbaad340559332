"""When a study measures something: the points in time that its outcomes name, and no others.

A time frame counts only where all of it is read: "Baseline, weeks 4, 8 and 12". What counts from
something else than the start ("6 months after the last dose") or names a span is left out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewer.domain.trial import Trial
from viewer.plain.burden.findings import Range, Unit
from viewer.plain.burden.numbers import HIGHEST, NUMBER, number_of, unit_of

_START = (
    r"randomi[sz]ation|baseline|enrol?l?ment|inclusion|study entry|(?:study|treatment|therapy)"
    r" (?:start|initiation|entry)|(?:the )?first (?:dose|injection|infusion|treatment)"
    r"|(?:the )?start of (?:the )?(?:study(?: drug| treatment)?|treatment|therapy|intervention)"
)
_SILENT = re.compile(
    r"\s+|[,;&+/.]"
    rf"|(?:at|on|and|from|after|post|following) (?:{_START})\b|(?:{_START})\b"
    r"|(?:at|on|and|the|study|measured|assessed|evaluated|collected|visits?|follow[- ]?ups?)\b"
    r"|of (?:the )?(?:study|treatment|therapy|intervention)\b|[-–](?=(?:day|week|month|year)s?\b)"
    r"|\((?:day|week|month) 0\)|\((?:±|\+/-) ?\d{1,2} (?:days?|weeks?|months?)\)"
    r"|changes? from (?=baseline)|(?:screening|pre-?dose|pre-?treatment|pre-?intervention)\b"
    r"|(?<=baseline )to\b|(?<=\(week 0\) )to\b|(?<=\(day 0\) )to\b"
)
"""Words between the times that change nothing of them."""
_UNIT = re.compile(r"(?:days?|weeks?|wks?|months?|years?|yrs?)\b|(?<=week)(?=\d)|(?<=day)(?=\d)")
_POINT = re.compile(rf"({NUMBER})(?:\s?(?:-|–)\s?({NUMBER}))?")
_LONGEST = 300
_LIST = 2


class Checks(NamedTuple):
    """Points in time in one unit, and the time frame that names them."""

    points: tuple[Range, ...]
    unit: Unit
    path: str


def checks(trial: Trial) -> Iterator[Checks]:
    """The points of every outcome whose time frame is nothing but points from the start on."""
    seen: set[str] = set()
    for outcome in trial.outcomes:
        if outcome.time_frame is None:
            continue
        frame = " ".join(outcome.time_frame.value.casefold().split())
        if frame in seen or len(frame) > _LONGEST:
            continue
        seen.add(frame)
        for points, unit in points_of_frame(frame):
            yield Checks(points, unit, outcome.time_frame.path)


def points_of_frame(frame: str) -> list[tuple[tuple[Range, ...], Unit]]:
    """The points of one time frame in small letters, by unit; empty where it says more."""
    tokens = _tokens(frame)
    if not tokens:
        return []
    is_first = isinstance(tokens[0], Unit)
    if isinstance(tokens[-1], Unit) == is_first:
        # "Weeks 1, 2 and 6 months": which number is of which unit, nobody can tell.
        return []
    groups: list[tuple[list[Range], Unit]] = []
    waiting: list[Range] = []
    for token in tokens:
        if isinstance(token, Range):
            (groups[-1][0] if is_first else waiting).append(token)
        elif is_first:
            groups.append(([], token))
        else:
            groups.append((waiting, token))
            waiting = []
    if any(not points for points, _unit in groups):
        return []
    count = sum(len(points) for points, _unit in groups)
    # "12 weeks" alone is as well a span; "week 12" and "at 12 weeks" are points.
    is_point = count >= _LIST or is_first or frame.startswith("at ")
    return [(tuple(points), unit) for points, unit in groups] if is_point else []


def _tokens(frame: str) -> list[Range | Unit]:
    """Numbers and units in their order; empty where anything else stands between them."""
    tokens: list[Range | Unit] = []
    at = 0
    while at < len(frame):
        unit = _UNIT.match(frame, at)
        point = _POINT.match(frame, at)
        silent = _SILENT.match(frame, at)
        if unit and unit.end() > at:
            tokens.append(unit_of(unit[0]))
            at = unit.end()
        elif point:
            low = number_of(point[1])
            high = number_of(point[2]) if point[2] else low
            if high < low or high > HIGHEST:
                return []
            tokens.append(Range(low, high))
            at = point.end()
        elif silent and silent.end() > at:
            at = silent.end()
        else:
            return []
    return tokens
