"""Candidate and limit measured in turns, so that a busy machine slows both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

LEAST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One measured case; times in seconds. ``ratio`` is the median of the rounds' own ratios."""

    name: str
    limit_name: str
    target: float
    candidate: tuple[float, ...]
    limit: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median over the rounds of candidate divided by limit."""
        return median(mine / other for mine, other in zip(self.candidate, self.limit, strict=True))

    @property
    def holds(self) -> bool:
        """Whether the ratio is within the target."""
        return self.ratio <= self.target

    def as_json(self) -> dict[str, object]:
        """Give the case as the bench document holds it."""
        return {
            "case": self.name,
            "limit": self.limit_name,
            "target": self.target,
            "ratio": round(self.ratio, 3),
            "holds": self.holds,
            "seconds": _spread(self.candidate),
            "limit_seconds": _spread(self.limit),
        }


def _spread(seconds: tuple[float, ...]) -> dict[str, float]:
    return {
        "median": round(median(seconds), 6),
        "minimum": round(min(seconds), 6),
        "maximum": round(max(seconds), 6),
    }


def in_turns(
    candidate: Callable[[], float], limit: Callable[[], float], rounds: int = LEAST_ROUNDS
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Call both ``rounds`` times alternately, after one unmeasured call of each.

    Each callable returns the seconds it measured. The first calls fill the disk cache.
    """
    candidate()
    limit()
    pairs = [(candidate(), limit()) for _ in range(max(rounds, LEAST_ROUNDS))]
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
