"""Where things lie: in a checkout, or installed."""

import os
import shutil
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "trial-viewer"


def _in_checkout() -> bool:
    root = _PACKAGE.parent
    return (root / "pyproject.toml").is_file() and (root / "resources").is_dir()


def resources() -> Path:
    """The folder of files that come with the program: glossary, templates, icons, translations."""
    return _PACKAGE.parent / "resources" if _in_checkout() else _PACKAGE / "_shared" / "resources"


def default_library() -> Path:
    """The library to open when none is named.

    In a checkout ``data.db``; installed, a copy of the starter library in the user's data
    folder, made here at the first call. Raises OSError when the copy cannot be made.
    """
    if _in_checkout():
        return _PACKAGE.parent / "data.db"
    from platformdirs import user_data_path  # noqa: PLC0415  (slow, and not for every start)

    library = user_data_path(_NAME, appauthor=False) / "library.db"
    if not library.exists():
        library.parent.mkdir(parents=True, exist_ok=True)
        # Under another name first: a copy cut short must never be taken for the library.
        fresh = library.with_name(f"{library.name}.{os.getpid()}.new")
        shutil.copyfile(_PACKAGE / "_shared" / "data.db", fresh)
        fresh.replace(library)
    return library


def personal_file() -> Path:
    """The file of what the person keeps; it need not exist, and neither need its folder.

    In a checkout as well as installed it lies in the user's own data folder.
    """
    from platformdirs import user_data_path  # noqa: PLC0415  (as above)

    return user_data_path(_NAME, appauthor=False) / "private" / "personal.db"


def settings_file() -> Path:
    """The file of the reader's preferences; it need not exist."""
    from platformdirs import user_config_path  # noqa: PLC0415  (as above)

    return user_config_path(_NAME, appauthor=False) / "settings.json"


def log_file() -> Path:
    """The file that faults are written to; it need not exist."""
    from platformdirs import user_log_path  # noqa: PLC0415  (as above)

    return user_log_path(_NAME, appauthor=False) / "trial-viewer.log"
