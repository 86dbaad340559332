"""What a description comes to when no trial has all its words: the disease it names or describes.

"Blurry vision macular degeneration" names one among other words; "disease where skin loses its
colour" is near to "skin losing colour", which our lists have.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from viewer.store.completing import Completer
from viewer.store.query import Wanted, any_phrasing
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

_STEM = 5
"""Letters by which words of a description are told apart: "loses" and "losing" hardly are."""
_ENOUGH = 0.5
"""Part of the words of both that a description must share with one of our lists."""
_FIRST = "SELECT 1 FROM tier2 WHERE tier2 MATCH ? LIMIT 1"
_SAYS_NOTHING = frozenset(
    "disea condi probl troub syndr illne where when that which makes my i have has his her its it "
    "is are was be not cant canno who you your get gets got bad very too much so after all time "
    "alway keep feel".split()
)


def finds(connection: Connection, things: Sequence[Wanted]) -> bool:
    """Tell whether the library has a trial with all of some things."""
    narrow = Completer(connection, "tier1")
    words = any_phrasing((things,), Completer(connection, "tier2", narrow), ())
    return bool(words and connection.execute(_FIRST, (words,)).fetchone())


def nearest_names(words: Sequence[str]) -> Iterator[str]:
    """Give folded names of our lists that have most of the words, the nearest first."""
    stems = frozenset(word[:_STEM] for word in words) - _SAYS_NOTHING
    if len(stems) < 2:
        return
    names = _names_by_stem()
    near: dict[str, float] = {}
    for stem in stems:
        for name, held in names.get(stem, ()):
            shared = len(stems & held)
            if shared > 1:
                near[name] = shared / len(stems | held)
    best = sorted(near.items(), key=lambda one: (-one[1], one[0]))
    yield from (name for name, part in best[:3] if part >= _ENOUGH)


@lru_cache(maxsize=1)
def _names_by_stem() -> dict[str, list[tuple[str, frozenset[str]]]]:
    names: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name in synonyms().names():
        stems = frozenset(word[:_STEM] for word in name.split()) - _SAYS_NOTHING
        if len(stems) > 1:
            for stem in stems:
                names.setdefault(stem, []).append((name, stems))
    return names
