"""Studies side by side in a window: choosing, the bar, the page; and questions that lead on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.pages.blocks import Tab
from viewer.ui.compare.comparing import Comparing
from viewer.ui.compare.page import ComparePage
from viewer.ui.page.fold import FoldBox
from viewer.ui.page.own_questions import OwnQuestions
from viewer.ui.page.questions import QuestionView
from viewer.ui.page.table import TableView
from viewer.ui.page.trial_links import TrialRow
from viewer.ui.paper.page_list import _size_of
from viewer.ui.window import Window

SJOGREN, LUPUS, GOUT = "NCT90000001", "NCT90000002", "NCT90000003"
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
Settle = Callable[[Window], None]


def comparing_of(window: Window) -> Comparing:
    assert isinstance(window.comparing, Comparing)
    return window.comparing


def whole_page(qtbot: QtBot, comparing: Comparing) -> ComparePage:
    """Compare what is chosen, and build all of the page."""
    with qtbot.waitSignal(comparing.shown):
        comparing.bar.compare.click()
    page = comparing.page
    assert page is not None
    column = page.view.column()
    assert column is not None
    column.finish()
    return page


def test_two_are_chosen_and_compared_by_keyboard_alone(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    activate(window)
    comparing, rows = comparing_of(window), window.frame.pane.list
    assert comparing.bar.isHidden()
    window.frame.pane.look_for_text("asthma")
    settle(window)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    settle(window)
    qtbot.keyClick(rows, Qt.Key.Key_M, CONTROL)
    assert not comparing.bar.isHidden()
    assert comparing.bar.compare.isHidden(), "one alone cannot be compared"
    qtbot.keyClick(rows, Qt.Key.Key_M, BOTH)
    assert [message.text for message in window.messages.heard()], "it says what to do first"
    for _more in range(4):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
        settle(window)
        qtbot.keyClick(rows, Qt.Key.Key_M, CONTROL)
    assert len(comparing.chosen.numbers) == 4, "there is no room for a fifth"
    assert "no room" in comparing.bar.says.text()
    for _less in range(2):
        qtbot.keyClick(rows, Qt.Key.Key_Up)
        settle(window)
        qtbot.keyClick(rows, Qt.Key.Key_M, CONTROL)
    assert len(comparing.chosen.numbers) == 2
    _first, second = comparing.chosen.numbers
    with qtbot.waitSignal(comparing.shown):
        qtbot.keyClick(rows, Qt.Key.Key_M, BOTH)
    page = comparing.page
    assert page is not None
    assert window.frame.shows_side(page)
    assert page.title.hasFocus(), "the keyboard is on the page"
    column = page.view.column()
    assert column is not None
    column.finish()
    qtbot.keyClick(page.title, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.scroller.verticalScrollBar().value() > 0)
    told = {view.accessibleName(): view for view in page.findChildren(TableView)}
    assert told["Where?"].accessibleDescription() == "All of them: None of the records says."
    named = [row for row in page.findChildren(TrialRow) if row.isVisible()]
    assert len(named) == 2
    named[1]._title.click()
    settle(window)
    assert window.reader.trial is not None
    assert window.reader.trial.number == second
    comparing.bar.clear.click()
    assert comparing.bar.isHidden()


def test_rows_are_told_with_their_columns_and_stack_in_a_small_window(
    qtbot: QtBot, make_window: Callable[..., Window], settle: Settle
) -> None:
    window = make_window(size=(1280, 800))
    window.frame.show_list()
    comparing = comparing_of(window)
    for number, title in ((SJOGREN, "Dry eyes"), (LUPUS, "Lupus"), (GOUT, "Gout")):
        comparing.chosen.toggle(number, title)
    page = whole_page(qtbot, comparing)
    told = {view.accessibleName(): view for view in page.findChildren(TableView)}
    illness = told["Which illness?"]
    assert illness.accessibleDescription() == (
        f"A: {SJOGREN}: Sjögren's Syndrome; Dry Eye; Xerostomia B: {LUPUS}: Lupus C: {GOUT}: Gout"
    )
    assert illness.is_grid()
    window.appearances.set_zoom(200)
    window.resize(800, 800)
    settle(window)
    qtbot.waitUntil(lambda: not illness.is_grid())
    assert illness.width() <= page.width()
    assert f"A: {SJOGREN}" in illness.toPlainText()
    page.closed.emit()
    assert not window.frame.shows_side(page)
    menu = window.mine.saved.menu.make(SJOGREN, window.mine.keeping.kept, compared=True)
    (offered,) = [one for one in menu.actions() if one.text() == "No longer compare it"]
    offered.trigger()
    assert comparing.chosen.numbers == (LUPUS, GOUT)


def test_a_question_leads_to_where_the_record_answers_it(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    activate(window)
    window.reader.open(SJOGREN)
    settle(window)
    view = window.reader.view
    page = view.current_page()
    assert page is not None
    column = page.column()
    assert column is not None
    column.finish()
    for fold in page.findChildren(FoldBox):
        fold.reveal()
    questions = {one.identity: one for one in page.findChildren(QuestionView)}
    assert len(questions) >= 50
    assert questions["what-i-pay"]._link is None, "the record does not say"
    link = questions["what-tested"]._link
    assert link is not None
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert view.current_tab() is Tab.TREATMENT
    told = view.current_page()
    assert told is not None
    qtbot.waitUntil(lambda: told.isAncestorOf(window.focusWidget()))


def test_questions_are_taken_along_kept_and_written_in_ones_own_words(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    activate(window)
    window.reader.open(SJOGREN)
    settle(window)
    page = window.reader.view.current_page()
    column = page.column()
    column.finish()
    for fold in page.findChildren(FoldBox):
        fold.reveal()
    questions = {one.identity: one for one in page.findChildren(QuestionView)}
    kept = window.mine.keeping.kept
    box = questions["what-i-pay"]._box
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert kept.mine(SJOGREN).taken == ("what-i-pay",)
    assert box.isChecked()
    (own,) = page.findChildren(OwnQuestions)
    qtbot.keyClicks(own.field, "Is there a lift?")
    qtbot.keyClick(own.field, Qt.Key.Key_Return)
    assert kept.mine(SJOGREN).questions == ("Is there a lift?",)
    shown = [words.text() for words, _delete in own._lines]
    assert shown == ["Is there a lift?"]
    assert own.field.hasFocus()
    assert own.field.text() == ""
    window.reader.open(LUPUS)
    settle(window)
    other = window.reader.view.current_page()
    other.column().finish()
    assert not other.findChildren(OwnQuestions)[0]._lines, "each study has its own"
    window.reader.open(SJOGREN)
    settle(window)
    again = window.reader.view.current_page()
    again.column().finish()
    (own,) = again.findChildren(OwnQuestions)
    assert len(own._lines) == 1
    own._lines[0][1].click()
    assert not own._lines
    assert kept.mine(SJOGREN).questions == ()
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0)


def test_the_preview_shows_paper_on_its_side_as_it_is() -> None:
    page = b'<svg viewBox="0 0 1 1" width="841.88976378pt" height="595.275590551pt" xmlns="">'
    size = _size_of(page)
    assert (round(size.width()), round(size.height())) == (842, 595)


def test_words_of_a_comparison_are_explained_found_and_lead_to_their_study(
    qtbot: QtBot, make_window: Callable[..., Window], settle: Settle
) -> None:
    window = make_window(size=(1280, 800))
    window.frame.show_list()
    comparing = comparing_of(window)
    for number in (SJOGREN, LUPUS):
        comparing.chosen.toggle(number, number)
    page = whole_page(qtbot, comparing)
    assert "explained here" in page.view.accessibleDescription()
    marked = [view for view in page.findChildren(TableView) if view._marks]
    assert marked
    window.actions_.mark_words.setChecked(False)
    page.view.column().finish()
    assert not any(view._marks for view in page.findChildren(TableView)), "bare where wished"
    window.actions_.mark_words.setChecked(True)
    page.view.column().finish()
    view = next(view for view in page.findChildren(TableView) if view._marks)
    view.open_term(0)
    card = page.view._card
    assert card is not None
    assert not card.isHidden()
    # Ctrl+F looks on the comparison while it is in sight.
    window.actions_.find.trigger()
    assert page.find_bar.isVisible()
    assert not window.reader.find_bar.isVisible()
    line = page.find_bar.field.focusProxy()
    qtbot.keyClicks(line, "lupus")
    assert page.find_bar.count.text().startswith("1 of ")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    # The card leads to all words of the study that the word stands in.
    key = view._marks[0].key
    page.view.glossary_requested.emit(key)
    settle(window)
    number = comparing._opened.numbers["AB".index(key[0])]
    qtbot.waitUntil(lambda: window.reader.trial is not None)
    assert window.reader.trial.number == number
    assert window.reader.view.current_tab() is Tab.GLOSSARY
    assert not window.frame.shows_side(page)


def test_what_was_chosen_to_compare_comes_back_when_it_was_cleared_by_mistake(
    window: Window,
) -> None:
    comparing, toast = comparing_of(window), window.mine.saved.toast
    for number in (SJOGREN, GOUT):
        comparing.toggle(number)
    comparing.bar.clear.click()
    assert comparing.bar.isHidden()
    assert toast.text() == "No study is chosen to compare any more."
    toast.buttons[0].click()
    assert comparing.chosen.numbers == (SJOGREN, GOUT)
    assert not comparing.bar.isHidden()
    comparing.bar.clear.click()
    comparing.toggle(LUPUS)
    toast.buttons[0].click()
    assert comparing.chosen.numbers == (SJOGREN, GOUT, LUPUS), "what was chosen since stays"
