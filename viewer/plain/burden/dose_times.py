"""For how long something is given, how many times, in which cycles."""

import re
from collections.abc import Iterator

from viewer.plain.burden.dose_frequency import is_of_something_else, often
from viewer.plain.burden.findings import AGE, DAYS, THEN, Detail, Kind, Range, Said, Unit
from viewer.plain.burden.gates import is_denied
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

_FOR = re.compile(
    r"\bfor (?:an? (?=[\w-]+[ -](?:day|week|month))|the first |up to |a total of |a period of "
    r"|the next |further |approximately "
    r"|about |another |continuous |an"
    rf" additional |a duration of "
    rf"|at most )?(?:up to )?(?P<time>{DURATION})(?!\s?/)(?! ?(?:\(\d{{1,2}} \w{{4,6}}\) )?(?:as"
    rf"|cycle|course))(?!\s?[\w%]*[- ]?(?:old|fast"
    r"|visit|follow[- ]?up|observ|wash|run-in|screen|baseline))"
    rf"|\b(?:in the following|over(?: the)?(?: course of| a period of)?|during(?= \w{{1,8}} \w)"
    rf"|duration of the"
    rf" intervention of|treatment (?:for|of) (?:\w{{1,9}} )?patient is anticipated to be|followed"
    rf" by|period of|lasting) (?P<time2>{RANGE}[\s-](?:days?|weeks?|months?))\b"
    rf"(?! (?:of )?(?:observ|rest|follow|wash|off|monitor|break))"
    rf"|\b(?:receive[sd]?|undergo|complete[sd]?|given) (?:a total of |up to )?"
    rf"(?P<time5>{RANGE}[\s-](?:days?|weeks?|months?|years?)) of (?:[\w-]{{1,20}} ){{0,3}}"
    rf"(?:treatment|therapy|medication|training|placebo|drug|exercise|intervention|counsel\w*)\b"
    rf"|\b(?:[btq]\.?i?\.?d\.?|daily|day|weekly|mg|ml|capsules?|tablets?) ?[,;x×]? ?"
    rf"(?P<time6>{RANGE}[\s-](?:days|weeks|months))(?=\s?(?:\Z|[.,;)]))"
    rf"|\b[x×] ?(?P<time7>{RANGE}[\s-]?(?:days|weeks|months))\b"
    rf"|\btreatment (?:period |phase )?(?:will |is to )?lasts?(?: for)? (?P<time8>{DURATION})"
    rf"|\b(?P<time3>{RANGE}[\s-](?:day|week|month))s? treatment (?:phase|period)\b"
    rf"|\bduration of treatment\b[^.;:]{{0,50}}? (?:be|is|of) (?:about |approximately |up to )?"
    rf"(?P<time4>{DURATION})",
)
_MINUTES = re.compile(
    rf"(?<!within )(?<!after )(?<!first )\b(?P<m>{RANGE})[\s-](?:minutes?|min"
    rf"|mins)\b[- ](?:(?:\w{{2,14}} ){{0,2}}?(?:sessions?"
    rf"|infusions?)|per session"
    rf"|of (?!life|age|rest|birth)\w{{1,20}}"
    rf" ?(?:video game|play)?|each|a day|per day|daily|a session|/ ?\d)"
    rf"|\b(?:infus\w+|infused|intravenous infusion)\b[^.;:]{{0,60}}? (?:for"
    rf"|over) (?P<m2>{RANGE}) ?(?:min"
    rf"|minutes|mins)\b|\binfus\w+[^.;:]{{0,10}} over (?P<h>{RANGE}) hours?\b"
    rf"|\b(?:session|module|intervention|class|training)(?:s|es)?\b[^.;]{{0,70}}? last(?:s|ed"
    rf"|ing)? (?:for )?(?:about "
    rf"|approximately )?(?P<m3>{RANGE})[- ]"
    rf"(?P<u>minutes?|mins?|hours?)\b"
    rf"|\((?P<m4>{RANGE}) (?:minutes|min) per session\)|\bfor (?P<m5>{RANGE}) minutes ?/ "
    rf"|\b(?:iv\)?|intravenously) over (?P<m6>{RANGE}) ?(?:minutes|mins?)\b"
    rf"|\b(?:iv\)?|intravenously) over (?P<h2>{RANGE}) hours?\b"
    rf"|\b(?P<h3>{RANGE})[- ](?:hours?|hrs?|h) (?:\w{{1,12}} )?infusion\b",
)
_ADJ = (
    r"(?:(?:weekly|daily|monthly|individual|group|treatment|training|oral|consecutive|separate"
    r"|intravenous|subcutaneous|intravitreal|intrathecal|intramuscular|intradermal|single"
    r"|self-management|therapy|additional|total|more"
    r"|supervised|(?:\d{1,3}[-–])?\d{1,3}[- ]min(?:ute)?s?|(?!mg|ml|mcg|iu|days?|and|to|of|or"
    r"|per|in|for|at|x)[a-z]{2,4}"
    r"|one-hour|exercise|acupuncture"
    r"|face-to-face|online"
    r"|once-weekly|once-daily|once-monthly|x)\s){0,3}"
)
_COUNT = re.compile(
    rf"\b(?P<n2>\d{{1,2}})-session\b|(?<![\w./-])(?<!following )(?<!between )(?P<n3>{NUMBER}) "
    rf"(?:(?!min|hour|h\b|week|day|month|year|mg|ml|of\b|or\b|and\b|to\b|in\b|with\b|per\b|for\b"
    rf"|group\b|patient|participant|subject|differen|first|other|more|extra|addition|optional)"
    rf"[a-z-]{{2,14}} ){{1,3}}sessions\b(?! (?:each|a|per) ?(?:week|day|month)?)|"
    rf"(?<![\w./-])(?<!phase )(?<!following )(?<!between )(?<!one of )(?P<most>up to |maximum of "
    rf"|at most )?(?P<n>{RANGE})\s{_ADJ}(?:doses|injections"
    r"|infusions|sessions|treatments|vaccinations|fractions|applications"
    r"|administrations)\b(?!\s?/)(?! (?:levels?|groups?"
    r"|cohorts?"
    r"|each|a"
    r"|per) ?(?:week|day|month)?)(?! levels?)",
)
_ONCE = re.compile(
    r"\b(?:single[- ]|one (?=infus|inject)|one[- ]time )(?:(?:oral|intravenous|iv|subcutaneous"
    r"|sc|im|intramuscular"
    r"|injection|inhaled),? ?)?(?:dose|dosing|injection|infusion|administration)\b(?!,? (?:level"
    r"|group|crossover|cross-over|containers?|vials?|study|design|pharmaco\w+|comparative|of"
    r" (?:two|three)))|\bsingle, oral dose\b|\b(?:one|1)[- ]time (?:dose|dosing)\b"
    r"|\binjected single"
    r" dose\b|\bsingle doses of\b|\bsingle,? \d[\d.,]{0,6} ?(?:mg|g|mcg|ug|µg|ml|iu"
    r"|mg/kg)\b[^.;,]{0,20}? dose\b|\b(?:a|one) single session\b|\b(?:infusion|injection"
    r"|dose),? once,? on day\b",
)
_CYCLES = re.compile(
    rf"(?<!after )(?<!every )(?<!of )\b(?:up to |for "
    rf"|maximum of )?(?P<n>{RANGE}) (?:\d{{1,2}}[- ](?:day|week)s? )?cycles?\b(?! (?:of|every|="
    rf"|is|was|are|comprises"
    rf"|lasts)\b)(?! ?[=(:])"
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
    r"\b(?:receives?|received|given|administered|doses?|injected|infused|vaccinated|injections?"
    r"|tablets?|capsules?)\b"
    r"(?:[^.;:()]|\.\d){0,40}?\b(?:at|on) (?=(?:weeks?|months?|days?) \d"
    r"|\d{1,2}(?:, ?\d{1,2}){0,9},? (?:and|&) \d{1,2} (?:weeks|months|days)\b)",
)
_GOES_ON_FOR_HOURS = re.compile(
    r"\b(?:infus\w*|continuous\w*|drip|stimulat\w*|worn|wear|patch|appl\w+|kept|keep|sleep"
    r"|use[sd]?|using|every|exercis\w*|administ\w*|receiv\w*|given|mg|dose)\b(?!.*\bsession)"
)
_GOES_ON = re.compile(r",? (?:and|then|and then) (?:at |on |in )?(?=(?:week|month|day|year))")
"""The list goes on in another unit: what was read would be a part of it."""
_MOST_LISTS = 3
_OF_AGE = re.compile(r" (?:of age|old)\b")
_SEVERAL_TIMES = re.compile(
    r"\b(?:on|at|in) (?:the following (?:days|visits|weeks)|(?:both|each|every|all) )"
    r"|\b(?:days|weeks|months|years|visits|periods) \d{1,3}(?:\s?(?:,|and|&|-|–|to)\s?\d)"
    r"|\bday \d{1,3}(?:,| and| or|, and) day \d"
    r"|\b\d{1,2}(?:, ?\d{1,2}){0,8},? (?:and|&) \d{1,2} (?:days|weeks|months|years)\b"
    r"|\beach (?:visit|period|cycle|session|occasion)\b|\bper (?:visit|period|cycle)\b"
)
"""A single dose that is given at several times is no dose that is given once."""
_FOLLOWED = re.compile(r"\b(?:are|is|be|were|was|and|then) followed (?!by)")
_MOST = 200
_HOUR = 60
_DAYS_OF_WEEK = 7
_RHYTHM = re.compile(r"\b(?:daily|weekly) (?:\w+ )?(?:doses|sessions|treatments|injections)")


def times(words: str) -> Iterator[Said]:
    """How often, how long, how many times; each said once."""
    made: list[Said] = []
    # Times of being followed are no times of doses.
    followed = _FOLLOWED.search(words)
    timed = words[: followed.start()] if followed else words
    if "diar" in words:
        return
    for said in (*often(timed), *_long(timed), *_counts(words)):
        if said not in made:
            made.append(said)
            yield said


def _long(words: str) -> Iterator[Said]:
    for found in _FOR.finditer(words):
        text = next(part for part in found.groups() if part)
        time = duration_of(text)
        before = words[max(0, found.start() - 70) : found.start()]
        if not time or is_of_something_else(words, found.start()) or "visits" in before:
            continue
        if time[1] is Unit.HOUR and "infus" in before[-30:]:
            span = Range(time[0].low * _HOUR, time[0].high * _HOUR)
            yield Said(Kind.DOSE, Detail.MINUTES, (span,), Unit.MINUTE)
            continue
        is_no_course = time[1] is Unit.HOUR and not _GOES_ON_FOR_HOURS.search(before)
        if time[1] is not Unit.MINUTE and not is_no_course:
            yield Said(Kind.DOSE, Detail.FOR, (time[0],), time[1])
    for found in _MINUTES.finditer(words):
        minutes = next(
            (found[name] for name in ("m", "m2", "m3", "m4", "m5", "m6") if found[name]), None
        )
        hours = found["h"] or found["h2"] or found["h3"]
        count = range_of(minutes or hours)
        is_hours = bool(hours) or (found["u"] or "").lower().startswith("h")
        if count:
            factor = _HOUR if is_hours else 1
            span = Range(count.low * factor, count.high * factor)
            yield Said(Kind.DOSE, Detail.MINUTES, (span,), Unit.MINUTE)


def _counts(words: str) -> Iterator[Said]:
    yield from _numbers(words)
    yield from _cycles(words)
    for found in _AT.finditer(words):
        if "cycle" not in words:
            yield from _at(words, found.end())


def _at(words: str, start: int) -> Iterator[Said]:
    """One list of times, or lists that follow one another: "days 0 and 10, and months 2 and 4"."""
    made: list[Said] = []
    while len(made) < _MOST_LISTS:
        at = times_at(words, start)
        if not at:
            return
        word = THEN if made else AGE if _OF_AGE.match(words, at[2]) else ""
        made.append(Said(Kind.DOSE, Detail.AT, at[0], at[1], word=word))
        goes_on = _GOES_ON.match(words, at[2])
        if not goes_on:
            break
        start = goes_on.end()
    else:
        return
    points = [point for said in made for point in said.ranges]
    # "On day 1" alone tells a reader nothing.
    if len(points) > 1 or not points[0].is_single:
        yield from made


def _numbers(words: str) -> Iterator[Said]:
    for found in _COUNT.finditer(words):
        count = range_of(found["n"] or found["n2"] or found["n3"])
        if is_denied(words, found.start(), found.start()) or _is_no_count(found, count):
            continue
        if count and 0 < count.low <= count.high <= _MOST:
            yield Said(Kind.DOSE, Detail.COUNT, (count,), at_most=bool(found["most"]))
    if _ONCE.search(words) and not _SEVERAL_TIMES.search(words):
        yield Said(Kind.DOSE, Detail.COUNT, (Range(1, 1),))


def _is_no_count(found: re.Match[str], count: Range | None) -> bool:
    """One of several kinds of sessions; or so many a day or week, as in "two daily doses"."""
    if count is None:
        return True
    is_one_of_several = bool(found["n3"]) and count.high == 1
    return is_one_of_several or (count.high <= _DAYS_OF_WEEK and bool(_RHYTHM.search(found[0])))


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
