"""Notes on a study and beside its words: kept by themselves, found again, deleted with undo."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.personal import Kind, Note
from viewer.pages.blocks import Tab
from viewer.store.personal.file import PersonalFile
from viewer.ui.page.note_card import NoteCard, NoteMark
from viewer.ui.page.note_editor import NoteEditor
from viewer.ui.page.note_layer import NoteLayer
from viewer.ui.page.notes_box import NotesBox
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import Words
from viewer.ui.window import Window

SJOGREN, LUPUS = "NCT90000001", "NCT90000002"
Settle = Callable[[Window], None]
Make = Callable[..., Window]


def opened(window: Window, settle: Settle, number: str = SJOGREN, tab: Tab = Tab.OVERVIEW) -> None:
    window.reader.open(number)
    settle(window)
    window.reader.view.set_current_tab(tab)
    window.reader.view.current_page().column().finish()
    settle(window)


def box(window: Window) -> NotesBox:
    return window.reader.view.current_page().findChild(NotesBox)


def layer(window: Window) -> NoteLayer:
    return window.reader.view.current_page().note_layer()


def marks(window: Window) -> list[NoteMark]:
    page = window.reader.view.current_page()
    return [mark for mark in page.findChildren(NoteMark) if mark.isVisibleTo(page)]


def said(editor: NoteEditor) -> list[str]:
    return [each.text() for each in editor.findChildren(Words) if each.isVisibleTo(editor)]


def kept(window: Window, qtbot: QtBot) -> list[Note]:
    """The notes in the file, read from outside."""
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0)
    file = PersonalFile(window.mine.keeping.path)
    try:
        return [one for kind, _key, one in file.load() if kind is Kind.NOTE]
    finally:
        file.close()


def text_with(window: Window, words: str) -> TextView:
    page = window.reader.view.current_page()
    return next(each for each in page.findChildren(TextView) if words in each.toPlainText())


def select(view: TextView, words: str) -> None:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.toPlainText().index(words))
    cursor.movePosition(
        QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(words)
    )
    view.setTextCursor(cursor)


def write_beside(window: Window, qtbot: QtBot, words: str, text: str) -> NoteCard:
    view = text_with(window, words)
    select(view, words)
    view.wish_note()
    card = layer(window).card()
    qtbot.keyClicks(card.editor.field.edit, text)
    card.editor.keep()
    qtbot.waitUntil(lambda: "Kept." in said(card.editor))
    return card


def test_a_note_on_a_study_keeps_itself_and_is_there_again(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    opened(window, settle)
    activate(window)
    assert box(window).line().accessibleDescription() == "Nobody but you sees them."
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = box(window).editors()[0]
    assert editor.field.edit.hasFocus()
    qtbot.keyClicks(editor.field.edit, "Ask about tablets")
    qtbot.waitUntil(lambda: "Kept." in said(editor))
    assert [note.text for note in kept(window, qtbot)] == ["Ask about tablets"]
    assert kept(window, qtbot)[0].title.startswith("Inventomab")
    qtbot.keyClicks(editor.field.edit, " and")
    assert "Kept." not in said(editor), "said only of what is on the disk"
    # Another study is opened in the middle of a word: nothing is lost, and nothing goes astray.
    opened(window, settle, LUPUS)
    assert [(note.number, note.text) for note in kept(window, qtbot)] == [
        (SJOGREN, "Ask about tablets and")
    ]
    assert box(window).line().accessibleDescription() == "Nobody but you sees them."
    opened(window, settle)
    assert box(window).line().accessibleDescription() == "1 note"
    box(window).line().click()
    assert box(window).editors()[0].field.text() == "Ask about tablets and"


def test_a_note_is_deleted_and_comes_back_with_undo(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    opened(window, settle)
    box(window).begin_note()
    editor = box(window).editors()[0]
    editor.field.edit.insertPlainText("Mine")
    editor.keep()
    editor._delete.click()
    assert kept(window, qtbot) == []
    assert box(window).line().accessibleDescription() == "Nobody but you sees them."
    with qtbot.waitSignal(window.mine.keeping.undone):
        window.mine.keeping.undo()
    assert [each.field.text() for each in box(window).editors()] == ["Mine"]
    # A note that somebody empties is none.
    box(window).editors()[0].field.edit.selectAll()
    box(window).editors()[0].field.edit.insertPlainText("")
    box(window).line().click()
    assert kept(window, qtbot) == []


def test_what_cannot_be_kept_stays_in_the_window_and_says_so(
    qtbot: QtBot, window: Window, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "private").write_text("a file where the folder should be")
    opened(window, settle)
    box(window).begin_note()
    editor = box(window).editors()[0]
    qtbot.keyClicks(editor.field.edit, "Mine")
    qtbot.waitUntil(
        lambda: any(each.startswith("Not kept yet.") for each in said(editor)), timeout=20_000
    )
    assert "Kept." not in said(editor)
    assert editor.field.text() == "Mine"
    (tmp_path / "private").unlink()
    # It would be tried again by itself; what is written next does not wait for that.
    editor.field.edit.insertPlainText(" too")
    editor.keep()
    qtbot.waitUntil(lambda: "Kept." in said(editor), timeout=20_000)
    assert [note.text for note in kept(window, qtbot)] == ["Mine too"]


def test_a_note_beside_words_has_a_mark_a_name_and_a_way_back(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    opened(window, settle, tab=Tab.ELIGIBILITY)
    activate(window)
    view = text_with(window, "Another illness")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    card = layer(window).card()
    assert QAccessible.queryAccessibleInterface(card).role() == QAccessible.Role.Dialog
    assert card.editor.field.edit.hasFocus()
    qtbot.keyClicks(card.editor.field.edit, "Which one?")
    qtbot.waitUntil(lambda: "Kept." in said(card.editor))
    # Tab goes round inside the card.
    reached = []
    for _press in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget().accessibleName())
    assert reached == ["Delete this note", "Close", "Your note"]
    qtbot.keyClick(card.editor.field.edit, Qt.Key.Key_Escape)
    assert layer(window).card() is None
    qtbot.waitUntil(view.hasFocus)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    mark = marks(window)[0]
    assert mark.accessibleName() == "Your note on “Another illness”"
    assert mark.geometry().right() < layer(window)._view.left_edge(), "in the margin"
    mark.click()
    assert layer(window).card().editor.field.text() == "Which one?"
    passage = kept(window, qtbot)[0].passage
    assert passage.text == "Another illness"
    assert passage.path.endswith("eligibilityCriteria")
    # From the overview a link leads there; an empty new note leaves no trace.
    opened(window, settle)
    box(window).line().click()
    editor = box(window).editors()[0]
    qtbot.waitUntil(lambda: editor._lead.isVisibleTo(window))
    editor._lead.click()
    assert window.reader.view.current_tab() is Tab.ELIGIBILITY
    qtbot.waitUntil(lambda: layer(window).card() is not None)
    layer(window).close_and_return()
    text_with(window, "Adults").wish_note()
    layer(window).close_and_return()
    settle(window)
    assert len(marks(window)) == 1
    assert len(kept(window, qtbot)) == 1


def test_a_note_survives_a_new_copy_of_the_record_and_keeps_the_old_words(
    qtbot: QtBot,
    make_window: Make,
    settle: Settle,
    own_library: Path,
    write_library: Callable[..., None],
) -> None:
    def summary(words: str) -> None:
        more = {"updated": "2025-01-01", "summary": words}
        title = "Inventomab for dry eyes and a dry mouth"
        write_library(own_library, [(SJOGREN, title, ["Sjögren's Syndrome"], more)])

    first = "You come to the clinic once a week. You take a tablet each morning with water."
    summary(first)
    window = make_window(own_library)
    opened(window, settle)
    write_beside(window, qtbot, "a tablet each morning", "With breakfast?")
    # The same words elsewhere: the note goes with them.
    summary("A new first line. " + first)
    window._refresh()
    settle(window)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    marks(window)[0].click()
    assert said(layer(window).card().editor)[0] == "“a tablet each morning”"
    # Other words: the old ones stand beside.
    summary(first.replace("a tablet each", "two tablets each"))
    window._refresh()
    settle(window)
    qtbot.waitUntil(lambda: len(marks(window)) == 1)
    marks(window)[0].click()
    words = said(layer(window).card().editor)
    assert words[:2] == [
        "The record now reads differently here. You wrote this about:",
        "“a tablet each morning”",
    ]
    # Gone: the note is still there, with the words it was about.
    summary("Something else altogether.")
    window._refresh()
    settle(window)
    box(window).line().click()
    editor = box(window).editors()[0]
    qtbot.waitUntil(lambda: said(editor)[0].startswith("The record does not have these words"))
    assert said(editor)[1] == "“a tablet each morning”"
    assert editor.field.text() == "With breakfast?"
    assert marks(window) == []


def test_notes_are_found_by_the_search_and_said_to_be_notes(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    opened(window, settle)
    box(window).begin_note()
    editor = box(window).editors()[0]
    editor.field.edit.insertPlainText("Ask Dr. Müller about the zebra tablets")
    editor.keep()
    opened(window, settle, LUPUS)
    found = window.mine.note_search.shown
    window.frame.pane.look_for_text("muller zeb")
    qtbot.waitUntil(found.isVisible)
    assert found.label.text() == "In your notes:"
    title = "Inventomab for dry eyes and a dry mouth"
    assert found.lines() == [f"“Ask Dr. Müller about the zebra tablets”, on: {title}"]
    found.links()[0].click()
    settle(window)
    assert window.reader.trial.number == SJOGREN
    window.frame.pane.look_for_text("gout")
    qtbot.waitUntil(lambda: not found.isVisible())
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0)
    settle(window)
