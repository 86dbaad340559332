"""Lengths of time in the unit that people use: 52 weeks are about a year."""

from dataclasses import dataclass

from viewer.words import _, ngettext

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375}
_MONTH = 30.4375
_NEAR = 0.09
"""By which share of itself a length may differ from what "about" says of it."""
_YEAR_OF_MONTHS = 12
_NEARLY_YEAR = 0.97 * _YEAR_OF_MONTHS
_TWO_WEEKS, _FOUR_WEEKS, _EIGHT_WEEKS = 14, 28, 56


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """``count`` units, "hour", "day", "week" or "month". ``is_point``: it names a day, week or
    month ("Day 28"), so that it is about as long only.
    """

    count: int
    unit: str
    is_point: bool = False

    @classmethod
    def of(cls, count: int, unit: str, *, is_point: bool = False) -> "TimeSpan":
        """A length from a unit as texts write it: "wks", "Months"."""
        name = unit.casefold().rstrip("s")
        return cls(count, {"wk": "week", "hr": "hour"}.get(name, name), is_point)

    @property
    def days(self) -> float:
        """The length in days; a month has as many as on average."""
        return self.count * _DAYS[self.unit]

    def words(self) -> str:
        """The length in its own unit: "4 weeks"."""
        return {
            "hour": ngettext("{count} hour", "{count} hours", self.count),
            "day": ngettext("{count} day", "{count} days", self.count),
            "week": ngettext("{count} week", "{count} weeks", self.count),
            "month": ngettext("{count} month", "{count} months", self.count),
        }[self.unit].format(count=self.count)


def everyday_words(span: TimeSpan) -> str:
    """The length in a larger unit; empty where its own is plain enough, or none fits well."""
    days = span.days
    if span.unit == "hour":
        return _whole_days(span)
    if span.unit == "month" and span.count < _YEAR_OF_MONTHS:
        return ""
    if span.unit == "month" or days / _MONTH >= _NEARLY_YEAR:
        return _years(round(days / _MONTH))
    if span.unit == "day" and span.count % 7 == 0 and _TWO_WEEKS <= span.count < _EIGHT_WEEKS:
        words = TimeSpan(span.count // 7, "week").words()
        return _("about {time}").format(time=words) if span.is_point else words
    is_plain = days < _FOUR_WEEKS or (span.unit == "week" and days < _EIGHT_WEEKS)
    return "" if is_plain else _months(days)


def _whole_days(span: TimeSpan) -> str:
    if span.count % 24 or span.count < 48:
        return ""
    days = TimeSpan(span.count // 24, "day")
    return everyday_words(days) or days.words()


def _months(days: float) -> str:
    halves = round(days / _MONTH * 2)
    if abs(halves / 2 * _MONTH - days) > _NEAR * days:
        return ""
    count = halves // 2
    if halves % 2:
        return ngettext(
            "about {count} month and a half", "about {count} and a half months", count
        ).format(count=count)
    return ngettext("about {count} month", "about {count} months", count).format(count=count)


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    if rest == 0:
        words = ngettext("about {count} year", "about {count} years", years)
        return words.format(count=years)
    if rest == 6:
        words = ngettext("about {count} year and a half", "about {count} and a half years", years)
        return words.format(count=years)
    return _("about {years} and {months}").format(
        years=ngettext("{count} year", "{count} years", years).format(count=years),
        months=ngettext("{count} month", "{count} months", rest).format(count=rest),
    )
