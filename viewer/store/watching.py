"""One thread that stops whatever takes too long, however many searches there are."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from viewer.store.sqlite import Connection, Error

_IDLE = 5.0
"""Seconds without work after which the thread ends; the next work starts one."""

_AGAIN = 0.02
"""Seconds after which work that goes on all the same is interrupted again."""


class Watch:
    """Interrupts connections whose work lasts longer than it may.

    A timer for each search would start a thread for each, which takes longer than most searches.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._until: dict[Connection, float] = {}
        self._is_running = False
        self._wakes_at = 0.0

    @contextmanager
    def limit(self, connection: Connection, seconds: float) -> Iterator[None]:
        """Interrupt the connection when the work inside takes longer than ``seconds``."""
        until = time.monotonic() + seconds
        with self._changed:
            self._until[connection] = until
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run, name="search watch", daemon=True).start()
            elif until < self._wakes_at:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._until.pop(connection, None)

    def stop(self, connection: Connection) -> None:
        """Interrupt the connection now, if there is work on it."""
        with self._changed:
            if connection in self._until:
                self._interrupt(connection, time.monotonic())
                self._changed.notify()

    def _interrupt(self, connection: Connection, now: float) -> None:
        with suppress(Error):
            connection.interrupt()
        # An interrupt between two statements is lost on the second.
        self._until[connection] = now + _AGAIN

    def _run(self) -> None:
        with self._changed:
            idle_since = time.monotonic()
            while True:
                now = time.monotonic()
                for connection, until in self._until.items():
                    if until <= now:
                        self._interrupt(connection, now)
                if self._until:
                    idle_since = now
                elif now - idle_since >= _IDLE:
                    self._is_running = False
                    return
                self._wakes_at = min(self._until.values(), default=now + _IDLE)
                self._changed.wait(max(self._wakes_at - now, 0.0))
