"""The bar of a score in the window: told to a screen reader, nothing of it cut off."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from viewer.pages.blocks import Origin, Page, ScoreScale, Voice
from viewer.pages.pictures import ScaleGoal, ScaleLevel, ScaleTick
from viewer.ui import accessible
from viewer.ui.look.look import look_for
from viewer.ui.look.tokens import ALL
from viewer.ui.page.scale import ScaleBar
from viewer.ui.page.view import PageView

SCALE = ScoreScale(
    name="DAS28-ESR",
    said="DAS28-ESR. It runs from 0 to 9.4. Lower is better. Goal: below 2.6.",
    origin=Origin(Voice.OURS),
    levels=(
        ScaleLevel("remission", 0, 0.277),
        ScaleLevel("low activity", 0.277, 0.34),
        ScaleLevel("medium activity", 0.34, 0.543),
        ScaleLevel("high activity", 0.543, 1),
    ),
    ticks=(
        ScaleTick("0", 0),
        ScaleTick("2.6", 0.277),
        ScaleTick("3.2", 0.34),
        ScaleTick("5.1", 0.543),
        ScaleTick("9.4", 1),
    ),
    goal=ScaleGoal("Goal: below 2.6", 0, 0.277),
    direction="Lower is better.",
)


@pytest.fixture
def shown(qtbot, qapp: QApplication):
    def show(scheme: str = "light", zoom: float = 1.0, width: int = 600) -> ScaleBar:
        view = PageView(look_for(scheme, zoom, qapp))
        qtbot.addWidget(view)
        view.show_page(Page(title="Outcomes", blocks=(SCALE,), terms={}))
        view.resize(width, view.height_for(width))
        return view.findChild(ScaleBar)

    return show


def test_a_screen_reader_hears_all_of_it_as_a_picture(shown) -> None:
    accessible.install()
    interface = QAccessible.queryAccessibleInterface(shown())
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == SCALE.said


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_the_goal_differs_from_the_rest_in_every_scheme(shown, tokens) -> None:
    bar = shown(scheme=tokens.name)
    picture = bar.grab().toImage()
    row = round(bar._bar_top(bar.width()) + 5)
    goal = picture.pixelColor(6, row)
    rest = picture.pixelColor(round(bar.width() * 0.8), row)
    assert abs(goal.lightness() - rest.lightness()) > 60


@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [480, 600, 1200])
def test_words_neither_overlap_nor_leave_the_bar(shown, zoom: float, width: int) -> None:
    bar = shown(zoom=zoom, width=width)
    wide = bar.width()
    for placed, role in (
        ([(left, words) for _place, left, words in bar._ticks(wide)], "ticks"),
        (bar._level_rows(wide), "levels"),
    ):
        free = 0.0
        for left, words in placed:
            own = bar.fontMetrics().horizontalAdvance(words)
            assert left >= free - 0.5, role
            free = left + own * 0.5
        assert free <= wide
    # Both ends of the range are always there.
    ticks = [words for _place, _left, words in bar._ticks(wide)]
    assert (ticks[0], ticks[-1]) == ("0", "9.4")
    assert bar.height_for(wide) <= bar.height()
