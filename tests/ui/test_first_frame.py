"""The window's first painting says and shows what its parts say and show a moment later."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.settings import Appearance, Settings, save
from viewer.ui.first.ahead import Ahead
from viewer.ui.first.asking import first_list
from viewer.ui.first.painting import FirstPainting
from viewer.ui.first.shell import Shell, open_shell
from viewer.ui.look import look_for
from viewer.ui.program import FilePlaces, Program

ROOT = Path(__file__).resolve().parents[2]
ASTHMA = Settings(last_search="asthma", geometry=(0, 0, 1280, 800))


class Opened:
    """A window opened in two steps, with a picture after each."""

    def __init__(self, shell: Shell, program: Program, before: QImage) -> None:
        self.shell = shell
        self.program = program
        self.before = before

    @property
    def window(self):
        assert self.program.window is not None
        return self.program.window


@pytest.fixture
def open_twice(qapp: QApplication, tmp_path: Path, library_file: Path):
    assert qapp is not None
    # Where an earlier test left the pointer, a button would light up under it.
    QCursor.setPos(QPoint(0, 0))
    opened: list[Opened] = []

    def open_(settings: Settings, keys: str = "") -> Opened:
        file = tmp_path / "settings.json"
        save(settings, file)
        shell = open_shell(Ahead(library_file, settings), settings)
        assert shell is not None
        for key in keys:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                typed = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, key)
                QApplication.sendEvent(shell, typed)
        places = FilePlaces(
            file, tmp_path / "personal.db", tmp_path / "log.txt", ROOT / "resources"
        )
        program = Program(places, (), shell)
        before = _picture(shell)
        program.faults.install()
        program.open(library_file)
        made = Opened(shell, program, before)
        opened.append(made)
        return made

    yield open_
    for made in opened:
        made.shell.close()
        made.program.close_personal()
        made.program.faults.uninstall()
        made.shell.deleteLater()
        made.program.deleteLater()


def _picture(widget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _differing(one: QImage, other: QImage, left: int, right: int) -> float:
    """The share of the pixels between two columns that are not alike."""
    assert one.size() == other.size()
    rows = range(one.height())
    unlike = sum(one.pixel(x, y) != other.pixel(x, y) for y in rows for x in range(left, right))
    return unlike / (one.height() * (right - left))


def _settle(qtbot: QtBot, opened: Opened) -> None:
    qtbot.waitUntil(lambda: opened.window.reader is not None)
    qtbot.waitUntil(lambda: not opened.window.searching.is_waiting)
    QApplication.processEvents()


def test_rows_of_the_first_painting_say_what_the_list_says(
    open_twice: Callable[..., Opened], library_file: Path
) -> None:
    shown = first_list(library_file, ASTHMA)
    window = open_twice(ASTHMA).window
    assert shown is not None
    model = window.frame.pane.model
    assert [model.words(row) for row in range(len(shown.rows))] == list(shown.rows)
    assert shown.order == window.frame.pane.head.sort.words


def test_the_list_stays_where_it_was_painted(
    qtbot: QtBot, open_twice: Callable[..., Opened]
) -> None:
    opened = open_twice(ASTHMA)
    _settle(qtbot, opened)
    after = _picture(opened.shell)
    # The scroll bar tells of more rows by then.
    list_end = opened.window.frame.pane.list.viewport().width()
    assert _differing(opened.before, after, 0, list_end) < 0.002
    assert _differing(opened.before, after, list_end, after.width()) < 0.01


@pytest.mark.parametrize(
    ("zoom", "appearance"),
    [(100, Appearance.DARK), (300, Appearance.LIGHT), (150, Appearance.DARK)],
)
def test_colours_and_text_size_are_those_of_the_window(
    qtbot: QtBot, open_twice: Callable[..., Opened], zoom: int, appearance: Appearance
) -> None:
    settings = ASTHMA._replace(
        zoom=zoom, appearance=appearance, geometry=(0, 0, 2300, 1000), list_width=10 * zoom
    )
    opened = open_twice(settings)
    _settle(qtbot, opened)
    after = _picture(opened.shell)
    assert _differing(opened.before, after, 0, after.width()) < 0.02


def test_what_is_typed_before_the_parts_are_there_arrives(
    qtbot: QtBot, open_twice: Callable[..., Opened]
) -> None:
    opened = open_twice(ASTHMA, keys="x")
    heard: list[str] = []
    pane = opened.window.frame.pane

    class Ear(QObject):
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.KeyPress:
                heard.append(event.text())
            return False

    ear = Ear()
    pane.list.installEventFilter(ear)
    _settle(qtbot, opened)
    assert heard == ["x"]


def test_closing_the_window_on_the_screen_closes_and_saves(
    qtbot: QtBot, open_twice: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_twice(ASTHMA)
    _settle(qtbot, opened)
    opened.shell.resize(1000, 700)
    opened.window.actions_.quit.trigger()
    assert opened.shell.was_closed
    assert json.loads((tmp_path / "settings.json").read_text("utf-8"))["geometry"][2:] == [
        1000,
        700,
    ]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(last_search="asthma", last_trial="NCT90000001"),
        Settings(last_search="asthma", only_open=True),
        Settings(last_search="nothing has these words"),
    ],
)
def test_other_beginnings_wait_for_the_parts(library_file: Path, settings: Settings) -> None:
    assert first_list(library_file, settings) is None


def test_a_library_that_cannot_be_used_is_left_to_the_window(tmp_path: Path) -> None:
    torn = tmp_path / "torn.db"
    torn.write_bytes(b"SQLite format 3\x00 and then nothing")
    assert first_list(torn, ASTHMA) is None
    assert first_list(tmp_path / "missing.db", ASTHMA) is None


def test_words_too_long_for_a_line_wait_for_the_parts(qapp, library_file: Path) -> None:
    shown = first_list(library_file, ASTHMA)
    assert shown is not None
    look = look_for("light", 1.0, qapp)
    assert FirstPainting(look, shown).fits(1280)
    assert not FirstPainting(look, shown._replace(text="asthma " * 40)).fits(1280)
    assert not FirstPainting(look_for("light", 3.0, qapp), shown).fits(480)


def test_another_process_gives_the_same_list_while_qt_is_loaded(library_file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from viewer.settings import Settings\n"
        "from viewer.ui.first.ahead import Ahead\n"
        "ahead = Ahead(Path(sys.argv[1]), Settings(last_search='asthma'))\n"
        "first = ahead.answer(); here = 'viewer.store.catalog' in sys.modules\n"
        "from viewer.ui.first.asking import first_list\n"
        "assert first == first_list(Path(sys.argv[1]), Settings(last_search='asthma')), first\n"
        "print(len(first.rows), here)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(library_file)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=dict(os.environ),
    )
    rows, asked_here = done.stdout.split()
    assert rows == "12"
    assert asked_here == str(not sys.platform.startswith("linux"))


def test_the_first_painting_makes_no_class_of_qts_constants(
    library_file: Path, tmp_path: Path
) -> None:
    """Naming any of them makes all, which takes longer than all the painting."""
    settings = tmp_path / "settings.json"
    save(ASTHMA, settings)
    program = (
        "import sys, gc; from pathlib import Path; from viewer import app\n"
        "def painted():\n"
        "    kinds = [kind for kind in gc.get_objects() if isinstance(kind, type)]\n"
        "    names = {f'{kind.__module__}.{kind.__qualname__}' for kind in kinds}\n"
        "    print('PySide6.QtCore.Qt.AlignmentFlag' in names, 'viewer.ui.window' in sys.modules)\n"
        "    print('viewer.store.catalog' in sys.modules)\n"
        "    app.quit_window()\n"
        "library, settings = map(Path, sys.argv[1:])\n"
        "sys.exit(app.run_window(library, painted, settings))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(library_file), str(settings)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=dict(os.environ),
    )
    constants, window, catalog = done.stdout.split()
    assert (constants, window) == ("False", "False")
    # The list was asked for in a process of its own, which takes the memory with it.
    assert catalog == str(not sys.platform.startswith("linux"))
    assert not done.stderr
