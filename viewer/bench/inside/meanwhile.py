"""Imports a file of records and says when it has begun: ``RECORDS LIBRARY``."""

import sys
from pathlib import Path

from viewer.bench.inside.told import tell
from viewer.importing.run import Progress, import_files


def main() -> None:
    """Import; the first line told means that records are being written."""
    told: list[bool] = []

    def progress(now: Progress) -> None:
        if now.new and not told:
            told.append(True)
            tell({"begun": True})

    records, library = map(Path, sys.argv[1:])
    report = import_files([records], library, on_progress=progress, is_cancelled=lambda: False)
    tell({"new": report.new})


if __name__ == "__main__":
    main()
