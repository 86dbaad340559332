"""What the first painting shows, in words."""

from typing import NamedTuple

from viewer.ui.results.row import RowWords


class FirstList(NamedTuple):
    """A list in words; ``also`` is a sentence over it and the links behind that."""

    text: str
    total: int
    is_exact: bool
    order: str
    also: tuple[str, tuple[str, ...]]
    rows: tuple[RowWords, ...]
