"""How often something is given: once a day, twice a week, every 3 weeks."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Range, Said, Unit
from viewer.plain.burden.gates import has_any
from viewer.plain.burden.numbers import NUMBER, duration_of, number_of, unit_of

_FREQUENT: dict[tuple[int, int, Unit], re.Pattern[str]] = {
    key: re.compile(pattern)
    for key, pattern in {
        (1, 1, Unit.DAY): (
            r"(?:\bonce[- ](?:daily|a day|per day|every day|each day)\b|\b(?:single|oral) daily\b"
            r"|\btaken daily\b|\b(?:mg|g|tablets?|capsules?|mouth|ly|os|iv|im|sc|po),? (?:daily"
            r"|every day)\b"
            r"|(?<!times )(?<!twice )(?<!thrice )\bdaily (?:oral|per|for|at|treat\w+|alongside"
            r"|subcutaneous)\b|(?<!times )(?<!twice )(?<!two )(?<!three )(?<!thrice )"
            r"(?<!multiple )\bdaily"
            r" (?!life|living|routine|practice)(?:[\w-]{1,12} ){0,2}(?:sessions?|doses?|dosage"
            r"|dosing"
            r"|injections?|infusions?|treatments?)\b"
            r"|\b\w*(?:fil|mab|nib|mycin|cillin|formin|statin|prazole|sartan|pril|olol|gliptin"
            r"|gliflozin|prednisone|prednisolone|placebo|aspirin) daily\b|(?<!time )\bevery day\b"
            r"|\b(?:one|1) (?:\w{1,12} )?(?:tablet|capsule|pill|sachet|session|dose) (?:per|a|each"
            r"|every) day\b"
            r"|\bonce daily\b|\b1 time (?:a|per) day\b)|\b(?:qd|q\.d\.)\b"
        ),
        (2, 1, Unit.DAY): (
            r"(?:\btwice[- ](?:daily|a day|per day|each day|every day)\b|\b(?:two|2) times (?:a"
            r"|per|each)"
            r" day\b|\bb\.?i\.?d\b\.?)"
        ),
        (3, 1, Unit.DAY): (
            r"(?:\b(?:three|3) times (?:a|per|each|every)? ?(?:day|daily)\b|\bthrice daily\b"
            r"|\bt\.?i\.?d"
            r"\b\.?)"
        ),
        (4, 1, Unit.DAY): (
            r"(?:\b(?:four|4) times (?:a|per|each)? ?(?:day|daily)\b|\bq\.?i\.?d\b\.?)"
        ),
        (1, 2, Unit.DAY): (
            r"(?:\bevery other day\b(?! visits?)|\bevery second day\b"
            r"|\balternate days\b)"
        ),
        (1, 1, Unit.WEEK): (
            r"(?:\bonce[- ](?:weekly|a week|per week|every week|each week)\b"
            r"|(?<!times )(?<!twice )(?<!twice-)(?<!\d )(?<!\d-)(?<!two )(?<!three )"
            r"(?<!four )(?<!five )\bweekly (?:for|sessions?"
            r"|doses?|injections?|infusions?|treatments?|\w{1,9} training)\b|\btreatment weekly\b"
            r"|\b\d{1,2}-session weekly\b"
            r"|\bone (?:time|session|injection|infusion) (?:a|per) week\b|\b(?:saline"
            r"|injections?) weekly\b|\b(?:mg|ml|iu|units?|mcg|mg/kg) weekly\b|\b(?:given"
            r"|administered)"
            r" weekly\b|\b(?:mg|ml|mcg|iu|units?)\)? weekly\b)"
        ),
        (2, 1, Unit.WEEK): (
            r"(?:\btwice[- ](?:weekly|a week|per week)\b|\b(?:two|2) (?:times|sessions"
            r"|days) (?:a|per|each)"
            r" week\b|\b(?:two|2) (?:[\w-]{1,15} ){1,4}(?:sessions|classes) (?:a|per|each)"
            r" week\b)"
        ),
        (1, 1, Unit.MONTH): (
            r"(?:\bonce[- ](?:monthly|a month|per month|every month)\b|\b(?:given|administered"
            r"|injection|infusion)"
            r" monthly\b|\bmonthly (?:injections?|infusions?|doses?|for)\b"
            r"|\b(?:mg|ml|mcg|iu|units?)\)? (?:[a-z]{1,15} ){0,3}monthly\b)"
        ),
    }.items()
}
"""How often in how many of the unit, and the words for it."""
_TIMES_PER = re.compile(
    r"(?<![\d.,/–-])(?:(?P<low>[1-6]) ?(?:-|–|to|or) ?)?(?P<n>[1-7]) ?(?:x|times) ?(?:/|per |a "
    r"|by |each )? ?(?P<u>day|daily|week"
    r"|weekly)\b"
    r"|\bx ?(?P<n2>[1-7]) ?(?:/|per |a |times a )? ?(?P<u2>day|daily|week|weekly)\b",
)
"""As in "3x/week", "x 2/daily"."""
_WEEKLY = re.compile(
    r"(?<![-–])\b(?P<n>[3-6]|three|four|five|six) (?:times|sessions|days|treatments)(?: a | per "
    r"|/| each |"
    r" )(?:week|weekly)\b",
)
_EVERY = re.compile(
    rf"(?<!cycle )(?<!of )(?<!\bin )\b(?:once |one |given )?every (?P<time>{NUMBER}(?:\s?(?:-"
    rf"|to)\s?{NUMBER})?[\s-](?:hours?|hrs?|h"
    rf"|days?|weeks?|months?|years?))\b(?!,? (?:as|is|being|for|constitut\w*|was) (?:a|an|one"
    rf"|each) (?:treatment |study )?(?:cycle|course))"
    rf"|\bq(?P<q>\d{{1,2}}) ?(?P<qu>h|d|w|wk|weeks?|days?|hours?)\b",
)
_LONG_ENOUGH = re.compile(
    r"\b(?:follow\w*|observed|monitored|at least|stable|waiting|record\w*|prior|stored"
    r"|evaluat\w*|assess\w*|measure\w*|stay\w*|admit\w*|hospital\w*|remain\w*|wash\w*|rest\w*"
    r"|hold|held|enroll\w*|recruit\w*|in the (?:study|group|trial)|run-in|screening|baseline"
    r"|take part|takes part|taking part|participat\w*|wait\w*|drawn|bloodwork|lasts?|recover\w*"
    r"|confin\w*"
    r"|in-house|adjust\w*"
    r"|titrat\w*|no more than|not more than"
    r"|scans?|mris?|imaging|visits?|counts?|mm ?\^ ?3|ml/kg/h|output|collected|tracked"
    r"|implementation)"
    r"\b[^.;,]{0,25}\Z",
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


def is_of_something_else(words: str, start: int) -> bool:
    """Whether the time that starts there is of a check, a rest, a stay: not of what is given."""
    return bool(_LONG_ENOUGH.search(words[max(0, start - 45) : start]))


def _frequency(count: float, low: float, high: float, unit: Unit) -> Said:
    return Said(Kind.DOSE, Detail.OFTEN, (Range(count, count), Range(low, high)), unit)


def often(words: str) -> Iterator[Said]:
    """The frequencies of a sentence; those of calls and messages are none of doses."""
    if not has_any(words, _OFTEN) or has_any(
        words, ("phone", " call", "calls ", "coach", "text message", "diar")
    ):
        return
    yield from _fixed(words)
    for found in _EVERY.finditer(words):
        time = duration_of(found["time"]) if found["time"] else None
        if found["q"]:
            number = float(found["q"])
            time = (Range(number, number), unit_of(found["qu"]))
        if time and not is_of_something_else(words, found.start()):
            yield _frequency(1, time[0].low, time[0].high, time[1])


def _fixed(words: str) -> Iterator[Said]:
    for (count, period, unit), pattern in _FREQUENT.items():
        if pattern.search(words):
            yield _frequency(count, period, period, unit)
    for found in _TIMES_PER.finditer(words):
        unit = Unit.DAY if (found["u"] or found["u2"]).startswith("d") else Unit.WEEK
        most = number_of(found["n"] or found["n2"])
        least = number_of(found["low"] or str(int(most)))
        if least <= most:
            yield Said(Kind.DOSE, Detail.OFTEN, (Range(least, most), Range(1, 1)), unit)
    for found in _WEEKLY.finditer(words):
        yield _frequency(number_of(found["n"]), 1, 1, Unit.WEEK)
