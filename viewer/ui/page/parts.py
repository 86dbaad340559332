"""The kinds of widgets that a column holds."""

from typing import TypeAlias

from viewer.ui.page.block import BlockWidget
from viewer.ui.page.links import PressedWords
from viewer.ui.page.text_view import TextView

Part: TypeAlias = BlockWidget | PressedWords | TextView
"""Each has ``height_for``, ``widest``, ``restyle`` and the signal ``height_changed``."""
