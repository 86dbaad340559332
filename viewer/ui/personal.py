"""What the program needs of the personal part, which is made after the first paint."""

from typing import Protocol


class Personal(Protocol):
    """What the person keeps, and what shows it; see ``viewer.ui.mine.Mine``."""

    def close(self) -> bool:
        """Write what is not written yet; tell whether all of it is on the disk."""
