"""What the window needs of the parts that are made after the first paint."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from viewer.domain.search import Query


class Study(Protocol):
    """Opens studies; see ``viewer.ui.reader.Reader``."""

    @property
    def opened(self) -> SignalInstance:
        """A study is open and shown: its number and its title."""

    @property
    def left(self) -> SignalInstance:
        """None is open any more."""

    @property
    def search_wished(self) -> SignalInstance:
        """A search for words of the study is wanted."""

    def open(self, number: str) -> None:
        """Open a study and bring its page to the front."""

    def open_beside(self, number: str) -> None:
        """Open a study; in a small window the list stays in front."""

    def enter(self, number: str) -> None:
        """Open a study and give it the keyboard."""

    def keep_free(self, covers: Callable[[QWidget], int]) -> None:
        """Bring nothing into sight where something of the window lies over the page."""

    def leave(self) -> None:
        """Have no study open."""

    def open_last(self) -> None:
        """Open the study that the settings name."""

    def open_again(self) -> None:
        """Open the open study anew."""

    def show_tab(self, index: int) -> None:
        """Show a tab by its place."""

    def find(self) -> None:
        """Begin to look for a word on the page."""

    def set_marking(self, on: bool) -> None:
        """Mark hard words in texts, or leave the texts bare."""

    def print_(self) -> None:
        """Show the print preview of the open study."""

    def print_several(self, numbers: Sequence[str], there_are: int) -> None:
        """Ask how to print some studies in one go, of a list of so many."""

    def close(self) -> None:
        """Stop what is under way."""


class Shares(Protocol):
    """Hands studies on; see ``viewer.ui.sharing.Sharing``."""

    def cite(self, number: str) -> None:
        """Copy a citation."""

    def open_registry(self, number: str) -> None:
        """Ask for the registry's page."""

    def save_list(self, query: Query) -> None:
        """Save the studies that a search finds."""

    def save_studies(self, numbers: Sequence[str]) -> None:
        """Save these studies."""

    def list_studies(self, query: Query) -> None:
        """Tell the first studies that a search finds, and how many there are."""

    def close(self) -> None:
        """Wait for work under way."""
