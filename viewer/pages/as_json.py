"""Pages as JSON documents, for ``show --json``: every block with all its words and its origin."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import singledispatch
from typing import Any

from viewer.pages.blocks import (
    Block,
    Cell,
    Criteria,
    Fact,
    Facts,
    Fold,
    Heading,
    Item,
    ListBlock,
    Notice,
    Page,
    Paragraph,
    Questions,
    RecordTree,
    ScoreScale,
    Steps,
    Table,
    TermCard,
    Terms,
    Timeline,
    TrialLinks,
    WebLink,
    text_of,
)
from viewer.pages.link_line import link_line
from viewer.pages.question_words import under_question

_KINDS = {
    Heading: "heading",
    Paragraph: "paragraph",
    ListBlock: "list",
    Facts: "facts",
    Table: "table",
    Steps: "steps",
    Criteria: "criteria",
    Notice: "notice",
    Fold: "fold",
    ScoreScale: "score_scale",
    Timeline: "timeline",
    Terms: "terms",
    Questions: "questions",
    TrialLinks: "trial_links",
    WebLink: "web_link",
    RecordTree: "record_tree",
}


def page_json(page: Page) -> dict[str, Any]:
    """A page: its title and its blocks, each with ``kind``, ``text``, ``origin`` and the rest."""
    return {"title": page.title, "blocks": [block_json(block) for block in page.blocks]}


def block_json(block: Block) -> dict[str, Any]:
    """One block. ``text`` is the whole text of it, with what is folded."""
    if isinstance(block, RecordTree):
        # Its text would be the record a second time.
        rest: dict[str, Any] = {"record": block.record}
    elif isinstance(block, Fold):
        rest = {
            "title": block.title,
            "note": block.note,
            "open": block.open,
            "blocks": [block_json(each) for each in block.blocks],
        }
    else:
        rest = {
            field.name: _plain(getattr(block, field.name))
            for field in fields(block)
            if field.name != "origin"
        }
    return {
        "kind": _KINDS[type(block)],
        "text": text_of_block(block),
        "origin": _plain(block.origin),
        **rest,
    }


def text_of_block(block: Block) -> str:
    """All words of a block, a line a part; nothing of a record tree, which is data."""
    return "\n".join(line for line in _lines(block) if line)


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    """The words of a block, piece by piece; none of a record tree."""
    del block
    yield from ()


@_lines.register
def _(block: Heading) -> Iterator[str]:
    yield from (block.text, block.official)


@_lines.register
def _(block: Paragraph) -> Iterator[str]:
    yield text_of(block.spans)


@_lines.register
def _(block: ListBlock) -> Iterator[str]:
    for item in block.items:
        yield from _item_lines(item)


@_lines.register
def _(block: Facts) -> Iterator[str]:
    yield from map(_fact_line, block.facts)


@_lines.register
def _(block: Table) -> Iterator[str]:
    yield block.caption
    yield from (_row_line(row) for row in (block.header, *block.rows))


@_lines.register
def _(block: Steps) -> Iterator[str]:
    for step in block.steps:
        yield from (step.title, step.when, text_of(step.spans))


@_lines.register
def _(block: Criteria) -> Iterator[str]:
    for row in block.rows:
        yield text_of(row.spans)
        if row.help:
            yield text_of(row.help)


@_lines.register
def _(block: Notice) -> Iterator[str]:
    yield from (block.title, text_of(block.spans))


@_lines.register
def _(block: Fold) -> Iterator[str]:
    yield from (block.title, block.note)
    yield from map(text_of_block, block.blocks)


@_lines.register
def _(block: Timeline) -> Iterator[str]:
    yield block.said


@_lines.register
def _(block: ScoreScale) -> Iterator[str]:
    yield block.said


@_lines.register
def _(block: Terms) -> Iterator[str]:
    for card in block.terms:
        yield from _card_lines(card)


@_lines.register
def _(block: Questions) -> Iterator[str]:
    for row in block.rows:
        yield from (row.text, under_question(row))


@_lines.register
def _(block: TrialLinks) -> Iterator[str]:
    yield from map(link_line, block.links)


@_lines.register
def _(block: WebLink) -> Iterator[str]:
    yield from (block.label, block.url)


def _item_lines(item: Item) -> Iterator[str]:
    yield text_of(item.spans)
    for below in item.items:
        yield from _item_lines(below)


def _fact_line(fact: Fact) -> str:
    official = f" ({fact.official})" if fact.official else ""
    return f"{fact.label}: {text_of(fact.spans)}{official}"


def _row_line(row: tuple[Cell, ...]) -> str:
    return " | ".join(_cell_text(cell) for cell in row)


def _cell_text(cell: Cell) -> str:
    mark = cell.mark.value if cell.mark else ""
    return " ".join(text for text in (text_of(cell.spans), mark, cell.note) if text)


def _card_lines(card: TermCard) -> Iterator[str]:
    names = ", ".join((*card.abbreviations, *card.also))
    yield f"{card.term} ({names})" if names else card.term
    yield from (text_of(card.meaning), text_of(card.longer), text_of(card.in_trial))
    yield from card.ask
    yield card.said_by
    yield ", ".join(card.places)


def _plain(value: object) -> object:
    """Dataclasses as objects, tuples as lists, enums as their values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value
