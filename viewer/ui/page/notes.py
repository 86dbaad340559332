"""The notes on the open trial, as its pages show them and ask for others."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from viewer.domain.personal import Note, Passage
from viewer.pages.blocks import Tab
from viewer.pages.note_places import Where


class Located(NamedTuple):
    """Where the passage of a note stands: on which tab, and where there."""

    tab: Tab
    where: Where


class Draft(NamedTuple):
    """A note as it is typed: under which key, on which trial, beside which passage."""

    key: str
    number: str
    text: str
    passage: Passage | None = None


class Notes(QObject):
    """What the person wrote on a trial. Pages read it and tell wishes; whoever keeps sets it.

    Signals:
        changed(): there are other notes, or they stand elsewhere.
        told(key): what is to be said of the note's keeping is another thing now.
        written(draft): a Draft is to be kept.
        deleted(key): a note is to be deleted.
        place_wished(key): the passage of a note is to be shown.
    """

    changed = Signal()
    told = Signal(str)
    written = Signal(object)
    deleted = Signal(str)
    place_wished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number = ""
        self.notes: Mapping[str, Note] = {}
        self.places: Mapping[str, Located] = {}
        """Where passages stand, by key of the note; those that are gone are left out."""
        self.are_placed = False
        """Whether all passages were looked for."""
        self._words: dict[str, str] = {}

    def begin(self, number: str) -> None:
        """Another trial is shown; its notes come later."""
        self.number = number
        self.notes, self.places, self.are_placed = {}, {}, False
        self._words.clear()

    def set_notes(self, notes: Mapping[str, Note]) -> None:
        """The notes of the trial, by key, in the order they were written."""
        if notes != self.notes:
            self.notes = notes
            self.changed.emit()

    def set_places(self, places: Mapping[str, Located]) -> None:
        """Where the passages of the notes stand."""
        if places != self.places or not self.are_placed:
            self.places, self.are_placed = places, True
            self.changed.emit()

    def add_place(self, key: str, place: Located) -> None:
        """Where the passage of a new note stands."""
        self.places = {**self.places, key: place}

    def is_gone(self, key: str) -> bool:
        """Whether the passage of a note was looked for and is not there any more."""
        note = self.notes.get(key)
        passage = note.passage if note else None
        return passage is not None and self.are_placed and key not in self.places

    def tell(self, key: str, words: str) -> None:
        """Say how the keeping of a note goes."""
        self._words[key] = words
        self.told.emit(key)

    def words_of(self, key: str) -> str:
        """What is to be said of the keeping of a note."""
        return self._words.get(key, "")


def new_key() -> str:
    """A key for a new note."""
    return uuid4().hex
