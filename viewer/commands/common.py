"""What several subcommands share: the library option and the two streams."""

import argparse
import json
import sys
from pathlib import Path

from viewer import paths
from viewer.domain.errors import LibraryError
from viewer.words import _

DONE = 0
NOT_ALL = 1
"""Done, but something asked for was not found or could not be read; 2 is wrong usage."""
NO_LIBRARY = 3


def add_library_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--library FILE`` to a subcommand."""
    parser.add_argument(
        "--library",
        metavar="FILE",
        type=Path,
        # Not None: the option may also stand before the subcommand, and must not be overwritten.
        default=argparse.SUPPRESS,
        help=_("the library file (without it: the starter library)"),
    )


def library_path(arguments: argparse.Namespace) -> Path:
    """Give the library named on the command line, else the default one.

    Raises LibraryError when the default library cannot be laid in the user's data folder.
    """
    named: Path | None = getattr(arguments, "library", None)
    if named is not None:
        return named
    try:
        return paths.default_library()
    except OSError as error:
        raise LibraryError(
            _(
                "The starter library could not be copied: {reason}. Name a file with --library."
            ).format(reason=error)
        ) from error


def say(text: str) -> None:
    """Write a line for the person to standard output."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Write a line for the person to standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def print_json(document: object) -> None:
    """Write one JSON document, and nothing else, to standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
