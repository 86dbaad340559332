"""Signs and units of a criterion in everyday words, beside its own words and never in their place.

"≥ 1.5 x ULN" stays as it is; beside it stands what it says: at least 1.5 times the upper end of
the normal range. No number is changed or converted. Silent wherever a unit is not surely known.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from viewer.plain.unit_table import UNITS
from viewer.words import _


class MeasureHelp(NamedTuple):
    """Words of a text that are explained: ``start`` to ``end``, and how.

    ``key`` is what a reader who has met it once need not be told again: the sign and the unit.
    """

    start: int
    end: int
    sentence: str
    key: str
    adds_little: bool = False
    """Years, weeks or an age behind a sign: who reads the line reads the sign as well."""


_SIGNS = {"≥": "≥", "≧": "≥", "⩾": "≥", "≤": "≤", "≦": "≤", "⩽": "≤", ">": ">", "<": "<"}
_SIGN = r"(?:<\s?/\s?=|>\s?/\s?=|[<>]\s?=|=\s?[<>]|[≥≧⩾≤≦⩽<>])"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_RANGE = rf"(?:{_NUMBER})(?:\s?(?:-|–|to|and)\s?(?:{_NUMBER}))?"
_EVERYDAY = (
    r"(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|kg|cm|points?|%|°\s?C|°\s?F)"
)
_OF_DAILY_LIFE = re.compile(r"\s?(?:years?|months?|weeks?|days?)", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\bage[ds]?\W{0,3}(?:\w+\W{1,3}){0,2}\Z", re.IGNORECASE)
_POWER = r"\s?[x×*]\s?10\s?(?:\^\s?(?P<caret>[36912]{1,2})|(?P<raised>[³⁶⁹]|¹²))\s?"
_VOLUMES = r"(?:cells\s?)?/\s?(?:(?P<litre>L\b)|[µμu]L|mm\s?\^?[3³]|mcL)"
"""What counts like 10^9 are given in."""
_LIMITS = (
    r"(?:the\s)?(?:institutional\s|laboratory\s)?"
    r"(?P<limit>ULN|UNL|LLN|(?:upper|lower) limits? of (?:the )?normal(?: range)?)\b"
)
_RAISED = {"³": "3", "⁶": "6", "⁹": "9", "¹²": "12"}


def _pattern(written: str) -> str:
    """A unit's way of writing as a pattern."""
    made = written.replace("/", r"\s?(?:/|per)\s?").replace("µ", r"(?:µ|μ|u|mc)")
    return made.replace("#2", r"\s?\^?\s?[2²]").replace("#3", r"\s?\^?\s?[3³]")


@lru_cache(maxsize=1)
def _measure() -> re.Pattern[str]:
    """A number with a sign, a unit or both; made at the first use: it takes some milliseconds."""
    units = "|".join(f"(?P<u{at}>{_pattern(unit.written)})" for at, unit in enumerate(UNITS))
    return re.compile(
        rf"(?:(?<![<>=≥≤/-])(?P<sign>{_SIGN})|(?<![\w.,<>=≥≤^/-])(?<!\d,\s))\s?"
        rf"(?:(?P<number>{_RANGE})"
        rf"(?:(?:{_POWER})(?:{_VOLUMES})(?![\w^])"
        rf"|\s?(?:[x×*]|times)?\s?{_LIMITS}"
        rf"|\s?-?(?:{units})(?![\w^/²³])"
        rf"|\s?{_EVERYDAY}(?![\w^/])|(?![\w^%/×*+]|[.,:]\d|,\s\d{{3}}\b"
        r"|\s?[x×*]\s?\d|\s?/|\s?-\s?\d)))",
        re.IGNORECASE,
    )


_BARE_LIMIT = re.compile(rf"(?P<sign>{_SIGN})\s?{_LIMITS}", re.IGNORECASE)


def _sign(found: re.Match[str]) -> str:
    """The sign in one of four ways of writing; empty where there is none."""
    written = (found["sign"] or "").replace(" ", "").replace("/", "")
    if not written:
        return ""
    if "=" in written:
        return "≥" if ">" in written else "≤"
    return _SIGNS[written]


def _said(sign: str, amount: str) -> str:
    """The amount after its sign, in words."""
    return {
        "≥": _("at least {amount}"),
        ">": _("more than {amount}"),
        "≤": _("at most {amount}"),
        "<": _("less than {amount}"),
        "": _("{amount}"),
    }[sign].format(amount=amount)


def _limit_words(limit: str) -> str:
    if limit.upper() == "LLN" or limit.casefold().startswith("lower"):
        return _("the lower end of the normal range")
    return _("the upper end of the normal range")


def _amount(found: re.Match[str]) -> tuple[str, str]:
    """What stands behind the sign in words, and the key of its unit; both empty: not known."""
    number = found["number"]
    if found["limit"]:
        limit = _limit_words(found["limit"])
        return _("{number} times {limit}").format(number=number, limit=limit), "limit"
    power = found["caret"] or _RAISED.get(found["raised"] or "", "")
    if power:
        return _power_words(found, power)
    for at, unit in enumerate(UNITS):
        if found[f"u{at}"]:
            count = int(number) if number.isdigit() else 2
            words = unit.words(count)
            return _("{number} {unit}").format(number=number, unit=words), f"u{at}"
    behind = found[0][found.end("number") - found.start() :].strip()
    if not found["sign"]:
        return "", ""
    return (f"{number} {behind}" if behind and behind != "%" else f"{number}{behind}"), ""


def _power_words(found: re.Match[str], power: str) -> tuple[str, str]:
    where = _("in a litre") if found["litre"] else _("in a microlitre, a millionth of a litre")
    zeros = {
        "3": _("10 with a raised 3 is a thousand"),
        "6": _("10 with a raised 6 is a million"),
        "9": _("10 with a raised 9 is a thousand million"),
        "12": _("10 with a raised 12 is a million million"),
    }.get(power)
    if zeros is None:
        return "", ""
    written = found[0][found.start("number") - found.start() :].split("/")[0]
    written = re.sub(r"\s?cells\s?\Z", "", written).strip()
    text = _("{number} {where} ({zeros})")
    return text.format(number=written, where=where, zeros=zeros), f"power{power}"


def _adds_little(text: str, found: re.Match[str]) -> bool:
    """Whether a sign stands before a time of daily life, an age above all."""
    behind = text[found.end("number") : found.end()]
    before = text[max(0, found.start() - 30) : found.start()]
    return bool(_OF_DAILY_LIFE.fullmatch(behind)) or (
        not behind.strip() and bool(_AGE_BEFORE.search(before))
    )


_LONGEST = 4000
"""Letters: no criterion is longer, and a text of numbers alone takes a tenth of a second a page."""
_MOST = 2
"""Explanations beside one line; more would be longer than the line."""


def measure_helps(text: str) -> tuple[MeasureHelp, ...]:
    """The signs and units of ``text`` explained, in order."""
    if len(text) > _LONGEST or not re.search(r"\d|LN|NL|limit", text):
        return ()
    helps = []
    for found in _measure().finditer(text):
        amount, unit = _amount(found)
        if not amount:
            continue
        sign = _sign(found)
        quote = found[0].strip()
        start = found.start() + found[0].index(quote)
        sentence = _("“{quote}”: {words}.").format(quote=quote, words=_said(sign, amount))
        trivial = not unit and _adds_little(text, found)
        helps.append(MeasureHelp(start, start + len(quote), sentence, f"{sign}{unit}", trivial))
    for found in _BARE_LIMIT.finditer(text):
        words = _said(_sign(found), _limit_words(found["limit"]))
        sentence = _("“{quote}”: {words}.").format(quote=found[0], words=words)
        helps.append(MeasureHelp(found.start(), found.end(), sentence, f"{_sign(found)}limit"))
    return tuple(sorted(helps))


def new_helps(
    text: str, known: set[str], doubtful: tuple[int, int] | None = None
) -> tuple[MeasureHelp, ...]:
    """The first explanations of ``text`` that a reader has not met; adds them to ``known``.

    Nothing is explained in the ``doubtful`` part of the text, nor what adds little.
    """
    fresh: list[MeasureHelp] = []
    for found in measure_helps(text):
        if found.adds_little:
            continue
        if doubtful and found.start < doubtful[1] and doubtful[0] < found.end:
            continue
        sign = found.key[:1] if found.key[:1] in _SIGNS else ""
        unit = found.key.removeprefix(sign)
        news = {part for part in (sign, unit) if part} - known
        if news and len(fresh) < _MOST:
            known |= news
            fresh.append(found)
    return tuple(fresh)
