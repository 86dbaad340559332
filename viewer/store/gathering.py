"""Who looks at every listed card when the index is built anew, to draw a table from all of them."""

from collections.abc import Callable
from typing import Protocol

from viewer.store.cards import Subjects
from viewer.store.learning import Learner
from viewer.store.sqlite import Connection
from viewer.store.tree import TreeGatherer
from viewer.store.vocabulary import Vocabulary


class Gatherer(Protocol):
    """Draws a table from all cards. It must stay small: there may be half a million of them."""

    def add(self, subjects: Subjects) -> None:
        """Look at what one listed trial is about; they come in the order of lists."""
        ...

    def write(self, connection: Connection) -> None:
        """Put what was gathered in place of the old rows, in the transaction at hand."""
        ...


GATHERERS: tuple[Callable[[], Gatherer], ...] = (Learner, Vocabulary, TreeGatherer)
"""What is made anew, and fed, at each building of the index."""
