"""What the window needs of the comparing of studies, which is made after the first paint."""

from typing import Protocol


class Comparer(Protocol):
    """Which studies are chosen; see ``viewer.ui.compare.comparing.Comparing``."""

    def toggle(self, number: str) -> None:
        """Choose a study to compare, or give up one that is chosen."""

    def print_shown(self) -> bool:
        """Print the comparison, where one is in sight; tell whether one is."""

    def is_chosen(self, number: str) -> bool:
        """Whether a study is chosen."""
