"""Results posted with a record, as tables of what the registry holds; numbers stay text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from viewer.domain.coded import OutcomeType, Unknown
from viewer.domain.values import Fact, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultGroup:
    """A group of participants in the results; ``id`` links it to the figures."""

    id: str
    title: str
    path: str
    description: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One row of a results table: a label and one cell a group, in the order of the groups.

    An empty cell: the record has no figure for that group. ``level`` 0 is a row of its own,
    1 stands under the row of level 0 before it, and so on.
    """

    label: str
    cells: tuple[str, ...]
    path: str
    level: int = 0


class LaterRows(Sequence[ResultRow]):
    """Rows that are made when first asked for: a trial may have thousands, on one tab of seven."""

    def __init__(self, make: Callable[[], Sequence[ResultRow]]) -> None:
        self._make = make

    @cached_property
    def _rows(self) -> Sequence[ResultRow]:
        return self._make()

    @overload
    def __getitem__(self, place: int) -> ResultRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ResultRow]: ...
    def __getitem__(self, place: int | slice) -> ResultRow | Sequence[ResultRow]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self._rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """A table of results: groups across, rows down."""

    title: str
    path: str
    groups: tuple[ResultGroup, ...]
    rows: Sequence[ResultRow]
    unit: str = ""
    summary: str = ""
    """What kind of figure it is, in the record's coded words: "MEDIAN (FULL_RANGE)"."""
    description: Passage | None = None
    population: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeResult:
    """What was found for one outcome measure; ``table`` None: not posted yet."""

    type: OutcomeType | Unknown
    title: str
    path: str
    time_frame: Fact[str] | None = None
    description: Passage | None = None
    status: Fact[str] | None = None
    anticipated_posting: Fact[str] | None = None
    """When figures that are not posted yet are to come, as the source writes the date."""
    table: ResultTable | None = None
    analyses: tuple[tuple[Fact[str], ...], ...] = ()
    """One tuple an analysis; the meaning of each value is the last part of its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSummary:
    """How many people of a group had events. None: the record has no figure."""

    group: ResultGroup
    deaths: int | None = None
    deaths_at_risk: int | None = None
    serious: int | None = None
    serious_at_risk: int | None = None
    other: int | None = None
    other_at_risk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvents:
    """Harms seen in the trial."""

    path: str
    time_frame: Fact[str] | None = None
    description: Passage | None = None
    threshold: Fact[str] | None = None
    """Other events are listed only above this share of a group, in percent."""
    deaths_comment: Passage | None = None
    summaries: tuple[EventSummary, ...] = ()
    serious: ResultTable | None = None
    other: ResultTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything of the results section that tables can show."""

    flow_notes: tuple[Passage, ...] = ()
    flow: tuple[ResultTable, ...] = ()
    baseline: tuple[ResultTable, ...] = ()
    baseline_population: Passage | None = None
    outcomes: tuple[OutcomeResult, ...] = ()
    adverse_events: AdverseEvents | None = None
    limitations: Passage | None = None
    contact: tuple[Fact[str], ...] = ()
    agreement: tuple[Fact[str], ...] = ()
