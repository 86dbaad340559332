"""How long one takes part: only where a sentence says so without doubt."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Said
from viewer.plain.burden.gates import has_any, is_denied, is_elsewhere, is_who
from viewer.plain.burden.numbers import DURATION, duration_of

_ONE = (
    r"(?:each|every|one|a|an individual|individual|any)"
    r" (?:individual |study |enrolled )?(?:participant|patient|subject|volunteer|person)"
)
_ABOUT = (
    r"(?:for )?(?:(?:about|approximately|approx\.?|around|roughly|up to|a total of|a maximum of"
    r"|at most|no more than|anticipated to be|expected to be|expected to last|a period of"
    r"|between|from|a maximum|for|maximum|minimum of|at least)\s){0,3}"
)
_IS = r"(?:(?:will|is|are|was|may|can|should|would|be|last|lasts|lasted|take|takes|span)\s){1,3}"
_TIME = rf"(?P<time>{DURATION})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\bparticipation (?:in this study|in the study),? including [^.;:]{1,60}"
            rf" {_IS}{_ABOUT}{_TIME}"
        ),
        rf"\bparticipation (?:in (?:the|this) (?:study|trial|research) )?{_IS}{_ABOUT}{_TIME}",
        (
            rf"\b(?:duration|length) of (?:(?:the|each|a|study|subject|patient|participant"
            rf"|individual"
            rf"|trial|total|their)(?:['’]s?)? ){{0,3}}participation"
            rf"(?: in (?:the|this) (?:study|trial))?(?: for {_ONE})? {_IS}{_ABOUT}{_TIME}"
        ),
        (
            rf"\b(?:study|trial|participation|total) (?:duration|length|participation)"
            rf"(?: in (?:the|this) study)? (?:for|per|of) {_ONE}[^.;:]{{0,15}}?"
            rf" {_IS}{_ABOUT}{_TIME}"
        ),
        (
            rf"\bduration of (?:the |this )?(?:study|trial)(?: participation)? (?:for|per) {_ONE}"
            rf"[^.;:]{{0,15}}? {_IS}{_ABOUT}{_TIME}"
        ),
        (
            rf"\bfor {_ONE},? (?:the )?(?:total |entire |overall )?(?:study|trial)(?: duration)?"
            rf" {_IS}{_ABOUT}{_TIME}"
        ),
        rf"\bparticipants?['’]? study duration {_IS}{_ABOUT}{_TIME}",
        rf"\b(?:the )?(?:study|trial) {_IS}{_ABOUT}{_TIME} (?:for|per) {_ONE}",
        (
            rf"\b(?:{_ONE}|participants|patients|subjects|volunteers|you) (?:will"
            rf" )?(?:participate|take"
            rf" part|be in (?:the|this) (?:study|trial|group)|be on study|be enrolled"
            rf"|stay in the study"
            rf"|remain"
            rf" (?:in|on) (?:the )?(?:study|trial))(?: in (?:the|this) (?:study"
            rf"|trial))? {_ABOUT}{_TIME}"
        ),
        (
            rf"\b(?:total|entire|maximum|overall) (?:duration of the study|study duration)"
            rf" {_IS}{_ABOUT}{_TIME} \(?(?:from|for|per) (?:screening|{_ONE})"
        ),
    )
)
_PART = re.compile(
    r"\b(?:part [a-d1-9]|phase of|parts? of the study|sub-?study|treatment period|recruit\w*"
    r"|enrol(?:l?ment|ling)|cohort [a-d1-9]|survey|interview|session|questionnaire"
    r"|extension|per (?:day|week|month)|a (?:day|week)|daily|cycle)\b",
)
_MADE_OF = re.compile(
    r",? (?:and )?(?:(?:will )?(?:consist(?:s|ing)|comprised?|comprising|composed|made up) of"
    r"|comprising)\b"
)
_WORDS = ("particip", "duration", "each", "take part", "study", "trial")
_UNITS = ("day", "week", "month", "year", "hour")
_AFTER = re.compile(r"\s?(?:per|each|a|every) (?:day|week|month|session|visit)\b")


def length(words: str) -> Iterator[Said]:
    """How long a sentence says that taking part lasts; of a part of the study, nothing."""
    if not has_any(words, _WORDS) or not has_any(words, _UNITS):
        return
    # What follows is made up of: its parts make the whole no less sure.
    whole = _MADE_OF.split(words, maxsplit=1)[0]
    if is_elsewhere(words) or is_who(words) or _PART.search(whole):
        return
    words = whole
    for pattern in _PATTERNS:
        found = pattern.search(words)
        time = duration_of(found["time"]) if found else None
        if found and is_denied(words, found.start(), found.end()):
            return
        if found and time and not _AFTER.match(words, found.end("time")):
            after = words[found.end("time") :].lstrip(" (")
            most = bool(re.search(r"up to|maxim|at most|no more", found[0]))
            most = most or after.startswith(("maxim", "at most"))
            yield Said(Kind.LENGTH, Detail.LASTS, (time[0],), time[1], at_most=most)
            return
