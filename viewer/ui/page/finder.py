"""Finds words on a page, whatever they stand in, and goes round the places.

Text is compared without case, accents and the difference of curly apostrophes. A closed fold, and
a text shown in parts, count with what is inside, and open when the reader comes there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast
from unicodedata import normalize

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "‐": "-", "‑": "-", "–": "-"})


class Found(Protocol):
    """A widget whose text can be searched."""

    def found_text(self) -> str:
        """The text as it stands."""

    def show_found(self, start: int, length: int) -> QRect:
        """Show a place of the text as found; positions in UTF-16 units. Where it is seen."""

    def show_none(self) -> None:
        """Show no place as found any more."""


class Closed(Protocol):
    """A widget that holds text which is not shown yet."""

    def hidden_texts(self) -> Iterator[str]:
        """The texts inside; none when it is open."""

    def reveal(self, wanted: str) -> None:
        """Show what is inside, built and measured; of much, what holds ``wanted`` (folded)."""


class Narrowed(Protocol):
    """A list that shows only what was looked for."""

    def unnarrow(self) -> None:
        """Show everything again, where it was finding that narrowed it."""


def _text_of(widget: QWidget) -> Found | None:
    return cast(Found, widget) if hasattr(type(widget), "found_text") else None


def _inside_of(widget: QWidget) -> Closed | None:
    return cast(Closed, widget) if hasattr(type(widget), "hidden_texts") else None


@dataclass(frozen=True, slots=True)
class Count:
    """How many places there are, and the one that is shown (from 1; 0: none)."""

    places: int
    at: int


@dataclass(frozen=True, slots=True)
class _Place:
    widget: QWidget
    start: int
    """Where it begins; -1 inside something closed."""


class Finder:
    """Remembers what was looked for and where it was found last. ``bring`` scrolls there."""

    def __init__(self, bring: Callable[[QWidget, QRect], None]) -> None:
        self._bring = bring
        self._text = ""
        self._at = -1
        self._shown: QWidget | None = None

    def shown(self) -> QWidget | None:
        """The widget in which a place is shown as found."""
        return self._shown

    def find(self, text: str, page: QWidget, step: int = 1) -> Count:
        """Go ``step`` places on from where ``text`` was found last, and round at the ends.

        0 only counts. An empty text takes the mark away.
        """
        for found in filter(None, map(_text_of, page.findChildren(QWidget))):
            found.show_none()
        self._shown = None
        wanted = folded(text)
        if text != self._text:
            self._unnarrow(page)
            self._text, self._at = text, -1
            step = min(1, abs(step))
        places = _places(page, wanted)
        if not places:
            return Count(0, 0)
        if not step:
            return Count(len(places), self._at + 1)
        self._at = (max(self._at, -1) + step) % len(places)
        places = self._opened(places, page, wanted)
        if not places:
            return Count(0, 0)
        place = places[self._at]
        shown = _text_of(place.widget)
        if shown:
            self._shown = place.widget
            self._bring(place.widget, shown.show_found(place.start, len(wanted)))
        return Count(len(places), self._at + 1)

    @staticmethod
    def _unnarrow(page: QWidget) -> None:
        """Let lists that were narrowed to the letters typed so far hold everything again."""
        for widget in page.findChildren(QWidget):
            if hasattr(type(widget), "unnarrow"):
                cast(Narrowed, widget).unnarrow()

    def _opened(self, places: list[_Place], page: QWidget, wanted: str) -> list[_Place]:
        """Open what hides the place, until the place itself is shown."""
        while places and places[self._at].start < 0:
            closed = _inside_of(places[self._at].widget)
            if closed:
                closed.reveal(wanted)
            # What stands before it is where it was, so that the same number is its first place.
            places = _places(page, wanted)
            self._at %= max(1, len(places))
        return places


def _places(page: QWidget, wanted: str) -> list[_Place]:
    if not wanted:
        return []
    seen = [
        (_begin_of(widget, page), widget)
        for widget in page.findChildren(QWidget)
        if (_text_of(widget) or _inside_of(widget)) and widget.isVisibleTo(page)
    ]
    # What is inside a closed fold comes after the fold's own line, which begins where it does.
    seen.sort(key=lambda pair: (pair[0].y(), pair[0].x(), _inside_of(pair[1]) is not None))
    found: list[_Place] = []
    for _corner, widget in seen:
        text, inside = _text_of(widget), _inside_of(widget)
        if text:
            starts = starts_of(text.found_text(), wanted)
            found.extend(_Place(widget, start) for start in starts)
        if inside:
            count = sum(len(starts_of(each, wanted)) for each in inside.hidden_texts())
            found.extend([_Place(widget, -1)] * count)
    return found


def _begin_of(widget: QWidget, page: QWidget) -> QPoint:
    """Where what a widget tells begins: a list hides its rest at its end."""
    inside = widget.rect()
    at_end = getattr(type(widget), "hides_at_end", False)
    return widget.mapTo(page, inside.bottomLeft() if at_end else inside.topLeft())


def starts_of(text: str, wanted: str) -> list[int]:
    """Where ``wanted`` (folded) begins in ``text``, in UTF-16 units, not overlapping."""
    searched = folded(text)
    found, start = [], searched.find(wanted)
    while start >= 0:
        found.append(start)
        start = searched.find(wanted, start + len(wanted))
    return found


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text to compare: as many characters as Qt counts in it, so that places fit."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    units = 1 if ord(sign) < 0x10000 else 2
    base = normalize("NFD", sign.translate(_SAME))[:1].lower()
    return base if len(base) == units else base[:1].ljust(units, "\0")
