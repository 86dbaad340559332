"""A walk: type an illness, narrow it down by keyboard, read what is hidden, and come back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from viewer.ui.choosing import CountBox
from viewer.ui.results.model import Role

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_filters_by_keyboard_and_back(walker, starter_library: Path) -> None:
    walker.start(starter_library)
    walker.press(Qt.Key.Key_K, CONTROL)
    walker.type("autoimmune")
    walker.press(Qt.Key.Key_Escape)
    pane = walker.window.frame.pane
    pane.search.set_text("")
    pane.ask_again()
    walker.settle()
    everything = pane.model.rowCount()
    walker.press(Qt.Key.Key_F, CONTROL | SHIFT)
    page = walker.window.narrowing.filters
    assert walker.window.frame.shows_side(page)
    finished = next(
        box for choice, box in page.standing.boxes.items() if choice.value == "finished"
    )
    for _press in range(30):
        walker.press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is finished:
            break
    assert isinstance(QApplication.focusWidget(), CountBox)
    walker.press(Qt.Key.Key_Space)
    left = pane.model.rowCount()
    assert 0 < left < everything
    assert finished.count_text() == str(left)
    assert pane.count_words() == f"{left} of {everything} studies"
    page.hidden.setFocus()
    walker.press(Qt.Key.Key_Return)
    hidden = walker.window.narrowing.hidden
    assert hidden.model.rowCount() == everything - left
    reasons = {
        hidden.model.index(row, 0).data(Role.WORDS).lines for row in range(everything - left)
    }
    assert all(line.startswith("Its status:") for lines in reasons for line in lines)

    walker.stop()
    walker.start(starter_library)
    pane = walker.window.frame.pane
    assert [chip.words for chip in pane.head.chips] == ["Finished"]
    assert pane.model.rowCount() == left


def test_a_library_says_what_it_cannot_narrow_by(walker, without_places: Path) -> None:
    walker.start(without_places)
    walker.window.frame.show_list()
    narrowing = walker.window.narrowing
    narrowing.open_near()
    walker.settle()
    near = narrowing.filters.near
    near.field.setFocus()
    walker.type("Paris")
    assert "You can choose a country instead." in near.none.text()
    assert near.none.isVisible()
    narrowing.open_diseases()
    walker.settle()
    page = narrowing.diseases
    assert page.tree.isHidden()
    assert "type an illness in the search" in page.intro.text()
