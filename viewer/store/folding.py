"""The one place where text becomes words to store and to look for.

Case, accents, apostrophes and possessives, hyphens, Greek letters, spellings: whatever two
people may write differently comes out alike. Words of other scripts are kept.

A run of pieces joined by hyphens is a :data:`Compound`: "anti-PD-1" is ("anti", "pd", "1").
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from viewer.store.spelling import normal

Compound = tuple[str, ...]

LONGEST = 64
"""Characters of the longest word; a longer one is cut, when stored and when looked for."""

_APOSTROPHES = "'’‘ʼ‛′`´＇ʹ"
_HYPHENS = "-‐‑‒–—−﹣－⁻"
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_HYPHENS, "-"),
        # Before compatibility forms are taken apart: "Drug™" must not become "drugtm".
        **dict.fromkeys("™℠®©\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_ACCENTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]"  # Hebrew, Arabic vowels
)
_LONE_SHARP_S = re.compile(r"(?<![^\W\d_])ß(?![^\W\d_])")
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho "
        "sigma tau upsilon phi chi psi omega".split(),
        strict=True,
    )
)
_GREEK_LETTER = re.compile("(?<![α-ω])([α-ω])(?![α-ω])")
_UNSPACED = re.compile(
    "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
_ASCII_CHUNK = re.compile("[a-z0-9'-]+")
_SHORT_NUMBER = re.compile(r"[0-9][0-9a-z]{0,2}\Z")
_DIGITS = "0123456789"
_DIGIT = re.compile("[0-9]")
_SHORT_WORD = re.compile("[a-z]{1,8}")


def compounds(text: str) -> Iterator[Compound]:
    """Give the words of a text in order, folded, hyphenated ones in pieces."""
    for chunk in _chunks(text):
        yield from _compounds_in(chunk)


@lru_cache(maxsize=1 << 12)
def _compounds_in(chunk: str) -> tuple[Compound, ...]:
    """Give the compounds of what stands between two spaces; the same come again and again."""
    found: list[Compound] = []
    run: list[str] = []
    for piece in (piece for part in chunk.split("-") for piece in _pieces(part)):
        if not piece.isascii() and _UNSPACED.fullmatch(piece):
            found.extend(_close(run))
            run = []
            found.extend((word,) for word in _of_unspaced(piece))
        else:
            run.append(piece)
    found.extend(_close(run))
    return tuple(found)


def _close(run: list[str]) -> Iterator[Compound]:
    if run:
        yield tuple(run)


def words(text: str) -> Iterator[str]:
    """Give the words a text is stored under: each piece, and pieces put together.

    "COVID-19" gives covid, 19 and covid19; "type 2" gives type, 2 and type2. May repeat.
    """
    return iter(_words_of(text))


@lru_cache(maxsize=1 << 14)
def as_stored(text: str) -> str:
    """Give the words a text is stored under, each once, apart by spaces."""
    if text.isascii() and not _DIGIT.search(text):
        # Nothing is put together but within a chunk, and the same chunks come again and again.
        found = map(_held_of_chunk, _ASCII_CHUNK.findall(text.lower().replace("`", "'")))
        return " ".join(dict.fromkeys(" ".join(found).split()))
    return " ".join(dict.fromkeys(_words_of(text)))


@lru_cache(maxsize=1 << 16)
def _held_of_chunk(chunk: str) -> str:
    return " ".join(word for words_here, _, _ in _words_of_chunk(chunk) for word in words_here)


@lru_cache(maxsize=1 << 10)
def _words_of(text: str) -> tuple[str, ...]:
    found: list[str] = []
    before = ""
    for chunk in _chunks(text):
        for words_here, first, last in _words_of_chunk(chunk):
            found += words_here
            if first[0] in _DIGITS and can_join(before, first):
                found.append(joined((before, first)))
            before = last
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _words_of_chunk(chunk: str) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """Give of each compound in it the words, the first piece and the last."""
    return tuple(
        (_words_in(compound), compound[0], compound[-1]) for compound in _compounds_in(chunk)
    )


def _words_in(compound: Compound) -> tuple[str, ...]:
    found = []
    for piece in compound:
        found.append(normal(piece))
        if not piece.isascii() and _UNSPACED.match(piece):
            found.extend(piece)  # any sign of it may be what somebody types first
    found.extend(joined(pair) for pair in pairwise(compound))
    if len(compound) > 2:
        found.append(joined(compound))
    return tuple(found)


def joined(pieces: Iterable[str]) -> str:
    """Give pieces as one word: ("covid", "19") as covid19."""
    return normal("".join(pieces)[:LONGEST])


def can_join(word: str, number: str) -> bool:
    """Tell whether a word and the number after it are often written as one: "IL 2", "type 2"."""
    return bool(_SHORT_NUMBER.match(number) and _SHORT_WORD.fullmatch(word))


@lru_cache(maxsize=1 << 14)
def key_of(text: str) -> str:
    """Give letters and digits alone, folded: for names and codes compared as a whole."""
    parts = (part for chunk in _chunks(text) for part in chunk.split("-"))
    return "".join(piece for part in parts for piece in _pieces(part))


def _chunks(text: str) -> Iterable[str]:
    if text.isascii():
        return _ASCII_CHUNK.findall(text.lower().replace("`", "'"))
    text = _LONE_SHARP_S.sub("β", text.translate(_SIGNS)).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_SIGNS)
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text)).casefold().translate(_LETTERS)
    return "".join(map(_kept, text)).split()


def _kept(sign: str) -> str:
    """Keep letters, digits, vowel signs, apostrophe and hyphen; all else parts words."""
    if sign.isascii():
        return sign if sign.isalnum() or sign in "'-" else " "
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "


def _pieces(part: str) -> Iterator[str]:
    """Take off possessive and apostrophes; part Greek letters and unspaced script from the rest."""
    part = part.rstrip("'").removesuffix("'s").replace("'", "")
    if part.isascii():
        if part:
            yield part[:LONGEST]
        return
    for run in _UNSPACED.split(part):
        for piece in _GREEK_LETTER.split(run):
            if piece:
                yield _GREEK.get(piece, piece)[:LONGEST]


def _of_unspaced(run: str) -> Iterator[str]:
    """Give pairs of neighbours: Chinese and Japanese put no spaces between words."""
    yield from [run] if len(run) == 1 else (one + other for one, other in pairwise(run))
