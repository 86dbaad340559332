"""The steps by which a person keeps a search, and what is new in it since they last looked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from viewer.domain.kept import Change, Kept, Step, StepName
from viewer.domain.personal import Kind, SavedSearch

State = tuple[str, str]
"""Number and digest of the record of a trial."""

MOST_COMPARED = 2000
"""Trials up to which it is told what is new in a search; beyond it, nobody reads them all."""


class News(NamedTuple):
    """What is new in a search, and what changed, since it was last looked at; by number.

    ``too_many``: it finds more than is compared.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    too_many: bool = False
    now: tuple[State, ...] = ()


def news_of(search: SavedSearch, states: Sequence[State]) -> News:
    """Compare what a search finds now, one more than is compared at the most, with what it did."""
    if len(states) > MOST_COMPARED:
        return News(too_many=True)
    before = dict(search.seen)
    new = tuple(number for number, _digest in states if number not in before)
    changed = tuple(
        number for number, digest in states if number in before and before[number] != digest
    )
    return News(new, changed, now=tuple(states))


def same_search(kept: Kept, text: str, filters: Sequence[tuple[str, str]]) -> str:
    """The key of a kept search for the same; empty: none."""
    wanted = (" ".join(text.split()).casefold(), tuple(filters))
    return next(
        (
            key
            for key, one in kept.all(Kind.SEARCH, SavedSearch).items()
            if (" ".join(one.text.split()).casefold(), one.filters) == wanted
        ),
        "",
    )


def keep_search(key: str, search: SavedSearch) -> Step:
    """Keep a search."""
    return Step(StepName.SEARCH, (Change(Kind.SEARCH, key, search),))


def rename_search(kept: Kept, key: str, name: str) -> Step | None:
    """Give a kept search another name; None for an empty one, or the same."""
    search, name = kept.get(Kind.SEARCH, key, SavedSearch), " ".join(name.split())
    if search is None or name in ("", search.name):
        return None
    return keep_search(key, replace(search, name=name))


def delete_search(key: str) -> Step:
    """Keep a search no longer."""
    return Step(StepName.DELETE_SEARCH, (Change(Kind.SEARCH, key, None),))


def look_at_search(kept: Kept, key: str, seen: Sequence[State], when: str) -> Step | None:
    """Take what a search finds now for seen; None where it was."""
    search = kept.get(Kind.SEARCH, key, SavedSearch)
    if search is None or search.seen == tuple(seen):
        return None
    looked = replace(search, seen=tuple(seen), when=when)
    return Step(StepName.SEEN, (Change(Kind.SEARCH, key, looked),))
