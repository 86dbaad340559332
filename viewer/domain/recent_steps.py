"""The steps by which it is remembered, or forgotten, what a person looked at."""

from collections.abc import Iterable

from viewer.domain.kept import Change, Kept, Step, StepName
from viewer.domain.personal import Kind, Searched, Visited

MOST = 30
"""As many trials, and as many searches, are remembered; older ones are forgotten."""


def visit(kept: Kept, number: str, title: str, when: str) -> Step:
    """Remember that a trial was opened."""
    changes = (Change(Kind.VISITED, number, Visited(title, when)),)
    others = (key for key in kept.all(Kind.VISITED, Visited) if key != number)
    return Step(StepName.VISIT, (*changes, *_oldest(Kind.VISITED, others)))


def look_for(kept: Kept, text: str, when: str) -> Step:
    """Remember that a text was looked for."""
    text = " ".join(text.split())
    key = text.casefold()
    changes = (Change(Kind.SEARCHED, key, Searched(text, when)),)
    others = (other for other in kept.all(Kind.SEARCHED, Searched) if other != key)
    return Step(StepName.VISIT, (*changes, *_oldest(Kind.SEARCHED, others)))


def _oldest(kind: Kind, others: Iterable[str]) -> tuple[Change, ...]:
    keys = list(others)
    return tuple(Change(kind, key, None) for key in keys[: max(0, len(keys) - MOST + 1)])


def clear(kept: Kept) -> Step | None:
    """Forget what was looked at, in a way that can be taken back; None: there is nothing."""
    changes = _all(kept)
    return Step(StepName.CLEAR_RECENT, changes) if changes else None


def forget(kept: Kept) -> Step | None:
    """Forget what was looked at for good: no undo holds it."""
    changes = _all(kept)
    return Step(StepName.VISIT, changes) if changes else None


def _all(kept: Kept) -> tuple[Change, ...]:
    visited = [Change(Kind.VISITED, key, None) for key in kept.all(Kind.VISITED, Visited)]
    searched = [Change(Kind.SEARCHED, key, None) for key in kept.all(Kind.SEARCHED, Searched)]
    return (*visited, *searched)


def newest_trials(kept: Kept, most: int) -> tuple[tuple[str, str], ...]:
    """The trials opened last, the newest first, as pairs of number and title."""
    visited = list(kept.all(Kind.VISITED, Visited).items())
    return tuple((number, one.title) for number, one in reversed(visited[-most:]))


def newest_searches(kept: Kept, most: int) -> tuple[str, ...]:
    """The texts looked for last, the newest first."""
    searched = list(kept.all(Kind.SEARCHED, Searched).values())
    return tuple(one.text for one in reversed(searched[-most:]))
