"""``trial-viewer bench``: how fast the program is here, as ratios to limits of the same run."""

import argparse
import platform
import tempfile
from pathlib import Path

from viewer.bench import corpus
from viewer.bench.first_paint import first_painted_list
from viewer.bench.rounds import LEAST_ROUNDS, Case
from viewer.commands.common import DONE, NOT_ALL, add_library_option, print_json, say, warn
from viewer.importing.run import import_files
from viewer.words import _

_TRIALS = 7_246


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "bench",
        help=_("measure the program on this machine"),
        description=_(
            "Measures the program against limits taken in the same run. Without --library it "
            "makes up trials, imports them into a library of its own and throws it away after."
        ),
    )
    add_library_option(parser)
    parser.add_argument(
        "--trials", metavar="N", type=int, default=_TRIALS, help=_("how many trials to make up")
    )
    parser.add_argument(
        "--rounds",
        metavar="N",
        type=int,
        default=LEAST_ROUNDS,
        help=_("how many rounds, five or more"),
    )
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure, print the table, and return 1 when a target does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        library: Path | None = getattr(arguments, "library", None)
        if library is None:
            library = _made_up_library(Path(folder), arguments.trials)
        cases = [first_painted_list(library, arguments.rounds)]
    if arguments.json:
        print_json({"machine": _machine(), "cases": [case.as_json() for case in cases]})
    else:
        _print_table(cases)
    return DONE if all(case.holds for case in cases) else NOT_ALL


def _made_up_library(folder: Path, trials: int) -> Path:
    warn(_("Making up {count} trials and importing them…").format(count=trials))
    records = folder / "records.jsonl"
    with records.open("wb") as file:
        file.writelines(corpus.records(trials))
    library = folder / "library.db"
    import_files([records], library, on_progress=lambda _progress: None, is_cancelled=lambda: False)
    return library


def _machine() -> dict[str, str]:
    return {
        "system": platform.platform(),
        "processor": platform.machine(),
        "python": platform.python_version(),
    }


def _print_table(cases: list[Case]) -> None:
    for case in cases:
        say(_("{case}, against {limit}").format(case=case.name, limit=case.limit_name))
        document = case.as_json()
        for label, key in ((_("  here"), "seconds"), (_("  limit"), "limit_seconds")):
            times = document[key]
            say(f"{label:10}{_milliseconds(times)}")
        verdict = _("holds") if case.holds else _("does not hold")
        say(
            _("  ratio {ratio:.2f}, target at most {target:.2f}: {verdict}").format(
                ratio=case.ratio, target=case.target, verdict=verdict
            )
        )


def _milliseconds(times: object) -> str:
    if not isinstance(times, dict):
        raise TypeError(times)
    return _("median {median:.0f} ms, from {least:.0f} to {most:.0f}").format(
        median=times["median"] * 1000, least=times["minimum"] * 1000, most=times["maximum"] * 1000
    )
