"""A search and its answer, and what the library keeps of a trial to list and find it.

Named tuples, and not dataclasses as elsewhere: the window's first painting waits for them, and
they take a fifth of the time to make.
"""

from enum import StrEnum
from typing import NamedTuple

from viewer.domain.standing import Standing


class SearchField(StrEnum):
    """Where in a trial a search can match; the order is that of importance."""

    NUMBER = "number"
    CONDITION = "condition"
    MESH_TERM = "mesh_term"
    MESH_ANCESTOR = "mesh_ancestor"
    KEYWORD = "keyword"
    TITLE = "title"
    INTERVENTION = "intervention"


class SearchText(NamedTuple):
    """One text of a trial that a search looks through."""

    field: SearchField
    text: str


class TrialCard(NamedTuple):
    """What the library keeps of a trial, beside its record, to list, filter and find it.

    Coded values are as the source wrote them. ``updated`` is ``yyyy-mm-dd`` (or shorter, or
    empty). Ages are in days; None is no limit, or none that could be read. ``healthy_volunteers``
    None: not said.
    """

    number: str
    title: str
    standing: Standing
    statuses: tuple[str, ...]
    phases: tuple[str, ...]
    conditions: tuple[str, ...]
    study_type: str = ""
    updated: str = ""
    countries: tuple[str, ...] = ()
    place: str = ""
    """The one place, "Bethesda, United States", where the trial has just one."""
    minimum_age_days: float | None = None
    maximum_age_days: float | None = None
    sex: str = ""
    healthy_volunteers: bool | None = None
    sponsor_class: str = ""
    has_results: bool = False
    enrollment: int | None = None
    numbers: tuple[str, ...] = ()
    """Every number of the trial, its own first, at whatever registry."""
    texts: tuple[SearchText, ...] = ()


class Query(NamedTuple):
    """What a person asks for. Empty lists and None are no restriction; ``age`` in years.

    ``statuses`` and ``phases`` hold coded values, ``country`` a country's name as sources
    write it, ``sex`` FEMALE or MALE.
    """

    text: str = ""
    only_open: bool = False
    statuses: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    country: str = ""
    age: float | None = None
    sex: str = ""
    limit: int = 50


class Match(NamedTuple):
    """Where the words of a search stand in a trial: the field, and the whole text it has there."""

    field: SearchField
    text: str


class Hit(NamedTuple):
    """One trial of a list, with what a row of the list shows."""

    number: str
    title: str
    standing: Standing
    statuses: tuple[str, ...]
    phases: tuple[str, ...]
    conditions: tuple[str, ...]
    countries: tuple[str, ...] = ()
    place: str = ""
    updated: str = ""
    match: Match | None = None


class SearchResult(NamedTuple):
    """The first trials that fit a query, best first.

    ``total`` counts all that fit, or is a lower limit when ``total_is_exact`` is False.
    ``hidden_closed`` counts the trials that fit but for the switch "only open"; counting stops
    at 1,001, which stands for more than 1,000.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool = True
    also_searched: tuple[str, ...] = ()
    did_you_mean: str | None = None
    hidden_closed: int = 0


class StoredRecord(NamedTuple):
    """A record as the library keeps it.

    ``body`` is the record byte for byte; ``digest`` its SHA-256 (32 bytes). ``imported`` is the
    day on which it came into the library, ``yyyy-mm-dd``; empty: not known.
    """

    number: str
    format: str
    body: bytes
    digest: bytes
    imported: str = ""

    def __repr__(self) -> str:
        """Name the record; its body may be a megabyte."""
        return f"StoredRecord({self.number!r}, {self.format!r}, {len(self.body)} bytes)"
