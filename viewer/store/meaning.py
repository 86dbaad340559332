"""What the words of a search mean in a library: other names, what was misspelt, which sense.

Names of diseases are looked for in the typed text, the longest first. Each is then one thing
with several ways to say it; the rest of the words stay as they are.
"""

from collections.abc import Iterator
from typing import NamedTuple

from viewer.domain.search import Sense
from viewer.store.correcting import Correction, corrected, is_half_typed, respelled
from viewer.store.kindred import kindred, other_form
from viewer.store.loosening import (
    finds,
    in_figures,
    nearest_names,
    subjects_among,
    telling_names,
    telling_words,
)
from viewer.store.naming import literal
from viewer.store.numbers import begun_number
from viewer.store.parting import VAGUE, Reader, pieces_of
from viewer.store.phrases import phrase_of
from viewer.store.query import Wanted, wanted
from viewer.store.remembering import remembered
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

_MOST_TOLD = 4
"""Other words that are told."""
FEW = 10
"""Trials below which words are also searched for less exactly."""
_MOST_COUNTED = 300
"""Trials up to which names are compared."""
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


@remembered
def meant(connection: Connection, text: str, *, other_words: bool, correct: bool) -> Meaning:
    """Give what the words mean in this library."""
    if not wanted(text):
        return Meaning(())
    text = in_figures(text) if other_words else text
    if begun_number(text):
        return _read(connection, text, other_words=False, is_corrected=False)
    better = _corrected(connection, text) if correct else None
    right = better.text if better else text
    meaning = _read(connection, right, other_words, bool(better))
    if not (correct or other_words) or (not better and is_half_typed(connection, text)):
        return meaning
    if other_words:
        meaning = _widened(connection, meaning, right)
    if not correct or meaning.alternatives or finds(connection, meaning.things, FEW):
        return meaning
    other = respelled(connection, right)
    if other:
        return _read(connection, other.text, other_words, is_corrected=True)
    loosened = (_loosened(connection, one) for one in dict.fromkeys((right, text)) if other_words)
    nearest = next((one for one in loosened if one), None)
    return nearest or _read(connection, text, other_words, is_corrected=False)


def _widened(connection: Connection, meaning: Meaning, text: str) -> Meaning:
    """Search for more where the words are rare, or a disease known by name is."""
    if synonyms().find(phrase_of(text)):
        return meaning
    found = finds(connection, meaning.things, FEW)
    wider = _wider(connection, text, found) if found else None
    return _with_another(meaning, wider) if wider else meaning


class _Another(NamedTuple):
    """Other words to search for beside those typed, and what they mean."""

    text: str
    meaning: Meaning


def _wider(connection: Connection, text: str, found: int) -> _Another | None:
    """Give what to search for beside words that few trials have, or that are rare spellings."""
    near = kindred(connection, text)
    others = [near] if near else []
    if not near and found < FEW:
        others = [*_if_any(other_form(connection, text)), *_without_the_rest(connection, text)]
    for other in others:
        meaning = _read(connection, other, other_words=True, is_corrected=False)
        if other not in VAGUE and meaning.things and finds(connection, meaning.things, FEW) > found:
            return _Another(other, meaning)
    return None


def _without_the_rest(connection: Connection, text: str) -> Iterator[str]:
    """Give the name in a text of which nothing else tells a disease: "cerebral palsy walking"."""
    pieces = pieces_of(text)
    parts = list(Reader(connection, text, pieces, other_words=True, is_written_out=True).parts())
    names = [part for part in parts if part.text]
    held = {word for part in names for word in part.text.split()}
    rest = [piece.word for piece in pieces if piece.raw not in held]
    if subjects_among(connection, telling_words(rest)):
        return
    if len(names) == 1 and rest:
        yield names[0].text
    if len(names) > 1:
        # A disease tells more than what it feels like, a rarer one more than a commoner.
        sure = [part for part in names if part.is_medical]
        counted = [(finds(connection, (part.thing,), _MOST_COUNTED), part.text) for part in sure]
        yield from (text for _count, text in sorted(counted)[:1])


def _with_another(meaning: Meaning, another: _Another) -> Meaning:
    """Let trials fit that hold other words instead, and tell which."""
    wider = another.meaning
    told = dict.fromkeys((*meaning.also_searched, another.text, *wider.also_searched))
    return meaning._replace(
        alternatives=(wider.things, *wider.alternatives),
        also_searched=tuple(told)[:_MOST_TOLD],
        is_disease=wider.is_disease,
    )


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
    typed = phrase_of(text)
    for other in _named_in(connection, text):
        meaning = _read(connection, other, other_words=True, is_corrected=True)
        if other not in VAGUE and meaning.things and finds(connection, meaning.things, 1):
            is_typed = phrase_of(other) in typed
            told = other if is_typed else next(iter(meaning.also_searched), other)
            return meaning._replace(did_you_mean=told, is_corrected=True)
    return None


def _named_in(connection: Connection, text: str) -> Iterator[str]:
    """Give names of diseases that stand in a text, or that it may describe, the likeliest first."""
    reader = Reader(connection, text, pieces_of(text), other_words=True, is_written_out=True)
    named_parts = [part for part in reader.parts() if part.thing.is_name and part.text]
    if len(named_parts) > 1:
        yield " ".join(part.text for part in named_parts)
    words = [piece.word for piece in pieces_of(text)]
    for people in (True, False):
        told = telling_words(words, people=people)
        bare = " ".join(told)
        if 0 < len(told) < len(words):
            yield from _if_any(bare if synonyms().find(bare) else other_form(connection, bare))
    named_parts.sort(key=lambda part: (-part.text.count(" "), -len(part.text)))
    yield from (part.text for part in named_parts if part.is_medical)
    yield from telling_names(words)
    yield from (part.text for part in named_parts)
    yield from nearest_names(words)
    yield from _if_any(other_form(connection, text))


def _if_any(text: str) -> Iterator[str]:
    if text:
        yield text


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
