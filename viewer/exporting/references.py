"""Trials as references for a program that keeps literature (RIS).

The tags are those of the format's reference implementation as Zotero reads it
(https://github.com/zotero/translators/blob/master/RIS.js).
"""

import re
from collections.abc import Iterable, Iterator

from viewer.domain.opened import OpenTrial
from viewer.domain.values import DateKind
from viewer.exporting.fields import summary_text
from viewer.plain.entities import shown


def references(trials: Iterable[OpenTrial]) -> bytes:
    """One reference a trial, UTF-8, CRLF at line ends."""
    lines = [line for opened in trials for line in _lines(opened)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")


def _lines(opened: OpenTrial) -> Iterator[str]:
    trial = opened.trial
    yield "TY  - ELEC"
    yield from _tag("TI", shown(trial.titles.brief.value))
    if trial.sponsors.lead:
        yield from _tag("AU", trial.sponsors.lead.name)
    yield from _tag("T2", trial.source.registry)
    updated = trial.recruitment.date(DateKind.LAST_UPDATE_POST)
    if updated is not None and updated.date.year is not None:
        date = updated.date
        yield from _tag("PY", str(date.year))
        parts = [f"{date.year}", *(f"{part:02}" if part else "" for part in (date.month, date.day))]
        yield from _tag("DA", "/".join(parts))
    yield from _tag("AN", trial.number)
    yield from _tag("UR", trial.source.url)
    yield from _tag("Y2", opened.record.imported.replace("-", "/"))
    for condition in trial.conditions:
        yield from _tag("KW", condition.name)
    yield from _tag("AB", summary_text(trial))
    yield "ER  - "
    yield ""


def _tag(name: str, text: str) -> Iterator[str]:
    """A tag and its text in one line: a line of the text that looks like a tag would end it."""
    line = " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", text).split())
    if line:
        yield f"{name}  - {line}"
