"""Characters made safe, and long runs made to wrap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.printing.signs import BREAK, Cleaner, breakable, runs_right_to_left


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("≥ 2.6 µg", "≥ 2.6 µg"),
        ("a\tb   c", "a b c"),
        ("\ufeffa\u00adb", "ab"),
        ("\uf0b7 item", "[U+F0B7] item"),
        ("\ud800", "[U+D800]"),
        ("\x1b[0m", "[U+001B][0m"),
        ("a\u202eb", "a[U+202E]b"),
        ("e\u0301", "e\u0301"),
        ("\u0301e", "[U+0301]e"),
    ],
)
def test_line(text, shown) -> None:
    assert Cleaner().line(text) == shown


def test_line_ends_of_every_kind_part_lines() -> None:
    assert Cleaner().lines("a\nb\r\nc\rd\u2028e\x0bf\x85g") == list("abcdefg")


def test_what_no_font_has_is_named_and_remembered() -> None:
    cleaner = Cleaner({"한", "x\u0336"})
    assert cleaner.line("한 x\u0336 y\u0336") == "[U+D55C] x[U+0336] y\u0336"
    assert cleaner.replaced == {"한", "\u0336"}


def test_a_wide_bracket_no_font_has_stands_as_the_same_bracket() -> None:
    cleaner = Cleaner({"（", "：", "한", "ｱ"})
    assert cleaner.line("Aim：a （b）한ｱ") == "Aim:a (b）[U+D55C][U+FF71]"
    assert cleaner.replaced == {"한", "ｱ"}
    assert Cleaner().line("（") == "（", "where a font has it, it stands as the source has it"


@given(st.text())
def test_nothing_but_invisible_signs_is_lost(text) -> None:
    shown = "".join(Cleaner().lines(text))
    for sign in text:
        if sign.isalnum():
            assert sign in shown
    shown.encode("utf-8")


@given(st.text(), st.integers(8, 60))
def test_making_a_run_breakable_changes_nothing_to_see(text, longest) -> None:
    assert breakable(text, longest).replace(BREAK, "") == text.replace(BREAK, "")


def test_short_words_are_left_alone() -> None:
    assert breakable("short words " * 20, 12) == "short words " * 20
    assert BREAK in breakable("x" * 13, 12)


def test_an_address_with_places_to_break_is_left_alone() -> None:
    address = "https://clinicaltrials.gov/study/NCT00000001"
    assert breakable(address, 20) == address


def test_direction() -> None:
    assert runs_right_to_left("abc שלום")
    assert not runs_right_to_left("abc α 한")
