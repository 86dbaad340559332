"""How the width of the window is divided between list and page."""

from viewer.ui.look import Look
from viewer.ui.look.measures import BODY_SIZE, LIST_PANE, MARGIN_LEFT, MARGIN_RIGHT

LEAST = (480, 480)
"""Width and height in pixels below which the window does not go."""

_LEAST_LINE = 18.7
"""Forty characters a line, in text sizes: a column of 29 sizes holds 62 on average."""
_SCROLL_BAR = 12


def least_page(look: Look) -> int:
    """The least width of the page beside the list, in pixels."""
    free = look.space(MARGIN_LEFT) + look.space(MARGIN_RIGHT) + look.space(_SCROLL_BAR)
    return look.px(_LEAST_LINE * BODY_SIZE) + free


def width_of_list(look: Look, whole: int, chosen: int = 0) -> int:
    """The width of the list in a window of ``whole`` pixels; 0: there is room for one only.

    ``chosen`` is the width given to it by hand, 0 for the usual one.
    """
    usual = look.space(LIST_PANE)
    if whole < usual + least_page(look):
        return 0
    return min(chosen or usual, whole - least_page(look))
