"""Dates as numbers: to put trials in order, and to count days."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_FIRST = date(1900, 1, 1).toordinal()
_MONTHS = 12


def place_in_order(updated: str) -> int:
    """Give a number that grows with the day "2021-05-30"; a month stands before its days.

    From 1900 to 2155; what cannot be read, or is no month of the calendar, is 0.
    """
    found = _DATE.fullmatch(updated)
    if not found:
        return 0
    year, month, day = (int(part or 0) for part in found.groups())
    if month > _MONTHS:
        return 0
    return min(max(year - 1900, 0), 255) << 9 | month << 5 | min(day, 31)


def first_day(text: str) -> int | None:
    """Give the days from 1900-01-01 to a date, or to the first day of a month or year."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    return _days(year, month, day)


def last_day(text: str) -> int | None:
    """Give the days from 1900-01-01 to a date, or to the last day of a month or year."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if day:
        return _days(year, month, day)
    following = _days(year + 1, 1, 1) if month in (0, _MONTHS) else _days(year, month + 1, 1)
    return None if following is None else following - 1


def _days(year: int, month: int, day: int) -> int | None:
    """A day that its month does not have is counted on into the next."""
    try:
        return date(year, month, 1).toordinal() + max(day, 1) - 1 - _FIRST
    except ValueError:
        return None
