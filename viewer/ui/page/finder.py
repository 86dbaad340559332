"""Finds words in the texts of a page, and goes round them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from viewer.ui.page.text_view import TextView


class Finder:
    """Remembers what was looked for and where it was found last. ``bring`` scrolls there."""

    def __init__(self, bring: Callable[[QWidget, QRect], None]) -> None:
        self._bring = bring
        self._text = ""
        self._at = -1

    def find(self, text: str, views: Sequence[TextView]) -> int:
        """Select the next place in ``views`` where ``text`` stands, whatever its case.

        Returns how many places there are. An empty text takes the selection away.
        """
        if text != self._text:
            self._text, self._at = text, -1
        for view in views:
            cursor = view.textCursor()
            cursor.clearSelection()
            view.setTextCursor(cursor)
        places = [(view, cursor) for view in views for cursor in _places(view, text)]
        if places:
            self._at = (self._at + 1) % len(places)
            view, cursor = places[self._at]
            view.setTextCursor(cursor)
            self._bring(view, view.cursorRect())
        return len(places)


def _places(view: TextView, text: str) -> list[QTextCursor]:
    found: list[QTextCursor] = []
    if not text:
        return found
    cursor = view.document().find(text, 0)
    while not cursor.isNull():
        found.append(cursor)
        cursor = view.document().find(text, cursor)
    return found
