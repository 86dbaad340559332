"""Asks for the first list while Qt is loaded: in a process of its own, for Python does one thing
at a time.

The process is forked before there are threads or anything of Qt, lives a few hundredths of a
second and gives back plain values. Where that cannot be done, the list is asked for when it is
wanted.
"""

import marshal
import os
import sys
import threading
from pathlib import Path
from typing import Any

from viewer.settings import Settings
from viewer.ui.first.shown import FirstList
from viewer.ui.results.row import RowWords

_BLOCK = 1 << 16
_LOADS_MUCH = ("PySide6.QtCore", "viewer.store.catalog")
"""With the first, forking is no longer safe; with the second, it saves nothing."""


class Ahead:
    """The question for the first list; see ``viewer.ui.first.asking``."""

    def __init__(self, library: Path, settings: Settings) -> None:
        self._library = library
        self._settings = settings
        self._pipe = -1
        self._child = 0
        if _can_fork():
            self._fork()

    def answer(self) -> FirstList | None:
        """Give the list, or None where there is none to show."""
        if not self._child:
            return _ask(self._library, self._settings)
        with open(self._pipe, "rb") as pipe:  # noqa: PTH123  (it has no path)
            packed = pipe.read()
        os.waitpid(self._child, 0)
        self._child = 0
        if not packed:
            return _ask(self._library, self._settings)
        return _unpacked(marshal.loads(packed))

    def _fork(self) -> None:
        self._pipe, other = os.pipe()
        try:
            self._child = os.fork()
        except OSError:
            os.close(self._pipe)
            os.close(other)
            return
        if self._child:
            os.close(other)
            return
        try:
            packed = marshal.dumps(_packed(_ask(self._library, self._settings)))
            with open(other, "wb") as pipe:  # noqa: PTH123  (as above)
                pipe.write(packed)
        finally:
            # Nothing of what ends a program belongs to this process.
            os._exit(0)


def _can_fork() -> bool:
    return (
        sys.platform.startswith("linux")
        and threading.active_count() == 1
        and not any(name in sys.modules for name in _LOADS_MUCH)
    )


def _ask(library: Path, settings: Settings) -> FirstList | None:
    from viewer.ui.first.asking import first_list  # noqa: PLC0415  (in the other process if it can)

    return first_list(library, settings)


def _packed(shown: FirstList | None) -> Any:  # noqa: ANN401  (what marshal takes)
    if shown is None:
        return None
    rows = tuple(tuple(row._replace(standing=str(row.standing))) for row in shown.rows)
    return tuple(shown._replace(rows=rows))  # type: ignore[arg-type]


def _unpacked(values: Any) -> FirstList | None:  # noqa: ANN401  (as above)
    if values is None:
        return None
    shown = FirstList(*values)
    return shown._replace(rows=tuple(RowWords(*row) for row in shown.rows))
