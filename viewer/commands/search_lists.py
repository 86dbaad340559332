"""Lists beside a search, as text: what filters leave out, counts, places, diseases."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from viewer.commands.common import say, warn
from viewer.commands.search_words import block
from viewer.domain.narrowing import Disease, Facets, HiddenTrial, PlaceChoice
from viewer.domain.search import Query
from viewer.plain.entities import shown
from viewer.plain.filters import (
    FilterLabel,
    healthy_label,
    hidden_reasons,
    phase_label,
    results_label,
    sex_label,
    sponsor_label,
    study_type_label,
)
from viewer.plain.status import official_status, standing_words
from viewer.words import _, ngettext

_Value = TypeVar("_Value")


def list_hidden(hidden: Sequence[HiddenTrial], query: Query, *, in_miles: bool) -> None:
    """Write what filters leave out, each with why."""
    say("")
    say(_("Left out by your filters:") if hidden else _("Your filters leave no study out."))
    for trial in hidden:
        say("")
        say(block(trial.hit, in_miles=in_miles))
        for reason in hidden_reasons(trial, query, miles=in_miles):
            say("  " + _("Left out: {reason}").format(reason=reason))


def list_facets(facets: Facets) -> None:
    """Write how many studies each choice of each filter leaves."""
    _counts(_("Open or not"), facets.standings, standing_words)
    _counts(_("Status"), facets.statuses, official_status)
    _counts(_("Phase"), facets.phases, _labelled(phase_label))
    _counts(_("Kind of study"), facets.study_types, _labelled(study_type_label))
    countries = {one.name: one.trials for one in facets.countries}
    _counts(_("Country"), countries, str)
    _counts(_("Sex"), facets.sexes, _labelled(sex_label))
    _counts(_("Healthy people"), facets.healthy_volunteers, _labelled(healthy_label))
    _counts(_("Run by"), facets.sponsor_classes, _labelled(sponsor_label))
    _counts(_("Results"), facets.has_results, _labelled(results_label))


def _labelled(label: Callable[[_Value], FilterLabel]) -> Callable[[_Value], str]:
    return lambda value: label(value).plain


def _counts(title: str, counts: Mapping[_Value, int], words: Callable[[_Value], str]) -> None:
    if not counts:
        return
    say("")
    say(title)
    for value, count in sorted(counts.items(), key=lambda one: (-one[1], str(one[0]))):
        say("  " + _("{choice}: {count}").format(choice=shown(words(value)), count=count))


def list_places(text: str, choices: Iterable[PlaceChoice]) -> None:
    """Write the places that a name may mean."""
    offered = list(choices)
    if not offered:
        warn(
            _("No study of this library has a place that begins with {text}.").format(
                text=shown(text)
            )
        )
        return
    warn(_("Which place do you mean? Give --near with one of these:"))
    for place, trials in offered:
        name = ", ".join(part for part in (place.city, place.region, place.country) if part)
        warn(
            "  "
            + ngettext("{place} ({count} study)", "{place} ({count} studies)", trials).format(
                place=shown(name), count=trials
            )
        )


def list_diseases(diseases: Iterable[Disease]) -> None:
    """Write a level of the tree of diseases; a plus where it goes on."""
    for disease in diseases:
        name = disease.name or _("Studies without a MeSH term")
        more = " +" if disease.has_more else ""
        say(
            ngettext("{name}: {count} study", "{name}: {count} studies", disease.trials).format(
                name=shown(name), count=disease.trials
            )
            + more
        )
