"""A person ticks, writes and prints by keyboard, leaves in the middle of a word, and comes back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from viewer.pages.blocks import Tab
from viewer.ui.page.answer_strip import AnswerButton
from viewer.ui.page.note_field import NoteField
from viewer.ui.page.notes_box import NotesBox
from viewer.ui.page.ticks_head import TicksHead
from viewer.ui.page.words import Words

CONTROL = Qt.KeyboardModifier.ControlModifier
PML = "NCT04781309"


def to_answer(walker) -> AnswerButton:
    """Press Tab until an answer has the keyboard."""
    for _press in range(200):
        focused = QApplication.focusWidget()
        if isinstance(focused, AnswerButton):
            return focused
        walker.press(Qt.Key.Key_Tab)
    raise AssertionError("Tab reaches no answer")


def counts(walker) -> str:
    page = walker.window.reader.view.current_page()
    words = page.findChild(TicksHead).findChildren(Words)
    return next(each.text() for each in words if "without an answer" in each.text())


def test_ticks_and_notes_are_there_again_after_leaving_in_the_middle_of_a_word(
    walker, starter_library: Path
) -> None:
    walker.start(starter_library)
    walker.type(PML)
    walker.press(Qt.Key.Key_Down)
    walker.press(Qt.Key.Key_Return)
    assert walker.window.reader.trial.number == PML
    view = walker.window.reader.view
    walker.press(Qt.Key.Key_3, CONTROL)
    assert view.current_tab() is Tab.ELIGIBILITY
    view.current_page().column().finish()
    view.focus_tabs()
    to_answer(walker)
    walker.press(Qt.Key.Key_Space)
    walker.press(Qt.Key.Key_Down)
    walker.press(Qt.Key.Key_Left)
    walker.press(Qt.Key.Key_Space)
    said = counts(walker)
    assert "1 yes, 0 no, 1 to ask about" in said
    walker.press(Qt.Key.Key_1, CONTROL)
    view.focus_tabs()
    walker.press(Qt.Key.Key_N, CONTROL)
    assert isinstance(QApplication.focusWidget().parentWidget(), NoteField)
    for letter in "Ask about my tabl":
        walker.qtbot.keyClicks(QApplication.focusWidget(), letter)
    walker.stop()

    walker.start(starter_library)
    walker.qtbot.waitUntil(lambda: walker.window.reader.trial is not None)
    walker.settle()
    view = walker.window.reader.view
    box = view.current_page().findChild(NotesBox)
    walker.qtbot.waitUntil(lambda: box.line().accessibleDescription() == "1 note")
    box.line().click()
    assert [each.field.text() for each in box.editors()] == ["Ask about my tabl"]
    view.set_current_tab(Tab.ELIGIBILITY)
    view.current_page().column().finish()
    walker.settle()
    assert counts(walker) == said
