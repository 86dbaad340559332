"""What stands over the list about the words, what is offered while typing, and ways out."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from viewer.domain.narrowing import Suggestion
from viewer.ui.controls import LinkButton
from viewer.ui.results.model import Role
from viewer.ui.suggestions import Suggestions
from viewer.ui.window import Window

Settle = Callable[[Window], None]
Search = Callable[[Window, str], None]
Listed = Callable[[Window], list[str]]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def type_text(qtbot: QtBot, narrowed: Window, settle: Settle) -> Callable[[str], None]:
    def type_it(text: str) -> None:
        narrowed.frame.pane.focus_search()
        qtbot.keyClicks(narrowed.frame.pane.search.findChild(QLineEdit), text)
        settle(narrowed)

    return type_it


def test_other_words_are_named_and_can_be_turned_off_and_on(
    qtbot: QtBot,
    narrowed: Window,
    settle: Settle,
    search: Search,
    listed: Listed,
    trials: SimpleNamespace,
) -> None:
    search(narrowed, "heart attack")
    notes = narrowed.frame.pane.notes
    assert listed(narrowed) == [trials.infarct]
    assert "Also searched:" in notes.also.text()
    assert "myocardial infarction" in notes.also.text().casefold()
    model = narrowed.frame.pane.model
    assert model.index(0, 0).data(Role.WORDS).lines == ("Myocardial Infarction",)
    qtbot.mouseClick(notes.also.links[0], LEFT)
    settle(narrowed)
    assert listed(narrowed) == []
    assert notes.also.text() == "Search other words, too"
    qtbot.mouseClick(notes.also.links[0], LEFT)
    settle(narrowed)
    assert listed(narrowed) == [trials.infarct]


def test_a_spelling_is_mended_and_can_be_taken_as_typed(
    qtbot: QtBot, narrowed: Window, settle: Settle, search: Search, listed: Listed
) -> None:
    search(narrowed, "rumatoid artritis")
    notes = narrowed.frame.pane.notes
    assert len(listed(narrowed)) == 4
    assert notes.corrected.label.text() == "Showing results for rheumatoid arthritis."
    assert notes.corrected.links[0].words == "Search for “rumatoid artritis” instead"
    qtbot.mouseClick(notes.corrected.links[0], LEFT)
    settle(narrowed)
    assert listed(narrowed) == []
    ways = [link.words for link in narrowed.frame.pane.nothing.ways if not link.isHidden()]
    assert "Search for “rheumatoid arthritis”: 4 studies" in ways


def test_the_senses_of_an_abbreviation_are_offered(
    qtbot: QtBot, narrowed: Window, settle: Settle, search: Search, listed: Listed, trials
) -> None:
    search(narrowed, "AS")
    senses = narrowed.frame.pane.notes.senses
    assert senses.label.text() == "AS can mean:"
    words = [link.words.casefold() for link in senses.links]
    assert set(words) >= {"ankylosing spondylitis", "aortic valve stenosis"}
    stenosis = next(link for link in senses.links if "stenosis" in link.words.casefold())
    qtbot.mouseClick(stenosis, LEFT)
    settle(narrowed)
    assert trials.stenosis in listed(narrowed)
    assert len(listed(narrowed)) == 2


def test_suggestions_come_while_typing_and_never_take_the_keyboard(
    narrowed: Window, type_text: Callable[[str], None]
) -> None:
    suggestions = narrowed.narrowing.suggestions
    assert not suggestions.is_open
    type_text("mult")
    assert suggestions.is_open
    assert suggestions.texts()[0].casefold() == "multiple sclerosis"
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_down_enters_the_suggestions_and_enter_takes_one(
    qtbot: QtBot, narrowed: Window, settle: Settle, type_text, listed: Listed
) -> None:
    type_text("mult")
    field = narrowed.frame.pane.search
    suggestions = narrowed.narrowing.suggestions
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert suggestions.marked == 0
    assert field.text() == "mult"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(narrowed)
    assert field.text().casefold() == "multiple sclerosis"
    assert not suggestions.is_open
    assert len(listed(narrowed)) == 3
    assert narrowed.reader.trial is None


def test_escape_closes_the_suggestions_and_keeps_the_text(
    qtbot: QtBot, narrowed: Window, settle: Settle, type_text
) -> None:
    type_text("mult")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle(narrowed)
    assert not narrowed.narrowing.suggestions.is_open
    assert narrowed.frame.pane.search.text() == "mult"


def test_past_the_last_suggestion_the_arrow_goes_on_to_the_list(
    qtbot: QtBot, narrowed: Window, settle: Settle, type_text
) -> None:
    type_text("mult")
    for _press in range(len(narrowed.narrowing.suggestions.texts()) + 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    settle(narrowed)
    assert QApplication.focusWidget() is narrowed.frame.pane.list


def test_suggestions_are_put_away_when_the_keyboard_goes_elsewhere(
    narrowed: Window, settle: Settle, type_text
) -> None:
    type_text("mult")
    narrowed.frame.pane.list.setFocus()
    settle(narrowed)
    assert not narrowed.narrowing.suggestions.is_open


def test_a_suggestion_is_taken_by_mouse_and_told_to_screen_readers(
    qtbot: QtBot, narrowed: Window
) -> None:
    field = narrowed.frame.pane.search
    suggestions = Suggestions(narrowed.appearances.look, narrowed.frame)
    told: list[str] = []
    suggestions.told.connect(told.append)
    lines = [Suggestion("Gout", 3), Suggestion("Gouty arthritis", 1)]
    suggestions.show_below(field, lines)
    assert told == ["2 suggestions. Arrow down to choose."]
    suggestions.take_key(Qt.Key.Key_Down)
    assert told[-1] == "Gout, 3 studies"
    place = suggestions.rect().center()
    place.setY(suggestions.height() - 12)
    with qtbot.waitSignal(suggestions.chosen) as chosen:
        qtbot.mouseClick(suggestions, LEFT, pos=place)
    assert chosen.args == ["Gouty arthritis"]


def test_when_nothing_is_found_ways_out_lead_to_studies(
    qtbot: QtBot, narrowed: Window, settle: Settle, search: Search, listed: Listed
) -> None:
    search(narrowed, "rheumatoid arthritis")
    pane = narrowed.frame.pane
    pane.set_filters(pane.filters._replace(countries=("France",), only_open=False, age=5.0))
    settle(narrowed)
    assert listed(narrowed) == []
    ways = [link.words for link in pane.nothing.ways if not link.isHidden()]
    assert len(ways) >= 2
    assert "Without the country France: 1 study" in ways
    assert "Without the age of 5 years: 2 studies" in ways
    link = next(one for one in pane.nothing.ways if "country France" in one.words)
    qtbot.mouseClick(link, LEFT)
    settle(narrowed)
    assert len(listed(narrowed)) == 1
    assert pane.filters.countries == ()


def test_while_somebody_types_the_list_stays_where_it_is(
    qtbot: QtBot, narrowed: Window, settle: Settle, listed: Listed, trials: SimpleNamespace
) -> None:
    pane = narrowed.frame.pane
    field = pane.search.findChild(QLineEdit)
    pane.focus_search()
    tops = []
    for letter in "heart attack":
        qtbot.keyClicks(field, letter)
        settle(narrowed)
        # Each letter comes before the one before it is old enough.
        pane.notes.note_typing()
        tops.append(pane.list.mapTo(pane, pane.list.rect().topLeft()).y())
    assert listed(narrowed) == [trials.infarct]
    assert len(set(tops)) == 1
    assert pane.notes.isHidden()
    qtbot.waitUntil(lambda: pane.notes.is_resting and not pane.notes.isHidden())
    assert "Also searched:" in pane.notes.also.text()
    settle(narrowed)  # a note just shown has no height yet
    with_notes = pane.notes.height()
    assert with_notes
    qtbot.keyClicks(field, "s")
    settle(narrowed)
    assert pane.notes.height() == with_notes


def test_a_way_out_opens_no_suggestions(
    qtbot: QtBot, narrowed: Window, settle: Settle, type_text
) -> None:
    type_text("mult")
    suggestions = narrowed.narrowing.suggestions
    assert suggestions.is_open
    pane = narrowed.frame.pane
    pane.list.setFocus()
    pane.set_filters(pane.filters._replace(phases=("PHASE4",)))
    settle(narrowed)
    way = next(link for link in pane.nothing.ways if not link.isHidden())
    qtbot.mouseClick(way, LEFT)
    settle(narrowed)
    assert pane.search.has_focus()
    assert not suggestions.is_open


def test_what_an_abbreviation_can_mean_is_not_covered_by_suggestions(
    narrowed: Window, type_text: Callable[[str], None]
) -> None:
    type_text("AS")
    assert narrowed.frame.pane.model.rowCount()
    assert not narrowed.narrowing.suggestions.is_open


def test_no_suggestion_is_cut_where_the_window_has_room(narrowed: Window) -> None:
    field = narrowed.frame.pane.search
    suggestions = Suggestions(narrowed.appearances.look, narrowed.frame)
    suggestions.show_below(field, [Suggestion("Gout", 3)])
    assert suggestions.width() == field.width()
    suggestions.show_below(field, [Suggestion("Heart failure " * 4, 3)])
    assert suggestions.width() > field.width()
    assert suggestions.geometry().right() < narrowed.frame.width()
    suggestions.show_below(field, [Suggestion("Heart failure " * 40, 3)])
    assert suggestions.geometry().right() < narrowed.frame.width()


def test_no_way_out_is_offered_twice(
    qtbot: QtBot, narrowed: Window, settle: Settle, search: Search
) -> None:
    search(narrowed, "rumatoid artritis")
    pane = narrowed.frame.pane
    qtbot.mouseClick(pane.notes.corrected.links[0], LEFT)
    settle(narrowed)
    shown = [link.words for link in pane.nothing.findChildren(LinkButton) if link.isVisible()]
    assert len(shown) == len(set(shown))
    assert "Clear the search" not in shown
    assert any(words.startswith("All studies of this library") for words in shown)


def test_a_new_search_is_read_from_its_beginning(
    narrowed: Window, settle: Settle, search: Search
) -> None:
    pane = narrowed.frame.pane
    narrowed.resize(900, 480)
    search(narrowed, "")
    last = pane.model.rowCount() - 1
    pane.list.setCurrentIndex(pane.model.index(last, 0))
    pane.list.clicked.emit(pane.model.index(last, 0))
    settle(narrowed)
    assert pane.list.verticalScrollBar().value() > 0
    search(narrowed, "valve")
    search(narrowed, "")
    assert pane.list.current_number()
    assert pane.list.verticalScrollBar().value() == 0


def test_with_little_room_the_search_comes_first_and_few_filters_stand_over_the_list(
    narrowed: Window, settle: Settle, search: Search
) -> None:
    pane = narrowed.frame.pane
    actions = narrowed.frame._pane_row
    narrowed.resize(480, 700)
    search(narrowed, "rheumatoid arthritis")
    filters = pane.filters._replace(
        countries=("France", "Germany"), sex="FEMALE", phases=("PHASE2", "PHASE3")
    )
    pane.set_filters(filters)
    settle(narrowed)
    narrowed.frame.show_list()
    settle(narrowed)
    assert actions.y() < pane.search.y()
    assert len(pane.head.chips) == 5
    narrowed.resize(480, 480)
    settle(narrowed)
    assert actions.y() < pane.search.y()
    assert [chip.words for chip in pane.head.chips] == ["France", "Germany"]
    narrowed.appearances.set_zoom(300)
    settle(narrowed)
    assert pane.search.y() < actions.y()
    assert not pane.search.visibleRegion().isEmpty()
    narrowed.appearances.set_zoom(100)
    narrowed.resize(1000, 800)
    settle(narrowed)
    assert len(pane.head.chips) == 5
