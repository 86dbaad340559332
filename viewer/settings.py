"""The reader's preferences and where they left off, as one small JSON file.

The file is private (mode 0600): the last search and the last trial say something about a person.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

ZOOMS = (80, 100, 115, 130, 150, 175, 200, 250, 300)
"""Text sizes to choose from, in per cent."""

PRINT_SIZES = (12, 14, 16, 18, 22, 28)
"""Text sizes on paper, in points."""

PAPERS = ("a4", "letter")

DISTANCE_UNITS = ("km", "miles")

_MOST_FILTERS = 300


class Appearance(StrEnum):
    """Whose colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(NamedTuple):
    """What the window remembers from one start to the next.

    ``geometry`` is left, top, width and height in device-independent pixels, or None;
    ``list_width`` the width of the list beside the page, 0 for the usual one.
    """

    geometry: tuple[int, int, int, int] | None = None
    maximized: bool = False
    list_width: int = 0
    zoom: int = 100
    appearance: Appearance = Appearance.SYSTEM
    mark_words: bool = True
    """Whether hard words are marked in texts."""
    only_open: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    """What lists are narrowed by, as pairs of filter and value; nothing personal among them."""
    sort: str = ""
    """The order of lists; empty for the usual one."""
    distance_unit: str = ""
    """``km`` or ``miles``; empty for what is usual where the reader lives."""
    remember: bool = True
    """Whether it is remembered what was searched and opened."""
    last_search: str = ""
    last_trial: str = ""
    last_tab: str = ""
    library: str = ""
    """The library last opened by hand; empty for the usual one."""
    print_size: int = 12
    paper: str = ""
    """``a4`` or ``letter``; empty for what is usual where the reader lives."""


def load(path: Path) -> Settings:
    """Read the settings; a value that makes no sense is left at its default.

    Never raises. A file that is no settings file at all is kept beside it as ``.bad``, so that
    nothing is lost when the next save writes a fresh one.
    """
    try:
        stored = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".bad"))
        return Settings()
    return sensible(stored)


def sensible(stored: Mapping[str, object]) -> Settings:
    """Settings from names and values of anybody; what makes no sense is left at its default."""
    found = {}
    for name in Settings._fields:
        if name in stored:
            value = _sensible(name, stored[name])
            if value is not None:
                found[name] = value
    return Settings()._replace(**found)


def save(settings: Settings, path: Path) -> None:
    """Write the settings so that a crash leaves either the old file or the new one.

    The file is readable by its owner only. Raises OSError when it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(settings._asdict(), ensure_ascii=True, indent=1, sort_keys=True)
    import tempfile  # noqa: PLC0415  (slow to import, and not needed to start)

    # mkstemp makes the file 0600 from the first moment on.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _sensible(name: str, value: Any) -> Any:  # noqa: ANN401  (whatever the file holds)
    """Give the value as the field wants it, or None when it cannot be meant."""
    if name == "geometry":
        return _geometry(value)
    if name == "appearance":
        return Appearance(value) if value in list(Appearance) else None
    if name == "filters":
        return _pairs(value)
    allowed = {
        "zoom": ZOOMS,
        "print_size": PRINT_SIZES,
        "paper": PAPERS,
        "distance_unit": DISTANCE_UNITS,
    }.get(name)
    if allowed is not None:
        # Not "True in ZOOMS": JSON's true equals 1.
        return value if value in allowed and not isinstance(value, bool) else None
    kind = type(getattr(Settings(), name))
    return value if type(value) is kind and _is_small(value) else None


def _is_small(value: Any) -> bool:  # noqa: ANN401  (whatever the file holds)
    if isinstance(value, str):
        return len(value) <= 4096
    return not isinstance(value, int) or 0 <= value <= 20_000


def _pairs(value: Any) -> tuple[tuple[str, str], ...] | None:  # noqa: ANN401
    if not isinstance(value, list) or len(value) > _MOST_FILTERS:
        return None
    return tuple(
        (pair[0], pair[1])
        for pair in value
        if isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(text, str) and _is_small(text) for text in pair)
    )


def _geometry(value: Any) -> tuple[int, int, int, int] | None:  # noqa: ANN401
    if not isinstance(value, list) or len(value) != 4:
        return None
    if not all(type(number) is int and abs(number) < 100_000 for number in value):
        return None
    left, top, width, height = value
    return (left, top, width, height) if width > 0 and height > 0 else None
