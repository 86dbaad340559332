"""What somebody types into the search field: queries, and every beginning of each of them."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from viewer.bench.corpus.diseases import diseases, wording
from viewer.bench.corpus.draws import zipf
from viewer.bench.corpus.record import FIRST_NUMBER
from viewer.bench.corpus.treatments import drug
from viewer.bench.corpus.vocabulary import rare_word

_BROAD = (
    "cancer",
    "pain",
    "diseases",
    "neoplasms",
    "heart",
    "children",
    "pathologic processes",
    "type 2",
    "study",
    "skin and connective tissue diseases",
    "chronic",
    "infections",
)
_EVERYDAY = (
    "heart attack",
    "kidney stones",
    "water on the lungs",
    "breast cancer stage 4",
    "high blood pressure",
    "shaky hands",
    "stiff skin",
    "painful joints",
    "trouble sleeping",
    "bleeding gums",
    "blood clot in the lung",
    "sugar diabetes",
    "open sore",
    "wasting away",
    "birth defect heart",
    "womb cancer",
    "stomach ache",
    "tumour of the brain",
)
"""As people say it; some of it is in the made-up records, some only in the program's own list."""

QUERIES = 120
"""How many are typed in one round; several hundred in all."""


class Typed(NamedTuple):
    """A query typed to its end; ``is_misspelt``: with a typing error."""

    text: str
    is_misspelt: bool = False

    def beginnings(self) -> tuple[str, ...]:
        """What stands in the field after each key; a space alone asks nothing new."""
        ends = range(1, len(self.text) + 1)
        return tuple(self.text[:end] for end in ends if self.text[end - 1] != " ")


def misspelt(numbers: Random, text: str) -> str:
    """Leave a letter out, double one, swap two, or take another one; not the first."""
    place = 1 + int(numbers.random() * max(1, len(text) - 2))
    kind = int(numbers.random() * 4)
    before, here, after = text[:place], text[place : place + 1], text[place + 1 :]
    if kind == 0:
        return before + after
    if kind == 1:
        return before + here + here + after
    if kind == 2:
        return before + after[:1] + here + after[1:]
    return before + "aeiourst"[int(numbers.random() * 8)] + after


@cache
def typed(
    turn: int, trials: int, names: Sequence[str] = (), queries: int = QUERIES
) -> tuple[Typed, ...]:
    """Give the queries of a round in a library of ``trials`` trials; another round, others.

    ``names`` are conditions of the library, the commonest first; without any it holds a corpus.
    """
    numbers = Random(1_000_003 * (turn + 1))
    return tuple(_KINDS[place % len(_KINDS)](numbers, trials, names) for place in range(queries))


_KINDS: tuple[Callable[[Random, int, Sequence[str]], Typed], ...] = (
    *(lambda numbers, _trials, names: Typed(_condition(numbers, names).lower()),) * 7,
    *(
        lambda numbers, _trials, names: Typed(
            " ".join(_condition(numbers, names).lower().split()[:2])
        ),
    )
    * 3,
    *(lambda numbers, _trials, _names: Typed(_one_of(numbers, _EVERYDAY)),) * 2,
    *(
        lambda numbers, _trials, names: Typed(
            misspelt(numbers, _condition(numbers, names).lower()), is_misspelt=True
        ),
    )
    * 3,
    lambda numbers, trials, _names: Typed(f"NCT{FIRST_NUMBER + int(numbers.random() * trials)}"),
    *(lambda numbers, _trials, _names: Typed(_one_of(numbers, _BROAD)),) * 2,
    lambda numbers, _trials, _names: Typed(drug(numbers.random()).name.lower()),
    lambda numbers, _trials, _names: Typed(rare_word(numbers.random())),
)
"""Conditions, words of two, everyday words, misspelt ones, a number, broad words, rare ones."""


def _one_of(numbers: Random, values: Sequence[str]) -> str:
    return values[int(numbers.random() * len(values))]


def _condition(numbers: Random, names: Sequence[str]) -> str:
    if names:
        return names[zipf(numbers.random(), len(names), 12.0)]
    every = diseases()
    disease = every[zipf(numbers.random(), len(every), 12.0)]
    return wording(disease, numbers.random(), numbers.random())


def keys(sequence: Sequence[Typed]) -> tuple[str, ...]:
    """Give all that stands in the field, key after key."""
    return tuple(text for query in sequence for text in query.beginnings())
