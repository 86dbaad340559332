"""Lengths in pixels at 100 %. Text grows with the zoom s, space with 1 + 0.35 (s - 1)."""

TINY, SMALL, GAP, MIDDLE, WIDE, BLOCK, SECTION = 4, 8, 12, 16, 24, 32, 48

LIST_PANE = 372
MARGIN_LEFT = 48
MARGIN_RIGHT = 24
MARGIN_NARROW = 32

COLUMN_EM = 29
"""The reading column in text sizes: 62 characters a line on average, 67 at most."""
BODY_SIZE = 19

LABEL = 110
"""Label of a fact; grows with the text, for it holds words."""
LABEL_GAP = 20
TITLE = 720
STATUS = 500
TABLE = 700
STEP_TEXT = 480
STEP_WHEN = 150
CRITERION_NUMBER = 34
CRITERION_TEXT = 540
CRITERION_ANSWERS = 3 * 72
"""Kept free beside the criteria for the reader's own answers."""
CARD_MARGIN = 290
"""The least free width beside the column that a glossary card opens in."""

SEARCH = 48
TARGET = 44
TAB = 46
TAB_BAR = 4
CORNER = 6
CARD_CORNER = 10
FOCUS_RING = 2.4
ICON = 20
STROKE = 1.7

STACK_BELOW = 30
"""Fewer characters than this to a line: labels go above, tables become lists."""

HOVER_MS = 400
"""How long the pointer rests on a hard word before its card opens."""


def space_factor(zoom: float) -> float:
    """By how much empty space grows at a zoom: less than the text, or the page would be empty."""
    return 1 + 0.35 * (zoom - 1)


LARGE = 1.75
"""The zoom from which on less is shown at a time, for each thing takes a line."""
