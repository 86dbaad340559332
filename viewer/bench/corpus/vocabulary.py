"""Made-up words that can be spoken, and sentences of them."""

from functools import cache
from itertools import product
from random import Random

from viewer.bench.corpus.draws import zipf

WORDS = 400_000
"""How many words there are; the common ones are met in most trials, the rare ones in one."""

_PROSE_WORDS = 900
"""So few, since prose is not searched, and the words of one real text repeat as these do."""
_ENDINGS = (
    "ia",
    "ic",
    "al",
    "osis",
    "itis",
    "ine",
    "ation",
    "ate",
    "ed",
    "um",
    "ous",
    "ity",
    "in",
    "es",
    "ment",
    "er",
)
_LITTLE = (
    "the of and to in with for a at or by on from is are be that will as not this after during "
    "patients study treatment group subjects clinical disease weeks time baseline therapy dose "
    "participants days mg months years level blood before least within than"
).split()
_FIGURES = (
    "12",
    "24 hours",
    "6 months",
    "95%",
    "1.5",
    "100 mg",
    "(n = 30)",
    "18 years",
    "p \\\\< 0.05",
)


@cache
def _syllables() -> tuple[str, ...]:
    onsets = "b c d f g h l m n p r s t v br cl dr gl pr st tr ph ch".split()
    made = [onset + vowel for onset, vowel in product(onsets, "aeiou")]
    Random(11).shuffle(made)
    return tuple(made)


@cache
def word(place: int) -> str:
    """Give the word at a place, the commonest at 0; all differ in their first syllables."""
    syllables = _syllables()
    base = len(syllables)
    made, left = syllables[place % base], place // base
    while left:
        made += syllables[left % base]
        left //= base
    return made + _ENDINGS[place * 7 % len(_ENDINGS)]


def rare_word(u: float) -> str:
    """Give a word by Zipf's law out of all of them."""
    return word(zipf(u, WORDS, 20.0))


@cache
def names(seed: int, count: int, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Give names that differ, capitalised, of two or three syllables and an ending."""
    numbers, syllables = Random(seed), _syllables()
    made: dict[str, None] = {}
    while len(made) < count:
        parts = [
            syllables[int(numbers.random() * len(syllables))]
            for _ in range(2 + (numbers.random() < 0.4))
        ]
        made["".join(parts).capitalize() + endings[int(numbers.random() * len(endings))]] = None
    return tuple(made)


def _phrase(numbers: Random, length: int) -> list[str]:
    made = []
    for _ in range(length):
        u = numbers.random()
        if u < 0.52:
            made.append(_LITTLE[zipf(numbers.random(), len(_LITTLE), 2.0)])
        elif u < 0.95:
            made.append(word(zipf(numbers.random(), _PROSE_WORDS, 3.0)))
        else:
            made.append(_FIGURES[int(numbers.random() * len(_FIGURES))])
    return made


@cache
def sentences(seed: int, count: int, shortest: int, longest: int) -> tuple[str, ...]:
    """Give sentences ready to stand in JSON text: of so many words, the lengths even.

    The same few function words come again and again, the others by Zipf's law, as in prose.
    """
    numbers = Random(seed)
    made = []
    for _ in range(count):
        length = shortest + int(numbers.random() * (longest - shortest + 1))
        made.append(" ".join(_phrase(numbers, length)).capitalize())
    return tuple(made)
