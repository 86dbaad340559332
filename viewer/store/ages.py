"""Somebody's age, and which trials take people of it.

Ages of cards are in days, a year of 365.25. In doubt a trial is kept: somebody "17 years" old
may be nearly 18, "up to 65 years" holds until the next birthday, and a limit that a trial does
not give shuts nobody out.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from viewer.domain.search import AgeUnit, Query, TrialCard

YEAR = 365.25
"""Days of a year, as ages of cards are reckoned."""

_DAYS = {
    AgeUnit.YEARS: YEAR,
    AgeUnit.MONTHS: YEAR / 12,
    AgeUnit.WEEKS: 7.0,
    AgeUnit.DAYS: 1.0,
    AgeUnit.HOURS: 1 / 24,
    AgeUnit.MINUTES: 1 / 1440,
}


class AgeSpan(NamedTuple):
    """What a person's age may be, in days: from ``reached`` to short of ``below``."""

    below: float
    reached: float


def span_of(query: Query) -> AgeSpan | None:
    """Give the ages a query asks for.

    A whole number means "that old, and not yet one unit older"; a fraction is taken as it is.
    """
    if query.age is None:
        return None
    unit = _DAYS[query.age_unit]
    whole = math.floor(query.age)
    if whole == query.age:
        return AgeSpan((whole + 1) * unit, whole * unit)
    # "Up to 65 years" holds until the birthday after, so for an upper limit whole units count.
    return AgeSpan(math.nextafter(query.age * unit, math.inf), whole * unit)


FITS = (
    "(facet.minimum_age IS NULL OR facet.minimum_age < ?) "
    "AND (facet.maximum_age IS NULL OR facet.maximum_age >= ?)"
)
"""SQL for: takes people of an age span, given as its values in order."""


def fits(span: AgeSpan, minimum: float | None, maximum: float | None) -> bool:
    """Tell whether a trial with these limits (days) takes people of the span."""
    return (minimum is None or minimum < span.below) and (
        maximum is None or maximum >= span.reached
    )


_BANDS = {
    "0": (0.0, 2 * YEAR),
    "2": (2 * YEAR, 12 * YEAR),
    "12": (12 * YEAR, 18 * YEAR),
    "65": (65 * YEAR, 80 * YEAR),
    "80": (80 * YEAR, math.inf),
}
"""Ages that many trials do not take; kept as marks, so that a search need not look at each."""


def bands_of(card: TrialCard) -> Iterator[str]:
    """Give the bands of ages that a trial takes somebody of."""
    minimum, maximum = card.minimum_age_days, card.maximum_age_days
    for name, (start, end) in _BANDS.items():
        if (minimum is None or minimum < end) and (maximum is None or maximum >= start):
            yield name


def band_of(span: AgeSpan) -> str:
    """Give the band a span lies in wholly, or nothing."""
    for name, (start, end) in _BANDS.items():
        if start <= span.reached and span.below <= end:
            return name
    return ""
