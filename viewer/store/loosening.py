"""What a description comes to when no trial has all its words: the disease it names or describes.

"Blurry vision macular degeneration" names one among other words; "disease where skin loses its
colour" is near to "skin losing colour", which our lists have.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from viewer.store.completing import Completer
from viewer.store.correcting import is_name_here
from viewer.store.kindred import stem_of
from viewer.store.naming import as_list
from viewer.store.parting import PEOPLE, VAGUE
from viewer.store.phrases import phrase_of
from viewer.store.query import Wanted, any_phrasing
from viewer.store.remembering import remembered
from viewer.store.sqlite import Connection
from viewer.store.synonyms import STEM, synonyms

_TELLING = 6
"""Letters of a word that may tell a disease by itself."""
_FEW = 3
"""Diseases it may stand for."""
_MOST_TOLD = 60
"""Names with a word that are looked at."""
_ENOUGH = 0.5
"""Part of the words of both that a description must share with one of our lists."""
_SOME = "SELECT count(*) FROM (SELECT 1 FROM tier2 WHERE tier2 MATCH ? LIMIT ?)"
_ABOUT = "SELECT 1 FROM tier1_term WHERE term IN (SELECT value FROM json_each(?)) LIMIT 1"
_SAYS_NOTHING = frozenset(
    "disea condi probl troub syndr illne where when that which makes my i have has his her its it "
    "is are was be not cant canno who you your get gets got bad very too much so after all time "
    "alway keep feel every reall someo perso peopl patie adult young".split()
)
_NUMBER_WORDS = {
    **dict(zip("one two three four five six seven eight nine".split(), "123456789", strict=True)),
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "eighteen": "18",
    "nineteen": "19",
    "ninteen": "19",
    "twenty": "20",
}


@remembered
def finds(connection: Connection, things: Sequence[Wanted], most: int = 1) -> int:
    """Count the trials of the library with all of some things, up to ``most``."""
    narrow = Completer(connection, "tier1")
    loose = [thing._replace(is_name=False) for thing in things]
    words = any_phrasing((loose,), Completer(connection, "tier2", narrow), ())
    return int(connection.execute(_SOME, (words, most)).fetchone()[0]) if words else 0


def in_figures(text: str) -> str:
    """Give a text with its numbers in figures where that makes it a name: "type two diabetes"."""
    words = text.split()
    places = [at for at, word in enumerate(words) if at and word.lower() in _NUMBER_WORDS]
    if not places:
        return text
    for at in places:
        words[at] = _NUMBER_WORDS[words[at].lower()]
    better = " ".join(words)
    return better if synonyms().find(phrase_of(better)) else text


def telling_words(words: Sequence[str], *, people: bool = False) -> list[str]:
    """Leave out words that tell no disease: "all the time", "my"; and whom it befalls."""
    return [
        word
        for word in words
        if word[:STEM] not in _SAYS_NOTHING and (people or word not in PEOPLE)
    ]


def subjects_among(connection: Connection, words: Sequence[str]) -> bool:
    """Tell whether some trial is about something that one of the words names."""
    return bool(connection.execute(_ABOUT, (as_list(words),)).fetchone())


def broader_names(connection: Connection, phrase: str) -> Iterator[str]:
    """Give what a disease is a kind of, by its names' last words: of absence epilepsy epilepsy."""
    for one in synonyms().find(phrase):
        for term in one.concept.terms:
            words = term.split() if "," not in term else []
            for start in range(1, len(words)):
                rest = " ".join(words[start:])
                phrase = phrase_of(rest)
                if phrase.split()[-1] not in VAGUE and is_name_here(connection, phrase):
                    yield rest


def nearest_names(words: Sequence[str]) -> tuple[str, ...]:
    """Give folded names of our lists that have most of the words, the nearest first."""
    return _nearest(frozenset(word[:STEM] for word in words) - _SAYS_NOTHING)


@lru_cache(maxsize=1 << 8)
def _nearest(stems: frozenset[str]) -> tuple[str, ...]:
    if len(stems) < 2:
        return ()
    near: dict[str, float] = {}
    for stem in stems:
        for name, held in _names_with(stem):
            shared = len(stems & held)
            if shared > 1:
                near[name] = shared / len(stems | held)
    best = sorted(near.items(), key=lambda one: (-one[1], one[0]))
    return tuple(name for name, part in best[:3] if part >= _ENOUGH)


def telling_names(words: Sequence[str]) -> Iterator[str]:
    """Give names with a word so much their own that it tells the disease: "nearsighted"."""
    found = [telling for word in words if (telling := _telling(word))]
    yield from (name for _count, name in sorted(found))


@lru_cache(maxsize=1 << 10)
def _telling(word: str) -> tuple[int, str] | None:
    """Give how many diseases a word may stand for, and a name; None where it tells nothing."""
    if len(word) < _TELLING or word[:STEM] in _SAYS_NOTHING:
        return None
    stem = stem_of(word)
    names = [
        name
        for name, _held in _names_with(word[:STEM])
        if any(stem_of(other) == stem for other in name.split())
    ]
    concepts = {one.concept for name in names[:_MOST_TOLD] for one in synonyms().find(name)}
    shortest = min(names, key=lambda name: (name.count(" "), name), default="")
    tells = 0 < len(concepts) <= _FEW or (shortest and " " not in shortest)
    return (len(concepts), shortest) if tells else None


@lru_cache(maxsize=1 << 10)
def _names_with(stem: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Give the names of our lists that have a word with this stem, and the stems of each."""
    names = []
    for name in dict.fromkeys(synonyms().names_with(stem)):
        stems = frozenset(word[:STEM] for word in name.split()) - _SAYS_NOTHING
        if stem in stems:
            names.append((name, stems))
    return tuple(names)
