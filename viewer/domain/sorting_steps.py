"""The steps by which a person sorts what is saved: into folders, and by tags."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from viewer.domain.kept import Change, Kept, Step, StepName
from viewer.domain.personal import Folder, Kind, Saved, Tag, Tagged

NewKey = Callable[[], str]
"""Gives a key that nothing has yet."""


def tidy(name: str) -> str:
    """A name as it is kept: without blanks at its ends, or several in a row."""
    return " ".join(name.split())


def folder_named(kept: Kept, name: str) -> str:
    """The key of the folder of that name, in small letters or large; empty: none."""
    return _named(kept.all(Kind.FOLDER, Folder), name)


def tag_named(kept: Kept, name: str) -> str:
    """The key of the tag of that name; empty: none."""
    return _named(kept.all(Kind.TAG, Tag), name)


def _named(things: Mapping[str, Folder] | Mapping[str, Tag], name: str) -> str:
    wanted = tidy(name).casefold()
    return next((key for key, one in things.items() if one.name.casefold() == wanted), "")


# Folders


def move_to_folder(kept: Kept, numbers: Iterable[str], name: str, new_key: NewKey) -> Step | None:
    """Put saved trials into the folder of that name, made if need be; empty: into none.

    None where they are there already.
    """
    changes: list[Change] = []
    key = folder_named(kept, name) if tidy(name) else ""
    if tidy(name) and not key:
        key = new_key()
        changes.append(Change(Kind.FOLDER, key, Folder(tidy(name))))
    changes += _moves(kept, numbers, key)
    return Step(StepName.MOVE, tuple(changes)) if changes else None


def _moves(kept: Kept, numbers: Iterable[str], key: str) -> list[Change]:
    saved = kept.all(Kind.SAVED, Saved)
    return [
        Change(Kind.SAVED, number, Saved(saved[number].title, saved[number].when, key))
        for number in numbers
        if number in saved and saved[number].folder != key
    ]


def make_folder(kept: Kept, name: str, new_key: NewKey) -> Step | None:
    """Make a folder; None for an empty name or one that is taken."""
    if not tidy(name) or folder_named(kept, name):
        return None
    return Step(StepName.FOLDER, (Change(Kind.FOLDER, new_key(), Folder(tidy(name))),))


def rename_folder(kept: Kept, key: str, name: str) -> Step | None:
    """Give a folder another name; onto one that is taken, both become that one."""
    if not tidy(name) or kept.get(Kind.FOLDER, key, Folder) == Folder(tidy(name)):
        return None
    other = folder_named(kept, name)
    if other in ("", key):
        return Step(StepName.FOLDER, (Change(Kind.FOLDER, key, Folder(tidy(name))),))
    moved = _moves(kept, numbers_in(kept, key), other)
    return Step(StepName.FOLDER, (*moved, Change(Kind.FOLDER, key, None)))


def delete_folder(kept: Kept, key: str) -> Step:
    """Delete a folder; what was in it is still saved."""
    moved = _moves(kept, numbers_in(kept, key), "")
    return Step(StepName.DELETE_FOLDER, (*moved, Change(Kind.FOLDER, key, None)))


def numbers_in(kept: Kept, key: str) -> tuple[str, ...]:
    """The saved trials of a folder; of none that is there, for an empty key."""
    folders = kept.all(Kind.FOLDER, Folder)
    saved = kept.all(Kind.SAVED, Saved)
    if not key:
        return tuple(number for number, one in saved.items() if one.folder not in folders)
    return tuple(number for number, one in saved.items() if one.folder == key)


# Tags


def set_tags(kept: Kept, number: str, tags: Sequence[Tag], new_key: NewKey) -> Step | None:
    """Give a trial these tags and no others; those that are new are made.

    None where it has them already.
    """
    changes: list[Change] = []
    keys: list[str] = []
    for tag in tags:
        key = tag_named(kept, tag.name)
        if not key:
            key = new_key()
            changes.append(Change(Kind.TAG, key, Tag(tidy(tag.name), tag.colour)))
        if key not in keys:
            keys.append(key)
    tagged = kept.get(Kind.TAGGED, number, Tagged)
    before = tagged.tags if tagged else ()
    if set(keys) == set(before):
        return None
    changes.append(Change(Kind.TAGGED, number, Tagged(tuple(keys)) if keys else None))
    fewer = set(keys) < set(before)
    return Step(StepName.UNTAG if fewer else StepName.TAG, tuple(changes))


def rename_tag(kept: Kept, key: str, name: str) -> Step | None:
    """Give a tag another name; onto one that is taken, both become that one."""
    tag = kept.get(Kind.TAG, key, Tag)
    if tag is None or not tidy(name) or tag.name == tidy(name):
        return None
    other = tag_named(kept, name)
    if other in ("", key):
        return Step(StepName.EDIT_TAG, (Change(Kind.TAG, key, Tag(tidy(name), tag.colour)),))
    return Step(StepName.EDIT_TAG, (*_retagged(kept, key, other), Change(Kind.TAG, key, None)))


def recolour_tag(kept: Kept, key: str, colour: int) -> Step | None:
    """Give a tag another colour."""
    tag = kept.get(Kind.TAG, key, Tag)
    if tag is None or tag.colour == colour:
        return None
    return Step(StepName.EDIT_TAG, (Change(Kind.TAG, key, Tag(tag.name, colour)),))


def delete_tag(kept: Kept, key: str) -> Step:
    """Delete a tag; the trials that had it are still saved."""
    return Step(StepName.DELETE_TAG, (*_retagged(kept, key, ""), Change(Kind.TAG, key, None)))


def _retagged(kept: Kept, key: str, other: str) -> list[Change]:
    changes = []
    for number, tagged in kept.all(Kind.TAGGED, Tagged).items():
        if key in tagged.tags:
            put = (other if one == key else one for one in tagged.tags)
            tags = tuple(dict.fromkeys(one for one in put if one))
            changes.append(Change(Kind.TAGGED, number, Tagged(tags) if tags else None))
    return changes
