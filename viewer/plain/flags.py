"""What in a record is worth asking about. Facts and a question, never a verdict or a blame.

Nothing here corrects the source. Each flag names the places it rests on. The rules stand in
files of their own, by what they look at; the order here is the order on the page.
"""

from datetime import date

from viewer.domain.trial import Trial
from viewer.plain import (
    flags_ages,
    flags_criteria,
    flags_dates,
    flags_papers,
    flags_places,
    flags_results,
    flags_status,
    flags_texts,
    flags_units,
)
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.plain.flags_results import results_sentence

__all__ = ["Flag", "FlagKind", "flags", "results_sentence"]


def flags(trial: Trial, today: date, imported: str = "") -> tuple[Flag, ...]:
    """Everything in the record that is worth asking about.

    ``today`` is the reader's day; ``imported`` the day on which the record came into the
    library, ``yyyy-mm-dd``, empty where nobody noted it.
    """
    return (
        *flags_dates.end_passed(trial, today),
        *flags_dates.stale(trial, today, imported),
        *flags_status.status_unknown(trial),
        *flags_status.sites_closed(trial),
        *flags_dates.start_passed(trial, today),
        *flags_status.status_differs(trial),
        *flags_status.sites_open(trial),
        *flags_status.enrollment_final(trial),
        *flags_places.no_contact(trial),
        *flags_places.removed_countries(trial),
        *flags_criteria.other_study(trial),
        *flags_units.odd_units(trial),
        *flags_criteria.double_no(trial),
        *flags_criteria.few_criteria(trial),
        *flags_ages.no_real_limit(trial),
        *flags_ages.age_order(trial),
        *flags_ages.age_differs(trial),
        *flags_dates.date_order(trial),
        *flags_dates.date_far(trial, today),
        *flags_papers.retracted(trial),
        *flags_papers.violations(trial),
        *flags_texts.placeholders(trial),
        *flags_results.results_due(trial),
        *flags_texts.same_title(trial),
        *flags_dates.copy_old(trial, today, imported),
    )
