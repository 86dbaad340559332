"""The eight colours of tags, in each appearance, and their names.

A tag is a small square in its colour with its name beside it in ink: nobody needs the colour to
read it. Each colour reaches 3 to 1 on every ground of its appearance (WCAG 2.2, 1.4.11); a test
computes it.
"""

from viewer.words import _

COUNT = 8

_DEEP = (
    "#B3261E",
    "#B25000",
    "#8A6D00",
    "#2E7D32",
    "#00796B",
    "#1A5FB4",
    "#7B3FA0",
    "#5F6368",
)
_BRIGHT = (
    "#FF8A80",
    "#FFB066",
    "#F2D64B",
    "#81C784",
    "#5FD6C8",
    "#8AB8FF",
    "#D0A3F0",
    "#B8BCC2",
)
_BY_APPEARANCE = {
    "light": _DEEP,
    "sepia": _DEEP,
    "contrast-light": _DEEP,
    "dark": _BRIGHT,
    "contrast-dark": _BRIGHT,
}


def tag_colour(appearance: str, place: int) -> str:
    """The colour at a place, from 0, as ``#rrggbb``; what is no place counts on from the first."""
    return _BY_APPEARANCE.get(appearance, _DEEP)[place % COUNT]


def colour_names() -> tuple[str, ...]:
    """What the colours are called, in their order."""
    return (
        _("Red"),
        _("Orange"),
        _("Yellow"),
        _("Green"),
        _("Teal"),
        _("Blue"),
        _("Purple"),
        _("Grey"),
    )
