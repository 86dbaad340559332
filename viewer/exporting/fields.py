"""The facts of a trial that go into tables and references, as plain words."""

from typing import NamedTuple

from viewer.domain.opened import OpenTrial
from viewer.domain.trial import Topic, Trial
from viewer.domain.values import DateKind
from viewer.plain.ages import age_range
from viewer.plain.codes import wording
from viewer.plain.entities import shown
from viewer.plain.phases import phases_official
from viewer.plain.text import plain_text
from viewer.words import _

_BETWEEN = "; "


class Column(NamedTuple):
    """A column of the table: its name and what stands in it."""

    name: str
    value: str


def columns(opened: OpenTrial) -> tuple[Column, ...]:
    """The columns, in their order. Codes and dates stand as the registry has them."""
    trial = opened.trial
    eligibility, design = trial.eligibility, trial.design
    return (
        Column(_("Number"), trial.number),
        Column(_("Title"), shown(trial.titles.brief.value)),
        Column(_("Status"), _BETWEEN.join(report.raw for report in trial.recruitment.statuses)),
        Column(_("Kind of study"), design.study_type.raw if design.study_type else ""),
        Column(_("Phase"), phases_official([phase.value for phase in design.phases])),
        Column(_("Illness"), _BETWEEN.join(each.name for each in trial.conditions)),
        Column(_("Treatment"), _BETWEEN.join(each.name for each in trial.treatment.interventions)),
        Column(_("Age"), _ages(trial)),
        Column(_("Sex"), wording(eligibility.sex.value).official if eligibility.sex else ""),
        Column(_("Countries"), _BETWEEN.join(_countries(trial))),
        Column(_("Start"), _day(trial, DateKind.START)),
        Column(_("Finish"), _day(trial, DateKind.COMPLETION)),
        Column(_("People"), str(design.enrollment.count) if design.enrollment else ""),
        Column(_("Run by"), trial.sponsors.lead.name if trial.sponsors.lead else ""),
        Column(_("Last update"), _day(trial, DateKind.LAST_UPDATE_POST)),
        Column(_("Copied here"), opened.record.imported),
        Column(_("Address"), trial.source.url),
    )


def summary_text(trial: Trial) -> str:
    """The registry's short description as plain text in one line."""
    texts = [plain_text(passage) for passage in trial.texts_about(Topic.BRIEF_SUMMARY)]
    return " ".join(" ".join(texts).split())


def _ages(trial: Trial) -> str:
    low, high = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    return age_range(low, high) if low or high else ""


def _countries(trial: Trial) -> list[str]:
    named = [site.country for site in trial.places.sites if site.country]
    named += [country.value for country in trial.places.countries]
    return list(dict.fromkeys(named))


def _day(trial: Trial, kind: DateKind) -> str:
    date = trial.recruitment.date(kind)
    return date.date.raw if date else ""
