"""What to do with a record that was read: pure decisions, no file and no library."""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What a record is to the library."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"
    """The library holds a version that was updated later; that one stays."""


class Version(NamedTuple):
    """One version of a record: its SHA-256 and the day of its last update, or an empty string."""

    digest: bytes
    updated: str


def decide(fresh: Version, held: Version | None, *, versioned: bool) -> Outcome:
    """Compare a record with the version the library holds (None: it holds none).

    ``versioned`` False: what comes last is right, as with entries that people write by hand.
    """
    if held is None:
        return Outcome.NEW
    if fresh.digest == held.digest:
        return Outcome.UNCHANGED
    if versioned and is_earlier(fresh.updated, held.updated):
        return Outcome.OLDER
    return Outcome.CHANGED


def is_earlier(one: str, other: str) -> bool:
    """Whether a date is surely before another; each ``yyyy``, ``yyyy-mm`` or ``yyyy-mm-dd``.

    Where one date is less precise, only what both have is compared. An empty one is never earlier.
    """
    known = min(len(one), len(other))
    return bool(known) and one[:known] < other[:known]
