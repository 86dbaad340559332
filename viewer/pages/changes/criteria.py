"""Criteria line by line: which are new, gone or other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.domain.people import Eligibility
from viewer.pages.changes.model import Area, FieldChange, bare, paired
from viewer.pages.changes.texts import alike
from viewer.plain.criteria import PartKind, split
from viewer.words import _

_LIKE = 0.5
"""From this likeness on, a line that is gone and one that is new are one line that changed."""
_MOST = 60
"""Lines gone or new beyond which they are not compared with each other."""


class _Line(NamedTuple):
    inclusion: bool | None
    text: str
    path: str


def criteria_changes(before: Eligibility, now: Eligibility) -> Iterator[FieldChange]:
    """Lines in the order of the newer text; other headings and blanks alone are no change."""
    old_lines, new_lines = _lines(before), _lines(now)
    pairs = [*paired(old_lines, new_lines, _key)]
    gone = [old for old, new in pairs if new is None and old is not None]
    come = [new for old, new in pairs if old is None and new is not None]
    edited = _edited(gone, come)
    for new in come:
        old = edited.get(new)
        if old is None:
            yield FieldChange(Area.CRITERIA, _new_label(new), "", new.text, (new.path,))
        else:
            label = _label(new.inclusion)
            yield FieldChange(Area.CRITERIA, label, old.text, new.text, (new.path,))
    left = set(edited.values())
    for old in gone:
        if old not in left:
            yield FieldChange(Area.CRITERIA, _gone_label(old), old.text, "", (old.path,))


def _key(line: _Line) -> tuple[bool | None, str]:
    return line.inclusion, bare(line.text)


def _lines(eligibility: Eligibility) -> list[_Line]:
    lines = [
        _Line(one.inclusion, one.text.text, one.text.path) for one in eligibility.listed_criteria
    ]
    if eligibility.criteria is not None:
        lines += [
            _Line(part.inclusion, part.shown, eligibility.criteria.path)
            for part in split(eligibility.criteria.text)
            if part.kind in (PartKind.CRITERION, PartKind.REMARK)
        ]
    return lines


def _edited(gone: Sequence[_Line], come: Sequence[_Line]) -> dict[_Line, _Line]:
    """Which line that is gone each new line was, the likest first."""
    if len(gone) > _MOST or len(come) > _MOST:
        return {}
    scores = [
        (alike(old.text, new.text) + (old.inclusion == new.inclusion) / 10, place, old, new)
        for place, new in enumerate(come)
        for old in gone
    ]
    found: dict[_Line, _Line] = {}
    for score, _place, old, new in sorted(scores, key=lambda one: (-one[0], one[1])):
        if score >= _LIKE and new not in found and old not in found.values():
            found[new] = old
    return found


def _label(inclusion: bool | None) -> str:
    if inclusion is None:
        return _("A line about who can join")
    return _("A line about who can join") if inclusion else _("A line about who cannot join")


def _new_label(line: _Line) -> str:
    return (
        _("New line about who cannot join")
        if line.inclusion is False
        else _("New line about who can join")
    )


def _gone_label(line: _Line) -> str:
    return (
        _("Left out of who cannot join")
        if line.inclusion is False
        else _("Left out of who can join")
    )
