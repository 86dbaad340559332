"""What the window needs of the pages beside the list, which are made after the first paint."""

from typing import Protocol

from viewer.ui.look import Look
from viewer.ui.suggestions import Suggestions


class Beside(Protocol):
    """Suggestions, filters, hidden studies, illnesses; see ``viewer.ui.narrowing.Narrowing``."""

    suggestions: Suggestions

    @property
    def is_busy(self) -> bool:
        """Whether a question is still without an answer."""

    @property
    def miles(self) -> bool:
        """Whether distances are in miles."""

    def open_filters(self) -> None:
        """Open the page of filters."""

    def open_hidden(self) -> None:
        """Open the page of what the filters hide."""

    def open_diseases(self) -> None:
        """Open the tree of illnesses."""

    def refresh(self) -> None:
        """The library has changed."""

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""

    def close(self) -> None:
        """Stop what is under way."""
