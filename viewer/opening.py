"""Opens a trial of the library: fetches its record and reads it again with its own reader."""

from contextlib import suppress

from viewer.domain.errors import RegistryFileError
from viewer.domain.opened import EarlierTrial, OpenTrial
from viewer.domain.search import StoredRecord
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
    trial = read_trial(record.format, record.body)
    return OpenTrial(trial, record, _earlier(catalog, record))


def _earlier(catalog: Catalog, record: StoredRecord) -> EarlierTrial | None:
    """What the record was before it changed. One that cannot be read any more is passed over."""
    for version in catalog.earlier(record.number, record.format):
        with suppress(RegistryFileError):
            trial = read_trial(version.record.format, version.record.body)
            return EarlierTrial(trial, version.record, version.replaced)
    return None
