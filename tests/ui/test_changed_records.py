"""A record that changed is marked in lists until it was opened, and says what changed."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from viewer.domain.card import card_of
from viewer.domain.personal import Kind, SeenChange
from viewer.domain.search import StoredRecord
from viewer.pages.blocks import Tab
from viewer.registries.reading import read_trial
from viewer.store.library import Library
from viewer.ui.page.fold import FoldBox
from viewer.ui.window import Window

LUPUS = "NCT90000002"


@pytest.fixture
def changed_library(own_library: Path, invented_record) -> Path:
    body = invented_record(LUPUS, "Rest or walking in lupus", ["Lupus"], status="TERMINATED")
    record = StoredRecord(LUPUS, "ctgov-v2", body, hashlib.sha256(body).digest(), "2026-02-03")
    with Library.open(own_library) as library:
        library.put([(record, card_of(read_trial("ctgov-v2", body)))])
        library.finish()
    return own_library


def notes(window: Window) -> tuple[str, ...]:
    return window.frame.pane.model.mine(LUPUS).notes


def test_marked_until_opened_and_told_on_the_overview(
    qtbot: QtBot, make_window, changed_library: Path
) -> None:
    window = make_window(changed_library)
    window.frame.show_list()
    window._begin_with("lupus")
    qtbot.waitUntil(lambda: "changed" in " ".join(notes(window)))
    window.reader.open(LUPUS)
    qtbot.waitUntil(lambda: notes(window) == ())
    keeping = window.mine.keeping
    assert keeping.kept.get(Kind.SEEN, LUPUS, SeenChange) is not None
    view = window.reader.view
    qtbot.waitUntil(lambda: bool(view.current_page().findChildren(FoldBox)))
    fold = view.current_page().findChildren(FoldBox)[0]
    assert "What changed" in fold._line.accessibleName()


def test_the_open_study_that_came_anew_is_marked_and_told_until_its_row_is_pressed(
    qtbot: QtBot, make_window, own_library: Path, invented_record, settle
) -> None:
    window = make_window(own_library)
    window.frame.show_list()
    window._begin_with("lupus")
    settle(window)
    window.reader.open(LUPUS)
    settle(window)
    window.mine.saved.toggle(LUPUS)
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0, timeout=20_000)
    window.reader.show_tab(2)
    body = invented_record(LUPUS, "Rest or walking in lupus", ["Lupus"], status="TERMINATED")
    record = StoredRecord(LUPUS, "ctgov-v2", body, hashlib.sha256(body).digest(), "2026-02-03")
    with Library.open(own_library) as library:
        library.put([(record, card_of(read_trial("ctgov-v2", body)))])
        library.finish()
    window._refresh()
    toast = window.mine.saved.toast
    qtbot.waitUntil(lambda: toast.text() == "1 saved study changed.", timeout=20_000)
    settle(window)
    assert window.reader.view.current_tab() is Tab.ELIGIBILITY
    assert "changed" in " ".join(notes(window)), "shown anew is not looked at"
    window.frame.pane.list.chosen.emit(LUPUS)
    assert window.reader.view.current_tab() is Tab.OVERVIEW, "what changed stands there"
    assert notes(window) == ()


def test_what_changed_is_told_until_it_is_looked_at(
    qtbot: QtBot, make_window, own_library: Path, invented_record, settle
) -> None:
    window = make_window(own_library)
    window.frame.show_list()
    window.mine.saved.toggle(LUPUS)
    toast = window.mine.saved.toast
    qtbot.waitUntil(lambda: toast.text().startswith("Saved."), timeout=20_000)
    assert toast._timer.isActive(), "what was done goes by itself"
    change(own_library, invented_record)
    window._refresh()
    told = "1 saved study changed."
    qtbot.waitUntil(lambda: toast.text() == told, timeout=20_000)
    assert not toast._timer.isActive(), "it goes when somebody looked at it, and not before"
    toast.say("Something else.")
    assert toast._timer.isActive()
    toast.put_away()
    assert toast.text() == told, "what covered it goes, and it is there again"
    settle(window)
    window.frame.pane.foot.saved.click()
    assert toast.text() == "", "there it is seen"
    toast.say("Something else.")
    toast.put_away()
    assert toast.text() == ""


def change(library_file: Path, invented_record, **more) -> None:
    """Put another version of one study into a library."""
    body = invented_record(
        LUPUS, "Rest or walking in lupus", ["Lupus"], status="TERMINATED", **more
    )
    record = StoredRecord(LUPUS, "ctgov-v2", body, hashlib.sha256(body).digest(), "2026-02-03")
    with Library.open(library_file) as library:
        library.put([(record, card_of(read_trial("ctgov-v2", body)))])
        library.finish()


def lines(count: int, *, first: str = "") -> str:
    told = [first] if first else []
    told += [f"Line {number} of what this invented study asks for" for number in range(count)]
    return "Inclusion Criteria:\n\n" + "\n".join(f"* {line}" for line in told)


def top_text(window: Window) -> str:
    """The first whole text in sight under what stands over the page."""
    view = window.reader.view
    page = view.current_page()
    over = view._scroll.mapTo(view, QPoint(0, 0)).y()
    over = max(over, view._tabs.geometry().bottom())
    places = sorted(
        (text.mapTo(view, QPoint(0, 0)).y(), text.toPlainText())
        for text in page.findChildren(QTextEdit)
        if text.isVisible()
    )
    return next(text for y, text in places if y >= over)


@pytest.mark.parametrize("size", [(1280, 800), (700, 800)])
def test_the_page_stays_where_somebody_reads_when_the_study_comes_anew(
    qtbot: QtBot, make_window, own_library: Path, invented_record, settle, size
) -> None:
    change(own_library, invented_record, criteria=lines(40))
    window = make_window(own_library, size=size)
    window.frame.show_list()
    window.reader.open(LUPUS)
    settle(window)
    window.reader.show_tab(2)
    view = window.reader.view
    view.current_page().column().finish()
    settle(window)
    bar = view._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(window)
    seen = top_text(window)
    assert "Line" in seen
    change(own_library, invented_record, criteria=lines(40), summary="Another summary.")
    window._refresh()
    qtbot.waitUntil(lambda: not window.reader._again, timeout=20_000)
    settle(window)
    assert view.current_tab() is Tab.ELIGIBILITY
    assert top_text(window) == seen


def test_a_comparison_in_sight_stays_when_the_library_changes(
    qtbot: QtBot, make_window, own_library: Path, invented_record, settle
) -> None:
    window = make_window(own_library)
    window.frame.show_list()
    window.reader.open(LUPUS)
    settle(window)
    for number in (LUPUS, "NCT90000003"):
        window.comparing.toggle(number)
    with qtbot.waitSignal(window.comparing.shown):
        window.comparing.open()
    change(own_library, invented_record)
    window._refresh()
    qtbot.waitUntil(lambda: not window.reader._again, timeout=20_000)
    settle(window)
    assert window.frame.shows_side(window.comparing.page)
