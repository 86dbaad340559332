"""Stays in hospital: how long, from when, or only that there is one."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Range, Said, Unit
from viewer.plain.burden.gates import has_any, is_denied, is_no_plan
from viewer.plain.burden.numbers import DURATION, NUMBER, duration_of, number_of

_WHERE = r"(?:in[- ]?patient|hospital|in-hospital|clinic|overnight|crc|in-clinic|confinement)"
_LONG = re.compile(
    rf"\b(?P<time>{DURATION})\W{{1,2}}(?:\w{{1,12}}\s){{0,1}}{_WHERE} (?:stay|admission|period"
    rf"|visit"
    rf"|hospitali[sz]ation)\b"
    rf"|\b(?:admi(?:tted|ssion)|confined|hospitali[sz]ed|stay|remain)\b[^.;:]{{0,50}}?\bfor"
    rf" (?:about |approximately |up to |at least |a total of |a minimum of )?(?P<time2>{DURATION})"
    rf"|\b{_WHERE} (?:stay|admission) (?:will )?(?:lasts?|of|is|be)"
    rf" (?:about |approximately |up to )?(?P<time3>{DURATION})"
    rf"|\bin(?: the)? (?:hospital|clinic) for (?:about |approximately "
    rf"|up to )?(?P<time4>{DURATION})"
    rf"|\b(?:come|comes|return) back for (?P<time5>{NUMBER} more days|{NUMBER} more nights)",
)
_FIRST = re.compile(
    rf"\b(?:in[- ]?patient|in(?: the)? hospital)\b[^.;:]{{0,30}}? (?:for|during) the first"
    rf" (?P<time>{DURATION})"
    rf"|\bfor the first (?P<time2>{DURATION})[^.;:]{{0,60}}?\b(?:admitted to|stay in) (?:the "
    rf"|a )?hospital",
)
_BY = re.compile(rf"\bby day (?P<day>{NUMBER})\b")
_NIGHTS = re.compile(
    r"\bstay overnight\b|\bovernight stay\b|\b(?:admitted|stay"
    r"|spend)\b[^.;:]{0,40}?\bovernight\b",
)
_HAPPENS = re.compile(
    r"\b(?:will|must|to) (?:\w{1,12}\s){0,2}?(?:be (?:admitted|hospitali[sz]ed)|stay|remain)"
    r"\b[^.;:]{0,30}?\b(?:hospital|clinic|unit|ward|center|centre|in-?patient)"
    r"|\b(?:be|are|is|were|was|remain) (?:confined|domiciled|resident|residential|housed)\b"
    r"[^.;:]{0,30}?\b(?:hospital|clinic|(?:study|research|clinical) (?:unit|cent(?:er|re)|facility)"
    r"|crc|cru)\b",
)
_PARTICIPANT = re.compile(
    r"\b(?:participants?|subjects?|volunteers?|you|controls?|study|crc|admission will)\b"
    r"|\b(?:will|to)"
    r" be (?:admitted|hospitali[sz]ed|observed|confined)|stay in hospital|inpatient stay",
)
_NEAR = re.compile(r"\b(?:area|vicinity|near|nearby|close to|hotel|home)\b")
_WORD = re.compile(
    r"in-?patient|hospital|admi(?:tted|ssion)|overnight|\bstay|confine|come back|domiciled"
    r"|\bresiden|\bhoused"
)
_WORDS = (
    "patient", "hospital", "admi", "overnight", "stay", "confine", "come back", "domiciled",
    "residen", "housed",
)  # fmt: skip


def stays(words: str) -> Iterator[Said]:
    """What a sentence says of days and nights that participants spend in hospital."""
    if not has_any(words, _WORDS) or not _WORD.search(words) or is_no_plan(words):
        return
    if not _PARTICIPANT.search(words) or _NEAR.search(words):
        return
    first = _FIRST.search(words)
    long = _LONG.search(words)
    if first:
        yield from _lasting(first["time"] or first["time2"], Detail.FIRST)
    elif long and not is_denied(words, long.start(), long.end()):
        time = next(text for text in long.groups() if text)
        made = list(_lasting(time, Detail.LASTS))
        yield from made
        by = _BY.search(words)
        if made and by:
            day = number_of(by["day"])
            yield Said(Kind.STAY, Detail.BY, (Range(day, day),), Unit.DAY)
    elif (found := _NIGHTS.search(words)) and not is_denied(words, found.start(), found.end()):
        yield Said(Kind.STAY, Detail.LASTS, (Range(1, 1),), Unit.NIGHT)
    elif (found := _HAPPENS.search(words)) and not is_denied(words, found.start(), found.end()):
        yield Said(Kind.STAY, Detail.HAPPENS)


def _lasting(text: str, detail: Detail) -> Iterator[Said]:
    time = duration_of(text.replace("more ", ""))
    if time and time[1] in {Unit.HOUR, Unit.DAY, Unit.NIGHT, Unit.WEEK}:
        yield Said(Kind.STAY, detail, (time[0],), time[1])
