"""Time frames of outcomes in everyday words, to stand beside the source's own."""

import re

from viewer.words import ngettext

_SIMPLE = re.compile(
    r"\s*(?:(?:from\s+)?baseline\s*(?:to|and|,|through|up to)\s*)?"
    r"(?:at|up to|after|through|until|within|over)?\s*(?:the\s+)?(?:end of\s+)?"
    r"(?:(?P<unit>day|wk|week|month)s?\s*(?P<after>\d{1,4})"
    r"|(?P<before>\d{1,4})[\s-]*(?P<unit2>day|wk|week|month)s?)"
    r"(?:\s+(?:post[\s-]?dose|after (?:the )?(?:first|last) dose))?\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "wk": 7.0, "month": 30.4375}
_YEAR = 365.25
_MONTH = 30.4375


def _years(days: float) -> str:
    """Whole and half years; empty where that would be further off than three weeks."""
    halves = round(days / _YEAR * 2)
    if abs(halves * _YEAR / 2 - days) > 21:
        return ""
    if halves % 2:
        years = halves // 2
        return ngettext(
            "about {count} year and a half", "about {count} and a half years", years
        ).format(count=years)
    return ngettext("about {count} year", "about {count} years", halves // 2).format(
        count=halves // 2
    )


def _months(days: float) -> str:
    count = round(days / _MONTH)
    return ngettext("about {count} month", "about {count} months", count).format(count=count)


def time_frame_words(text: str) -> str:
    """Put "Week 52" as "about 1 year".

    Empty where the text names more than one point of time, or is plain enough as it is: days
    under two weeks, weeks under two months, months under a year.
    """
    found = _SIMPLE.match(text)
    if not found:
        return ""
    unit = (found["unit"] or found["unit2"]).lower()
    days = int(found["after"] or found["before"]) * _DAYS[unit]
    if days >= _YEAR * 0.97:
        years = _years(days)
        if years or unit == "month":
            return years
    if unit == "month":
        return ""
    if days >= 56:
        return _months(days)
    if unit == "day" and days >= 14:
        count = round(days / 7)
        return ngettext("about {count} week", "about {count} weeks", count).format(count=count)
    return ""
