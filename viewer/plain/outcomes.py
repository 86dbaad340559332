"""Time frames of outcomes in everyday words, to stand beside the source's own.

Silent where a text names several points of time, counts from something else than the start or a
plain event, or is plain enough as it is.
"""

import re
from dataclasses import dataclass

from viewer.plain.spans_of_time import TimeSpan, everyday_words
from viewer.words import _

_UNIT = r"(?:hours?|hrs?|days?|weeks?|wks?|months?)"
_ABOUT = r"(?:approximately|about|around|approx\.?|~|≈)?\s*"
_DURATION = (
    r"(?:(?P<before>\d{1,4})[\s-]*(?P<unit>" + _UNIT + r")"
    r"|(?P<unit2>day|week|month)s?\s*(?P<after>\d{1,4}))"
)
_EVENT = r"(?:post|after|from|following|since|of)\b[^\d:;()\[\]]{0,80}"
_BEFORE = (
    r"(?:at|by|on|in|for|within|after|during|over|until|through|throughout|up to|up until|to|end of"
    r"|the|a|an|period of|total of|first|entire|follow[\s-]?up|visit|assessed|measured|evaluated"
    r"|completed|collected|performed|average|study|duration|is|change|changes|-|:)"
)
_ONE = re.compile(
    rf"\s*(?:{_BEFORE}\s*)*?(?P<upto>up\s?to\s+|until\s+|through\s+)?(?:the\s+)?(?:end of\s+)?"
    rf"{_ABOUT}{_DURATION}(?:\s*[-,]?\s*(?:{_EVENT}|(?:follow[\s-]?up|period|visit|study)\b))?"
    r"\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\s*(?:at\s+|change\s+from\s+)?(?:the\s+)?baseline\s*(?:visit|only|assessment|data)?\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
_FROM_BASELINE = re.compile(
    r"\s*(?:(?:assessed|measured|evaluated)\s+)?(?:at\s+|(?P<change>(?:a\s+)?(?:mean\s+)?changes?\s+))?"
    r"(?:from\s+)?"
    r"(?:the\s+)?baseline\s*(?:\(day [01]\)\s*)?(?P<joint>to|and|,\s*and|,|&|through|up to|until"
    rf"|versus|vs\.?|-|–|at)\s*(?:at\s+)?(?:the\s+)?(?:end of\s+)?{_ABOUT}{_DURATION}\s*"
    r"(?:(?:of\s+)?(?:follow[\s-]?up|treatment|visit)\b)?\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\s*(?:from\s+|between\s+)?(?P<unit>day|week|month)s?\s*(?P<first>[01])\s*"
    r"(?:-|–|to|through|until|up to)\s*(?:(?P=unit)s?\s*)?(?P<last>\d{1,4})\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UP_TO = re.compile(
    r"(?:\bup\s?to|\bmax(?:imum)?\.?(?:\s+of)?"
    rf"|\ban? (?:estimated |expected )?(?P<mean>average) of)\s+{_ABOUT}"
    rf"(?P<before>\d{{1,4}})[\s-]*(?P<unit>{_UNIT})\b",
    re.IGNORECASE,
)
_OTHER_CLOCK = re.compile(
    r"cycle|gestation|pregnan|postmenstrual|trimester|\bage\b|\bof life|\bevery\b|\beach\b|\bper\b"
    r"|periods\b|\bboth\b|daily|weekly|monthly|annual|prior|before|pre-|period \d|±|\+/-|interval"
    r"|working days|course|nights?\b|school|semester",
    re.IGNORECASE,
)
_AFTER_UNKNOWN = re.compile(
    r"last|end of|end-of|discontinu|stop|complet|terminat|final|withdraw|removal|discharge",
    re.IGNORECASE,
)
"""What a time is counted from is itself at nobody knows what time."""
_FOLLOWED = re.compile(r"\s*(?:after|post|following|from|beyond|past|since|prior)\b", re.IGNORECASE)


_SEVERAL = 2
_ROW_WORD = re.compile(r"(?<![\w.+-])(?:\d{1,4}(?![\d.]*\d)|days?|weeks?|wks?|months?)(?![\w-])")
_ROW_JOINER = re.compile(r"\b(?:at|and|baseline|the|visit|visits|then|measured|assessed|in)\b")
_LONGEST = 400
"""Letters beyond which a text tells of more than one time."""


@dataclass(frozen=True, slots=True)
class _Found:
    span: TimeSpan
    is_limit: bool = False
    is_mean: bool = False


def time_frame_words(text: str) -> str:
    """Put "Week 52" as "about 1 year", "Day 1 to Day 28" as "4 weeks".

    Empty where the text names more than one point of time, or is plain enough as it is.
    """
    if len(text) > _LONGEST or _OTHER_CLOCK.search(text):
        return ""
    if _BASELINE.match(text):
        return _("at the start, to compare with later")
    from_start = _FROM_BASELINE.match(text)
    if from_start:
        return _since_start(from_start)
    found = _stretch(text) or _single(text) or _limit(text)
    return _worded(found) if found else _last_of_several(text)


def _worded(found: _Found) -> str:
    words = everyday_words(found.span)
    if words and found.is_mean:
        return _("on average {time}").format(time=words)
    if words and found.is_limit:
        return _("up to {time}").format(time=words)
    return words


def _span(found: re.Match[str]) -> TimeSpan:
    """The length found. 28 days are 28 days; day 28 may be the 27th after the first."""
    groups = found.groupdict()
    count = groups.get("before") or groups.get("after") or "0"
    unit = groups.get("unit") or groups.get("unit2") or ""
    return TimeSpan.of(int(count), unit, is_point=groups.get("after") is not None)


def _since_start(found: re.Match[str]) -> str:
    span = _span(found)
    words = everyday_words(span)
    if not words and not (span.is_point and span.unit == "day"):
        words = span.words()
    if span.count == 0 or not words:
        return ""
    is_change = found["change"] is not None
    if not is_change and found["joint"].casefold() in {"to", "through", "up to", "until", "-", "–"}:
        return _("from the start, for {time}").format(time=words)
    return _("at the start, and after {time}").format(time=words)


def _stretch(text: str) -> _Found | None:
    found = _STRETCH.match(text)
    if found is None or int(found["last"]) <= int(found["first"]):
        return None
    return _Found(TimeSpan.of(int(found["last"]), found["unit"]))


def _single(text: str) -> _Found | None:
    found = _ONE.match(text)
    if found is None or _AFTER_UNKNOWN.search(text[found.end(found.lastgroup or 0) :]):
        return None
    return _Found(_span(found), is_limit=bool(found["upto"]))


def _last_of_several(text: str) -> str:
    """The last of a row of times that get later and later: "3, 6 and 12 months"."""
    spans = _row_of_times(text)
    days = [span.days for span in spans]
    if len(spans) < _SEVERAL or days != sorted(set(days)):
        return ""
    words = everyday_words(spans[-1])
    return _("the last time after {time}").format(time=words) if words else ""


def _row_of_times(text: str) -> list[TimeSpan]:
    """The times of a text that holds nothing but times, in its order; else none."""
    words = _ROW_WORD.findall(text.casefold())
    units = [place for place, word in enumerate(words) if word[0].isalpha()]
    if not units or _ROW_WORD.sub("", _ROW_JOINER.sub("", text.casefold())).strip(" ,;.&()/"):
        return []
    is_first = units[0] == 0
    spans: list[TimeSpan] = []
    waiting: list[int] = []
    unit = ""
    for word in words:
        if not word[0].isalpha():
            waiting.append(int(word))
        if word[0].isalpha():
            unit = word
        if (unit and is_first) or word[0].isalpha():
            spans += [TimeSpan.of(count, unit, is_point=is_first) for count in waiting]
            waiting = []
    return [] if waiting else spans


def _limit(text: str) -> _Found | None:
    """The one length of time in a long text that says "up to" before it."""
    found = _UP_TO.search(text)
    if found is None or len(_NUMBER.findall(text)) != 1 or _FOLLOWED.match(text, found.end()):
        return None
    is_mean = bool(found["mean"])
    return _Found(_span(found), is_limit=not is_mean, is_mean=is_mean)
