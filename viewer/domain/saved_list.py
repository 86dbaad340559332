"""Which trials the pane of saved studies lists: all, those of a folder, or those judged."""

from collections.abc import Collection, Mapping

from viewer.domain.kept import Kept
from viewer.domain.personal import Folder, Judged, Kind, Opinion, Saved, Tagged

NO_FOLDER = ""
"""Stands for what is in no folder; None stands for all that is saved."""

JUDGED = {f"opinion:{opinion.value}": opinion for opinion in Opinion}
"""Stand for what somebody finds interesting, and for what is not for them, saved or not. Keys of
folders hold no colon."""


def listed(kept: Kept, folder: str | None, tags: Collection[str]) -> Mapping[str, Saved]:
    """The trials to list, newest first: of a folder, and with all of some tags."""
    if folder in JUDGED:
        found = judged(kept, JUDGED[folder])
    else:
        saved = kept.all(Kind.SAVED, Saved)
        found = {number: one for number, one in saved.items() if _is_in(kept, one, folder)}
    newest_first = sorted(found.items(), key=lambda pair: pair[1].when, reverse=True)
    return {number: one for number, one in newest_first if _has_tags(kept, number, tags)}


def judged(kept: Kept, opinion: Opinion) -> dict[str, Saved]:
    """The trials of which somebody thinks so, last judged first, as if they were saved."""
    saved = kept.all(Kind.SAVED, Saved)
    those = {
        number: saved.get(number, Saved(one.title))
        for number, one in kept.all(Kind.OPINION, Judged).items()
        if one.opinion is opinion
    }
    return dict(reversed(list(those.items())))


def _is_in(kept: Kept, one: Saved, folder: str | None) -> bool:
    if folder is None:
        return True
    known = kept.get(Kind.FOLDER, one.folder, Folder) is not None
    return (one.folder if known else NO_FOLDER) == folder


def _has_tags(kept: Kept, number: str, tags: Collection[str]) -> bool:
    tagged = kept.get(Kind.TAGGED, number, Tagged)
    return set(tags) <= set(tagged.tags if tagged else ())
