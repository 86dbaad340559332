"""What was searched and opened is offered again, forgotten when asked; and searches are kept."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from viewer.domain.narrowing import FilterKind
from viewer.domain.personal import Kind, SavedSearch, Searched, Visited
from viewer.domain.search import AgeUnit, Place, Query, Sort
from viewer.domain.search_steps import MOST_COMPARED, news_of
from viewer.settings import Settings
from viewer.store.personal.file import PersonalFile
from viewer.ui.keep.kept_searches import news_words
from viewer.ui.keep.search_filters import kept_filters, kept_query

GOUT = "NCT90000003"
LUPUS = "NCT90000002"


def stored(tmp_path: Path):
    file = PersonalFile(tmp_path / "private" / "personal.db")
    try:
        return file.load()
    finally:
        file.close()


def test_what_was_looked_at_is_offered_cleared_taken_back_and_forgotten(
    qtbot, make_window, settle, activate, tmp_path
):
    window = make_window()
    activate(window)
    window._begin_with("gout")
    settle(window)
    window.reader.open(GOUT)
    settle(window)
    keeping, recent, field = window.mine.keeping, window.mine.recent, window.frame.pane.search
    # The field is emptied: what was searched and opened stands under it.
    window.frame.pane.focus_search()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle(window)
    assert recent.offered.is_open
    lines = [(line.text, line.beside) for line in recent.offered._lines]
    assert lines == [("gout", "searched"), ("Cherries in gout", "opened"), ("Clear these", "")]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle(window)
    assert (field.text(), window.frame.pane.model.rowCount()) == ("gout", 1)
    assert not recent.offered.is_open
    recent.clear()
    qtbot.waitUntil(
        lambda: window.mine.saved.toast.text() == "Cleared what you looked at.", timeout=20_000
    )
    assert not stored(tmp_path).all(Kind.VISITED, Visited)
    window.mine.saved.toast.buttons[0].click()
    qtbot.waitUntil(lambda: bool(keeping.kept.all(Kind.VISITED, Visited)), timeout=20_000)
    assert set(keeping.kept.all(Kind.SEARCHED, Searched)) == {"gout"}
    window.actions_.save.trigger()
    window.memory.note(last_search="", last_trial="")
    window.close()
    keeping.close()

    # The next start offers it on the first page.
    again = make_window(settings=Settings())
    assert again.frame.is_first
    links = again.frame.first._recent
    qtbot.waitUntil(links.isVisible, timeout=20_000)
    assert links.links[0].words == "Cherries in gout"
    assert links.saved.words == "Saved studies (1)"
    links.saved.click()
    assert again.frame.left is again.mine.saved_view.pane
    again.frame.show_first()
    links.links[0].click()
    qtbot.waitUntil(lambda: again.reader.trial is not None, timeout=20_000)
    settle(again)
    assert again.reader.trial.number == GOUT
    # Switched off, nothing is left anywhere, and nothing more is noted.
    again.actions_.remember.trigger()
    again.reader.open(LUPUS)
    settle(again)
    qtbot.waitUntil(lambda: again.mine.keeping.unsaved == 0, timeout=20_000)
    kept = stored(tmp_path)
    assert not kept.all(Kind.VISITED, Visited)
    assert not kept.all(Kind.SEARCHED, Searched)
    again.close()
    settings = json.loads((tmp_path / "settings.json").read_text())
    assert (settings["last_search"], settings["last_trial"]) == ("", "")
    assert settings["remember"] is False


def test_a_kept_search_tells_after_an_import_what_is_new_and_changed(
    qtbot, make_window, settle, tmp_path, write_library
):
    library = tmp_path / "growing.db"
    one, two, three = (f"NCT7000000{count}" for count in range(3))
    write_library(library, [(one, "First", ["Gout"], {}), (two, "Second", ["Gout"], {})])
    window = make_window(library, settings=Settings(last_search="gout"))
    searches, keeping = window.mine.searches, window.mine.keeping
    assert window.frame.pane.head.keep.isVisibleTo(window)
    window.mine.saved.toggle(two)
    window.frame.pane.head.keep.click()
    qtbot.waitUntil(lambda: bool(keeping.kept.all(Kind.SEARCH, SavedSearch)), timeout=20_000)
    window.actions_.keep_search.trigger()
    assert window.mine.saved.toast.text() == "This search is kept already."
    window.actions_.saved.trigger()
    qtbot.waitUntil(lambda: searches._known and not searches.is_busy, timeout=20_000)
    ((key, search),) = keeping.kept.all(Kind.SEARCH, SavedSearch).items()
    assert (search.name, {number for number, _digest in search.seen}) == ("gout", {one, two})
    assert searches.list.news[key].text() == "Nothing new"
    write_library(
        library, [(two, "Second, told anew", ["Gout"], {}), (three, "Third", ["Gout"], {})]
    )
    window._refresh()
    told = "1 kept search finds new or changed studies."
    qtbot.waitUntil(lambda: window.mine.saved.toast.text() == told, timeout=20_000)
    qtbot.waitUntil(lambda: searches.list.news[key].text() == "1 new, 1 changed", timeout=20_000)
    # Saved ones say of themselves that they changed.
    changed = "The record changed. Open it to see what."
    rows = window.mine.saved_view.pane.model
    qtbot.waitUntil(lambda: rows.mine(two).notes == (changed,), timeout=20_000)
    searches.list.links[key].click()
    settle(window)
    model = window.frame.pane.model
    notes = {
        model.words(row).number: model.mine(model.words(row).number).notes
        for row in range(model.rowCount())
    }
    assert notes == {
        one: (),
        two: ("Changed since you last looked",),
        three: ("New since you last looked",),
    }
    qtbot.waitUntil(lambda: not searches.is_busy and keeping.unsaved == 0, timeout=20_000)
    assert news_words(searches._news[key]) == "Nothing new"
    assert keeping.newest.step.name == "search", "looking leaves nothing to take back"
    searches._rename(key, " My  gout ")
    assert searches.list.links[key].words == "My gout"
    searches.list.delete_wished.emit(key)
    assert not keeping.kept.all(Kind.SEARCH, SavedSearch)
    qtbot.waitUntil(lambda: keeping.unsaved == 0, timeout=20_000)


def test_a_search_that_finds_very_many_says_so():
    search = SavedSearch("all", "cancer")
    news = news_of(search, [(f"N{count}", "x") for count in range(MOST_COMPARED + 1)])
    assert news.too_many
    assert news_words(news).startswith("It finds more than 2000 studies.")


@pytest.mark.parametrize(
    "query",
    [
        Query(text="gout", age=67.0, age_unit=AgeUnit.YEARS, sex="FEMALE", only_open=True),
        Query(near=Place("Lyon", "", "France", 45.7, 4.8), within_km=50.0, phases=("PHASE2",)),
        Query(text="gout", sort=Sort.NEWEST, other_words=False),
        Query(text="gout", near=Place("Lyon", "", "France", 45.7, 4.8), sort=Sort.NEAREST),
    ],
)
def test_filters_of_a_kept_search_come_back_all_of_them(query):
    assert kept_query(query.text, kept_filters(query)) == query


def test_filters_that_make_no_sense_any_more_are_left_out():
    pairs = ((FilterKind.AGE.value, "old"), ("near", "[1]"), ("nothing", "x"), ("near", "{}"))
    assert kept_query("gout", pairs) == Query(text="gout")
    assert kept_query("gout", (("order", "nearest"), ("order", "x"))) == Query(text="gout")


def test_order_and_wording_of_a_kept_search_are_in_its_name_and_come_back(
    qtbot, make_window, settle
):
    window = make_window(settings=Settings(last_search="gout"))
    pane, keeping = window.frame.pane, window.mine.keeping
    pane.set_filters(Query(sort=Sort.NEWEST))
    pane.notes.other_words_wished.emit(False)
    settle(window)
    window.actions_.keep_search.trigger()
    qtbot.waitUntil(lambda: bool(keeping.kept.all(Kind.SEARCH, SavedSearch)), timeout=20_000)
    ((key, search),) = keeping.kept.all(Kind.SEARCH, SavedSearch).items()
    assert search.name == "gout, these words only, newest update"
    pane.look_for(Query(text="asthma"))
    settle(window)
    assert (pane.query().sort, pane.query().other_words) == (Sort.BEST, True)
    window.mine.searches.open(key)
    settle(window)
    asked = pane.query()
    assert (asked.text, asked.sort, asked.other_words) == ("gout", Sort.NEWEST, False)
    window.actions_.keep_search.trigger()
    assert window.mine.saved.toast.text() == "This search is kept already."
