"""The whole program as a process of its own: it starts lean, ends with 0, and says what lacks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.domain.errors import LibraryError
from viewer.ui.faults import Faults, log, open_log
from viewer.ui.program import FilePlaces, Program

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("pydantic", "sqlite_utils", "markdown_it", "typst", "segno", "click", "PySide6.QtSvg")

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from viewer import app

def painted():
    print(json.dumps(sorted(sys.modules)), flush=True)
    if sys.argv[2] == "0":
        app.quit_window()
    else:
        QTimer.singleShot(int(sys.argv[2]), app.quit_window)

sys.exit(app.run_window(Path(sys.argv[1]), painted))
"""


def run(
    *words: str, program: str = PROGRAM, **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        env=kept | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("milliseconds", [0, 1500], ids=["at once", "when all is warm"])
def test_it_paints_before_anything_slow_is_imported_and_ends_with_0(
    library_file: Path, milliseconds: int
) -> None:
    done = run(str(library_file), str(milliseconds))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    modules = json.loads(done.stdout.splitlines()[0])
    assert [name for name in modules if name in SLOW] == []


def test_a_trial_left_open_is_opened_again_and_the_end_is_clean(
    library_file: Path,
) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "trial-viewer"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(
        json.dumps({"last_trial": "NCT90000003", "last_tab": "eligibility", "zoom": 130})
    )
    done = run(str(library_file), "2500")
    assert done.returncode == 0, done.stderr
    kept = json.loads((folder / "settings.json").read_text())
    assert kept["last_trial"] == "NCT90000003"
    assert kept["last_tab"] == "eligibility"
    assert kept["geometry"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there")
def test_without_a_display_it_says_what_to_install(library_file: Path) -> None:
    done = run(str(library_file), "0", QT_QPA_PLATFORM="")
    assert done.returncode == 3
    assert "apt install" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"no library at all" * 100])
def test_a_file_that_is_no_library_is_one_sentence_and_3(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.db"
    path.write_bytes(content)
    start = "from viewer.cli import run; run()"
    done = run("--library", str(path), program=start)
    assert done.returncode == 3
    assert str(path) in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == content


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:  # noqa: ARG001  (one a process)
    made = Program(
        FilePlaces(
            tmp_path / "settings.json",
            tmp_path / "personal.db",
            tmp_path / "log.txt",
            ROOT / "resources",
        )
    )
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.close_personal()


def test_another_library_takes_the_place_of_the_first(
    program: Program, library_file: Path, own_library: Path
) -> None:
    program.open(library_file)
    first = program.window
    first.library_wished.emit(own_library)
    assert program.window is not first
    assert program.window.catalogs.library == own_library
    assert program.window.isVisible()
    assert not first.isVisible()
    assert program.memory.settings.library == str(own_library)


def test_a_file_that_is_no_library_leaves_the_open_one_open(
    program: Program, library_file: Path, tmp_path: Path, said
) -> None:
    program.open(library_file)
    first = program.window
    first.messages = said
    (tmp_path / "no.db").write_bytes(b"no library" * 100)
    first.library_wished.emit(tmp_path / "no.db")
    assert program.window is first
    assert first.isVisible()
    (message,) = said.heard()
    assert "no.db" in message.text
    assert message.more == "The library you had open is still open."
    assert program.memory.settings.library == ""


def test_the_library_opened_last_comes_back_unless_it_is_broken(
    program: Program, library_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"x" * 5000)
    program.memory.note(library=str(broken))
    program._open_first(None, lambda: library_file)
    assert program.window.catalogs.library == library_file
    assert program.memory.settings.library == ""


def test_a_library_named_and_missing_is_an_error(program: Program, tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        program._open_first(tmp_path / "none.db", lambda: tmp_path)
    assert not (tmp_path / "none.db").exists()


def test_a_fault_is_logged_without_a_word_of_a_record_and_told_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "log" / "faults.log"
    open_log(path)
    faults = Faults()
    told: list[BaseException] = []
    faults.happened.connect(told.append)

    def fail() -> None:
        raise ValueError("the words of somebody's record")

    for _round in range(50):
        try:
            fail()
        except ValueError as error:
            faults.record(error)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert len(told) == 1
    text = path.read_text()
    assert "ValueError" in text
    assert "somebody" not in text
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
