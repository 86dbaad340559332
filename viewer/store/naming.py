"""Names put into ways to search: all that a trial about a disease may call it.

A way is a set of words that must stand in one text of the trial (``Wanted.is_name``).
"""

from collections.abc import Iterable, Sequence
from itertools import product

from viewer.store.phrases import phrase_of
from viewer.store.query import Term, Wanted, Way, wanted
from viewer.store.sqlite import Connection
from viewer.store.synonyms import Concept, synonyms

MOST_WAYS = 10
"""Other names searched for at once; each costs time at every keystroke."""

_MOST_LITERAL = 6
_AMONG = "SELECT term FROM tier2_term WHERE term IN (SELECT value FROM json_each(?))"
_NAMED = "SELECT phrase, trials FROM name WHERE phrase IN (SELECT value FROM json_each(?))"
_PLAIN_WORDS = frozenset(
    # Abbreviations that are words as well: a trial that has the word need not have the disease.
    "all aid aids arm arms as cat can care copes dash fat gas hat ice lad map mat me men pad pan "
    "past sad sam tic was who act add age aim air bad band bed dip fast hit home lead "
    "lie pet ted".split()
)


def literal(text: str, *, is_open: bool) -> list[Way]:
    """Give the ways in which the words of a text itself can stand; ``is_open``: it may go on."""
    things = wanted(text)
    ways = [thing.ways for thing in things]
    if len(list(zip(range(_MOST_LITERAL + 1), product(*ways), strict=False))) > _MOST_LITERAL:
        ways = [some[-1:] for some in ways]
    found = [
        tuple(dict.fromkeys(term for part in parts for term in part)) for parts in product(*ways)
    ]
    return found if is_open else [closed(way) for way in found]


def closed(way: Way) -> Way:
    """Give the way for words that are written out."""
    return tuple(Term(term.word) for term in way)


def way_of(name: str) -> Way:
    """Give the way of a name."""
    return tuple(Term(word) for word in dict.fromkeys(phrase_of(name).split()))


def names_to_search(connection: Connection, concept: Concept) -> list[str]:
    """Give the names of a disease that trials may use, the surest first.

    Of everyday names and abbreviations those that some trial gives as a condition: "cavities"
    stand in other names as well. An abbreviation must also stand for nothing else.
    """
    sure = [name for name in concept.short if _says_enough(name)]
    others = {phrase_of(name): name for name in (*concept.spoken, *sure)}
    given = named(connection, others)
    there = [name for key, name in others.items() if key in given]
    return [*concept.terms, *there, *concept.narrower]


def named(connection: Connection, phrases: Iterable[str]) -> dict[str, int]:
    """Give those of some folded names that trials give as a condition, and how many do."""
    return dict(connection.execute(_NAMED, (as_list(phrases),)).fetchall())


def as_list(words: Iterable[str]) -> str:
    """Give words as a list in JSON; folded ones hold neither quotes nor signs to escape."""
    kept = sorted(word for word in words if '"' not in word and "\\" not in word)
    return "[" + ",".join(f'"{word}"' for word in kept) + "]"


def _says_enough(short: str) -> bool:
    """Tell whether an abbreviation stands for one disease alone, and is no other word."""
    key = phrase_of(short)
    return len(key) > 2 and key not in _PLAIN_WORDS and len(set(synonyms().find(key))) == 1


def known_words(connection: Connection, ways: Iterable[Way]) -> frozenset[str]:
    """Give those words of some ways that the library has."""
    words = {term.word for way in ways for term in way}
    return frozenset(term for (term,) in connection.execute(_AMONG, (as_list(words),)).fetchall())


def name_of(
    connection: Connection, first: Sequence[Way], names: Sequence[str]
) -> tuple[Wanted, list[str]]:
    """Put the typed words and other names into one thing to look for.

    Gives with it the names that add something: whose words the library has, and that do not
    only say more exactly what another way finds anyhow.
    """
    ways = {name: way for name in names if (way := way_of(name))}
    known = known_words(connection, ways.values())
    taken: list[Way] = list(first)
    held = [frozenset(term.word for term in way) for way in first]
    used: list[str] = []
    for name, way in ways.items():
        words = frozenset(term.word for term in way)
        if not words <= known or any(other <= words for other in held):
            continue
        taken.append(way)
        held.append(words)
        used.append(name)
        if len(used) == MOST_WAYS:
            break
    return Wanted(tuple(taken), is_name=True), used
