"""Answers on what it asks of one: time, visits, stays, calls, tests, checks after the treatment.

They are found in running text. What the text says of one group alone is told so, and leaves the
rest to be asked.
"""

import re
from collections.abc import Sequence

from viewer.plain.answers.answer import Answer, Asked, Place
from viewer.plain.burden.findings import Detail, Finding, Kind
from viewer.plain.burden.lines import BurdenLine
from viewer.plain.short_who import followed

_AFTER = re.compile(
    r"\b(?:after|following|post)\b[^.;:]{0,40}\b(?:treatment|therapy|last dose|final dose|surgery"
    r"|last infusion|intervention|discontinu\w+|end of study drug|completion)\b"
    r"|\bpost-?treatment\b",
    re.IGNORECASE,
)
_ALL_VISITS = re.compile(
    r"\btotal of\b|\b(?:study|trial|participation|project)\b(?: will| shall)?"
    r" (?:requires?|involves?|consists? of|includes?|comprises?)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:additional|extra|further|more|follow-?up|optional|if|when|unless|may|might|could|should"
    r"|without|those|who|intervals?)\b",
    re.IGNORECASE,
)
"""What makes of a number one of a part, or of some people only."""


def length(asked: Asked) -> Answer | None:
    """How long each person is in the study: a field, or one length that the text gives to all."""
    duration = asked.trial.design.target_duration
    if duration is not None:
        words = next((said.sentence for said in followed(asked.trial)), duration.value)
        return Answer(words=words, paths=(duration.path,), place=Place.OVERVIEW)
    lines = asked.lines_of(Kind.LENGTH)
    return _told(lines) if len(lines) == 1 else None


def visits(asked: Asked) -> Answer | None:
    """Visits: all of them where the text counts those of the whole study, else a part."""
    lines = asked.lines_of(Kind.VISIT)
    found = _findings(lines)
    counts_all = bool(found) and all(
        each.said.detail is Detail.COUNT
        and _ALL_VISITS.search(each.sentence)
        and not _SOME.search(each.sentence)
        for each in found
    )
    return _told(lines, partly=not counts_all)


def stay(asked: Asked) -> Answer | None:
    """A stay in hospital; a part of the answer where not all stay, or the text says no time."""
    lines = asked.lines_of(Kind.STAY)
    return _told(lines, partly=any(map(_is_unsure, _findings(lines))))


def calls(asked: Asked) -> Answer | None:
    """Calls of the team, as for stays."""
    lines = asked.lines_of(Kind.CALL)
    return _told(lines, partly=any(map(_is_unsure, _findings(lines))))


def tests(asked: Asked) -> Answer | None:
    """Tests that the text names. How often they are, it seldom says of each: so, a part."""
    return _told(asked.lines_of(Kind.PROCEDURE), partly=True)


def follow_up(asked: Asked) -> Answer | None:
    """Checks that go on; a part of the answer where the text does not say after what."""
    lines = asked.lines_of(Kind.FOLLOW_UP)
    after = [line for line in lines if any(_AFTER.search(each.sentence) for each in line.findings)]
    return _told(after or lines, partly=not after)


def _is_unsure(finding: Finding) -> bool:
    return finding.said.detail is Detail.HAPPENS or bool(_SOME.search(finding.sentence))


def _findings(lines: Sequence[BurdenLine]) -> list[Finding]:
    return [each for line in lines for each in line.findings]


def _told(lines: Sequence[BurdenLine], *, partly: bool = False) -> Answer | None:
    if not lines:
        return None
    found = _findings(lines)
    return Answer(
        words=" ".join(dict.fromkeys(line.words for line in lines)),
        paths=tuple(dict.fromkeys(each.path for each in found)),
        place=Place.TREATMENT,
        start=found[0].start,
        end=found[0].end,
        partly=partly or any(each.arm for each in found),
    )
