"""A library of an older layout brought to the newest, with its records read again."""

from collections.abc import Callable
from pathlib import Path

from viewer.domain.card import card_of
from viewer.domain.errors import RegistryFileError
from viewer.domain.search import StoredRecord, TrialCard
from viewer.registries.reading import read_trial
from viewer.store.migrating import migrate


def bring_up_to_date(library: Path, on_progress: Callable[[float], None]) -> None:
    """Migrate the library at ``library``; a copy of it is kept beside. Nothing if it is new.

    ``on_progress`` is told the part that is done, 0 to 1. Raises LibraryError; the library is as
    it was then.
    """
    migrate(library, on_progress, reread)


def reread(record: StoredRecord) -> TrialCard | None:
    """The card of a stored record, for a library of an older layout; None: it cannot be read."""
    try:
        return card_of(read_trial(record.format, record.body))
    except RegistryFileError:
        return None
