"""``trial-viewer export``: studies as a table, as their records, or as references."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    say,
    warn,
)
from viewer.domain.errors import DamagedRecordError, LibraryError, PrintError, TrialViewerError
from viewer.exporting.saving import ENDINGS, export, maker_for
from viewer.opening import OpenTrial, open_trial
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
    missing: list[str] = []
    try:
        found = list(_found(catalog, arguments.numbers, missing))
    finally:
        catalog.close()
    if found:
        export(found, arguments.to)
        say(_("Saved as {file}").format(file=arguments.to))
    return NOT_ALL if missing else DONE


def _found(catalog: Catalog, numbers: list[str], missing: list[str]) -> Iterator[OpenTrial]:
    for number in dict.fromkeys(numbers):
        try:
            yield open_trial(catalog, number)
        except TrialViewerError as error:
            if isinstance(error, LibraryError) and not isinstance(error, DamagedRecordError):
                raise
            warn(str(error))
            missing.append(number)


def _target(name: str) -> Path:
    path = Path(name)
    try:
        maker_for(path)
    except PrintError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return path
