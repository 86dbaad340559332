"""The fonts: which families, and which size and leading for which part of the page.

Sizes are pixels at 100 %. Reading families are those with the same sturdy, open shapes on each
system; none comes with the program.
"""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

READING_FAMILIES = ("Charis SIL", "Charter", "Georgia", "Noto Serif", "DejaVu Serif")
CONTROL_FAMILIES = ("Noto Sans", "DejaVu Sans")


class Role(StrEnum):
    """What a text is on the page."""

    FIRST_TITLE = "first_title"
    TITLE = "title"
    SECTION = "section"
    SUBSECTION = "subsection"
    CARD_TITLE = "card_title"
    BODY = "body"
    BODY_STRONG = "body_strong"
    NOTE = "note"
    """Criteria, steps, notices: text one reads row by row."""
    NOTE_STRONG = "note_strong"
    FACT = "fact"
    LIST_TITLE = "list_title"
    CARD_TEXT = "card_text"
    SEARCH = "search"
    CONTROL = "control"
    CONTROL_STRONG = "control_strong"


class Face(NamedTuple):
    """Size and leading in pixels at 100 %; ``serif`` is the reading font."""

    size: int
    leading: int
    serif: bool = True
    bold: bool = False


FACES = {
    Role.FIRST_TITLE: Face(38, 48, bold=True),
    Role.TITLE: Face(30, 38, bold=True),
    Role.SECTION: Face(24, 31, bold=True),
    Role.SUBSECTION: Face(19, 29, bold=True),
    Role.CARD_TITLE: Face(22, 30, bold=True),
    Role.BODY: Face(19, 29),
    Role.BODY_STRONG: Face(19, 29, bold=True),
    Role.NOTE: Face(18, 27),
    Role.NOTE_STRONG: Face(18, 27, bold=True),
    Role.FACT: Face(18, 26),
    Role.LIST_TITLE: Face(17, 26, bold=True),
    Role.CARD_TEXT: Face(17, 25),
    Role.SEARCH: Face(18, 26, serif=False),
    Role.CONTROL: Face(16, 24, serif=False),
    Role.CONTROL_STRONG: Face(16, 24, serif=False, bold=True),
}


def reading_families() -> list[str]:
    """The reading families that this computer has, best first.

    All of them: a letter that the first lacks (Charis has no Greek) comes from the next.
    """
    found = [family for family in READING_FAMILIES if QFontDatabase.hasFamily(family)]
    return found or [QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]


def control_families() -> list[str]:
    """The platform's own family, then those that have most letters."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return [own, *(family for family in CONTROL_FAMILIES if QFontDatabase.hasFamily(family))]


def make_font(face: Face, zoom: float, families: list[str]) -> QFont:
    """The font of a face at a zoom, in pixels, so that no screen setting scales it again."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(max(1, round(face.size * zoom)))
    font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Normal)
    # Hinted widths differ from size to size and would make lines break differently.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
