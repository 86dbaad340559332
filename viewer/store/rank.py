"""The place of a trial in every list: open to joining first, then newest update, then number.

The rank is told from the trial alone, so nothing has to be renumbered when trials come and go.
"""

import re
from zlib import crc32

from viewer.domain.search import TrialCard
from viewer.domain.standing import JOINABLE

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NCT = re.compile(r"NCT(\d{8})")

_NUMBER_BITS = 28
_DATE_BITS = 17


def rank_of(card: TrialCard) -> int:
    """Give the rank, from 0 (first) to 2**46; two trials may come out alike, but hardly ever.

    NCT numbers are told apart exactly and come first; the order of others on one day is fixed
    but has no meaning.
    """
    later = 0 if card.standing in JOINABLE else 1
    age = (1 << _DATE_BITS) - 1 - _day(card.updated)
    return (later << _DATE_BITS | age) << _NUMBER_BITS | _order(card.number)


def _day(updated: str) -> int:
    """Number the day "2021-05-30", a month before its days, 1900 to 2155; unreadable: 0."""
    found = _DATE.fullmatch(updated)
    if not found:
        return 0
    year, month, day = (int(part or 0) for part in found.groups())
    return min(max(year - 1900, 0), 255) << 9 | min(month, 15) << 5 | min(day, 31)


def _order(number: str) -> int:
    nct = _NCT.fullmatch(number)
    half = 1 << (_NUMBER_BITS - 1)
    return int(nct[1]) if nct else half | crc32(number.encode(errors="replace")) % half
