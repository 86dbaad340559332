"""The list on the screen: rows are as high as their words, and the keyboard finds its way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.domain.search import Hit, Query, SearchResult
from viewer.domain.standing import Standing
from viewer.ui.look import Role, look_for
from viewer.ui.results.list_view import ResultsList
from viewer.ui.results.model import ResultsModel
from viewer.ui.results.rows import broken as _lines

HIT = Hit(
    number="N1",
    title="Short",
    standing=Standing.MAY_BE_OPEN,
    statuses=("RECRUITING",),
    phases=("PHASE1", "PHASE2"),
    conditions=("Lupus",),
)
LONG = "A very long title of a study that goes on and on about several medicines " * 4


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> ResultsList:
    model = ResultsModel()
    view = ResultsList(model, look_for("light", 1.0, qapp))
    model.setParent(view)
    qtbot.addWidget(view)
    hits = (
        HIT,
        HIT._replace(number="N2", title=LONG),
        *(HIT._replace(number=f"M{count}") for count in range(48)),
    )
    model.show(SearchResult(query=Query(), hits=hits, total=50))
    view.resize(372, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def height(view: ResultsList, row: int) -> int:
    return view.sizeHintForIndex(view.model().index(row, 0)).height()


def test_a_long_title_takes_three_lines_at_most(shown: ResultsList) -> None:
    leading = look_for("light", 1.0, QApplication.instance()).leading(Role.LIST_TITLE)
    assert height(shown, 1) - height(shown, 0) == 2 * leading


def test_rows_are_laid_out_anew_for_another_width_and_size(
    qapp: QApplication, shown: ResultsList
) -> None:
    narrow = height(shown, 1)
    small = height(shown, 0)
    shown.set_look(look_for("dark", 2.0, qapp))
    assert height(shown, 0) > 1.6 * small
    shown.set_look(look_for("light", 1.0, qapp))
    shown.resize(2400, 600)
    qapp.processEvents()
    assert height(shown, 1) < narrow


def test_lines_hold_every_word_and_end_in_dots_only_when_cut(qapp: QApplication) -> None:
    font = look_for("light", 1.0, qapp).font(Role.LIST_TITLE)
    text = "Zellen 𝔸 für Müdigkeit nach einer Behandlung, naïve 𝒳 groups"
    lines = _lines(text, font, 150, 10)
    assert " ".join(lines).split() == text.split()
    cut = _lines(LONG, font, 300, 3)
    assert len(cut) == 3
    assert cut[-1].endswith("…")
    assert _lines("", font, 300, 3) == ("",)
    assert len(_lines("x" * 5000, font, 300, 3)) == 3


def test_the_arrows_tell_once_they_rest(qtbot: QtBot, shown: ResultsList) -> None:
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(0, 0))
    heard: list[str] = []
    shown.rested.connect(heard.append)
    with qtbot.waitSignal(shown.rested):
        for _round in range(4):
            qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert heard == ["M2"], "the rows on the way are not opened"


def test_enter_esc_and_up_lead_out(qtbot: QtBot, shown: ResultsList) -> None:
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(1, 0))
    with qtbot.waitSignal(shown.entered_trial) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == ["N2"]
    with qtbot.waitSignal(shown.left_upwards):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    shown.setCurrentIndex(shown.model().index(0, 0))
    with qtbot.waitSignal(shown.left_upwards):
        qtbot.keyClick(shown, Qt.Key.Key_Up)


def test_marking_a_row_opens_nothing(qtbot: QtBot, shown: ResultsList) -> None:
    shown.setFocus()
    with qtbot.assertNotEmitted(shown.rested, wait=300):
        shown.mark(5)
    assert shown.current_number() == "M3"
    shown.mark(-1)
    assert shown.current_number() == ""


def test_a_screen_reader_finds_the_rows(shown: ResultsList) -> None:
    interface = QAccessible.queryAccessibleInterface(shown)
    assert interface.text(QAccessible.Text.Name)
    texts = [
        interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())
    ]
    assert any(text.startswith("Short, ") and "Lupus" in text for text in texts)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast-dark"])
def test_a_chosen_row_with_the_keyboard_looks_different(
    qapp: QApplication, shown: ResultsList, scheme: str
) -> None:
    shown.set_look(look_for(scheme, 1.0, qapp))
    plain = shown.grab().toImage()
    shown.setCurrentIndex(shown.model().index(1, 0))
    assert shown.grab().toImage() != plain
