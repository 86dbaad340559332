"""What helps to narrow a search down, or to go on from it; not needed to paint a list."""

from enum import StrEnum
from typing import NamedTuple

from viewer.domain.search import Answer, Hit, Place, Query
from viewer.domain.standing import Standing


class Suggestion(NamedTuple):
    """A disease that goes on from what was typed, and how many trials name it."""

    text: str
    trials: int


class CountryCount(NamedTuple):
    """A country of the trials found; ``open_trials`` have a site there that is open."""

    name: str
    trials: int
    open_trials: int


class Facets(NamedTuple):
    """How many trials each choice of a filter leaves, all other filters as they are.

    Keys are values as a query takes them; a value that no trial has is left out. ``total``
    counts the trials that fit all filters, exactly; ``hidden`` those that fit the words alone
    and are left out by filters.
    """

    total: int
    hidden: int
    standings: dict[Standing, int]
    statuses: dict[str, int]
    phases: dict[str, int]
    study_types: dict[str, int]
    countries: tuple[CountryCount, ...]
    sexes: dict[str, int]
    healthy_volunteers: dict[Answer, int]
    sponsor_classes: dict[str, int]
    has_results: dict[bool, int]


class FilterKind(StrEnum):
    """The filters of a query."""

    ONLY_OPEN = "only_open"
    STANDING = "standing"
    STATUS = "status"
    PHASE = "phase"
    STUDY_TYPE = "study_type"
    COUNTRY = "country"
    AGE = "age"
    SEX = "sex"
    HEALTHY_VOLUNTEERS = "healthy_volunteers"
    SPONSOR_CLASS = "sponsor_class"
    HAS_RESULTS = "has_results"
    DISEASE = "disease"
    DISTANCE = "distance"


class HiddenTrial(NamedTuple):
    """A trial that fits the words and is left out, with every filter that leaves it out.

    Ages are those of the trial, in days, None where it has no such limit; with them "needs 18
    or older" can be said. ``sex`` is FEMALE or MALE for a trial for one alone. The others are
    the trial's own values, coded as in a query; empty: not said, or not one we know.
    """

    hit: Hit
    filters: tuple[FilterKind, ...]
    minimum_age_days: float | None = None
    maximum_age_days: float | None = None
    sex: str = ""
    study_type: str = ""
    sponsor_class: str = ""
    healthy_volunteers: Answer = Answer.NOT_SAID


class WayOut(NamedTuple):
    """A query near one that found nothing, and how many trials it finds (never 0).

    ``dropped`` are the filters it does without; ``text`` is set where the words differ.
    ``trials`` is a lower limit when ``is_exact`` is False.
    """

    query: Query
    trials: int
    dropped: tuple[FilterKind, ...] = ()
    text: str = ""
    is_exact: bool = True


class PlaceChoice(NamedTuple):
    """A place of the library, and how many trials have a site there."""

    place: Place
    trials: int


class Disease(NamedTuple):
    """A knot of the disease tree: a MeSH term, its trials and those below it together.

    ``name`` empty: trials without a MeSH term.
    """

    name: str
    trials: int
    has_more: bool


class Likeness(StrEnum):
    """Why two trials are alike, the strongest reason first."""

    NAMED_RELATED = "named_related"
    """One names the other, or both name the same main study."""
    SAME_DISEASE = "same_disease"
    RELATED_DISEASE = "related_disease"
    SAME_INTERVENTION = "same_intervention"
    ALIKE_IN_INTERVENTION = "alike_in_intervention"
    """Names of their interventions share a word that is the whole name of none."""
    SAME_KIND_OF_INTERVENTION = "same_kind_of_intervention"
    SAME_PHASE = "same_phase"
    SIMILAR_AGES = "similar_ages"


class SimilarTrial(NamedTuple):
    """A trial that is much like another, and why. ``shared`` are the words they share."""

    hit: Hit
    reasons: tuple[Likeness, ...]
    shared: tuple[str, ...] = ()
