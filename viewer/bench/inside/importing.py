"""Imports a file of records, or only reads and parses it: ``HOW RECORDS LIBRARY``."""

import gc
import gzip
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from pydantic_core import from_json

from viewer.bench.inside.told import tell
from viewer.importing.run import import_files


def _lines(records: Path) -> Iterator[bytes]:
    opener = gzip.open if records.suffix == ".gz" else Path.open
    with opener(records, "rb") as file:
        yield from file


def _parse(records: Path, _library: Path) -> None:
    for line in _lines(records):
        from_json(line, cache_strings="keys")


def _compress(records: Path, _library: Path) -> None:
    for line in _lines(records):
        from_json(line, cache_strings="keys")
        zlib.compress(line, 1)


def _import(records: Path, library: Path) -> None:
    _take(records, library, keep_records=True)


def _import_without(records: Path, library: Path) -> None:
    _take(records, library, keep_records=False)


def _take(records: Path, library: Path, *, keep_records: bool) -> None:
    report = import_files(
        [records],
        library,
        on_progress=lambda _progress: None,
        is_cancelled=lambda: False,
        keep_records=keep_records,
    )
    if report.problems:
        raise RuntimeError(f"{report.problems} records could not be read")


_WAYS: dict[str, Callable[[Path, Path], None]] = {
    "parse": _parse,
    "compress": _compress,
    "import": _import,
    "import-without-records": _import_without,
}


def main() -> None:
    """Do what is asked for, and tell the seconds it took and the bytes of memory it held."""
    how, records, library = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if how == "size":
        tell({"bytes": sum(map(len, _lines(records)))})
        return
    # As the import command does; the limit gains by it as well.
    gc.set_threshold(50_000, 20, 100)
    begun = time.perf_counter()
    _WAYS[how](records, library)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    tell({"seconds": seconds, "memory": memory})


if __name__ == "__main__":
    main()
