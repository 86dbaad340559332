"""``trial-viewer import``: take files of registry records into a library."""

import argparse
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType

from viewer.commands.common import (
    DONE,
    NOT_ALL,
    add_library_option,
    library_path,
    print_json,
    say,
    warn,
)
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
    with _rare_collections(), _stoppable(cancelled):
        report = import_files(
            arguments.paths,
            library_path(arguments),
            on_progress=_write_progress if arguments.progress else _say_nothing,
            is_cancelled=cancelled.is_set,
        )
    _tell(report, as_json=arguments.json)
    return NOT_ALL if report.problems or report.cancelled else DONE


@contextmanager
def _stoppable(cancelled: threading.Event) -> Iterator[None]:
    """Let the first Ctrl+C stop the import as a cancel does, with a report; the second at once."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may change what a signal does
        return
    usual = signal.getsignal(signal.SIGINT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        cancelled.set()
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let the garbage collector look less often: a record is thousands of objects, none circular.

    It takes a fifth off an import (16.8 s to 13.0 s for 7,246 records) and 3 MB of memory.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _tell(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        print_json(as_document(report))
    elif text := as_text(report):
        say(text)
    sys.stdout.flush()
    # Exit code 1 is explained on standard error, with file and place, whatever the report is.
    for line in problem_lines(report):
        warn(line)


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
