"""Where somebody reads on a page, told by its words: it is found again when the page came anew."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QTextEdit, QWidget

_ENOUGH = 6
"""Parts whose words are remembered: the first may be the very one that changed."""


class KeptPlace(NamedTuple):
    """The part at the top of what is in sight, how far into it, and its words and the next ones."""

    part: int
    into: float
    words: tuple[str, ...]


def kept_place(anchor: tuple[int, float], parts: Sequence[QWidget]) -> KeptPlace:
    """Remember the place that an anchor names among the parts of a page."""
    index, into = anchor
    return KeptPlace(index, into, tuple(map(_words, parts[index : index + _ENOUGH])))


def found_again(place: KeptPlace, parts: Sequence[QWidget]) -> tuple[int, float]:
    """Give the anchor of that place among the parts of the page as it is now."""
    said = [_words(part) for part in parts]
    for step, words in enumerate(place.words):
        same = [index for index, each in enumerate(said) if words and each == words]
        if same:
            nearest = min(same, key=lambda index: abs(index - step - place.part))
            return max(0, nearest - step), place.into
    return min(place.part, max(0, len(parts) - 1)), place.into


def _words(part: QWidget) -> str:
    """What a part says."""
    views = [part] if isinstance(part, QTextEdit) else part.findChildren(QTextEdit)
    return "\n".join(view.toPlainText() for view in views) or part.accessibleName()
