"""A flag: one thing in a record that is worth asking about, and what to ask."""

from enum import StrEnum
from typing import NamedTuple

from viewer.words import _


class FlagKind(StrEnum):
    """What a flag is about; the pages choose the tab by it."""

    END_PASSED = "end_passed"
    START_PASSED = "start_passed"
    STALE = "stale"
    COPY_OLD = "copy_old"
    DATE_ORDER = "date_order"
    DATE_FAR = "date_far"
    RESULTS = "results"
    RESULTS_DUE = "results_due"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_DIFFERS = "status_differs"
    SITES_CLOSED = "sites_closed"
    SITES_OPEN = "sites_open"
    ENROLLMENT = "enrollment"
    NO_CONTACT = "no_contact"
    REMOVED_COUNTRY = "removed_country"
    RETRACTED = "retracted"
    VIOLATION = "violation"
    UNIT = "unit"
    AGE = "age"
    AGE_DIFFERS = "age_differs"
    AGE_ORDER = "age_order"
    OTHER_STUDY = "other_study"
    DOUBLE_NO = "double_no"
    NO_CRITERIA = "no_criteria"
    FEW_CRITERIA = "few_criteria"
    PLACEHOLDER = "placeholder"
    SAME_TITLE = "same_title"


class Flag(NamedTuple):
    """One thing worth asking about: ``fact`` is what the record says, ``ask`` what to do.

    ``paths`` are the places it rests on; ``start`` and ``end`` count in the text at the one path.
    """

    kind: FlagKind
    fact: str
    ask: str
    paths: tuple[str, ...]
    start: int | None = None
    end: int | None = None

    @property
    def sentence(self) -> str:
        """The whole flag, to be read in one go."""
        return _("{fact} {ask}").format(fact=self.fact, ask=self.ask) if self.ask else self.fact


def call_first() -> str:
    """What to do where the record may no longer be true."""
    return _("Call before you travel.")


def ask_which() -> str:
    """What to do where two places of the record do not agree."""
    return _("Ask the study team which is true today.")
