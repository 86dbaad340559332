"""What the cases measure with: a corpus, libraries of it, and where they are put."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from viewer.bench import corpus
from viewer.bench.keystrokes import QUERIES, Typed, typed
from viewer.domain.errors import TrialViewerError
from viewer.importing.run import Progress, import_files
from viewer.store.catalog import Catalog
from viewer.words import _

SMALL = 5_000
"""Trials of the small library that large ones are compared with."""
_SLICE = 20_000
"""Records, at most, of the slice that imports are measured on."""
_BYTES_OF_RECORD = 16_200
_NEED = 2.6
"""Space taken at most, as a multiple of the corpus: corpus, library, its copy, bm25, a log."""
_MEGABYTE = 1_000_000
_EDITION = 2
"""Changes with the corpus, so that kept files of an older one are not used."""
_COMMONEST = 3_000


class NotMeasuredError(TrialViewerError):
    """A case could not be measured here; the sentence says why."""


Tell = Callable[[str], None]


class NoSpaceError(TrialViewerError):
    """There is too little space for what is to be made."""


class Stage:
    """Makes what a case asks for when it asks, once, in ``folder``; kept files are used again."""

    def __init__(
        self,
        folder: Path,
        trials: int,
        rounds: int,
        tell: Tell,
        *,
        library: Path | None = None,
        records: Path | None = None,
    ) -> None:
        """``library``: measure this one; ``records``: real records, for the size of the file."""
        self.queries = QUERIES
        """Typed in each round."""
        self.folder = folder
        self.trials = trials
        self.rounds = rounds
        self.tell = tell
        self.records = records
        self.given = library

    def require_space(self) -> None:
        """Raise NoSpaceError when the disk cannot take what would be made."""
        if self.given is not None:
            return
        have = sum(file.stat().st_size for file in self.folder.glob("*") if file.is_file())
        need = int(max(self.trials, 3 * SMALL) * _BYTES_OF_RECORD * _NEED) - have
        free = shutil.disk_usage(self.folder).free
        if need > free:
            raise NoSpaceError(
                _(
                    "{count} trials need about {need} MB in {folder}, and {free} MB are free. "
                    "Name a folder on a larger disk with --keep, or fewer trials with --trials."
                ).format(
                    count=self.trials,
                    need=need // _MEGABYTE,
                    folder=self.folder,
                    free=free // _MEGABYTE,
                )
            )

    @cached_property
    def library(self) -> Path:
        """The library that is measured."""
        return self.given or self.library_of(self.trials)

    @cached_property
    def small(self) -> Path:
        """A library of the first 5,000 trials of the corpus."""
        return self.library_of(min(SMALL, self.trials) if self.given is None else SMALL)

    @cached_property
    def small_records(self) -> Path:
        """The records of the small library."""
        return self.corpus_of(0, min(SMALL, self.trials) if self.given is None else SMALL)

    @cached_property
    def part(self) -> Path:
        """A slice of the corpus, on which reading and importing are measured."""
        return self.corpus_of(0, min(_SLICE, self.trials))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        if self.given is None:
            return ()
        catalog = Catalog(self.given)
        try:
            return catalog.common_conditions(_COMMONEST)
        finally:
            catalog.close()

    @cached_property
    def count(self) -> int:
        """How many trials the measured library lists."""
        catalog = Catalog(self.library)
        try:
            return catalog.count()
        finally:
            catalog.close()

    def typed(self, turn: int) -> tuple[Typed, ...]:
        """Give what is typed in a round; round -1 only warms up."""
        return typed(turn, self.count, self._names, self.queries)

    def library_of(self, count: int) -> Path:
        """Give a library of the first ``count`` trials of the corpus, through the importer."""
        path = self.folder / f"library-{_EDITION}-{count}.db"
        if not path.exists():
            records = self.corpus_of(0, count)
            part = path.with_suffix(".part")
            for left in self.folder.glob(f"{part.name}*"):
                left.unlink()
            self._import(records, part, count)
            part.rename(path)
        return path

    def corpus_of(self, start: int, end: int) -> Path:
        """Give a file of the records from ``start`` to before ``end``, JSON Lines."""
        path = self.folder / f"records-{_EDITION}-{start}-{end}.jsonl"
        if not path.exists():
            part = path.with_suffix(".part")
            with part.open("wb", buffering=1 << 20) as file:
                file.writelines(self._made(start, end))
            part.rename(path)
        return path

    def _made(self, start: int, end: int) -> Iterator[bytes]:
        step = max(1, (end - start) // 20)
        for place, record in enumerate(corpus.records(end, start)):
            if place % step == 0:
                self.tell(
                    _("Making up {count} trials… {part} %").format(
                        count=end - start, part=100 * place // (end - start)
                    )
                )
            yield record

    def _import(self, records: Path, library: Path, count: int) -> None:
        shown: tuple[bool, int] | None = None

        def told(progress: Progress) -> None:
            nonlocal shown
            is_listing = progress.listed is not None
            share = progress.listed if progress.listed is not None else _read(progress)
            now = (is_listing, int(100 * share) // 5 * 5)
            if now == shown:
                return
            shown = now
            words = (
                _("Listing {count} trials… {part} %")
                if is_listing
                else _("Importing {count} trials… {part} %")
            )
            self.tell(words.format(count=count, part=now[1]))

        report = import_files([records], library, on_progress=told, is_cancelled=lambda: False)
        new = sum(file.new for file in report.files)
        if new != count or report.problems:
            raise RuntimeError(f"{new} of {count} made-up records imported: {report.problems}")


def _read(progress: Progress) -> float:
    return progress.bytes_read / max(progress.bytes_total, 1)


def environment() -> dict[str, str]:
    """Give the environment of a child process: a usual one, with a screen or without."""
    found = dict(os.environ)
    # As after a usual installation: with this set, every start would compile the program anew.
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    if not found.get("DISPLAY") and not found.get("WAYLAND_DISPLAY"):
        found.setdefault("QT_QPA_PLATFORM", "offscreen")
    return found
