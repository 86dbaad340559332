"""Remembers for the next start: notes what changes, and saves it a little later."""

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.settings import Settings, load, save

_LATER = 1000
"""Milliseconds after a change; more changes meanwhile are one save."""
_USUAL = (1280, 800)
_SEEN = 120
"""Pixels of a window that must lie on a screen, or nobody could take hold of it."""


class Memory(QObject):
    """The settings in force and their file."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.settings = load(file)
        self._saved: Settings | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER)
        self._timer.timeout.connect(self.save_now)

    def note(self, **changes: Any) -> None:  # noqa: ANN401  (the fields of Settings)
        """Take changed fields of the settings and save them soon."""
        changed = self.settings._replace(**changes)
        if changed != self.settings:
            self.settings = changed
            self._timer.start()

    def save_now(self) -> None:
        """Save. That it cannot be saved is logged: it costs the reader a zoom, not a word."""
        self._timer.stop()
        if self.settings == self._saved:
            return
        try:
            save(self.settings, self._file)
        except OSError as error:
            logging.getLogger("viewer").warning("Settings not saved: %s", error.strerror)
        else:
            self._saved = self.settings

    def note_geometry(self, window: QWidget) -> None:
        """Note where the window stands and how large it is."""
        box = window.normalGeometry() if window.isMaximized() else window.geometry()
        self.note(
            geometry=(box.x(), box.y(), box.width(), box.height()), maximized=window.isMaximized()
        )

    def place(self, window: QWidget) -> None:
        """Put the window where it stood, or in the middle of a screen that is still there."""
        whole = QGuiApplication.primaryScreen().availableGeometry()
        noted = QRect(*self.settings.geometry) if self.settings.geometry else QRect()
        seen = [other.availableGeometry().intersected(noted) for other in QGuiApplication.screens()]
        if any(part.width() >= _SEEN and part.height() >= _SEEN for part in seen):
            window.setGeometry(noted)
        else:
            width = min(noted.width() if noted.isValid() else _USUAL[0], whole.width())
            height = min(noted.height() if noted.isValid() else _USUAL[1], whole.height())
            box = QRect(0, 0, width, height)
            box.moveCenter(whole.center())
            window.setGeometry(box)
        if self.settings.maximized:
            window.showMaximized()
