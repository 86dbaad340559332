"""Where a window stands on the screen, and how large it is, when it opens."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.settings import Settings

_USUAL = (1280, 800)
_SEEN = 120
"""Pixels of a window that must lie on a screen, or nobody could take hold of it."""


def place(window: QWidget, settings: Settings) -> None:
    """Put the window where it stood, or in the middle of a screen that is still there."""
    whole = QGuiApplication.primaryScreen().availableGeometry()
    noted = QRect(*settings.geometry) if settings.geometry else QRect()
    seen = [other.availableGeometry().intersected(noted) for other in QGuiApplication.screens()]
    if any(part.width() >= _SEEN and part.height() >= _SEEN for part in seen):
        window.setGeometry(noted)
    else:
        width = min(noted.width() if noted.isValid() else _USUAL[0], whole.width())
        height = min(noted.height() if noted.isValid() else _USUAL[1], whole.height())
        box = QRect(0, 0, width, height)
        box.moveCenter(whole.center())
        window.setGeometry(box)
    if settings.maximized:
        window.showMaximized()
