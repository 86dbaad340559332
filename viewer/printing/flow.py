"""A page as paper has it: one flow of blocks, folds opened, headings without gaps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from viewer.pages.blocks import (
    Block,
    CriterionRow,
    Fold,
    Heading,
    Paragraph,
    RecordTree,
    Span,
)

_DEEPEST = 6


def flow(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks to print, in order.

    A fold becomes a section of its own below the one it stands in; the record tree, which is
    not for paper, is left out. Levels run from 2 to 6, and none is skipped on the way down nor
    empty, as PDF/UA asks.
    """
    yield from _Flow().of(blocks, shift=0)


class _Flow:
    def __init__(self) -> None:
        self._level = 1

    def of(self, blocks: Iterable[Block], shift: int) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Heading):
                if block.text.strip():
                    yield self._heading(block, block.level + shift)
            elif isinstance(block, Fold):
                yield from self._fold(block)
            elif not isinstance(block, RecordTree):
                yield block

    def _heading(self, heading: Heading, level: int) -> Heading:
        self._level = max(2, min(level, self._level + 1, _DEEPEST))
        return replace(heading, level=self._level)

    def _fold(self, fold: Fold) -> Iterator[Block]:
        around = self._level
        title = Heading(text=fold.title, origin=fold.origin)
        yield self._heading(title, around + 1)
        if fold.note:
            yield Paragraph(spans=(Span(fold.note),), origin=fold.origin, secondary=True)
        yield from self.of(fold.blocks, shift=self._level - 1)
        # The next fold of the same section is its neighbour, not its child.
        self._level = around


@dataclass(slots=True)
class CriterionNode:
    """A criterion with the points under it."""

    row: CriterionRow
    points: list["CriterionNode"] = field(default_factory=list)


def criteria_tree(rows: Iterable[CriterionRow]) -> list[CriterionNode]:
    """The rows nested by their level; a point with nothing above it stands as a criterion."""
    top: list[CriterionNode] = []
    above: list[CriterionNode] = []
    for row in rows:
        node = CriterionNode(row)
        del above[row.level :]
        (above[-1].points if above else top).append(node)
        above.append(node)
    return top
