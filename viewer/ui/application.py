"""The one QApplication, made by whoever needs it first."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from viewer.words import _


def the_application() -> QApplication:
    """Give the application; make it, and name it, when there is none."""
    made = QApplication.instance()
    application = made if isinstance(made, QApplication) else QApplication(["trial-viewer"])
    application.setApplicationName("trial-viewer")
    application.setApplicationDisplayName(_("Trial Viewer"))
    application.setDesktopFileName("trial-viewer")
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English))
    return application
