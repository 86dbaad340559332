"""Remembers for the next start: notes what changes, and saves it a little later."""

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from viewer.settings import Settings, load, save
from viewer.ui.placing import place

_LATER = 1000
"""Milliseconds after a change; more changes meanwhile are one save."""

_LOOKED_AT = ("last_search", "last_trial", "last_tab")
"""Fields that say what somebody looked at."""


class Memory(QObject):
    """The settings in force and their file."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.settings = load(file)
        self.stands = False
        """Whether the window is on the screen already, before its parts are made."""
        self._saved: Settings | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER)
        self._timer.timeout.connect(self.save_now)

    def note(self, **changes: Any) -> None:  # noqa: ANN401  (the fields of Settings)
        """Take changed fields of the settings and save them soon.

        Where nothing is to be remembered of what was looked at, that is left out.
        """
        if not changes.get("remember", self.settings.remember):
            changes.update(dict.fromkeys(_LOOKED_AT, ""))
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
        """Put the window where it stood, unless it is part of one that stands already."""
        if not self.stands:
            place(window, self.settings)
