"""What was measured, as lines for people and as a document."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence

from viewer.bench.rounds import BYTES, SECONDS, Case, spread
from viewer.store.sqlite import sqlite_version
from viewer.words import _


def machine() -> dict[str, str | int]:
    """Give what the figures were taken on."""
    return {
        "system": platform.platform(),
        "processor": platform.machine(),
        "processors": os.cpu_count() or 0,
        "python": platform.python_version(),
        "sqlite": sqlite_version(),
    }


def document(trials: int, cases: Sequence[Case], missing: Mapping[str, str]) -> dict[str, object]:
    """Give all of it as JSON holds it."""
    return {
        "machine": machine(),
        "trials": trials,
        "cases": [case.as_json() for case in cases],
        "not_measured": [{"key": key, "reason": reason} for key, reason in missing.items()],
    }


def lines(trials: int, cases: Sequence[Case], missing: Mapping[str, str]) -> Iterator[str]:
    """Give the table: a block of lines for each case."""
    where = machine()
    yield _(
        "{count} trials; {system}, {processors} processors, Python {python}, SQLite {sqlite}"
    ).format(count=trials, **where)
    yield _("Each line: median (least to most) of the rounds.")
    for case in cases:
        yield ""
        yield f"{case.key}: {case.name}"
        yield _("  here   {values}").format(values=_values(case, case.candidate))
        yield _("  limit  {values}   {name}").format(
            values=_values(case, case.limit), name=case.limit_name
        )
        yield _verdict(case)
        if case.note:
            yield _("  note   {note}").format(note=case.note)
    for key, reason in missing.items():
        yield ""
        yield _("{key}: not measured. {reason}").format(key=key, reason=reason)


def _verdict(case: Case) -> str:
    verdict = _("holds") if case.holds else _("does not hold")
    if not case.is_judged:
        verdict = _("not meant for this size")
    if case.ceiling is None:
        return _("  ratio  {ratio}, target at most {target}: {verdict}").format(
            ratio=_short(case.ratio), target=_short(case.target), verdict=verdict
        )
    return _(
        "  ratio  {ratio}, target at most {target} and at most {ceiling} ms: {verdict}"
    ).format(
        ratio=_short(case.ratio),
        target=_short(case.target),
        ceiling=_short(case.ceiling * 1000),
        verdict=verdict,
    )


def _short(number: float) -> str:
    return f"{number:.4f}" if 0 < number < 0.1 else f"{number:.4g}"


def _values(case: Case, values: Sequence[float]) -> str:
    factor, unit = {SECONDS: (1000.0, " ms"), BYTES: (1e-6, " MB")}.get(case.unit, (1.0, ""))
    middle, least, most = (f"{value * factor:.4g}" for value in spread(values).values())
    return f"{middle} ({least}–{most}){unit}"
