"""Pages as lines of plain text for a terminal."""

from collections.abc import Iterator
from functools import singledispatch
from textwrap import TextWrapper
from typing import NamedTuple

from viewer.pages.as_json import text_of_block
from viewer.pages.blocks import (
    Block,
    Cell,
    Criteria,
    CriterionRow,
    Facts,
    Fold,
    Heading,
    Item,
    ListBlock,
    Mark,
    Notice,
    Page,
    Questions,
    RecordTree,
    Steps,
    Table,
    Terms,
    Timeline,
    mark_before,
    text_of,
)
from viewer.pages.question_words import under_question
from viewer.pages.result_words import STEP_IN
from viewer.words import _

_MARGIN = 2
_SECTION = 2
_RULE = 60


class Line(NamedTuple):
    """A line before it is wrapped: its indent, and the further indent of what is wrapped."""

    text: str
    indent: int = 0
    hanging: int = 0


def page_lines(page: Page, width: int) -> Iterator[str]:
    """The page's blocks as lines of at most ``width`` signs, long unbroken runs apart."""
    for block in page.blocks:
        yield from block_lines(block, width)


def block_lines(block: Block, width: int, indent: int = 0) -> Iterator[str]:
    """One block with a blank line before it."""
    yield ""
    for line in _parts(block):
        yield from _wrapped(line, width, indent)
    if isinstance(block, Fold):
        for inner in block.blocks:
            yield from block_lines(inner, width, indent + _MARGIN)


@singledispatch
def _parts(block: Block) -> Iterator[Line]:
    """Lines of a block; where none is written for its kind, its words as they are."""
    for line in text_of_block(block).split("\n"):
        yield Line(line)


@_parts.register
def _heading(block: Heading) -> Iterator[Line]:
    official = f" ({block.official})" if block.official else ""
    yield Line(f"{block.text}{official}")
    if block.level <= _SECTION:
        yield Line("-" * min(len(block.text), _RULE))


@_parts.register
def _list(block: ListBlock) -> Iterator[Line]:
    for number, item in enumerate(block.items, block.start):
        yield from _item(item, f"{number}. " if block.ordered else "- ", 0)


@_parts.register
def _facts(block: Facts) -> Iterator[Line]:
    for fact in block.facts:
        text = _with_official(text_of(fact.spans), fact.official)
        yield Line(f"{fact.label}: {text}", hanging=_MARGIN)


@_parts.register
def _table(block: Table) -> Iterator[Line]:
    """Each row as its name with its cells under it: no table is too wide for a terminal."""
    labels = [text_of(cell.spans) for cell in block.header]
    for row in block.rows:
        first = text_of(row[0].spans) if row else ""
        # A row that belongs to the one above it begins with wide blanks: so does its line.
        inner = _MARGIN * (len(first) - len(first.lstrip(STEP_IN)))
        for place, cell in enumerate(row):
            label = labels[place] if place < len(labels) else ""
            text = _cell(cell)
            line = f"{label}: {text}" if label else text
            if text:
                yield Line(line, inner + (_MARGIN if place else 0), _MARGIN)


@_parts.register
def _steps(block: Steps) -> Iterator[Line]:
    for number, step in enumerate(block.steps, 1):
        when = f" ({step.when})" if step.when else ""
        yield Line(f"{number}. {step.title}{when}", hanging=3)
        yield Line(text_of(step.spans), 3)


@_parts.register
def _criteria(block: Criteria) -> Iterator[Line]:
    """Other lines may point to the source's own number of a line, so that it stands behind ours."""
    for row in block.rows:
        sign = f"{_number(row)} "
        yield Line(sign + text_of(row.spans), row.level * 3, len(sign))
        if row.help:
            yield Line(f"({text_of(row.help)})", row.level * 3 + len(sign))


def _number(row: CriterionRow) -> str:
    own = f"{row.number}."
    if row.level:
        return row.mark or "-"
    mark = mark_before(row, own).strip()
    return f"{own} “{mark}”" if mark else own


@_parts.register
def _notice(block: Notice) -> Iterator[Line]:
    yield Line(f"! {block.title}", hanging=_MARGIN)
    yield Line(text_of(block.spans), _MARGIN)


@_parts.register
def _fold(block: Fold) -> Iterator[Line]:
    note = f" ({block.note})" if block.note else ""
    yield Line(f"> {block.title}{note}", hanging=_MARGIN)


@_parts.register
def _tree(block: RecordTree) -> Iterator[Line]:
    del block
    yield Line(_("The whole record stands in the answer of this command with --json."))


@_parts.register
def _timeline(block: Timeline) -> Iterator[Line]:
    """Its times in words; where dates are drawn, the list that follows says the same."""
    if block.axis:
        yield Line(block.said)


@_parts.register
def _terms(block: Terms) -> Iterator[Line]:
    for card in block.terms:
        names = f" ({', '.join(card.abbreviations)})" if card.abbreviations else ""
        said = " ".join(text for text in (text_of(card.longer), card.said_by) if text)
        meaning = f"{card.term}{names}: {text_of(card.meaning)} {said}".rstrip()
        yield Line(meaning, hanging=_MARGIN)


@_parts.register
def _questions(block: Questions) -> Iterator[Line]:
    for row in block.rows:
        yield Line(f"[ ] {row.text}", hanging=4)
        if row.answer:
            yield Line(under_question(row), 4)


def _item(item: Item, sign: str, at: int) -> Iterator[Line]:
    yield Line(sign + text_of(item.spans), at, len(sign))
    for below in item.items:
        yield from _item(below, "- ", at + len(sign))


def _cell(cell: Cell) -> str:
    mark = {Mark.YES: _("yes"), Mark.NO: _("no"), None: ""}[cell.mark]
    return _with_official(mark or text_of(cell.spans), cell.note).strip()


def _with_official(text: str, more: str) -> str:
    """Text with a word behind it in brackets; never two pairs of brackets in a row."""
    if not more:
        return text
    return f"{text}, {more}" if text.endswith(")") else f"{text} ({more})"


def _wrapped(line: Line, width: int, indent: int) -> Iterator[str]:
    first = indent + line.indent
    wrapper = TextWrapper(
        width,
        initial_indent=" " * first,
        subsequent_indent=" " * (first + line.hanging),
        break_on_hyphens=False,
    )
    yield from wrapper.wrap(line.text)
