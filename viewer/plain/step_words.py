"""What a step did, in words: what was done, and what an undo takes back."""

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import (
    Folder,
    Judged,
    Kind,
    Note,
    Opinion,
    Question,
    Saved,
    SavedSearch,
    Tag,
    Value,
)
from viewer.words import _, ngettext

_LONGEST = 40


def step_words(step: Step) -> str:
    """Name a step shortly, as in "Undo: save, NCT04781309"."""
    what = _names().get(step.name, _("last step"))
    about = _about(step)
    return _("{what}, {about}").format(what=what, about=about) if about else what


def undo_words(step: Step) -> str:
    """Say what an undo takes back."""
    return _("Undo: {what}").format(what=step_words(step))


def undone_words(step: Step) -> str:
    """Say what was taken back."""
    return _("Taken back: {what}.").format(what=step_words(step))


def done_words(step: Step) -> str:
    """Say that a step is done and kept, where that is worth a sentence; else empty."""
    many = len({change.key for change in step.changes if change.kind is Kind.SAVED})
    if step.name is StepName.SAVE:
        return ngettext(
            "Saved. You find it under Saved studies.",
            "Saved. You find them under Saved studies.",
            many,
        )
    if step.name is StepName.JUDGE:
        return _judged(step)
    if step.name is StepName.MOVE:
        folder = next((c.value for c in step.changes if isinstance(c.value, Folder)), None)
        if folder is not None:
            return _("Put into the folder “{name}”.").format(name=_name_of(folder))
        return ngettext("Moved {count} study.", "Moved {count} studies.", many).format(count=many)
    return {
        StepName.UNSAVE: _("No longer saved."),
        StepName.HIDE: _("Hidden from lists, as not for you."),
        StepName.DELETE_FOLDER: _("Folder deleted. Its studies are still saved."),
        StepName.TAG: _("Tags kept."),
        StepName.UNTAG: _("Tag taken away."),
        StepName.EDIT_TAG: _("Tag changed."),
        StepName.DELETE_TAG: _("Tag deleted. Its studies are still saved."),
        StepName.DELETE_NOTE: _("Note deleted."),
        StepName.CLEAR_TICKS: _("Answers cleared."),
        StepName.DELETE_QUESTION: _("Question deleted."),
        StepName.SEARCH: _("Search kept. You find it under Saved studies."),
        StepName.DELETE_SEARCH: _("Search deleted."),
        StepName.CLEAR_RECENT: _("Cleared what you looked at."),
        StepName.RESTORE: _("Your notes, ticks and lists are here now."),
    }.get(step.name, "")


def _judged(step: Step) -> str:
    value = step.changes[0].value if step.changes else None
    if not isinstance(value, Judged):
        return _("Mark taken away.")
    if value.opinion is Opinion.NOT_FOR_ME:
        return _("Your reason is kept.")
    return _("Marked as interesting.")


def _names() -> dict[StepName, str]:
    return {
        StepName.SAVE: _("save"),
        StepName.UNSAVE: _("no longer saved"),
        StepName.MOVE: _("move to a folder"),
        StepName.JUDGE: _("your mark"),
        StepName.HIDE: _("not for me"),
        StepName.FOLDER: _("folder"),
        StepName.DELETE_FOLDER: _("delete folder"),
        StepName.TAG: _("tag"),
        StepName.UNTAG: _("take a tag away"),
        StepName.EDIT_TAG: _("change a tag"),
        StepName.DELETE_TAG: _("delete tag"),
        StepName.NOTE: _("note"),
        StepName.DELETE_NOTE: _("delete note"),
        StepName.TICK: _("answer"),
        StepName.CLEAR_TICKS: _("clear answers"),
        StepName.QUESTION: _("question"),
        StepName.DELETE_QUESTION: _("delete question"),
        StepName.TAKE: _("question to ask"),
        StepName.PROFILE: _("about you"),
        StepName.SEARCH: _("keep search"),
        StepName.DELETE_SEARCH: _("delete search"),
        StepName.CLEAR_RECENT: _("clear what I looked at"),
        StepName.SEEN: _("changes seen"),
        StepName.VISIT: _("study opened"),
        StepName.RESTORE: _("bring in what you kept"),
    }


_OF_SAVED = {StepName.SAVE, StepName.UNSAVE, StepName.MOVE}
_BY_TRIAL = {Kind.SAVED, Kind.OPINION, Kind.TAGGED, Kind.TICK, Kind.TAKEN}


def _about(step: Step) -> str:
    """What a step is about: the number of a trial, or a name that the person gave."""
    changes = step.changes
    if step.name in _OF_SAVED:
        # A new folder or tag that came with it is not one more study.
        changes = tuple(change for change in changes if change.kind is Kind.SAVED)
    abouts = list(dict.fromkeys(filter(None, map(_one, changes))))
    if not abouts or step.name in (StepName.CLEAR_RECENT, StepName.RESTORE):
        return ""
    if len(abouts) > 1 and step.name in _OF_SAVED:
        count = len(abouts)
        return ngettext("{count} study", "{count} studies", count).format(count=count)
    return abouts[0]


def _one(change: Change) -> str:
    if change.kind in _BY_TRIAL:
        return change.key.split("/", 1)[0]
    return _name_of(change.value)


def _name_of(value: Value | None) -> str:
    if isinstance(value, Folder | Tag | SavedSearch):
        name = value.name
    elif isinstance(value, Note | Question):
        name = value.number
    elif isinstance(value, Saved):
        name = value.title
    else:
        name = ""
    return name if len(name) <= _LONGEST else name[:_LONGEST].rstrip() + "…"
