"""What is typed is the same for the same round, and every beginning is typed."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from viewer.bench.keystrokes import QUERIES, Typed, keys, misspelt, typed


def test_a_round_is_the_same_each_time_and_no_other_round() -> None:
    typed.cache_clear()
    first = typed(0, 500)
    typed.cache_clear()
    assert typed(0, 500) == first
    assert typed(1, 500) != first
    assert len(first) == QUERIES


def test_every_beginning_is_typed_but_a_bare_space() -> None:
    assert keys((Typed("a bc"), Typed("x"))) == ("a", "a b", "a bc", "x")


def test_a_library_is_typed_in_its_own_names() -> None:
    names = ("Lupus", "Stiff Skin Disease")
    texts = {query.text for query in typed(0, 500, names) if not query.is_misspelt}
    assert {"lupus", "stiff skin disease"} <= texts


@given(st.integers(0, 10_000), st.text("abcdefgh ", min_size=3))
def test_a_misspelt_text_differs_by_little(seed: int, text: str) -> None:
    wrong = misspelt(Random(seed), text)
    assert abs(len(wrong) - len(text)) <= 1
    assert wrong[0] == text[0]
