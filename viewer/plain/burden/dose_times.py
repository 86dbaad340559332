"""How often something is given, for how long, how many times, in which cycles."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import DAYS, Detail, Kind, Range, Said, Unit
from viewer.plain.burden.gates import has_any
from viewer.plain.burden.numbers import (
    DURATION,
    NUMBER,
    RANGE,
    duration_of,
    number_of,
    points_of,
    range_of,
    times_at,
    unit_of,
)

_FREQUENT: tuple[tuple[re.Pattern[str], int, int, Unit], ...] = tuple(
    (re.compile(pattern), count, period, unit)
    for pattern, count, period, unit in (
        (
            (r"(?:\bonce[- ](?:daily|a day|per day|every day|each day)\b|\b(?:single|oral) daily\b"
            r"|\btaken daily\b|\b(?:mg|g|tablets?|capsules?|mouth|ly|os),? (?:daily|every day)\b"
            r"|(?<!times )(?<!twice )(?<!thrice )\bdaily (?:oral|per|for|at|treat\w+|alongside"
            r"|subcutaneous)\b|(?<!time )\bevery day\b"
            r"|\bonce daily\b|\b1 time (?:a|per) day\b)|\b(?:qd|q\.d\.)\b"),
            1, 1, Unit.DAY,
        ),
        (
            (r"(?:\btwice[- ](?:daily|a day|per day|each day|every day)\b|\b(?:two|2) times (?:a"
            r"|per|each)"
            r" day\b|\bb\.?i\.?d\b\.?)"),
            2, 1, Unit.DAY,
        ),
        (
            (r"(?:\b(?:three|3) times (?:a|per|each|every)? ?(?:day|daily)\b|\bthrice daily\b"
            r"|\bt\.?i\.?d"
            r"\b\.?)"),
            3, 1, Unit.DAY,
        ),
        (
            r"(?:\b(?:four|4) times (?:a|per|each)? ?(?:day|daily)\b|\bq\.?i\.?d\b\.?)",
            4, 1, Unit.DAY,
        ),
        (
            (r"(?:\bevery other day\b(?! visits?)|\bevery second day\b"
            r"|\balternate days\b)"),
            1, 2, Unit.DAY,
        ),
        (
            (r"(?:\bonce[- ](?:weekly|a week|per week|every week|each week)\b"
            r"|(?<!times )(?<!twice )(?<!twice-)\bweekly (?:for|sessions?"
            r"|doses?|injections?|infusions?|treatments?|\w{1,9} training)\b|\btreatment weekly\b"
            r"|\bone (?:time|session|injection|infusion) (?:a|per) week\b|\b(?:saline"
            r"|injections?) weekly\b|\b(?:given|administered)"
            r" weekly\b)"),
            1, 1, Unit.WEEK,
        ),
        (
            (r"(?:\btwice[- ](?:weekly|a week|per week)\b|\b(?:two|2) (?:times|sessions"
            r"|days) (?:a|per|each)"
            r" week\b)"),
            2, 1, Unit.WEEK,
        ),
        (
            (r"(?:\bonce[- ](?:monthly|a month|per month|every month)\b|\b(?:given|administered"
            r"|injection)"
            r" monthly\b|\bmonthly (?:injections?|infusions?|doses?|for)\b)"),
            1, 1, Unit.MONTH,
        ),
    )
)  # fmt: skip
_WEEKLY = re.compile(
    r"(?<![-–])\b(?P<n>[3-6]|three|four|five|six) (?:times|sessions|days|treatments)(?: a | per "
    r"|/| each |"
    r" )(?:week|weekly)\b",
)
_EVERY = re.compile(
    rf"(?<!cycle )(?<!of )\b(?:once |one |given )?every (?P<time>{NUMBER}(?:\s?(?:-"
    rf"|to)\s?{NUMBER})?[\s-](?:hours?|hrs?|h"
    rf"|days?|weeks?|months?|years?))\b|\bq(?P<q>\d{{1,2}}) ?(?P<qu>h|d|w|wk|weeks?|days?"
    rf"|hours?)\b",
)
_FOR = re.compile(
    r"\bfor (?:the first |up to |a total of |a period of |the next |further |approximately "
    r"|about |another |an"
    rf" additional |a duration of "
    rf"|at most )?(?:up to )?(?P<time>{DURATION})(?!\s?/)(?! ?(?:\(\d{{1,2}} \w{{4,6}}\) )?(?:as"
    rf"|cycle|course))(?!\s?[\w%]*[- ]?(?:old|fast"
    r"|visit))"
    rf"|\b(?:in the following|over(?: the)?(?: course of| a period of)?|during(?= \w{{1,8}} \w)"
    rf"|duration of the"
    rf" intervention of|treatment (?:for|of) (?:\w{{1,9}} )?patient is anticipated to be|followed"
    rf" by|period of|lasting) (?P<time2>{RANGE}[\s-](?:days?|weeks?|months?))\b"
    rf"(?! (?:of )?(?:observ|rest|follow|wash|off|monitor|break))"
    rf"|\b(?P<time3>{RANGE}[\s-](?:day|week|month))s? treatment (?:phase|period)\b"
    rf"|\bduration of treatment\b[^.;:]{{0,50}}? (?:be|is|of) (?:about |approximately |up to )?"
    rf"(?P<time4>{DURATION})",
)
_LONG_ENOUGH = re.compile(
    r"\b(?:follow\w*|observed|monitored|at least|stable|waiting|fast\w*|record\w*|prior|stored"
    r"|evaluat\w*|assess\w*|measure\w*|stay\w*|admit\w*|hospital\w*|remain\w*|wash\w*|rest\w*"
    r"|hold|held|enroll\w*|recruit\w*|in the (?:study|group|trial)|run-in|screening|baseline"
    r"|wait\w*|lasts?|recover\w*)"
    r"\b[^.;,]{0,25}\Z",
)
_MINUTES = re.compile(
    rf"\b(?P<m>{RANGE})[\s-](?:minutes?|min|mins)\b[- ](?:(?:\w{{2,14}} ){{0,2}}?(?:sessions?"
    rf"|infusions?)|per session"
    rf"|of \w{{1,20}}"
    rf" ?(?:video game|play)?|each|a day|a session|/ ?\d)"
    rf"|\b(?:infus\w+|infused|intravenous infusion)\b[^.;:]{{0,20}}? (?:for"
    rf"|over) (?P<m2>{RANGE}) ?(?:min"
    rf"|minutes|mins)\b|\binfus\w+[^.;:]{{0,10}} over (?P<h>{RANGE}) hours?\b"
    rf"|\b(?:session|module)s?\b[^.;]{{0,70}}? lasts? (?:for )?(?:about "
    rf"|approximately )?(?P<m3>{RANGE})[- ]"
    rf"(?P<u>minutes?|mins?|hours?)\b"
    rf"|\((?P<m4>{RANGE}) (?:minutes|min) per session\)|\bfor (?P<m5>{RANGE}) minutes ?/ "
    rf"|\b(?:iv|intravenously) over (?P<m6>{RANGE}) ?(?:minutes|mins?)\b"
    rf"|\b(?:iv|intravenously) over (?P<h2>{RANGE}) hours?\b",
)
_ADJ = (
    r"(?:(?:weekly|daily|monthly|individual|group|treatment|training|oral|consecutive|separate"
    r"|intravenous|subcutaneous|intravitreal|single|self-management|therapy|additional|total|more"
    r"|supervised|(?:\d{1,3}[-–])?\d{1,3}[- ]min(?:ute)?s?|(?!mg|ml|mcg|iu|days?|and|to)\w{2,4}"
    r"|one-hour|exercise|acupuncture"
    r"|face-to-face|online"
    r"|x)\s){0,3}"
)
_COUNT = re.compile(
    rf"\b(?P<n2>\d{{1,2}})-session\b|"
    rf"(?<![\w./-])(?<!phase )(?<!following )(?P<most>up to |maximum of "
    rf"|at most )?(?P<n>{RANGE})\s{_ADJ}(?:doses|injections"
    r"|infusions|sessions|treatments|vaccinations|fractions)\b(?!\s?/)(?! (?:levels?|groups?"
    r"|cohorts?"
    r"|each|a"
    r"|per) ?(?:week|day|month)?)(?! levels?)",
)
_ONCE = re.compile(
    r"\b(?:single[- ]|one (?=infus|inject)|one[- ]time )(?:(?:oral|intravenous|iv|subcutaneous"
    r"|sc|im|intramuscular"
    r"|injection|inhaled),? ?)?(?:dose|dosing|injection|infusion|administration)\b(?! (?:level"
    r"|group|of"
    r" (?:two|three)))|\bsingle, oral dose\b|\b(?:one|1)[- ]time (?:dose|dosing)\b"
    r"|\binjected single"
    r" dose\b|\bsingle dose\b",
)
_CYCLES = re.compile(
    rf"(?<!after )(?<!every )(?<!of )\b(?:up to |for "
    rf"|maximum of )?(?P<n>{RANGE}) cycles?\b(?! (?:of|every))"
)
_CYCLE = re.compile(
    rf"\bdays? (?P<days>{NUMBER}(?:\s?(?:,|and|,\s?and|-|to)\s?{NUMBER}){{0,9}}) of (?:each"
    rf"|every|a|the)"
    rf" (?P<n>{NUMBER})[- ](?P<u>day|week)s?(?: \w{{1,12}})? cycles?\b"
    rf"|\bd(?P<days2>\d{{1,2}}(?:, ?\d{{1,2}}){{0,4}})\b[^.;:]{{0,60}}? cycle every"
    rf" (?P<n2>{NUMBER})"
    rf" (?P<u2>day|week)s",
)
_AT = re.compile(
    r"\b(?:receives?|received|given|administered|doses?|injected|infused|vaccinated|injections?)\b"
    r"[^.;:()]{0,40}?\b(?:at|on) (?=(?:weeks?|months?|days?) \d)",
)
_OFTEN = (
    "day",
    "daily",
    "week",
    "month",
    "every",
    "qd",
    "bid",
    "tid",
    "q.d",
    "b.i",
    "t.i",
    "q2",
    "q3",
    "q4",
    "q6",
    "q8",
    "q1",
)
_FOLLOWED = re.compile(r"\b(?:are|is|be|were|was|and|then) followed (?!by)")
_MOST = 200


def times(words: str) -> Iterator[Said]:
    """How often, how long, how many times; each said once."""
    made: list[Said] = []
    # Times of being followed are no times of doses.
    followed = _FOLLOWED.search(words)
    timed = words[: followed.start()] if followed else words
    for said in (*_often(timed), *_long(timed), *_counts(words)):
        if said not in made:
            made.append(said)
            yield said


def _frequency(count: float, low: float, high: float, unit: Unit) -> Said:
    return Said(Kind.DOSE, Detail.OFTEN, (Range(count, count), Range(low, high)), unit)


def _often(words: str) -> Iterator[Said]:
    if not has_any(words, _OFTEN) or has_any(words, (" call", "calls ", "coach", "text message")):
        return
    for pattern, count, period, unit in _FREQUENT:
        if pattern.search(words):
            yield _frequency(count, period, period, unit)
    for found in _WEEKLY.finditer(words):
        yield _frequency(number_of(found["n"]), 1, 1, Unit.WEEK)
    for found in _EVERY.finditer(words):
        time = duration_of(found["time"]) if found["time"] else None
        if found["q"]:
            number = float(found["q"])
            time = (Range(number, number), unit_of(found["qu"]))
        if time and not _LONG_ENOUGH.search(words[: found.start()][-45:]):
            yield _frequency(1, time[0].low, time[0].high, time[1])


def _long(words: str) -> Iterator[Said]:
    for found in _FOR.finditer(words):
        text = next(part for part in found.groups() if part)
        time = duration_of(text)
        before = words[max(0, found.start() - 70) : found.start()]
        if not time or _LONG_ENOUGH.search(before[-45:]) or "visits" in before:
            continue
        is_session = time[1] is Unit.HOUR and "session" in words
        if time[1] is not Unit.MINUTE and not is_session:
            yield Said(Kind.DOSE, Detail.FOR, (time[0],), time[1])
    for found in _MINUTES.finditer(words):
        minutes = next(
            (found[name] for name in ("m", "m2", "m3", "m4", "m5", "m6") if found[name]), None
        )
        hours = found["h"] or found["h2"]
        count = range_of(minutes or hours)
        is_hours = bool(hours) or (found["u"] or "").lower().startswith("h")
        if count:
            factor = 60 if is_hours else 1
            span = Range(count.low * factor, count.high * factor)
            yield Said(Kind.DOSE, Detail.MINUTES, (span,), Unit.MINUTE)


def _counts(words: str) -> Iterator[Said]:
    yield from _numbers(words)
    yield from _cycles(words)
    for found in _AT.finditer(words):
        at = times_at(words, found.end())
        if at and "cycle" not in words:
            yield Said(Kind.DOSE, Detail.AT, at[0], at[1])


def _numbers(words: str) -> Iterator[Said]:
    for found in _COUNT.finditer(words):
        count = range_of(found["n"] or found["n2"])
        if count and 0 < count.low <= count.high <= _MOST:
            yield Said(Kind.DOSE, Detail.COUNT, (count,), at_most=bool(found["most"]))
    if _ONCE.search(words):
        yield Said(Kind.DOSE, Detail.COUNT, (Range(1, 1),))


def _cycles(words: str) -> Iterator[Said]:
    for found in _CYCLES.finditer(words):
        count = range_of(found["n"])
        if count and count.high <= _MOST:
            yield Said(Kind.DOSE, Detail.CYCLES, (count,))
    for found in _CYCLE.finditer(words):
        days = points_of(found["days"] or found["days2"])
        length = number_of(found["n"] or found["n2"])
        length *= DAYS[unit_of(found["u"] or found["u2"])]
        if days:
            yield Said(Kind.DOSE, Detail.CYCLE, (*days, Range(length, length)), Unit.DAY)
