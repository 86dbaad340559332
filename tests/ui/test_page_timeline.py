"""The picture over time in the window: drawn with room, left to the list without, read aloud."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.pages.blocks import Origin, Timeline, Voice
from viewer.pages.pictures import TimelineMark, TimelineRow, TimelineShape, TimelineTick
from viewer.ui.look import Look
from viewer.ui.look.tokens import DARK, LIGHT, Tokens
from viewer.ui.page.context import PageContext
from viewer.ui.page.timeline import TimelinePicture

MARKS = tuple(
    TimelineMark(place / 8, place / 8 + (0.1 if place == 1 else 0), shape, planned=place % 2 == 0)
    for place, shape in enumerate(TimelineShape)
)
BLOCK = Timeline(
    name="Over time",
    said="Months from the start. Visits: 2, 3.",
    rows=(TimelineRow("Visits", MARKS), TimelineRow("Phone calls", MARKS[:3])),
    ticks=(TimelineTick(0, "0"), TimelineTick(1, "12")),
    origin=Origin(Voice.OURS, ("place",)),
    axis="Months",
)


def picture(qtbot: QtBot, tokens: Tokens, zoom: float, block: Timeline = BLOCK) -> TimelinePicture:
    page = QWidget()
    qtbot.addWidget(page)
    made = TimelinePicture(PageContext(Look(tokens, zoom), {}, page), block, page)
    # The page is a child of the test, not of nobody: it must live as long as the picture.
    made.page = page
    return made


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_it_is_drawn_in_the_colours_of_the_look(qtbot: QtBot, tokens: Tokens, zoom: float) -> None:
    made = picture(qtbot, tokens, zoom)
    width = made.widest()
    made.resize(width, made.height_for(width))
    image = made.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert Look(tokens, zoom).color("accent").name() in colours


@pytest.mark.parametrize(("width", "zoom"), [(320, 1.0), (736, 2.0), (416, 1.0)])
def test_where_it_has_no_room_it_takes_none(qtbot: QtBot, width: int, zoom: float) -> None:
    assert picture(qtbot, LIGHT, zoom).height_for(width) == 0


def test_the_stem_of_a_lifted_date_does_not_strike_out_the_date_below(qtbot: QtBot) -> None:
    lower = TimelineMark(0.5, 0.5, TimelineShape.DATE, words="2", planned=True)
    lifted = TimelineMark(0.5, 0.5, TimelineShape.DATE, planned=True, lift=1)
    images = []
    for other in (lifted, replace(lifted, start=1, end=1)):
        block = replace(BLOCK, rows=(TimelineRow("", (lower, other)),), axis="")
        made = picture(qtbot, LIGHT, 1.0, block)
        width = made.widest()
        made.resize(width, made.height_for(width))
        images.append(made.grab().toImage())
    base = images[0].height() - made._axis_height() - made._row_height(TimelineRow("", ())) // 2
    inside = QRect(round(made._place(0.5)) - 5, base - 6, 10, 12)
    assert images[0].copy(inside) == images[1].copy(inside)


def test_it_has_room_in_the_reading_column(qtbot: QtBot) -> None:
    for zoom in (1.0, 1.5, 2.0):
        made = picture(qtbot, LIGHT, zoom)
        assert made.height_for(made.widest()) > 0


def test_a_screen_reader_is_told_all_of_it(qtbot: QtBot) -> None:
    found = QAccessible.queryAccessibleInterface(picture(qtbot, LIGHT, 1.0))
    assert found.text(QAccessible.Text.Name) == "Over time"
    assert found.text(QAccessible.Text.Description) == BLOCK.said
