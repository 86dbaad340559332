"""One change between two versions of a record."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from viewer.domain.coded import Unknown
from viewer.plain.codes import wording
from viewer.plain.inline import clean

_Item = TypeVar("_Item")


class Area(StrEnum):
    """What a change is about, in the order in which changes are told: what matters most first."""

    STATUS = "status"
    PLACES = "places"
    CRITERIA = "criteria"
    MAIN_OUTCOME = "main_outcome"
    DATES = "dates"
    WHO = "who"
    CONTACT = "contact"
    TREATMENT = "treatment"
    DESIGN = "design"
    OTHER_OUTCOMES = "other_outcomes"
    TEXTS = "texts"
    RESULTS = "results"
    SPONSORS = "sponsors"
    OTHER = "other"


class FieldChange(NamedTuple):
    """What stood in a field before and what stands there now; one of them may be empty.

    ``label`` is ours; ``before`` and ``now`` are words of the source, or our wording of its codes
    where ``is_ours``. ``paths`` are places in the newer record, or in the older one where the
    newer has no such place. Changes of one ``group`` stand in one list where there are many.
    """

    area: Area
    label: str
    before: str
    now: str
    paths: tuple[str, ...]
    is_ours: bool = False
    group: str = ""


def bare(text: str) -> str:
    """A text without what is only form: markup, escapes, kinds of blanks and dashes, bullets."""
    folded = unicodedata.normalize("NFKC", clean(text))
    folded = re.sub(r"[\u2010-\u2015\u2212]", "-", folded).replace("\u2019", "'")
    return " ".join(re.sub(r"(?m)^\s*(?:[*•·-]|\d{1,3}[.)])\s+", "", folded).split())


def paired(
    before: Iterable[_Item], now: Iterable[_Item], key: Callable[[_Item], Hashable]
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Items of both versions side by side: those of now in their order, then those that are gone.

    Of several with one key the first goes with the first, and so on.
    """
    left: dict[Hashable, list[_Item]] = {}
    for item in before:
        left.setdefault(key(item), []).append(item)
    for item in now:
        same = left.get(key(item))
        yield (same.pop(0) if same else None), item
    for items in left.values():
        for item in items:
            yield item, None


class HasPath(Protocol):
    """Anything of a trial that knows its place in the record."""

    @property
    def path(self) -> str:
        """The place."""


class Coded(HasPath, Protocol):
    """A field with a coded value."""

    @property
    def value(self) -> StrEnum | Unknown:
        """The code."""


def first_path(*places: HasPath | None) -> str:
    """The place of the first that is there."""
    return next((place.path for place in places if place is not None), "")


def two(
    area: Area,
    label: str,
    words: Sequence[str],
    *places: HasPath | None,
    is_ours: bool = False,
) -> Iterator[FieldChange]:
    """One change of the first of two ``words`` to the second, or none where their form alone
    differs.

    The place is that of the first of ``places`` that is there: the newer record's first.
    """
    before, now = words
    if bare(before) != bare(now):
        yield FieldChange(area, label, clean(before), clean(now), (first_path(*places),), is_ours)


def coded(area: Area, label: str, before: Coded | None, now: Coded | None) -> Iterator[FieldChange]:
    """A change of a coded value, in our words for the codes."""
    words = [wording(fact.value).plain if fact else "" for fact in (before, now)]
    yield from two(area, label, words, now, before, is_ours=True)
