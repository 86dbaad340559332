"""Telephone calls of the study team: when, how many, or only that there are some."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Range, Said, Unit
from viewer.plain.burden.gates import has_any, is_denied, is_no_plan
from viewer.plain.burden.numbers import DURATION, LONG_UNIT, RANGE, duration_of, range_of, times_at

_CALL = (
    r"(?:(?:tele)?phone (?:calls?|contacts?|interviews?|visits?|assessments?|follow[- ]?ups?)"
    r"|follow[- ]?up calls?|(?:tele)?phone counsel\w+|(?:tele)?phone follow[- ]?up calls?"
    r"|safety calls?|calls you|phones you|called by (?:phone|telephone)"
    r"|contacted by (?:tele)?phone|(?:by|via|over the) (?:tele)?phone|be (?:tele)?phoned)"
)
_AT = re.compile(rf"\b{_CALL}(?P<between>[^.,;:()]{{0,50}}?)\b(?:at|on|in)\s(?=[\w\d])")
_NAMED = re.compile(rf"[\s-]?(?!by |via |over )(?:follow[- ]?up |safety )?{_CALL}")
_ANY_TIME = re.compile(r"(?<![\w.,/-])(?=\d|one|two|three|four|six|week|month|day)")
_COUNT = re.compile(
    rf"\b(?P<n>{RANGE}) (?:\w{{1,12}}\s){{0,2}}?(?:follow[- ]?up |tele|safety )?(?:tele)?phone"
    r" (?:calls|contacts|interviews|visits)\b",
)
_AFTER = re.compile(
    rf"\b{_CALL}\b[^.;:()]{{0,40}}?\b(?P<time>{RANGE}[\s-]{LONG_UNIT}) (?:after|following|post)",
)
_EVERY = re.compile(
    rf"\b(?:(?P<often>daily|weekly|monthly) (?:follow[- ]?up )?(?:tele)?phone calls?"
    rf"|{_CALL}[^.;:()]{{0,30}}? every (?P<time>{DURATION}))",
)
_HAPPENS = re.compile(
    rf"\b(?:will|to|have|receive|get|are|is|completed|contacted|undergo|undergoes"
    rf"|interviewed)\b[^.;:]{{0,100}}?\b{_CALL}"
    rf"|\b{_CALL} (?:will|are|is|were|was)\b|\A(?:[\w-]{{1,12}} ){{0,2}}{_CALL}\.?\Z",
)
_SPOILS = re.compile(
    r"\b(?:visits?|assess\w*|before|prior|call center|either|with|in-person|evaluations)\b"
)
_WORD = re.compile(r"\bcall|phone")
_OTHER = re.compile(
    r"\bphone numbers?\b|smart ?phone|number of (?:tele)?(?:phone )?calls|if (?:the |you |a )?"
    r"[^.,]{0,40}(?:call|phone)|hotline|lost to follow|difficult|phone screen\w*|screened"
    r"|screening (?:call|by)"
    r"|\Aif\b|randomi[sz]|recruit\w*|interested|invit\w*|consent|\bopt for|given an option"
    r"|\bcould\b",
)
_OFTEN = {"daily": "1 day", "weekly": "1 week", "monthly": "1 month"}
_WORDS = ("call", "phone")
_MOST = 100


def calls(words: str) -> Iterator[Said]:
    """What a sentence says of calls that participants get."""
    if not has_any(words, _WORDS) or not _WORD.search(words) or is_no_plan(words):
        return
    if _OTHER.search(words):
        return
    found = list(_told(words))
    yield from found
    happens = _HAPPENS.search(words)
    if not found and happens and not is_denied(words, happens.start(), happens.end()):
        yield Said(Kind.CALL, Detail.HAPPENS)


def _told(words: str) -> Iterator[Said]:
    after = _AFTER.search(words)
    if after:
        time = duration_of(after["time"])
        # Of a list of times, the last alone would be half the truth.
        if time and " and " not in after[0]:
            yield Said(Kind.CALL, Detail.AFTER, (time[0],), time[1])
        return
    times = _times(words)
    if times:
        yield Said(Kind.CALL, Detail.AT, times[0], times[1])
        return
    yield from _numbers(words)


def _times(words: str) -> tuple[tuple[Range, ...], Unit] | None:
    for found in _AT.finditer(words):
        times = times_at(words, found.end())
        if times and not _SPOILS.search(found["between"]):
            return times[:2]
    for place in _ANY_TIME.finditer(words):
        times = times_at(words, place.start())
        if times and _NAMED.match(words, times[2]):
            return times[:2]
    return None


def _numbers(words: str) -> Iterator[Said]:
    counted = _COUNT.search(words)
    count = range_of(counted["n"]) if counted else None
    if count and 0 < count.low <= count.high <= _MOST:
        yield Said(Kind.CALL, Detail.COUNT, (count,))
    every = _EVERY.search(words)
    time = duration_of(every["time"] or _OFTEN[every["often"]]) if every else None
    if time:
        yield Said(Kind.CALL, Detail.EVERY, (time[0],), time[1])
