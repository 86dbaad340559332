"""``trial-viewer show``: one trial in its tabs, to read in a terminal or as JSON."""

import argparse
from collections.abc import Iterator
from datetime import date
from textwrap import TextWrapper

from viewer import paths
from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    print_json,
    say,
    warn,
)
from viewer.domain.errors import TrialNotFoundError
from viewer.domain.search import Query
from viewer.opening import OpenTrial, open_trial
from viewer.pages.as_json import page_json
from viewer.pages.as_text import page_lines
from viewer.pages.blocks import Tab
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.store.catalog import Catalog
from viewer.words import _

_WIDTH = 78
_SUGGESTED = 3


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("show", help=_("show one study in its tabs"))
    parser.add_argument("number", metavar="NUMBER", help=_("any number of the study"))
    add_library_option(parser)
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    parser.add_argument(
        "--tab",
        choices=[tab.value for tab in Tab],
        help=_("only this tab (without it: all of them)"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the trial; where the library has none of that number, say what to try."""
    catalog = Catalog(library_path(arguments))
    try:
        try:
            opened = open_trial(catalog, arguments.number)
        except TrialNotFoundError as error:
            warn(f"{error}\n{_suggestion(catalog, arguments.number)}")
            return NOT_ALL
        maker = _maker(catalog)
        tabs = [Tab(arguments.tab)] if arguments.tab else list(Tab)
        if arguments.json:
            print_json(_document(maker, opened, tabs))
        else:
            for line in _lines(maker, opened, tabs):
                say(line)
    finally:
        catalog.close()
    return DONE


def _suggestion(catalog: Catalog, wanted: str) -> str:
    """What to try where the number is none of the library's."""
    found = catalog.search(Query(text=wanted, limit=_SUGGESTED))
    if found.hits:
        numbers = ", ".join(hit.number for hit in found.hits)
        return _("These studies fit the words you gave: {numbers}.").format(numbers=numbers)
    return _("To find a study by its illness: trial-viewer search WORDS")


def _maker(catalog: Catalog) -> PageMaker:
    terms = load_terms(paths.resources() / "glossary")
    today = date.today()  # noqa: DTZ011  (the reader's own day)
    return PageMaker(TermMatcher(terms), terms, catalog.known, today, catalog.similar)


def _document(maker: PageMaker, opened: OpenTrial, tabs: list[Tab]) -> dict[str, object]:
    pages = {tab.value: page_json(maker.page(opened, tab)) for tab in tabs}
    return {"number": opened.trial.number, "tabs": pages}


def _lines(maker: PageMaker, opened: OpenTrial, tabs: list[Tab]) -> Iterator[str]:
    header = maker.header(opened.trial)
    wrapper = TextWrapper(_WIDTH, break_on_hyphens=False)
    yield from wrapper.wrap(header.title)
    yield ", ".join(part for part in (header.number, header.phase, header.status) if part)
    yield from wrapper.wrap(header.status_sentence)
    for tab in tabs:
        page = maker.page(opened, tab)
        if page.blocks:
            yield from ("", page.title, "=" * len(page.title))
            yield from page_lines(page, _WIDTH)
