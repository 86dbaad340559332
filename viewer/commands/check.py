"""``trial-viewer check``: is the whole library as it should be?"""

import argparse

from viewer.commands.common import DONE, NOT_ALL, add_library_option, library_path, say, warn
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.sqlite import sqlite_version
from viewer.words import _, ngettext


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "check",
        help=_("read the whole library and say whether it is whole"),
        description=_(
            "Read the whole library: the file, every record, and the search index. "
            "Nothing is changed."
        ),
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the library; exit code 0 when it is whole, 1 when it is not.

    Raises LibraryError when it cannot be opened at all.
    """
    path = library_path(arguments)
    problems = check_library(path)
    for problem in problems:
        warn(problem)
    if problems:
        return NOT_ALL
    catalog = Catalog(path)
    try:
        studies = catalog.count()
    finally:
        catalog.close()
    say(
        ngettext(
            "{file} is whole. It holds one study (SQLite {version}).",
            "{file} is whole. It holds {count} studies (SQLite {version}).",
            studies,
        ).format(file=path, count=studies, version=sqlite_version())
    )
    return DONE
