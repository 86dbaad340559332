"""``trial-viewer export``: studies as a table, as their records, or as references."""

import argparse
from pathlib import Path

from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    say,
    warn,
)
from viewer.commands.opened import opened
from viewer.domain.errors import PrintError
from viewer.exporting.saving import ENDINGS, export, maker_for
from viewer.store.catalog import Catalog
from viewer.words import _


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "export",
        help=_("save studies for another program"),
        description=_(
            "Save studies in one file. The end of its name says what is made: .csv a table for a "
            "spreadsheet program, .json the records as they came, to import again, .ris "
            "references for a literature program."
        ),
    )
    parser.add_argument("numbers", nargs="+", metavar="NUMBER", help=_("any number of the study"))
    add_library_option(parser)
    parser.add_argument(
        "--to",
        required=True,
        type=_target,
        metavar="FILE",
        help=_("the file to make; its name ends with {endings}").format(endings=", ".join(ENDINGS)),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Save what is found; exit code 1 when something was not. Raises LibraryError, PrintError."""
    catalog = Catalog(library_path(arguments))
    try:
        found, problems = opened(catalog, arguments.numbers)
    finally:
        catalog.close()
    for problem in problems:
        warn(str(problem))
    if found:
        export(found.values(), arguments.to)
        say(_("Saved as {file}").format(file=arguments.to))
    return NOT_ALL if problems else DONE


def _target(name: str) -> Path:
    path = Path(name)
    try:
        maker_for(path)
    except PrintError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return path
