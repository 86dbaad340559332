"""Whether what a study does is told as something that goes on, is over, or was only planned.

The list needs this before the first paint; ``viewer.plain.telling`` finds it for a trial.
"""

from enum import StrEnum


class Tense(StrEnum):
    """How to tell it."""

    NOW = "now"
    OVER = "over"
    MEANT = "meant"
    """Only known to have been planned: called off before anybody joined, or long unheard of."""
