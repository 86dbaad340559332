"""An import, with and without the records kept, against reading and parsing alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from viewer.bench.rounds import BYTES, LEAST_ROUNDS, Case
from viewer.bench.stage import Stage, environment
from viewer.importing.run import import_files
from viewer.words import _


def _measured(how: str, records: Path, folder: Path) -> dict[str, Any]:
    """Have a process of its own do it; each begins with the same memory and the same caches."""
    library = folder / "import-tried.db"
    for left in folder.glob(f"{library.name}*"):
        left.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "viewer.bench.inside.importing", how, str(records), str(library)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=3600,
    )
    for left in folder.glob(f"{library.name}*"):
        left.unlink()
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def imports(stage: Stage) -> tuple[Case, Case]:
    """Import a slice of the corpus: everything; and as if the records were not kept."""
    hows = ("import", "compress", "import-without-records", "parse")
    taken: dict[str, list[float]] = {how: [] for how in hows}
    memory = 0.0
    for turn in range(-1, max(stage.rounds, LEAST_ROUNDS)):
        for how in hows:
            told = _measured(how, stage.part, stage.folder)
            if turn >= 0:
                taken[how].append(told["seconds"])
                memory = max(memory, told["memory"] if how == "import" else 0.0)
        stage.tell(_("Importing, round {round}…").format(round=turn + 2))
    size = stage.part.stat().st_size / 1e6
    note = _(
        "a slice of {size} MB; an import uses more than one process; the first held {memory} MB"
    ).format(size=round(size), memory=round(memory / 1e6))
    return (
        Case(
            key="import-bare",
            name=_("import without keeping the records"),
            limit_name=_("read and parse with from_json"),
            target=2.5,
            candidate=tuple(taken["import-without-records"]),
            limit=tuple(taken["parse"]),
            note=note,
        ),
        Case(
            key="import",
            name=_("import"),
            limit_name=_("read, parse with from_json, zlib level 1"),
            target=1.3,
            candidate=tuple(taken["import"]),
            limit=tuple(taken["compress"]),
            note=note,
        ),
    )


def file_size(stage: Stage) -> Case:
    """The library's file against the JSON it was made of: of real records where they are given."""
    if stage.records is None:
        records, library = stage.small_records, stage.small
        raw = records.stat().st_size
        note = _("of made-up records; name real ones with --records")
    else:
        library = stage.folder / "real-tried.db"
        for left in stage.folder.glob(f"{library.name}*"):
            left.unlink()
        stage.tell(_("Importing {file}…").format(file=stage.records.name))
        import_files(
            [stage.records], library, on_progress=lambda _told: None, is_cancelled=lambda: False
        )
        raw = _measured("size", stage.records, stage.folder)["bytes"]
        note = _("of {file}").format(file=stage.records.name)
    return Case(
        key="file-size",
        name=_("library file"),
        limit_name=_("the records as JSON"),
        target=0.45,
        candidate=(float(library.stat().st_size),),
        limit=(float(raw),),
        unit=BYTES,
        note=note,
    )
