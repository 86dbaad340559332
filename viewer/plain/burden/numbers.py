"""Numbers, units of time and lists of them, as patterns and as values. All repeats are bounded."""

import re

from viewer.plain.burden.findings import Range, Unit

_WORDS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
} | {"twenty-four": 24, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "a": 1}

NUMBER = (
    r"(?:(?<![\d.,])\d{1,4}(?:\.\d{1,2})?(?![\d%])|\b(?:one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty-four|twenty|thirty|forty|fifty|sixty|ninety)\b)"
)
_TO = r"\s?(?:-|–|—|to|or|and up to)\s?"
RANGE = rf"{NUMBER}(?:\s\(\d{{1,4}}\))?(?:{_TO}{NUMBER}(?:\s\(\d{{1,4}}\))?)?"
"""A number or two, "7 (seven)" as one; a word may be followed by its figure, "four (4)"."""

UNIT = (
    r"(?:minutes?|mins?|hours?|hrs?|h|nights?|days?|weeks?|wks?|wk|months?|mos?|years?|yrs?|yr)\b"
)
LONG_UNIT = r"(?:days?|weeks?|wks?|months?|years?|yrs?)\b"
DURATION = rf"{RANGE}(?:\s?±\s?\d{{1,3}})?[\s-]{{0,2}}(?:consecutive\s|full\s)?{UNIT}"

_COMMA = r"\s?(?:,\s?and|,\s?or|,|;|and|&|\+)\s{0,2}"
_ONE = rf"{NUMBER}(?:\s?(?:-|–|to)\s?{NUMBER})?"
_NO_TIME = (
    r"(?!\s?(?:mg|ml|g|kg|mcg|µg|iu|units?|patients|participants|subjects|people|times|doses|visits"
    r"|%|tablets?|capsules?)\b)"
)
"""What makes a number the number of something else: "day 1 and 200 mg"."""
UNIT_FIRST = (
    rf"\b(?P<ufirst>days?|weeks?|wks?|months?|years?)\s?(?P<lfirst>{_ONE}"
    rf"(?:{_COMMA}(?:(?:days?|weeks?|months?|years?)\s)?{_ONE}){{0,24}})(?![\w%/]){_NO_TIME}"
)
_LAST_ITEM = rf"{_ONE}(?:[\s-](?:days?|weeks?|months?|years?)\b)?"
UNIT_LAST = rf"(?P<llast>{_LAST_ITEM}(?:{_COMMA}{_LAST_ITEM}){{0,24}})(?![\w%/])"

_NUMBER = re.compile(NUMBER)
_RANGE_IN = re.compile(rf"({NUMBER})(?:\s\(\d{{1,4}}\))?(?:\s?(?:-|–|—|to|or)\s?({NUMBER}))?")
_UNIT = re.compile(UNIT)
_UNITS = {
    "mi": Unit.MINUTE,
    "h": Unit.HOUR,
    "n": Unit.NIGHT,
    "d": Unit.DAY,
    "w": Unit.WEEK,
    "m": Unit.MONTH,
    "y": Unit.YEAR,
}
HIGHEST = 400
"""A point in time above this in its unit is no plan but a slip or a number of something else."""


def number_of(text: str) -> float:
    """The value of a number in figures or words."""
    word = text.strip().lower()
    return float(_WORDS[word]) if word in _WORDS else float(word.replace(",", ""))


def unit_of(text: str) -> Unit:
    """The unit a word stands for."""
    word = text.strip().lower()
    return _UNITS["mi" if word.startswith("mi") else word[0]]


def range_of(text: str) -> Range | None:
    """The first number or pair in a text; None where a pair goes down."""
    found = _RANGE_IN.search(text)
    if not found:
        return None
    low = number_of(found[1])
    high = number_of(found[2]) if found[2] else low
    return Range(low, high) if low <= high else None


def duration_of(text: str) -> tuple[Range, Unit] | None:
    """A length of time such as "12 to 19 months"."""
    found = range_of(text)
    unit = _UNIT.search(text)
    if not found or not unit or found.high <= 0:
        return None
    return found, unit_of(unit[0])


def points_of(text: str) -> tuple[Range, ...]:
    """The numbers of a list, each with its range; empty unless they rise, as times do."""
    points: list[Range] = []
    for found in re.finditer(rf"({NUMBER})(?:\s?(?:-|–|to)\s?({NUMBER}))?", text):
        low = number_of(found[1])
        high = number_of(found[2]) if found[2] else low
        if high < low or high > HIGHEST or (points and low <= points[-1].low):
            return ()
        points.append(Range(low, high))
    return tuple(points)


_TIMES = re.compile(rf"{UNIT_FIRST}|{UNIT_LAST}")
_LAST_UNIT = re.compile(r"(days?|weeks?|months?|years?)\Z")


def times_at(text: str, start: int) -> tuple[tuple[Range, ...], Unit, int] | None:
    """Points in time that begin at ``start``: the points, their unit, where they end.

    Both "months 2, 3 and 6" and "2, 3 and 6 months"; None where units are mixed.
    """
    found = _TIMES.match(text, start)
    if not found:
        return None
    listed = found["lfirst"] or found["llast"]
    units = {unit_of(unit) for unit in re.findall(rf"{LONG_UNIT}", listed)}
    if found["ufirst"]:
        units.add(unit_of(found["ufirst"]))
    elif not _LAST_UNIT.search(listed):
        return None
    points = points_of(listed)
    if len(units) != 1 or not points:
        return None
    return points, units.pop(), found.end()
