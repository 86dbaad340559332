"""A page as paper has it: one flow of blocks, folds opened, headings without gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from viewer.pages.blocks import (
    CriterionRow,
    Fold,
    Heading,
    PaperBlock,
    RecordTree,
    mark_before,
)

_DEEPEST = 6


def flow(blocks: Iterable[PaperBlock]) -> Iterator[PaperBlock]:
    """The blocks to print, in order.

    A fold becomes a section of its own below the one it stands in, but for one that only says
    its heading again; how long it is can be seen on paper, so that is not said. The record tree,
    which is not for paper, is left out. Levels run from 2 to 6, and none is skipped on the way
    down nor empty, as PDF/UA asks.
    """
    yield from _Flow().of(blocks, shift=0)


class _Flow:
    def __init__(self) -> None:
        self._level = 1

    def of(self, blocks: Iterable[PaperBlock], shift: int) -> Iterator[PaperBlock]:
        title = ""
        for block in blocks:
            if isinstance(block, Heading):
                if block.text.strip():
                    yield self._heading(block, block.level + shift)
            elif isinstance(block, Fold):
                yield from self._fold(block, below=title)
            elif not isinstance(block, RecordTree):
                yield block
            title = block.text.strip() if isinstance(block, Heading) else ""

    def _heading(self, heading: Heading, level: int) -> Heading:
        self._level = max(2, min(level, self._level + 1, _DEEPEST))
        return replace(heading, level=self._level)

    def _fold(self, fold: Fold, below: str) -> Iterator[PaperBlock]:
        around = self._level
        if not below or below not in fold.title:
            title = Heading(text=fold.title, origin=fold.origin)
            yield self._heading(title, around + 1)
        yield from self.of(fold.blocks, shift=self._level - 1)
        # The next fold of the same section is its neighbour, not its child.
        self._level = around


@dataclass(slots=True)
class CriterionNode:
    """A criterion with the points under it."""

    row: CriterionRow
    points: list["CriterionNode"] = field(default_factory=list)


def labels(nodes: Sequence[CriterionNode], bullet: str) -> list[str]:
    """What stands before each of some neighbours: our number, "12." or "12.1", for it is the same
    wherever the criterion stands. Points without one have the source's own marks, where all of
    them have one, else ``bullet``. :func:`words_before` has the mark.
    """
    if not bullet:
        # A point after a remark stands alone, and is still one of the line before.
        return [
            node.row.label if "." in node.row.label else f"{node.row.number}." for node in nodes
        ]
    if all(node.row.label for node in nodes):
        return [node.row.label for node in nodes]
    marks = [node.row.mark for node in nodes]
    return marks if all(marks) else [bullet] * len(nodes)


def words_before(node: CriterionNode, label: str) -> str:
    """The source's own mark of a criterion, where ``label`` does not say it already."""
    return mark_before(node.row, label)


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
