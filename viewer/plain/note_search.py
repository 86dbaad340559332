"""Searches the words of a person's notes: in memory, and never in a library."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from viewer.domain.personal import Note

LEAST_LETTERS = 2
"""A search of fewer letters finds half of all notes, and is not made."""
_BEFORE, _AFTER = 24, 60
"""Characters of a note that are shown around the first word found."""
_WORD = re.compile(r"\w+")


class FoundNote(NamedTuple):
    """A note with all words that were searched: its key, and its words around the first of them."""

    key: str
    note: Note
    words: str


def _folded(text: str) -> str:
    """Small letters without accents, one sign for each, so that places fit."""
    return "".join(unicodedata.normalize("NFKD", sign)[:1] or sign for sign in text).casefold()


class NoteSearch:
    """Finds notes. What was made ready of them for one search serves the next."""

    def __init__(self) -> None:
        self._ready: dict[str, tuple[Note, str]] = {}

    def find(self, notes: Mapping[str, Note], text: str) -> tuple[FoundNote, ...]:
        """The notes in which each word of ``text`` begins a word, the newest first."""
        wanted = _WORD.findall(_folded(text))
        if sum(map(len, wanted)) < LEAST_LETTERS:
            return ()
        patterns = [re.compile(rf"\b{re.escape(word)}") for word in wanted]
        self._ready = {key: self._made_ready(key, note) for key, note in notes.items()}
        found = (
            FoundNote(key, note, _around(note.text, place))
            for key, (note, folded) in self._ready.items()
            if (place := _place(folded, patterns)) is not None
        )
        return tuple(sorted(found, key=lambda each: each.note.changed, reverse=True))

    def _made_ready(self, key: str, note: Note) -> tuple[Note, str]:
        ready = self._ready.get(key)
        return ready if ready is not None and ready[0] is note else (note, _folded(note.text))


def _place(folded: str, patterns: Iterable[re.Pattern[str]]) -> int | None:
    """Where the first of the words stands; None where not all of them do."""
    places = [pattern.search(folded) for pattern in patterns]
    starts = [place.start() for place in places if place is not None]
    return min(starts) if starts and len(starts) == len(places) else None


def _around(text: str, place: int) -> str:
    """Some words of a note around a place of it, in one line."""
    start, end = max(0, place - _BEFORE), place + _AFTER
    if start:
        blank = text.find(" ", start, place)
        start = blank + 1 if blank >= 0 else start
    words = " ".join(text[start:end].split())
    if end < len(text):
        words = f"{words.rsplit(' ', 1)[0]} …"
    return f"… {words}" if start else words
