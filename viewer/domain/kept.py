"""All that a person keeps, in memory, and the steps by which it changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from viewer.domain.personal import (
    KIND_TYPES,
    ME,
    Judged,
    Kind,
    Mine,
    Note,
    Opinion,
    Profile,
    Question,
    Saved,
    Tag,
    Tagged,
    Tick,
    Value,
)

_Some = TypeVar("_Some")


class StepName(StrEnum):
    """What a step did, to say what an undo takes back. Written in the file: never change."""

    SAVE = "save"
    UNSAVE = "unsave"
    MOVE = "move"
    JUDGE = "judge"
    HIDE = "hide"
    FOLDER = "folder"
    DELETE_FOLDER = "delete_folder"
    TAG = "tag"
    UNTAG = "untag"
    EDIT_TAG = "edit_tag"
    DELETE_TAG = "delete_tag"
    NOTE = "note"
    DELETE_NOTE = "delete_note"
    TICK = "tick"
    CLEAR_TICKS = "clear_ticks"
    QUESTION = "question"
    DELETE_QUESTION = "delete_question"
    TAKE = "take"
    PROFILE = "profile"
    SEARCH = "search"
    DELETE_SEARCH = "delete_search"
    CLEAR_RECENT = "clear_recent"
    SEEN = "seen"
    VISIT = "visit"
    RESTORE = "restore"


UNDOABLE = frozenset(StepName) - {StepName.SEEN, StepName.VISIT}
"""Steps that can be taken back; the others leave no trace in the file beside what they wrote."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is now ``value``, or gone where ``value`` is None."""

    kind: Kind
    key: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that belong together: all of them are kept, or none."""

    name: StepName
    changes: tuple[Change, ...]

    @property
    def undoable(self) -> bool:
        """Whether the step can be taken back."""
        return self.name in UNDOABLE


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step that was taken: ``seq`` counts steps, ``when`` is an ISO date and time."""

    seq: int
    when: str
    step: Step


class Kept:
    """All that a person keeps, by kind and key, each kind in the order of its last change."""

    def __init__(self, entries: Iterable[tuple[Kind, str, Value]] = ()) -> None:
        """``entries`` in the order of their last changes."""
        self._items: dict[Kind, dict[str, Value]] = {kind: {} for kind in Kind}
        for kind, key, value in entries:
            self._items[kind][key] = value

    def __iter__(self) -> Iterator[tuple[Kind, str, Value]]:
        for kind, items in self._items.items():
            for key, value in items.items():
                yield kind, key, value

    def apply(self, changes: Iterable[Change]) -> None:
        """Make the changes here. Raises TypeError for a value that is not of its kind."""
        for change in changes:
            items = self._items[change.kind]
            # Notes and questions keep the order they were written in, others that of change.
            if change.value is None:
                items.pop(change.key, None)
                continue
            if not isinstance(change.value, KIND_TYPES[change.kind]):
                raise TypeError(f"{change.value!r} is no {change.kind}")
            if change.kind not in (Kind.NOTE, Kind.QUESTION):
                items.pop(change.key, None)
            items[change.key] = change.value

    def before(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes that take ``changes`` back, from what is kept now."""
        return tuple(
            Change(change.kind, change.key, self._items[change.kind].get(change.key))
            for change in changes
        )

    def get(self, kind: Kind, key: str, type_: type[_Some]) -> _Some | None:
        """The value under a key, or None."""
        value = self._items[kind].get(key)
        return value if isinstance(value, type_) else None

    def all(self, kind: Kind, type_: type[_Some]) -> Mapping[str, _Some]:
        """All of a kind by key, in order, last changed last."""
        items = self._items[kind].items()
        return {key: value for key, value in items if isinstance(value, type_)}

    # What pages and lists ask for

    def is_saved(self, number: str) -> bool:
        """Whether the trial has a star."""
        return number in self._items[Kind.SAVED]

    def hidden(self) -> frozenset[str]:
        """Numbers of the trials that are not for this person."""
        judged = self.all(Kind.OPINION, Judged)
        return frozenset(n for n, one in judged.items() if one.opinion is Opinion.NOT_FOR_ME)

    def tags_of(self, number: str) -> tuple[Tag, ...]:
        """The tags of a trial, by name."""
        tagged = self.get(Kind.TAGGED, number, Tagged)
        found = (self.get(Kind.TAG, key, Tag) for key in (tagged.tags if tagged else ()))
        return tuple(sorted((tag for tag in found if tag), key=lambda tag: tag.name.casefold()))

    def notes_of(self, number: str) -> Mapping[str, Note]:
        """The notes on a trial by key, in the order they were written."""
        notes = self.all(Kind.NOTE, Note)
        return {key: note for key, note in notes.items() if note.number == number}

    def answers_of(self, number: str) -> Mapping[str, Tick]:
        """The answers to a trial's criteria, by identity of the criterion."""
        ticks = self.all(Kind.TICK, Tick)
        start = f"{number}/"
        return {key[len(start) :]: tick for key, tick in ticks.items() if key.startswith(start)}

    def profile(self) -> Profile:
        """What the person told of themselves."""
        return self.get(Kind.PROFILE, ME, Profile) or Profile()

    def mine(self, number: str) -> Mine:
        """Everything that belongs to one trial."""
        start = f"{number}/"
        questions = self.all(Kind.QUESTION, Question).values()
        return Mine(
            number=number,
            saved=self.get(Kind.SAVED, number, Saved),
            opinion=self.get(Kind.OPINION, number, Judged),
            tags=self.tags_of(number),
            notes=tuple(self.notes_of(number).values()),
            answers=self.answers_of(number),
            questions=tuple(one.text for one in questions if one.number == number),
            taken=tuple(
                key[len(start) :] for key in self._items[Kind.TAKEN] if key.startswith(start)
            ),
        )
