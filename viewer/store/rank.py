"""The place of a trial in every list: open to joining first, then newest update, then number.

A rank is the key of ``trial``, ``facet`` and the index. Ranks stand in order with gaps between
them, so that most changes find room and nothing else moves; those open to joining lie below
:data:`OPEN_END`, all others above. Small ranks close together also keep the index small.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from viewer.store.days import place_in_order
from viewer.store.sqlite import Connection

STEP = 4
"""How far apart ranks are laid."""

OPEN_END = 1 << 30
"""The end of the ranks of trials that are open to joining, and the start of the others."""

_ROOM = 1 << 24
"""Ranks kept free before each of the two: new trials come first, millions of them."""

STARTS = (_ROOM, OPEN_END + _ROOM)
"""The first rank laid of trials open to joining, and of the others."""

_ENDS = (OPEN_END, OPEN_END << 1)

_NCT = re.compile(r"NCT\d{8}")


_FIRST = "SELECT rank FROM trial WHERE rank >= ? AND rank < ? ORDER BY rank LIMIT 1"
_LAST = "SELECT rank FROM trial WHERE rank >= ? AND rank < ? ORDER BY rank DESC LIMIT 1"
_NEXT = "SELECT rank, later, updated, number FROM trial WHERE rank >= ? ORDER BY rank LIMIT 1"


class Order(NamedTuple):
    """What ranks follow: compares as lists stand. NCT numbers come before others of one day."""

    later: int
    age: int
    other: int
    number: str


class Gap(NamedTuple):
    """The listed ranks around a place; None: there is none on that side."""

    before: int | None
    after: int | None


def order_of(later: int, day: int, number: str) -> Order:
    """Give the place in order; ``day`` as ``viewer.store.days.place_in_order`` gives it."""
    return Order(later, -day, 0 if _NCT.fullmatch(number) else 1, number)


def ranks_for(connection: Connection, orders: Sequence[Order]) -> Iterator[int | None]:
    """Give a free rank for each of ``orders``, which are sorted; None where no room is left."""
    placed = ((order.later, gap_of(connection, order)) for order in orders)
    for (later, gap), group in groupby(placed):
        yield from _spread(later, gap, sum(1 for _ in group))


def _spread(later: int, gap: Gap, count: int) -> list[int | None]:
    lowest = OPEN_END if later else 0
    if gap.before is None and gap.after is None:
        ranks = range(STARTS[later], STARTS[later] + count * STEP, STEP)
    elif gap.before is None and gap.after is not None:
        ranks = range(gap.after - count * STEP, gap.after, STEP)
    elif gap.before is not None and gap.after is None:
        ranks = range(gap.before + STEP, gap.before + (count + 1) * STEP, STEP)
    else:
        before, after = gap.before or 0, gap.after or 0
        if after - before <= count:
            return [None] * count
        return [before + (place + 1) * (after - before) // (count + 1) for place in range(count)]
    is_room = ranks[0] >= lowest and ranks[-1] < _ENDS[later]
    return list(ranks) if is_room else [None] * count


def gap_of(connection: Connection, order: Order) -> Gap:
    """Find where a trial belongs by halving: ranks are in order, so no index is needed."""
    low, high = (OPEN_END if order.later else 0), _ENDS[order.later]
    first = connection.execute(_FIRST, (low, high)).fetchall()
    if not first:
        return Gap(None, None)
    before, after = None, None
    low, high = first[0][0], connection.execute(_LAST, (low, high)).fetchone()[0] + 1
    while low < high:
        middle = (low + high) // 2
        rank, later, updated, number = connection.execute(_NEXT, (middle,)).fetchone()
        if order_of(later, place_in_order(updated), number) < order:
            before, low = rank, rank + 1
        else:
            after, high = rank, middle
    return Gap(before, after)
