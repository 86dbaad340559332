"""The window comes back as it was left."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.pages.blocks import Tab
from viewer.settings import Appearance, Settings
from viewer.store.library import Library
from viewer.ui.window import Window

GOUT = "NCT90000003"
Settle = Callable[[Window], None]
Make = Callable[..., Window]


def test_trial_tab_search_and_size_come_back(make_window: Make, settle: Settle) -> None:
    window = make_window()
    window._begin_with("gout")
    settle(window)
    window.reader.open(GOUT)
    settle(window)
    window.reader.view.set_current_tab(Tab.ELIGIBILITY)
    window.appearances.set_zoom(150)
    window.frame._split.moveSplitter(430, 1)
    window.close()

    again = make_window()
    assert not again.frame.is_first
    assert again.frame.pane.search.text() == "gout"
    assert again.frame.pane.model.rowCount() == 1
    assert again.reader.trial is not None
    assert again.reader.trial.number == GOUT
    assert again.reader.view.current_tab() is Tab.ELIGIBILITY
    assert again.appearances.zoom == 150
    assert again.frame.pane.list.current_number() == GOUT


def test_the_switch_comes_back(make_window: Make) -> None:
    window = make_window(settings=Settings(only_open=True, last_search="gout"))
    assert window.frame.pane.filters.only_open
    assert window.actions_.only_open.isChecked()
    assert window.frame.pane.model.rowCount() == 0
    assert [chip.words for chip in window.frame.pane.head.chips] == ["Open, or may be open"]


def test_a_trial_that_is_gone_does_not_stop_the_start(make_window: Make) -> None:
    window = make_window(settings=Settings(last_trial="NCT00000000", last_tab="nonsense"))
    assert not window.frame.shows_view()
    assert window.frame.pane.model.rowCount() == 50
    assert window.memory.settings.last_trial == ""
    assert window.frame.place.words() == "Choose a study on the left.", "nobody asked for it"


def test_a_trial_that_goes_while_it_is_open_is_said_to_be_gone(
    make_window: Make, own_library: Path, settle: Settle
) -> None:
    window = make_window(own_library, settings=Settings(last_trial=GOUT))
    settle(window)
    assert window.frame.shows_view()
    with Library.open(own_library) as library:
        library.remove([GOUT])
        library.finish()
    window._refresh()
    settle(window)
    assert window.frame.place.words() == "This study could not be read. The others are fine."
    assert window.windowTitle() == "Trial Viewer"


def test_a_window_left_on_a_screen_that_is_gone_comes_back_in_sight(
    make_window: Make, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"geometry": [9000, 9000, 700, 600]}))
    window = make_window(size=(700, 600))
    seen = qapp.primaryScreen().availableGeometry().intersected(window.geometry())
    assert seen.width() >= 480
    assert seen.height() >= 480


def test_settings_that_cannot_be_saved_do_not_keep_the_window_open(
    make_window: Make, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").mkdir()
    window = make_window()
    assert window.close()


def test_keys_change_the_text_size_and_the_menu_knows(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    activate(window)
    before = window.frame.pane.count.font().pixelSize()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    settle(window)
    assert window.appearances.zoom == 115
    assert window.frame.pane.count.font().pixelSize() > before
    ticked = [action.data() for action in window.actions_._zooms.actions() if action.isChecked()]
    assert ticked == [115]
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert window.appearances.zoom == 80
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert window.appearances.zoom == 80
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.appearances.zoom == 100
    assert window.memory.settings.zoom == 100


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_appearance_changes_every_part(
    window: Window, settle: Settle, appearance: Appearance
) -> None:
    window.appearances.set_appearance(appearance.value)
    settle(window)
    tokens = window.appearances.look.tokens
    assert tokens.dark is (appearance is Appearance.DARK)
    picture = window.grab().toImage()
    assert picture.pixelColor(3, 300) == tokens.color("side")
    assert picture.pixelColor(window.width() - 60, 700) == tokens.color("paper")


def test_nothing_is_cut_off_at_twice_the_size(make_window: Make, settle: Settle) -> None:
    window = make_window()
    window._begin_with("gout")
    window.appearances.set_zoom(200)
    settle(window)
    window.reader.open(GOUT)
    settle(window)
    assert window.frame.is_narrow
    for part in window.findChildren(QWidget):
        if part.isVisible() and part.metaObject().className() in (
            "ActionButton",
            "LinkButton",
            "CheckBox",
        ):
            assert part.width() >= part.sizeHint().width(), part
            assert part.height() >= part.sizeHint().height(), part
