"""The first page asks one question and leads on without losing a letter."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.store.library import Library
from viewer.ui.controls import ActionButton, LinkButton
from viewer.ui.window import Window

Settle = Callable[[Window], None]
Make = Callable[..., Window]


def test_it_is_shown_when_nothing_was_opened_yet(make_window: Make) -> None:
    window = make_window()
    assert window.frame.is_first
    assert window.frame.first._count.text() == "This library holds 234 studies."
    offered = [link.words for link in window.frame.first._links.findChildren(LinkButton)]
    assert "Gout" in offered
    assert offered[0] == "Asthma", "the most frequent first"
    assert len(offered) == len(set(offered)) <= 8


def test_typing_goes_on_in_the_list_without_losing_a_letter(
    qtbot: QtBot, make_window: Make, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    window = make_window()
    activate(window)
    for letter in "gout":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    settle(window)
    assert not window.frame.is_first
    assert window.frame.pane.search.text() == "gout"
    assert window.frame.pane.model.rowCount() == 1
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_an_illness_leads_to_its_studies(qtbot: QtBot, make_window: Make, settle: Settle) -> None:
    window = make_window()
    gout = next(
        link for link in window.frame.first._links.findChildren(LinkButton) if link.words == "Gout"
    )
    qtbot.mouseClick(gout, Qt.MouseButton.LeftButton)
    settle(window)
    assert window.frame.pane.search.text() == "Gout"
    assert window.frame.pane.model.rowCount() == 1


def test_an_empty_library_says_so_and_how_to_fill_it(make_window: Make, tmp_path) -> None:
    path = tmp_path / "empty.db"
    with Library.open(path) as library:
        library.finish()
    window = make_window(path)
    assert window.frame.first._count.text() == "This library holds 0 studies."
    assert window.frame.first._add.isVisible()
    assert not window.frame.first._offered.isVisible()
    window.frame.show_list()
    assert window.frame.pane.nothing.text() == "There are no studies in this library yet."


def test_adding_studies_is_one_click_away(qtbot: QtBot, make_window: Make, said) -> None:
    window = make_window()
    asked: list[bool] = []
    window.frame.first.import_requested.connect(lambda: asked.append(True))
    qtbot.mouseClick(window.frame.first._add, Qt.MouseButton.LeftButton)
    assert asked
    assert said.heard() == []


def test_tab_reaches_everything_in_order(
    make_window: Make, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    window = make_window()
    activate(window)
    settle(window)
    first = window.frame.first
    stops = []
    for _press in range(40):
        window.focusNextPrevChild(True)
        stop = QApplication.focusWidget()
        if stop in stops:
            break
        stops.append(stop)
    words = [stop.words for stop in stops if isinstance(stop, ActionButton | LinkButton)]
    illnesses = [link.words for link in first._links.findChildren(LinkButton)]
    assert words == [
        *illnesses,
        "Browse all illnesses",
        "Add more from a file",
        "Text size",
        "Menu",
    ]
    assert isinstance(stops[-1], QLineEdit)
