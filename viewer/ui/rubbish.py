"""Collects garbage in the window's thread, and nowhere else.

Python collects in whatever thread happens to be running. In a background thread it may destroy
widgets that wait in a cycle, and a widget destroyed outside its own thread ends the process.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 1000
"""Milliseconds; a look that finds nothing to do costs next to nothing."""


class Rubbish(QObject):
    """Takes the collecting over from Python while it lives, at Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Take over."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give back."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
