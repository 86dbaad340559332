"""One program at a time for one person: a second start brings the first one's window to the front.

Two would write what the person keeps beside each other. The lock is a file in the private folder;
one left by a program that was killed is taken over (QLockFile looks whether that still runs). A
second start leaves a file there, which the first one watches for, reads and takes away.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

_PATIENCE = 3.0
"""Seconds to wait for the first program to answer."""
_PAUSE = 0.02
_LONGEST = 4096


class Alone(QObject):
    """Holds the lock of a private folder, or calls whoever does.

    Signals:
        called(library): another start was made; ``library`` is what it was to open, or empty.
    """

    called = Signal(str)

    def __init__(self, personal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = personal.parent
        self._call = personal.with_suffix(".call")
        self._lock = QLockFile(str(personal.with_suffix(".lock")))
        # However long it is held: it ends with its program.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Take the lock; True too where no lock can be made, as in a folder one may only read."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return True
        return (
            self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        )

    def call_first(self, library: str) -> bool:
        """Call the program that holds the lock to the front; whether it heard."""
        fresh = self._call.with_name(f".{self._call.name}.{os.getpid()}")
        try:
            fresh.write_text(library, "utf-8")
            fresh.chmod(0o600)
            fresh.replace(self._call)
        except OSError:
            return False
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if not self._call.exists():
                return True
            time.sleep(_PAUSE)
        with suppress(OSError):
            self._call.unlink()
        return False

    def listen(self) -> None:
        """Hear other starts from now on, and those made since the lock was taken."""
        if self._watcher is not None:
            return
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def end(self) -> None:
        """Let others be first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _look(self) -> None:
        try:
            with self._call.open("rb") as call:
                library = call.read(_LONGEST).decode("utf-8", "replace").strip()
            self._call.unlink()
        except OSError:
            return
        self.called.emit(library)
