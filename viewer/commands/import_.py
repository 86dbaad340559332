"""``trial-viewer import``: take files of registry records into a library."""

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    print_json,
    say,
    warn,
)
from viewer.commands.running import ChangingLine, stoppable
from viewer.importing.progress_words import progress_line
from viewer.importing.report import ImportReport, as_document, as_text, problem_lines
from viewer.importing.run import Progress, import_files
from viewer.words import _


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "import",
        help=_("take files of study records into the library"),
        description=_(
            "Take study records into the library: files, folders and zip archives with records "
            "of ClinicalTrials.gov (JSON), or entries of this program. Records that are there "
            "already are brought up to date. A library that is not there is made."
        ),
    )
    parser.add_argument("paths", metavar=_("PATH"), nargs="+", type=Path)
    add_library_option(parser)
    parser.add_argument("--json", action="store_true", help=_("report as JSON"))
    # For the window: a JSON object a line on standard error, and "cancel" on standard input.
    parser.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import, report, and return the exit code. Raises LibraryError for a library out of use."""
    cancelled = threading.Event()
    if arguments.progress:
        _listen(cancelled)
    with stoppable(cancelled), _progress(as_lines=arguments.progress) as tell:
        report = import_files(
            arguments.paths,
            library_path(arguments),
            on_progress=tell,
            is_cancelled=cancelled.is_set,
        )
    _tell(report, as_json=arguments.json)
    return NOT_ALL if report.problems or report.cancelled else DONE


def _tell(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        print_json(as_document(report))
    elif text := as_text(report):
        say(text)
    sys.stdout.flush()
    # Exit code 1 is explained on standard error, with file and place, whatever the report is.
    for line in problem_lines(report):
        warn(line)


@contextmanager
def _progress(*, as_lines: bool) -> Iterator[Callable[[Progress], None]]:
    """Tell progress as JSON, an object a line; or on a terminal in one line; or not at all."""
    if as_lines:
        yield _write_progress
    elif sys.stderr and sys.stderr.isatty():
        line = ChangingLine()
        try:
            yield lambda progress: line.show(progress_line(progress))
        finally:
            line.clear()
    else:
        yield _say_nothing


def _say_nothing(_progress: Progress) -> None:
    """Tell no progress: nobody asked."""


def _write_progress(progress: Progress) -> None:
    warn(json.dumps({"progress": asdict(progress)}))


def _listen(cancelled: threading.Event) -> None:
    """Set ``cancelled`` when the line "cancel" comes on standard input."""
    try:
        source = sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        return  # started without a standard input
    # os.read and not sys.stdin: a thread inside sys.stdin's lock would stop the program's end.
    threading.Thread(
        target=_wait_for_cancel, args=(lambda: os.read(source, 1024), cancelled), daemon=True
    ).start()


def _wait_for_cancel(read: Callable[[], bytes], cancelled: threading.Event) -> None:
    heard = b""
    while True:
        try:
            fresh = read()
        except OSError:
            return
        if not fresh:
            return
        heard = (heard + fresh)[-2048:]
        if b"cancel" in heard.split():
            cancelled.set()
            return
