"""What one text says of doses, in one run of words."""

from collections.abc import Iterator, Sequence

from viewer.plain.burden.findings import AGE, THEN, Detail, Range, Said, Unit
from viewer.plain.burden.names import route_words
from viewer.plain.burden.times_words import (
    age_points_words,
    duration_words,
    every_words,
    number_words,
    points_words,
)
from viewer.plain.joining import and_list
from viewer.words import _, ngettext

_MOST = 3
"""Values of one kind that can still be told apart in a line. More of them belong to several
medicines, and a line that runs them together would mislead."""

_SEVERAL = frozenset({Detail.AMOUNT, Detail.ROUTE})
"""What can be told of several doses together; "2 and 12 times" would be nobody's plan."""

_TELLING = frozenset({Detail.OFTEN, Detail.AT})
_TIMED = (Detail.OFTEN, Detail.CYCLE, Detail.AT, Detail.FOR, Detail.MINUTES)
_HOUR = 60
_RATES = ("/d", "/w")
_PIECES = ("tablet", "capsule", "pill", "drop", "puff", "sachet", "patch")
_UNITS = {"ug": "µg", "/m2": "/m²", "/d": "/day", "/w": "/week"}


def dose_words(said: Sequence[Said], *, is_course: bool = False) -> str:
    """A run of short sentences; empty where too much stands in the text to tell it apart.

    A single word such as "by mouth" is no plan either: it stands with the treatment anyway. So
    much a day is one. How often, or on which days, is told alone of sessions and injections:
    ``is_course``.
    """
    values = {detail: _values(said, detail) for detail in _ORDER}
    is_mixed = sum(len(own) > 1 for own in values.values()) > 1
    has_ways = len(values[Detail.ROUTE]) > 1 and any(values[detail] for detail in _TIMED)
    if is_mixed or has_ways:
        # Several medicines: which number or time is whose, only the text itself can say.
        return ""
    if values[Detail.OFTEN] and values[Detail.COUNT] == [_("once")]:
        # A single dose first, and then one every day: "once" would be half the truth.
        values[Detail.COUNT] = []
    parts = {detail: part for detail, own in values.items() if (part := _joined(own, detail))}
    is_counted = Detail.COUNT in parts and any(
        each.detail is Detail.COUNT and each.ranges[0].high > 1 for each in said
    )
    is_daily = any(each.word.endswith(_RATES) for each in said if each.detail is Detail.AMOUNT)
    is_told = (
        len(parts) > 1
        or is_counted
        or (is_daily and Detail.AMOUNT in parts)
        or (is_course and not parts.keys().isdisjoint(_TELLING))
    )
    return " ".join(parts.values()) if is_told else ""


_ORDER = (
    Detail.COUNT,
    Detail.AMOUNT,
    Detail.ROUTE,
    Detail.OFTEN,
    Detail.CYCLE,
    Detail.AT,
    Detail.FOR,
    Detail.CYCLES,
    Detail.MINUTES,
)


def _is_told_in_hours(span: Range) -> bool:
    return span.high >= 2 * _HOUR and span.low % _HOUR == 0 and span.high % _HOUR == 0


def _values(said: Sequence[Said], detail: Detail) -> list[str]:
    pieces = {(each.word, each.ranges) for each in said if each.word in _PIECES}
    if len(pieces) > 1:
        # Two tablets and three: of which group, only the text can say.
        said = [each for each in said if each.word not in _PIECES]
    found: list[str] = []
    for each in said:
        for piece in _pieces(each, detail):
            if detail is Detail.AT and each.word == THEN and found:
                found[-1] = _("{first}, then {later}").format(first=found[-1], later=piece)
            elif piece not in found:
                found.append(piece)
    return found


def _joined(pieces: Sequence[str], detail: Detail) -> str:
    if not pieces or len(pieces) > (_MOST if detail in _SEVERAL else 1):
        return ""
    words = and_list(pieces)
    return {
        Detail.COUNT: _("How many times: {words}."),
        Detail.AMOUNT: _("How much: {words}."),
        Detail.ROUTE: _("How: {words}."),
        Detail.OFTEN: _("How often: {words}."),
        Detail.CYCLE: _("When: {words}."),
        Detail.AT: _("When: {words}."),
        Detail.FOR: _("For how long: {words}."),
        Detail.CYCLES: _("Rounds of treatment: {words}."),
        Detail.MINUTES: _("Time each takes: {words}."),
    }[detail].format(words=words)


def _pieces(said: Said, detail: Detail) -> Iterator[str]:
    if said.detail is not detail:
        return
    if detail is Detail.ROUTE:
        yield route_words(said.word)
    elif detail is Detail.AMOUNT:
        yield _amount(said)
    elif detail is Detail.OFTEN:
        yield _often(said)
    else:
        yield _number(said, detail)


def _amount(said: Said) -> str:
    unit = said.word
    for short, shown in _UNITS.items():
        unit = unit.replace(short, shown)
    span = said.ranges[0]
    number = f"{span.low:,g}" if span.is_single else f"{span.low:,g} to {span.high:,g}"
    number = number.replace("e+", "e")
    if span.low >= 1e6:
        number = f"{span.low:,.0f}"
    if unit in _PIECES:
        return _pieces_words(unit, int(span.high), number)
    return _("{number} {unit}").format(number=number, unit=unit)


def _pieces_words(unit: str, count: int, number: str) -> str:
    return {
        "tablet": ngettext("{n} tablet", "{n} tablets", count),
        "capsule": ngettext("{n} capsule", "{n} capsules", count),
        "pill": ngettext("{n} pill", "{n} pills", count),
        "drop": ngettext("{n} drop", "{n} drops", count),
        "puff": ngettext("{n} puff", "{n} puffs", count),
        "sachet": ngettext("{n} sachet", "{n} sachets", count),
        "patch": ngettext("{n} patch", "{n} patches", count),
    }[unit].format(n=number)


def _often(said: Said) -> str:
    times, period = said.ranges
    unit = said.unit or Unit.DAY
    if times.high == 1 and not (period.high == 1 and unit is Unit.DAY):
        return every_words(period, unit)
    if period.high == 1 and unit is Unit.DAY:
        once = times.is_single and times.high == 1
        return _("once a day") if once else _("{n} times a day").format(n=number_words(times))
    if period.high == 1 and unit is Unit.WEEK:
        return _("{n} times a week").format(n=number_words(times))
    return _("{n} times {often}").format(n=number_words(times), often=every_words(period, unit))


def _number(said: Said, detail: Detail) -> str:
    unit = said.unit or Unit.DAY
    if detail is Detail.AT:
        told = age_points_words if said.word == AGE else points_words
        return told(said.ranges, unit)
    if detail is Detail.CYCLE:
        *days, length = said.ranges
        return _("{days} of each {length}").format(
            days=points_words(days, Unit.DAY), length=duration_words(length, Unit.DAY)
        )
    if detail is Detail.MINUTES and _is_told_in_hours(said.ranges[0]):
        span = said.ranges[0]
        return duration_words(Range(span.low / _HOUR, span.high / _HOUR), Unit.HOUR)
    if detail in {Detail.FOR, Detail.MINUTES}:
        return duration_words(said.ranges[0], unit)
    number = number_words(said.ranges[0])
    if detail is Detail.COUNT and said.ranges[0].high == 1:
        return _("once")
    return _("up to {number}").format(number=number) if said.at_most else number
