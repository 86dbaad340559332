"""``trial-viewer print``: studies on paper, as PDF, HTML or text, without a display."""

import argparse
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from viewer import paths
from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    say,
    warn,
)
from viewer.commands.opened import opened, raise_useless
from viewer.commands.running import ChangingLine, stoppable
from viewer.domain.errors import PrintError
from viewer.domain.printout import ALL_SECTIONS, PrintKind, PrintOrder, SummarySection
from viewer.opening import open_trial
from viewer.pages.blocks import PrintPage
from viewer.pages.making import PageMaker
from viewer.pages.printouts import has_something
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.printing.many import (
    Printed,
    PrintJob,
    PrintProgress,
    print_many,
    progress_words,
)
from viewer.printing.saving import SUFFIXES, kind_of, make_folder, save
from viewer.printing.sheet import PAPERS, TEXT_SIZES
from viewer.store.catalog import Catalog
from viewer.words import _, ngettext


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "print",
        help=_("print studies into a file"),
        description=_(
            "Print studies into one file, one after another, or each into a file of its own in a "
            "folder. The end of a file's name says what is made: .pdf, .html or .txt."
        ),
    )
    parser.add_argument("numbers", nargs="+", metavar="NUMBER", help=_("any number of the study"))
    add_library_option(parser)
    parser.add_argument(
        "--to",
        required=True,
        type=_target,
        metavar="FILE",
        help=_("the file to make; a name with / at its end is a folder for a PDF of each study"),
    )
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in PrintKind],
        default=PrintKind.SUMMARY.value,
        help=_("what to print of it (without it: the summary)"),
    )
    parser.add_argument(
        "--sections",
        type=_sections,
        default=ALL_SECTIONS,
        metavar="SECTION,…",
        help=_("which parts of the summary, without it all: {names}").format(
            names=", ".join(section.value for section in SummarySection)
        ),
    )
    parser.add_argument(
        "--text-size",
        type=int,
        choices=TEXT_SIZES,
        default=TEXT_SIZES[0],
        help=_("size of the letters in points, for PDF; from 16 on it is large print"),
    )
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=_("for PDF"))
    parser.set_defaults(run=run)


class _Target(NamedTuple):
    """Where to print to: a file, or a folder for a file of each study."""

    path: Path
    is_folder: bool


def _target(name: str) -> _Target:
    path = Path(name)
    named_as_file = path.suffix.lower() in SUFFIXES
    if name.endswith(("/", os.sep)) or (path.is_dir() and not named_as_file):
        return _Target(path, is_folder=True)
    try:
        kind_of(path)
    except PrintError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return _Target(path, is_folder=False)


def _sections(names: str) -> frozenset[SummarySection]:
    known = {section.value: section for section in SummarySection}
    wanted = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise argparse.ArgumentTypeError(
                _("“{name}” is no part of the summary. Its parts are: {names}").format(
                    name=name, names=", ".join(known)
                )
            )
    return frozenset(known[name] for name in wanted)


def run(arguments: argparse.Namespace) -> int:
    """Print what is found; exit code 1 when something was not. Raises LibraryError, PrintError."""
    order = PrintOrder(PrintKind(arguments.kind), arguments.sections)
    catalog = Catalog(library_path(arguments))
    try:
        terms = load_terms(paths.resources() / "glossary")
        today = date.today()  # noqa: DTZ011  (the day on the reader's own calendar)
        maker = PageMaker(TermMatcher(terms), terms, catalog.known, today)
        if order.kind.takes_several:
            return _print_together(catalog, maker, order, arguments)
        return _print_each(catalog, maker, order, arguments)
    finally:
        catalog.close()


def _print_each(
    catalog: Catalog, maker: PageMaker, order: PrintOrder, arguments: argparse.Namespace
) -> int:
    """A print-out for each study, in one file or in a folder."""
    many = len(arguments.numbers) > 1

    def page_of(number: str) -> PrintPage | None:
        found = open_trial(catalog, number)
        # Of one alone it is said that nothing changed.
        if many and not has_something(found, order.kind):
            return None
        return maker.print_pages([found], order)[0]

    job = PrintJob(
        arguments.numbers,
        page_of,
        arguments.to.path,
        one_file_each=arguments.to.is_folder,
        text_size=arguments.text_size,
        paper=arguments.paper,
    )
    cancelled = threading.Event()
    with stoppable(cancelled), _progress() as tell:
        printed = print_many(job, tell, cancelled.is_set)
    if not printed.files:
        raise_useless(error for _number, error in printed.problems)
    _warn_of(printed)
    if printed.files and job.one_file_each:
        say(
            ngettext(
                "{count} file saved in {folder}", "{count} files saved in {folder}", printed.trials
            ).format(count=printed.trials, folder=arguments.to.path)
        )
    elif printed.files:
        say(_("Saved as {file}").format(file=arguments.to.path))
    return NOT_ALL if printed.problems or printed.cancelled else DONE


def _warn_of(printed: Printed) -> None:
    """Tell what was not printed, and why."""
    for _number, problem in printed.problems:
        warn(str(problem))
    if printed.left_out:
        numbers = ", ".join(printed.left_out)
        warn(_("Left out, for nothing has changed: {numbers}").format(numbers=numbers))
    if printed.cancelled:
        warn(_("Stopped. Files that were finished before stay."))


def _print_together(
    catalog: Catalog, maker: PageMaker, order: PrintOrder, arguments: argparse.Namespace
) -> int:
    """One print-out of several studies."""
    found, problems = opened(catalog, arguments.numbers)
    for problem in problems:
        warn(str(problem))
    if found:
        pages = maker.print_pages(list(found.values()), order)
        path = arguments.to.path
        if arguments.to.is_folder:
            make_folder(path)
            path /= f"{order.kind.value}.pdf"
        save(pages, path, arguments.text_size, arguments.paper)
        say(_("Saved as {file}").format(file=path))
    return NOT_ALL if problems else DONE


@contextmanager
def _progress() -> Iterator[Callable[[PrintProgress], None]]:
    """Tell progress on a terminal, in one line; or not at all."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda _progress: None
        return
    line = ChangingLine()
    try:
        yield lambda progress: line.show(progress_words(progress))
    finally:
        line.clear()
