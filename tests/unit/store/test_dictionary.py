"""Compressed texts come back for ever, whatever the program learns later."""

import hashlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.store import dictionary

MOST = 1 << 20


def test_the_dictionaries_are_never_changed() -> None:
    """Every library needs the very bytes it was made with; make a new one beside, if you must."""
    digests = [hashlib.sha256(each).hexdigest() for each in (dictionary.RECORD, dictionary.CARD)]
    assert digests == [
        "482b943af74e0eb3102c5dcdb496d441f2c312b9e7cade80ac5cb76dcfde62ac",
        "4c6adae69997e99f94cadf94680b4b5f091273c8e5e5783eb7c91b5aa5e285d7",
    ]


@given(st.binary(max_size=400) | st.text().map(str.encode), st.booleans())
def test_texts_come_back(text: bytes, is_card: bool) -> None:
    known = dictionary.CARD if is_card else dictionary.RECORD
    packed = dictionary.sealed(dictionary.deflated(text, known))
    assert dictionary.is_intact(packed)
    assert dictionary.inflated(packed, MOST) == text


def test_texts_packed_without_a_dictionary_are_read_too() -> None:
    assert dictionary.inflated(zlib.compress(b"older"), MOST) == b"older"


def test_any_changed_byte_is_noticed() -> None:
    packed = dictionary.sealed(dictionary.deflated(b"a record of a trial", dictionary.RECORD))
    for place in range(len(packed)):
        harmed = packed[:place] + bytes([packed[place] ^ 16]) + packed[place + 1 :]
        assert not dictionary.is_intact(harmed)


@pytest.mark.parametrize("harmed", [b"", b"\x78", b"x" * 9, zlib.compress(b"abc" * 99)[:-9]])
def test_what_is_damaged_or_too_large_is_refused(harmed: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        dictionary.inflated(harmed, MOST)
    with pytest.raises(ValueError, match="too large"):
        dictionary.inflated(zlib.compress(b"abc" * 99), 10)


def test_a_dictionary_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        dictionary.inflated(dictionary.deflated(b"new", b"words of later days"), MOST)
