"""The real window in a process of its own: typing to a painted list, opening trials."""

import json
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from viewer.bench.rounds import LEAST_ROUNDS, Case, percentile
from viewer.bench.stage import Stage, environment
from viewer.settings import Settings, save
from viewer.store.sqlite import open_reader
from viewer.words import _

_FRAME = 0.016
_TYPED = 40
"""Queries typed a round: a painting takes longer than a search."""
_TYPICAL = 7


def _child(module: str, stage: Stage, settings: Settings, words: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        save(settings, file)
        done = subprocess.run(
            [sys.executable, "-m", module, str(stage.library), str(file), *words],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=3600,
        )
    if done.returncode or not done.stdout:
        raise RuntimeError(done.stderr[-2000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def typing(stage: Stage) -> Case:
    """From a key to the painted list, against painting the same results with no search."""
    rounds = max(stage.rounds, LEAST_ROUNDS)
    sequences = [[query.text for query in stage.typed(turn)[:_TYPED]] for turn in range(-1, rounds)]
    stage.tell(_("Typing into the window…"))
    file = stage.folder / "typed.json"
    file.write_text(json.dumps(sequences), "utf-8")
    told = _child(
        "viewer.bench.inside.painting", stage, Settings(last_search="cancer"), [str(file)]
    )
    middle = percentile(told["middle"], 0.5) * 1000
    return Case(
        key="painted",
        name=_("key to painted list, 99th percentile"),
        limit_name=_("painting the same results with no search, 99th percentile"),
        target=1.3,
        candidate=tuple(told["typed"]),
        limit=tuple(told["repainted"]),
        ceiling=_FRAME,
        note=_("half of the keys were painted within {middle:.1f} ms").format(middle=middle),
    )


def opening(stage: Stage) -> tuple[Case, Case]:
    """Open typical trials, and the largest."""
    largest, typical = _trials(stage)
    stage.tell(_("Opening studies…"))
    rounds = max(stage.rounds, LEAST_ROUNDS)
    told = _child(
        "viewer.bench.inside.opening",
        stage,
        Settings(last_search="cancer"),
        [str(rounds), largest, *typical],
    )
    typical_name = _("open a typical trial, to painted")
    reading = percentile(told["reading"], 0.5) * 1000
    return (
        Case(
            key="open",
            name=typical_name,
            limit_name=_("QTextBrowser shows the same text"),
            target=1.3,
            candidate=tuple(told["typical"]),
            limit=tuple(told["plain"]),
            note=_("of it {reading:.1f} ms to fetch, check and read the record").format(
                reading=reading
            ),
        ),
        Case(
            key="open-largest",
            name=_("open the largest trial, first screen"),
            limit_name=typical_name,
            target=2.0,
            candidate=tuple(told["largest"]),
            limit=tuple(told["typical"]),
        ),
    )


def _trials(stage: Stage) -> tuple[str, list[str]]:
    """Give the number of the trial with the largest record, and some of the middle size."""
    with closing(open_reader(stage.library)) as library:
        rows = library.execute("SELECT length(body), number FROM record ORDER BY 1, 2").fetchall()
    numbers = [number for _size, number in rows]
    middle = max(0, len(numbers) // 2 - _TYPICAL // 2)
    return numbers[-1], numbers[middle : middle + _TYPICAL]
