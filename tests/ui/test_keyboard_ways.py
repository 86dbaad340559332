"""Ways by keyboard alone: menus, back to where one was, rings that stay, and what Tab reaches."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from viewer.pages.blocks import Tab
from viewer.settings import Settings
from viewer.ui.about import FactsDialog
from viewer.ui.compare.comparing import Comparing
from viewer.ui.controls import Label
from viewer.ui.focus_ring import FocusRing
from viewer.ui.keep.toast import Toast
from viewer.ui.menus import LetterMenu
from viewer.ui.page.answer_strip import AnswerStrip
from viewer.ui.page.fold import FoldBox, FoldLine
from viewer.ui.page.note_card import NoteCard
from viewer.ui.page.term_proxy import TermProxy
from viewer.ui.page.text_view import TextView
from viewer.ui.window import Window

SJOGREN, LUPUS = "NCT90000001", "NCT90000002"
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Settle = Callable[[Window], None]
Activate = Callable[[QWidget], None]


def opened(window: Window, settle: Settle, tab: Tab = Tab.OVERVIEW) -> None:
    window.reader.open(SJOGREN)
    settle(window)
    window.reader.view.set_current_tab(tab)
    window.reader.view.current_page().column().finish()
    settle(window)


def in_first_text(window: Window, settle: Settle, activate: Activate) -> TextView:
    """Open the study and come to its first text by keyboard."""
    opened(window, settle)
    activate(window)
    view = first_text(window)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def ring_of(window: Window) -> FocusRing:
    return window.reader.view.current_page()._ring


def first_text(window: Window) -> TextView:
    page = window.reader.view.current_page()
    return next(view for view in page.findChildren(TextView) if view.isVisible())


def open_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def test_the_menu_opens_by_key_and_letters_lead_through_it(
    qtbot: QtBot, window: Window, activate: Activate
) -> None:
    activate(window)
    window.frame.focus_left()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    menu = open_menu(qtbot)
    assert menu.activeAction() is window.actions_.search, "the first entry is marked"
    said = []
    for _time in range(3):
        qtbot.keyClick(menu, "b")
        said.append(menu.activeAction().text())
        qtbot.keyClick(menu, "a")
        said.append(menu.activeAction().text())
    assert said[1::2] == ["Add studies", "Add studies", "Add studies"]
    assert set(said[::2]) == {"Browse illnesses"}
    qtbot.keyClick(menu, "a")
    assert menu.activeAction().text() == "Appearance", "the next one of that letter"
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert isinstance(open_menu(qtbot), LetterMenu)
    open_menu(qtbot).close()
    # Alt that helps another key means that key.
    qtbot.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert QApplication.activePopupWidget() is None


def test_alt_that_helps_the_mouse_or_leads_to_another_window_opens_no_menu(
    qtbot: QtBot, window: Window, activate: Activate
) -> None:
    activate(window)
    opened_by: list[bool] = []
    for meanwhile in (
        lambda: None,
        lambda: qtbot.mouseClick(window.frame.pane, Qt.MouseButton.LeftButton, ALT),
        lambda: QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate)),
        lambda: qtbot.keyClick(window.frame.pane.list, Qt.Key.Key_Down, ALT),
    ):
        qtbot.keyPress(window, Qt.Key.Key_Alt, ALT)
        meanwhile()
        qtbot.keyRelease(window, Qt.Key.Key_Alt)
        menu = QApplication.activePopupWidget()
        opened_by.append(menu is not None)
        if menu is not None:
            menu.close()
    assert opened_by == [True, False, False, False]


def test_shift_and_f10_opens_the_menu_of_a_text_at_its_caret(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    view = in_first_text(window, settle, activate)
    qtbot.keyClick(view, Qt.Key.Key_F10, SHIFT)
    menu = open_menu(qtbot)
    assert "Write a note here" in [action.text() for action in menu.actions()]
    menu.close()


def test_ctrl_n_on_a_marked_word_or_an_answer_writes_beside_their_text(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    opened(window, settle, Tab.ELIGIBILITY)
    activate(window)
    page = window.reader.view.current_page()
    strip = page.findChildren(AnswerStrip)[-1]
    strip.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N, CONTROL)
    (card,) = page.findChildren(NoteCard)
    assert card.isAncestorOf(window.focusWidget()), "the note has the keyboard"
    assert window.reader.view.current_tab() is Tab.ELIGIBILITY
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert strip.buttons()[0].hasFocus(), "back to where the note was begun"
    window.reader.view.set_current_tab(Tab.OVERVIEW)
    page = window.reader.view.current_page()
    page.column().finish()
    marked = [
        each
        for each in page.findChildren(TermProxy)
        if each.isVisible() and each.parentWidget().parentWidget().units()
    ]
    marked[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N, CONTROL)
    assert [card for card in page.findChildren(NoteCard) if card.isVisible()]


def test_f6_leads_to_the_list_and_back_to_where_the_reader_was(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    opened(window, settle, Tab.ELIGIBILITY)
    activate(window)
    strip = window.reader.view.current_page().findChildren(AnswerStrip)[-1]
    strip.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
    for leave in (Qt.Key.Key_F6, Qt.Key.Key_Escape):
        qtbot.keyClick(window.focusWidget(), leave)
        assert window.frame.pane.list.hasFocus()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        assert strip.buttons()[0].hasFocus()
    # Another study begins at its title.
    window.reader.enter(LUPUS)
    settle(window)
    assert window.reader.view._head.title.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert window.reader.view._head.title.hasFocus()


def test_in_large_letters_the_page_keeps_its_place_while_the_list_is_in_front(
    qtbot: QtBot,
    make_window: Callable[..., Window],
    settle: Settle,
    activate: Activate,
    tmp_path: Path,
    write_library: Callable[..., None],
) -> None:
    lines = "".join(f"* {f'A long line of words about {n} things. ' * 6}\n" for n in range(30))
    library = tmp_path / "long.db"
    more = {"criteria": f"Inclusion Criteria:\n\n{lines}"}
    write_library(library, [(SJOGREN, "Cherries", ["Gout"], more)])
    # So wide that the row of buttons has room until "Save" becomes "Saved".
    window = make_window(library, settings=Settings(zoom=200), size=(1293, 800))
    window.frame.show_list()
    activate(window)
    window.reader.enter(SJOGREN)
    settle(window)
    view = window.reader.view
    view.set_current_tab(Tab.ELIGIBILITY)
    view.current_page().column().finish()
    window.actions_.save.trigger()
    settle(window)
    # What it says lies over the foot of the page: the line is brought into sight above it.
    (toast,) = window.findChildren(Toast)
    qtbot.waitUntil(toast.isVisible)
    strip = view.current_page().findChildren(AnswerStrip)[12]
    strip.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
    settle(window)
    row = strip.parentWidget()
    place = row.mapTo(view, QPoint(0, 0)).y()
    assert 0 < place < place + row.height() < view.height(), "the whole line is in sight"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle(window)
    assert not view.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    settle(window)
    assert strip.buttons()[0].hasFocus()
    assert row.mapTo(view, QPoint(0, 0)).y() == place
    assert view._top.height() == view._top.height_for(view.width()), "the buttons are in sight"


def test_the_ring_is_there_again_when_a_dialog_closes(
    window: Window, settle: Settle, activate: Activate
) -> None:
    view = in_first_text(window, settle, activate)
    assert ring_of(window).followed() is view
    dialog = QDialog(window)
    QPushButton("Close", dialog)
    dialog.open()
    activate(dialog)
    dialog.reject()
    activate(window)
    assert view.hasFocus()
    assert ring_of(window).followed() is view
    assert ring_of(window).isVisible()
    view.wish_note()
    assert ring_of(window).followed() is not view, "a note took the keyboard"


def test_a_ring_at_the_edge_of_the_page_is_whole(
    window: Window, settle: Settle, activate: Activate
) -> None:
    opened(window, settle)
    activate(window)
    page = window.reader.view.current_page()
    line = page.column().parts()[0].findChildren(QWidget)[0]
    ring_of(window).follow(line)
    assert page.rect().contains(ring_of(window).geometry())
    assert line.mapTo(page, QPoint(0, 0)).y() < 5, "it stands at the very top"


def test_the_title_of_a_comparison_shows_that_it_has_the_keyboard(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    opened(window, settle)
    activate(window)
    assert isinstance(window.comparing, Comparing)
    for number in (SJOGREN, LUPUS):
        window.comparing.toggle(number)
    with qtbot.waitSignal(window.comparing.shown):
        window.comparing.open()
    title = window.comparing.page.title
    assert title.hasFocus()
    told = QAccessible.queryAccessibleInterface(title)
    assert told.text(QAccessible.Text.Name) == "Two studies side by side"
    assert title._ring.isVisible()
    assert title._ring.followed() is title
    qtbot.keyClick(title, Qt.Key.Key_F6)
    assert not title._ring.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert title._ring.isVisible()


def test_what_is_said_over_the_list_comes_before_it_for_tab(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    activate(window)
    pane = window.frame.pane
    pane.look_for_text("athsma")
    settle(window)
    (link,) = [link for link in pane.notes.links() if link.isVisible()]
    pane.head.keep.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is link
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is pane.list


def test_a_new_search_is_read_from_its_beginning(window: Window, settle: Settle) -> None:
    pane = window.frame.pane
    pane.look_for_text("asthma")
    settle(window)
    numbers = pane.model.numbers()
    window.reader.open(numbers[40])
    settle(window)
    pane.list.mark(40)
    assert pane.list.verticalScrollBar().value() > 0
    pane.look_for_text("study")
    settle(window)
    assert pane.list.verticalScrollBar().value() == 0
    assert pane.list.current_number() == numbers[40], "the open study is marked all the same"


def test_what_was_just_done_can_be_taken_back_with_the_next_stop(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    view = in_first_text(window, settle, activate)
    qtbot.keyClick(view, Qt.Key.Key_D, CONTROL)
    (toast,) = window.findChildren(Toast)
    qtbot.waitUntil(toast.isVisible)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget().text() == "Undo"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_the_cross_of_the_search_is_pressed_by_enter(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    activate(window)
    pane = window.frame.pane
    pane.look_for_text("lupus")
    settle(window)
    pane.focus_search()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert pane.search.text() == ""
    assert pane.search.has_focus()
    settle(window)


def test_the_help_of_the_keys_fits_the_screen_and_scrolls_by_key(
    qtbot: QtBot, make_window: Callable[..., Window], activate: Activate
) -> None:
    window = make_window(settings=Settings(zoom=200))
    activate(window)
    window.actions_.keyboard.trigger()
    (dialog,) = window.findChildren(FactsDialog)
    activate(dialog)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    last = next(label for label in dialog.findChildren(Label) if label.text() == "Esc")
    around = dialog.findChild(QScrollArea).viewport()

    def in_sight() -> bool:
        return 0 < last.mapTo(around, QPoint(0, 0)).y() < around.height()

    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QApplication.processEvents()
    assert not in_sight()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_End)
    assert in_sight()
    assert dialog.focusWidget().text() == "Close"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


def stops_after(first: QWidget, count: int) -> list[QWidget]:
    """What Tab reaches next, without pressing it."""
    found: list[QWidget] = []
    each = first.nextInFocusChain()
    while each is not first and len(found) < count:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            found.append(each)
        each = each.nextInFocusChain()
    return found


def test_what_is_made_late_stands_for_tab_where_it_is_seen(
    qtbot: QtBot, window: Window, settle: Settle, activate: Activate
) -> None:
    opened(window, settle)
    activate(window)
    assert isinstance(window.comparing, Comparing)
    window.comparing.toggle(SJOGREN)
    saved = window.frame.pane.foot.saved
    assert stops_after(saved, 1) == [window.comparing.bar.clear]
    page = window.reader.view.current_page()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_D, CONTROL | SHIFT)
    settle(window)
    pane = window.frame.left
    assert pane is not window.frame.pane
    after = stops_after(pane.list, 3)
    assert after[0] is window.comparing.bar.clear
    assert not any(page.isAncestorOf(each) for each in after), "the tabs and the buttons first"
    inside = stops_after(page.findChildren(TextView)[0], 400)
    on_page = [page.isAncestorOf(each) for each in inside]
    left = sum(here and not following for here, following in pairwise([True, *on_page]))
    assert left == 1, "the page is left once, at its end"


def test_a_part_that_opens_at_the_foot_of_the_window_comes_into_sight(
    qtbot: QtBot, make_window: Callable[..., Window], settle: Settle, activate: Activate
) -> None:
    window = make_window(settings=Settings(zoom=200))
    window.frame.show_list()
    opened(window, settle)
    activate(window)
    view = window.reader.view
    window.frame.focus_page()
    folds = [fold for fold in view.current_page().findChildren(FoldBox) if fold.isVisible()]
    line = folds[-1].findChild(FoldLine)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    settle(window)
    before = line.mapTo(view, QPoint(0, 0)).y()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert folds[-1].inside() is not None
    assert line.mapTo(view, QPoint(0, 0)).y() < before, "it moved up, and what it holds is seen"
    assert line.hasFocus()


def test_what_is_brought_into_sight_does_not_stand_under_what_was_just_said(
    qtbot: QtBot,
    make_window: Callable[..., Window],
    settle: Settle,
    activate: Activate,
    tmp_path: Path,
    write_library: Callable[..., None],
) -> None:
    library = tmp_path / "long.db"
    lines = "".join(f"* Somebody who owns {n} cherry trees\n" for n in range(40))
    more = {"criteria": f"Inclusion Criteria:\n\n{lines}"}
    write_library(library, [(SJOGREN, "Cherries", ["Gout"], more)])
    window = make_window(library)
    window.frame.show_list()
    opened(window, settle, Tab.ELIGIBILITY)
    activate(window)
    (toast,) = window.findChildren(Toast)
    window.actions_.save.trigger()
    qtbot.waitUntil(toast.isVisible)
    strips = window.reader.view.current_page().findChildren(AnswerStrip)
    strips[0].buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _line in strips[1:]:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        stop = window.focusWidget()
        foot = stop.mapTo(window, QPoint(0, stop.height())).y()
        assert foot <= toast.y(), "it is seen"
    assert stop is strips[-1].buttons()[0]
