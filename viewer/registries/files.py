"""Files, folders and archives of registry records, read as a stream of trials.

What a file is told by is what it holds, never its name.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from viewer.domain.errors import RegistryFileError
from viewer.registries.scan import ReadRecord, RecordProblem, Scan
from viewer.registries.unpacking import shown
from viewer.words import _

__all__ = [
    "NotRecordsError",
    "ReadRecord",
    "RecordProblem",
    "RegistryFile",
    "file_sizes",
    "registry_files",
    "shown",
]


class NotRecordsError(RegistryFileError):
    """A file is sound, but holds no records of studies."""


class RegistryFile:
    """One file with records: plain, gzip or zip.

    ``format`` is that of its first record (empty: left out, see ``remarks``); ``size`` its size
    on disk in bytes, and ``bytes_read`` how many of these were read so far. ``remarks`` are told
    beside the problems; they grow while ``records`` runs.
    """

    def __init__(self, path: Path, format: str = "", trouble: str = "") -> None:  # noqa: A002
        self.path = path
        self.format = format
        self.size = _size(path)
        self.bytes_read = 0
        self.remarks: list[RecordProblem] = []
        self._trouble = trouble

    def records(self) -> Iterator[ReadRecord | RecordProblem]:
        """Every record, in the order of the file; what cannot be read is a RecordProblem."""
        if self._trouble:
            yield RecordProblem("", self._trouble)
        elif self.format:
            scan = Scan(self.path)
            for found in scan.records():
                self.bytes_read = min(scan.bytes_read, self.size)
                yield found
            self.bytes_read = self.size
            self.remarks.extend(scan.left_out())

    def scan(self) -> Scan | None:
        """A passage through the file in steps; None where there is nothing to read.

        Whoever runs it adds its ``left_out`` to the remarks.
        """
        return Scan(self.path) if self.format and not self._trouble else None

    @property
    def trouble(self) -> str:
        """Why nothing can be read of a file that seems to be one of records, or empty."""
        return self._trouble


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def registry_files(paths: Sequence[Path]) -> Iterator[RegistryFile]:
    """The files of records that ``paths`` name, folders included, in order.

    Raises RegistryFileError, with a sentence that names the file and says what to do, when a
    path does not exist, cannot be read or holds no records. Inside a folder, files that are
    something else come with an empty ``format``, damaged ones with a RecordProblem.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield _checked(path)


def file_sizes(paths: Sequence[Path]) -> Iterator[int]:
    """The size on disk, in bytes, of every file that :func:`registry_files` will look at."""
    for path in paths:
        if path.is_dir():
            yield from (_size(below) for below in _files_below(path))
        else:
            yield _size(path)


def _folder(folder: Path) -> Iterator[RegistryFile]:
    waiting: list[RegistryFile] = []
    has_records = False
    for path in _files_below(folder):
        try:
            found = _checked(path)
        except NotRecordsError as error:
            found = RegistryFile(path)
            found.remarks.append(RecordProblem("", str(error)))
        except RegistryFileError as error:
            found = RegistryFile(path, trouble=str(error))
            has_records = True
        has_records = has_records or bool(found.format)
        waiting.append(found)
        if has_records:
            yield from waiting
            waiting = []
    if not has_records:
        raise NotRecordsError(
            _("The folder “{name}” holds no study records. {advice}").format(
                name=shown(folder), advice=_advice()
            )
        )


def _files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder, by name; hidden ones, and folders that are links, are not."""
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)
    # What cannot be looked into is not passed over in silence: opening it says why.
    yield from (Path(error.filename) for error in closed)


def _checked(path: Path) -> RegistryFile:
    """The file, after a look at its first record."""
    scan = Scan(path)
    found = scan.first_format() or scan.format
    if found:
        return RegistryFile(path, found)
    name = shown(path)
    if scan.damage:
        raise RegistryFileError(
            _("“{name}” cannot be read. {reason}").format(name=name, reason=scan.damage)
        )
    if not scan.unpacked:
        raise NotRecordsError(_("“{name}” is empty. Copy or download it again.").format(name=name))
    sentences = (
        _("“{name}” holds no study records.").format(name=name),
        scan.reason,
        _advice(),
    )
    raise NotRecordsError(" ".join(sentence for sentence in sentences if sentence))


def _advice() -> str:
    return _(
        "This program reads records of ClinicalTrials.gov that were saved as JSON, and its own "
        "entries, also packed as .gz or .zip."
    )
