"""Adds studies: runs the program's own import command, shows how far it is, and its report.

Another process, because reading records in a thread would make the window stand still.
"""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

import viewer
from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.import_words import counts, doing, import_words, part_done, speed
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _

_PATIENCE = 20_000
"""Milliseconds that a cancelled import may take to end a batch, before it is ended by force."""
_STEPS = 1000


class ImportRun(QObject):
    """One run of the import command.

    Signals:
        progressed(progress): the fields of ``viewer.importing.progress.Progress``.
        ended(report, complaint): the report as the command prints it, or None; and what the
            command said on standard error, or an empty text.
    """

    progressed = Signal(object)
    ended = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardError.connect(self._read_progress)
        self._process.readyReadStandardOutput.connect(self._read_report)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._report = bytearray()
        self._line = bytearray()
        self._complaints: list[str] = []
        self._force = QTimer(self)
        self._force.setSingleShot(True)
        self._force.setInterval(_PATIENCE)
        self._force.timeout.connect(self._process.kill)

    @property
    def is_running(self) -> bool:
        """Whether the command has begun and not ended."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self, paths: Sequence[Path], library: Path) -> None:
        """Begin to add the records of ``paths`` to ``library``."""
        words = ["-m", "viewer", "import", "--library", str(library), "--json", "--progress", "--"]
        self._process.start(sys.executable, [*words, *map(str, paths)])

    def start_update(self, library: Path) -> None:
        """Begin to bring ``library`` up to date; there is no report, only a complaint or none."""
        words = ["-m", "viewer", "update", "--library", str(library), "--progress"]
        self._process.start(sys.executable, words)

    def cancel(self) -> None:
        """Ask the command to stop after the records at hand."""
        if self.is_running:
            self._process.write(b"cancel\n")
            self._force.start()

    def end_now(self) -> None:
        """End the command and wait for it; what it had finished stays."""
        if self.is_running:
            self._process.kill()
            self._process.waitForFinished(-1)

    def _read_progress(self) -> None:
        self._line += self._process.readAllStandardError().data()
        *lines, rest = self._line.split(b"\n")
        self._line = bytearray(rest)
        for line in lines:
            self._take_line(line.decode("utf-8", "replace").strip())

    def _take_line(self, line: str) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            said = None
        if isinstance(said, dict) and isinstance(said.get("progress"), dict):
            self.progressed.emit(said["progress"])
        elif line:
            self._complaints.append(line)

    def _read_report(self) -> None:
        self._report += self._process.readAllStandardOutput().data()

    def _finish(self) -> None:
        self._force.stop()
        self._read_progress()
        self._read_report()
        self._take_line(self._line.decode("utf-8", "replace").strip())
        try:
            report = json.loads(self._report)
        except ValueError:
            report = None
        self.ended.emit(report if isinstance(report, dict) else None, "\n".join(self._complaints))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(None, self._process.errorString())


class ImportDialog(QDialog):
    """Shows a run: words, numbers and Cancel; at its end the report.

    Signals:
        library_changed(): records were added or changed, or may have been.
    """

    library_changed = Signal()

    def __init__(
        self,
        paths: Sequence[Path],
        library: Path,
        look: Look,
        parent: QWidget | None = None,
        *,
        headline: str = "",
    ) -> None:
        """``headline``: what the report is headed with where all went well."""
        super().__init__(parent)
        self._paths, self._library = tuple(paths), library
        self._headline = headline
        self._cancelled = False
        self.run = ImportRun(self)
        self.run.progressed.connect(self.show_progress)
        self.run.ended.connect(self.show_end)
        self.setWindowTitle(_("Add studies"))
        self.setMinimumWidth(look.px(440))
        self.title = Label(look, Role.CARD_TITLE, text=_("Adding studies"))
        self.says = Label(look, Role.NOTE, text=_("Starting…"))
        self.numbers = Label(look, Role.CONTROL, "soft")
        self.pace = Label(look, Role.CONTROL, "soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("How much has been read"))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(look.font(Role.CONTROL))
        self.details.setAccessibleName(_("What could not be read"))
        self.details.setMinimumHeight(look.px(160))
        self.details.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        self.details.hide()
        self.copy = OutlinedButton(look, _("Copy the list"))
        self.copy.hide()
        self.cancel = OutlinedButton(look, _("Cancel"))
        self.close_ = FilledButton(look, _("Close"))
        self.close_.hide()
        self._lay(look)
        self.copy.clicked.connect(self._copy)
        self.cancel.clicked.connect(self._cancel)
        self.close_.clicked.connect(self.accept)

    def _lay(self, look: Look) -> None:
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        for part in (self.title, self.says, self._bar, self.pace, self.numbers):
            column.addWidget(part)
        column.addWidget(self.details, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.copy, self.cancel, self.close_):
            row.addWidget(button)
        column.addLayout(row)

    def start(self) -> None:
        """Begin."""
        self.run.start(self._paths, self._library)

    def show_progress(self, progress: dict[str, Any]) -> None:
        """Show how far the run is."""
        if self._cancelled:
            return
        self.says.setText(doing(progress))
        self.numbers.setText(counts(progress))
        self.pace.setText(speed(progress))
        self._fit()
        part = part_done(progress)
        if part is not None:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(int(_STEPS * part))

    def _fit(self) -> None:
        """Grow where the words take a line more: a line that is cut is none."""
        column = self.layout()
        needed = column.totalHeightForWidth(self.width()) if column else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def show_end(self, report: dict[str, Any] | None, complaint: str) -> None:
        """Show the report, or why there is none."""
        self._bar.hide()
        self.pace.hide()
        self.cancel.hide()
        self.close_.show()
        self.close_.setFocus()
        words = import_words(report, complaint, cancelled=self._cancelled)
        well = bool(self._headline) and words.held and not words.problems and not self._cancelled
        self.title.setText(self._headline if well else words.headline)
        self.says.setText(_("{what}.").format(what=words.headline) if well else words.says)
        self.numbers.setText(words.numbers)
        self.numbers.setVisible(bool(words.numbers))
        self.details.setVisible(bool(words.problems))
        self.copy.setVisible(bool(words.problems))
        self.details.setPlainText("\n".join(words.problems))
        self.adjustSize()
        if words.changed:
            # Else what is open would be shown anew, and lose its place, for nothing.
            self.library_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing while it runs means Cancel."""
        if self.run.is_running:
            event.ignore()
            self._cancel()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Esc while it runs means Cancel."""
        if self.run.is_running:
            self._cancel()
        else:
            super().reject()

    def _cancel(self) -> None:
        self._cancelled = True
        self.cancel.hide()
        self.pace.setText("")
        self.says.setText(_("Stopping. What was added so far stays."))
        self.run.cancel()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


def can_write(library: Path) -> bool:
    """Whether records can be added to this library: its file and its folder take changes."""
    return os.access(library, os.W_OK) and os.access(library.parent, os.W_OK)


def copy_library(library: Path, to: Path) -> None:
    """Copy a library to a file that its owner may change. Raises OSError."""
    fresh = to.with_name(f"{to.name}.{os.getpid()}.new")
    shutil.copyfile(library, fresh)
    fresh.replace(to)


def _environment() -> QProcessEnvironment:
    """The environment of the command: it must find this very program."""
    environment = QProcessEnvironment.systemEnvironment()
    home = str(Path(viewer.__file__).resolve().parent.parent)
    others = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (home, others))))
    environment.insert("PYTHONIOENCODING", "utf-8")
    return environment
