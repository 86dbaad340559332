"""Names of diseases as a whole: folded, and with the words that stand together in one text.

The index knows which words a trial has, not where they stand; "lung" and "cancer" may come from
two conditions, or from the name of a branch of MeSH. On the real records that puts strangers
among the first ten trials for a quarter of all condition names. So each condition and MeSH term
adds a mark for each pair of its words, in whatever order, to the index. Titles and the like add
none: theirs were two in three of all marks, and told four of 16,000 hits apart.
"""

from functools import lru_cache
from itertools import combinations
from operator import add
from zlib import crc32

from viewer.store.folding import compounds
from viewer.store.spelling import normal

SMALL_WORDS = frozenset("of the and in with for to by on or an at from".split())
"""Left out of a search, for "cancer of the lung" is meant to find "lung cancer"."""

PAIR_SIGN = "\ue0002"
"""What the mark of a pair begins with."""
PAIR = 5
"""Characters that follow; of three, two in a thousand lists held a stranger."""
_BUCKETS = 36**PAIR
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TWO = [one + other for one in _DIGITS for other in _DIGITS]
_TWOS = len(_TWO)
_MOST = 12
"""Words of a text of which every pair is marked; beyond, those that stand near each other."""
_NEAR = 2
"""How far words stand apart in a longer text and are still a pair."""


@lru_cache(maxsize=1 << 12)
def phrase_of(text: str) -> str:
    """Give the folded words of a name in their order, apart by spaces, without "of" and the like.

    "Cancer of the Lungs" becomes "cancer lung".
    """
    pieces = (normal(piece) for compound in compounds(text) for piece in compound)
    return " ".join(piece for piece in pieces if piece not in SMALL_WORDS)


def regardless(phrase: str) -> str:
    """Give a folded name with its words in alphabetical order: "lung cancer" as "cancer lung"."""
    return " ".join(sorted(phrase.split()))


def pair_mark(one: str, other: str) -> str:
    """Give the mark of two words in one text; some pairs share a mark, so ask for the words too."""
    return PAIR_SIGN + _code((_number(one) + _number(other)) % _BUCKETS)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """A number for a word; two are added, which is quicker than one for each pair of words."""
    return crc32(word.encode(errors="replace"))


def _code(number: int) -> str:
    rest, last = divmod(number, _TWOS)
    first, middle = divmod(rest, _TWOS)
    return _DIGITS[first] + _TWO[middle] + _TWO[last]


@lru_cache(maxsize=1 << 14)
def pairs_in(held: str) -> tuple[str, ...]:
    """Give what stands for the pairs of a name in their marks, :data:`PAIR` characters each.

    ``held`` are its folded words, apart by spaces.
    """
    kept = [_number(word) for word in held.split() if word not in SMALL_WORDS]
    pairs = [one + other for one, other in combinations(kept[:_MOST], 2)]
    rest = kept[_MOST - _NEAR :]
    for apart in range(1, _NEAR + 1):
        pairs += map(add, rest, rest[apart:])
    return tuple([_code(pair % _BUCKETS) for pair in pairs])
