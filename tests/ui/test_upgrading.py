"""A window on a library of an older Trial Viewer brings it up to date, or leaves it as it was."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from viewer.domain.errors import LibraryError
from viewer.store.catalog import Catalog
from viewer.ui.upgrading import UpgradeDialog, brought_up_to_date

OLD = Path(__file__).parents[1] / "data" / "library-1.db"

pytestmark = pytest.mark.usefixtures("qapp")


def test_an_older_library_can_be_opened_afterwards(tmp_path: Path) -> None:
    library = tmp_path / "mine.db"
    shutil.copyfile(OLD, library)
    assert brought_up_to_date(library)
    catalog = Catalog(library)
    assert catalog.count() > 0
    catalog.close()
    assert (tmp_path / "mine.before-2.db").exists()


def test_what_is_stopped_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    library = tmp_path / "mine.db"
    shutil.copyfile(OLD, library)
    dialog = UpgradeDialog(library)
    stop = dialog.findChild(QPushButton)
    assert stop is not None
    dialog.start()
    QTimer.singleShot(0, stop.click)
    dialog.exec()
    assert not dialog.is_done
    assert library.read_bytes() == OLD.read_bytes()


def test_why_it_cannot_be_done_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"none\.db"):
        brought_up_to_date(tmp_path / "none.db")
