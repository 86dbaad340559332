"""The score cards' files: ``resources/scores/*.json``, one a field of medicine.

What may stand in them says ``resources/scores.schema.json``; a test checks every card by it.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from viewer.domain.errors import TrialViewerError
from viewer.plain.scores import (
    Better,
    ScoreAxis,
    ScoreCard,
    ScoreLevel,
    ScoreName,
    ScoreSource,
)
from viewer.words import _


class ScoreFileError(TrialViewerError):
    """A file of score cards cannot be used; the message names the file."""


def load_scores(folder: Path) -> tuple[ScoreCard, ...]:
    """All cards in ``folder``, file by file.

    Raises ScoreFileError for a file that cannot be read or a card that lacks something.
    """
    cards: list[ScoreCard] = []
    for file in sorted(folder.glob("*.json")):
        try:
            content = json.loads(file.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)
            cards += [_card(entry) for entry in content["scores"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ScoreFileError(
                _("The file of scores {file} cannot be used: {error}").format(
                    file=file, error=error
                )
            ) from error
    return tuple(cards)


def _card(entry: dict[str, Any]) -> ScoreCard:
    return ScoreCard(
        id=entry["id"],
        name=entry["name"],
        long_name=entry["long_name"],
        names=(
            *(_name(name, exact=True) for name in entry.get("abbreviations", ())),
            *(_name(name, exact=False) for name in entry.get("names", ())),
        ),
        what=entry["what"],
        who=entry["who"],
        better=Better(entry["better"]),
        sources=tuple(map(_source, entry["sources"])),
        range=_axis(entry.get("range")),
        picture=_axis(entry.get("picture")),
        levels=tuple(map(_level, entry.get("levels", ()))),
        direction=entry.get("direction", ""),
        note=entry.get("note", ""),
        is_drawn=entry.get("drawn", True),
        not_goals=tuple(entry.get("not_goals", ())),
    )


def _name(entry: str | dict[str, Any], *, exact: bool) -> ScoreName:
    if isinstance(entry, str):
        return ScoreName(text=entry, exact=exact)
    return ScoreName(
        text=entry["text"],
        exact=exact,
        near=tuple(entry.get("with", ())),
        not_near=tuple(entry.get("without", ())),
    )


def _source(entry: dict[str, Any]) -> ScoreSource:
    return ScoreSource(
        cite=entry["cite"], parts=tuple(entry["for"]), looked_up=entry.get("looked_up", "")
    )


def _axis(entry: dict[str, Any] | None) -> ScoreAxis | None:
    if entry is None:
        return None
    return ScoreAxis(
        lowest=entry["lowest"],
        highest=entry.get("highest"),
        step=entry.get("step"),
        units=tuple("".join(unit.split()).casefold() for unit in entry.get("units", ())),
    )


def _level(entry: dict[str, Any]) -> ScoreLevel:
    return ScoreLevel(
        words=entry["words"],
        start=entry.get("from", entry.get("above")),
        stop=entry.get("to", entry.get("below")),
        starts_above="above" in entry,
        ends_below="below" in entry,
    )
