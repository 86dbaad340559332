"""The smallest parts of a trial: facts, passages, dates and ages, each with where it came from."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from viewer.domain.coded import Certainty, Unknown

Value_co = TypeVar("Value_co", covariant=True)


class Author(StrEnum):
    """Who wrote a passage."""

    SPONSOR = "sponsor"
    REGISTRY = "registry"
    ARTICLE = "article"
    ENTRY = "entry"
    """The writer of a hand-made entry, in own words, from the sources the entry names."""


class Markup(StrEnum):
    """How a passage is to be read. Never HTML: registries that send it are read as plain text."""

    PLAIN = "plain"
    COMMONMARK = "commonmark"


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value_co]):
    """One value of the source.

    ``raw`` is the source's spelling, ``path`` the place in the record
    (``protocolSection.statusModule.overallStatus``; list positions in brackets:
    ``interventions[0].name``). ``from_text`` says that it was taken from running text and not
    from a field of its own. ``sources`` are numbers of the trial's ``citations``.
    """

    value: Value_co
    raw: str
    path: str
    from_text: bool = False
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the source, not one character changed.

    ``heading`` is the source's own heading, if it has one. ``truncated`` says that the source
    itself breaks off.
    """

    text: str
    path: str
    author: Author = Author.SPONSOR
    markup: Markup = Markup.PLAIN
    heading: str = ""
    sources: tuple[int, ...] = ()
    truncated: bool = False


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as the source gives it; what is missing is None and stays missing.

    ``raw`` is the source's spelling. ``year`` is None when it could not be read at all.
    """

    raw: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, raw: str) -> "PartialDate":
        """Read ``yyyy``, ``yyyy-mm`` or ``yyyy-mm-dd``; anything else keeps only ``raw``."""
        found = _DATE.match(raw)
        if not found:
            return cls(raw)
        year, month, day = (int(part) if part else None for part in found.groups())
        if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
            return cls(raw)
        return cls(raw, year, month, day)


class DateKind(StrEnum):
    """What happened, or is to happen, on a date."""

    START = "start"
    PRIMARY_COMPLETION = "primary_completion"
    COMPLETION = "completion"
    FIRST_SUBMIT = "first_submit"
    FIRST_SUBMIT_QC = "first_submit_qc"
    FIRST_POST = "first_post"
    RESULTS_FIRST_SUBMIT = "results_first_submit"
    RESULTS_FIRST_SUBMIT_QC = "results_first_submit_qc"
    RESULTS_FIRST_POST = "results_first_post"
    DELAY_FIRST_SUBMIT = "delay_first_submit"
    DELAY_FIRST_SUBMIT_QC = "delay_first_submit_qc"
    DELAY_FIRST_POST = "delay_first_post"
    LAST_UPDATE_SUBMIT = "last_update_submit"
    LAST_UPDATE_POST = "last_update_post"
    VERIFIED = "verified"
    VERSION = "version"
    """The day of the copy of the registry that the record was taken from."""
    RESULTS_EXPECTED = "results_expected"


@dataclass(frozen=True, slots=True)
class TrialDate:
    """One date of a trial; ``certainty`` is None where the source does not say."""

    kind: DateKind
    date: PartialDate
    certainty: Certainty | Unknown | None
    path: str


class AgeUnit(StrEnum):
    """Units in which registries give ages."""

    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"


_AGE = re.compile(r"\s*(\d{1,4})\s*(year|month|week|day|hour|minute)s?\s*\Z", re.IGNORECASE)
_DAYS = {
    AgeUnit.YEARS: 365.25,
    AgeUnit.MONTHS: 30.4375,
    AgeUnit.WEEKS: 7.0,
    AgeUnit.DAYS: 1.0,
    AgeUnit.HOURS: 1 / 24,
    AgeUnit.MINUTES: 1 / 1440,
}


@dataclass(frozen=True, slots=True)
class Age:
    """An age limit. ``amount`` and ``unit`` are None when ``raw`` could not be read."""

    raw: str
    path: str
    amount: int | None = None
    unit: AgeUnit | None = None

    @classmethod
    def parse(cls, raw: str, path: str) -> "Age":
        """Read "18 Years", "6 Months", "30 Minutes"; anything else keeps only ``raw``."""
        found = _AGE.match(raw)
        if not found:
            return cls(raw, path)
        return cls(raw, path, int(found[1]), AgeUnit(found[2].lower() + "s"))

    @property
    def days(self) -> float | None:
        """The age in days (a year is 365.25), or None when it could not be read."""
        if self.amount is None or self.unit is None:
            return None
        return self.amount * _DAYS[self.unit]
