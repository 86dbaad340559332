"""Units that are unusual for what they measure. Nothing is converted or put right."""

import re
from collections.abc import Iterator

from viewer.domain.trial import Trial
from viewer.plain.criteria_texts import criteria_texts
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.inline import clean
from viewer.words import _

_GAP = r"\s{0,3}"
_SIGN = r"[<>=≤≥\\~]{0,3}\s{0,3}"
_UP_TO = r"[^.;,()\n]{0,30}?"
_PER_DL = rf"{_GAP}/{_GAP}dl\b"
_SMALL = r"(?:[5-9]|1[0-7])(?:\.\d+)?"
# Usual units: cell counts per microlitre, cubic millimetre or litre (10^9/L); haemoglobin and
# albumin g/dL or g/L; body mass index kg/m2. Haemoglobin of an adult is about 12 to 17 g/dL,
# albumin 3.5 to 5 g/dL (Merck Manual, "Blood Tests: Normal Values"): a limit of 9 "mg/dL" or
# "g/L" is off by ten or a thousand. Every repeat is bounded: texts are hostile.
_ODD = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SIGN}\d[\d,.]{{0,15}}{_GAP}cells?{_PER_DL}|\bcells?{_PER_DL}",
        (
            rf"\b(?:platelets?|plt|neutrophils?|anc|leu[ck]ocytes?)\b{_UP_TO}(?<![x×*.,\d])\s?"
            rf"(?:\d[\d,]{{2,15}}{_PER_DL}|\d{{1,3}},?\d{{3}}{_GAP}/{_GAP}l\b)"
        ),
        rf"\b(?:ha?emoglobin|hgb|hb)\b{_UP_TO}\b{_SMALL}{_GAP}mg{_PER_DL}",
        rf"\b(?:ha?emoglobin|hgb)\b{_UP_TO}(?<![\d.]){_SMALL}{_GAP}g{_GAP}/{_GAP}l\b",
        rf"\balbumin\b{_UP_TO}(?<![\d.])[2-5](?:\.\d+)?{_GAP}mg{_PER_DL}",
        (
            rf"\b(?:bmi|body mass index)\b{_UP_TO}\d\d(?:\.\d+)?{_GAP}kg{_GAP}/{_GAP}m"
            r"(?=[\s,;.)]|\Z)(?!\s?[\^²2*])"
        ),
    )
)
_OTHER_ALBUMIN = re.compile(
    r"\b(?:urin\w+|micro|creatinine|ratio|excretion|A1c?|HbA1c?)\b", re.IGNORECASE
)


def odd_unit_in(text: str) -> re.Match[str] | None:
    """The first unit of a text that is unusual for what it measures."""
    found = next(filter(None, (odd.search(text) for odd in _ODD)), None)
    if found and not _OTHER_ALBUMIN.search(text[max(0, found.start() - 20) : found.end()]):
        return found
    return None


def odd_units(trial: Trial) -> Iterator[Flag]:
    """Each unusual unit where it stands, once a criterion."""
    for piece in criteria_texts(trial):
        found = odd_unit_in(piece.text)
        if found:
            words = clean(found[0]).strip(" <>=≤≥")
            fact = _("The text says “{words}”. That unit is unusual here.").format(words=words)
            ask = _("Ask the study team which unit is meant.")
            start = piece.start + found.start()
            end = piece.start + found.end()
            yield Flag(FlagKind.UNIT, fact, ask, (piece.path,), start, end)
