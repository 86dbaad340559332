"""What the rows of lists say about what a person made of each trial."""

from collections.abc import Iterable

from viewer.domain.kept import Kept
from viewer.domain.personal import Judged, Kind, Opinion
from viewer.ui.look.tag_colours import COUNT, colour_names
from viewer.ui.results.row import RowMine
from viewer.words import _


def with_notes(mine: RowMine, notes: Iterable[str]) -> RowMine:
    """Add lines to a mark."""
    more = tuple(notes)
    spoken = ", ".join(part for part in (*more, mine.spoken) if part)
    return mine._replace(notes=(*more, *mine.notes), spoken=spoken)


def row_mark(kept: Kept, number: str) -> RowMine:
    """Give the mark of a trial."""
    saved = kept.is_saved(number)
    judged = kept.get(Kind.OPINION, number, Judged)
    notes: list[str] = []
    if judged is not None:
        notes.append(_opinion(judged))
    tags = tuple((tag.name, tag.colour) for tag in kept.tags_of(number))
    names = colour_names()
    spoken = [_("saved")] if saved else []
    spoken += notes
    spoken += [
        _("tag {name}, {colour}").format(name=name, colour=names[colour % COUNT].lower())
        for name, colour in tags
    ]
    return RowMine(saved=saved, notes=tuple(notes), tags=tags, spoken=", ".join(spoken))


def _opinion(judged: Judged) -> str:
    if judged.opinion is Opinion.INTERESTING:
        return _("Interesting")
    if judged.reason:
        return _("Not for you: {reason}").format(reason=judged.reason)
    return _("Not for you")
