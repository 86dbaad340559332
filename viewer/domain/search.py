"""A search and its answer, and what the library keeps of a trial to list and find it.

Named tuples, and not dataclasses as elsewhere: the window's first painting waits for them, and
they take a fifth of the time to make.
"""

from enum import StrEnum
from typing import NamedTuple

from viewer.domain.standing import Standing

MOST_COUNTED = 1000
"""Where a search stops counting: beyond it, a total is not exact."""
SEEN = 12
"""As many trials of a list as a tall window shows at once."""
_COUNTED_AT_ONCE = 100
_MOST = 10_000_000
"""More than any library holds."""


class SearchField(StrEnum):
    """Where in a trial a search can match; the order is that of importance."""

    NUMBER = "number"
    CONDITION = "condition"
    MESH_TERM = "mesh_term"
    MESH_ANCESTOR = "mesh_ancestor"
    KEYWORD = "keyword"
    TITLE = "title"
    INTERVENTION = "intervention"


class Sort(StrEnum):
    """In which order a list stands. What is not known comes last; equals stand best first."""

    BEST = "best"
    """Open to joining first, then the newest update, then the number."""
    NEWEST = "newest"
    ENDS_SOONEST = "ends_soonest"
    """Trials that are over come after those that are not."""
    LARGEST = "largest"
    NEAREST = "nearest"


class AgeUnit(StrEnum):
    """What an age is counted in."""

    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"


class Answer(StrEnum):
    """An answer of three: a source that does not say is not one that says no."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not_said"


class Place(NamedTuple):
    """A town where trials have sites. ``latitude`` and ``longitude`` in degrees (WGS 84)."""

    city: str
    region: str
    country: str
    latitude: float
    longitude: float


class Site(NamedTuple):
    """A site of a trial that has coordinates; ``is_open``: it takes people now, or may."""

    place: Place
    is_open: bool


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
    ends: str = ""
    """When the trial ends, or ended: ``yyyy-mm-dd`` or shorter; empty: not said."""
    open_countries: tuple[str, ...] = ()
    """Those of ``countries`` that have a site which is open, or may be."""
    sites: tuple[Site, ...] = ()
    numbers: tuple[str, ...] = ()
    """Every number of the trial, its own first, at whatever registry."""
    texts: tuple[SearchText, ...] = ()


class Query(NamedTuple):
    """What a person asks for. Empty texts and tuples, False and None are no restriction.

    Within one filter any of the values may hold, between filters all must.
    """

    text: str = ""
    only_open: bool = False
    """Only trials whose standing is in ``viewer.domain.standing.JOINABLE``."""
    standings: tuple[Standing, ...] = ()
    statuses: tuple[str, ...] = ()
    """Coded values, as are ``phases``, ``study_types`` and ``sponsor_classes``."""
    phases: tuple[str, ...] = ()
    study_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """Names of countries as sources write them."""
    age: float | None = None
    """Somebody's age, in ``age_unit``. A limit that is not given never shuts out."""
    age_unit: AgeUnit = AgeUnit.YEARS
    sex: str = ""
    """FEMALE or MALE: trials for the other sex alone are left out."""
    healthy_volunteers: tuple[Answer, ...] = ()
    sponsor_classes: tuple[str, ...] = ()
    has_results: bool | None = None
    disease: str = ""
    """A MeSH term: only trials of it, or of what lies below it in the tree."""
    near: Place | None = None
    """Where somebody is: needed to sort by distance and for ``within_km``."""
    within_km: float | None = None
    """Only trials with an open site no farther from ``near`` than this, as the crow flies."""
    without: tuple[str, ...] = ()
    """Numbers of trials to leave out, unless they are asked for by number."""
    sort: Sort = Sort.BEST
    other_words: bool = True
    """Search for other words of the same meaning as well."""
    correct: bool = True
    """Where the library has no such word, search for the word that was probably meant."""
    limit: int = 50
    count_to: int = MOST_COUNTED
    """Where counting stops; no less than twice ``limit``."""

    @property
    def most(self) -> int:
        """How many trials are looked up at the most: one more than is counted."""
        return max(min(self.count_to, _MOST), 2 * self.limit) + 1

    @property
    def at_once(self) -> "Query":
        """The same question, of which only what a list shows first is wanted: that is quick."""
        return self._replace(
            limit=min(self.limit, SEEN), count_to=min(self.count_to, _COUNTED_AT_ONCE)
        )

    @property
    def counted_to_the_end(self) -> "Query":
        """The same question, of which all that fit are counted: in the background alone."""
        return self._replace(count_to=_MOST)

    @property
    def question(self) -> "Query":
        """The question itself, however much of its answer is wanted."""
        return self._replace(limit=0, count_to=MOST_COUNTED)

    def asks_as(self, other: "Query") -> bool:
        """Tell whether the other is the same question, whatever single trials are left out."""
        mine, its = self.question, other.question
        return mine._replace(without=()) == its._replace(without=())


class Match(NamedTuple):
    """Where the words of a search stand in a trial: the field, and the whole text it has there."""

    field: SearchField
    text: str


class Hit(NamedTuple):
    """One trial of a list, with what a row of the list shows.

    ``standing`` is that of the day of the search: see ``viewer.domain.standing.standing_now``.
    """

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
    closed_countries: tuple[str, ...] = ()
    """Of the countries asked for, those whose own sites are all closed."""
    nearest: Place | None = None
    """The place of the nearest open site, when ``near`` was asked for."""
    distance_km: float | None = None


class Sense(NamedTuple):
    """One thing an abbreviation can mean; ``trials`` of the library that are about it."""

    text: str
    trials: int


class SearchResult(NamedTuple):
    """The first trials that fit a query, in the order asked for.

    ``total`` counts all that fit, or is a lower limit when ``total_is_exact`` is False.
    ``hidden_closed`` counts the trials that fit but for the switch "only open"; counting stops
    at 1,001, which stands for more than 1,000. ``left_out`` counts those that fit and are left
    out one by one, as ``without`` of the query says.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool = True
    also_searched: tuple[str, ...] = ()
    """Other words of the same meaning that were searched for as well."""
    did_you_mean: str | None = None
    """What was probably meant; with ``is_corrected`` the hits are for that."""
    is_corrected: bool = False
    senses: tuple[Sense, ...] = ()
    """What an ambiguous abbreviation can mean, the likeliest first; the hits are for that one."""
    hidden_closed: int = 0
    left_out: int = 0


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


class EarlierRecord(NamedTuple):
    """A record as it was before another version replaced it, on the day ``replaced``."""

    record: StoredRecord
    replaced: str
