"""Adding studies from real files: shown, counted, stopped, and what is wrong is said in words."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.importing import ImportDialog
from viewer.ui.look import look_for
from viewer.ui.window import Window

Settle = Callable[[Window], None]
Make = Callable[..., Window]


def record(number: int, **more: object) -> dict[str, object]:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT7{number:07}", "briefTitle": f"Gout {number}"},
            "statusModule": {"overallStatus": "RECRUITING"},
            "conditionsModule": {"conditions": ["Gout"]},
        },
        **more,
    }


@pytest.fixture
def good_file(tmp_path: Path) -> Path:
    path = tmp_path / "from registry.json"
    path.write_text(json.dumps({"studies": [record(1), record(2)]}))
    return path


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, own_library: Path):
    made: list[ImportDialog] = []

    def run(*paths: Path) -> ImportDialog:
        shown = ImportDialog(paths, own_library, look_for("light", 1.0, qapp))
        qtbot.addWidget(shown)
        made.append(shown)
        shown.show()
        shown.start()
        return shown

    yield run
    for shown in made:
        shown.run.end_now()


def wait_end(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.run.is_running and dialog.close_.isVisible(), timeout=60_000)


def test_a_real_file_is_added_and_counted(qtbot: QtBot, dialog, good_file: Path) -> None:
    shown = dialog(good_file)
    wait_end(qtbot, shown)
    assert shown.title.text() == "2 studies added"
    assert shown.says.text() == "Everything in the files could be read."
    assert shown.numbers.text() == "New: 2. Changed: 0. As before: 0."
    assert not shown.details.isVisible()


def test_adding_the_same_again_says_nothing_is_new(qtbot: QtBot, dialog, good_file: Path) -> None:
    wait_end(qtbot, dialog(good_file))
    again = dialog(good_file)
    wait_end(qtbot, again)
    assert again.title.text() == "Nothing new in these files"
    assert again.numbers.text() == "New: 0. Changed: 0. As before: 2."


def test_a_changed_record_is_not_called_new(qtbot: QtBot, dialog, good_file: Path) -> None:
    wait_end(qtbot, dialog(good_file))
    good_file.write_text(json.dumps({"studies": [record(1, hasResults=True), record(2)]}))
    again = dialog(good_file)
    wait_end(qtbot, again)
    assert again.title.text() == "1 study brought up to date"
    assert again.numbers.text() == "New: 0. Changed: 1. As before: 1."


def test_a_broken_record_is_named_and_the_list_can_be_copied(
    qtbot: QtBot, dialog, tmp_path: Path
) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text(json.dumps(record(1)) + "\n" + json.dumps({"protocolSection": {}}) + "\n")
    shown = dialog(path)
    wait_end(qtbot, shown)
    assert shown.title.text() == "1 study added"
    assert shown.says.text() == "1 record could not be read. The others are fine."
    assert "half.jsonl" in shown.details.toPlainText()
    qtbot.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    assert "half.jsonl" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("content", [b"", b"hello", b'{"studies": [', b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_none_is_said_in_a_sentence(
    qtbot: QtBot, dialog, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "letter.json"
    path.write_bytes(content)
    shown = dialog(path)
    wait_end(qtbot, shown)
    words = " ".join((shown.title.text(), shown.says.text(), shown.details.toPlainText()))
    assert "letter.json" in words
    assert "Traceback" not in words
    assert "added" not in shown.title.text() or shown.title.text() == "Nothing was added"


def test_cancel_stops_and_says_what_stays(qtbot: QtBot, dialog, tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    line = "\n".join(json.dumps(record(number, filler="x" * 2000)) for number in range(20_000))
    path.write_text(line)
    shown = dialog(path)
    qtbot.waitUntil(lambda: shown.says.text() != "Starting…", timeout=60_000)
    qtbot.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    assert shown.says.text() == "Stopping. What was added so far stays."
    wait_end(qtbot, shown)
    assert shown.title.text() == "Stopped"


def test_closing_while_it_runs_means_cancel(qtbot: QtBot, dialog, tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    path.write_text("\n".join(json.dumps(record(n, filler="x" * 2000)) for n in range(20_000)))
    shown = dialog(path)
    qtbot.waitUntil(lambda: shown.run.is_running)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    wait_end(qtbot, shown)


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(300, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_dropping_a_file_adds_it_and_shows_it_at_once(
    qtbot: QtBot, make_window: Make, settle: Settle, own_library: Path, good_file: Path
) -> None:
    window = make_window(own_library)
    window._begin_with("gout")
    settle(window)
    assert window.frame.pane.model.rowCount() == 1
    drop(window, good_file)
    (shown,) = window.findChildren(ImportDialog)
    wait_end(qtbot, shown)
    shown.accept()
    settle(window)
    assert window.frame.pane.model.rowCount() == 3
    assert window.frame.pane._in_library == 236


def test_choosing_files_and_choosing_none(
    qtbot: QtBot, make_window: Make, settle: Settle, own_library: Path, good_file: Path, said
) -> None:
    window = make_window(own_library)
    window.actions_.import_files.trigger()
    assert not window.findChildren(ImportDialog)
    said.files = [good_file]
    window.actions_.import_files.trigger()
    (shown,) = window.findChildren(ImportDialog)
    wait_end(qtbot, shown)
    shown.accept()
    settle(window)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights there")
def test_a_library_that_cannot_be_changed_is_said_and_a_copy_offered(
    make_window: Make, own_library: Path, good_file: Path, said, tmp_path: Path, monkeypatch
) -> None:
    window = make_window(own_library)
    # The superuser may write everywhere, whatever the mode of the file says.
    monkeypatch.setattr("viewer.ui.importing.os.access", lambda *_asked: False)
    said.answers = [0]
    said.new_file = tmp_path / "mine.db"
    wished: list[Path] = []
    window.library_wished.connect(wished.append)
    window.add_studies([good_file])
    (message,) = said.heard()
    assert str(own_library) in message.more
    assert wished == [tmp_path / "mine.db"]
    assert (tmp_path / "mine.db").read_bytes() == own_library.read_bytes()


def test_a_line_more_makes_the_dialog_higher_and_is_not_cut(dialog, good_file: Path) -> None:
    shown = dialog(good_file)
    shown.run.end_now()
    shown.says.setText("a few words " * 40)
    shown._fit()
    QApplication.processEvents()
    assert shown.says.height() >= shown.says.heightForWidth(shown.says.width())
