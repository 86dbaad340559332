"""The real window, driven by a program: keys pressed, answers and paintings waited for."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from viewer import app
from viewer.ui.window import Window

_PATIENCE = 30.0
"""Seconds after which something that was waited for will not come."""
_LOOK_AGAIN = 100
"""Milliseconds between two looks for the window."""


class Painted(QObject):
    """Tells when the next painting of a window is done, from the moment it is asked to watch.

    ``is_whole`` tells whether what is in sight is all there; a painting before that is none.
    """

    def __init__(self, window: QWidget, is_whole: Callable[[], bool] = lambda: True) -> None:
        super().__init__(window)
        self._watches = False
        self._is_whole = is_whole
        self.is_done = False
        self.done_at = 0.0
        """When it was done, by ``time.perf_counter``."""
        # Requests to paint come to whatever stands on the screen, which may hold the window.
        window.window().installEventFilter(self)

    def watch(self) -> None:
        """Wait for the next painting."""
        self._watches, self.is_done = True, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the request to paint; what is posted now comes right behind the painting."""
        if self._watches and event.type() == QEvent.Type.UpdateRequest and self._is_whole():
            self._watches = False
            QCoreApplication.postEvent(
                self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value
            )
        return super().eventFilter(watched, event)

    def customEvent(self, _event: QEvent) -> None:
        """Behind the painting."""
        self.is_done, self.done_at = True, time.perf_counter()


def until(is_so: Callable[[], bool]) -> None:
    """Let Qt work until something is so. Raises TimeoutError when it does not come to be."""
    end = time.monotonic() + _PATIENCE
    # Woken now and then, so that what never comes is noticed.
    clock = QTimer()
    clock.start(250)
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise TimeoutError("the window did not do what was asked of it")
    clock.stop()


def settle(seconds: float) -> None:
    """Let Qt work for so long."""
    done: list[bool] = []
    QTimer.singleShot(int(seconds * 1000), lambda: done.append(True))
    until(lambda: bool(done))


def _ready_window() -> Window | None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, Window) and widget.reader is not None:
            return widget
    return None


def drive(library: Path, settings: Path, work: Callable[[Window], None]) -> int:
    """Open the window on a library, do ``work`` with it once it stands, and close it."""
    failed: list[BaseException] = []
    begun = time.monotonic()

    def begin() -> None:
        # What is painted first may be less than the window, which is made only after this
        # returns: so nothing is waited for here.
        QTimer.singleShot(_LOOK_AGAIN, look)

    def look() -> None:
        window = _ready_window()
        if window is not None:
            run(window)
        elif time.monotonic() - begun > _PATIENCE:
            failed.append(TimeoutError("the window was not made"))
            app.quit_window()
        else:
            begin()

    def run(window: Window) -> None:
        try:
            settle(0.5)
            work(window)
        except BaseException as error:  # noqa: BLE001  (Qt would print it and wait for ever)
            failed.append(error)
        app.quit_window()

    code = app.run_window(library, on_first_paint=begin, settings_file=settings)
    if failed:
        sys.stderr.write(f"{type(failed[0]).__name__}: {failed[0]}\n")
        return 1
    return code
