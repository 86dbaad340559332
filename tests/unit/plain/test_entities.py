"""Character references in names are shown as the characters they stand for, once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.plain.entities import shown


@pytest.mark.parametrize(
    ("stored", "wanted"),
    [
        ("Primary Sjogren&#39;s Syndrome", "Primary Sjogren's Syndrome"),
        ("Pharma R&amp;D", "Pharma R&D"),
        ("Caf&eacute; &#x3b2;-blocker", "Café β-blocker"),
        ("&amp;lt;3 cm", "&lt;3 cm"),
        ("Johnson & Johnson; others", "Johnson & Johnson; others"),
        ("Q&A; part two", "Q&A; part two"),
        ("AT&T", "AT&T"),
    ],
)
def test_references_are_decoded_once_and_other_ampersands_stay(stored: str, wanted: str) -> None:
    assert shown(stored) == wanted


def test_a_reference_never_becomes_a_sign_that_steers_the_display() -> None:
    text = shown("a&#8238;b&#0;c&#7;d&#xD800;e")
    assert not [letter for letter in text if ord(letter) < 32 or 0x202A <= ord(letter) <= 0x202E]
    assert [letter for letter in text if letter in "abcde"] == list("abcde")


@given(st.text())
def test_nothing_raises_and_a_text_without_ampersand_stays(text: str) -> None:
    decoded = shown(text)
    assert decoded == text or "&" in text
