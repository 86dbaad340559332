"""Results that are not there: when that is usual, and when one could ask."""

from collections.abc import Iterator
from datetime import date

from viewer.domain.coded import Certainty, RecruitmentStatus, ReferenceType, StudyType
from viewer.domain.trial import Trial
from viewer.domain.values import DateKind, PartialDate, TrialDate
from viewer.plain.dates import date_words
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.flags_dates import ENDED, earliest
from viewer.words import _

_PAPERS = frozenset({ReferenceType.RESULT, ReferenceType.DERIVED})
_A_YEAR = 366
"""Days in which results are to be sent in after the main part of a study: 42 CFR 11.44(a)."""
_A_MONTH = 31
"""Days more, for dates that give no day, and for the registry's check."""


def _main_end(trial: Trial) -> TrialDate | None:
    main = trial.recruitment.date(DateKind.PRIMARY_COMPLETION)
    end = trial.recruitment.date(DateKind.COMPLETION)
    return end if main is None or (end is not None and end.certainty is Certainty.ACTUAL) else main


def as_of(trial: Trial) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The day for which the record speaks: the later of its update and the registry's copy."""
    copy = trial.recruitment.date(DateKind.VERSION)
    updated = trial.source.as_of
    if copy is None or copy.date.year is None:
        return updated, ()
    if updated is not None and (earliest(updated) or date.min) > (earliest(copy.date) or date.min):
        return updated, ()
    return copy.date, (copy.path,)


def _is_soon(end: TrialDate, said: PartialDate | None) -> bool:
    ended, spoken = earliest(end.date), earliest(said) if said is not None else None
    return ended is not None and spoken is not None and (spoken - ended).days < _A_YEAR


def _may_lack_results(trial: Trial) -> bool:
    """Whether nothing in the record tells why it has no results."""
    state = trial.results_state
    posted = state.posted is None or state.posted.value or trial.results is not None
    delayed = trial.recruitment.delayed_posting
    is_excused = (state.waived and state.waived.value) or (delayed and delayed.value)
    has_paper = any(reference.type in _PAPERS for reference in trial.references.references)
    return not (posted or is_excused or has_paper or state.unposted_events)


def _is_over_treatment_study(trial: Trial) -> bool:
    """Whether people took part in a study of a treatment, and it is over."""
    statuses = {report.status for report in trial.recruitment.statuses}
    study_type = trial.design.study_type
    is_experiment = study_type is not None and study_type.value is StudyType.INTERVENTIONAL
    return is_experiment and bool(statuses & ENDED) and RecruitmentStatus.WITHDRAWN not in statuses


def _month_words(partial: PartialDate) -> str:
    """A date as a month, for sentences that go on with "in"."""
    return date_words(PartialDate(partial.raw, partial.year, partial.month))


def results_due(trial: Trial) -> Iterator[Flag]:
    """A treatment study that ended more than a year before this copy, and has no results here.

    A fact, never a blame: many studies need not post any, and some publish them elsewhere.
    """
    main = trial.recruitment.date(DateKind.PRIMARY_COMPLETION)
    copied, paths = as_of(trial)
    posted = trial.results_state.posted
    if not _may_lack_results(trial) or not _is_over_treatment_study(trial):
        return
    if main is None or main.certainty is Certainty.ESTIMATED or copied is None or posted is None:
        return
    ended, spoken = earliest(main.date), earliest(copied)
    if ended is not None and spoken is not None and (spoken - ended).days > _A_YEAR + _A_MONTH:
        fact = _(
            "The main part of the study ended in {end}. As of {date} the record had no results."
        ).format(end=_month_words(main.date), date=date_words(copied))
        ask = _("Ask your doctor if they came out in a journal.")
        yield Flag(FlagKind.RESULTS_DUE, fact, ask, (main.path, posted.path, *paths))


def results_sentence(trial: Trial) -> Flag | None:
    """What can be said where no results are posted; None where there are some, or nobody says.

    A finished study has a year to send results in, so that none soon after the end is usual.
    """
    posted = trial.results_state.posted
    if posted is None or posted.value or trial.results is not None:
        return None
    said, paths = as_of(trial)
    first = (
        _("The record has no results.")
        if said is None
        else _("As of {date} none were posted.").format(date=date_words(said))
    )
    statuses = {report.status for report in trial.recruitment.statuses}
    # What was called off before anybody joined has no results, soon after its end or later.
    has_ended = bool(statuses & (ENDED - {RecruitmentStatus.WITHDRAWN}))
    end = _main_end(trial)
    if not has_ended or end is None or not _is_soon(end, said):
        return Flag(FlagKind.RESULTS, first, "", (posted.path, *paths))
    sentence = _("{sentence} That is usual so soon after the end.").format(sentence=first)
    return Flag(FlagKind.RESULTS, sentence, "", (posted.path, *paths, end.path))
