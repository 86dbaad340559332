"""From starting a process to the first painted frame of its window: seconds, and memory then.

Both processes run on the platform Qt chooses, or on QT_QPA_PLATFORM; without a display this is
the offscreen one.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from viewer.bench.rounds import BYTES, LEAST_ROUNDS, Case
from viewer.bench.stage import Stage, environment
from viewer.settings import Settings, save
from viewer.words import _

_TELL = """
import time
def tell():
    now = time.monotonic()
    try:
        lines = open("/proc/self/smaps_rollup").read().splitlines()
        held = {line.split(":")[0]: line.split()[1] for line in lines[1:]}
        bytes_held = 1024 * int(held["Rss"])
    except OSError:
        import resource
        bytes_held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(now, bytes_held, flush=True)
"""
_BARE = (
    _TELL
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell()
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window = Bare()
window.resize(1280, 800)
window.show()
application.exec()
"""
)
_OURS = (
    _TELL
    + """
import sys
from pathlib import Path
from viewer import app

def painted():
    tell()
    app.quit_window()

library, settings = map(Path, sys.argv[1:])
sys.exit(app.run_window(library, on_first_paint=painted, settings_file=settings))
"""
)


class _Start(NamedTuple):
    seconds: float
    memory: float


def _start(program: str, *words: str) -> _Start:
    """Start Python on ``program``: seconds until it says that it has painted, bytes held then.

    Raises RuntimeError with the process's own words when it never does.
    """
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said = done.stdout.split()
    if not said:
        raise RuntimeError(done.stderr[-2000:])
    return _Start(float(said[0]) - begun, float(said[1]))


def first_paint(stage: Stage) -> tuple[Case, Case]:
    """Measure the window's first painted list, and the memory held then, against a bare window."""
    ours: list[_Start] = []
    bare: list[_Start] = []
    library = stage.library
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.json"
        # Somebody who comes back to a list: the first page of all would be quicker to draw.
        save(Settings(last_search="cancer"), settings)
        # Starts are short and differ much: twice the rounds, after one that fills the disk cache.
        for _turn in range(1 + 2 * max(stage.rounds, LEAST_ROUNDS)):
            ours.append(_start(_OURS, str(library), str(settings)))
            bare.append(_start(_BARE))
    bare_name = _("bare PySide6 main window")
    return (
        Case(
            key="first-paint",
            name=_("first painted list, {count} trials").format(count=stage.count),
            limit_name=bare_name,
            target=1.35,
            candidate=tuple(start.seconds for start in ours[1:]),
            limit=tuple(start.seconds for start in bare[1:]),
        ),
        Case(
            key="memory",
            name=_("resident memory at first paint"),
            limit_name=bare_name,
            target=1.25,
            candidate=tuple(start.memory for start in ours[1:]),
            limit=tuple(start.memory for start in bare[1:]),
            unit=BYTES,
        ),
    )
