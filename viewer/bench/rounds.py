"""Candidate and limit measured in turns, so that a busy machine slows both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

LEAST_ROUNDS = 5

SECONDS = "seconds"
BYTES = "bytes"
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Case:
    """One measured case: a value a round of candidate and limit, in ``unit``.

    ``key`` names it on the command line and in the document. ``ceiling``: what the candidate's
    own median must not pass, whatever the limit is. ``note`` says what a reader of the figures
    must know of how they were taken.
    """

    key: str
    name: str
    limit_name: str
    target: float
    candidate: tuple[float, ...]
    limit: tuple[float, ...]
    unit: str = SECONDS
    ceiling: float | None = None
    is_judged: bool = True
    """False: the target is for another size of library; the figures are told all the same."""
    note: str = ""

    @property
    def ratio(self) -> float:
        """Median over the rounds of candidate divided by limit; 0 divided by 0 is 0."""
        return median(
            mine / other if other else (float("inf") if mine else 0.0)
            for mine, other in zip(self.candidate, self.limit, strict=True)
        )

    @property
    def holds(self) -> bool:
        """Whether the ratio is within the target, and the candidate within its ceiling.

        A case that is not judged holds.
        """
        if not self.is_judged:
            return True
        is_within = self.ceiling is None or median(self.candidate) <= self.ceiling
        return self.ratio <= self.target and is_within

    def as_json(self) -> dict[str, object]:
        """Give the case as the bench document holds it."""
        document: dict[str, object] = {
            "key": self.key,
            "case": self.name,
            "limit": self.limit_name,
            "target": self.target,
            "ratio": round(self.ratio, 5) if self.ratio != float("inf") else None,
            "judged": self.is_judged,
            "holds": self.holds,
            "unit": self.unit,
            "rounds": len(self.candidate),
            "candidate": spread(self.candidate),
            "limit_values": spread(self.limit),
        }
        if self.ceiling is not None:
            document["ceiling"] = self.ceiling
        if self.note:
            document["note"] = self.note
        return document


def spread(values: Sequence[float]) -> dict[str, float]:
    """Give median, minimum and maximum."""
    return {
        "median": round(median(values), 6),
        "minimum": round(min(values), 6),
        "maximum": round(max(values), 6),
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


def percentile(values: Sequence[float], share: float = 0.99) -> float:
    """Give the value that ``share`` of them do not pass. Raises ValueError when there is none."""
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
