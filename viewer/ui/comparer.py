"""What the window needs of the comparing of studies, which is made after the first paint."""

from collections.abc import Callable
from typing import Protocol


class Comparer(Protocol):
    """Which studies are chosen; see ``viewer.ui.compare.comparing.Comparing``."""

    def toggle(self, number: str) -> None:
        """Choose a study to compare, or give up one that is chosen."""

    def print_shown(self) -> bool:
        """Print the comparison, where one is in sight; tell whether one is."""

    def hear(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever other studies are chosen."""

    def hear_cleared(self, told: Callable[[Callable[[], None]], None]) -> None:
        """Call ``told`` with the way back whenever all that was chosen is given up."""

    def bar_height(self) -> int:
        """How many pixels at the window's foot the bar takes; 0 while it is out of sight."""

    def find_shown(self) -> bool:
        """Begin to look for a word of the comparison, where one is in sight; tell whether it is."""

    def set_marking(self, on: bool) -> None:
        """Mark hard words in texts, or leave the texts bare."""

    def leave(self) -> None:
        """Choose nothing, and show no comparison."""

    def is_chosen(self, number: str) -> bool:
        """Whether a study is chosen."""
