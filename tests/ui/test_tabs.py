"""The tabs: arrows, rows, places kept, and what stays in sight while one reads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from viewer.pages.blocks import Origin, Page, Paragraph, Span, Tab, TrialHeader, Voice
from viewer.ui.look import look_for
from viewer.ui.tabs import TabStrip, tab_names
from viewer.ui.trial_view import TrialView

OURS = Origin(voice=Voice.OURS)
HEADER = TrialHeader(
    number="NCT90000001",
    title="A long title of a study about an illness that many people have and few know",
    phase="Phase 2",
    standing="stopped",
    status="Stopped early",
    status_sentence="The registry says “Terminated”.",
)


def page(tab):
    text = f"{tab_names()[tab]}. " + "A line of text that is read. " * 60
    blocks = tuple(Paragraph(spans=(Span(text),), origin=OURS) for _number in range(5))
    return Page(title=tab_names()[tab], blocks=blocks, terms={})


@pytest.fixture
def view(qtbot, qapp):
    made = TrialView(look_for("light", 1.0, qapp))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.asked = []

    def page_of(tab):
        made.asked.append(tab)
        return page(tab)

    made.show_trial(HEADER, page_of)
    QApplication.processEvents()
    return made


def test_a_page_is_asked_for_when_its_tab_is_first_shown(view):
    assert view.asked == [Tab.OVERVIEW]
    view.set_current_tab(Tab.OUTCOMES)
    view.set_current_tab(Tab.OVERVIEW)
    view.set_current_tab(Tab.OUTCOMES)
    assert view.asked == [Tab.OVERVIEW, Tab.OUTCOMES]


def test_arrows_home_and_end_move_and_tab_leaves_the_strip(view, qtbot):
    chosen = []
    view.tab_changed.connect(chosen.append)
    view.focus_tabs()
    keys = [Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right]
    for key in [*keys, Qt.Key.Key_End, Qt.Key.Key_Home]:
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert chosen == [
        Tab.TREATMENT,
        Tab.ELIGIBILITY,
        Tab.TREATMENT,
        Tab.SOURCES,
        Tab.OVERVIEW,
        Tab.SOURCES,
        Tab.OVERVIEW,
    ]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert view.current_page().isAncestorOf(QApplication.focusWidget())


def test_a_click_chooses_a_tab_and_says_so_once(view, qtbot):
    chosen = []
    view.tab_changed.connect(chosen.append)
    button = view.findChild(TabStrip).button(Tab.PLACES)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [Tab.PLACES]
    assert view.current_tab() is Tab.PLACES


def test_each_tab_keeps_its_place(view):
    bar = view._bar()
    bar.setValue(900)
    view.set_current_tab(Tab.SOURCES)
    view.current_page().column().finish()
    QApplication.processEvents()
    bar.setValue(400)
    view.set_current_tab(Tab.OVERVIEW)
    assert bar.value() == 900
    view.set_current_tab(Tab.SOURCES)
    assert bar.value() == 400


def test_scrolled_the_title_stands_in_the_top_line_and_the_tabs_stay(view):
    strip = view.findChild(TabStrip)
    assert "NCT90000001" in view._top.text()
    view.current_page().column().finish()
    view._bar().setValue(700)
    assert view._top.text() == HEADER.title
    assert strip.y() == view._top.height()
    assert strip.isVisible()
    view._bar().setValue(0)
    assert "NCT90000001" in view._top.text()


def test_with_big_letters_the_tabs_scroll_away_and_leave_their_name(view, qapp):
    view.set_current_tab(Tab.TREATMENT)
    view.set_look(look_for("light", 3.0, qapp))
    QApplication.processEvents()
    view._bar().setValue(view._head.height() + 900)
    strip = view.findChild(TabStrip)
    assert strip.geometry().bottom() <= view._top.height()
    assert view._top.text() == "Treatment plan"


@pytest.mark.parametrize("width", [1280, 800, 480, 300])
@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0])
def test_every_tab_is_in_sight_in_as_many_rows_as_it_takes(qtbot, qapp, width, zoom):
    strip = TabStrip(look_for("light", zoom, qapp))
    qtbot.addWidget(strip)
    strip.set_margins(24, 24)
    strip.resize(width, strip.height_for(width))
    strip.show()
    boxes = [strip.button(tab).geometry() for tab in Tab]
    for number, box in enumerate(boxes):
        assert box.left() >= 24
        assert strip.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[number + 1 :])
        assert box.height() >= 44


def test_choosing_moves_no_tab(qtbot, qapp):
    strip = TabStrip(look_for("light", 1.0, qapp))
    qtbot.addWidget(strip)
    strip.resize(900, strip.height_for(900))
    strip.show()
    before = [strip.button(tab).geometry() for tab in Tab]
    strip.set_current(Tab.ELIGIBILITY)
    strip.resize(901, strip.height_for(901))
    assert [strip.button(tab).geometry() for tab in Tab] == before


def test_the_way_back_takes_the_numbers_place(view):
    back = QLabel("‹ 5 studies")
    view.set_back(back)
    QApplication.processEvents()
    assert back.isVisible()
    assert view._head._number.isVisible()
    back.hide()
    QApplication.processEvents()
    assert not view._head._number.isVisible()


def test_the_reader_keeps_the_place_when_the_window_or_the_text_changes(view, qapp):
    view.current_page().column().finish()
    QApplication.processEvents()
    view._bar().setValue(1500)
    part = view._anchor()[0]
    view.resize(560, 700)
    QApplication.processEvents()
    assert view._anchor()[0] == part
    view.set_look(look_for("dark", 1.5, qapp))
    QApplication.processEvents()
    assert view._anchor()[0] == part


def test_another_trial_starts_at_the_top_of_its_overview(view):
    view.set_current_tab(Tab.SOURCES)
    view._bar().setValue(500)
    view.show_trial(HEADER, page)
    assert view.current_tab() is Tab.OVERVIEW
    assert view._bar().value() == 0


@pytest.mark.parametrize("start", ["title", "tabs", "text"])
def test_the_page_turns_by_keyboard_wherever_the_focus_is(view, qtbot, start):
    view.current_page().column().finish()
    QApplication.processEvents()
    if start == "title":
        view.focus_title()
    elif start == "tabs":
        view.focus_tabs()
    else:
        view.current_page().column().parts()[0].setFocus()
    view._bar().setValue(0)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    turned = view._bar().value()
    assert 0 < turned < view.height()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert view._bar().value() == 2 * turned
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp)
    assert view._bar().value() == turned
