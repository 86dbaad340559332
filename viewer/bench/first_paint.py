"""Time from starting a process to the first painted frame of its window.

Both processes run on the platform Qt chooses, or on QT_QPA_PLATFORM; without a display this is
the offscreen one.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from viewer.bench.rounds import Case, in_turns
from viewer.settings import Settings, save
from viewer.words import _

_BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window = Bare()
window.resize(1280, 800)
window.show()
application.exec()
"""

_OURS = """
import sys, time
from pathlib import Path
from viewer import app

def painted():
    print(time.monotonic(), flush=True)
    app.quit_window()

library, settings = map(Path, sys.argv[1:])
sys.exit(app.run_window(library, on_first_paint=painted, settings_file=settings))
"""


def _seconds_to_paint(program: str, *words: str) -> float:
    """Start Python on ``program`` and return the seconds until it says that it has painted.

    Raises RuntimeError with the process's own words when it never does.
    """
    environment = dict(os.environ)
    # As after a usual installation: with this set, every start would compile the program anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    lines = done.stdout.split()
    if not lines:
        raise RuntimeError(done.stderr[-2000:])
    return float(lines[0]) - begun


def first_painted_list(library: Path, rounds: int) -> Case:
    """Measure the window's first painted list on ``library`` against a bare main window."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.json"
        # Somebody who comes back to a list: the first page of all would be quicker to draw.
        save(Settings(last_search="cancer"), settings)
        ours, bare = in_turns(
            lambda: _seconds_to_paint(_OURS, str(library), str(settings)),
            lambda: _seconds_to_paint(_BARE),
            rounds,
        )
    return Case(
        name=_("first painted list"),
        limit_name=_("bare PySide6 main window"),
        target=1.5,
        candidate=ours,
        limit=bare,
    )
