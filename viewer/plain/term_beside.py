"""The words beside a word whose meaning they tell: in the same line and sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from viewer.plain.term_pieces import Sure
from viewer.plain.term_places import means_something_else
from viewer.plain.term_senses import NEAR, Beside, Setting
from viewer.plain.term_table import Ask, Choice, Entry


class Read(NamedTuple):
    """A text, its pieces, and what each is to the glossary; behind the last stands None."""

    text: str
    pieces: list[str]
    known: list[Entry | None]
    where: Setting
    has_lines: bool


def told(read: Read, number: int, at: int, ask: Ask, free_from: int) -> list[Sure]:
    """What the words beside piece ``number``, which begins at ``at``, tell that it is."""
    first = number - NEAR if number > NEAR else 0
    near = read.known[first : number + ask.pieces + NEAR + 1]
    found: list[Sure] = []
    free_from -= at
    for choices in ask.begins:
        if choices[0].start >= free_from:
            for choice in choices:
                meaning = _meaning(read, number, at, ask, choice, near)
                if meaning:
                    free_from = choice.end
                    found.append(Sure(choice.start, free_from, meaning))
                    break
    return found


def _meaning(
    read: Read, number: int, at: int, ask: Ask, choice: Choice, near: Sequence[Entry | None]
) -> str:
    """What one of the terms that may stand in pieces means there; "" for nothing."""
    start, end, meaning, doubt, abbreviation = choice[:5]
    if doubt is not None:
        if doubt.bearing.isdisjoint(near):
            meaning = doubt.alone(read.where)
        else:
            before = _before(read, number, at, choice)
            after = _after(read, number + ask.pieces, at + ask.size, choice)
            meaning = doubt.meaning(Beside(before, after), read.where)
    if not meaning or not abbreviation:
        return meaning
    is_other = means_something_else(read.text, at + start, at + end, abbreviation)
    return "" if is_other else meaning


def _before(read: Read, number: int, at: int, choice: Choice) -> list[str]:
    """The words before a choice in piece ``number``, nearest ones only."""
    first = number - NEAR if number > NEAR else 0
    entries = read.known[first:number]
    entries.reverse()
    if read.has_lines:
        del entries[_before_in_line(read.text, at, read.pieces[first:number]) :]
    before = [*choice.before]
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


def _after(read: Read, number: int, at: int, choice: Choice) -> list[str]:
    """The words after a choice that end at ``at``, behind which piece ``number`` comes."""
    after = [*choice.after]
    if choice.ends:
        return after[:NEAR]
    stop = min(number + NEAR + 1, len(read.pieces))
    if read.has_lines:
        stop = number + _after_in_line(read.text, at, read.pieces[number:stop])
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
