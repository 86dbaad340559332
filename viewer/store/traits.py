"""The small fields of a trial packed in one integer, so that counting reads little.

Bit by bit, from the lowest; the order of the values is part of a library's layout, so new ones
go to the end. A field of one value holds its place in its list and one; 0: the source does not
say. A mask has one bit for each value of its list. A value that is in no list takes the place
after the last.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from viewer.domain.search import TrialCard
from viewer.domain.standing import Standing
from viewer.store.folding import key_of

STANDINGS = (
    *(Standing.OPEN, Standing.MAY_BE_OPEN, Standing.NOT_OPEN_YET, Standing.BY_INVITATION),
    *(Standing.FULL, Standing.PAUSED, Standing.FINISHED, Standing.STOPPED, Standing.NOT_KNOWN),
)
STATUSES = (
    *("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING"),
    *("COMPLETED", "SUSPENDED", "TERMINATED", "WITHDRAWN", "UNKNOWN", "AVAILABLE"),
    *("NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE", "APPROVED_FOR_MARKETING", "WITHHELD"),
    "AUTHORISED",
)
PHASES = ("EARLY_PHASE1", "PHASE1", "PHASE2", "PHASE3", "PHASE4", "NA")
STUDY_TYPES = ("INTERVENTIONAL", "OBSERVATIONAL", "EXPANDED_ACCESS")
SEXES = ("ALL", "FEMALE", "MALE")
SPONSOR_CLASSES = (
    *("NIH", "FED", "OTHER_GOV", "INDIV", "INDUSTRY", "NETWORK", "AMBIG", "OTHER", "UNKNOWN"),
)


class Bits(NamedTuple):
    """Where a field lies in the integer: ``(traits >> shift) & mask``."""

    shift: int
    mask: int

    def of(self, traits: int) -> int:
        """Take the field out."""
        return (traits >> self.shift) & self.mask


STANDING = Bits(0, 0xF)
"""One value of STANDINGS, and one."""
STATUS = Bits(4, 0xFFFF)
"""A mask of STATUSES."""
PHASE = Bits(20, 0xFF)
"""A mask of PHASES."""
STUDY_TYPE = Bits(28, 0x7)
"""One value of STUDY_TYPES, and one."""
SEX = Bits(31, 0x7)
"""One value of SEXES, and one."""
HEALTHY_VOLUNTEERS = Bits(34, 0x3)
"""0 not said, 1 no, 2 yes."""
SPONSOR_CLASS = Bits(36, 0xF)
"""One value of SPONSOR_CLASSES, and one."""
HAS_RESULTS = Bits(40, 0x1)


def traits_of(card: TrialCard) -> int:
    """Pack the small fields of a card."""
    healthy = card.healthy_volunteers
    return (
        (STANDINGS.index(card.standing) + 1) << STANDING.shift
        | mask_of(card.statuses, STATUSES) << STATUS.shift
        | mask_of(card.phases, PHASES) << PHASE.shift
        | place_of(card.study_type, STUDY_TYPES) << STUDY_TYPE.shift
        | place_of(card.sex, SEXES) << SEX.shift
        | (0 if healthy is None else 2 if healthy else 1) << HEALTHY_VOLUNTEERS.shift
        | place_of(card.sponsor_class, SPONSOR_CLASSES) << SPONSOR_CLASS.shift
        | int(card.has_results) << HAS_RESULTS.shift
    )


def mask_of(values: Iterable[str], known: tuple[str, ...]) -> int:
    """Give the bits of values, however they are spelled; of one not known the bit after all."""
    mask = 0
    for value in values:
        mask |= 1 << place_of(value, known) >> 1
    return mask


@lru_cache(maxsize=1 << 9)
def place_of(value: str, known: tuple[str, ...]) -> int:
    """Give the place of a value in its list, from 1; 0 for none, one more than all if unknown."""
    if value in known:
        return known.index(value) + 1
    folded = key_of(value)
    if not folded:
        return 0
    return next((place for place, each in enumerate(known, 1) if key_of(each) == folded),
                len(known) + 1)  # fmt: skip


def values_in(mask: int, known: tuple[str, ...]) -> tuple[str, ...]:
    """Give the values of a mask; one that is in no list has no name here and is left out."""
    return tuple(value for place, value in enumerate(known) if mask >> place & 1)
