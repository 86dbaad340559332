"""Everything of the person's, gone from this computer."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from viewer.store.personal.backups import backups_folder

_BLOCK = 1024 * 1024


def erase(personal: Path, also: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Overwrite and delete the personal file, its journal, its copies, and ``also``.

    Nobody may have the file open. Gives what could not be deleted; the rest is gone all the
    same. What a disk keeps of overwritten blocks, and copies that somebody made elsewhere, are
    out of reach.
    """
    left = []
    for path in (*_files(personal), *also):
        try:
            _overwrite(path)
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            left.append(path)
    for folder in (backups_folder(personal), personal.parent):
        with suppress(OSError):
            folder.rmdir()
    return tuple(left)


def _files(personal: Path) -> Iterator[Path]:
    """Files of ours in the private folders, whatever a crash left beside them included."""
    ours = re.compile(rf"\.?{re.escape(personal.stem)}\b.*")
    for folder in (backups_folder(personal), personal.parent):
        with suppress(OSError):
            there = sorted(path for path in folder.iterdir() if ours.fullmatch(path.name))
            yield from [path for path in there if path.is_file() or path.is_symlink()]


def _overwrite(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        return
    size = path.stat().st_size
    with path.open("rb+") as out:
        for start in range(0, size, _BLOCK):
            out.write(bytes(min(_BLOCK, size - start)))
        out.flush()
        os.fsync(out.fileno())
