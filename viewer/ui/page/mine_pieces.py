"""Puts the reader's own parts among the pieces of a page: what can be ticked says so first."""

from collections.abc import Iterator
from itertools import takewhile

from viewer.pages.blocks import Block, Criteria, Facts, Fold, Heading, Page, Questions, Tab
from viewer.pages.ticking import tick_lines
from viewer.ui.page.answers import Answers
from viewer.ui.page.build import pieces_of
from viewer.ui.page.column import Piece
from viewer.ui.page.notes import Notes
from viewer.ui.page.notes_box import NotesBox
from viewer.ui.page.own_questions import OwnQuestions
from viewer.ui.page.ticks_head import EarlierAnswers, TicksHead

_ABOVE = 24


def pieces_with_mine(
    page: Page, tab: Tab, answers: Answers | None, notes: Notes | None
) -> Iterator[Piece]:
    """The pieces of a page, with what belongs to the reader where they look for it."""
    if notes is not None and tab is Tab.OVERVIEW:
        yield Piece(0, NotesBox)
    lines = tick_lines(page.blocks) if answers is not None else ()
    if answers is None or not lines:
        yield from pieces_of(page.blocks, page.title)
        return
    answers.set_lines(lines)
    first = _first_asked(page.blocks)
    yield from pieces_of(page.blocks[:first], page.title)
    yield Piece(_ABOVE if first else 0, TicksHead)
    yield from pieces_of(page.blocks[first:], page.title)
    yield Piece(_ABOVE, EarlierAnswers)


def added_with_mine(blocks: tuple[Block, ...], answers: Answers | None) -> Iterator[Piece]:
    """The same of blocks that are added at the end of a page."""
    end = _end_of_questions(blocks) if answers is not None else 0
    yield from pieces_of(blocks[:end], "") if end else ()
    if answers is not None and end:
        taking = answers.taking
        yield Piece(_ABOVE, lambda context, parent: OwnQuestions(context, taking, parent))
    yield from pieces_of(blocks[end:], "")


def _end_of_questions(blocks: tuple[Block, ...]) -> int:
    """Where the last fold with questions ends; 0 where there is none."""
    ends = (
        index + 1
        for index, block in enumerate(blocks)
        if isinstance(block, Fold) and any(isinstance(each, Questions) for each in block.blocks)
    )
    return max(ends, default=0)


def _first_asked(blocks: tuple[Block, ...]) -> int:
    """Where the section begins that has the first line to answer."""
    for index, block in enumerate(blocks):
        asks = isinstance(block, Facts) and any(fact.asks for fact in block.facts)
        if asks or isinstance(block, Criteria):
            headings = takewhile(lambda each: isinstance(each, Heading), reversed(blocks[:index]))
            return index - sum(1 for _heading in headings)
    return 0
