"""Menus that are walked by their first letters, as lists are, and cut no word off."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QWidget

_TICK, _RECKONED = 0.8, 20
"""How wide the room for ticks is painted, by the height of an entry, and the pixels that the
style reckons with."""


_BOX_MARGIN = 3.5


class LetterMenu(QMenu):
    """A menu in which a letter leads to the next entry that begins with it; Enter takes it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.aboutToShow.connect(self._make_room)

    def _make_room(self) -> None:
        """Be as wide as the words need: with large text Qt reckons with too small a tick."""
        self._be_wide(0)
        rows = [self.actionGeometry(entry).height() for entry in self.actions()]
        tick = round(max(rows, default=0) * _TICK)
        self._be_wide(self.sizeHint().width() + max(0, tick - _RECKONED))

    def _be_wide(self, width: int) -> None:
        self.setMinimumWidth(width)
        # Else Qt would go on with the width it had reckoned before.
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.FontChange))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline the menu and the boxes in it: on a dark ground the style's lines are not seen."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for entry in self.actions():
            group = entry.actionGroup()
            if entry.isCheckable() and not (group and group.isExclusive()):
                painter.drawRect(self._box(self.actionGeometry(entry)))
        painter.end()

    @staticmethod
    def _box(row: QRect) -> QRectF:
        """Where the style paints the box of a row."""
        size = 0.79 * row.height() - 2 * _BOX_MARGIN
        return QRectF(row.left() + _BOX_MARGIN + 4, row.center().y() - size / 2 + 1, size, size)

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
