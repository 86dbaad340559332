"""Studies are handed on: cited, saved as a file, looked up at the registry after a question."""

import csv
import io
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from viewer.domain.printout import PrintKind
from viewer.domain.search import Query
from viewer.ui.printing_many import PrintManyDialog
from viewer.ui.window import Window

SJOGREN = "NCT90000001"


def test_an_open_study_is_cited_and_its_page_asked_for(qtbot: QtBot, window: Window, said) -> None:
    window.actions_.cite.trigger()
    assert window.sharing is not None
    assert not window.sharing._tasks.is_busy, "nothing is open yet"
    window.reader.open(SJOGREN)
    qtbot.waitUntil(lambda: window._opened == SJOGREN)
    with qtbot.waitSignal(window.sharing.told) as told:
        window.actions_.cite.trigger()
    assert SJOGREN in QGuiApplication.clipboard().text()
    assert "https://clinicaltrials.gov/study/NCT90000001" in told.args[0]
    window.actions_.registry.trigger()
    qtbot.waitUntil(lambda: bool(said.said))
    assert "https://clinicaltrials.gov/study/NCT90000001" in said.heard()[0].more


def test_a_list_is_printed_as_far_as_it_goes_into_one_file(
    qtbot: QtBot, window: Window, said, tmp_path: Path
) -> None:
    window._begin_with("asthma")
    with qtbot.waitSignal(window.sharing.listed, timeout=20_000):
        window.actions_.print_list.trigger()
    (dialog,) = window.findChildren(PrintManyDialog)
    assert dialog.says.text() == "The list has 230 studies. These are the first 100."
    kinds = dialog.options.kind_box
    offered = [kinds.itemData(place) for place in range(kinds.count())]
    assert offered == [kind for kind in PrintKind if not kind.takes_several]
    kinds.setCurrentIndex(kinds.findData(PrintKind.CHECKLIST))
    said.folder = tmp_path
    dialog.each.click()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*-checklist.pdf"))), timeout=30_000)
    with qtbot.waitSignal(dialog.printed, timeout=30_000):
        dialog.stop.click()
    assert dialog.says.text() == "Cancelled. Files that were finished are there."
    dialog.stop.click()


def test_of_a_list_that_is_printed_all_studies_are_counted(qtbot: QtBot, window: Window) -> None:
    assert window.sharing is not None
    counted_early = Query("asthma", count_to=10)
    assert not window.catalogs.here().search(counted_early).total_is_exact
    with qtbot.waitSignal(window.sharing.listed, timeout=20_000) as listed:
        window.sharing.list_studies(counted_early)
    assert (len(listed.args[0]), listed.args[1]) == (100, 230)
    (dialog,) = window.findChildren(PrintManyDialog)
    dialog.close()


def test_studies_that_are_gone_are_not_called_unchanged(
    qtbot: QtBot, window: Window, said, tmp_path: Path
) -> None:
    said.new_file = tmp_path / "gone"
    window.print_studies(["NCT00000000"], 1)
    (dialog,) = window.findChildren(PrintManyDialog)
    with qtbot.waitSignal(dialog.printed, timeout=30_000):
        dialog.one.click()
    words = "Nothing was printed. These could not be printed: NCT00000000."
    assert dialog.says.text() == words
    dialog.stop.click()


def test_a_list_is_saved_as_a_table(qtbot: QtBot, window: Window, said, tmp_path: Path) -> None:
    window._begin_with("asthma")
    said.new_file = tmp_path / "asthma"
    with qtbot.waitSignal(window.sharing.told, timeout=20_000) as told:
        window.actions_.save_list.trigger()
    assert "230" in told.args[0]
    text = (tmp_path / "asthma.csv").read_bytes().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 230
