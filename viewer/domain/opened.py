"""A trial as it is open: what was read, and the record it was read from."""

from dataclasses import dataclass, field

from viewer.domain.search import StoredRecord
from viewer.domain.trial import Trial


@dataclass(frozen=True, slots=True)
class EarlierTrial:
    """A trial as its record told it before a newer copy came on the day ``replaced``."""

    trial: Trial
    record: StoredRecord = field(repr=False)
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class OpenTrial:
    """A trial and its record, byte for byte; ``earlier`` is what it was before, if it changed."""

    trial: Trial
    record: StoredRecord = field(repr=False)
    earlier: EarlierTrial | None = field(default=None, repr=False)
