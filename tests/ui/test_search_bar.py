"""The search field tells what is typed, and lets the keyboard out again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from viewer.ui.look import look_for
from viewer.ui.search_bar import SearchBar


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> SearchBar:
    made = SearchBar(look_for("light", 1.0, qapp))
    qtbot.addWidget(made)
    made.resize(340, 60)
    made.show()
    return made


def line(bar: SearchBar) -> QLineEdit:
    return bar.findChild(QLineEdit)


def test_each_letter_is_told(qtbot: QtBot, bar: SearchBar) -> None:
    heard: list[str] = []
    bar.text_edited.connect(heard.append)
    qtbot.keyClicks(line(bar), "gou")
    assert heard == ["g", "go", "gou"]


def test_text_set_by_the_program_is_not_told(bar: SearchBar) -> None:
    heard: list[str] = []
    bar.text_edited.connect(heard.append)
    bar.set_text("gout")
    assert bar.text() == "gout"
    assert heard == []


def test_clear_is_offered_only_when_there_is_text_and_is_told(qtbot: QtBot, bar: SearchBar) -> None:
    button = bar.findChild(QToolButton)
    assert not button.isVisible()
    bar.set_text("gout")
    assert button.isVisible()
    with qtbot.waitSignal(bar.text_edited) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [""]
    assert not button.isVisible()


def test_keys_lead_out(qtbot: QtBot, bar: SearchBar) -> None:
    with qtbot.waitSignal(bar.left_downwards):
        qtbot.keyClick(line(bar), Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.entered):
        qtbot.keyClick(line(bar), Qt.Key.Key_Return)
    bar.set_text("gout")
    qtbot.keyClick(line(bar), Qt.Key.Key_Escape)
    assert bar.text() == ""


def test_the_field_and_its_button_have_names(bar: SearchBar) -> None:
    bar.set_text("x")
    for part in (line(bar), bar.findChild(QToolButton)):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0, 3.0])
def test_the_text_fits_at_every_size(bar: SearchBar, qapp: QApplication, zoom: float) -> None:
    bar.set_look(look_for("light", zoom, qapp))
    qapp.processEvents()
    assert line(bar).height() >= line(bar).fontMetrics().height()
