"""Where faults of the program go: a log file, and once in a while a word to the reader.

The log holds Qt's own warnings and tracebacks. It never holds what a person typed or read: a
traceback names lines of code only.
"""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import ClassVar

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

_LARGEST = 500_000
"""Bytes of log that are kept; what is older goes."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

log = logging.getLogger("viewer")


def open_log(path: Path) -> None:
    """Write what is logged to ``path``, too, for its owner only; without a file, go on."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old.log"))
        path.touch(mode=0o600)
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


class Faults(QObject):
    """Catches what no code caught, in any thread, and keeps the window going.

    Signals:
        happened(error): a fault, told in the window's thread; the same kind only once.
    """

    happened = Signal(object)
    _caught = Signal(object)
    _current: ClassVar["Faults | None"] = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._previous: tuple[object, object] | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Listen to Python's hooks and to Qt's messages."""
        self._previous = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def record(self, error: BaseException) -> None:
        """Write ``error`` to the log and tell the reader; for whoever caught it already."""
        log.error("%s", "\n".join(_code_lines(error)))
        self._caught.emit(error)

    def _uncaught(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        self.record(error)

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and arguments.exc_type is not SystemExit:
            self.record(arguments.exc_value)

    def _tell(self, error: BaseException) -> None:
        # A model whose data() fails is asked hundreds of times for one painting.
        lines = traceback.extract_tb(error.__traceback__)
        place = f"{type(error).__name__} {lines[-1].filename}:{lines[-1].lineno}" if lines else ""
        if place not in self._told:
            self._told.add(place)
            self.happened.emit(error)


def _code_lines(error: BaseException) -> list[str]:
    """The kind of fault and its places in the code, without its text: that may quote a record."""
    places = traceback.extract_tb(error.__traceback__)
    return [
        type(error).__name__,
        *(f"  {place.filename}:{place.lineno} in {place.name}" for place in places),
    ]


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
