"""The texts of a page that a note can stand beside, and where a note's passage stands on it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from typing import NamedTuple

from viewer.domain.personal import Passage
from viewer.pages.blocks import (
    Block,
    Criteria,
    Facts,
    Fold,
    Item,
    ListBlock,
    Notice,
    Origin,
    Paragraph,
    Spans,
    Steps,
    Table,
    Voice,
    text_of,
)
from viewer.pages.desk import WHOLE_RECORD
from viewer.plain.passage_finding import find_passage, passage_of


class Unit(NamedTuple):
    """A paragraph, an item, a line or a cell: the place in the record, and its text."""

    path: str
    text: str


class Where(NamedTuple):
    """Where a passage stands: in which unit of the page, from which character to which.

    ``same``: no word of it has changed.
    """

    unit: Unit
    start: int
    end: int
    same: bool


def units_of(blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """The texts of some blocks, in reading order; those from no place of the record left out."""
    return tuple(unit for unit in _units(blocks) if unit.path and unit.text.strip())


def path_of(origin: Origin) -> str:
    """The place by which a text of a page is known: the first it comes from.

    Our wording of a field is another text than the field's own, and is marked by a "~".
    """
    if not origin.paths:
        return ""
    return f"{origin.paths[0]}~" if origin.voice is Voice.OURS else origin.paths[0]


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    for block in blocks:
        for origin, spans in _texts(block):
            yield Unit(path_of(origin), text_of(spans))
        # What is told of the record as a whole holds old words of it: what changed in it.
        if isinstance(block, Fold) and block.origin.paths != (WHOLE_RECORD,):
            yield from _units(block.blocks)


@singledispatch
def _texts(_block: object) -> Iterable[tuple[Origin, Spans]]:
    """The texts of a block, each with where it comes from; none of what is no running text."""
    return ()


@_texts.register(Paragraph)
@_texts.register(Notice)
def _one(block: Paragraph | Notice) -> Iterable[tuple[Origin, Spans]]:
    return ((block.origin, block.spans),)


@_texts.register
def _list(block: ListBlock) -> Iterable[tuple[Origin, Spans]]:
    return ((block.origin, spans) for spans in _items(block.items))


@_texts.register
def _facts(block: Facts) -> Iterable[tuple[Origin, Spans]]:
    return ((fact.origin, fact.spans) for fact in block.facts)


@_texts.register
def _criteria(block: Criteria) -> Iterable[tuple[Origin, Spans]]:
    return ((row.origin, row.spans) for row in block.rows)


@_texts.register
def _steps(block: Steps) -> Iterable[tuple[Origin, Spans]]:
    return ((block.origin, step.spans) for step in block.steps)


@_texts.register
def _table(block: Table) -> Iterable[tuple[Origin, Spans]]:
    return ((block.origin, cell.spans) for cells in block.rows for cell in cells)


def _items(items: Iterable[Item]) -> Iterator[Spans]:
    for item in items:
        yield item.spans
        yield from _items(item.items)


def passage_at(units: Sequence[Unit], place: int, start: int, end: int) -> Passage:
    """A passage of a unit, with what stands around it, in units before and after as well."""
    text, starts = _joined(units, units[place].path)
    offset = starts[place]
    return passage_of(units[place].path, text, offset + start, offset + end)


def find_in(units: Sequence[Unit], passage: Passage) -> Where | None:
    """Where a passage stands on a page now; None where it is gone, or not sure."""
    text, starts = _joined(units, passage.path)
    found = find_passage(text, passage) if text else None
    if found is None:
        return None
    best: Where | None = None
    for place, offset in starts.items():
        start = max(found.start - offset, 0)
        end = min(found.end - offset, len(units[place].text))
        if end > start and (best is None or end - start > best.end - best.start):
            best = Where(units[place], start, end, found.same)
    return best


def _joined(units: Sequence[Unit], path: str) -> tuple[str, dict[int, int]]:
    """All texts from one place of the record as one, and where each of its units begins."""
    texts, starts, length = [], {}, 0
    for place, unit in enumerate(units):
        if unit.path == path:
            starts[place] = length
            texts.append(unit.text)
            length += len(unit.text) + 1
    return "\n".join(texts), starts
