"""The words of a row of a list, apart from what makes them: the first painting needs no more."""

from typing import NamedTuple


class RowWords(NamedTuple):
    """The words of one row: title, status line, lines under it, and all for a screen reader.

    ``lines`` are never shortened here; the painter does that where the line ends.
    ``standing`` is a :class:`viewer.domain.standing.Standing`.
    """

    number: str
    title: str
    standing: str
    status: str
    official: str
    phase: str
    lines: tuple[str, ...]
    spoken: str
    tip: str


class RowMine(NamedTuple):
    """What the person made of a trial, as its row shows it.

    ``notes`` are lines of ours, such as "Not for you"; ``tags`` pairs of a name and the place of
    its colour; ``ticked``: the state of a box before the row, None for no box; ``spoken``: all
    of it for a screen reader.
    """

    saved: bool = False
    notes: tuple[str, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    ticked: bool | None = None
    spoken: str = ""


NOTHING_MINE = RowMine()
"""The row of a trial that the person never touched."""
