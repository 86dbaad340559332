"""A picture over time on paper and in HTML; the list after it says the same."""

import io
from collections.abc import Callable
from dataclasses import replace

from pypdf import PdfReader

from viewer.pages.blocks import Origin, PrintPage, Timeline, Voice
from viewer.pages.pictures import TimelineMark, TimelineRow, TimelineShape, TimelineTick
from viewer.printing.html import make_html
from viewer.printing.text import make_text

MARKS = tuple(
    TimelineMark(
        place / 10,
        place / 10 + (0.15 if place % 3 == 0 else 0),
        shape,
        planned=place % 2 == 0,
        words="7",
        lift=place % 2,
    )
    for place, shape in enumerate(TimelineShape)
)
PICTURE = Timeline(
    name="Over time",
    said="Months from the start. Visits: 2, 3.",
    rows=(TimelineRow("Visits", MARKS), TimelineRow("", MARKS[:2])),
    ticks=(TimelineTick(0, "0"), TimelineTick(0.01, "1"), TimelineTick(1, "12")),
    origin=Origin(Voice.OURS, ("place",)),
    axis="Months",
)


def alternatives(pdf: bytes) -> set[str]:
    """The words that stand for pictures in the tags of a PDF."""
    found: set[str] = set()
    waiting = [PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "/Alt" in node:
                found.add(str(node["/Alt"]))
            below = node.get("/K", [])
            kids = below if isinstance(below, list) else [below]
            waiting += [kid.get_object() for kid in kids if hasattr(kid, "get_object")]
    return found


def test_the_picture_is_tagged_and_told_in_the_pdf(
    page: PrintPage, printed: Callable[..., bytes]
) -> None:
    shown = replace(page, blocks=(PICTURE, *page.blocks))
    assert PICTURE.said in alternatives(printed(shown, 12))
    # Large print leaves it out: the list says the same.
    assert printed(shown, 28)


def test_html_draws_it_in_the_colour_of_the_text(page: PrintPage) -> None:
    html = make_html(replace(page, blocks=(PICTURE,)))
    assert 'aria-hidden="true"' in html
    assert "stroke-dasharray" in html
    assert "currentColor" in html
    assert ">Months</text>" in html


def test_text_leaves_it_to_the_list(page: PrintPage) -> None:
    assert PICTURE.said not in make_text(replace(page, blocks=(PICTURE,)))
