"""Behind one line: what it rests on when a text is called hard to read, and what it cannot tell."""

from collections.abc import Iterator

from viewer.pages.blocks import Fold, Paragraph, Span
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.plain.reading_level import how_we_tell
from viewer.words import _


def how_we_tell_fold(desk: Desk) -> Iterator[Fold]:
    """The formula and its limits, on pages that say how hard a text is."""
    if desk.levels:
        origin = ours(WHOLE_RECORD)
        yield Fold(
            title=_("How the program tells what is hard to read"),
            blocks=tuple(Paragraph(spans=(Span(text),), origin=origin) for text in how_we_tell()),
            origin=origin,
        )
