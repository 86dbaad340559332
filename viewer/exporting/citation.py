"""A trial cited in a line."""

from viewer.domain.opened import OpenTrial
from viewer.domain.values import DateKind, PartialDate
from viewer.plain.dates import date_words
from viewer.plain.entities import shown
from viewer.words import _


def citation(opened: OpenTrial) -> str:
    """Title, number, source, of which day, copied when, address; what is not known is left out."""
    trial = opened.trial
    updated = trial.recruitment.date(DateKind.LAST_UPDATE_POST)
    parts = [f"{shown(trial.titles.brief.value).rstrip('.')}.", f"{trial.number}."]
    source = trial.source.registry
    if updated is not None:
        day = date_words(updated.date)
        source = _("{registry}, record of {day}").format(registry=source, day=day)
    parts.append(f"{source}.")
    if opened.record.imported:
        day = date_words(PartialDate.parse(opened.record.imported))
        parts.append(_("Copied {day}.").format(day=day))
    if trial.source.url:
        parts.append(trial.source.url)
    return " ".join(parts)
