"""The tree of illnesses: opened step by step, by keyboard, and leading to studies."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from viewer.ui.narrow.diseases_page import DiseasesPage
from viewer.ui.window import Window

Settle = Callable[[Window], None]
Listed = Callable[[Window], list[str]]


@pytest.fixture
def page(narrowed: Window, settle: Settle) -> DiseasesPage:
    narrowed.actions_.illnesses.trigger()
    settle(narrowed)
    assert narrowed.narrowing.diseases is not None
    return narrowed.narrowing.diseases


def names(page: DiseasesPage, parent: QModelIndex | None = None) -> list[str]:
    model, parent = page.model, parent or QModelIndex()
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_the_tops_come_with_counts_and_the_keyboard_is_there(page: DiseasesPage) -> None:
    assert "Musculoskeletal Diseases" in names(page)
    assert QApplication.focusWidget() is page.tree
    assert page.tree.currentIndex().isValid()
    spoken = {
        page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(page.model.rowCount())
    }
    assert "Musculoskeletal Diseases, bones, joints, muscles, 4 studies" in spoken


def test_arrows_open_what_lies_below_and_enter_lists_its_studies(
    qtbot: QtBot, page: DiseasesPage, narrowed: Window, settle: Settle, listed: Listed
) -> None:
    row = names(page).index("Musculoskeletal Diseases")
    page.tree.setCurrentIndex(page.model.index(row, 0))
    qtbot.keyClick(page.tree, Qt.Key.Key_Right)
    settle(narrowed)
    below = names(page, page.model.index(row, 0))
    assert below == ["Joint Diseases"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    settle(narrowed)
    assert len(listed(narrowed)) == 4
    assert [chip.words for chip in narrowed.frame.pane.head.chips] == ["Joint Diseases"]
    assert QApplication.focusWidget() is narrowed.frame.pane.list


def test_words_of_a_search_are_not_dropped_in_silence_and_a_new_search_closes_the_tree(
    qtbot: QtBot, page: DiseasesPage, narrowed: Window, settle: Settle
) -> None:
    pane = narrowed.frame.pane
    assert "all studies of this library" in page.intro.text()
    assert "takes the place" not in page.intro.text()
    pane.look_for_text("gout")
    narrowed.actions_.illnesses.trigger()
    settle(narrowed)
    assert "takes the place of the words “gout”" in page.intro.text()
    field = pane.search.last_stop().parentWidget().findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "y")
    settle(narrowed)
    assert not narrowed.frame.shows_side(page)
    assert pane.search.has_focus()


def test_the_first_page_leads_to_it(
    qtbot: QtBot, make_window: Callable[..., Window], narrowed_file, settle: Settle
) -> None:
    window = make_window(narrowed_file)
    settle(window)
    assert window.frame.is_first
    qtbot.mouseClick(window.frame.first._browse, Qt.MouseButton.LeftButton)
    settle(window)
    assert not window.frame.is_first
    assert window.frame.shows_side(window.narrowing.diseases)


def test_the_model_keeps_its_promises(page: DiseasesPage, narrowed: Window, settle: Settle) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    for row in range(page.model.rowCount()):
        page.tree.setExpanded(page.model.index(row, 0), True)
    settle(narrowed)
    page.begin()
    settle(narrowed)
    del tester


def test_screen_readers_find_a_tree(page: DiseasesPage) -> None:
    tree = QAccessible.queryAccessibleInterface(page.tree)
    assert tree.role() == QAccessible.Role.Tree
    assert tree.text(QAccessible.Text.Name) == "Illnesses"
