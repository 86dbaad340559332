"""Ways to say the same on fewer lines of paper: headings run in, notices as points of a list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from viewer.pages.blocks import (
    Block,
    Fold,
    Heading,
    Item,
    ListBlock,
    Notice,
    Origin,
    Paragraph,
    Span,
    Spans,
    Voice,
    text_of,
)

_LONGEST_TITLE = 80
_LONGEST_POINT = 700
"""Characters up to which a title, and a text, may stand in one run; past them a heading helps."""
_FEW = 2
"""So many texts under run-in titles are paragraphs; more of them are points of a list."""


@dataclass(slots=True)
class _Part:
    title: Heading
    blocks: list[Block] = field(default_factory=list)


def run_in(blocks: Iterable[Block]) -> list[Block]:
    """Short texts under headings of their own as points that begin with the title in bold.

    All of them or none: one heading left among them would seem to be the heading of the rest.
    """
    before: list[Block] = []
    parts: list[_Part] = []
    made = list(blocks)
    for block in made:
        if isinstance(block, Heading):
            parts.append(_Part(block))
        elif not parts:
            before.append(block)
        else:
            parts[-1].blocks += _opened(block, parts[-1].title)
    after = _taken_remarks(parts)
    points = [_point(part) for part in parts]
    there = [point for point in points if point is not None]
    voices = {block.origin.voice for part in parts for block in part.blocks}
    if not parts or len(there) < len(points) or len(voices) != 1:
        return made
    paths = tuple(dict.fromkeys(p for part in parts for b in part.blocks for p in b.origin.paths))
    origin = Origin(voices.pop(), paths)
    if len(there) <= _FEW and not any(point.items for point in there):
        shown: list[Block] = [Paragraph(spans=point.spans, origin=origin) for point in there]
    else:
        shown = [ListBlock(items=tuple(there), origin=origin)]
    return [*before, *shown, *after]


def titled(title: Heading, blocks: Sequence[Block]) -> list[Block]:
    """Blocks under their title; it runs into a few lines of text and stands above all else."""
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    length = sum(len(text_of(text.spans)) for text in texts)
    if not blocks or len(texts) < len(blocks) or length > _LONGEST_POINT or texts[0].secondary:
        return [title, *blocks] if blocks else []
    return [replace(texts[0], spans=(*_lead(title.text), *texts[0].spans)), *texts[1:]]


def joined(blocks: Iterable[Block]) -> list[Block]:
    """Our short remarks put behind our own sentences before them, instead of on a line below."""
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if (
            isinstance(block, Paragraph)
            and isinstance(before, Paragraph)
            and block.secondary
            and not before.secondary
            and {block.origin.voice, before.origin.voice} == {Voice.OURS}
        ):
            paths = tuple(dict.fromkeys((*before.origin.paths, *block.origin.paths)))
            made[-1] = replace(
                before,
                spans=(*before.spans, Span(" "), *block.spans),
                origin=Origin(Voice.OURS, paths),
            )
        else:
            made.append(block)
    return made


def as_points(notices: Iterable[Notice]) -> Iterator[Block]:
    """Notices as points of lists, one list for those in one voice that follow each other."""
    run: list[Notice] = []
    for notice in notices:
        if run and run[-1].origin.voice is not notice.origin.voice:
            yield _points(run)
            run = []
        run.append(notice)
    if run:
        yield _points(run)


def _points(notices: Sequence[Notice]) -> ListBlock:
    paths = tuple(dict.fromkeys(path for notice in notices for path in notice.origin.paths))
    items = tuple(Item((*_lead(notice.title), *notice.spans)) for notice in notices)
    return ListBlock(items=items, origin=Origin(notices[0].origin.voice, paths))


def _lead(title: str) -> Spans:
    if not title:
        return ()
    end = "" if title.rstrip()[-1:] in ".:?!" else "."
    return (Span(f"{title.rstrip()}{end}", strong=True), Span(" "))


def _opened(block: Block, title: Heading) -> Sequence[Block]:
    """A fold that only says its heading again, opened."""
    return block.blocks if isinstance(block, Fold) and title.text in block.title else (block,)


def _taken_remarks(parts: Sequence[_Part]) -> list[Block]:
    """Take our remark away from under the last text: it stands after all of them."""
    if not parts:
        return []
    last = parts[-1].blocks
    if len(last) > 1 and isinstance(last[-1], Paragraph) and last[-1].secondary:
        return [last.pop()]
    return []


def _point(part: _Part) -> Item | None:
    """A titled text as one point; None where it has more to it than a line and a list."""
    if part.title.official or len(part.title.text) > _LONGEST_TITLE:
        return None
    spans: Spans = _lead(part.title.text)
    items: tuple[Item, ...] = ()
    match part.blocks:
        case [Paragraph() as text]:
            spans += text.spans
        case [ListBlock() as points]:
            items = _below(points)
        case [Paragraph() as text, ListBlock() as points]:
            spans += text.spans
            items = _below(points)
        case _:
            return None
    return Item(spans, items) if len(text_of(spans)) <= _LONGEST_POINT else None


def _below(points: ListBlock) -> tuple[Item, ...]:
    """The items of a list as points under a point. Their numbers are written out."""
    if not points.ordered:
        return points.items
    return tuple(
        replace(item, spans=(Span(f"{number}. "), *item.spans))
        for number, item in enumerate(points.items, points.start)
    )
