"""Age limits that are none, that are the wrong way round, or that the text gives otherwise."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewer.domain.trial import Trial
from viewer.domain.values import Age, AgeUnit
from viewer.plain.ages import age_range, is_no_real_limit
from viewer.plain.criteria import PartKind, split
from viewer.plain.criteria_texts import CriterionText, criteria_texts
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.flags_criteria import quoted
from viewer.plain.inline import clean
from viewer.words import _


def no_real_limit(trial: Trial) -> Iterator[Flag]:
    """An upper limit of a hundred years or more."""
    maximum = trial.eligibility.maximum_age
    if maximum is not None and is_no_real_limit(maximum):
        fact = _("The record gives “{age}” as upper age limit. That is no real limit.").format(
            age=maximum.raw
        )
        yield Flag(FlagKind.AGE, fact, "", (maximum.path,))


def age_order(trial: Trial) -> Iterator[Flag]:
    """A lower limit above the upper one."""
    minimum, maximum = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    if minimum is None or maximum is None or minimum.days is None or maximum.days is None:
        return
    if minimum.days > maximum.days:
        fact = _(
            "The record gives “{minimum}” as lower and “{maximum}” as upper age limit. Both "
            "cannot be right."
        ).format(minimum=minimum.raw, maximum=maximum.raw)
        ask = _("Ask the study team about the age limits.")
        yield Flag(FlagKind.AGE_ORDER, fact, ask, (minimum.path, maximum.path))


class _Stated(NamedTuple):
    """Years that a line of text gives; each limit with the years that would agree with it."""

    words: str
    minimum: frozenset[int]
    maximum: frozenset[int]


_YEARS = r"(?:years?|yrs?)"
_ABOUT_AGE = re.compile(
    rf"\b(?:aged?|ages)\b|{_YEARS}[- ](?:old|of age)|{_YEARS} (?:or|and) (?:older|over)",
    re.IGNORECASE,
)
# Of somebody or something else, or of some people only.
_NOT_ALL = re.compile(
    r"\b(?:onset|diagnos\w*|since|duration|disease|partner|parents?|mothers?|caregivers?|donors?|"
    r"history|symptom\w*|wom[ae]n|wom|females?|m[ae]n|males?|girls?|boys?|cohorts?|arms?|groups?|"
    r"parts?|phases?|stages?|menopaus\w*|gestation\w*|except\w*|unless|if|or if|controls?|"
    r"sites?|country|countries|local|legal|consent|months?|weeks?|days?|siblings?|spouses?|"
    r"child\w*|pediatric|adolescents?|infants?|baby|babies|mental|bone|teachers?|survivors?|"
    r"providers?|depending|cases?|healthy|first|last|prior|previous|expectancy|or over|or under)\b",
    re.IGNORECASE,
)
_BOTH_SEXES = re.compile(
    r"\b(?:male|men|m|boys|female|women|girls)\s*(?:and(?:/or)?|or|&|/|,)\s*(?:non-?pregnant )?"
    r"(?:female|women|f|girls|male|men|boys)s?\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\d.,≥>=])(\d{{1,2}})\s*(?:{_YEARS}(?: old| of age)?)?\s*(?:to|-|–|~|through|and)\s*"
    rf"(\d{{1,3}})\s*(?:{_YEARS}\b|\(|,|\Z|inclusive)",
    re.IGNORECASE,
)
_AFTER_AGE = r"\bage[ds]?\b[^\d<>=≤≥]{0,10}"
_FROM = re.compile(
    rf"(?:(≥|>=|=>|at least|minimum(?: age)?(?: of| is|:)?)|(>|older than|over|above))\s*"
    rf"(\d{{1,2}})\s*-?\s*{_YEARS}"
    rf"|\b(\d{{1,2}})\s*-?\s*{_YEARS}(?: old| of age)?,?\s*(?:or|and) (?:older|over|above|greater)"
    rf"|{_AFTER_AGE}(?:(≥|>=|=>)|(>))\s*(\d{{1,2}})\b",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"(?:(≤|<=|=<|up to|maximum(?: age)?(?: of| is|:)?|no(?:t)? older than)|"
    rf"(<|younger than|under|below|less than))\s*(\d{{1,3}})\s*-?\s*{_YEARS}"
    rf"|{_AFTER_AGE}(?:(≤|<=|=<)|(<))\s*(\d{{1,3}})\b",
    re.IGNORECASE,
)
_LONGEST = 110
_NUMBERS = 2
"""A line with more numbers gives more than one range of ages."""


def _read(words: str) -> _Stated | None:
    found = _RANGE.search(words)
    if found and int(found[1]) < int(found[2]):
        return _Stated(words, frozenset({int(found[1])}), frozenset({int(found[2])}))
    low, high = _FROM.search(words), _TO.search(words)
    minimum: frozenset[int] = frozenset()
    maximum: frozenset[int] = frozenset()
    if low:
        years = int(low[3] or low[4] or low[7])
        is_above = bool(low[2] or low[6])
        minimum = frozenset({years, years + 1}) if is_above else frozenset({years})
    if high:
        years = int(high[3] or high[6])
        is_below = bool(high[2] or high[5])
        maximum = frozenset({years, years - 1}) if is_below else frozenset({years})
    return _Stated(words, minimum, maximum) if minimum or maximum else None


def _speaks_of_age(piece: CriterionText) -> bool:
    words = clean(piece.text)
    return bool(_ABOUT_AGE.search(words)) and bool(re.search(r"\d", words))


def _differs(limit: Age | None, years: frozenset[int]) -> bool:
    if not years or limit is None or limit.unit is not AgeUnit.YEARS or limit.amount is None:
        return False
    return limit.amount not in years


def _names_groups(trial: Trial) -> bool:
    """Whether the criteria have parts with headings of their own: for teachers, for children."""
    passage = trial.eligibility.criteria
    parts = split(passage.text) if passage is not None else ()
    return any(part.kind is PartKind.HEADING and part.level for part in parts)


def age_differs(trial: Trial) -> Iterator[Flag]:
    """The one line of the text that gives ages, where the record's age fields give others.

    Silent wherever the text gives ages more than once, or for some of the people only.
    """
    minimum, maximum = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    if _names_groups(trial):
        return
    told = [piece for piece in criteria_texts(trial) if _speaks_of_age(piece)]
    if len(told) != 1 or told[0].inclusion is not True or not told[0].is_criterion:
        return
    piece = told[0]
    words = clean(piece.text).lstrip("*•-–. \t")
    words = re.sub(r"\A\(?\d{1,2}[.)]\s*(?=[A-Za-z≥>])", "", words)
    if len(words) > _LONGEST or piece.level or _NOT_ALL.search(_BOTH_SEXES.sub("", words)):
        return
    stated = _read(words)
    if stated is None or len(re.findall(r"\d+", words)) > _NUMBERS:
        return
    limits = [limit for limit in (minimum, maximum) if limit is not None]
    if _differs(minimum, stated.minimum) or _differs(maximum, stated.maximum):
        fact = _(
            "The record gives its age limits as “{field}”, but its text says “{words}”."
        ).format(field=age_range(minimum, maximum), words=quoted(words))
        ask = _("Ask the study team which one counts.")
        paths = (*(limit.path for limit in limits), piece.path)
        yield Flag(FlagKind.AGE_DIFFERS, fact, ask, paths)
