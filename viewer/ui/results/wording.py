"""What a row of the list says about a found trial, as words; Qt has no part in it."""

from typing import NamedTuple

from viewer.domain.search import Hit, SearchField
from viewer.domain.standing import Standing
from viewer.plain.entities import shown
from viewer.plain.phases import phases_words
from viewer.plain.standing import official_status, standing_words
from viewer.words import _

_NO_PHASE = "NA"
"""ClinicalTrials.gov API v2, enumeration Phase: "Not Applicable"."""


class RowWords(NamedTuple):
    """The words of one row: title, status line, third line, and all of it for a screen reader.

    ``third`` is never shortened here; the painter does that where the line ends.
    """

    number: str
    title: str
    standing: Standing
    status: str
    official: str
    phase: str
    third: str
    spoken: str
    tip: str


def row_words(hit: Hit) -> RowWords:
    """Put a hit into words."""
    status = standing_words(hit.standing)
    official = ", ".join(dict.fromkeys(word for word in map(official_status, hit.statuses) if word))
    if official.casefold() == status.casefold():
        official = ""
    # Where a trial has no phase by its nature, a row of the list says nothing about phases.
    phase = "" if hit.phases == (_NO_PHASE,) else phases_words(hit.phases)
    title = shown(hit.title)
    conditions = shown(", ".join(hit.conditions))
    matched = _matched(hit)
    return RowWords(
        number=hit.number,
        title=title,
        standing=hit.standing,
        status=status,
        official=official,
        phase=phase,
        third=matched or conditions,
        spoken=", ".join(part for part in (title, status, phase, matched, conditions) if part),
        tip=_tip(hit.number, title, matched, conditions),
    )


def _matched(hit: Hit) -> str:
    """Say where the words of the search stand, when no line of the row shows them."""
    match = hit.match
    if match is None or match.field is SearchField.TITLE:
        return ""
    text = match.text.casefold()
    if text in hit.title.casefold() or (hit.conditions and text == hit.conditions[0].casefold()):
        return ""
    return _("Matched: {text}").format(text=shown(match.text))


def _tip(number: str, title: str, matched: str, conditions: str) -> str:
    """The row in full. Its first line holds no mark-up sign, so that Qt shows it as plain text.

    Qt takes a tip for rich text when it finds a tag before the first line break, and rich text
    reads files. A number is letters, digits, dashes and strokes.
    """
    first = "".join(sign for sign in number if sign.isalnum() or sign in "-/ ") or _("Study")
    return "\n".join(part for part in (first, title, matched, conditions) if part)
