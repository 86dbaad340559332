"""Opening, reading and leaving a study, by keyboard all the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.pages.blocks import Tab
from viewer.ui.page.trial_links import TrialRow
from viewer.ui.window import Window

SJOGREN, LUPUS, GOUT, TORN = "NCT90000001", "NCT90000002", "NCT90000003", "NCT90000009"
Settle = Callable[[Window], None]
Make = Callable[..., Window]


def focused() -> QWidget | None:
    thing = QGuiApplication.focusObject()
    return thing if isinstance(thing, QWidget) else None


def in_list(window: Window) -> bool:
    return focused() is window.frame.pane.list


def in_page(window: Window) -> bool:
    thing = focused()
    return thing is not None and window.reader.view.isAncestorOf(thing)


def test_the_whole_way_by_keyboard(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    activate(window)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = focused()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "a")
    settle(window)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert in_list(window)
    settle(window)
    first = window.reader.trial
    assert first is not None, "the first row opens when the keyboard rests on it"
    qtbot.keyClick(window.frame.pane.list, Qt.Key.Key_Down)
    settle(window)
    assert window.reader.trial is not None
    assert window.reader.trial.number != first.number
    assert in_list(window), "opening beside the list does not take the keyboard away"
    qtbot.keyClick(window.frame.pane.list, Qt.Key.Key_Return)
    settle(window)
    assert in_page(window)
    for index, tab in enumerate(Tab):
        qtbot.keyClick(focused(), Qt.Key(Qt.Key.Key_1 + index), Qt.KeyboardModifier.ControlModifier)
        assert window.reader.view.current_tab() is tab
    qtbot.keyClick(focused(), Qt.Key.Key_F6)
    assert in_list(window)
    qtbot.keyClick(focused(), Qt.Key.Key_F6)
    assert in_page(window)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert in_list(window)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is line


def test_enter_in_the_search_opens_the_first_study(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> None:
    activate(window)
    line = window.frame.pane.search.findChild(QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "sjog")
    settle(window)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert window.reader.trial is not None
    assert window.reader.trial.number == SJOGREN
    assert "dry eyes" in window.windowTitle()
    assert in_page(window)


def test_going_through_the_list_quickly_opens_the_last_one_only(
    window: Window, settle: Settle
) -> None:
    shown: list[str] = []
    window.reader.reading.opened.connect(lambda trial: shown.append(trial.number))
    for number in (SJOGREN, LUPUS, GOUT):
        window.reader.open_beside(number)
    settle(window)
    assert shown[-1] == GOUT
    assert LUPUS not in shown
    assert window.frame.pane.list.current_number() in (GOUT, "")


def test_a_study_that_cannot_be_read_is_said_in_place_and_the_others_are_fine(
    window: Window, settle: Settle
) -> None:
    window.reader.open(LUPUS)
    settle(window)
    window.reader.open(TORN)
    settle(window)
    assert not window.frame.shows_view()
    assert window.windowTitle() == "Trial Viewer"
    # No key does anything to the study that was open before.
    assert window.mine.saved.meant() != LUPUS
    window.actions_.compare.trigger()
    assert not window.comparing.is_chosen(LUPUS)
    window.messages.heard()
    assert window.frame.place.words() == "This study could not be read. The others are fine."
    assert window.memory.settings.last_trial == "", "it must not meet the reader at each start"
    window.reader.open(GOUT)
    settle(window)
    assert window.frame.shows_view()


def test_a_related_study_opens(window: Window, settle: Settle) -> None:
    window.reader.view.trial_requested.emit(LUPUS)
    settle(window)
    assert window.reader.trial is not None
    assert window.reader.trial.number == LUPUS


def test_studies_like_it_come_below_the_page_and_open(
    make_window: Make, settle: Settle, write_library: Callable[..., None], tmp_path: Path
) -> None:
    library = tmp_path / "alike.db"
    more: dict[str, Any] = {"summary": "Long enough to read. " * 30}
    write_library(
        library,
        [
            ("NCT00000001", "First study of gout", ["Gout"], more),
            ("NCT00000002", "Second study of gout", ["Gout"], more),
            ("NCT00000003", "Study of migraine", ["Migraine"], {**more, "drug": "Inventirsen"}),
        ],
    )
    window = make_window(library)
    window.reader.open("NCT00000001")
    settle(window)
    page = window.reader.view.current_page()
    assert page is not None
    column = page.column()
    assert column is not None
    column.finish()
    rows = [part for part in column.parts() if isinstance(part, TrialRow)]
    assert [row._title.words() for row in rows] == ["Second study of gout"]
    assert column.parts()[-1] is rows[0]
    rows[0]._title.click()
    settle(window)
    assert window.reader.trial.number == "NCT00000002"
    assert window.reader.view.find_text("First study of gout").places == 1


def test_a_number_that_is_not_in_the_library_is_said(window: Window, settle: Settle) -> None:
    window.reader.view.trial_requested.emit("NCT00000000")
    settle(window)
    assert "NCT00000000" in window.frame.place._more.text()


class _Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.mark.parametrize(
    ("url", "answer", "opened"),
    [
        ("https://example.org/a?b=c", 0, ["https://example.org/a?b=c"]),
        ("https://example.org/", 2, []),
        ("https://example.org/", 1, []),
        ("file:///etc/passwd", 0, []),
        ("javascript:alert(1)", 0, []),
    ],
)
def test_a_web_address_is_shown_whole_and_opened_only_when_asked(
    window: Window, said, url: str, answer: int, opened: list[str]
) -> None:
    browser = _Browser()
    for scheme in ("https", "http", "file", "javascript"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")
    said.answers = [answer]
    window.reader.view.link_requested.emit(url)
    for scheme in ("https", "http", "file", "javascript"):
        QDesktopServices.unsetUrlHandler(scheme)
    (message,) = said.heard()
    assert url in message.more
    assert browser.opened == opened
    if answer == 1:
        assert QGuiApplication.clipboard().text() == url


def test_a_small_window_shows_one_thing_at_a_time(
    qtbot: QtBot, make_window: Make, settle: Settle
) -> None:
    window = make_window(size=(800, 800))
    frame = window.frame
    frame.show_list()
    assert frame.is_narrow
    assert frame.pane.isVisible()
    assert not frame._side.isVisible()
    window.reader.open(GOUT)
    settle(window)
    assert frame._side.isVisible()
    assert not frame.pane.isVisible()
    back = next(button for button in frame.backs if button.isVisible())
    assert back.words == "234 studies"
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert frame.pane.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not frame.is_narrow)
    assert frame.pane.isVisible()
    assert frame._side.isVisible()
    assert not any(button.isVisible() for button in frame.backs)


def test_arrows_in_a_small_window_do_not_take_the_list_away(
    qtbot: QtBot, make_window: Make, settle: Settle
) -> None:
    window = make_window(size=(800, 800))
    window.frame.show_list()
    window.frame.pane.list.setFocus()
    for _round in range(2):
        qtbot.keyClick(window.frame.pane.list, Qt.Key.Key_Down)
    settle(window)
    assert window.frame.pane.isVisible()


def test_the_window_stays_usable_at_its_smallest_and_with_the_largest_text(
    make_window: Make, settle: Settle
) -> None:
    window = make_window(size=(480, 480))
    window.frame.show_list()
    window.appearances.set_zoom(300)
    settle(window)
    assert window.width() == 480
    assert window.frame.pane.width() <= 480
    window.reader.open(GOUT)
    settle(window)
    assert window.width() == 480
