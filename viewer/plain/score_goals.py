"""What a text asks of a score, where it is a number on the score's range: "DAS28-ESR < 2.6".

A change ("a drop of 4 points"), a share ("PASI 75"), another unit, or anything else than a
number right behind the name says nothing: then no goal is found.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from viewer.plain.score_book import ScoreMatch
from viewer.plain.scores import ScoreAxis

_BEHIND = 120
"""Letters behind a name in which its number has to stand."""
_BEFORE = 70

_FILLER = (
    r"(?:(?:total|overall|global|performance|status|score|scores|scale|index|value|values|level"
    r"|levels|result|of|is|was|are|be|must|should|a|an|the|at|with|has|having|being|PS|test"
    r"|screening|baseline|points?)\b[\s,:]*){0,6}"
)
_NUMBER = r"(\d{1,4}(?:\.\d{1,3})?)(?![\d.]*\d)"
_COMPARATOR = (
    r"(<=|>=|=<|=>|≤|≥|⩽|⩾|<|>|=|less than or equal to|greater than or equal to"
    r"|more than or equal to|less than|greater than|more than|lower than|higher than"
    r"|below|above|under|over|at least|at most|no more than|not more than|up to)"
)
_START = re.compile(rf"\s*(?:\([^()]{{1,40}}\)\s*)?[:,]?\s*{_FILLER}", re.IGNORECASE)
_ONE = re.compile(rf"{_COMPARATOR}\s*(?:to\s+)?{_NUMBER}", re.IGNORECASE)
_SECOND = re.compile(rf"\s*(?:and|but|,)?\s*{_COMPARATOR}\s*(?:to\s+)?{_NUMBER}", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:between|from)?\s*{_NUMBER}\s*(?:-|–|to|and|or)\s*{_NUMBER}", re.IGNORECASE
)
_SINGLE = re.compile(
    rf"{_NUMBER}\s+(?:points?\s+)?or\s+(more|higher|greater|above|over|less|lower|below|fewer)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"chang|reduc|decreas|increas|improv|declin|differenc|drop|gain|worsen|rise|loss|delta|Δ"
    r"|\d ?% of|percent of|fold|at least one|sub\s?-?scor|item|MCID|minimal",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:\n•]\s|\n")
_NOT = re.compile(r"\b(?:not|no|without|never|unless|except)\b[^,;.]{0,40}\Z", re.IGNORECASE)
_OR_ELSE = re.compile(
    rf"[^,;]{{0,24}}\b(?:or|and|but)\s+(?:if\s+)?{_COMPARATOR}|\s*%?\s*(?:or|and|/)\s*[<>≤≥]?=?\s*\d",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s*\Z|\bfrom\s+\d", re.IGNORECASE)
_APART = re.compile(r"\bor\b", re.IGNORECASE)
_TURNED_ROUND = re.compile(r"[<>≤≥=]\s*\Z")
_EXPLAINED = re.compile(
    r"[\s)%]*(?:points?\s*)?(?:(?:is|are|was|were)\b|(?:being|=|will be)?\s*"
    r"(?:considered|indicat|mean|represent|denot|suggest|defin|classif|regarded|normal|correspond|reflect|interpret))",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*([^\s,;)\]]{1,24}(?:\s?m2|\s?m²)?)")
_PLAIN_NEXT = re.compile(
    r"\s*(?:$|[,;:)\]\n]|\.(?:\s|$)|[-–—]\s"
    r"|\((?!\d)|(?:points?|pts?|and|or|but|at|on|in|for|during|within|after|before|by|who|with|as|if"
    r"|when|prior|inclusive|to be|upon|despite|without|because|using|per|according|were|was|is|will"
    r"|are|based|from|indicating|while|until)\b)",
    re.IGNORECASE,
)
_AT_LEAST = {
    ">=", "=>", "≥", "⩾", "greater than or equal to", "more than or equal to", "at least"
}  # fmt: skip
_ABOVE = {">", "greater than", "more than", "higher than", "above", "over"}
_AT_MOST = {
    "<=", "=<", "≤", "⩽", "less than or equal to", "at most", "no more than", "not more than",
    "up to",
}  # fmt: skip
_MORE = {"more", "higher", "greater", "above", "over"}


@dataclass(frozen=True, slots=True)
class ScoreGoal:
    """A stretch of a score's range that a text asks for; None: to the end of the range.

    ``text`` is the source's own, from the score's name to the number, ``start`` to ``end``.
    """

    text: str
    start: int
    end: int
    lowest: Decimal | None
    highest: Decimal | None
    above: bool = False
    """Whether ``lowest`` itself is left out."""
    below: bool = False
    """Whether ``highest`` itself is left out."""


@dataclass(slots=True)
class _Bounds:
    lowest: Decimal | None = None
    highest: Decimal | None = None
    above: bool = False
    below: bool = False

    def take(self, comparator: str, number: Decimal) -> bool:
        """Add "< 2.6"; False where that contradicts what is there."""
        sign = " ".join(comparator.casefold().split())
        if sign in _AT_LEAST or sign in _ABOVE:
            if self.lowest is not None:
                return False
            self.lowest, self.above = number, sign in _ABOVE
        elif sign == "=":
            self.lowest = self.highest = number
        elif self.highest is not None:
            return False
        else:
            self.highest, self.below = number, sign not in _AT_MOST
        return True


def goal_of(text: str, match: ScoreMatch) -> ScoreGoal | None:
    """The goal right behind a score's name in ``text``; None where there is none for sure."""
    axis = match.card.axis
    if axis is None or _is_turned(text, match.start):
        return None
    tail = text[match.end : match.end + _BEHIND]
    start = _START.match(tail)
    if start is None or _CHANGE.search(start[0]):
        return None
    at = start.end()
    found = _compared(tail, at) or _stretch(tail, at) or _or_more(tail, at)
    if found is None:
        return None
    bounds, end = found
    if not _fits(bounds, axis, match) or not _is_in_unit(tail, end, axis):
        return None
    if _OR_ELSE.match(tail, end) or _EXPLAINED.match(tail, end):
        return None
    stop = match.end + end
    return ScoreGoal(
        text[match.start : stop],
        match.start,
        stop,
        bounds.lowest,
        bounds.highest,
        bounds.above,
        bounds.below,
    )


def _is_turned(text: str, start: int) -> bool:
    """Whether the words before speak of a change, or turn into the opposite what follows."""
    before = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    is_other = _CHANGE.search(before) or _NOT.search(before) or _TURNED_ROUND.search(before)
    return is_other is not None


def _compared(tail: str, at: int) -> tuple[_Bounds, int] | None:
    one = _ONE.match(tail, at)
    if one is None:
        return None
    bounds = _Bounds()
    bounds.take(one[1], Decimal(one[2]))
    second = _SECOND.match(tail, one.end())
    if second is None:
        return bounds, one.end()
    if one[1] == "=" or second[1] == "=" or not bounds.take(second[1], Decimal(second[2])):
        return None
    return bounds, second.end()


def _stretch(tail: str, at: int) -> tuple[_Bounds, int] | None:
    found = _RANGE.match(tail, at)
    if found is None or _FROM.match(found[0]):
        return None
    lowest, highest = Decimal(found[1]), Decimal(found[2])
    if _APART.search(found[0]) and highest - lowest != 1:
        return None
    return (_Bounds(lowest, highest), found.end()) if lowest < highest else None


def _or_more(tail: str, at: int) -> tuple[_Bounds, int] | None:
    found = _SINGLE.match(tail, at)
    if found is None:
        return None
    number = Decimal(found[1])
    is_more = found[2].casefold() in _MORE
    return (_Bounds(lowest=number) if is_more else _Bounds(highest=number)), found.end()


def _fits(bounds: _Bounds, axis: ScoreAxis, match: ScoreMatch) -> bool:
    """Whether the numbers can be ones of this score, and say more than all of its range."""
    highest = axis.highest
    numbers = [number for number in (bounds.lowest, bounds.highest) if number is not None]
    if highest is None or not numbers or any(number in match.card.not_goals for number in numbers):
        return False
    if any(not axis.lowest <= number <= highest for number in numbers):
        return False
    if axis.step is not None and any((number - axis.lowest) % axis.step for number in numbers):
        return False
    if bounds.lowest is not None and bounds.highest is not None and bounds.lowest > bounds.highest:
        return False
    starts = bounds.lowest is None or (bounds.lowest == axis.lowest and not bounds.above)
    ends = bounds.highest is None or (bounds.highest == highest and not bounds.below)
    return not (starts and ends)


def _is_in_unit(tail: str, end: int, axis: ScoreAxis) -> bool:
    """Whether nothing stands behind the number that makes it another measure."""
    if _PLAIN_NEXT.match(tail, end):
        # A number of a measure with units may be in any of them where none is named.
        return not axis.units or _is_percent_like(axis)
    unit = _UNIT.match(tail, end)
    if unit is None:
        return False
    shown = "".join(unit[1].split()).casefold().rstrip(".:")
    return any(shown.startswith(known) for known in axis.units)


def _is_percent_like(axis: ScoreAxis) -> bool:
    """Whether the measure is given in one unit nearly always, so that it need not be named."""
    return any(unit.startswith(("%", "kg/m", "ml/min", "letter")) for unit in axis.units)
