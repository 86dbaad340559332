"""Lengths and points of time in words, with the numbers the text has."""

from collections.abc import Sequence

from viewer.plain.burden.findings import Range, Unit
from viewer.plain.joining import and_list
from viewer.words import _, ngettext


def number_words(span: Range) -> str:
    """Write "7", "12 to 19", "0.5"."""
    if span.is_single:
        return f"{span.low:g}"
    return _("{low} to {high}").format(low=f"{span.low:g}", high=f"{span.high:g}")


def duration_words(span: Range, unit: Unit) -> str:
    """Write "7 days", "12 to 19 months"."""
    count = 1 if span.low == span.high == 1 else 2
    words = {
        Unit.MINUTE: ngettext("{n} minute", "{n} minutes", count),
        Unit.HOUR: ngettext("{n} hour", "{n} hours", count),
        Unit.NIGHT: ngettext("{n} night", "{n} nights", count),
        Unit.DAY: ngettext("{n} day", "{n} days", count),
        Unit.WEEK: ngettext("{n} week", "{n} weeks", count),
        Unit.MONTH: ngettext("{n} month", "{n} months", count),
        Unit.YEAR: ngettext("{n} year", "{n} years", count),
    }[unit]
    return words.format(n=number_words(span))


def points_words(points: Sequence[Range], unit: Unit) -> str:
    """Write "months 2, 3, 6, 9 and 12", "day 21"."""
    count = len(points) if points[-1].is_single else 2
    words = {
        Unit.DAY: ngettext("day {list}", "days {list}", count),
        Unit.WEEK: ngettext("week {list}", "weeks {list}", count),
        Unit.MONTH: ngettext("month {list}", "months {list}", count),
        Unit.YEAR: ngettext("year {list}", "years {list}", count),
    }.get(unit, "{list}")
    return words.format(list=and_list([number_words(point) for point in points]))


def age_points_words(points: Sequence[Range], unit: Unit) -> str:
    """Write "2, 3, 4 and 12 months of age"."""
    words = {
        Unit.DAY: _("{list} days of age"),
        Unit.WEEK: _("{list} weeks of age"),
        Unit.MONTH: _("{list} months of age"),
        Unit.YEAR: _("{list} years of age"),
    }.get(unit, "{list}")
    return words.format(list=and_list([number_words(point) for point in points]))


def every_words(span: Range, unit: Unit) -> str:
    """Write "every month", "every 3 months"."""
    if span.low == span.high == 1:
        return {
            Unit.HOUR: _("every hour"),
            Unit.DAY: _("every day"),
            Unit.WEEK: _("every week"),
            Unit.MONTH: _("every month"),
            Unit.YEAR: _("every year"),
        }.get(unit, _("every {time}").format(time=duration_words(span, unit)))
    return _("every {time}").format(time=duration_words(span, unit))
