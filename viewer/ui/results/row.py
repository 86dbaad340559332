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
