"""What the window and the writing thread say to each other about what is kept."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from viewer.domain.kept import Kept, Step, TakenStep


class Wish(NamedTuple):
    """A step to take, or one to take back: by its number, the newest for None."""

    step: Step | None
    seq: int | None = None


class Loaded(NamedTuple):
    """What was read: all that is kept, and the step that an undo takes back.

    ``beside``: another program had put another file in the place of the one that was open; what
    that held was saved there.
    """

    kept: Kept
    newest: TakenStep | None = None
    beside: Path | None = None


class Written(NamedTuple):
    """What came of a wish, and the step that an undo takes back now."""

    result: int | TakenStep | None
    newest: TakenStep | None


class Copy(Protocol):
    """A copy of what was kept on a day, ``yyyy-mm-dd``."""

    @property
    def path(self) -> Path:
        """Where it lies."""

    @property
    def day(self) -> str:
        """The day."""


class Desk(Protocol):
    """What is used of :class:`viewer.ui.keeping_desk.KeepingDesk`, which takes time to import."""

    def load(self) -> Loaded:
        """Read everything."""

    def do(self, wish: Wish) -> Written:
        """Take a step or take one back."""

    def look(self) -> Loaded | None:
        """Look whether the file is in its place."""

    def copy(self) -> None:
        """Make the copies."""

    def close(self, waiting: Sequence[Wish]) -> bool:
        """Write what was not written yet and close."""

    def copies(self) -> Sequence[Copy]:
        """The copies one can go back to."""

    def go_back(self, copy: Path) -> Loaded:
        """Put a copy in the place of the file."""

    def erase(self, also: Iterable[Path]) -> tuple[Path, ...]:
        """Erase everything."""
