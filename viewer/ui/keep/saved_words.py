"""What the pane of saved studies says over its list, in its rows, and in place of it."""

from collections.abc import Callable, Sequence

from viewer.domain.kept import Kept
from viewer.domain.personal import Folder, Kind, Opinion, Saved, Tag
from viewer.domain.saved_list import JUDGED
from viewer.ui.keep.saved_pane import Narrowed
from viewer.ui.results.model import MOST_ROWS
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
    if count > MOST_ROWS:
        words = _("{studies}. The first {count} are listed: choose a folder or a tag.").format(
            studies=words, count=number(MOST_ROWS)
        )
    named = kept.all(Kind.TAG, Tag)
    pairs = tuple((key, named[key].name) for key in tags)
    return Narrowed(words, folder_words(kept, folder), pairs)


def with_folder(mark: RowMine, kept: Kept, number: str, folder: str | None) -> RowMine:
    """Add to the mark of a row the folder its trial is in, unless that alone is listed."""
    saved = kept.get(Kind.SAVED, number, Saved)
    named = kept.get(Kind.FOLDER, saved.folder, Folder) if saved else None
    if saved is None or named is None or saved.folder == folder:
        return mark
    line = _("In folder: {name}").format(name=named.name)
    spoken = ", ".join(filter(None, (mark.spoken, line)))
    return mark._replace(notes=(*mark.notes, line), spoken=spoken)


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
