"""Saves trials as what the end of a file's name says."""

from collections.abc import Callable, Iterable
from pathlib import Path

from viewer.domain.errors import PrintError
from viewer.domain.opened import OpenTrial
from viewer.exporting.records import records
from viewer.exporting.references import references
from viewer.exporting.table import table
from viewer.printing.saving import write_whole
from viewer.words import _

_MAKERS: dict[str, Callable[[Iterable[OpenTrial]], bytes]] = {
    ".csv": table,
    ".json": records,
    ".ris": references,
}
ENDINGS = tuple(_MAKERS)


def maker_for(path: Path) -> Callable[[Iterable[OpenTrial]], bytes]:
    """What makes such a file. Raises PrintError for another ending."""
    maker = _MAKERS.get(path.suffix.lower())
    if maker is None:
        raise PrintError(
            _("“{name}” does not say what to make. Let the name end with {endings}.").format(
                name=path.name, endings=", ".join(ENDINGS)
            )
        )
    return maker


def export(trials: Iterable[OpenTrial], path: Path) -> None:
    """Save trials in one file, whole or not at all. Nothing of the reader's own goes into it.

    Raises PrintError, with a sentence that names the file and what to do.
    """
    write_whole(path, maker_for(path)(trials))
