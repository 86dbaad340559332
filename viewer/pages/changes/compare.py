"""Compares two versions of a trial's record, field by field."""

from collections.abc import Iterator

from viewer.domain.opened import EarlierTrial, OpenTrial
from viewer.domain.trial import Topic, Trial
from viewer.pages.changes.criteria import criteria_changes
from viewer.pages.changes.model import Area, FieldChange, bare, paired, two
from viewer.pages.changes.people import (
    contact_changes,
    passage_changes,
    place_changes,
    sponsor_changes,
    who_changes,
)
from viewer.pages.changes.plan import (
    date_changes,
    design_changes,
    outcome_changes,
    status_changes,
    treatment_changes,
)
from viewer.pages.changes.rest import rest_changes
from viewer.words import _

_ORDER = {area: place for place, area in enumerate(Area)}


def changes(before: EarlierTrial, now: OpenTrial) -> tuple[FieldChange, ...]:
    """What changed, the most important first; empty where only the form or a date of the
    registry's own did.
    """
    told = list(_told(before.trial, now.trial))
    rest = rest_changes(before.record.body, now.record.body)
    return tuple(sorted([*told, *rest], key=lambda change: _ORDER[change.area]))


def _told(before: Trial, now: Trial) -> Iterator[FieldChange]:
    yield from status_changes(before.recruitment, now.recruitment)
    yield from place_changes(before.places, now.places)
    yield from criteria_changes(before.eligibility, now.eligibility)
    yield from outcome_changes(before.outcomes, now.outcomes, main=True)
    yield from date_changes(before.recruitment, now.recruitment)
    yield from who_changes(before.eligibility, now.eligibility)
    yield from contact_changes(before.places, now.places)
    yield from treatment_changes(before.treatment, now.treatment)
    yield from design_changes(before.design, now.design)
    yield from outcome_changes(before.outcomes, now.outcomes, main=False)
    yield from _texts(before, now)
    yield from _results(before, now)
    yield from sponsor_changes(before.sponsors, now.sponsors)


def _texts(before: Trial, now: Trial) -> Iterator[FieldChange]:
    for label, old, new in (
        (_("Title"), before.titles.brief, now.titles.brief),
        (_("Official title"), before.titles.official, now.titles.official),
        (_("Short name"), before.titles.acronym, now.titles.acronym),
    ):
        words = [fact.value if fact else "" for fact in (old, new)]
        yield from two(Area.TEXTS, label, words, new, old)
    for label, topic in (
        (_("Short description"), Topic.BRIEF_SUMMARY),
        (_("Long description"), Topic.DETAILED_DESCRIPTION),
    ):
        for one, other in paired(
            before.texts_about(topic), now.texts_about(topic), lambda text: text.path
        ):
            yield from passage_changes(Area.TEXTS, label, one, other)
    for label, names, others in (
        (
            _("Illness"),
            [one.name for one in before.conditions],
            [one.name for one in now.conditions],
        ),
        (
            _("Keyword"),
            [one.value for one in before.keywords],
            [one.value for one in now.keywords],
        ),
    ):
        place = now.conditions[0] if now.conditions else now.titles.brief
        for name, new_name in paired(names, others, lambda name: bare(name).casefold()):
            if (name is None) != (new_name is None):
                yield from two(Area.TEXTS, label, (name or "", new_name or ""), place)


def _results(before: Trial, now: Trial) -> Iterator[FieldChange]:
    old, new = before.results_state.posted, now.results_state.posted
    words = [
        (_("Results are posted.") if fact.value else _("No results are posted.")) if fact else ""
        for fact in (old, new)
    ]
    yield from two(Area.RESULTS, _("Results"), words, new, old, is_ours=True)
    papers = [
        {bare(one.citation): one for one in trial.references.references} for trial in (before, now)
    ]
    for citation, paper in papers[1].items():
        if citation not in papers[0]:
            yield from two(Area.RESULTS, _("New paper"), ("", paper.citation), paper)
    for citation, paper in papers[0].items():
        if citation not in papers[1]:
            yield from two(Area.RESULTS, _("Paper no longer listed"), (paper.citation, ""), paper)
