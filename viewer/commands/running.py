"""What commands share that take their time: a way to stop them, and a line that tells how far."""

import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable(cancelled: threading.Event) -> Iterator[None]:
    """Let the first Ctrl+C stop the work as a cancel does, with a report; the second at once."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may change what a signal does
        return
    usual = signal.getsignal(signal.SIGINT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        cancelled.set()
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


class ChangingLine:
    """A line on standard error that is written over again and again."""

    def __init__(self) -> None:
        self._length = 0

    def show(self, text: str) -> None:
        """Write it, cut to the width of the terminal."""
        text = text[: max(shutil.get_terminal_size().columns - 1, 20)]
        sys.stderr.write("\r" + text + " " * (self._length - len(text)))
        sys.stderr.flush()
        self._length = len(text)

    def clear(self) -> None:
        """Leave nothing of it."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()
