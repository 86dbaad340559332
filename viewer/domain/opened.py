"""A trial as it is open: what was read, and the record it was read from."""

from dataclasses import dataclass, field

from viewer.domain.search import StoredRecord
from viewer.domain.trial import Trial


@dataclass(frozen=True, slots=True)
class OpenTrial:
    """A trial and its record, byte for byte."""

    trial: Trial
    record: StoredRecord = field(repr=False)
