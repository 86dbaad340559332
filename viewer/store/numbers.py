"""Registry numbers as people write and paste them: any case, with spaces, in a web address."""

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 256
_FORMS = (
    # What stands before the digits, and the digits: ClinicalTrials.gov; EU CT and EudraCT (the
    # shorter form); ISRCTN; ClinicalTrials.gov again when digits are all there is.
    ("NCT", re.compile(r"(?i)nct(?:[\s_#:.-]|n[or]\b|number\b)*((?:\d[\s-]*){8})(?!\d)")),
    ("", re.compile(r"(?<!\d)(\d{4}[\s-]+\d{6}[\s-]+\d{2}(?:[\s-]+\d{2})?)(?!\d)")),
    ("ISRCTN", re.compile(r"(?i)isrctn[\s_:-]*(\d{8})(?!\d)")),
    ("NCT", re.compile(r"\A\s*(\d{8})\s*\Z")),
)
_BEGUN = re.compile(r"(?:nct|isrctn)\d+|\d{4}-\d{2,}[\d-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\s/?#&=,;()<>\"]+")
_NOT_IN_A_NUMBER = re.compile(r"[^0-9A-Z]")
_ADDRESS = re.compile(r"://|\bwww\.|^\S+\.\S+/\S+$", re.IGNORECASE)
_SHORTEST = 4
_SHORTEST_WORD = 6
_DIGITS_OF_WORD = 4
"""A year or "COVID19" among other words is no number of a trial, though some sponsor uses it."""


def folded_number(number: str) -> str:
    """Give capitals and digits alone: "2024-510663-34-00" as "20245106633400"."""
    return _NOT_IN_A_NUMBER.sub("", number.upper())


def numbers_in(text: str) -> tuple[str, ...]:
    """Give what in ``text`` may be a number of a trial, folded, the likeliest first.

    The whole text, the forms of the large registries anywhere in it, and each word that looks
    like a number.
    """
    text = _plain(text)
    return tuple(dict.fromkeys((*_whole(text), *_of_registries(text), *_words(text))))


def names_as_numbers(text: str) -> tuple[str, ...]:
    """Give the whole text folded, digits or not, where it is long enough to be a number."""
    folded = folded_number(_plain(text))
    return (folded,) if len(folded) >= _SHORTEST else ()


def numbers_meant(text: str) -> tuple[str, ...]:
    """Give what ``text`` names as one number of a trial, folded, the likeliest first.

    As :func:`numbers_in`, but a part of a sponsor's number is not taken for another trial's:
    single words count only in a web address.
    """
    text = _plain(text)
    words = _words(text) if _ADDRESS.search(text) else ()
    return tuple(dict.fromkeys((folded_number(text), *_of_registries(text), *words)))


def begun_number(text: str) -> str:
    """Give the folded beginning when ``text`` is the beginning of a registry number, else ""."""
    plain = text.strip()[:_LONGEST]
    return folded_number(plain) if _BEGUN.fullmatch(plain) else ""


def _plain(text: str) -> str:
    text = text[:_LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)  # digits as East Asian keyboards write them
    if "%" in text:
        from urllib.parse import unquote  # noqa: PLC0415  (takes longer than all the rest here)

        text = unquote(text)
    return text


def _whole(text: str) -> Iterator[str]:
    folded = folded_number(text)
    if len(folded) >= _SHORTEST and _digits(folded):
        yield folded


def _of_registries(text: str) -> Iterator[str]:
    for prefix, form in _FORMS:
        for found in form.findall(text):
            yield prefix + folded_number(found)


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        folded = folded_number(word)
        if len(folded) >= _SHORTEST_WORD and _digits(folded) >= _DIGITS_OF_WORD:
            yield folded


def _digits(folded: str) -> int:
    return sum(sign.isdigit() for sign in folded)
