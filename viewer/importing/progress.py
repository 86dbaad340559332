"""How far an import is: told rarely, with speed and time left."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from viewer.importing.pace import Pace
from viewer.importing.report import ImportReport

_TELL_EVERY = 0.1
"""Seconds between two tellings."""
_LISTING_EACH = 0.00025
"""Seconds that listing one study takes, as long as nothing better is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import is. Bytes are those of all files on disk; ``file`` is the one at hand.

    When all is read, the new studies are listed so that a search finds them: ``listed`` is the
    part of them that is, 0 to 1; None before. ``per_second``: studies read; ``seconds_left`` is
    None where it cannot be told yet.
    """

    file: str = ""
    bytes_read: int = 0
    bytes_total: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: int = 0
    listed: float | None = None
    per_second: float = 0.0
    seconds_left: float | None = None


class Teller:
    """Tells progress to whoever asked for it."""

    def __init__(
        self, tell: Callable[[Progress], None], report: ImportReport, bytes_total: int
    ) -> None:
        self._tell = tell
        self._report = report
        self._total = bytes_total
        self._told = 0.0
        self._every = _TELL_EVERY
        self._file = ""
        self._read = 0
        self._began = time.monotonic()
        self._pace = Pace(self._began)
        self._listed: float | None = None
        self._per_second = 0.0

    def read(self, file: str, bytes_read: int) -> None:
        """So many bytes of all files are read."""
        self._file = file
        self._read = min(bytes_read, self._total)
        now = time.monotonic()
        if now - self._told > self._every:
            self._pace.see(now, self._read / max(self._total, 1))
            self._per_second = self._report.met / max(now - self._began, 0.001)
            self._send(now)

    def listing(self, part: float) -> None:
        """All is read; this part of what is new is listed."""
        now = time.monotonic()
        if self._listed is None:
            self._pace = Pace(now)
        elif now - self._told <= self._every:
            return
        self._pace.see(now, part)
        self._listed = part
        self._send(now)

    def end(self) -> None:
        """Tell the last."""
        self._pace = Pace(time.monotonic())
        self._send(time.monotonic())

    def _send(self, now: float) -> None:
        self._told = now
        left = self._pace.left
        if left is not None and self._listed is None:
            left += self._to_list() * _LISTING_EACH
        self._tell(
            Progress(
                file=self._file,
                bytes_read=self._read,
                bytes_total=self._total,
                new=self._report.new,
                changed=self._report.changed,
                unchanged=self._report.unchanged,
                problems=self._report.problems,
                listed=self._listed,
                per_second=round(self._per_second, 1),
                seconds_left=None if left is None else round(left, 1),
            )
        )
        # Adding up takes longer the more files there are; it must not take a good part of the time.
        self._every = max(_TELL_EVERY, 20 * (time.monotonic() - now))

    def _to_list(self) -> float:
        """How many studies there will probably be to list."""
        return (self._report.new + self._report.changed) * self._total / max(self._read, 1)
