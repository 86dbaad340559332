"""A score's bar on paper and in HTML: a picture, and all of it in words."""

import io
import re
from collections.abc import Callable

from pypdf import PdfReader

from viewer.pages.blocks import PrintPage, ScoreScale
from viewer.printing.html import make_html
from viewer.printing.text import make_text

SAID = "DropScore. It runs from 0 to 10. Lower is better. Goal: below 4."


def test_the_bar_is_told_in_text_and_html(page: PrintPage) -> None:
    assert any(isinstance(block, ScoreScale) for block in page.blocks)
    assert SAID in " ".join(make_text(page).split())
    html = make_html(page)
    figure = re.search(r"<figure>.*?</figure>", html, re.DOTALL)
    assert figure is not None
    assert 'aria-hidden="true"' in figure[0]
    assert figure[0].count(SAID) == 1
    assert ">Goal: below 4</text>" in figure[0]
    # No colour of its own: it takes that of the text, so that it can be seen on any ground.
    assert "currentColor" in figure[0]


def test_the_bar_is_a_picture_with_words_in_the_pdf(
    page: PrintPage, printed: Callable[..., bytes], squeezed: Callable[[str], str]
) -> None:
    for text_size in (12, 28):
        reader = PdfReader(io.BytesIO(printed(page, text_size)))
        text = squeezed("".join(leaf.extract_text() for leaf in reader.pages))
        assert squeezed(SAID) in text
