"""Visits: how many, when, or only that there are some."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import DAYS, Detail, Kind, Range, Said
from viewer.plain.burden.gates import (
    before_aim,
    has_any,
    is_aim,
    is_background,
    is_denied,
    is_elsewhere,
    is_who,
)
from viewer.plain.burden.numbers import (
    DURATION,
    LONG_UNIT,
    RANGE,
    duration_of,
    points_of,
    range_of,
    times_at,
    unit_of,
)

_KIND = (
    r"(?:(?:study|clinic|in-clinic|in-person|in person|outpatient|out-patient|follow[- ]?up|on-site"
    r"|site|on-study|scheduled|regular|separate|dosing|treatment|measurement|testing|assessment"
    r"|hospital|research|more|additional|further|total|main|post-?operative|evaluation|monitoring"
    r"|individual|face-to-face|experimental|safety|end[- ]of[- ]study|screening|laboratory|lab"
    r"|center|centre|protocol|visit|consecutive|office|(?:\d[- –]{1,3})?\d{1,3}[- ](?:hour"
    r"|minute|min))[\s,]{1,2})"
    r"{0,4}"
)
_OTHER = re.compile(
    r"\b(?:emergency|er|ed|home|prenatal|antenatal|website|web|doctor.s|physician|gp|unscheduled"
    r"|monitoring|monitors?"
    r"|well-child|nurse|family|health clinics?|virtual|video|telephone|phone|remote|unplanned)"
    r"\W{1,3}(?:\w{1,20}\W{1,3}){0,2}visits?",
)
_COUNT = re.compile(
    rf"\b(?P<most>up to |a maximum of |at most )?(?P<n>{RANGE})\s{_KIND}(?:visits|visit)\b"
    r"(?! (?:\d|is |per (?:week|month|year|day)|a |each |every |interval))"
    rf"|\bvisit[s]? (?:\w{{1,15}}\s){{1,4}}?(?P<n2>{RANGE}) times\b"
    rf"|\b(?:will|to) be seen (?P<n3>{RANGE}) times\b"
    rf"|\bon a (?P<single>single) {_KIND}visit\b",
)
_LISTED = re.compile(
    rf"\b(?P<list>\d{{1,2}}(?:, \d{{1,2}}){{0,4}},? or \d{{1,2}})\s{_KIND}visits\b"
)
_AT = re.compile(
    r"\bvisit(?:s|ed)?\b(?P<between>[^.;:()]{0,60}?)"
    r"\b(?:at|on|in|scheduled for|set at)\s(?:the )?(?=\d|days?|weeks?|months?|years?|one"
    r"|two"
    r"|three|four|six)",
)
_RETURN = re.compile(
    r"\b(?:return|returns|come|comes|come back|seen|attend)\b(?P<between>[^.;:()]{0,60}?"
    r"\b(?:clinic|hospital|site|center|centre|visits?)\b[^.;:()]{0,25}?|[^.;:()]{0,15}?)"
    r"\b(?:at|on|in)\s(?=(?:days?|weeks?|months?|years?|\d)\b)",
)
_BEFORE_VISIT = re.compile(
    rf"[\s-]?(?:\(?±[^)]{{1,15}}\)?\s)?(?:(?:post"
    rf"|after)[\s-][\w-]{{1,20}}\s)?{_KIND}visits?\b(?! window)",
)
_AFTER = re.compile(
    rf"\bvisit\b[^.;:()]{{0,70}}?\b(?P<time>{RANGE}[\s-]{LONG_UNIT})(?: \([^)]{{1,20}}\))?"
    r" (?:after|following|post|from) ",
)
_EVERY = re.compile(
    rf"\bvisits?\b[^.;:()]{{0,40}}?\b(?:every|once in) (?P<time>{DURATION}"
    rf"|(?<!twice every )(?<!times every )(?:week|month|year)\b(?!.*\bevery\b))"
    rf"|\b(?P<often>weekly|monthly|yearly|annual|daily) {_KIND}visits\b",
)
_HAPPENS = re.compile(
    r"\b(?:will|must|to|can|would|should) (?:\w{1,12}\s){0,2}?(?:invited for|attend|have|come"
    r"|return|undergo"
    r"|complete|visit|be seen|make|perform)\b[^.;:]{0,60}?\b(?:clinic|hospital|visits?|site)\b"
    r"|\b(?:follow[- ]?up|study|clinic|outpatient|screening|baseline|research|treatment) visits?\b"
    r"|\A(?:come|return)\b[^.;:]{0,60}?\b(?:clinic|hospital|visits?|site)\b|\bvisits? will\b"
    r"|\bvisit the (?:clinic|hospital|study)\b|\bstudy visit\b"
    r"|\bvisits will be\b|\byou visit\b",
)
_PLAN = re.compile(
    r"\b(?:will|must|asked|should|attend(?:s|ed)?|required|scheduled|undergo|you|each|every|set)\b"
    r"|\A(?:come|return)\b"
)
_USUAL = re.compile(
    r"\b(?:standard|usual|routine) (?:hospital |clinical |of )?care|result in"
    r"|\b(?:personal|own|usual|primary care|family) (?:physician|doctor)"
    r"|billed\b|\Aif\b|\bmay (?:need|have|be asked) to\b"
    r"|\bvisits (?:\w{1,12} ){0,3}?(?:will be|are|were) (?:recorded|registered|documented"
    r"|counted)\b"
)
_SPOILS = re.compile(
    r"\b(?:assess\w*|measur\w*|chang\w*|before|prior|surgery|call\w*|phone\w*|dose[sd]?|stay"
    r"|then|\d{1,3}|compar\w*|scor\w*|respon\w*|remote\w*|either|until|between|questionnaire\w*)\b",
)
_WORD = re.compile(r"\bvisit|\bseen\b|\breturn|\bcomes?\b")
_AND_ANOTHER = re.compile(r"\bone visit\b.{0,80}\b(?:another|then|last|second|the other)\b")
_OFTEN = {
    "daily": "1 day",
    "weekly": "1 week",
    "monthly": "1 month",
    "yearly": "1 year",
    "annual": "1 year",
    "week": "1 week",
    "month": "1 month",
    "year": "1 year",
}
_WORDS = ("visit", "seen", "return", "come")
_NO_COUNT = frozenset(
    "from week weeks month months day days year visit visits part phase cycle and or first last"
    " to next these every each".split()
)
_MOST = 60
"""More visits than this are nobody's plan but a slip or another number."""


def visits(words: str) -> Iterator[Said]:
    """What a sentence says of visits that participants make."""
    words = before_aim(words)
    if (
        not has_any(words, _WORDS)
        or not _WORD.search(words)
        or is_elsewhere(words)
        or is_aim(words)
        or is_background(words)
    ):
        return
    if _OTHER.search(words) or has_any(words, ("sponsor", "regulatory", "monitor the")):
        return
    found = [*_counts(words), *_times(words), *_repeats(words)]
    yield from found
    if not found and not is_who(words):
        happens = _HAPPENS.search(words)
        is_plan = _PLAN.search(words) and not _USUAL.search(words)
        if happens and is_plan and not is_denied(words, happens.start(), happens.end()):
            yield Said(Kind.VISIT, Detail.HAPPENS)


def _counts(words: str) -> Iterator[Said]:
    listed = _LISTED.search(words)
    if listed:
        numbers = [int(number) for number in re.findall(r"\d{1,2}", listed["list"])]
        if numbers == sorted(numbers) and numbers[-1] <= _MOST:
            yield Said(Kind.VISIT, Detail.COUNT, (Range(numbers[0], numbers[-1]),))
        return
    all_found = [
        each for each in _COUNT.finditer(words) if not (each["n"] and _is_time(words, each.start()))
    ]
    if len(all_found) != 1 or _AND_ANOTHER.search(words):
        return
    found = all_found[0]
    count = range_of(found["n"] or found["n2"] or found["n3"] or "one")
    if count and 0 < count.low <= count.high <= _MOST:
        yield Said(Kind.VISIT, Detail.COUNT, (count,), at_most=bool(found["most"]))


def _is_time(words: str, start: int) -> bool:
    """Whether the number before a visit is its time: "week 2 visit", "visit 3"."""
    before = words[max(0, start - 8) : start].split()
    if before and before[-1] == "over":
        # "Over 3 consecutive visits": how long something was seen, not how many there are.
        return "consecutive" in words[start : start + 30]
    return bool(before) and before[-1].strip("(") in _NO_COUNT


def _times(words: str) -> Iterator[Said]:
    for pattern in (_AT, _RETURN):
        for found in pattern.finditer(words):
            between = found["between"] or ""
            times = times_at(words, found.end())
            if not times or _SPOILS.search(between) or re.search(r"\bcycle", words):
                continue
            if is_denied(words, found.start(), found.end()):
                continue
            if found[0].endswith(("once in ", "twice in ", "times in ")):
                continue
            if found[0].endswith(" in ") and words[found.end()].isdigit() and "visits" in found[0]:
                # So many visits in so many months.
                continue
            after = words[times[2] : times[2] + 12].lower()
            if after.startswith((" before", " prior", " of age", " of preg")):
                continue
            is_since = len(times[0]) == 1 and after.startswith((" after", " following", " post"))
            is_since = is_since and words[found.end()].isdigit()
            detail = Detail.AFTER if is_since else Detail.AT
            yield Said(Kind.VISIT, detail, times[0], times[1])
            return
    several = list(_in_several_units(words))
    yield from several or _named(words)


_ONE_UNIT = re.compile(
    r"(?P<unit>days?|weeks?|months?|years?) (?P<list>\d{1,3}(?:(?:, ?(?:and |& )?| and | & )"
    r"(?:(?P=unit) )?\d{1,3})*)(?!\d|\.\d|[%/±-]|,? ?(?:and |or )?\d)"
    r"(?P<more>,? (?:and |& )?(?=(?:days?|weeks?|months?|years?) \d))?"
)


def _in_several_units(words: str) -> Iterator[Said]:
    found = _AT.search(words)
    if not found or _SPOILS.search(found["between"]) or "cycle" in words:
        return
    if not is_denied(words, found.start(), found.end()):
        yield from _of_several_units(words, found.end())


def _of_several_units(words: str, start: int) -> Iterator[Said]:
    """As in "at week 4, month 3, month 6 and month 12": times of each unit, which rise."""
    made: list[Said] = []
    end, goes_on = start, True
    while goes_on and (found := _ONE_UNIT.match(words, end)):
        points = points_of(found["list"])
        unit = unit_of(found["unit"])
        if not points or any(each.unit is unit for each in made):
            return
        made.append(Said(Kind.VISIT, Detail.AT, points, unit))
        end, goes_on = found.end(), bool(found["more"])
    days = [DAYS[each.unit] * each.ranges[-1].high for each in made if each.unit]
    is_of_age = words.startswith((" of age", " of preg", " of life", " of gest"), end)
    # Where the list goes on in a way that cannot be read, a part of it would mislead.
    if len(made) > 1 and days == sorted(days) and not (goes_on or is_of_age):
        yield from made


_ANY_TIME = re.compile(r"(?<![\w.,/-])(?=\d|one|two|three|four|six|week|month|day|year)")


def _named(words: str) -> Iterator[Said]:
    """As in "week 12 visit", "at 1-2 week and 4-6 week post-operative visits"."""
    for place in _ANY_TIME.finditer(words):
        times = times_at(words, place.start())
        if times and _BEFORE_VISIT.match(words, times[2]):
            # "A one month follow-up visit" comes a month after something, not at month 1.
            if words[: place.start()].endswith(
                ("first ", " a ", " an ", "for ", "every ", "over ", "last ")
            ):
                return
            if re.search(r"\bcycle|\bvisit \d", words):
                return
            yield Said(Kind.VISIT, Detail.AT, times[0], times[1])
            return


def _repeats(words: str) -> Iterator[Said]:
    found = _AFTER.search(words)
    if found and not _SPOILS.search(words, found.start(), found.start("time")):
        time = duration_of(found["time"])
        if time:
            yield Said(Kind.VISIT, Detail.AFTER, (time[0],), time[1])
    found = _EVERY.search(words)
    if found and not _SPOILS.search(words, found.start(), max(found.start("time"), found.start())):
        time = duration_of(_OFTEN.get(found["often"] or found["time"], found["time"]))
        if time:
            yield Said(Kind.VISIT, Detail.EVERY, (time[0],), time[1])
