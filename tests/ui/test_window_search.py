"""Typing a disease shows the studies that name it, at once and honestly."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from viewer.domain.errors import LibraryError
from viewer.domain.search import Query, SearchResult
from viewer.ui.results.model import MOST_ROWS, Role
from viewer.ui.window import Window

SJOGREN, LUPUS, GOUT = "NCT90000001", "NCT90000002", "NCT90000003"
Settle = Callable[[Window], None]
Type = Callable[[str], None]
Make = Callable[..., Window]


def numbers(window: Window) -> list[str]:
    model = window.frame.pane.model
    return [model.index(row, 0).data(Role.NUMBER) for row in range(model.rowCount())]


@pytest.fixture
def type_text(qtbot: QtBot, window: Window, settle: Settle) -> Type:
    def type_it(text: str) -> None:
        qtbot.keyClicks(window.frame.pane.search.findChild(QLineEdit), text)
        settle(window)

    return type_it


def test_typing_finds_with_and_without_accents(window: Window, type_text: Type) -> None:
    type_text("sjog")
    assert numbers(window) == [SJOGREN]
    assert window.frame.pane.count_words() == "1 study"


def test_a_blank_typed_in_the_list_leaves_the_search_as_it_is(
    qtbot: QtBot, window: Window, type_text: Type
) -> None:
    type_text("sjog")
    window.frame.pane.focus_list()
    qtbot.keyClick(window.frame.pane.list, Qt.Key.Key_Space)
    assert window.frame.pane.search.text() == "sjog"
    assert window.frame.pane.list.hasFocus()


def test_other_words_with_other_filters_are_one_question(window: Window, settle: Settle) -> None:
    pane = window.frame.pane
    asked: list[Query] = []
    pane.search_requested.connect(asked.append)
    pane.look_for(Query("sjog", only_open=True))
    pane.look_for(Query("lupus", only_open=True))
    settle(window)
    assert [(query.text, query.only_open) for query in asked] == [("sjog", True), ("lupus", True)]


def test_the_help_tells_what_a_key_does_whatever_is_open(window: Window) -> None:
    window.actions_.show_saved(on=True)
    assert "Save this study" in dict(window.actions_.keys())


def test_letters_typed_in_the_list_begin_another_search(
    qtbot: QtBot, window: Window, type_text: Type, settle: Settle
) -> None:
    type_text("gout")
    pane = window.frame.pane
    pane.focus_list()
    qtbot.keyClicks(pane.list, "s")
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "jog")
    settle(window)
    assert pane.search.text() == "sjog"
    assert numbers(window) == [SJOGREN]


def test_a_number_in_small_letters_is_found(window: Window, type_text: Type) -> None:
    type_text(GOUT.lower())
    assert numbers(window) == [GOUT]


def test_a_long_list_comes_in_parts_and_says_where_it_ends(
    window: Window, settle: Settle, type_text: Type
) -> None:
    pane = window.frame.pane
    type_text("asthma")
    first = numbers(window)
    assert len(first) == 50
    while pane.model.canFetchMore(pane.list.rootIndex()):
        pane.list.scrollToBottom()
        pane.model.fetchMore(pane.list.rootIndex())
        settle(window)
    assert numbers(window)[:50] == first
    assert len(numbers(window)) == MOST_ROWS
    assert pane.end.isVisible()
    assert "200" in pane.end.text()


def test_an_answer_that_comes_too_late_is_dropped(window: Window, settle: Settle) -> None:
    shown: list[str] = []
    window.searching.answered.connect(lambda result: shown.append(result.query.text))
    for text in ("a", "as", "gout", "lupus"):
        window.searching.ask(Query(text=text))
    settle(window)
    assert shown == ["lupus"]
    assert numbers(window) == [LUPUS]


def test_the_old_list_stays_while_looking(window: Window, type_text: Type) -> None:
    type_text("gout")
    window.frame.pane.show_waiting()
    assert numbers(window) == [GOUT]
    assert window.frame.pane.count_words() == "Looking…"


def test_nothing_found_is_said_with_ways_out(
    qtbot: QtBot, window: Window, settle: Settle, type_text: Type
) -> None:
    pane = window.frame.pane
    type_text("qqqq")
    assert pane.nothing.isVisible()
    assert pane.nothing.text() == "No study here for “qqqq”."
    assert "234" in pane.nothing._more.text()
    qtbot.mouseClick(pane.nothing._clear, Qt.MouseButton.LeftButton)
    settle(window)
    assert len(numbers(window)) == 50


def test_a_filter_stands_over_the_list_until_it_is_taken_away(
    qtbot: QtBot, window: Window, settle: Settle, type_text: Type
) -> None:
    pane = window.frame.pane
    type_text("gout")
    window.actions_.only_open.trigger()
    settle(window)
    assert numbers(window) == []
    assert pane.nothing.text() == "No study here for “gout” with your filters."
    assert pane.head.filters.words == "Filters (1)"
    chip = pane.head.chips[0]
    assert chip.accessibleName() == "Open, or may be open: take this filter away"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(window)
    assert numbers(window) == [GOUT]
    assert pane.head.filters.words == "Filters"
    assert not window.actions_.only_open.isChecked()


def test_the_switch_in_the_menu_is_the_same_filter(
    window: Window, settle: Settle, type_text: Type
) -> None:
    window.actions_.only_open.trigger()
    settle(window)
    assert window.frame.pane.filters.only_open
    type_text("lupus")
    assert numbers(window) == []


def test_a_count_that_is_a_lower_limit_says_so(window: Window) -> None:
    window.frame.pane.show_result(
        SearchResult(query=Query(text="x"), hits=(), total=1000, total_is_exact=False)
    )
    assert window.frame.pane.count_words() == "1,000+ studies"


def test_a_moment_after_the_last_key_the_whole_answer_is_there(
    make_window: Make, settle: Settle, write_library: Callable[..., None], tmp_path: Path
) -> None:
    path = tmp_path / "many.db"
    write_library(path, [(f"NCT0000{n:04}", f"Study {n}", ["Gout"], {}) for n in range(130)])
    window = make_window(path)
    settle(window)
    counts: list[tuple[int, bool, int]] = []
    for signal in (window.searching.answered, window.searching.completed):
        signal.connect(
            lambda found: counts.append((found.total, found.total_is_exact, len(found.hits)))
        )
    window._begin_with("gout")
    settle(window)
    assert counts == [(100, False, 12), (130, True, 50)]
    assert window.frame.pane.count_words() == "130 studies"
    assert window.frame.pane.model.rowCount() == 50


def test_other_words_that_were_searched_are_named(window: Window) -> None:
    window.frame.pane.show_result(
        SearchResult(query=Query(text="x"), hits=(), total=0, also_searched=("heart attack",))
    )
    notes = window.frame.pane.notes
    assert notes.also.text() == "Also searched: heart attack. Turn off"


def test_a_spelling_that_was_meant_is_offered(qtbot: QtBot, window: Window, settle: Settle) -> None:
    pane = window.frame.pane
    pane.show_result(SearchResult(query=Query(text="guot"), hits=(), total=0, did_you_mean="gout"))
    assert pane.nothing._meant.words == "Did you mean gout?"
    qtbot.mouseClick(pane.nothing._meant, Qt.MouseButton.LeftButton)
    settle(window)
    assert numbers(window) == [GOUT]


def test_a_library_that_fails_is_said_in_place(window: Window) -> None:
    window.frame.pane.show_trouble(LibraryError("The library is locked."))
    assert window.frame.pane.nothing.text() == "The library is locked."
    window.frame.pane.show_trouble(RuntimeError("secret"))
    assert "secret" not in window.frame.pane.nothing.text()


def test_odd_texts_find_or_do_not_find_but_never_fail(make_window: Make, settle: Settle) -> None:
    window = make_window()
    window.frame.show_list()
    for text in ('"', "a* OR b", "NEAR(", "%", "\x00", "😀" * 40, "x" * 300, "-", "COVID-19"):
        window.frame.pane.look_for_text(text)
        settle(window)
        assert window.frame.pane.count_words() in ("No studies", "234 studies")
