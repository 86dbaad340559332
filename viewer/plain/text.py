"""Registry text as blocks of plain characters: paragraphs, headings, lists.

Only block structure is taken from CommonMark, and of that only what registries write: lists
and paragraphs. HTML, quotes, tables, code, rules, underlined headings, link references and
pictures stay text, for none of them is meant there and each of them would swallow words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from viewer.domain.values import Markup, Passage
from viewer.plain.inline import TextRun, clean_runs, tame

__all__ = [
    "TextBlock",
    "TextHeading",
    "TextItem",
    "TextList",
    "TextParagraph",
    "TextRun",
    "parse",
    "plain_text",
]

_DEEPEST = 3
"""Lists within lists are kept to this level; what lies deeper becomes paragraphs there."""

Runs: TypeAlias = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph. ``start`` and ``end`` count characters of the passage (whole lines)."""

    runs: Runs
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextHeading:
    """A heading of the source, level 1 to 6."""

    level: int
    runs: Runs
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextItem:
    """An item of a list: its words, then the blocks under it."""

    runs: Runs
    children: tuple["TextBlock", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextList:
    """A list. Numbers run on from ``start_number``; where the source's do not, a new list begins.

    ``delimiter`` stands after the number, "." or ")".
    """

    ordered: bool
    start_number: int
    items: tuple[TextItem, ...]
    start: int
    end: int
    delimiter: str = "."


TextBlock: TypeAlias = TextParagraph | TextHeading | TextList

_MARKERS = re.compile(r"[ \t]*((?:(?:[-*]|\d{1,9}[.)])[ \t]+)+)")
_MARKER = re.compile(r"(?:[-*]|\d{1,9}[.)])[ \t]+")
_INDENT = re.compile(r"[ \t]*")
_WIDEST_INDENT = 12
_LIST_END = "<!-- -->"
"""What the registry puts between two lists that follow each other. No word of the sponsor."""


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"maxNesting": 200}).enable(["list", "heading"])
    reader.core.ruler.enableOnly(["normalize", "block"])
    return reader


def _fewer_markers(line: str, indent: int) -> str:
    found = _MARKERS.match(line)
    if not found:
        return line
    kept: list[str] = []
    for number, marker in enumerate(_MARKER.findall(found[1])):
        if number >= _DEEPEST and marker[0] in "-*":
            continue
        is_plain_number = number >= _DEEPEST or (marker[0] == "0" and marker[1].isdigit())
        if is_plain_number and marker[0].isdigit():
            digits = marker.rstrip(" \t.)")
            kept.append(f"{digits}\\{marker[len(digits) :]}")
        else:
            kept.append(marker)
    return line[:indent] + "".join(kept) + line[found.end() :]


def _safe_line(line: str) -> str:
    """The line as it may go to the reader: same words, no depth that could be lost or slow."""
    if line.strip() == _LIST_END:
        return ""
    indent_end = _INDENT.match(line).end()  # type: ignore[union-attr]  # an empty match matches
    columns = len(line[:indent_end].expandtabs(4))
    if columns > _WIDEST_INDENT or "\t" in line[:indent_end]:
        columns = min(columns, _WIDEST_INDENT)
        line = " " * columns + line[indent_end:]
        indent_end = columns
    if line.startswith("+", indent_end):
        return f"{line[:indent_end]}\\{line[indent_end:]}"
    return _fewer_markers(line, indent_end)


class _Source:
    """The passage's lines and where they start."""

    def __init__(self, text: str) -> None:
        pieces = re.split(r"(\r\n|\r|\n)", text)
        self.lines = pieces[::2]
        ends = [*pieces[1::2], ""]
        lengths = [len(line) + len(end) for line, end in zip(self.lines, ends, strict=True)]
        self._starts = [0, *accumulate(lengths)]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Characters from line ``first`` up to line ``after``, without blanks at both ends."""
        while after - 1 > first and not self.lines[after - 1].strip():
            after -= 1
        line = self.lines[first]
        start = self._starts[first] + len(line) - len(line.lstrip())
        last = self.lines[after - 1].rstrip()
        return start, max(start, self._starts[after - 1] + len(last))


class _Builder:
    """Turns the reader's tree into blocks."""

    def __init__(self, source: _Source) -> None:
        self._source = source

    def blocks(self, nodes: Sequence[SyntaxTreeNode], depth: int) -> Iterator[TextBlock]:
        for node in nodes:
            if node.type in {"bullet_list", "ordered_list"}:
                yield from self._lists(node, depth + 1)
            else:
                yield from self._leaf(node)

    def _span(self, node: SyntaxTreeNode) -> tuple[int, int]:
        first, after = node.map or (0, len(self._source.lines))
        return self._source.span(first, after)

    def _leaf(self, node: SyntaxTreeNode) -> Iterator[TextBlock]:
        runs = clean_runs("".join(child.content for child in node.children))
        if not runs:
            return
        start, end = self._span(node)
        if node.type == "heading":
            yield TextHeading(int(node.tag[1:]), runs, start, end)
        else:
            yield TextParagraph(runs, start, end)

    def _lists(self, node: SyntaxTreeNode, depth: int) -> Iterator[TextBlock]:
        if depth > _DEEPEST:
            for item in node.children:
                yield from self._flat(item)
            return
        is_ordered = node.type == "ordered_list"
        items: list[TextItem] = []
        first = following = 1
        for child in node.children:
            number = int(child.info) if is_ordered else following
            if number != following or not items:
                yield from self._list(node, items, first)
                items, first = [], number
            following = number + 1
            made = self._item(child, depth)
            # The number of an item without words is a word of the source; a bare bullet is not.
            if is_ordered or made.runs or made.children:
                items.append(made)
        yield from self._list(node, items, first)

    def _list(self, node: SyntaxTreeNode, items: list[TextItem], first: int) -> Iterator[TextBlock]:
        if items:
            yield TextList(
                ordered=node.type == "ordered_list",
                start_number=first,
                items=tuple(items),
                start=items[0].start,
                end=items[-1].end,
                delimiter=node.markup if node.type == "ordered_list" else ".",
            )

    def _item(self, node: SyntaxTreeNode, depth: int) -> TextItem:
        start, end = self._span(node)
        children = tuple(self.blocks(node.children, depth))
        if children and isinstance(children[0], TextParagraph):
            return TextItem(children[0].runs, children[1:], start, end)
        return TextItem((), children, start, end)

    def _flat(self, node: SyntaxTreeNode) -> Iterator[TextBlock]:
        """An item below the deepest level, as paragraphs, with its number as words."""
        mark = f"{node.info}{node.markup} " if node.info else "– "
        start, end = self._span(node)
        blocks = list(self.blocks(node.children, _DEEPEST))
        if blocks and isinstance(blocks[0], TextParagraph):
            yield TextParagraph((TextRun(mark), *blocks[0].runs), start, blocks[0].end)
            yield from blocks[1:]
        else:
            if node.info:
                yield TextParagraph((TextRun(mark.rstrip()),), start, end)
            yield from blocks


def _commonmark(text: str) -> tuple[TextBlock, ...]:
    source = _Source(text)
    safe = "\n".join(_safe_line(tame(line)) for line in source.lines)
    root = SyntaxTreeNode(_reader().parse(safe))
    return tuple(_Builder(source).blocks(root.children, 0))


def _continues(before: str, line: str) -> bool:
    """Whether a line of plain text is the rest of a wrapped sentence."""
    return line[:1].islower() and before[-1:] not in ".:;?!"


def _plain(text: str) -> tuple[TextBlock, ...]:
    source = _Source(text)
    paragraphs: list[list[int]] = []
    is_open = False
    for number, line in enumerate(source.lines):
        words = line.strip()
        if words and is_open and _continues(source.lines[number - 1].rstrip(), words):
            paragraphs[-1].append(number)
        elif words:
            paragraphs.append([number])
        is_open = bool(words)
    return tuple(
        TextParagraph(
            (TextRun(" ".join(tame(source.lines[number]).strip() for number in numbers)),),
            *source.span(numbers[0], numbers[-1] + 1),
        )
        for numbers in paragraphs
    )


@lru_cache(maxsize=256)
def parse(passage: Passage) -> tuple[TextBlock, ...]:
    """The passage as blocks, in its own order, no word left out and none added.

    Offsets count characters of ``passage.text``. Plain text is split at blank lines and at line
    ends after which a new sentence or point begins; nothing in it is taken for markup.
    """
    if passage.markup is Markup.COMMONMARK:
        return _commonmark(passage.text)
    return _plain(passage.text)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _lines(blocks: Sequence[TextBlock], margin: str) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, TextList):
            yield margin + _words(block.runs)
            continue
        for number, item in enumerate(block.items, block.start_number):
            mark = f"{number}{block.delimiter} " if block.ordered else "- "
            yield f"{margin}{mark}{_words(item.runs)}".rstrip()
            yield from _lines(item.children, margin + "  ")


def plain_text(passage: Passage) -> str:
    """The passage as plain lines; lists keep their numbers and get a dash for a bullet."""
    return "\n".join(_lines(parse(passage), ""))
