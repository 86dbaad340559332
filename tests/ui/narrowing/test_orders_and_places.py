"""Orders of the list, and what is near somebody."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.domain.search import Sort
from viewer.ui.narrow.near import NearGroup
from viewer.ui.results.model import Role
from viewer.ui.window import Window

# A menu opens as a window of its own, which the offscreen platform does only half.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

Settle = Callable[[Window], None]
Search = Callable[[Window, str], None]
Listed = Callable[[Window], list[str]]


def choose(window: Window, sort: Sort) -> None:
    """Open the menu of orders and choose one."""
    head = window.frame.pane.head
    head.sort.click()
    action = next(one for one in head._menu.actions() if one.data() == sort.value)
    action.trigger()
    head._menu.close()


@pytest.fixture
def near(narrowed: Window, settle: Settle, search: Search) -> NearGroup:
    """The field for a town, with "Munich" chosen in it."""
    search(narrowed, "rheumatoid arthritis")
    choose(narrowed, Sort.NEAREST)
    settle(narrowed)
    return narrowed.narrowing.filters.near


def test_the_order_is_said_and_can_be_changed(
    narrowed: Window, settle: Settle, search: Search, listed: Listed, trials: SimpleNamespace
) -> None:
    search(narrowed, "rheumatoid arthritis")
    head = narrowed.frame.pane.head
    assert head.sort.words == "Sorted by: best match"
    choose(narrowed, Sort.NEWEST)
    settle(narrowed)
    assert head.sort.words == "Sorted by: newest update"
    assert listed(narrowed)[-1] == trials.open_women


def test_nearest_asks_for_a_place_and_then_says_how_far(
    qtbot: QtBot, narrowed: Window, near: NearGroup, settle: Settle, listed: Listed, trials
) -> None:
    assert narrowed.frame.shows_side(narrowed.narrowing.filters)
    assert narrowed.frame.pane.filters.sort is Sort.BEST
    qtbot.keyClicks(near.field, "mun")
    settle(narrowed)
    offered = [button.words for button in near.places if not button.isHidden()]
    assert offered == ["Munich, Germany (1 study)"]
    qtbot.keyClick(near.field, Qt.Key.Key_Return)
    settle(narrowed)
    pane = narrowed.frame.pane
    assert pane.head.sort.words == "Sorted by: nearest to Munich"
    assert listed(narrowed)[:2] == [trials.open_women, trials.open_child]
    narrowed.narrowing._set_miles(False)
    settle(narrowed)
    lines = [pane.model.index(row, 0).data(Role.WORDS).lines[0] for row in range(2)]
    assert lines == ["less than 1 km: Munich, Germany", "17 km: Dachau, Germany"]
    narrowed.narrowing._set_miles(True)
    settle(narrowed)
    assert pane.model.index(1, 0).data(Role.WORDS).lines[0] == "11 miles: Dachau, Germany"


def test_only_so_far_is_a_filter_and_the_town_can_be_forgotten(
    qtbot: QtBot, narrowed: Window, near: NearGroup, settle: Settle, listed: Listed, trials
) -> None:
    narrowed.narrowing._set_miles(False)
    qtbot.keyClicks(near.field, "munich")
    settle(narrowed)
    qtbot.keyClick(near.field, Qt.Key.Key_Return)
    settle(narrowed)
    near.within_chosen.emit(10.0)
    settle(narrowed)
    assert listed(narrowed) == [trials.open_women]
    head = narrowed.frame.pane.head
    assert [chip.words for chip in head.chips] == ["Within 10 km of Munich"]
    qtbot.mouseClick(near.chip, Qt.MouseButton.LeftButton)
    settle(narrowed)
    assert len(listed(narrowed)) == 4
    assert head.sort.words == "Sorted by: best match"


def test_a_town_that_no_study_has_is_said(
    qtbot: QtBot, narrowed: Window, near: NearGroup, settle: Settle
) -> None:
    qtbot.keyClicks(near.field, "Atlantis")
    settle(narrowed)
    assert near.none.isVisible()


def test_towns_offered_come_into_sight(qtbot: QtBot, narrowed: Window, settle: Settle) -> None:
    narrowed.resize(1000, 520)
    narrowed.narrowing.open_near()
    settle(narrowed)
    page = narrowed.narrowing.filters
    qtbot.keyClicks(page.near.field, "Mun")
    settle(narrowed)
    first = page.near.places[0]
    # The page comes down to it in more than one step.
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect().height() == first.height())
    qtbot.keyClick(page.near.field, Qt.Key.Key_Return)
    settle(narrowed)
    assert page.near.chip is not None
    assert page.near.wrong.isVisible()
