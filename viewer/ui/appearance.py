"""Which colours and which text size are in force, and telling when the system changes its mind."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from viewer.settings import ZOOMS, Appearance
from viewer.ui.look import Look, Role, look_for

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


class Appearances(QObject):
    """Holds the look in force and gives it to the whole application.

    Signals:
        changed(look): another look is in force.
    """

    changed = Signal(object)

    def __init__(
        self,
        application: QApplication,
        zoom: int,
        appearance: Appearance,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self.zoom = zoom
        self.appearance = appearance
        application.setStyle("Fusion")
        self._tell_system()
        self.look = self._make()
        self._give()
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def set_zoom(self, percent: int) -> None:
        """Take another text size, one of ``settings.ZOOMS``."""
        if percent != self.zoom and percent in ZOOMS:
            self.zoom = percent
            self._change()

    def larger(self) -> None:
        """Take the next larger text size, if there is one."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom), self.zoom))

    def smaller(self) -> None:
        """Take the next smaller text size, if there is one."""
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom), self.zoom))

    def usual_size(self) -> None:
        """Take the text size that the program comes with."""
        self.set_zoom(100)

    def set_appearance(self, appearance: str) -> None:
        """Take light or dark, or follow the system."""
        self.appearance = Appearance(appearance)
        self._tell_system()
        self._change()

    def _tell_system(self) -> None:
        # For what the system draws itself, such as the title bar. Without a desktop theme Qt
        # ignores it in silence; our own palette does not depend on it.
        self._application.styleHints().setColorScheme(_SCHEMES[self.appearance])

    def _system_changed(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._change()

    def _change(self) -> None:
        look = self._make()
        if look != self.look:
            self.look = look
            self._give()
            self.changed.emit(look)

    def _make(self) -> Look:
        return look_for(self.appearance.value, self.zoom / 100, self._application)

    def _give(self) -> None:
        self._application.setPalette(self.look.palette())
        self._application.setFont(self.look.font(Role.CONTROL))
