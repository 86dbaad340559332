"""Where no word is explained: inside addresses, numbers of registries, codes, figures."""

import re

from viewer.plain.term_words import WORD

# Each is looked for only in a text that has its telling signs: most have none.
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REGISTERED = re.compile(r"\b(?:NCT|ISRCTN|ACTRN|ChiCTR|DRKS|JPRN|KCT|CTRI|EUCTR)[\w/-]*\d[\w/-]*")
_REGISTRIES = ("NCT", "CTR", "CTN", "DRKS", "JPRN", "KCT")
_CODE = re.compile(r"\b\d{1,4}-[A-Za-z]{1,3}-\d{2,5}\b")
_CODE_HINT = re.compile(r"-[A-Za-z]{1,3}-\d")

_ANY_HINT = re.compile(rf"://|www\.|@|{'|'.join(_REGISTRIES)}|{_CODE_HINT.pattern}")
"""What one at least stands in a text that has one of them."""

# Abbreviations that are words when a text shouts.
_ALSO_WORDS = frozenset(
    "ACT AGE AID AIDS ALL AM AN AND ANY ARE ARM ART AS AT BE BID CAN CARE CAT DO FOR HAS HE IF IN "
    "IS IT MAN MAY ME MEN MET MS NO NOT OF ON ONE OR OUT PAIN PET REST SHE SO STAR TEN TO US USE "
    "WAS WHO".split()
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_COUNTED_IN_ROMAN = frozenset(
    "stage stages grade grades class classes phase phases type types category categories level "
    "levels part parts factor factors group groups step steps nerve nerves angiotensin collagen "
    "nyha aim aims arm arms cohort cohorts table rome dsm axis figo clark".split()
)
_ENDS_BEFORE_A_NUMBER = ".;:)]\n"
"""What a text ends in before the number of its next point: "...with AML. IV. To assess"."""
_BETWEEN_NUMBERS = frozenset({"or", "and", "to", "through"})
_NEAR = 48
"""Characters before and after a word in which its neighbours are looked for."""


def closed_spans(text: str) -> list[tuple[int, int]]:
    """The parts of a text that are addresses, registry numbers or codes of studies, in order."""
    if not _ANY_HINT.search(text):
        return []
    patterns = []
    if "://" in text or "www." in text:
        patterns.append(_LINK)
    if "@" in text:
        patterns.append(_MAIL)
    if any(sign in text for sign in _REGISTRIES):
        patterns.append(_REGISTERED)
    if _CODE_HINT.search(text):
        patterns.append(_CODE)
    if not patterns:
        return []
    return sorted(found.span() for pattern in patterns for found in pattern.finditer(text))


def is_part_of_code(text: str, start: int, end: int) -> bool:
    """Whether letters are glued to figures or units: "13-N-0017", "10^9/L", "AB-101", "8mg/ml"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len(after) == 2 and after[0] in "-‐‑^" and after[1].isdigit():
        return text[start:end].isupper()
    if end - start > 3 or not before:
        return False
    is_unit = before[-1] in "/^·" and (text[start].islower() or end - start == 1)
    return is_unit or (len(before) == 2 and before[0].isdigit() and before[1] in "-/^")


def may_mean_something_else(abbreviation: str) -> bool:
    """Whether it takes the words beside it to know that an abbreviation is one."""
    return abbreviation in _ALSO_WORDS or bool(_ROMAN.fullmatch(abbreviation))


def means_something_else(text: str, start: int, end: int, abbreviation: str) -> bool:
    """Whether an abbreviation is a shouted word here, or a Roman number: "stage IV"."""
    before, after = word_before(text, start), word_after(text, end)
    if abbreviation in _ALSO_WORDS:
        beside = (before, after)
        return any(word.isupper() and len(word) > 3 and word.isalpha() for word in beside)
    if not _ROMAN.fullmatch(abbreviation):
        return False
    if before in _BETWEEN_NUMBERS:
        # "stage III or IV"
        before = word_before(text, text.rfind(before, 0, start))
    is_counted = before.casefold() in _COUNTED_IN_ROMAN or before[:-1] in {"III", "II"}
    if is_counted or any(_ROMAN.fullmatch(word) for word in (before, after)):
        return True
    return _counts_a_point(text, start, end)


def _counts_a_point(text: str, start: int, end: int) -> bool:
    """Whether a Roman number begins a point of a list: "IV. To assess how long it lasts"."""
    following = text[end : end + 3]
    if len(following) < 3 or following[:2] != ". " or not following[2].isupper():
        return False
    before = text[max(0, start - _NEAR) : start].rstrip(" ")
    return not before or before[-1] in _ENDS_BEFORE_A_NUMBER


def word_before(text: str, start: int) -> str:
    """The last word that begins and ends before a place, "" where it is the first."""
    left = max(0, start - _NEAR)
    words = WORD.findall(text, left, start)
    return words[-1] if words else ""


def word_after(text: str, end: int) -> str:
    """The first word after a place, "" where it is the last."""
    found = WORD.search(text, end, end + _NEAR)
    return found[0] if found else ""
