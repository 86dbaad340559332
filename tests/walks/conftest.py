"""The journeys: the real program on a real library file, by keyboard, dialogs of the system too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.importing.run import import_files
from viewer.ui.program import FilePlaces, Program
from viewer.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]

PATIENCE = 60_000
"""Milliseconds after which a walk is given up; never how long it should take."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.walk)
            item.add_marker(pytest.mark.gui)


@pytest.fixture
def starter_library(tmp_path: Path, starter_folder: Path) -> Path:
    """The starter library, made afresh."""
    library = tmp_path / "starter.db"
    import_files(
        [starter_folder], library, on_progress=lambda _progress: None, is_cancelled=lambda: False
    )
    return library


@pytest.fixture
def without_places(tmp_path: Path, starter_folder: Path) -> Path:
    """The entries of the three source documents, which say of no place where on earth it is."""
    library = tmp_path / "without-places.db"
    entries = [
        starter_folder / f"{number}.json"
        for number in ("NCT01988506", "NCT04781309", "NCT06991114")
    ]
    import_files(entries, library, on_progress=lambda _progress: None, is_cancelled=lambda: False)
    return library


class Walker:
    """A person at the keyboard of the running program."""

    def __init__(self, qtbot: QtBot, settings: Path) -> None:
        self.qtbot = qtbot
        self.settings = settings
        self.program: Program | None = None

    @property
    def window(self) -> Window:
        assert self.program is not None
        assert self.program.window is not None
        return self.program.window

    def start(self, library: Path) -> None:
        """Start the program as a person does, and wait for the window."""
        log = self.settings.with_name("log.txt")
        painted: list[bool] = []
        hooks = [lambda: painted.append(True)]
        personal = self.settings.with_name("private") / "personal.db"
        places = FilePlaces(self.settings, personal, log, ROOT / "resources")
        self.program = Program(places, hooks)
        self.program.open(library)
        self.window.resize(1280, 800)
        self.look_at_window()
        self.qtbot.waitUntil(lambda: bool(painted), timeout=PATIENCE)
        self.qtbot.waitUntil(lambda: self.window.reader is not None, timeout=PATIENCE)
        self.settle()

    def look_at_window(self) -> None:
        """Give the window the keyboard, as the desktop does when a dialog before it closes."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    def stop(self) -> None:
        """Close the window; what it remembers is on disk then."""
        if self.program is not None and self.program.window is not None:
            window = self.program.window
            window.close()
            window.deleteLater()
            self.program.window = None
            self.program.close_personal()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        window = self.window
        self.qtbot.waitUntil(
            lambda: (
                not (
                    not window.searching.is_complete
                    or window.searching._tasks.is_busy
                    or window.narrowing.is_busy
                    or window.reader.reading.is_waiting
                    or window.reader.reading.tasks.is_busy
                    or window.frame.pane.list._rest.isActive()
                )
            ),
            timeout=PATIENCE,
        )
        for _round in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for letter in text:
            QTest.keyClicks(self._focused(), letter)
        self.settle()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self._focused(), key, modifier)
        self.settle()

    def answer_file_dialog(self, path: Path, then: Callable[[], None]) -> None:
        """Do ``then``, which opens a file dialog; write ``path`` into it and press Enter."""
        answered = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, answer)
                return
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            field.setText(str(path))
            answered.append(path)
            QTest.keyClick(field, Qt.Key.Key_Return)

        QTimer.singleShot(20, answer)
        then()
        assert answered == [path]

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget() or QApplication.activeWindow()
        assert focused is not None
        return focused


@pytest.fixture
def walker(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Walker]:
    """Somebody who sits down at the program; the window is closed when they leave."""
    font = QFont(qapp.font())
    font.setPointSizeF(11.5)
    qapp.setFont(font)
    QLocale.setDefault(QLocale(QLocale.Language.English))
    # The file dialogs of the system cannot be answered by a test, Qt's own can.
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    person = Walker(qtbot, tmp_path / "settings.json")
    yield person
    person.stop()
