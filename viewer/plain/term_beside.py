"""The words beside a word whose meaning they tell: in the same line and sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.plain.term_pieces import Sure
from viewer.plain.term_places import means_something_else
from viewer.plain.term_senses import NEAR, Setting
from viewer.plain.term_table import Ask, Asks, Entry


@dataclass(slots=True)
class Read:
    """A text, its pieces, and what each is to the glossary; behind the last stands None."""

    text: str
    pieces: list[str]
    known: list[Entry | None]
    where: Setting


def told(read: Read, number: int, at: int, ask: Ask) -> str:
    """What the words beside piece ``number``, which begins at ``at``, tell that it means."""
    meaning, doubt = ask.term_id, ask.doubt
    if doubt is not None:
        near = read.known[number - NEAR if number > NEAR else 0 : number + ask.reach]
        if doubt.bearing.isdisjoint(near):
            meaning = doubt.alone(read.where) if doubt.heeds_place else doubt.fixed
        else:
            before = _before(read, number, at, ask)
            meaning = doubt.meaning(before, _after(read, number, at, ask), read.where)
    if not ask.abbreviation or not meaning:
        return meaning
    start, end = at + ask.start, at + ask.end
    return "" if means_something_else(read.text, start, end, ask.abbreviation) else meaning


def all_told(read: Read, number: int, at: int, asks: Asks, free_from: int) -> list[Sure]:
    """What the words beside piece ``number`` tell of the terms that may stand in it."""
    found: list[Sure] = []
    free_from -= at
    for choices in asks.begins:
        if choices[0].start >= free_from:
            for ask in choices:
                meaning = told(read, number, at, ask)
                if meaning:
                    free_from = ask.end
                    found.append(Sure(ask.start, free_from, meaning))
                    break
    return found


def _before(read: Read, number: int, at: int, ask: Ask) -> list[str]:
    """The words before a term in piece ``number``, nearest ones only."""
    first = number - NEAR if number > NEAR else 0
    entries = read.known[first:number]
    entries.reverse()
    if "\n" in read.text:
        del entries[_before_in_line(read.text, at, read.pieces[first:number]) :]
    before = [*ask.before]
    for entry in entries:
        if entry is None:
            before.append("")
        elif entry.ends:
            break
        else:
            before += entry.back
    before = before[:NEAR]
    before.reverse()
    return before


def _before_in_line(text: str, at: int, pieces: Sequence[str]) -> int:
    """How many pieces before a place stand in its line."""
    for count, piece in enumerate(reversed(pieces)):
        if text[at - 1] == "\n":
            return count
        at -= len(piece) + 1
    return len(pieces)


def _after(read: Read, number: int, at: int, ask: Ask) -> list[str]:
    """The words after a term in pieces from ``number`` on, nearest ones only."""
    after = [*ask.after]
    if ask.ends:
        return after[:NEAR]
    number += ask.pieces
    stop = min(number + NEAR + 1, len(read.pieces))
    if "\n" in read.text:
        stop = number + _after_in_line(read.text, at + ask.size, read.pieces[number:stop])
    for entry in read.known[number:stop]:
        if entry is None:
            after.append("")
            continue
        after += entry.words
        if entry.ends:
            break
    return after[:NEAR]


def _after_in_line(text: str, at: int, pieces: Sequence[str]) -> int:
    """How many pieces after a place stand in its line."""
    for count, piece in enumerate(pieces):
        if text[at] == "\n":
            return count
        at += len(piece) + 1
    return len(pieces)
