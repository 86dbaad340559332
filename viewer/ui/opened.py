"""What the window knows of an open trial."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from viewer.domain.personal import Answer, Profile
from viewer.domain.printout import PrintOrder
from viewer.pages.blocks import Block, Page, PrintPage, Tab, TrialHeader


def _no_answers(_profile: Profile) -> Mapping[str, Answer]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedComparison:
    """Studies side by side: their numbers as asked for, the page, and how to get it on paper."""

    numbers: tuple[str, ...]
    page: Page
    sheet: Callable[[], PrintPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTrial:
    """An open trial: its header, and how to get its pages and its print-outs.

    ``page_of`` makes a page at its first call and remembers it; ``print_pages`` may be called in
    any thread. ``more`` gives the questions to ask and the studies like this one, for the end of
    the overview; it looks in the library, so it is called in the reading thread, after the page
    is shown.
    ``profile_answers`` tells what a profile answers of the record's coded fields.
    """

    number: str
    header: TrialHeader
    page_of: Callable[[Tab], Page]
    print_pages: Callable[[PrintOrder], Sequence[PrintPage]]
    more: Callable[[], tuple[Block, ...]] = tuple
    profile_answers: Callable[[Profile], Mapping[str, Answer]] = _no_answers
