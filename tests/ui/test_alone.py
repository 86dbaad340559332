"""A second start brings the first one's window to the front, and a killed one blocks nobody."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.ui.alone import Alone

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    return tmp_path / "private" / "personal.db"


@pytest.mark.usefixtures("qapp")
def test_the_second_calls_the_first_and_hears_that_it_was_heard(
    qtbot: QtBot, personal: Path
) -> None:
    first, second = Alone(personal), Alone(personal)
    assert first.is_first()
    assert not second.is_first()
    first.listen()
    heard: list[bool] = []
    caller = threading.Thread(target=lambda: heard.append(second.call_first("/tmp/a library.db")))
    with qtbot.waitSignal(first.called) as called:
        caller.start()
    caller.join()
    assert (called.args, heard) == (["/tmp/a library.db"], [True])
    first.end()
    assert second.is_first()
    second.end()


@pytest.mark.usefixtures("qapp")
def test_a_call_made_while_the_first_still_starts_is_heard(qtbot: QtBot, personal: Path) -> None:
    first, second = Alone(personal), Alone(personal)
    assert first.is_first()
    heard: list[bool] = []
    caller = threading.Thread(target=lambda: heard.append(second.call_first("")))
    caller.start()
    call = personal.with_suffix(".call")
    qtbot.waitUntil(call.exists)
    with qtbot.waitSignal(first.called):
        first.listen()
    caller.join()
    assert heard == [True]
    first.end()


@pytest.mark.usefixtures("qapp")
def test_a_lock_left_by_a_killed_program_is_taken_over(personal: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from viewer.ui.alone import Alone\n"
        "app = QCoreApplication([]); alone = Alone(Path(sys.argv[1])); print(alone.is_first())\n"
        "sys.stdout.flush(); app.exec()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, personal], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "True\n"
    mine = Alone(personal)
    assert not mine.is_first()
    other.send_signal(signal.SIGKILL)
    other.communicate()
    assert mine.is_first()
    mine.end()


def test_a_folder_that_cannot_be_made_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("a file")
    assert Alone(tmp_path / "private" / "personal.db").is_first()
