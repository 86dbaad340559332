"""A unit of measure: how it is written, and what it means."""

from collections.abc import Callable
from typing import NamedTuple


class Unit(NamedTuple):
    """How a unit is written, its meaning after a number (one, or several), and its source.

    In the pattern "/" stands for "/" or "per", "µ" for each way to write micro, "#" for any way
    to raise a number.
    """

    written: str
    words: Callable[[int], str]
    source: str
