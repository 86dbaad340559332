"""The last line over a list where large words leave room for little."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from viewer.ui.flow import FlowLayout


class LastLine(QWidget):
    """Things side by side where they fit, one under the other where they do not."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self, spread=True)
        self._row.setContentsMargins(0, 0, 0, 0)

    def holds(self, part: QWidget) -> bool:
        """Whether ``part`` stands in it."""
        return self._row.indexOf(part) >= 0

    def take(self, parts: Iterable[QWidget | None]) -> None:
        """Take things over from where they stand."""
        for part in parts:
            if part is not None and not self.holds(part):
                self._row.addWidget(part)
