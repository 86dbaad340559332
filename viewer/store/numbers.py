"""Registry numbers as people write and paste them: any case, with spaces, in a web address."""

import re
from collections.abc import Iterator

_LONGEST = 256
_FORMS = (
    # ClinicalTrials.gov; EU CT and EudraCT (the shorter form); ISRCTN.
    re.compile(r"nct[\s_-]*(?:\d[\s-]*){8}(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)\d{4}[\s-]+\d{6}[\s-]+\d{2}(?:[\s-]+\d{2})?(?!\d)"),
    re.compile(r"isrctn[\s_-]*\d{8}(?!\d)", re.IGNORECASE),
)
_BEGUN = re.compile(r"(?:nct|isrctn)\d+|\d{4}-\d{2,}[\d-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\s/?#&=,;()<>\"]+")
_NOT_IN_A_NUMBER = re.compile(r"[^0-9A-Z]")
_SHORTEST = 4


def folded_number(number: str) -> str:
    """Give capitals and digits alone: "2024-510663-34-00" as "20245106633400"."""
    return _NOT_IN_A_NUMBER.sub("", number.upper())


def numbers_in(text: str) -> tuple[str, ...]:
    """Give what in ``text`` may be a number of a trial, folded, the likeliest first.

    The whole text, the forms of the large registries anywhere in it, and each word with a digit.
    """
    text = text[:_LONGEST]
    if "%" in text:
        from urllib.parse import unquote  # noqa: PLC0415  (takes longer than all the rest here)

        text = unquote(text)
    return tuple(dict.fromkeys(_candidates(text)))


def begun_number(text: str) -> str:
    """Give the folded beginning when ``text`` is the beginning of a registry number, else ""."""
    plain = text.strip()[:_LONGEST]
    return folded_number(plain) if _BEGUN.fullmatch(plain) else ""


def _candidates(text: str) -> Iterator[str]:
    if _may_be(text) and "/" not in text:
        yield folded_number(text)
    for form in _FORMS:
        for found in form.findall(text):
            yield folded_number(found)
    for word in _WORD.findall(text):
        if _may_be(word):
            yield folded_number(word)


def _may_be(text: str) -> bool:
    folded = folded_number(text)
    return len(folded) >= _SHORTEST and any(sign.isdigit() for sign in folded)
