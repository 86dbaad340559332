"""How much is given at a time: number and unit as the text has them, never converted."""

import re
from collections.abc import Iterator

from viewer.plain.burden.findings import Detail, Kind, Range, Said
from viewer.plain.burden.numbers import number_of

_FIGURE = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,7}(?:\.\d{1,4})?"
_UNITS = {
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "g": "g", "gram": "g", "grams": "g",
    "gm": "g", "µg": "ug", "μg": "ug", "mcg": "ug", "ug": "ug", "microgram": "ug",
    "micrograms": "ug", "ng": "ng", "ml": "ml", "cc": "ml", "milliliters": "ml",
    "milliliter": "ml", "iu": "IU", "u": "IU", "unit": "IU", "units": "IU",
    "international unit": "IU", "international units": "IU", "mci": "mCi", "mbq": "MBq",
    "gbq": "GBq", "kbq": "kBq", "gy": "Gy", "cgy": "cGy", "mmol": "mmol",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w.,/<>=≥≤+])(?<![<>=≥≤] )(?P<low>{_FIGURE})(?:\s?(?:-|–|to)\s?(?P<high>{_FIGURE}))?"
    rf"[\s-]?(?P<unit>{_UNIT})\b\.?(?!-[a-z])(?:[（(]iu[）)])?"
    r"(?:(?:\s?/\s?|\sper\s)(?P<per>kilogram|kg|square met(?:er|re)|met(?:er|re) squared|m2|m²|㎡"
    r"|m \^2"
    r"|m \^ 2)(?![\w])(?: body weight)?)?"
    r"(?:(?:\s?/\s?|\sper\s)(?P<time>day|d|24 ?h|week|wk|month)\b)?(?P<rest>\s?/\s?(?!tablet"
    r"|capsule|dose"
    r"|inject|pill)\w{1,4}|\sper (?:minute|min|hour|hr|ml|milliliter|liter)\b|%)?",
)
_PIECES = re.compile(
    r"(?<![\w.,/-])(?<!phase )(?<!type )(?P<n>\d{1,2}|one|two|three|four|five|six)\s(?:matching "
    r"|placebo |oral )?"
    r"(?P<unit>tablet|capsule|pill|drop|puff|sachet|patch)(?:s|es)?\b(?! (?:level|group|per))",
)
_NO_DOSE = re.compile(
    r"\s?(?:\(?\d{0,3}\)?\s?)?(?:of )?(?:venous |peripheral |whole |fresh |autologous"
    r" |bone |bone marrow )?(?:blood|marrow"
    r"|urine|saliva|(?:\w{1,12} ){0,3}?water|samples?|sterile water|weight|body weight|tubes?"
    r"|per ml|csf|collections?|aspirat\w*|draws?|serum|needle|gauge"
    r"|plasma samples?|bags?|syringes?|vials?|ampoules?|containers?|bottles?|edta|(?:apheresis"
    r"|packed|red|platelets?|plasma|fresh)\b)\b",
)
_TAKEN = re.compile(
    r"\b(?:in(?: a| about| approximately)?|blood (?:of|de)|(?:biops\w+|samples?|draws?"
    r"|collect\w*|drawn)(?: of)?|containers of) (?:up to )?\Z|\bblood \(\Z"
)
_STRENGTH = re.compile(r"\s\w{1,12}\s?/\s?(?:ml|l|dl)\b")
"""So much of a thing in a volume: how strong it is, not how much of it is given."""
_NEEDLE = re.compile(r"\b(?:needle|gauge|biopsy gun|catheter|cannula|trocar)")
"""What the G of "19G" is the size of."""
_MOST = re.compile(
    r"\b(?:exceed\w*|maximum (?:dose|daily dose|(?:\w{1,12} ){0,3}of)) \Z"
    r"|(?:>|<|≥|≤|=|than|least|below|above|under|weigh\w*)\s?\Z"
)
"""Before a limit, which is not what is given."""


def amounts(words: str) -> Iterator[Said]:
    """The amounts of a sentence, each once."""
    seen: set[tuple[Range, str]] = set()
    for found in _AMOUNT.finditer(words):
        made = _amount(words, found)
        if made and (made.ranges[0], made.word) not in seen:
            seen.add((made.ranges[0], made.word))
            yield made
    for found in _PIECES.finditer(words):
        count = number_of(found["n"])
        key = (Range(count, count), found["unit"].lower())
        if key not in seen:
            seen.add(key)
            yield Said(Kind.DOSE, Detail.AMOUNT, (key[0],), word=key[1])


def _amount(words: str, found: re.Match[str]) -> Said | None:
    unit = _UNITS[found["unit"].lower()]
    if found["unit"] == "g" and ("strain" in words or _NEEDLE.search(words, found.end())):
        return None
    if (
        found["rest"]
        or _STRENGTH.match(words, found.end())
        or _NO_DOSE.match(words, found.end())
        or _is_limit(words, found.start())
    ):
        return None
    if unit == "ml" and _TAKEN.search(words, max(0, found.start() - 24), found.start()):
        return None
    low = float(found["low"].replace(",", ""))
    high = float(found["high"].replace(",", "")) if found["high"] else low
    if not 0 < low <= high:
        return None
    per = "/m2" if (found["per"] or "").lower().startswith(("m", "s", "㎡")) else ""
    per = "/kg" if (found["per"] or "").lower() in {"kg", "kilogram"} else per
    time = (found["time"] or "").lower()
    per_time = "/" + {"2": "d"}.get(time[0], time[0]) if time else ""
    return Said(Kind.DOSE, Detail.AMOUNT, (Range(low, high),), word=f"{unit}{per}{per_time}")


def _is_limit(words: str, start: int) -> bool:
    """Whether the number that starts there is a bound and not what is given."""
    return bool(_MOST.search(words, max(0, start - 40), start))
