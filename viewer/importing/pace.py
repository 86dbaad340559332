"""How fast an import goes and how long it may still take, told so that the figure does not jump."""

from viewer.words import _, ngettext

_SMOOTH = 8.0
"""Seconds over which the speed is averaged."""
_WARM = 2.0
"""Seconds before anything is foretold."""
_MINUTE = 60
_HOUR = 3_600


class Pace:
    """Keeps the speed of something that goes from 0 to 1. Times in seconds, of any one clock."""

    def __init__(self, now: float, part: float = 0.0) -> None:
        self._began = self._last = now
        self._part = part
        self._speed = 0.0

    def see(self, now: float, part: float) -> None:
        """Take how far it is (0 to 1); what goes back is no progress."""
        passed = now - self._last
        if passed <= 0:
            return
        speed = max(0.0, part - self._part) / passed
        # As long as little is known, every second of it counts the same.
        weight = min(1.0, passed / min(_SMOOTH, max(now - self._began, passed)))
        self._speed += weight * (speed - self._speed)
        self._last, self._part = now, max(part, self._part)

    @property
    def left(self) -> float | None:
        """Seconds that it will still take, or None where that cannot be told yet."""
        if self._last - self._began < _WARM or self._speed <= 0:
            return None
        return (1.0 - self._part) / self._speed


def left_in_words(seconds: float | None) -> str:
    """A time that is left, for a person: coarse, so that it can be kept; empty: not known."""
    if seconds is None:
        return ""
    if seconds >= 2 * _HOUR:
        count = round(seconds / _HOUR)
        return ngettext("About {count} hour left", "About {count} hours left", count).format(
            count=count
        )
    if seconds >= 1.5 * _MINUTE:
        count = _rounded(seconds / _MINUTE)
        return ngettext("About {count} minute left", "About {count} minutes left", count).format(
            count=count
        )
    return _("About a minute left") if seconds >= _MINUTE * 0.75 else _("Less than a minute left")


def _rounded(minutes: float) -> int:
    """Whole minutes; steps of five from 20 on, so that the figure stands still for a while."""
    return round(minutes) if minutes < 20 else 5 * round(minutes / 5)


def speed_in_words(studies: float) -> str:
    """So many studies a second, for a person; empty when it is none."""
    count = round(studies)
    if count < 1:
        return ""
    return ngettext("{count} study a second", "{count} studies a second", count).format(count=count)
