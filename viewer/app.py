"""The composition root: builds every part of the window and hands them to each other."""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from viewer import paths
from viewer.domain.errors import LibraryError
from viewer.settings import Settings, load
from viewer.words import _, use_language

_NO_DISPLAY = 3

_APT = (
    "sudo apt install libgl1 libegl1 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-sil-charis"
)

_PIECES = (
    "viewer.store.catalog",
    "viewer.ui.look.typeset",
    "viewer.ui.controls",
    "viewer.ui.results.pane",
    "viewer.ui.program",
)

Hook = Callable[[], None]
_painted_hooks: list[Hook] = []


def on_first_paint(hook: Hook) -> None:
    """Call ``hook`` when the next window has been painted for the first time."""
    _painted_hooks.append(hook)


def quit_window() -> None:
    """Close the open window; :func:`run_window` then returns."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  (this module starts without Qt)

    QApplication.closeAllWindows()


def run_window(
    library: Path | None,
    on_first_paint: Hook | None = None,
    settings_file: Path | None = None,
) -> int:
    """Open the window on ``library``, or on the one used last, and return the exit code.

    ``settings_file`` takes the place of the reader's own, and what is kept goes beside it, so
    that a measurement knows what it measures and leaves no trace.
    Without a display nothing is opened: what to install is said on standard error, and 3
    returned. Raises LibraryError when the library named cannot be used.
    """
    if _lacks_display():
        sys.stderr.write(
            _(
                "There is no screen to open a window on. In a desktop session, install what the "
                "window needs with:\n  {command}\nWithout a screen, these work: trial-viewer "
                "search, show, print, import, check."
            ).format(command=_APT)
            + "\n"
        )
        return _NO_DISPLAY
    if on_first_paint is not None:
        _painted_hooks.append(on_first_paint)
    # Nothing that is made while starting is garbage yet; the window's own thread collects later.
    gc.disable()
    hooks = tuple(_painted_hooks)
    _painted_hooks.clear()
    use_language(paths.resources() / "translations", _languages())
    is_own = settings_file is None
    settings_file = settings_file or paths.settings_file()
    beside = settings_file.with_name("private") / "personal.db"
    personal = paths.personal_file() if is_own else beside
    # The first list is asked for in another process, which must part before Qt is loaded.
    open_shell = _ahead(library, settings_file)
    alone = _alone(personal, library)
    if alone is None:
        return 0
    shell = open_shell()
    if shell is not None:
        for hook in hooks:
            hook()
        hooks = ()
        if not _load_pieces(shell.breathe):
            return 0
    from viewer.ui.program import FilePlaces, Program  # noqa: PLC0415  (after the first painting)

    places = FilePlaces(settings_file, personal, paths.log_file(), paths.resources())
    program = Program(places, hooks, shell, alone)
    return program.run(library, _usual_library)


def _load_pieces(breathe: Callable[[], bool]) -> bool:
    """Load what the parts are made of, which takes long: between its pieces the window answers.

    False: the window was closed meanwhile.
    """
    for piece in _PIECES:
        if not breathe():
            return False
        import_module(piece)
    return breathe()


def _alone(personal: Path, library: Path | None) -> Any:  # noqa: ANN401  (a class that knows Qt)
    """The lock of the program, or None where another that runs has come to the front instead."""
    from viewer.ui.alone import Alone  # noqa: PLC0415  (Qt aborts without a display)

    alone = Alone(personal)
    if not alone.is_first() and alone.call_first(str(library.absolute()) if library else ""):
        return None
    return alone


def _ahead(library: Path | None, settings_file: Path) -> Callable[[], Any]:
    """What opens the window on the list that was left, painted before its parts are made.

    It gives that window, or None where the program begins with something else.
    """
    settings = load(settings_file)
    if not settings.last_search or settings.last_trial:
        return _no_shell
    if library is None:
        last = settings.library
        library = Path(last) if last and Path(last).is_file() else _usual_library()
    from viewer.ui.first.ahead import Ahead  # noqa: PLC0415  (not for other starts)

    return partial(_open_shell, Ahead(library, settings), settings)


def _open_shell(ahead: Any, settings: Settings) -> Any:  # noqa: ANN401  (classes that know Qt)
    from viewer.ui.first.shell import open_shell  # noqa: PLC0415  (Qt aborts without a display)

    return open_shell(ahead, settings)


def _no_shell() -> None:
    """Begin with something else."""


def _usual_library() -> Path:
    try:
        return paths.default_library()
    except OSError as error:
        raise LibraryError(
            _(
                "The starter library could not be copied: {reason}. Name a file with --library."
            ).format(reason=error)
        ) from error


def _lacks_display() -> bool:
    if not sys.platform.startswith(("linux", "freebsd")):
        return False
    return not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _languages() -> list[str]:
    named = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in named if value), "")
    return [code.split(".")[0].split("@")[0] for code in first.split(":") if code]
