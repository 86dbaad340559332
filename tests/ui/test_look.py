"""Colours that can be read, sizes that grow, shapes that differ."""

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from viewer.domain.standing import Standing
from viewer.ui.controls import RING, LinkButton
from viewer.ui.look import ZOOMS, Role, icon, look_for, paint_status, scroll_bar_style
from viewer.ui.look.shapes import ICON_NAMES, shape_token, status_token
from viewer.ui.look.tokens import ALL
from viewer.ui.look.type import FACES
from viewer.ui.look.typeset import safe_text, set_text

GROUNDS = ("paper", "side", "tint", "care_back")


def luminance(color):
    """Relative luminance after WCAG 2.2."""
    channels = [value / 255 for value in QColor(color).getRgb()[:3]]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_every_text_colour_can_be_read_on_every_ground(tokens):
    for text, ground in itertools.product(("ink", "soft", "accent", "stop", "care"), GROUNDS):
        ratio = contrast(getattr(tokens, text), getattr(tokens, ground))
        assert ratio >= 4.5, (text, ground)
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    for ground in ("paper", "side"):
        assert contrast(tokens.edge, getattr(tokens, ground)) >= 3
        assert contrast(tokens.accent, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_the_palette_can_be_read_too(qapp, tokens):
    palette = look_for(tokens.name, 1.0, qapp).palette()
    roles = QPalette.ColorRole
    for text, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.PlaceholderText, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.Link, roles.Window),
    ):
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
            assert contrast(palette.color(group, text), palette.color(group, ground)) >= 4.5


def test_no_text_is_smaller_than_twelve_points_and_leading_leaves_room():
    for face in FACES.values():
        assert face.size >= 16
        assert 1.2 <= face.leading / face.size <= 1.6


@pytest.mark.parametrize("zoom", ZOOMS)
def test_text_grows_with_the_zoom_and_space_less(qapp, zoom):
    look = look_for("light", zoom, qapp)
    assert look.font(Role.BODY).pixelSize() == round(19 * zoom)
    assert look.px(100) == round(100 * zoom)
    assert look.space(100) == round(100 * (1 + 0.35 * (zoom - 1)))


@pytest.mark.parametrize("wild", [0.0, -3, 99])
def test_a_wild_zoom_is_brought_back(qapp, wild):
    assert ZOOMS[0] <= look_for("light", wild, qapp).zoom <= ZOOMS[-1]


def test_an_unknown_scheme_is_light(qapp):
    assert look_for("no such", 1.0, qapp).tokens.name == "light"


def painted(draw, size=24):
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    draw(painter, QRectF(2, 2, size - 4, size - 4))
    painter.end()
    return bytes(picture.constBits())


def test_the_shapes_tell_the_states_apart_without_their_colour():
    shapes = {
        standing: painted(lambda p, r, s=standing: paint_status(p, r, s, QColor("#000000")))
        for standing in Standing
    }
    assert all(any(shape) for shape in shapes.values())
    told_apart = [
        Standing.OPEN,
        Standing.MAY_BE_OPEN,
        Standing.NOT_OPEN_YET,
        Standing.FINISHED,
        Standing.PAUSED,
        Standing.STOPPED,
        Standing.NOT_KNOWN,
    ]
    assert len({shapes[standing] for standing in told_apart}) == len(told_apart)
    assert (
        painted(lambda p, r: paint_status(p, r, "new", QColor("#000000")))
        == shapes[Standing.NOT_KNOWN]
    )


def test_every_standing_has_colours(qapp):
    look = look_for("light", 1.0, qapp)
    for standing in Standing:
        assert look.color(status_token(standing)).isValid()
        assert look.color(shape_token(standing)).isValid()


@pytest.mark.parametrize("name", ICON_NAMES)
def test_every_icon_is_drawn_sharp_at_every_size(qapp, name):
    for zoom in (1.0, 3.0):
        made = icon(name, look_for("dark", zoom, qapp))
        picture = made.pixmap(made.availableSizes()[0]).toImage()
        assert any(bytes(picture.constBits()))
        assert len(made.availableSizes()) == 3


def test_the_scroll_bar_takes_its_colour_from_the_look(qapp):
    look = look_for("dark", 1.0, qapp)
    assert look.tokens.edge in scroll_bar_style(look)


def test_lines_of_set_text_keep_their_leading_and_their_words(qapp):
    look = look_for("light", 1.0, qapp)
    text = "some words that go on and on " * 10
    made = set_text(text, look.font(Role.BODY), 29, 200)
    assert made.lines > 5
    assert made.height == made.lines * 29
    assert made.width <= 200
    assert safe_text(text) == text


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_link_with_room_stays_on_one_line(qapp, zoom):
    look = look_for("light", zoom, qapp)
    for words in ("Turn off", "Turn on again", "Search for that", "Tea. To Yve, AV"):
        link = LinkButton(look, words, inline=True)
        width = link.sizeHint().width() - 2 * RING
        assert set_text(words, link.font(), 20, width).lines == 1, words
