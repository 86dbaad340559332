"""Follow-up: how often, at which times and for how long the team keeps an eye on participants."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Range, Said, Unit
from viewer.plain.burden.gates import (
    before_aim,
    has_any,
    is_aim,
    is_background,
    is_denied,
    is_elsewhere,
    is_who,
)
from viewer.plain.burden.numbers import DURATION, duration_of, times_at

_FOLLOWED = re.compile(
    r"\b(?:(?:will|shall|must|to|are|is|were|was|be|being)(?: \w{1,12}){0,3}? (?:followed"
    r"|monitored)"
    r"(?:[- ]?up)?(?! by (?!tele|phone))|(?:followed|monitored) (?:for|every|monthly)"
    r"|(?:and|or) (?:then )?followed(?:[- ]up)? (?:for|every|at)"
    r"|follow[- ]?up at|follow[- ]?up (?:is|will be) (?:scheduled|planned)"
    r"|follow[- ]?up (?:assessments?|period"
    r"|phase|visits?|every|of|for|will)"
    r"|thereafter follow[- ]?up|(?:will|to) follow (?:up )?(?:the |all )?(?:\w{1,12} ){0,3}?"
    r"(?:participants|patients|subjects|women|children|you))\b",
)
_EVERY = re.compile(
    rf"\bevery (?P<time>{DURATION}|(?:week|month|year)\b)"
    r"|\bonce (?:a|per|each) (?P<once>week|month|year)\b"
    r"|(?<!of )\b(?P<often>weekly|monthly|quarterly|annually|yearly)\b(?! and)",
)
_FOR = re.compile(
    r"\b(?:for|up to|for up to|at least|over|during|until|within)(?: the)?(?: next| first"
    r"| following)?"
    r" (?:a |an )?(?:maximum of |total of |period of |minimum of |at least |up to |additional "
    rf"|another |approximately |about |median of )?(?:up to |at least )?(?P<time>{DURATION}"
    rf"|a year\b)"
    rf"(?:(?: and)? up to (?P<most>{DURATION}))?",
)
_IN_YEAR = re.compile(
    r",? (?:for|in|during|over) (?:the )?(?P<nth>first|second|third|fourth|fifth) year\b"
)
"""As in "every 4 months for the second year", after how often."""
_YEARS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_PERIOD = re.compile(
    rf"\b(?P<time>{DURATION})[\s-](?:(?!and |with "
    rf"|plus )\w{{1,12}} ){{0,2}}?follow[- ]?up (?:period|phase)\b"
    rf"|\bfollow[- ]?up (?:period|phase) (?:of|lasting|will last|is|for) (?:about "
    rf"|approximately |up"
    rf" to )?(?P<time2>{DURATION})"
    rf"|\bfollow[- ]?up (?:of|for) [^.;:]{{0,40}}? (?:will be|is|lasts?) (?P<time3>{DURATION})",
)
_AT = re.compile(
    r"\b(?:followed|follow[- ]?up|followed[- ]up)(?: \w{1,12}){0,2}? at (?=\d|weeks?|months?)"
)
_SINCE = re.compile(r" (?:after|following|post)")
_OFTEN = {
    "weekly": (1.0, Unit.WEEK),
    "monthly": (1.0, Unit.MONTH),
    "quarterly": (3.0, Unit.MONTH),
    "annually": (1.0, Unit.YEAR),
    "yearly": (1.0, Unit.YEAR),
    "week": (1.0, Unit.WEEK),
    "month": (1.0, Unit.MONTH),
    "year": (1.0, Unit.YEAR),
}
_THING = re.compile(
    r"\b(?:regimens?|diets?|protocols?|schedules?|procedures?|instructions?|programs?|guidelines?"
    r"|steps?|rules?|plans?)\b"
)
_PERSON = re.compile(
    r"\b(?:participants?|patients?|subjects?|volunteers?|women|men|children|infants?|babies|mothers"
    r"|people|persons?|individuals?|controls?|groups?|cohorts?|cases|they|you|all)\b"
)
_SPOILS = re.compile(
    r"\b(?:dose[sd]?|infus\w+|inject\w+|surviv\w+|progress\w+|mg|median|mean|registry|cycles?"
    r"|questionnaire|last (?:participant|patient|subject)|website|blood pressure)\b",
)
_LAST = re.compile(r"\b(?:after|of|until) the (?:last|final) (?:participant|patient|subject)\b")
"""The end of the whole study, not of one person's part in it."""
_WORDS = ("follow", "monitored")
_LONG = {Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR}


_AFTER = re.compile(
    r"\b(?:after|following|from|post) (?:the )?(?:completion|completing|end|finishing|last|final"
    r"|stopping|discontinuation|treatment|therapy|study treatment)\b|\bpost-?treatment\b",
    re.IGNORECASE,
)


def is_after_treatment(sentence: str) -> bool:
    """Whether a sentence counts its times from the end of the treatment, not from the start."""
    return bool(_AFTER.search(sentence))


def follow_up(words: str) -> Iterator[Said]:
    """What a sentence says of being followed; nothing that is "followed by" something."""
    if (
        not has_any(words, _WORDS)
        or is_elsewhere(words)
        or is_background(words)
        or is_who(words)
        or is_aim(before_aim(words))
    ):
        return
    period = _PERIOD.search(words)
    followed = _FOLLOWED.search(words)
    if _LAST.search(words):
        return
    if period and not _spoilt(words, period.end(), period.end() + 60):
        yield from _for(period["time"] or period["time2"] or period["time3"])
    elif (
        followed
        and not is_denied(words, followed.start(), followed.end())
        and not _is_of_thing(words[: followed.start()])
    ):
        yield from _followed(words, followed.start(), followed.end())


def _followed(words: str, start: int, end: int) -> Iterator[Said]:
    """In the order of the sentence: "every 3 months for 2 years" and what comes then."""
    found: list[tuple[int, Said]] = []
    for match in _EVERY.finditer(words, start):
        if not _spoilt(words, start, match.start()):
            often = match["time"] or match["often"] or match["once"]
            year = _IN_YEAR.match(words, match.end())
            word = _YEARS[year["nth"]] if year else ""
            found += ((match.start(), said) for said in _every(often, word))
    for match in _FOR.finditer(words, end - 4):
        if not _spoilt(words, start, match.start()):
            found += ((match.start(), said) for said in _for(match["time"], match["most"]))
    at = _AT.search(words)
    times = times_at(words, at.end()) if at else None
    if at and times and not _SINCE.match(words, times[2]):
        found.append((at.end(), Said(Kind.FOLLOW_UP, Detail.AT, times[0], times[1])))
    yield from (said for _start, said in sorted(found, key=lambda each: each[0]))


def _is_of_thing(before: str) -> bool:
    """Whether what is followed is a rule or a plan: the last named before it is no person."""
    thing = max((each.start() for each in _THING.finditer(before)), default=-1)
    person = max((each.start() for each in _PERSON.finditer(before)), default=-1)
    # "They take part in the program and will be followed": the verbs share their person.
    return thing > person and not before.endswith(("and ", "then ", "or "))


def _spoilt(words: str, start: int, end: int) -> bool:
    return bool(_SPOILS.search(words, start, end))


def _every(text: str, year: str) -> Iterator[Said]:
    """``year``: in which year it is so often, where the text says so."""
    if text.lower() in _OFTEN:
        number, unit = _OFTEN[text.lower()]
        yield Said(Kind.FOLLOW_UP, Detail.EVERY, (Range(number, number),), unit, word=year)
        return
    time = duration_of(text)
    if time and time[1] in _LONG:
        yield Said(Kind.FOLLOW_UP, Detail.EVERY, (time[0],), time[1], word=year)


def _for(text: str, most: str | None = None) -> Iterator[Said]:
    time = duration_of(text.replace("a year", "1 year"))
    longer = duration_of(most) if most else None
    if not time or time[1] not in _LONG:
        return
    span = time[0]
    if longer and longer[1] is time[1] and longer[0].high > span.low:
        span = Range(span.low, longer[0].high)
    yield Said(Kind.FOLLOW_UP, Detail.FOR, (span,), time[1])
