"""Opens a trial of the library: fetches its record and reads it again with its own reader."""

from viewer.domain.opened import OpenTrial
from viewer.registries.reading import read_trial
from viewer.store.catalog import Catalog

__all__ = ["OpenTrial", "open_trial"]


def open_trial(
    catalog: Catalog,
    number: str,
    format: str | None = None,  # noqa: A002  (the name of the library's own column)
) -> OpenTrial:
    """The trial of that number, in any spelling, from the record of ``format`` or the newest.

    Raises TrialNotFoundError when the library has none, DamagedRecordError when its record is
    damaged, RegistryFileError when it cannot be read.
    """
    record = catalog.get(number, format)
    return OpenTrial(read_trial(record.format, record.body), record)
