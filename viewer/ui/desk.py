"""Opens trials and makes their pages. Imported in the background only: its imports take time."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from viewer.domain.printout import PrintKind, PrintOrder
from viewer.opening import OpenTrial, open_trial
from viewer.pages.blocks import Block, Page, PrintPage, Tab
from viewer.pages.making import PageMaker
from viewer.pages.printouts import has_something
from viewer.pages.similar import similar_blocks
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.plain.own_lines import profile_answers
from viewer.plain.score_book import score_book
from viewer.ui.catalogs import Catalogs
from viewer.ui.opened import OpenedComparison, OpenedTrial


class Desk:
    """Where a trial is opened; lives in the reading thread, its pages are made in any."""

    def __init__(self, catalogs: Catalogs, glossary: Path) -> None:
        self._catalogs = catalogs
        terms = load_terms(glossary)
        # Read now, in the background, and not when the first trial is opened.
        score_book()
        self._maker = PageMaker(TermMatcher(terms), terms, self._known, _today())

    def open(self, number: str, tab: Tab) -> OpenedTrial:
        """Open the trial and make the page of ``tab``.

        Raises TrialNotFoundError, LibraryError for a record that was changed, and
        RegistryFileError for one that cannot be read.
        """
        trial = open_trial(self._catalogs.here(), number)
        pages: dict[Tab, Page] = {}
        page_of = partial(self._page, trial, pages)
        page_of(tab)
        return OpenedTrial(
            number=trial.trial.number,
            header=self._maker.header(trial.trial),
            page_of=page_of,
            print_pages=partial(self._print_pages, trial),
            more=partial(self._more, trial),
            profile_answers=partial(profile_answers, trial.trial.eligibility),
        )

    def print_page(self, number: str, order: PrintOrder) -> PrintPage | None:
        """A print-out of a trial; None where it has nothing of that kind to tell.

        Raises as :meth:`open` does.
        """
        trial = open_trial(self._catalogs.here(), number)
        if not has_something(trial, order.kind):
            return None
        return self._print_pages(trial, order)[0]

    def compare(self, numbers: Sequence[str]) -> OpenedComparison:
        """Open some trials side by side. Raises as :meth:`open` does, and PrintError."""
        trials = [open_trial(self._catalogs.here(), number) for number in numbers]
        order = PrintOrder(PrintKind.COMPARE)
        return OpenedComparison(
            numbers=tuple(numbers),
            page=self._maker.compare(trials),
            sheet=lambda: self._maker.print_pages(trials, order)[0],
        )

    def _page(self, trial: OpenTrial, pages: dict[Tab, Page], tab: Tab) -> Page:
        if tab not in pages:
            pages[tab] = self._maker.page(trial, tab)
        return pages[tab]

    def _print_pages(self, trial: OpenTrial, order: PrintOrder) -> list[PrintPage]:
        return self._maker.print_pages([trial], order)

    def _more(self, trial: OpenTrial) -> tuple[Block, ...]:
        similar = similar_blocks(self._catalogs.here().similar(trial.trial.number))
        return (*self._maker.questions(trial), *similar)

    def _known(self, numbers: Sequence[str]) -> frozenset[str]:
        return self._catalogs.here().known(numbers)


def _today() -> date:
    return datetime.now().astimezone().date()
