"""Time frames in everyday words, beside the source's own."""

import re

from viewer.words import _, ngettext

_SIMPLE = re.compile(
    r"\W*(?:at|up to|after|through|within|over)?\s*"
    r"(?:(?P<unit>day|week|month)s?\s+(?P<after>\d{1,4})|(?P<before>\d{1,4})\s+(?P<unit2>day|week|month)s?)"
    r"\s*\W*\Z",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375}
_YEAR = 365.25


def time_frame_words(text: str) -> str:
    """The same time, plainer: "about 1 year" for "Week 52".

    Empty where the text says more than one time, or is plain already.
    """
    found = _SIMPLE.match(text)
    if not found:
        return ""
    unit = (found["unit"] or found["unit2"]).lower()
    days = int(found["after"] or found["before"]) * _DAYS[unit]
    if days >= _YEAR * 0.95 and (unit != "month" or days >= _YEAR * 1.45):
        return _years(days)
    if unit != "month" and days >= 8 * 7:
        count = round(days / _DAYS["month"])
        return ngettext("about {count} month", "about {count} months", count).format(count=count)
    if unit == "day" and days >= 14:
        count = round(days / 7)
        return ngettext("about {count} week", "about {count} weeks", count).format(count=count)
    return ""


def _years(days: float) -> str:
    halves = round(days / _YEAR * 2)
    if halves % 2:
        return _("about {count} and a half years").format(count=halves // 2)
    count = halves // 2
    return ngettext("about {count} year", "about {count} years", count).format(count=count)
