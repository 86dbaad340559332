"""The picture of what a study asks of you over time: a row for each kind, months along the axis."""

from collections.abc import Iterable, Iterator, Sequence

from viewer.pages.blocks import Timeline
from viewer.pages.desk import ours
from viewer.pages.pictures import TimelineMark, TimelineRow, TimelineShape, TimelineTick
from viewer.plain.burden.checks import Checks
from viewer.plain.burden.findings import AGE, DAYS, Detail, Finding, Kind, Said, Unit
from viewer.plain.burden.follow_up import is_after_treatment
from viewer.plain.tense import Tense
from viewer.words import _

_FEWEST = 3
"""Marks below which a sentence says it sooner than a picture."""
_MOST = 40
"""Marks in a row beyond which they could not be told apart."""
_STEPS = {
    Unit.DAY: (1, 2, 5, 7, 10, 14),
    Unit.WEEK: (1, 2, 4, 8, 12),
    Unit.MONTH: (1, 2, 3, 6, 12),
    Unit.YEAR: (1, 2, 5, 10),
}
_TICKS = 9
_DAYS_UP_TO, _WEEKS_UP_TO, _MONTHS_UP_TO = 42, 200, 1_400
"""Days of a whole picture up to which its axis counts days, weeks, months; else years."""
Row = Kind | str
MEASURED = "measured"
"""The row of the times at which outcomes are measured; all others are of a kind of finding."""
_SHAPES = {
    Kind.LENGTH: TimelineShape.LENGTH,
    Kind.STAY: TimelineShape.STAY,
    Kind.VISIT: TimelineShape.VISIT,
    Kind.CALL: TimelineShape.CALL,
    Kind.FOLLOW_UP: TimelineShape.FOLLOW,
    Kind.DOSE: TimelineShape.DOSE,
}


def burden_timeline(
    findings: Sequence[Finding], tense: Tense = Tense.NOW, measured: Sequence[Checks] = ()
) -> Timeline | None:
    """The picture, or None where the record gives too few times, or times of several groups.

    Times are drawn as the text counts them. What has no time is in the list alone. ``measured``:
    when the study measures something, which is a row of its own.
    """
    # Times from the end of the treatment have no place on an axis that counts from the start.
    shown = [
        each
        for each in findings
        if not each.arm and each.said.kind in _SHAPES and not is_after_treatment(each.sentence)
    ]
    again = {(each.path, each.start) for each in findings if _comes_again(each.said)}
    has_rounds = any(_is_of_rounds(each.said) for each in findings)
    # Days of a round that comes again: drawn once, they would look like all there is.
    shown = [
        each
        for each in shown
        if not _is_dose_plan(each.said) or not (has_rounds or (each.path, each.start) in again)
    ]
    shown = [each for each in shown if each.said.word != AGE]
    plans: dict[tuple[str, int], list[object]] = {}
    for each in shown:
        if _is_dose_plan(each.said):
            plans.setdefault((each.path, each.start), []).append(each.said.ranges)
    if len({tuple(plan) for plan in plans.values()}) > 1:
        # Days of several medicines or groups: drawn together they would be nobody's plan.
        shown = [each for each in shown if each.said.kind is not Kind.DOSE]
    spans: dict[Row, list[_Span]] = {kind: _unique(_spans(shown, kind)) for kind in _SHAPES}
    times = _unique(_span_of_check(measured))
    spans[MEASURED] = times if len(times) <= _MOST else []
    points = [span for kind, own in spans.items() for span in own if kind is not Kind.LENGTH]
    if len(points) < _FEWEST or any(len(own) > _MOST for own in spans.values()):
        return None
    last = max(end for own in spans.values() for _start, end, _planned in own)
    if last <= 0:
        return None
    named = {each.said.unit for each in shown if each.said.detail is Detail.AT}
    unit = _unit(last, named | {each.unit for each in measured})
    rows = tuple(
        TimelineRow(
            _label(kind),
            tuple(
                TimelineMark(start / last, end / last, _shape(kind), planned=planned)
                for start, end, planned in own
            ),
        )
        for kind, own in spans.items()
        if own
    )
    used = [each for each in shown if list(_span_of(each.said))]
    return Timeline(
        name={
            Tense.NOW: _("What it asks of you, over time"),
            Tense.OVER: _("What it asked of people, over time"),
            Tense.MEANT: _("What it was to ask of people, over time"),
        }[tense],
        said=_said(spans, unit),
        rows=rows,
        ticks=_ticks(last, unit),
        origin=ours(*(each.path for each in used), *(each.path for each in measured)),
        axis=_axis(unit),
    )


def _is_dose_plan(said: Said) -> bool:
    return said.kind is Kind.DOSE and said.detail is Detail.AT


def _comes_again(said: Said) -> bool:
    return said.kind is Kind.DOSE and said.detail is Detail.OFTEN


def _is_of_rounds(said: Said) -> bool:
    return said.kind is Kind.DOSE and said.detail in {Detail.CYCLE, Detail.CYCLES}


_Span = tuple[float, float, bool]


def _spans(findings: Iterable[Finding], kind: Kind) -> Iterator[_Span]:
    for each in findings:
        if each.said.kind is kind:
            yield from _span_of(each.said)


def _span_of(said: Said) -> Iterator[_Span]:
    """Start and end in days, and whether it is not sure."""
    if said.unit is None:
        return
    days = DAYS[said.unit]
    if said.kind is Kind.LENGTH:
        sure = 0.0 if said.at_most else said.ranges[0].low * days
        if sure:
            yield 0.0, sure, False
        if said.ranges[0].high * days > sure:
            yield sure, said.ranges[0].high * days, True
    elif said.kind is Kind.STAY and said.detail is Detail.FIRST:
        yield 0.0, said.ranges[0].high * days, False
    elif said.kind is Kind.STAY and said.detail is Detail.BY:
        yield said.ranges[0].high * days, said.ranges[0].high * days, True
    elif said.detail is Detail.AT and said.kind is not Kind.STAY:
        yield from ((point.low * days, point.high * days, False) for point in said.ranges)


def _span_of_check(measured: Sequence[Checks]) -> Iterator[_Span]:
    for each in measured:
        days = DAYS[each.unit]
        yield from ((point.low * days, point.high * days, False) for point in each.points)


def _unique(spans: Iterable[_Span]) -> list[_Span]:
    return sorted(set(spans))


def _unit(last: float, used: set[Unit | None]) -> Unit:
    """The unit of the axis: the text's own where it uses one alone, as far as that is readable."""
    if len(used) == 1:
        only = used.pop()
        if only in _STEPS and last / DAYS[only] <= _TICKS * _STEPS[only][-1]:
            return only
    if last <= _DAYS_UP_TO:
        return Unit.DAY
    if last <= _WEEKS_UP_TO:
        return Unit.WEEK
    return Unit.MONTH if last <= _MONTHS_UP_TO else Unit.YEAR


def _ticks(last: float, unit: Unit) -> tuple[TimelineTick, ...]:
    count = last / DAYS[unit]
    steps = _STEPS[unit]
    step = next((step for step in steps if count / step < _TICKS), steps[-1])
    while count / step >= 2 * _TICKS:
        step *= 2
    numbers = range(0, int(count + 0.01) + 1, step)
    return tuple(TimelineTick(min(1.0, number / count), str(number)) for number in numbers)


def _axis(unit: Unit) -> str:
    return {
        Unit.DAY: _("Days"),
        Unit.WEEK: _("Weeks"),
        Unit.MONTH: _("Months"),
        Unit.YEAR: _("Years"),
    }[unit]


def measured_label() -> str:
    """What the row of the times of measuring is called."""
    return _("Measured")


def _label(kind: Row) -> str:
    if kind == MEASURED:
        return measured_label()
    return {
        Kind.LENGTH: _("Taking part"),
        Kind.STAY: _("Hospital"),
        Kind.VISIT: _("Visits"),
        Kind.CALL: _("Phone calls"),
        Kind.FOLLOW_UP: _("Follow-up"),
        Kind.DOSE: _("Doses"),
    }[Kind(kind)]


def _shape(kind: Row) -> TimelineShape:
    return TimelineShape.FOLLOW if kind == MEASURED else _SHAPES[Kind(kind)]


def _said(spans: dict[Row, list[_Span]], unit: Unit) -> str:
    """All rows in words, for who does not see the picture."""
    pieces = [
        _("{row}: {times}.").format(
            row=_label(kind), times=", ".join(_time(span, unit, kind) for span in own)
        )
        for kind, own in spans.items()
        if own
    ]
    return _("{axis} from the start. {rows}").format(axis=_axis(unit), rows=" ".join(pieces))


def _time(span: _Span, unit: Unit, kind: Row) -> str:
    start, end, planned = span
    words = _number(start, end, unit)
    if planned and kind is Kind.STAY:
        return _("by {time}").format(time=words)
    return _("perhaps {time}").format(time=words) if planned else words


def _number(start: float, end: float, unit: Unit) -> str:
    low, high = (round(time / DAYS[unit], 1) for time in (start, end))
    if low == high:
        return f"{low:g}"
    return _("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
