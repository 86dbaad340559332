"""What the pane of saved studies says over its list, in its rows, and in place of it."""

from collections.abc import Callable, Sequence

from viewer.domain.kept import Kept
from viewer.domain.personal import Folder, Kind, Opinion, Saved, Tag
from viewer.domain.saved_list import JUDGED
from viewer.ui.keep.marks import row_marks
from viewer.ui.keep.saved_pane import Narrowed
from viewer.ui.results.row import RowMine
from viewer.words import _, ngettext


def folder_words(kept: Kept, folder: str | None) -> str:
    """Name what is listed."""
    if folder is None:
        return _("All saved studies")
    if folder in JUDGED:
        return opinion_words(JUDGED[folder])
    named = kept.get(Kind.FOLDER, folder, Folder)
    return _("Folder: {name}").format(name=named.name) if named else _("In no folder")


def opinion_words(opinion: Opinion) -> str:
    """Name the studies of which the person thinks so."""
    return _("Interesting") if opinion is Opinion.INTERESTING else _("Not for me")


def narrowed(
    kept: Kept, folder: str | None, tags: Sequence[str], count: int, number: Callable[[int], str]
) -> Narrowed:
    """Say how many are listed and by what they are narrowed."""
    all_ = count if folder in JUDGED and not tags else len(kept.all(Kind.SAVED, Saved))
    if count >= all_:
        words = ngettext("{count} study", "{count} studies", count).format(count=number(count))
    else:
        words = ngettext("{count} of {all} study", "{count} of {all} studies", all_).format(
            count=number(count), all=number(all_)
        )
    named = kept.all(Kind.TAG, Tag)
    pairs = tuple((key, named[key].name) for key in tags)
    return Narrowed(words, folder_words(kept, folder), pairs)


def saved_marks(kept: Kept, folder: str | None) -> dict[str, RowMine]:
    """The marks of rows; where more than a folder is listed, with the folder of each."""
    marks = row_marks(kept)
    folders = kept.all(Kind.FOLDER, Folder)
    for number, one in kept.all(Kind.SAVED, Saved).items():
        if one.folder in folders and one.folder != folder:
            line = _("In folder: {name}").format(name=folders[one.folder].name)
            mark = marks[number]
            spoken = ", ".join(filter(None, (mark.spoken, line)))
            marks[number] = mark._replace(notes=(*mark.notes, line), spoken=spoken)
    return marks


def why_empty(kept: Kept, folder: str | None, *, is_ready: bool) -> str:
    """Say why nothing is listed."""
    if not is_ready:
        return _("Looking…")
    if folder in JUDGED:
        return _("You marked no study so.")
    if not kept.all(Kind.SAVED, Saved):
        return _(
            "Nothing is saved yet. Press “Save” over a study, or the mark at the end of its row. "
            "You find it here then."
        )
    return _("No saved study is in this folder with these tags.")
