"""What a rule works with, and what it finds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from viewer.domain.trial import Trial
from viewer.plain.burden.findings import Finding, Kind
from viewer.plain.burden.lines import BurdenLine, burden_lines
from viewer.plain.burden.reading import findings
from viewer.plain.flags import Flag, flags
from viewer.plain.telling import tense_of


class Place(StrEnum):
    """Where on the pages an answer can be read; the values are those of the tabs."""

    OVERVIEW = "overview"
    TREATMENT = "treatment"
    OUTCOMES = "outcomes"
    PLACES = "places"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a record says to a question: ``words`` of ours, and the ``paths`` they rest on.

    ``start`` and ``end`` count characters in the text at the first path, where the answer was
    found in running text. ``partly``: there is more to ask than the record says.
    """

    words: str
    paths: tuple[str, ...]
    place: Place
    start: int | None = None
    end: int | None = None
    partly: bool = False


class Asked:
    """A trial whose record is asked. ``imported`` as :func:`viewer.plain.flags.flags` takes it."""

    def __init__(self, trial: Trial, today: date, imported: str = "") -> None:
        self.trial = trial
        self._today = today
        self._imported = imported

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What in the record may no longer be true."""
        return flags(self.trial, self._today, self._imported)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the texts say is asked of a participant."""
        return findings(self.trial)

    @cached_property
    def lines(self) -> tuple[BurdenLine, ...]:
        """The same as lines."""
        return burden_lines(self.findings, tense_of(self.trial))

    def lines_of(self, kind: Kind) -> tuple[BurdenLine, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.kind is kind)
