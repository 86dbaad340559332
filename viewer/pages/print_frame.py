"""What stands at the head and foot of every print-out."""

from viewer.domain.trial import Titles, Trial
from viewer.domain.values import PartialDate
from viewer.pages.desk import Desk
from viewer.plain.dates import date_words
from viewer.plain.entities import shown
from viewer.plain.short_what import is_access
from viewer.words import _


def advice_line(trial: Trial | None = None) -> str:
    """What the paper is not, and who decides; ``trial``: the one that it is about alone."""
    if trial is not None and is_access(trial):
        return _(
            "Information, not medical advice. Only the team that gives the treatment can say who "
            "can get it."
        )
    return _("Information, not medical advice. Only the study team can say who can join.")


def subtitle(titles: Titles) -> str:
    """What the registry, or the text an entry was made from, calls the study."""
    if titles.official is not None:
        title, sentence = shown(titles.official.raw), _("In the registry: {title}")
    elif titles.source is not None:
        title, sentence = shown(titles.source.raw), _("Title of the source: {title}")
    else:
        return ""
    return "" if title == titles.brief.value else sentence.format(title=title)


def source_line(desk: Desk) -> str:
    """Where the record is from, its day, and the day it came into this library."""
    source, copied = desk.trial.source, date_words(PartialDate.parse(desk.record.imported))
    updated = date_words(source.as_of) if source.as_of is not None else ""
    if updated and copied:
        sentence = _("Source: {registry}, record of {updated}, copied here {copied}.")
    elif updated:
        sentence = _("Source: {registry}, record of {updated}.")
    elif copied:
        sentence = _("Source: {registry}, copied here {copied}.")
    else:
        sentence = _("Source: {registry}.")
    return sentence.format(registry=source.registry, updated=updated, copied=copied)
