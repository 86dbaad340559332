"""A record that changed is marked in lists until it was opened, and says what changed."""

import hashlib
from pathlib import Path

import pytest
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
