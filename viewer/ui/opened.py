"""What the window knows of an open trial."""

from collections.abc import Callable
from dataclasses import dataclass

from viewer.pages.blocks import Block, Page, PrintPage, Tab, TrialHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTrial:
    """An open trial: its header, and how to get its pages and its summary for paper.

    ``page_of`` makes a page at its first call and remembers it; ``summary`` may be called in any
    thread. ``similar`` gives the section of studies like this one for the end of the overview; it
    looks in the library, so it is called in the reading thread, after the page is shown.
    """

    number: str
    header: TrialHeader
    page_of: Callable[[Tab], Page]
    summary: Callable[[], PrintPage]
    similar: Callable[[], tuple[Block, ...]] = tuple
