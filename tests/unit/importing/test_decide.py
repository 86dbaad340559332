"""What a record is to the library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.importing.decide import Outcome, Version, decide, is_earlier

ONE, OTHER = b"1" * 32, b"2" * 32


@pytest.mark.parametrize(
    ("held", "versioned", "outcome"),
    [
        (None, True, Outcome.NEW),
        (Version(ONE, "2024-05-02"), True, Outcome.UNCHANGED),
        (Version(ONE, "2025-01-01"), True, Outcome.UNCHANGED),
        (Version(OTHER, "2024-05-01"), True, Outcome.CHANGED),
        (Version(OTHER, "2024-05-02"), True, Outcome.CHANGED),
        (Version(OTHER, "2024-05-03"), True, Outcome.OLDER),
        (Version(OTHER, "2024-05-03"), False, Outcome.CHANGED),
        (Version(OTHER, "2024-05"), True, Outcome.CHANGED),
        (Version(OTHER, "2024-06"), True, Outcome.OLDER),
        (Version(OTHER, ""), True, Outcome.CHANGED),
    ],
)
def test_decisions(held, versioned, outcome):
    assert decide(Version(ONE, "2024-05-02"), held, versioned=versioned) is outcome


@given(st.dates(), st.dates())
def test_dates_are_compared_as_dates(one, other):
    assert is_earlier(one.isoformat(), other.isoformat()) == (one < other)
    assert not is_earlier(one.isoformat()[:7], one.isoformat())
    assert not is_earlier("", one.isoformat())
