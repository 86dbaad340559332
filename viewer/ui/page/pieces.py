"""Cuts a page's blocks into pieces small enough to build one at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from viewer.pages.blocks import Block, Fact, Facts, ListBlock, Paragraph, Span, Spans, text_of
from viewer.ui.page.running import Running

RUN_LETTERS = 4_000
"""A run of text blocks longer than this becomes two widgets."""
PART_LETTERS = 16_000
"""A single paragraph longer than this is shown in parts, one at a time."""
RUN_ITEMS = 40


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """Facts that can be answered as criteria can; each is a line of its own."""

    facts: tuple[Fact, ...]


def split_asked(blocks: tuple[Block, ...]) -> Iterator[Block | AskedFacts]:
    """The blocks, facts that can be answered apart from other facts."""
    for block in blocks:
        asked = tuple(fact for fact in block.facts if fact.asks) if isinstance(block, Facts) else ()
        if not asked or not isinstance(block, Facts):
            yield block
            continue
        yield AskedFacts(asked)
        rest = tuple(fact for fact in block.facts if not fact.asks)
        if rest:
            yield replace(block, facts=rest)


def _letters(block: Running) -> int:
    if isinstance(block, Paragraph):
        return len(text_of(block.spans))
    if isinstance(block, Facts):
        return sum(len(text_of(fact.spans)) + 40 for fact in block.facts)
    return sum(len(text_of(item.spans)) + 20 for item in block.items)


def _small(block: Running) -> Iterator[Running]:
    """Long lists in several shorter ones, their numbers going on."""
    if isinstance(block, ListBlock):
        for first in range(0, len(block.items), RUN_ITEMS):
            items = block.items[first : first + RUN_ITEMS]
            yield replace(block, items=items, start=block.start + first)
    elif isinstance(block, Facts):
        for first in range(0, len(block.facts), RUN_ITEMS):
            yield replace(block, facts=block.facts[first : first + RUN_ITEMS])
    else:
        yield block


def runs(
    blocks: Iterable[Block | AskedFacts],
) -> Iterator[tuple[Running, ...] | Block | AskedFacts]:
    """Text blocks that follow each other together, as far as they are short; others alone."""
    run: list[Running] = []
    letters = 0
    for block in blocks:
        if not isinstance(block, Running):
            if run:
                yield tuple(run)
                run, letters = [], 0
            yield block
            continue
        for small in _small(block):
            size = _letters(small)
            if run and letters + size > RUN_LETTERS:
                yield tuple(run)
                run, letters = [], 0
            run.append(small)
            letters += size
    if run:
        yield tuple(run)


def cut_spans(spans: Spans, letters: int) -> tuple[Spans, Spans]:
    """The first ``letters`` characters or a few fewer, ending at a blank if there is one; and
    the rest. Nothing is lost: both together are ``spans``.
    """
    first: list[Span] = []
    room = letters
    for index, span in enumerate(spans):
        if len(span.text) <= room:
            first.append(span)
            room -= len(span.text)
            continue
        blank = max(span.text.rfind(blank, 0, room) for blank in " \n\t")
        at = blank + 1 if blank > room // 2 else room
        head, tail = replace(span, text=span.text[:at]), replace(span, text=span.text[at:])
        return (*first, head), (tail, *spans[index + 1 :])
    return tuple(first), ()
