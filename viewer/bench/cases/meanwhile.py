"""Searching while another process imports into the same library."""

import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from viewer.bench.cases.searching import searcher, seconds_of
from viewer.bench.keystrokes import keys
from viewer.bench.rounds import LEAST_ROUNDS, Case, percentile
from viewer.bench.stage import NotMeasuredError, Stage, environment
from viewer.store.catalog import Catalog
from viewer.words import _

_NEW = 3_000
"""Records imported in a round: enough to last while somebody types."""
_LEAST = 300
"""Searches in a round without which nothing can be said of one in a hundred."""


def during_import(stage: Stage) -> Case:
    """A key's search during an import, against the same with nothing else going on."""
    if stage.given is not None:
        raise NotMeasuredError(_("A library named with --library is not imported into."))
    rounds = max(stage.rounds, LEAST_ROUNDS)
    library = stage.folder / "growing.db"
    for left in stage.folder.glob(f"{library.name}*"):
        left.unlink()
    shutil.copyfile(stage.library, library)
    busy, idle, longest, searches = [], [], 0.0, 0
    for turn in range(rounds):
        start = stage.trials + turn * _NEW
        records = stage.corpus_of(start, start + _NEW)
        texts = keys(stage.typed(turn))
        with closing(Catalog(library)) as catalog:
            seconds_of(searcher(catalog), texts[: len(texts) // 4])
            quiet = seconds_of(searcher(catalog), texts)
            taken = _while_importing(records, library, catalog, texts)
        records.unlink()
        if len(taken) < _LEAST:
            stage.tell(_("An import was over before much was searched."))
        idle.append(percentile(quiet))
        busy.append(percentile(taken))
        longest, searches = max(longest, *taken), searches + len(taken)
        stage.tell(_("Searching during an import, round {round}…").format(round=turn + 1))
    for left in stage.folder.glob(f"{library.name}*"):
        left.unlink()
    return Case(
        key="during-import",
        name=_("keystroke query during an import by another process, 99th percentile"),
        limit_name=_("the same when nothing else runs"),
        target=3.0,
        candidate=tuple(busy),
        limit=tuple(idle),
        note=_("{searches} searches during imports, the longest {longest:.0f} ms").format(
            searches=searches, longest=longest * 1000
        ),
    )


def _while_importing(
    records: Path, library: Path, catalog: Catalog, texts: tuple[str, ...]
) -> list[float]:
    """Type again and again from the first record written until the import is over."""
    with subprocess.Popen(
        [sys.executable, "-m", "viewer.bench.inside.meanwhile", str(records), str(library)],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        if child.stdout is None or "begun" not in child.stdout.readline():
            raise RuntimeError("the import did not begin")
        search = searcher(catalog)
        taken: list[float] = []
        while child.poll() is None:
            for text in texts:
                begun = time.perf_counter()
                search(text)
                taken.append(time.perf_counter() - begun)
                if child.poll() is not None:
                    break
        if child.wait():
            raise RuntimeError("the import failed")
    return taken
