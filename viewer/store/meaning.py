"""What the words of a search mean in a library: other names, what was misspelt, which sense.

Names of diseases are looked for in the typed text, the longest first. Each is then one thing
with several ways to say it; the rest of the words stay as they are.
"""

from typing import NamedTuple

from viewer.domain.search import Sense
from viewer.store.correcting import Correction, corrected, is_half_typed, respelled
from viewer.store.loosening import finds, nearest_names, telling_names
from viewer.store.naming import literal
from viewer.store.parting import VAGUE, Reader, pieces_of
from viewer.store.phrases import phrase_of
from viewer.store.query import Wanted, wanted
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

_MOST_TOLD = 4
"""Other words that are told."""
_MOST_PIECES = 24
"""Words of a text among which names are looked for."""


class Meaning(NamedTuple):
    """What a trial must hold to fit some words, and what a person should know about that."""

    things: tuple[Wanted, ...]
    alternatives: tuple[tuple[Wanted, ...], ...] = ()
    """Other ways to say it, any of which may hold instead."""
    also_searched: tuple[str, ...] = ()
    did_you_mean: str | None = None
    is_corrected: bool = False
    senses: tuple[Sense, ...] = ()
    is_disease: bool = False
    """It is known by name, so trials about it can be told from those that only mention it.

    Never with other words switched off: then any trial that has the words is wanted.
    """


def meant(connection: Connection, text: str, *, other_words: bool, correct: bool) -> Meaning:
    """Give what the words mean in this library."""
    things = wanted(text)
    if not things:
        return Meaning(())
    better = _corrected(connection, text) if correct else None
    meaning = _read(connection, better.text if better else text, other_words, bool(better))
    if not correct or (len(things) == 1 and not better) or finds(connection, meaning.things):
        return meaning
    if is_half_typed(connection, text) or synonyms().find(phrase_of(text)):
        return meaning
    right = better.text if better else text
    other = respelled(connection, right)
    if other:
        return _read(connection, other.text, other_words, is_corrected=True)
    for one in dict.fromkeys((right, text)) if other_words else ():
        loosened = _loosened(connection, one)
        if loosened:
            return loosened
    return _read(connection, text, other_words, is_corrected=False)


def _corrected(connection: Connection, text: str) -> Correction | None:
    """Correct twice: in "over active blader", "over active" is one word once the rest is right."""
    better = corrected(connection, text)
    return (corrected(connection, better.text) or better) if better else None


def _read(
    connection: Connection,
    text: str,
    other_words: bool,
    is_corrected: bool,
) -> Meaning:
    meaning = _understood(connection, text, wanted(text), other_words, is_corrected)
    return meaning._replace(did_you_mean=text, is_corrected=True) if is_corrected else meaning


def _loosened(connection: Connection, text: str) -> Meaning | None:
    """Search for the disease that is named, or described, among words no trial has together."""
    reader = Reader(connection, text, pieces_of(text), other_words=True, is_written_out=True)
    named_parts = [part for part in reader.parts() if part.thing.is_name and part.text]
    tried = [" ".join(part.text for part in named_parts)] if len(named_parts) > 1 else []
    named_parts.sort(key=lambda part: (-part.text.count(" "), -len(part.text)))
    tried += [part.text for part in named_parts if part.is_medical]
    words = [piece.word for piece in pieces_of(text)]
    typed = dict.fromkeys([*tried, *(part.text for part in named_parts)])
    for other in dict.fromkeys((*tried, *telling_names(words), *typed, *nearest_names(words))):
        meaning = _read(connection, other, other_words=True, is_corrected=True)
        if other not in VAGUE and meaning.things and finds(connection, meaning.things):
            told = other if other in typed else next(iter(meaning.also_searched), other)
            return meaning._replace(did_you_mean=told, is_corrected=True)
    return None


def _understood(
    connection: Connection,
    text: str,
    things: tuple[Wanted, ...],
    other_words: bool,
    is_whole: bool,
) -> Meaning:
    pieces = pieces_of(text)
    if not pieces or len(pieces) > _MOST_PIECES:
        return Meaning(things)
    reader = Reader(connection, text, pieces, other_words, is_whole)
    parts = list(reader.parts())
    if not any(part.thing.is_name for part in parts):
        if reader.is_named():
            is_open = not (is_whole or reader.is_named(exactly=True))
            return Meaning((Wanted(tuple(literal(text, is_open=is_open)), is_name=True),))
        if not is_whole and not any(part.added for part in parts):
            return Meaning(things)
    added = dict.fromkeys(name for part in parts for name in part.added)
    senses = next((part.senses for part in parts if part.senses), ())
    return Meaning(
        tuple(part.thing for part in parts),
        also_searched=tuple(added)[:_MOST_TOLD],
        senses=senses,
        is_disease=other_words and all(part.thing.is_name for part in parts),
    )
