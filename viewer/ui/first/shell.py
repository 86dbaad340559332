"""The window on the screen: paints its list at once, then holds the parts that take its place."""

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.settings import Settings
from viewer.ui.application import the_application
from viewer.ui.division import LEAST
from viewer.ui.first.ahead import Ahead
from viewer.ui.first.painting import FirstPainting
from viewer.ui.look import early_look
from viewer.ui.placing import place
from viewer.words import _

_PATIENCE = 1000
"""Milliseconds after which the parts are made even if nothing has been painted: nobody may see
the window yet."""


class Shell(QWidget):
    """Paints with ``painting`` until it is given a widget to hold."""

    def __init__(self, painting: FirstPainting) -> None:
        super().__init__()
        self._painting: FirstPainting | None = painting
        self._inner: QWidget | None = None
        self._keys: list[QKeyEvent] = []
        self._loop = QEventLoop(self)
        self.was_closed = False
        self.setMinimumSize(*LEAST)
        self.setWindowTitle(_("Trial Viewer"))

    def open(self) -> None:
        """Show the window, and come back when it has been painted."""
        self.show()
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self._loop.quit)
        timer.start(_PATIENCE)
        self._loop.exec()
        timer.stop()

    def breathe(self) -> bool:
        """Let the window answer what was done to it; gives whether it is still open."""
        QCoreApplication.processEvents()
        return not self.was_closed

    def hold(self, inner: QWidget) -> None:
        """Take a widget as what the window consists of, still hidden."""
        inner.setParent(self)
        # What stands alone gets its ground from Qt.
        inner.setAutoFillBackground(True)
        inner.setGeometry(self.rect())

    def reveal(self, inner: QWidget) -> None:
        """Show a widget that it holds in place of what was shown before."""
        self._inner, self._painting = inner, None
        inner.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(inner.windowTitle())
        inner.setGeometry(self.rect())
        inner.show()
        keys, self._keys = self._keys, []
        focused = QApplication.focusWidget() or self.focusWidget()
        for key in keys:
            if focused is not None:
                QCoreApplication.postEvent(focused, key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the list while there is nothing else."""
        if self._painting is None:
            return
        painter = QPainter(self)
        self._painting.paint(painter, self.width(), self.height())
        painter.end()
        # After this painting has reached the screen.
        QTimer.singleShot(0, self._loop.quit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what it holds all the room."""
        super().resizeEvent(event)
        if self._inner is not None:
            self._inner.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed before there is anything to type in."""
        if self._inner is None:
            self._keys.append(event.clone())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close what it holds first: that saves."""
        if self._inner is not None and not self._inner.close():
            event.ignore()
            return
        self.was_closed = True
        self._loop.quit()
        event.accept()


def open_shell(ahead: Ahead, settings: Settings) -> Shell | None:
    """Open the window on a list. None: there is none, or its words need more room."""
    application = the_application()
    shown = ahead.answer()
    if shown is None:
        return None
    look = early_look(settings.appearance.value, settings.zoom / 100, application)
    painting = FirstPainting(look, shown, settings.list_width)
    shell = Shell(painting)
    place(shell, settings)
    if not painting.fits(shell.width()):
        shell.deleteLater()
        return None
    shell.open()
    return shell
