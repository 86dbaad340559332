"""Dates in words, exactly as precise as the source gives them."""

from viewer.domain.coded import Certainty, Unknown
from viewer.domain.values import DateKind, PartialDate, TrialDate
from viewer.words import _


def _month(number: int) -> str:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )[number - 1]


def date_words(date: PartialDate) -> str:
    """Write "5 May 2021", "May 2021", "2021"; the source's own spelling where it cannot be read."""
    if date.year is None:
        return date.raw
    if date.month is None:
        return f"{date.year:04}"
    if date.day is None:
        return _("{month} {year}").format(month=_month(date.month), year=f"{date.year:04}")
    return _("{day} {month} {year}").format(
        day=date.day, month=_month(date.month), year=f"{date.year:04}"
    )


_POSTS = frozenset(
    {
        DateKind.FIRST_POST,
        DateKind.RESULTS_FIRST_POST,
        DateKind.DELAY_FIRST_POST,
        DateKind.LAST_UPDATE_POST,
    }
)


def certainty_of(date: TrialDate) -> str:
    """What the source says of how sure a date is; empty where it says nothing.

    The registry did not note the day it showed a record before 2017, so that an "estimated" day
    of showing is no plan but its estimate: ClinicalTrials.gov's definitions of "First Posted".
    """
    if date.kind in _POSTS and date.certainty is Certainty.ESTIMATED:
        return _("about then, as the registry estimates")
    return certainty_words(date.certainty)


def certainty_words(certainty: Certainty | Unknown | None) -> str:
    """Say "planned" or "happened"; empty where the source does not say."""
    if certainty is None:
        return ""
    if isinstance(certainty, Unknown):
        return certainty.value
    return {Certainty.ACTUAL: _("happened"), Certainty.ESTIMATED: _("planned")}[certainty]


def trial_date_words(date: TrialDate) -> str:
    """The date, and that it is a plan where it is one: "5 May 2021 (planned)"."""
    words = date_words(date.date)
    certainty = certainty_of(date)
    if not certainty or date.certainty is Certainty.ACTUAL:
        return words
    return _("{date} ({certainty})").format(date=words, certainty=certainty)


def date_kind_words(kind: DateKind) -> str:
    """What happens on the date, as a label: "Study start"."""
    return {
        DateKind.START: _("Study start"),
        DateKind.PRIMARY_COMPLETION: _("End of the main part"),
        DateKind.COMPLETION: _("End of the study"),
        DateKind.FIRST_SUBMIT: _("Record first sent in"),
        DateKind.FIRST_SUBMIT_QC: _("Record first passed the check"),
        DateKind.FIRST_POST: _("Record first shown"),
        DateKind.RESULTS_FIRST_SUBMIT: _("Results first sent in"),
        DateKind.RESULTS_FIRST_SUBMIT_QC: _("Results first passed the check"),
        DateKind.RESULTS_FIRST_POST: _("Results first shown"),
        DateKind.DELAY_FIRST_SUBMIT: _("Delay of results first asked for"),
        DateKind.DELAY_FIRST_SUBMIT_QC: _("Delay of results first passed the check"),
        DateKind.DELAY_FIRST_POST: _("Delay of results first shown"),
        DateKind.LAST_UPDATE_SUBMIT: _("Last update sent in"),
        DateKind.LAST_UPDATE_POST: _("Last update shown"),
        DateKind.VERIFIED: _("Last checked by the study team"),
        DateKind.VERSION: _("Day of this copy of the registry"),
        DateKind.RESULTS_EXPECTED: _("Results expected"),
    }[kind]


def date_kind_official(kind: DateKind) -> str:
    """The registry's own name for the date, where it has one that people meet."""
    return {
        DateKind.START: "Study Start",
        DateKind.PRIMARY_COMPLETION: "Primary Completion",
        DateKind.COMPLETION: "Study Completion",
        DateKind.FIRST_SUBMIT: "First Submitted",
        DateKind.FIRST_SUBMIT_QC: "First Submitted that Met QC Criteria",
        DateKind.FIRST_POST: "First Posted",
        DateKind.RESULTS_FIRST_SUBMIT: "Results First Submitted",
        DateKind.RESULTS_FIRST_SUBMIT_QC: "Results First Submitted that Met QC Criteria",
        DateKind.RESULTS_FIRST_POST: "Results First Posted",
        DateKind.LAST_UPDATE_SUBMIT: "Last Update Submitted",
        DateKind.LAST_UPDATE_POST: "Last Update Posted",
        DateKind.VERIFIED: "Last Verified",
    }.get(kind, "")
