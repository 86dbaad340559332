"""Filters: what one may choose stands with its count, and what it hides with its reason."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.domain.narrowing import FilterKind
from viewer.domain.search import AgeUnit, Answer
from viewer.ui.choices import Choice
from viewer.ui.narrow.filters_page import FiltersPage
from viewer.ui.results.model import Role
from viewer.ui.window import Window

Settle = Callable[[Window], None]
Search = Callable[[Window, str], None]
Listed = Callable[[Window], list[str]]
LEFT = Qt.MouseButton.LeftButton
RHEUMATOID = "rheumatoid arthritis"


@pytest.fixture
def page(qtbot: QtBot, narrowed: Window, settle: Settle, search: Search) -> FiltersPage:
    """The page of filters over the four studies of rheumatoid arthritis."""
    search(narrowed, RHEUMATOID)
    qtbot.mouseClick(narrowed.frame.pane.head.filters, LEFT)
    settle(narrowed)
    assert narrowed.narrowing.filters is not None
    return narrowed.narrowing.filters


def box(page: FiltersPage, kind: FilterKind, value: str):
    groups = (page.standing, page.phases, page.kinds, page.sponsors, page.results, page.people)
    boxes = {choice: one for group in groups for choice, one in group.boxes.items()}
    return boxes[Choice(kind, value)]


def test_each_choice_says_how_many_studies_it_leaves(page: FiltersPage, narrowed: Window) -> None:
    assert narrowed.frame.shows_side(page)
    assert box(page, FilterKind.STANDING, "open").count_text() == "2"
    assert box(page, FilterKind.STANDING, "finished").count_text() == "2"
    assert box(page, FilterKind.STANDING, "paused").count_text() == "0"
    assert box(page, FilterKind.PHASE, "PHASE2").count_text() == "2"
    assert box(page, FilterKind.SEX, "FEMALE").count_text() == "3"
    assert box(page, FilterKind.HEALTHY_VOLUNTEERS, Answer.NOT_SAID.value).count_text() == "2"
    assert box(page, FilterKind.SPONSOR_CLASS, "INDUSTRY").count_text() == "1"
    assert page.countries.boxes["Germany"].count_text() == "2"
    assert page.show_list.words == "Show 4 studies"
    assert page.nothing_hidden.isVisible()


def test_a_choice_narrows_the_list_at_once_and_stands_over_it(
    qtbot: QtBot,
    page: FiltersPage,
    narrowed: Window,
    settle: Settle,
    listed: Listed,
    trials: SimpleNamespace,
) -> None:
    qtbot.mouseClick(box(page, FilterKind.STANDING, "open"), LEFT)
    settle(narrowed)
    assert set(listed(narrowed)) == {trials.open_women, trials.open_child}
    pane = narrowed.frame.pane
    assert pane.count_words() == "2 of 4 studies"
    assert pane.head.filters.words == "Filters (1)"
    assert [chip.words for chip in pane.head.chips] == ["Open, or may be open"]
    assert page.show_list.words == "Show 2 studies"
    assert page.hidden.words == "2 are hidden by your choices."
    # Choices of the same group still say what they would add, those of others what is left.
    assert box(page, FilterKind.STANDING, "finished").count_text() == "2"
    assert box(page, FilterKind.PHASE, "PHASE2").count_text() == "1"


def test_a_choice_that_leaves_nothing_can_still_be_made(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, listed: Listed
) -> None:
    paused = box(page, FilterKind.STANDING, "paused")
    assert paused.isEnabled()
    qtbot.mouseClick(paused, LEFT)
    settle(narrowed)
    assert listed(narrowed) == []
    assert paused.isChecked()


def test_an_age_hides_studies_for_others_and_each_says_why(
    qtbot: QtBot,
    page: FiltersPage,
    narrowed: Window,
    settle: Settle,
    listed: Listed,
    trials: SimpleNamespace,
) -> None:
    page.people.age.setFocus()
    qtbot.keyClicks(page.people.age, "40")
    qtbot.keyClick(page.people.age, Qt.Key.Key_Return)
    settle(narrowed)
    assert set(listed(narrowed)) == {trials.open_women, trials.done_men}
    qtbot.mouseClick(page.hidden, LEFT)
    settle(narrowed)
    hidden = narrowed.narrowing.hidden
    assert narrowed.frame.shows_side(hidden)
    model = hidden.model
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    why = {row.data(Role.NUMBER): row.data(Role.WORDS).lines for row in rows}
    assert why == {
        trials.open_child: ("Takes people up to an age of 12",),
        trials.done_old: ("Needs an age of 65 or more",),
    }
    assert "Needs an age of 65 or more" in rows[0].data(Qt.ItemDataRole.AccessibleTextRole) + rows[
        1
    ].data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_age_in_months_and_an_age_that_is_none(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, listed: Listed, trials
) -> None:
    page.people.choose_unit(AgeUnit.MONTHS)
    qtbot.keyClicks(page.people.age, "8")
    qtbot.keyClick(page.people.age, Qt.Key.Key_Return)
    settle(narrowed)
    assert listed(narrowed) == [trials.open_child]
    assert [chip.words for chip in narrowed.frame.pane.head.chips] == ["Age: 8 months"]
    page.people.age.setText("eight")
    page.people._tell_age()
    assert page.people.wrong.isVisible()
    assert listed(narrowed) == [trials.open_child]


def test_sex_leaves_out_studies_for_the_other_alone(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, listed: Listed, trials
) -> None:
    women, men = box(page, FilterKind.SEX, "FEMALE"), box(page, FilterKind.SEX, "MALE")
    qtbot.mouseClick(women, LEFT)
    settle(narrowed)
    assert trials.done_men not in listed(narrowed)
    qtbot.mouseClick(men, LEFT)
    settle(narrowed)
    assert (women.isChecked(), men.isChecked()) == (False, True)
    assert trials.open_women not in listed(narrowed)


def test_a_country_whose_places_are_all_closed_says_so(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, trials: SimpleNamespace
) -> None:
    assert page.countries.boxes["France"].beside == "all places closed"
    assert page.countries.boxes["Germany"].beside == ""
    qtbot.mouseClick(page.countries.boxes["France"], LEFT)
    settle(narrowed)
    model = narrowed.frame.pane.model
    row = model.index(model.row_of(trials.open_women), 0)
    assert "No open place in France" in row.data(Role.WORDS).lines


def test_all_countries_can_be_looked_up_and_ticked_by_keyboard(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, listed: Listed
) -> None:
    group = page.countries
    group.more.setVisible(True)
    qtbot.mouseClick(group.more, LEFT)
    assert QApplication.focusWidget() is group.field
    qtbot.keyClicks(group.field, "fra")
    assert group.list.model().rowCount() == 1
    group.list.setCurrentIndex(group.list.model().index(0, 0))
    qtbot.keyClick(group.list, Qt.Key.Key_Space)
    settle(narrowed)
    assert narrowed.frame.pane.filters.countries == ("France",)
    assert len(listed(narrowed)) == 2
    assert group.boxes["France"].isChecked()


def test_clear_all_takes_every_filter_away(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, listed: Listed
) -> None:
    for kind, value in ((FilterKind.STANDING, "open"), (FilterKind.PHASE, "PHASE2")):
        qtbot.mouseClick(box(page, kind, value), LEFT)
        settle(narrowed)
    assert len(listed(narrowed)) == 1
    qtbot.mouseClick(page.beside, LEFT)
    settle(narrowed)
    assert len(listed(narrowed)) == 4
    assert not narrowed.frame.pane.head.chips
    assert not page.beside.isVisible()
    assert not box(page, FilterKind.PHASE, "PHASE2").isChecked()


def test_the_button_leads_to_the_list(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle
) -> None:
    qtbot.mouseClick(page.show_list, LEFT)
    settle(narrowed)
    assert not narrowed.frame.shows_side(page)
    assert QApplication.focusWidget() is narrowed.frame.pane.list


def test_nothing_moves_when_numbers_come(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle
) -> None:
    def places() -> list[tuple[int, int]]:
        boxes = [*page.standing.boxes.values(), *page.countries.boxes.values()]
        return [(one.mapTo(page.inner, one.rect().topLeft()).y(), one.width()) for one in boxes]

    before = places()
    qtbot.mouseClick(box(page, FilterKind.STANDING, "open"), LEFT)
    settle(narrowed)
    assert places() == before


def test_filters_are_there_after_a_restart_but_nothing_personal(
    qtbot: QtBot,
    page: FiltersPage,
    narrowed: Window,
    narrowed_file: Path,
    settle: Settle,
    make_window: Callable[..., Window],
) -> None:
    for kind, value in ((FilterKind.STANDING, "finished"), (FilterKind.SEX, "FEMALE")):
        qtbot.mouseClick(box(page, kind, value), LEFT)
        settle(narrowed)
    qtbot.mouseClick(page.countries.boxes["France"], LEFT)
    page.people.age.setText("44")
    page.people._tell_age()
    settle(narrowed)
    narrowed.close()
    again = make_window(narrowed_file)
    words = [chip.words for chip in again.frame.pane.head.chips]
    assert words == ["Finished", "France"]
    assert again.frame.pane.filters.age is None
    assert again.frame.pane.filters.sex == ""


def test_a_chip_is_a_button_and_the_keyboard_does_not_get_lost(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle
) -> None:
    for kind, value in ((FilterKind.STANDING, "open"), (FilterKind.PHASE, "PHASE2")):
        qtbot.mouseClick(box(page, kind, value), LEFT)
        settle(narrowed)
    head = narrowed.frame.pane.head
    first = head.chips[0]
    interface = QAccessible.queryAccessibleInterface(first)
    assert interface.role() == QAccessible.Role.Button
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    settle(narrowed)
    assert QApplication.focusWidget() is head.chips[0]
    qtbot.keyClick(head.chips[0], Qt.Key.Key_Return)
    settle(narrowed)
    assert QApplication.focusWidget() is head.filters


def test_screen_readers_hear_headings_and_counts(page: FiltersPage) -> None:
    heading = QAccessible.queryAccessibleInterface(page.countries.heading)
    assert heading.role() == QAccessible.Role.Heading
    assert heading.text(QAccessible.Text.Name) == "Where?"
    germany = QAccessible.queryAccessibleInterface(page.countries.boxes["Germany"])
    assert germany.text(QAccessible.Text.Name) == "Germany, 2"
    assert germany.role() == QAccessible.Role.CheckBox


def test_each_status_of_the_registry_can_be_chosen(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, listed: Listed, trials
) -> None:
    assert page.standing.statuses is None
    qtbot.mouseClick(page.standing.more, LEFT)
    settle(narrowed)
    completed = page.standing.status_box("COMPLETED")
    assert (completed.words, completed.beside) == ("Ended as planned", "Completed")
    assert completed.count_text() == "2"
    assert page.standing.status_box("WITHHELD").isHidden()
    qtbot.mouseClick(completed, LEFT)
    settle(narrowed)
    assert set(listed(narrowed)) == {trials.done_men, trials.done_old}
    assert [chip.words for chip in narrowed.frame.pane.head.chips] == ["Ended as planned"]
    assert page.standing.status_box("RECRUITING").isVisible()
    qtbot.mouseClick(narrowed.frame.pane.head.chips[0], LEFT)
    settle(narrowed)
    assert not completed.isChecked()


def test_what_is_hidden_follows_the_filters(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle, trials
) -> None:
    pane = narrowed.frame.pane
    pane.set_filters(pane.filters._replace(study_types=("OBSERVATIONAL",), sex="FEMALE"))
    settle(narrowed)
    qtbot.mouseClick(page.hidden, LEFT)
    settle(narrowed)
    model = narrowed.narrowing.hidden.model
    reasons = {model.words(row).number: model.words(row).lines for row in range(model.rowCount())}
    assert "Its kind: Tests a treatment (Interventional)" in reasons[trials.open_women]
    assert reasons[trials.done_men] == ("For men only",)
    chip = next(one for one in pane.head.chips if one.words == "Only watches")
    qtbot.mouseClick(chip, LEFT)
    settle(narrowed)
    assert [model.words(row).number for row in range(model.rowCount())] == [trials.done_men]
    qtbot.mouseClick(pane.head.chips[0], LEFT)
    settle(narrowed)
    assert model.rowCount() == 0
    assert narrowed.narrowing.hidden.end.text() == "Nothing is hidden."
    assert narrowed.narrowing.hidden.list.isHidden()


def test_a_country_ticked_in_the_list_of_all_does_not_move_it(
    qtbot: QtBot, page: FiltersPage, narrowed: Window, settle: Settle
) -> None:
    countries = page.countries
    before = set(countries.boxes)
    countries.more.show()
    qtbot.mouseClick(countries.more, LEFT)
    settle(narrowed)
    where = countries.list.y()
    pane = narrowed.frame.pane
    pane.set_filters(pane.filters._replace(countries=("Iceland",)))
    settle(narrowed)
    assert (countries.list.y(), set(countries.boxes)) == (where, before)
    qtbot.mouseClick(countries.more, LEFT)
    settle(narrowed)
    assert countries.boxes["Iceland"].isChecked()


def test_everything_one_presses_over_the_list_is_as_high_as_a_finger(
    narrowed: Window, settle: Settle, search: Search
) -> None:
    pane = narrowed.frame.pane
    search(narrowed, "heart attack")
    pane.set_filters(pane.filters._replace(only_open=True))
    settle(narrowed)
    pressed = [*pane.head.chips, *pane.notes.also.links, pane.head.sort, pane.head.filters]
    assert len(pressed) >= 4
    assert all(one.height() >= 44 for one in pressed)


def test_the_actions_of_a_page_stand_where_those_of_the_list_do(
    page: FiltersPage, narrowed: Window
) -> None:
    place = narrowed.frame.place
    actions = page._actions
    right = actions.mapTo(page, actions.rect().topRight()).x()
    assert page.width() - right < 60
    assert place.width() == page.width()
