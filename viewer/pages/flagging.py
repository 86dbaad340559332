"""What is worth asking about, and what the record does not say, where the pages show it."""

from collections.abc import Iterator

from viewer.domain.trial import Trial
from viewer.pages.blocks import Notice
from viewer.pages.desk import Desk


def flag_notices(desk: Desk, tab: str) -> Iterator[Notice]:
    """The oddities of the record that belong on one tab."""
    del desk, tab
    yield from ()


def missing_items(trial: Trial) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the record is silent about, as short lines, and the places where it could stand."""
    del trial
    return (), ()
