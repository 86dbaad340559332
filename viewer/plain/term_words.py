"""What is one word for the glossary, and which spellings are the same word.

Capitals, accents, possessives, British and American spelling and plain plurals make no
difference; any other inflection is another word, unless the glossary lists it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’ʼ´][sS]\b)?")
"""A word of a text: letters, figures and the marks over them, with its possessive."""

_APOSTROPHES = "'’ʼ´"
_LONGEST = 40
"""Letters of a longer "word" are a code or noise: no word of a glossary is as long."""

# British spelling to American, for both the glossary's words and the text's: what comes out need
# be no word, as long as it is the same for both.
_BRITISH = (
    (re.compile(r"([a-z])[ao]e(?=[a-z])"), r"\1e"),  # haematology, oedema within a word
    (re.compile(r"\A[ao]e(?=[a-z]{3})"), "e"),  # oestrogen, aetiology
    (re.compile(r"is(?=(?:ations?|e|ed|es|ing|ers?)\Z)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing|ers?)\Z)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|al|able)?\Z)"), "or"),  # tumour, behavioural
    (re.compile(r"(cent|lit|met|fib|tit)re(s?)\Z"), r"\1er\2"),
    (re.compile(r"(label|model|counsel|travel|cancel|enrol)l(?=ed|ing|er|ment)"), r"\1"),
    (re.compile(r"programme(s?)\Z"), r"program\1"),
    (re.compile(r"sulph"), "sulf"),
)
_MAY_BE_BRITISH = re.compile(
    r"[ao]e|[iy]s(?:ation|e|ing)|our|[^aeiou]res?\Z|ll(?:e|ing|ment)|amme|lph"
)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The word without capitals, accents, possessive and the British way to spell."""
    plain = _bare(word)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.casefold()
    if 4 < len(plain) < _LONGEST and _MAY_BE_BRITISH.search(plain):
        for spelling, american in _BRITISH:
            plain = spelling.sub(american, plain)
    return plain


def exact(word: str) -> str:
    """An abbreviation without possessive and plural: "SAEs" gives "SAE"."""
    bare = _bare(word)
    return bare[:-1] if len(bare) > 2 and bare[-1] == "s" and bare[-2].isupper() else bare


def _bare(word: str) -> str:
    is_possessive = len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES
    return word[:-2] if is_possessive else word


def plurals(word: str) -> Iterator[str]:
    """The plain English plurals that a word, folded, may have."""
    if word.endswith("sis"):
        yield f"{word[:-2]}es"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    else:
        yield f"{word}s"


def _singulars(word: str) -> Iterator[str]:
    """What a word, folded, may be the plural of."""
    if word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        yield word[:-2]
    elif word.endswith(("ses", "zes")) and len(word) > 5:
        yield f"{word[:-3]}sis"
        yield word[:-1]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]


def forms(words: Iterable[str], letters: Collection[str] = ()) -> dict[str, str]:
    """For each form of ``words`` (folded), the one form that stands for all of its word.

    "biopsies" and "biopsy" get the same; so do two of the ``words`` that share a form. Those in
    ``letters`` are rows of letters and no words: "HADS" is not the plural of "had".
    """
    known: dict[str, str] = {}
    for word in sorted(set(words)):
        own = [word]
        if len(word) > 2 and word.isalpha() and word not in letters:
            singular = [*_singulars(word)]
            own += map(folded, singular or plurals(word))
        meant = next((known[form] for form in own if form in known), word)
        for form in own:
            known.setdefault(form, meant)
    return known
