"""Opens a trial of the library: fetch its record, read it again with its own reader."""

from dataclasses import dataclass, field

from viewer.domain.search import StoredRecord
from viewer.domain.trial import Trial
from viewer.registries.reading import read_trial
from viewer.store.catalog import Catalog


@dataclass(frozen=True, slots=True)
class OpenTrial:
    """A trial and the record it was read from, byte for byte."""

    trial: Trial
    record: StoredRecord = field(repr=False)


def open_trial(catalog: Catalog, number: str, format: str | None = None) -> OpenTrial:  # noqa: A002  (the name of the library's own column)
    """The trial of that number, in any spelling, from the record of ``format`` or the newest.

    Raises TrialNotFoundError when the library has none, LibraryError when its record is damaged,
    RegistryFileError when it cannot be read.
    """
    record = catalog.get(number, format)
    return OpenTrial(read_trial(record.format, record.body), record)
