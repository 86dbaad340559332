"""A library of an older Trial Viewer is brought up to date, by the program's own command."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from viewer.domain.errors import LibraryError
from viewer.ui.importing import ImportRun
from viewer.words import _

_STEPS = 1000


class UpgradeDialog(QProgressDialog):
    """Says what is done and how far it is. Cancel leaves the library as it was."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.is_done = False
        self.complaint = ""
        self.run = ImportRun(self)
        self.run.progressed.connect(self._show_progress)
        self.run.ended.connect(self._end)
        self.setWindowTitle(_("Your library"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumDuration(0)
        self.setLabelText(
            _(
                "An older Trial Viewer made the library {file}. It is brought up to date now, "
                "which may take some minutes. A copy of it is kept in the same folder."
            ).format(file=library.name)
        )
        self.setCancelButtonText(_("Cancel"))
        self.setRange(0, _STEPS)
        self.canceled.connect(self.run.end_now)

    def start(self) -> None:
        """Begin."""
        self.setValue(0)
        self.run.start_update(self._library)

    def _show_progress(self, progress: dict[str, Any]) -> None:
        self.setValue(int(_STEPS * float(progress.get("listed") or 0)))

    def _end(self, _report: object, complaint: str) -> None:
        self.is_done = not (complaint or self.wasCanceled())
        self.complaint = complaint
        self.done(0)


def brought_up_to_date(library: Path) -> bool:
    """Bring a library up to date and wait for it; False when the reader stopped it.

    Raises LibraryError when it cannot be done.
    """
    dialog = UpgradeDialog(library)
    dialog.start()
    dialog.exec()
    dialog.deleteLater()
    if dialog.complaint:
        raise LibraryError(dialog.complaint)
    return dialog.is_done
