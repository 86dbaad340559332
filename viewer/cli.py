"""The command line: one parser, one module a subcommand in ``viewer.commands``.

Exit codes: 0 done; 1 done, but something asked for was not found or could not be read; 2 wrong
usage; 3 the library cannot be used.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from viewer import __version__
from viewer.commands.common import DONE, NO_LIBRARY, NOT_ALL, add_library_option, warn
from viewer.domain.errors import DamagedRecordError, LibraryError, TrialViewerError
from viewer.words import _

_COMMANDS = ("search", "show", "print", "export", "import", "update", "check", "bench")
_KEYWORDS = {"print": "print_", "import": "import_"}


def _parser(wanted: str | None) -> argparse.ArgumentParser:
    """Build the parser; only the subcommand that is called is imported, the others take time."""
    parser = argparse.ArgumentParser(
        prog="trial-viewer",
        description=_(
            "Find, understand and print clinical trials, offline. "
            "Without a command, the window opens."
        ),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    add_library_option(parser)
    subparsers = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for name in _COMMANDS:
        if wanted in (None, name):
            module = import_module(f"viewer.commands.{_KEYWORDS.get(name, name)}")
            module.add_parser(subparsers)
    return parser


def _wanted(words: Sequence[str]) -> str | None:
    """Find the subcommand among the words, or None when the whole help may be needed."""
    asks_help = any(word in ("-h", "--help") for word in words[:1])
    return None if asks_help else next((word for word in words if word in _COMMANDS), "")


def main(words: Sequence[str]) -> int:
    """Run the program with these words and return the exit code; argparse may exit with 2."""
    wanted = _wanted(words)
    parser = _parser(wanted)
    arguments = parser.parse_args(words)
    try:
        if arguments.command:
            return int(arguments.run(arguments))
        from viewer.app import run_window  # noqa: PLC0415  (Qt: only for the window)

        return run_window(getattr(arguments, "library", None))
    except DamagedRecordError as error:
        warn(str(error))
        return NOT_ALL
    except LibraryError as error:
        warn(str(error))
        return NO_LIBRARY
    except TrialViewerError as error:
        warn(str(error))
        return NOT_ALL
    except KeyboardInterrupt:
        warn(_("Stopped."))
        return NOT_ALL


def run() -> None:
    """Run the program as the shell calls it, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows only ASCII must not end the program at the first "ö".
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough (``| head``); say nothing and go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    sys.exit(code)
