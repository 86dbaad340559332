"""All the cases, in the order in which they are measured and told."""

from collections.abc import Callable, Sequence
from subprocess import SubprocessError
from typing import NamedTuple

from viewer.bench.cases import (
    first_fifty,
    importing,
    meaning,
    meanwhile,
    printing,
    searching,
    starting,
    terms,
    windowed,
)
from viewer.bench.rounds import Case
from viewer.bench.stage import NotMeasuredError, Stage


class Measurement(NamedTuple):
    """One measurement, which may give several cases; ``keys`` are theirs, to ask for them by."""

    keys: tuple[str, ...]
    measure: Callable[[Stage], Case | tuple[Case, ...]]


MEASUREMENTS = (
    Measurement(("bm25",), searching.against_bm25),
    Measurement(("growth",), searching.against_small),
    Measurement(("painted",), windowed.typing),
    Measurement(("suggestions",), meaning.suggestions),
    Measurement(("spelling",), meaning.corrections),
    Measurement(("terms",), terms.finding),
    Measurement(("import-bare", "import"), importing.imports),
    Measurement(("file-size",), importing.file_size),
    Measurement(("first-paint", "memory"), starting.first_paint),
    Measurement(("open", "open-largest"), windowed.opening),
    Measurement(("during-import",), meanwhile.during_import),
    Measurement(("lists",), first_fifty.compared),
    Measurement(("print", "print-many"), printing.printing),
)
KEYS = tuple(key for measurement in MEASUREMENTS for key in measurement.keys)


def measured(stage: Stage, only: Sequence[str]) -> tuple[list[Case], dict[str, str]]:
    """Measure the cases in ``only``, or all; and say of those that could not be, why.

    Raises LibraryError and NoSpaceError.
    """
    cases: list[Case] = []
    missing: dict[str, str] = {}
    for measurement in MEASUREMENTS:
        wished = [key for key in measurement.keys if not only or key in only]
        if not wished:
            continue
        try:
            found = measurement.measure(stage)
        except (NotMeasuredError, RuntimeError, SubprocessError) as error:
            # A child that failed costs its own case, not the hour of all the others.
            missing.update(dict.fromkeys(wished, str(error)))
            continue
        several = found if isinstance(found, tuple) else (found,)
        cases += [case for case in several if case.key in wished]
    return cases, missing
