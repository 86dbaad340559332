"""What a person keeps: saved trials, notes, ticks, tags, questions. One value a kind of thing.

Everything here is private. It lies in the personal file and nowhere else, and no library or
export holds any of it unless the person ticks that it should.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Answer(StrEnum):
    """What a person ticked beside a criterion. It says nothing about whether they may join."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Opinion(StrEnum):
    """What a person thinks of a trial. One that is not for them is hidden from lists."""

    INTERESTING = "interesting"
    NOT_FOR_ME = "not_for_me"


@dataclass(frozen=True, slots=True)
class Saved:
    """A trial with a star. Key: the trial's number. ``title`` as it was when saved; ``when`` an
    ISO date and time with offset; ``folder`` the key of a folder, or empty.
    """

    title: str
    when: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's opinion of a trial, with a reason if they gave one. Key: the number."""

    opinion: Opinion
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of saved trials. Key: made when it is made, and never its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag. ``colour``: the place of one of the eight colours of tags, from 0. Key: as above."""

    name: str
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tags of a trial, as keys of tags. Key: the number."""

    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a record, as they stood when somebody wrote a note on them.

    ``path``: the field; ``start`` and ``end``: characters in its text as shown, as a hint only,
    for records change; ``text``: the words; ``before`` and ``after``: some words around them, by
    which the place is found again.
    """

    path: str
    text: str
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a trial, or on a passage of it. Key: made when the note is made.

    ``number``: the trial; ``title``: its title then; ``written`` and ``changed``: ISO dates.
    """

    number: str
    text: str
    title: str = ""
    written: str = ""
    changed: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """An answer to a criterion. Key: ``tick_key(number, identity)``.

    ``words``: the criterion as it read then; ``from_profile``: set by age, sex or good health as
    the person told them, and not by hand.
    """

    answer: Answer
    words: str = ""
    from_profile: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the person's own words. Key: made when it is made. ``number`` the trial."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A question of ours that is to go on paper. Key: ``tick_key(number, question id)``."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person told of themselves, each only if they wanted to. Key: ``ME``.

    ``age`` in years; ``sex``: ``female``, ``male`` or empty; ``healthy``: whether they would take
    part as somebody without the illness; None where not told.
    """

    age: float | None = None
    sex: str = ""
    healthy: bool | None = None


@dataclass(frozen=True, slots=True)
class Visited:
    """A trial that was opened lately. Key: the number."""

    title: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """A text that was looked for lately. Key: the text, small letters, single blanks."""

    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search to come back to. Key: made when it is made.

    ``filters``: pairs of filter and value, as the settings keep them. ``seen``: the trials it
    found when last looked at, as pairs of number and digest of the record.
    """

    name: str
    text: str
    filters: tuple[tuple[str, str], ...] = ()
    seen: tuple[tuple[str, str], ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class SeenChange:
    """The state of a trial's record up to which its changes were read. Key: the number."""

    digest: str


Value = (
    Saved
    | Judged
    | Folder
    | Tag
    | Tagged
    | Note
    | Tick
    | Question
    | Taken
    | Profile
    | Visited
    | Searched
    | SavedSearch
    | SeenChange
)


class Kind(StrEnum):
    """The kinds of things in the personal file. Their values are written in it: never change."""

    SAVED = "saved"
    OPINION = "opinion"
    FOLDER = "folder"
    TAG = "tag"
    TAGGED = "tagged"
    NOTE = "note"
    TICK = "tick"
    QUESTION = "question"
    TAKEN = "taken"
    PROFILE = "profile"
    VISITED = "visited"
    SEARCHED = "searched"
    SEARCH = "search"
    SEEN = "seen"


KIND_TYPES: Mapping[Kind, type[Value]] = MappingProxyType(
    {
        Kind.SAVED: Saved,
        Kind.OPINION: Judged,
        Kind.FOLDER: Folder,
        Kind.TAG: Tag,
        Kind.TAGGED: Tagged,
        Kind.NOTE: Note,
        Kind.TICK: Tick,
        Kind.QUESTION: Question,
        Kind.TAKEN: Taken,
        Kind.PROFILE: Profile,
        Kind.VISITED: Visited,
        Kind.SEARCHED: Searched,
        Kind.SEARCH: SavedSearch,
        Kind.SEEN: SeenChange,
    }
)

ME = "me"
"""The key of the one profile."""


def tick_key(number: str, identity: str) -> str:
    """The key of an answer to one criterion, or of one question, of a trial."""
    return f"{number}/{identity}"


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything of the person's that belongs to one trial, as pages and print-outs take it.

    ``answers``: by identity of the criterion. ``notes`` and ``questions`` in the order they were
    written, ``taken``: ids of the questions of ours that are to go on paper, in that order, too.
    """

    number: str = ""
    saved: Saved | None = None
    opinion: Judged | None = None
    tags: tuple[Tag, ...] = ()
    notes: tuple[Note, ...] = ()
    answers: Mapping[str, Tick] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


NOTHING_OF_MINE = Mine()
"""What a person keeps of a trial they never touched."""
