"""``trial-viewer bench``: how fast the program is here, as ratios to limits of the same run."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from viewer.bench.registry import KEYS, measured
from viewer.bench.rounds import LEAST_ROUNDS
from viewer.bench.stage import NoSpaceError, Stage
from viewer.bench.table import document, lines
from viewer.commands.common import DONE, NOT_ALL, print_json, say, warn
from viewer.words import _

_TRIALS = 10_000


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "bench",
        help=_("measure the program on this machine"),
        description=_(
            "Measures the program against limits taken in the same run, in turns. It makes up "
            "trials, imports them into a library of its own, and throws all of it away after. "
            "500,000 trials need about 21 GB of disk and an hour or two. The exit code is 1 when "
            "a target does not hold."
        ),
    )
    parser.add_argument(
        "--library",
        metavar="FILE",
        type=Path,
        # As in the other commands: it may also stand before the subcommand.
        default=argparse.SUPPRESS,
        help=_("measure this library (without it: one of made-up trials)"),
    )
    parser.add_argument(
        "--trials",
        metavar="N",
        type=_positive,
        default=_TRIALS,
        help=_("how many trials to make up (without it: {count})").format(count=_TRIALS),
    )
    parser.add_argument(
        "--rounds",
        metavar="N",
        type=_positive,
        default=LEAST_ROUNDS,
        help=_("how many rounds, five or more"),
    )
    parser.add_argument(
        "--only",
        metavar=_("CASE"),
        action="append",
        choices=KEYS,
        default=[],
        help=_("measure this case alone; may be given again: {cases}").format(
            cases=", ".join(KEYS)
        ),
    )
    parser.add_argument(
        "--keep",
        metavar=_("FOLDER"),
        type=Path,
        help=_("put what is made here, keep it, and use it again the next time"),
    )
    parser.add_argument(
        "--records",
        metavar=_("FILE"),
        type=Path,
        help=_("real records, one a line, to measure the size of the library's file on"),
    )
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure, print the table, and return 1 when a target does not hold."""
    with _folder(arguments.keep) as folder:
        stage = Stage(
            folder,
            arguments.trials,
            arguments.rounds,
            warn,
            library=getattr(arguments, "library", None),
            records=arguments.records,
        )
        try:
            stage.require_space()
        except NoSpaceError as error:
            warn(str(error))
            return NOT_ALL
        cases, missing = measured(stage, arguments.only)
        trials = stage.count
    if arguments.json:
        print_json(document(trials, cases, missing))
    else:
        for line in lines(trials, cases, missing):
            say(line)
    return DONE if cases and not missing and all(case.holds for case in cases) else NOT_ALL


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Give the folder to work in; one that is not kept goes at the end, also after Ctrl+C."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(
        prefix="trial-viewer-bench-", ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("must be 1 or more"))
    return number
