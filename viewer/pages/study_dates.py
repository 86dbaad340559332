"""The study's own dates as a picture and as a list: start, ends, results, update, today."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from viewer.domain.coded import Certainty
from viewer.domain.trial import Trial
from viewer.domain.values import DateKind, PartialDate, TrialDate
from viewer.pages.blocks import Block, Item, ListBlock, Paragraph, Span, Timeline
from viewer.pages.desk import Desk, ours
from viewer.pages.pictures import TimelineMark, TimelineRow, TimelineShape, TimelineTick
from viewer.plain.dates import date_kind_words, date_words, trial_date_words
from viewer.plain.results_why import ResultsWhy, results_reasons
from viewer.plain.short_what import is_access
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.words import _

_KINDS = (DateKind.START, DateKind.PRIMARY_COMPLETION, DateKind.COMPLETION)
_FAR = 2100
"""A year from which a date is a filler, no plan: some records say 2100 for "not known"."""
_APART = 0.05
"""How far apart along the axis two marks have to be to stand side by side."""
_FEWEST = 2
_YEARS = 9
_MONTHS = 4
"""Ticks at most: names of months are longer than numbers of years."""
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Point:
    """A date, its words, its first and last day, and whether it is a plan."""

    words: str
    first: date
    last: date
    planned: bool
    path: str
    is_of_study: bool


def running_title(trial: Trial) -> str:
    """The heading of the dates; expanded access is said to be no study."""
    tense = tense_of(trial)
    if is_access(trial):
        return _("When it runs") if tense is Tense.NOW else _("When it ran")
    return {
        Tense.NOW: _("When the study runs"),
        Tense.OVER: _("When the study ran"),
        Tense.MEANT: _("When the study was to run"),
    }[tense]


def study_dates(desk: Desk) -> Iterator[Block]:
    """The dates as a list, with a picture above it where all of them make sense."""
    dates = [found for kind in _KINDS if (found := desk.trial.recruitment.date(kind))]
    if not dates:
        return
    updated = _updated(desk)
    points = [_point(each, _line(each), desk.today) for each in dates]
    if not _can_be_drawn(dates, points):
        lines = [*map(_line, dates), *([_line(updated)] if updated else [])]
        yield _list(lines, [*dates, *([updated] if updated else [])])
        words = _("These dates cannot be drawn: ask the study team which are right.")
        yield Paragraph(
            spans=(Span(words),), origin=ours(*(each.path for each in dates)), secondary=True
        )
        return
    shown = [point for point in points if point]
    results = _posted(desk) or _due(desk)
    shown += [results] if results else []
    last = _point(updated, _line(updated), desk.today) if updated else None
    shown += [last] if last else []
    lines = [point.words for point in shown]
    lines.append(_("Today: {date}").format(date=date_words(_partial(desk.today))))
    if len({point.first for point in shown}) >= _FEWEST:
        yield _picture(shown, desk.today, lines, running_title(desk.trial))
    yield _list(lines, [*dates, *([updated] if updated else [])])


def _updated(desk: Desk) -> TrialDate | None:
    recruitment = desk.trial.recruitment
    found = recruitment.date(DateKind.LAST_UPDATE_POST)
    return found or recruitment.date(DateKind.LAST_UPDATE_SUBMIT)


def _line(day: TrialDate) -> str:
    label = date_kind_words(day.kind)
    return _("{what}: {when}").format(what=label, when=trial_date_words(day))


def _list(lines: Sequence[str], dates: Sequence[TrialDate]) -> ListBlock:
    items = tuple(Item((Span(line),)) for line in lines)
    return ListBlock(items=items, origin=ours(*(each.path for each in dates)), ordered=True)


def _point(day: TrialDate, words: str, today: date) -> _Point | None:
    bounds = _bounds(day.date)
    if bounds is None:
        return None
    # A record that does not say so of a day to come can only mean a plan.
    planned = day.certainty is Certainty.ESTIMATED and day.kind in _KINDS
    return _Point(words, *bounds, planned or bounds[0] > today, day.path, day.kind in _KINDS)


def _bounds(day: PartialDate) -> tuple[date, date] | None:
    """The first and the last day that a date can mean; None where it is none."""
    if day.year is None or not 1900 <= day.year < _FAR:
        return None
    try:
        first = date(day.year, day.month or 1, day.day or 1)
        month = day.month or 12
        last = date(day.year, month, day.day or monthrange(day.year, month)[1])
    except ValueError:
        return None
    return first, last


def _can_be_drawn(dates: Sequence[TrialDate], points: Sequence[_Point | None]) -> bool:
    """Whether every date can be read and no end lies before the start."""
    if any(point is None for point in points):
        return False
    by_kind = {day.kind: point for day, point in zip(dates, points, strict=True) if point}
    start = by_kind.get(DateKind.START)
    main = by_kind.get(DateKind.PRIMARY_COMPLETION)
    end = by_kind.get(DateKind.COMPLETION)
    pairs = ((start, main), (start, end), (main, end))
    return all(not (a and b) or a.first <= b.last for a, b in pairs)


def _posted(desk: Desk) -> _Point | None:
    """The day on which the registry first showed results."""
    day = desk.trial.recruitment.date(DateKind.RESULTS_FIRST_POST)
    return _point(day, _line(day), desk.today) if day and _has_results(desk) else None


def _has_results(desk: Desk) -> bool:
    posted = desk.trial.results_state.posted
    return posted is not None and posted.value


def _due(desk: Desk) -> _Point | None:
    """A year after the main part, where US law may ask for results: 42 CFR 11.44(a)."""
    if _has_results(desk):
        return None
    asked = {ResultsWhy.DUE_SINCE, ResultsWhy.NOT_DUE_YET}
    if not any(reason.why in asked for reason in results_reasons(desk.trial)):
        return None
    main = desk.trial.recruitment.date(DateKind.PRIMARY_COMPLETION)
    if main is None or main.date.year is None:
        return None
    later = replace(main.date, raw="", year=main.date.year + 1)
    bounds = _bounds(later) or _bounds(replace(later, day=28))
    if bounds is None:
        return None
    words = _("Results due, if US law asks for them: {date}").format(date=date_words(later))
    return _Point(words, *bounds, bounds[0] > desk.today, main.path, is_of_study=False)


def _partial(day: date) -> PartialDate:
    return PartialDate.parse(day.isoformat())


def _picture(points: Sequence[_Point], today: date, lines: Sequence[str], name: str) -> Timeline:
    first = min(*(point.first for point in points), today)
    last = max(*(point.last for point in points), today)
    # A little room at both ends, so that no mark is cut.
    room = max(30, (last - first).days // 25)
    begin, length = first.toordinal() - room, (last - first).days + 2 * room

    def place(day: date) -> float:
        return (day.toordinal() - begin) / length

    now = place(today)
    running = list(_running(points, now, place))
    marks = [*running]
    taken: list[tuple[float, int]] = []
    for number, point in enumerate(points, 1):
        middle = (place(point.first) + place(point.last)) / 2
        lift = next(
            level
            for level in range(len(points) + 1)
            if all(abs(middle - at) >= _APART for at, own in taken if own == level)
        )
        taken.append((middle, lift))
        marks.append(
            TimelineMark(
                middle,
                middle,
                TimelineShape.DATE,
                planned=point.planned,
                words=str(number),
                lift=lift,
            )
        )
    words = str(len(points) + 1)
    high = _above(now, taken, running)
    marks.insert(0, TimelineMark(now, now, TimelineShape.TODAY, words=words, lift=high))
    return Timeline(
        name=name,
        said=_("The dates of the study in order. {lines}.").format(lines=". ".join(lines)),
        rows=(TimelineRow("", tuple(marks)),),
        ticks=_ticks(first, last, place),
        origin=ours(*(point.path for point in points)),
    )


def _above(now: float, taken: list[tuple[float, int]], running: list[TimelineMark]) -> int:
    """How high the number of today has to stand, which is written left of its line, to be free."""
    near = [lift for at, lift in taken if now - 2 * _APART < at < now + _APART]
    is_crossed = any(mark.end > now - _APART for mark in running)
    return max(near) + 1 if near else int(is_crossed)


def _running(
    points: Sequence[_Point], now: float, place: Callable[[date], float]
) -> Iterator[TimelineMark]:
    """The line from the first date of the study to the last: whole to today, dashed beyond.

    Where nobody ever said that it began, all of it is a plan.
    """
    own = [point for point in points if point.is_of_study]
    begin, end = place(min(p.first for p in own)), place(max(p.last for p in own))
    if min(own, key=lambda point: point.first).planned:
        yield TimelineMark(begin, end, TimelineShape.LENGTH, planned=True)
        return
    if begin < min(now, end):
        yield TimelineMark(begin, min(now, end), TimelineShape.LENGTH)
    if max(begin, now) < end:
        yield TimelineMark(max(begin, now), end, TimelineShape.LENGTH, planned=True)


def _ticks(first: date, last: date, place: Callable[[date], float]) -> tuple[TimelineTick, ...]:
    """The first of a year, or of a month where the whole is short."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in (1, 3, 6) if months / step <= _MONTHS), 12)
    while step >= _A_YEAR and months / step > _YEARS:
        step *= 2
    begin = first.year * 12 if step >= _A_YEAR else first.year * 12 + first.month - 1
    ticks = []
    for month in range(-(-begin // step) * step, last.year * 12 + last.month + step, step):
        day = date(month // 12, month % 12 + 1, 1)
        if not first <= day <= last:
            continue
        number = day.month if step % 12 else None
        words = date_words(PartialDate("", day.year, number))
        ticks.append(TimelineTick(place(day), words))
    return tuple(ticks)
