"""Menus that are walked by their first letters, as lists are."""

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu


class LetterMenu(QMenu):
    """A menu in which a letter leads to the next entry that begins with it; Enter takes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next entry of a letter; what begins with none leaves it to Qt."""
        following = self._next_with(event.text()) if not event.modifiers() else None
        if following is None:
            super().keyPressEvent(event)
        else:
            self.setActiveAction(following)

    def _next_with(self, letter: str) -> QAction | None:
        if not letter.isalnum():
            return None
        entries = [each for each in self.actions() if each.isEnabled() and each.isVisible()]
        active = self.activeAction()
        at = entries.index(active) + 1 if active in entries else 0
        for entry in (*entries[at:], *entries[:at]):
            if entry.text().lstrip("&").casefold().startswith(letter.casefold()):
                return entry
        return None

    def begin(self) -> None:
        """Mark the first entry, for somebody who came by key."""
        for entry in self.actions():
            if entry.isEnabled() and not entry.isSeparator():
                self.setActiveAction(entry)
                return
