"""Chance that is the same on every machine: all of it comes from ``random.Random.random()``.

Python promises that sequence for a seed; of ``choice`` and its like it does not.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


def zipf(u: float, count: int, flat: float = 1.0) -> int:
    """Give a place of ``count`` whose weight falls as 1/(place + flat), for ``u`` in [0, 1)."""
    return int(flat * ((count + flat) / flat) ** u - flat)


def weighted(parts: Sequence[tuple[T, float]], slots: int = 1000) -> tuple[T, ...]:
    """Give ``slots`` values in the given shares, so that a uniform draw takes them so."""
    whole = sum(share for _value, share in parts)
    ends = [round(end / whole * slots) for end in accumulate(share for _value, share in parts)]
    starts = [0, *ends[:-1]]
    return tuple(
        value
        for (value, _share), start, end in zip(parts, starts, ends, strict=True)
        for _ in range(end - start)
    )


def between(u: float, table: Sequence[float]) -> int:
    """Give the value at ``u`` of a distribution told by quantiles at equal steps from 0 to 1."""
    place = u * (len(table) - 1)
    step = int(place)
    low = table[step]
    return int(low + (table[step + 1] - low) * (place - step))
