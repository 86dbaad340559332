"""``trial-viewer print``: studies on paper, as PDF, HTML or text, without a display."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from viewer import paths
from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    say,
    warn,
)
from viewer.domain.errors import (
    DamagedRecordError,
    LibraryError,
    PrintError,
    RegistryFileError,
    TrialNotFoundError,
)
from viewer.domain.printout import ALL_SECTIONS, PrintKind, PrintOrder, SummarySection
from viewer.opening import OpenTrial, open_trial
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.printing.saving import kind_of, save
from viewer.printing.sheet import PAPERS, TEXT_SIZES
from viewer.store.catalog import Catalog
from viewer.words import _

_OF_ONE_TRIAL = (TrialNotFoundError, RegistryFileError, DamagedRecordError)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "print",
        help=_("print studies into a file"),
        description=_(
            "Print studies into one file, one after another. The end of its name says what is "
            "made: .pdf, .html or .txt."
        ),
    )
    parser.add_argument("numbers", nargs="+", metavar="NUMBER", help=_("any number of the study"))
    add_library_option(parser)
    parser.add_argument(
        "--to", required=True, type=_target, metavar="FILE", help=_("the file to make")
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


def _target(name: str) -> Path:
    path = Path(name)
    try:
        kind_of(path)
    except PrintError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return path


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
    catalog = Catalog(library_path(arguments))
    try:
        opened, is_complete = _opened(catalog, arguments.numbers)
        if opened:
            terms = load_terms(paths.resources() / "glossary")
            today = date.today()  # noqa: DTZ011  (the day on the reader's own calendar)
            maker = PageMaker(TermMatcher(terms), terms, catalog.known, today)
            pages = maker.print_pages(
                opened, PrintOrder(PrintKind(arguments.kind), arguments.sections)
            )
            save(pages, arguments.to, arguments.text_size, arguments.paper)
            say(_("Saved as {file}").format(file=arguments.to))
    finally:
        catalog.close()
    return DONE if is_complete else NOT_ALL


def _opened(catalog: Catalog, numbers: Sequence[str]) -> tuple[list[OpenTrial], bool]:
    """The trials of the numbers, each once, and whether there is one for every number.

    What is missing is said at once. Raises LibraryError when the library cannot be used.
    """
    found: dict[str, OpenTrial] = {}
    problems: list[Exception] = []
    for number in numbers:
        try:
            one = open_trial(catalog, number)
        except (TrialNotFoundError, RegistryFileError, LibraryError) as error:
            problems.append(error)
        else:
            found[one.trial.number] = one
    useless = [error for error in problems if not isinstance(error, _OF_ONE_TRIAL)]
    if useless and not found:
        raise useless[0]
    for problem in problems:
        warn(str(problem))
    return list(found.values()), not problems
