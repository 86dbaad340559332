"""The sections of a page by what they tell of."""

from collections.abc import Iterator, Sequence

from viewer.pages.blocks import Block, Fold, Heading, Origin, Page, Questions


def section_about(page: Page, paths: Sequence[str]) -> str:
    """The heading over what a page says of the first of ``paths`` that it speaks of; empty: none.

    The questions themselves, which lead to such places, do not count.
    """
    wanted = set(paths)
    title = ""
    for block in page.blocks:
        if isinstance(block, Heading):
            title = block.text
        elif title and not wanted.isdisjoint(_paths(block)):
            return title
    return ""


def _paths(block: Block) -> Iterator[str]:
    if isinstance(block, Questions):
        return
    if isinstance(block, Fold):
        for inner in block.blocks:
            yield from _paths(inner)
        return
    yield from block.origin.paths
    for name in ("facts", "rows", "links"):
        for part in getattr(block, name, ()):
            origin = getattr(part, "origin", None)
            if isinstance(origin, Origin):
                yield from origin.paths
