"""Which widget shows which block, and how far apart they stand."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, zip_longest
from typing import Any

from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import (
    Block,
    Criteria,
    Fold,
    Heading,
    Notice,
    Paragraph,
    QuestionRow,
    Questions,
    RecordTree,
    ScoreScale,
    Steps,
    Table,
    Terms,
    Timeline,
    TrialLink,
    TrialLinks,
    WebLink,
    text_of,
)
from viewer.pages.note_places import path_of
from viewer.ui.page.answer_row import AnswerHeads
from viewer.ui.page.column import Column, Piece
from viewer.ui.page.context import PageContext
from viewer.ui.page.criteria import AskedFact, Criterion
from viewer.ui.page.fold import FoldBox
from viewer.ui.page.heading import SectionHeading
from viewer.ui.page.more import NextPart
from viewer.ui.page.notice import NoticeBox
from viewer.ui.page.parts import Part
from viewer.ui.page.pieces import PART_LETTERS, AskedFacts, cut_spans, runs, split_asked
from viewer.ui.page.questions import QuestionView
from viewer.ui.page.record import RecordBox
from viewer.ui.page.running import Running, write_run
from viewer.ui.page.scale import ScaleBar
from viewer.ui.page.steps import Step
from viewer.ui.page.table import TableView, rows_a_part, shape_of
from viewer.ui.page.terms import TermsList, entry_piece
from viewer.ui.page.text_view import TextView
from viewer.ui.page.timeline import TimelinePicture
from viewer.ui.page.trial_links import TrialRow
from viewer.ui.page.web_link import WebLinkRow

Shown = Block | AskedFacts | tuple[Running, ...]

_BETWEEN = 14
_AFTER_HEADING = 8
_BEFORE_HEADING = {2: 28, 3: 22}
_HEADS_AGAIN = 10
"""After so many lines the words over the answers stand again."""


def pieces_of(blocks: tuple[Block, ...], section: str) -> Iterator[Piece]:
    """The pieces of a page, in reading order, with the space above each.

    ``section`` names what stands before the first heading, for screen readers.
    """
    last: Shown | None = None
    parts = list(runs(split_asked(blocks)))
    for block, following in zip_longest(parts, parts[1:]):
        if isinstance(block, Heading):
            section = block.text
        above = _above(block, last)
        if isinstance(block, tuple):
            found = _run(block, section)
        elif isinstance(block, Heading) and isinstance(following, Criteria | AskedFacts):
            found = _heading_of_answers(block)
        else:
            heads = not isinstance(last, Heading)
            found = _answerable(block, heads=heads) or _KINDS[type(block)](block)
        for piece in found:
            yield Piece(above if piece.above < 0 else piece.above, piece.make)
        last = block


def _answerable(block: Shown, *, heads: bool) -> Iterator[Piece] | None:
    """Lines with answers; ``heads``: the words over the answers stand over them, not beside a
    heading.
    """
    if isinstance(block, Criteria):
        found = _criteria(block)
    elif isinstance(block, AskedFacts):
        found = _asked(block)
    else:
        return None
    return chain((_lead(AnswerHeads),), found) if heads else found


def _above(block: Shown, last: Shown | None) -> int:
    """The space over a block, from what it is and what stands before it."""
    if isinstance(last, Heading):
        return _AFTER_HEADING + (4 if isinstance(block, Heading | Steps) else 0)
    if isinstance(block, Heading):
        return _BEFORE_HEADING.get(block.level, 22)
    if isinstance(block, Fold) and isinstance(last, Fold):
        return 0
    return _BETWEEN


def _lead(make: Callable[[PageContext, QWidget], Part]) -> Piece:
    """The first piece of a block: its space comes from what stands before it."""
    return Piece(-1, make)


def _run(blocks: tuple[Running, ...], section: str) -> Iterator[Piece]:
    only = blocks[0]
    if isinstance(only, Paragraph) and len(text_of(only.spans)) > PART_LETTERS:
        yield from _in_parts(only, section)
    else:
        yield _lead(lambda context, parent: _text(context, blocks, section, parent))


def _text(
    context: PageContext, blocks: tuple[Running, ...], section: str, parent: QWidget
) -> TextView:
    view = TextView(
        context, lambda writer, width: write_run(writer, blocks, width), parent, by_width=True
    )
    view.setAccessibleName(section)
    return view


def _in_parts(block: Paragraph, section: str) -> Iterator[Piece]:
    head, tail = cut_spans(block.spans, PART_LETTERS)
    first = Paragraph(spans=head, origin=block.origin, secondary=block.secondary)
    yield _lead(lambda context, parent: _text(context, (first,), section, parent))
    if tail:
        rest = Paragraph(spans=tail, origin=block.origin, secondary=block.secondary)
        yield Piece(0, lambda context, parent: _next_part(context, rest, section, parent))


def _next_part(context: PageContext, rest: Paragraph, section: str, parent: QWidget) -> NextPart:
    more = NextPart(context, text_of(rest.spans), parent)

    def go_on() -> None:
        if isinstance(parent, Column):
            parent.replace(more, (Piece(0, piece.make) for piece in _run((rest,), section)))

    more.clicked.connect(go_on)
    return more


def _heading(block: Heading) -> Iterator[Piece]:
    yield _lead(lambda context, parent: SectionHeading(context, block, parent))


def _heading_of_answers(block: Heading) -> Iterator[Piece]:
    """A heading with the words over the columns of answers at its right."""

    def heading(context: PageContext, parent: QWidget) -> SectionHeading:
        return SectionHeading(context, block, parent)

    yield _lead(
        lambda context, parent: AnswerHeads(
            context, parent, beside=lambda inside: heading(context, inside)
        )
    )


def _steps(block: Steps) -> Iterator[Piece]:
    def make(number: int, context: PageContext, parent: QWidget) -> Part:
        is_last = number == len(block.steps)
        step = block.steps[number - 1]
        path = path_of(block.origin)
        return Step(context, step, number, last=is_last, path=path, parent=parent)

    for number in range(1, len(block.steps) + 1):
        yield Piece(-1 if number == 1 else 0, partial(make, number))


def _asked(block: AskedFacts) -> Iterator[Piece]:
    def make(index: int, context: PageContext, parent: QWidget) -> Part:
        return AskedFact(context, block.facts[index], first=index == 0, parent=parent)

    for index in range(len(block.facts)):
        yield Piece(-1 if index == 0 else 0, partial(make, index))


def _criteria(block: Criteria) -> Iterator[Piece]:
    # Lines are counted on from list to list.
    total = max((row.number for row in block.rows if row.level == 0), default=0)

    def make(index: int, context: PageContext, parent: QWidget) -> Part:
        return Criterion(
            context,
            block.rows[index],
            total,
            first=index == 0,
            followed=index + 1 < len(block.rows) and block.rows[index + 1].level > 0,
            parent=parent,
        )

    for index in range(len(block.rows)):
        if index and index % _HEADS_AGAIN == 0:
            yield Piece(4, AnswerHeads)
        yield Piece(-1 if index == 0 else 0, partial(make, index))


def _table(block: Table) -> Iterator[Piece]:
    shape = shape_of(block)

    def make(first: int, context: PageContext, parent: QWidget) -> Part:
        return TableView(context, block, shape, first, parent)

    for first in range(0, max(1, len(block.rows)), rows_a_part(block)):
        yield Piece(-1 if first == 0 else 0, partial(make, first))


def _notice(block: Notice) -> Iterator[Piece]:
    yield Piece(20, lambda context, parent: NoticeBox(context, block, parent))


def _fold(block: Fold) -> Iterator[Piece]:
    yield _lead(lambda context, parent: FoldBox(context, block, pieces_of, parent))


def _timeline(block: Timeline) -> Iterator[Piece]:
    yield _lead(lambda context, parent: TimelinePicture(context, block, parent))


def _scale(block: ScoreScale) -> Iterator[Piece]:
    yield _lead(lambda context, parent: ScaleBar(context, block, parent))


def _terms(block: Terms) -> Iterator[Piece]:
    if block.letters:
        yield _lead(lambda context, parent: TermsList(context, block, parent))
    else:
        yield from (entry_piece(card) for card in block.terms)


def _questions(block: Questions) -> Iterator[Piece]:
    def make(row: QuestionRow, context: PageContext, parent: QWidget) -> Part:
        return QuestionView(context, row, parent)

    for place, row in enumerate(block.rows):
        yield Piece(0 if place else -1, partial(make, row))


def _trial_links(block: TrialLinks) -> Iterator[Piece]:
    def make(link: TrialLink, context: PageContext, parent: QWidget) -> Part:
        return TrialRow(context, link, parent)

    for link in block.links:
        yield Piece(0, partial(make, link))


def _web_link(block: WebLink) -> Iterator[Piece]:
    yield _lead(lambda context, parent: WebLinkRow(context, block, parent))


def _record(block: RecordTree) -> Iterator[Piece]:
    yield _lead(lambda context, parent: RecordBox(context, block, parent))


_KINDS: dict[type, Callable[[Any], Iterator[Piece]]] = {
    Heading: _heading,
    Steps: _steps,
    Table: _table,
    Notice: _notice,
    Fold: _fold,
    ScoreScale: _scale,
    Timeline: _timeline,
    Terms: _terms,
    Questions: _questions,
    TrialLinks: _trial_links,
    WebLink: _web_link,
    RecordTree: _record,
}
