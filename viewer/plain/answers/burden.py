"""Answers on what it asks of one: time, visits, stays, calls, tests, checks after the treatment.

They are found in running text. What the text says of one group alone is told so, and leaves the
rest to be asked.
"""

import re

from viewer.plain.answers.answer import Answer, Asked, Place
from viewer.plain.burden.findings import Detail, Kind
from viewer.plain.burden.lines import BurdenLine

_AFTER = re.compile(
    r"\b(?:after|following|post)\b[^.;:]{0,40}\b(?:treatment|therapy|last dose|final dose|surgery"
    r"|last infusion|intervention|discontinu\w+|end of study drug|completion)\b"
    r"|\bpost-?treatment\b",
    re.IGNORECASE,
)
_SAID = frozenset({Detail.COUNT, Detail.AT, Detail.EVERY})


def length(asked: Asked) -> Answer | None:
    """How long each person is in the study: a field, or one length that the text gives to all."""
    duration = asked.trial.design.target_duration
    if duration is not None:
        return Answer(words=duration.value, paths=(duration.path,), place=Place.OVERVIEW)
    lines = asked.lines_of(Kind.LENGTH)
    return _told(lines) if len(lines) == 1 else None


def visits(asked: Asked) -> Answer | None:
    """Visits with a number, a time or a rhythm."""
    lines = [
        line
        for line in asked.lines_of(Kind.VISIT)
        if all(each.said.detail in _SAID for each in line.findings)
    ]
    return _told(lines)


def stay(asked: Asked) -> Answer | None:
    """A stay in hospital."""
    return _told(asked.lines_of(Kind.STAY))


def calls(asked: Asked) -> Answer | None:
    """Calls of the team."""
    return _told(asked.lines_of(Kind.CALL))


def tests(asked: Asked) -> Answer | None:
    """Tests that the text names. How often they are, it seldom says of each: so, a part."""
    return _told(asked.lines_of(Kind.PROCEDURE), partly=True)


def follow_up(asked: Asked) -> Answer | None:
    """Checks that go on; a part of the answer where the text does not say after what."""
    lines = asked.lines_of(Kind.FOLLOW_UP)
    after = [line for line in lines if any(_AFTER.search(each.sentence) for each in line.findings)]
    return _told(after or lines, partly=not after)


def _told(
    lines: "tuple[BurdenLine, ...] | list[BurdenLine]", *, partly: bool = False
) -> Answer | None:
    if not lines:
        return None
    found = [each for line in lines for each in line.findings]
    return Answer(
        words=" ".join(dict.fromkeys(line.words for line in lines)),
        paths=tuple(dict.fromkeys(each.path for each in found)),
        place=Place.TREATMENT,
        start=found[0].start,
        end=found[0].end,
        partly=partly or any(each.arm for each in found),
    )
