"""What a row of the list says about a found trial, as words; Qt has no part in it."""

from collections.abc import Sequence
from functools import lru_cache

from viewer.domain.narrowing import HiddenTrial
from viewer.domain.search import Hit, Query, SearchField
from viewer.plain.entities import shown
from viewer.plain.filters import distance_words, hidden_reasons
from viewer.plain.phases import phases_words
from viewer.plain.standing import official_status, standing_words
from viewer.ui.results.row import RowWords
from viewer.words import _

_NO_PHASE = "NA"
"""ClinicalTrials.gov API v2, enumeration Phase: "Not Applicable"."""


@lru_cache(maxsize=1 << 10)
def row_words(hit: Hit, *, miles: bool = False) -> RowWords:
    """Put a hit into words; ``miles``: distances in miles.

    Remembered: most rows of a keystroke's list are those of the one before.
    """
    status = standing_words(hit.standing, hit.statuses)
    official = ", ".join(dict.fromkeys(word for word in map(official_status, hit.statuses) if word))
    if official.casefold() == status.casefold():
        official = ""
    # Where a trial has no phase by its nature, a row of the list says nothing about phases.
    phase = "" if hit.phases == (_NO_PHASE,) else phases_words(hit.phases)
    title = shown(hit.title)
    conditions = shown(", ".join(hit.conditions))
    matched = _matched(hit)
    lines = tuple(
        line for line in (_distance(hit, miles=miles), _closed(hit), matched or conditions) if line
    )
    asked = [line for line in lines if line != conditions]
    return RowWords(
        number=hit.number,
        title=title,
        standing=hit.standing,
        status=status,
        official=official,
        phase=phase,
        lines=lines,
        spoken=", ".join(part for part in (title, status, phase, *asked, conditions) if part),
        tip=_tip(hit.number, (title, *asked, conditions)),
    )


def hidden_words(trial: HiddenTrial, query: Query, *, miles: bool = False) -> RowWords:
    """Put a trial that a query leaves out into words, with why."""
    words = row_words(trial.hit._replace(match=None, nearest=None, closed_countries=()))
    reasons = hidden_reasons(trial, query, miles=miles)
    return words._replace(
        lines=reasons,
        spoken=", ".join((words.title, words.status, *reasons)),
        tip=_tip(words.number, (words.title, *reasons)),
    )


def _distance(hit: Hit, *, miles: bool) -> str:
    """Say how far the nearest open place is, as the crow flies, and where."""
    if hit.nearest is None or hit.distance_km is None:
        return ""
    town = ", ".join(part for part in (hit.nearest.city, hit.nearest.country) if part)
    return _("{distance}: {town}").format(
        distance=distance_words(hit.distance_km, miles=miles), town=shown(town)
    )


def _closed(hit: Hit) -> str:
    """Say in which of the countries asked for no place is open."""
    if not hit.closed_countries:
        return ""
    return _("No open place in {countries}").format(countries=", ".join(hit.closed_countries))


def _matched(hit: Hit) -> str:
    """Say where the words of the search stand, when no line of the row shows them."""
    match = hit.match
    if match is None or match.field is SearchField.TITLE:
        return ""
    text = match.text.casefold()
    if text in hit.title.casefold() or (hit.conditions and text == hit.conditions[0].casefold()):
        return ""
    return _("Matched: {text}").format(text=shown(match.text))


def _tip(number: str, parts: Sequence[str]) -> str:
    """The row in full. Its first line holds no mark-up sign, so that Qt shows it as plain text.

    Qt takes a tip for rich text when it finds a tag before the first line break, and rich text
    reads files. A number is letters, digits, dashes and strokes.
    """
    first = "".join(sign for sign in number if sign.isalnum() or sign in "-/ ").strip() or _(
        "Study"
    )
    return "\n".join(part for part in (first, *parts) if part)
