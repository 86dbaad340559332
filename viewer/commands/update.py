"""``trial-viewer update``: bring a library of an older Trial Viewer up to date."""

import argparse
import json

from viewer.commands.common import DONE, add_library_option, library_path, say, warn
from viewer.importing.upgrading import bring_up_to_date
from viewer.store.migrating import copy_beside, needs_migration
from viewer.words import _


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "update",
        help=_("bring a library of an older Trial Viewer up to date"),
        description=_(
            "Bring a library that an older Trial Viewer made up to date. A copy of it is kept "
            "beside it. Nothing is done where it is up to date."
        ),
    )
    add_library_option(parser)
    # For the window: a JSON object a line on standard error.
    parser.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Update and report; the exit code is 0. Raises LibraryError where it cannot be done."""
    path = library_path(arguments)
    if not needs_migration(path):
        say(_("{file} is up to date.").format(file=path))
        return DONE
    bring_up_to_date(path, _write if arguments.progress else _say_nothing)
    say(
        _("{file} is up to date now. The copy of what it was is {copy}.").format(
            file=path, copy=copy_beside(path)
        )
    )
    return DONE


def _write(part: float) -> None:
    warn(json.dumps({"progress": {"listed": part}}))


def _say_nothing(_part: float) -> None:
    """Tell no progress: nobody asked."""
