"""What somebody meets who uses the window by mouse, for the first time and without a manual."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note, Opinion, Saved
from viewer.pages.blocks import Tab
from viewer.settings import Settings
from viewer.ui.actions import ActionRow
from viewer.ui.controls import ActionButton, LinkButton, OutlinedButton
from viewer.ui.keep.toast import Offer
from viewer.ui.menus import _RECKONED
from viewer.ui.messages import Message, Messages
from viewer.ui.page.answer_strip import AnswerStrip
from viewer.ui.page.note_layer import NoteLayer
from viewer.ui.page.notes_box import NotesBox
from viewer.ui.page.table import TableView
from viewer.ui.page.text_view import TextView
from viewer.ui.window import Window

SJOGREN, LUPUS, GOUT = "NCT90000001", "NCT90000002", "NCT90000003"
Settle = Callable[[Window], None]
Make = Callable[..., Window]


def opened(window: Window, settle: Settle, tab: Tab, number: str = SJOGREN) -> QWidget:
    """The page of a study, in a window with room for answers beside the lines."""
    window.resize(1280, 900)
    window.frame.show_list()
    window.reader.open(number)
    settle(window)
    window.reader.view.set_current_tab(tab)
    page = window.reader.view.current_page()
    page.column().finish()
    settle(window)
    return page


def strips(page: QWidget) -> list[AnswerStrip]:
    return page.column().findChildren(AnswerStrip)


def text_with(page: QWidget, words: str) -> TextView:
    return next(each for each in page.findChildren(TextView) if words in each.toPlainText())


def select(view: TextView, words: str) -> None:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.toPlainText().index(words))
    cursor.movePosition(
        QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(words)
    )
    view.setTextCursor(cursor)


def layer(page: QWidget) -> NoteLayer:
    found = page.note_layer()
    assert isinstance(found, NoteLayer)
    return found


# Answers


def test_the_first_answer_moves_no_line(window: Window, settle: Settle) -> None:
    page = opened(window, settle, Tab.ELIGIBILITY)
    before = [strip.mapTo(page, QPoint(0, 0)) for strip in strips(page)]
    for strip in strips(page):
        strip.buttons()[0].click()
        settle(window)
        assert [each.mapTo(page, QPoint(0, 0)) for each in strips(page)] == before
    assert all(strip.buttons()[0].isChecked() for strip in strips(page))


def test_cards_and_the_quiet_line_leave_the_answers_free(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    page = opened(window, settle, Tab.ELIGIBILITY)
    edge = min(strip.mapTo(page, QPoint(0, 0)).x() for strip in strips(page))
    words = layer(page).units()[-1].text.split()[0]
    view = text_with(page, words)
    select(view, words)
    view.wish_note()
    assert layer(page).card().geometry().right() < edge
    layer(page).close()
    window.mine.saved.toggle(SJOGREN)
    toast = window.mine.saved.toast
    qtbot.waitUntil(toast.isVisible, timeout=20_000)
    answers = min(strip.mapTo(window, QPoint(0, 0)).x() for strip in strips(page))
    assert toast.geometry().right() < answers


# Notes


def test_selected_words_offer_a_note(window: Window, settle: Settle) -> None:
    page = opened(window, settle, Tab.OVERVIEW)
    view = next(each for each in page.findChildren(TextView) if each.units())
    unit = view.units()[0]
    rect = view.rect_of(unit, 0, 12)
    left = Qt.MouseButton.LeftButton
    start, end = rect.topLeft() + QPoint(1, 8), rect.topRight() + QPoint(-1, 8)
    QTest.mousePress(view.viewport(), left, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), left, pos=end)
    assert view.textCursor().hasSelection()
    offer = layer(page).offer
    assert offer is not None
    assert offer.words() == "Write a note on these words"
    assert not offer.grab().isNull()
    QTest.mouseClick(view.viewport(), left, pos=end)
    assert layer(page).offer is None, "a press elsewhere takes it back"
    select(view, view.toPlainText()[:12])
    view.context.selected.emit(view)
    assert layer(page).offer is not None
    window.resize(700, 900)
    settle(window)
    assert layer(page).offer is None, "the words are elsewhere now"
    select(view, view.toPlainText()[:12])
    view.context.selected.emit(view)
    layer(page).offer.click()
    assert layer(page).offer is None
    card = layer(page).card()
    assert card is not None
    assert card.editor.field.edit.placeholderText() == "Type here. It keeps itself."


def test_a_note_takes_the_place_of_the_card_of_a_word(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    page = opened(window, settle, Tab.OVERVIEW)
    marked = next(each for each in page.findChildren(TextView) if each.proxies())
    marked.proxies()[0].click()
    qtbot.waitUntil(lambda: page.card() is not None)
    view = next(each for each in page.findChildren(TextView) if each.units())
    select(view, view.toPlainText().split()[0])
    view.wish_note()
    assert page.card() is None, "one card at a time"
    assert layer(page).card() is not None


def test_who_goes_on_with_a_note_goes_on_behind_it(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    page = opened(window, settle, Tab.OVERVIEW)
    activate(window)
    box = page.findChild(NotesBox)
    box.line().click()
    field = box.editors()[0].field
    assert field.edit.hasFocus(), "nothing is there to read: one can write at once"
    qtbot.keyClicks(field.edit, "Ask Dr Meyer")
    box.editors()[0].keep()
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0, timeout=20_000)
    opened(window, settle, Tab.OVERVIEW, LUPUS)
    page = opened(window, settle, Tab.OVERVIEW)
    box = page.findChild(NotesBox)
    box.line().click()
    edit = box.editors()[0].field.edit
    assert not edit.hasFocus(), "there is something to read first"
    qtbot.keyClicks(edit, " again")
    assert box.editors()[0].field.text() == "Ask Dr Meyer again"


# Comparing


def test_rows_and_bar_say_what_is_chosen_and_the_window_what_is_in_sight(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    opened(window, settle, Tab.OVERVIEW)
    comparing, mine = window.comparing, window.mine.saved
    for number in (SJOGREN, LUPUS, GOUT):
        comparing.toggle(number)
    assert "Chosen to compare" in mine.mark_of(LUPUS).notes
    assert "Chosen to compare" in mine.mark_of(LUPUS).spoken
    comparing.toggle(GOUT)
    assert "Chosen to compare" not in mine.mark_of(GOUT).notes
    assert comparing.bar.says.text() == "2 studies chosen. You can add 2 more."
    assert not comparing.bar.compare.isHidden()
    with qtbot.waitSignal(comparing.shown):
        comparing.bar.compare.click()
    assert comparing.bar.compare.isHidden(), "they are side by side already"
    assert window.windowTitle() == "Two studies side by side – Trial Viewer"
    window._refresh()
    settle(window)
    assert window.windowTitle() == "Two studies side by side – Trial Viewer", "it is in sight yet"
    comparing.toggle(GOUT)
    assert not comparing.bar.compare.isHidden(), "another one can be put beside them"
    comparing.toggle(GOUT)
    page = comparing.page
    window.actions_.find.trigger()
    assert not page.find_bar.isHidden()
    page.view.column().finish()
    page.find_bar.field.set_text("study")
    page.find_bar.field.entered.emit()
    assert " of " in page.find_bar.count.text()
    page.find_bar.end()
    assert page.find_bar.isHidden()
    page.close_button.click()
    assert window.windowTitle().startswith("Inventomab")
    assert not comparing.bar.compare.isHidden()


def test_the_names_of_the_columns_stay_in_sight(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    opened(window, settle, Tab.OVERVIEW)
    comparing = window.comparing
    for number in (SJOGREN, LUPUS):
        comparing.toggle(number)
    with qtbot.waitSignal(comparing.shown):
        comparing.open()
    page = comparing.page
    page.view.column().finish()
    settle(window)
    bar, heads = page.scroller.verticalScrollBar(), page.heads
    assert heads.words() == ()
    first = next(table for table in page.view.findChildren(TableView) if table.heads())
    top = first.mapTo(page.view, QPoint(0, 0)).y() + page.view.y()
    bar.setValue(top)
    assert heads.words() == (), "their own line is in sight"
    bar.setValue(top + first.head_height() + 2)
    assert heads.words() == ("Question", f"A: {SJOGREN}", f"B: {LUPUS}")
    assert not heads.grab().isNull()
    bar.setValue(0)
    assert heads.words() == ()
    window.resize(480, 900)
    settle(window)
    bar.setValue(bar.maximum() // 2)
    assert heads.words() == (), "there are no columns in a small window"


# What is there after erasing


def test_nothing_in_sight_tells_what_was_erased(
    qtbot: QtBot, make_window: Make, own_library: Path, settle: Settle
) -> None:
    window = make_window(own_library)
    qtbot.keyClicks(window.frame.first.search, "s")
    settle(window)
    keeping = window.mine.keeping
    with qtbot.waitSignals([keeping.taken] * 2, timeout=20_000):
        keeping.take(Step(StepName.SAVE, (Change(Kind.SAVED, SJOGREN, Saved("Dry eyes")),)))
        keeping.take(Step(StepName.NOTE, (Change(Kind.NOTE, "n1", Note(SJOGREN, "mine")),)))
    opened(window, settle, Tab.OVERVIEW)
    window.comparing.toggle(SJOGREN)
    window.mine.saved.undoing.say("1 saved study changed.", stays=True)
    window.mine.saved.undoing.say("Note kept.")
    window.messages.answers = [0]
    window.actions_.erase.trigger()
    qtbot.waitUntil(lambda: len(window.messages.said) == 2, timeout=20_000)
    window.messages.heard()
    first = window.frame.first
    assert window.frame.is_first
    assert window.windowTitle() == "Trial Viewer"
    assert first.search.text() == ""
    assert window.mine.saved.meant() == "", "no key saves it anew"
    assert window.mine.saved.toast.text() == ""
    said = [link.words for link in first.findChildren(LinkButton) if link.isVisibleTo(first)]
    assert not [words for words in said if "Saved studies" in words or "Inventomab" in words]
    window.frame.show_list()
    assert not window.frame.shows_view()
    assert window.comparing.bar.isHidden()


# Menus, marks, boxes


def leaves(menu: QMenu) -> list[QAction]:
    """Everything that can be chosen in a menu and the menus in it."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += leaves(inner) if isinstance(inner, QMenu) else [action]
    return [action for action in found if not action.isSeparator()]


def test_the_menu_is_short_and_holds_everything(window: Window) -> None:
    actions = window.actions_
    menu = actions.main_menu(window)
    lines = [action for action in menu.actions() if not action.isSeparator()]
    assert len(lines) <= 14, "with large text a longer one does not fit on a screen"
    reached = leaves(menu)
    elsewhere = {actions.print_, actions.switch, actions.larger, actions.smaller}
    elsewhere |= {actions.usual_size, actions.menu, actions.here, *actions._tabs}
    missing = [
        action.text()
        for action in window.actions()
        if action not in reached and action not in elsewhere
    ]
    assert missing == []
    assert len(reached) == len(set(reached)), "nothing stands twice"


def test_the_open_study_can_be_marked_over_its_title(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    opened(window, settle, Tab.OVERVIEW)
    row = window.frame._view_row
    assert isinstance(row, ActionRow)
    menu = row._judge.menu()
    assert menu.actions()[:2] == [window.actions_.interesting, window.actions_.not_for_me]
    assert row._judge.words == "Mark"
    window.appearances.set_zoom(200)
    assert row._judge.isHidden(), "the page needs the room; the Menu has it"
    window.appearances.set_zoom(100)
    assert not row._judge.isHidden()
    window.actions_.interesting.trigger()
    qtbot.waitUntil(lambda: row._judge.words == "Interesting", timeout=20_000)
    assert window.mine.keeping.kept.get(Kind.OPINION, SJOGREN, object).opinion is (
        Opinion.INTERESTING
    )
    assert window.actions_.save.text() == "Save this study"
    window.mine.saved.toggle(SJOGREN)
    assert window.actions_.save.text() == "Save this study no longer"


def test_a_box_has_the_window_s_buttons_and_gives_the_one_that_was_pressed(window: Window) -> None:
    seen: list[QWidget] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(box.buttons())
        next(button for button in box.buttons() if button.text() == "Do it").click()

    QTimer.singleShot(0, press)
    messages = Messages(window, lambda: window.appearances.look)
    assert messages.show(Message("Really?", choices=("Do it", "Stay"))) == 0
    assert [type(button) for button in seen] == [OutlinedButton, OutlinedButton]


def test_a_menu_cuts_no_word_off_with_large_text(window: Window) -> None:
    window.appearances.set_zoom(200)
    menu = window.actions_.main_menu(window)
    menu.setFont(QFont(menu.font().family(), 24))
    plain = QMenu(window)
    plain.setFont(menu.font())
    plain.addActions(menu.actions())
    widths = []
    for _time in range(2):
        menu.aboutToShow.emit()
        widths.append(menu.sizeHint().width())
    tick = 0.79 * menu.actionGeometry(menu.actions()[0]).height()
    assert tick > _RECKONED, "else there is nothing to see here"
    assert widths[0] >= plain.sizeHint().width() + tick - _RECKONED
    assert widths[0] == widths[1], "it does not grow"


def test_a_menu_is_seen_on_a_dark_ground(window: Window) -> None:
    window.appearances.set_appearance("dark")
    menu = window.actions_.main_menu(window)
    menu.setPalette(window.appearances.look.palette())
    menu.aboutToShow.emit()
    menu.resize(menu.sizeHint())
    image = menu.grab().toImage()
    row = menu.actionGeometry(window.actions_.only_open)
    ground = image.pixelColor(row.right() - 3, row.center().y())
    left = menu._box(row).toRect()
    edge = [QPoint(0, row.center().y())]
    box = [QPoint(left.center().x(), left.top() + step) for step in range(-2, 3)]
    for line in (edge, box):
        seen = [abs(image.pixelColor(at).lightness() - ground.lightness()) for at in line]
        assert max(seen) > 60, line


def test_the_quiet_line_stands_over_the_bar_and_not_on_it(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    opened(window, settle, Tab.OVERVIEW)
    window.mine.saved.toggle(SJOGREN)
    toast, bar = window.mine.saved.toast, window.comparing.bar
    qtbot.waitUntil(toast.isVisible, timeout=20_000)
    window.comparing.toggle(LUPUS)
    qtbot.waitUntil(lambda: bar.height() == window.height() - bar.mapTo(window, QPoint(0, 0)).y())
    assert not toast.geometry().intersects(bar.geometry())
    window.comparing.toggle(GOUT)
    window.mine.saved.toggle(LUPUS)
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0, timeout=20_000)
    assert not toast.geometry().intersects(bar.geometry())


@pytest.mark.parametrize(("width", "is_one"), [(1280, True), (480, False)])
def test_where_words_are_large_the_saved_studies_and_the_menu_share_a_line(
    make_window: Callable[..., Window], settle: Settle, width: int, is_one: bool
) -> None:
    window = make_window(settings=Settings(zoom=200), size=(width, 700))
    window.frame.show_list()
    window.frame.pane.look_for_text("asthma")
    settle(window)
    pane = window.frame.pane
    saved = pane.foot.saved
    menu = next(
        button
        for button in pane.findChildren(ActionButton)
        if button.words == "Menu" and button.isVisible()
    )
    lines = [thing.mapTo(pane, thing.rect().center()).y() for thing in (saved, menu)]
    sorting = pane.head.sort
    edges = [thing.mapTo(pane, QPoint(0, 0)).x() for thing in (saved, sorting)]
    assert edges[0] == edges[1], "one edge for all that stands over the list"
    if is_one:
        assert abs(lines[0] - lines[1]) <= 2
    else:
        assert lines[1] > lines[0] + saved.height() // 2, "there is no room for both"
    assert saved.mapTo(pane, QPoint(0, 0)).x() < menu.mapTo(pane, QPoint(0, 0)).x() or not is_one
    window.appearances.set_zoom(100)
    window.resize(1280, 900)
    settle(window)
    assert pane.foot.geometry().bottom() == pane.rect().bottom(), "with room it is at the foot"


def test_a_press_on_the_open_study_gives_the_keyboard_to_it_and_not_to_the_quiet_line(
    make_window: Callable[..., Window], settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    window = make_window()
    activate(window)
    opened(window, settle, Tab.OVERVIEW)
    window.resize(700, 800)
    window.frame.show_list()
    window.frame.pane.look_for_text("sj")
    settle(window)
    window.frame.pane.focus_list()
    toast = window.mine.saved.toast
    toast.say("Something was done.", (Offer("Undo", lambda: None),))
    window.frame.pane.list.chosen.emit(SJOGREN)
    settle(window)
    assert window.frame.is_page_alone
    assert not toast.isAncestorOf(window.focusWidget()), "a key would take back what was done"
    assert window.reader.view.hasFocus()
