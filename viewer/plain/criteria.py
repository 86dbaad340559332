"""Eligibility text split into its headings, criteria and remarks without losing a character.

Registries keep inclusion and exclusion criteria in one text. The parts found here, joined, are
that text again; only ``shown`` is cleaned. Nothing is judged: where no heading says whether a
line lets people in or keeps them out, ``inclusion`` is None.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from viewer.plain.criteria_headings import HeadingFound, heading_at
from viewer.plain.criteria_lines import Line, MarkKind, line_at, lines_of, points_inside
from viewer.plain.inline import clean

_DEEPEST = 2
_WRAPPED_AT = 60
_LONGEST_GROUP = 90
_SURELY_A_LIST = 4
"""Numbers in a row, from 1 on, that a line has by chance no more."""


class PartKind(StrEnum):
    """What a part of the text is."""

    HEADING = "heading"
    CRITERION = "criterion"
    REMARK = "remark"
    """Words about the criteria beside them: a lead-in, a note, a second paragraph."""
    GAP = "gap"
    """Blank space, and bullets with nothing after them."""


@dataclass(frozen=True, slots=True)
class CriteriaPart:
    """One part: ``text`` is the source from ``start`` to ``end``, ``shown`` its words cleaned.

    ``level`` is 0 for a criterion, 1 and 2 for points under it; for headings 0 are those of the
    two lists. ``mark`` is the source's own bullet or number, which ``shown`` leaves out.
    """

    kind: PartKind
    text: str
    start: int
    end: int
    level: int
    inclusion: bool | None
    shown: str
    mark: str = ""


@dataclass(slots=True)
class _Draft:
    kind: PartKind
    line: Line
    inclusion: bool | None
    level: int = 0
    is_main: bool = False


_NOTE = re.compile(
    r"(?:\\?\*+\s?|\(?\s?)(?:notes?\b|n\.?b\.?[\s:]|\\?\*|other protocol)", re.IGNORECASE
)
_JOINING = re.compile(r"[\W_]*(?:and|or|and/or)[\W_]*", re.IGNORECASE)
_LEAD_IN = re.compile(r"\b(?:following|as follows|all of|any of|criteria|one of)\b", re.IGNORECASE)


# A line that calls itself the opposite of the list it stands in is told as neither.
_CONTRARY: dict[bool | None, re.Pattern[str]] = {
    True: re.compile(r"(?:non-?inclusion|exclusion) crit|excluded (?:are|were)\b", re.IGNORECASE),
    False: re.compile(r"inclusion crit|included (?:are|were)\b", re.IGNORECASE),
}


class _Reader:
    """Walks over the lines and keeps which list it is in and how deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[_Draft] = []
        self._inclusion: bool | None = None
        self._indents: list[float] = []

    def read(self) -> None:
        lines = list(lines_of(self.text))
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            self._take(line, following.kind if following else MarkKind.NONE)

    def _take(self, line: Line, following: MarkKind) -> None:
        body = self.text[line.body : line.end]
        is_marked = line.kind in {MarkKind.BULLET, MarkKind.NUMBER}
        before_list = following is not MarkKind.NONE
        heading = heading_at(body, is_marked=is_marked, before_list=before_list)
        if heading:
            self._take_heading(line, heading)
        elif self._wraps(line):
            before = self.drafts[-1]
            before.line = replace(before.line, end=line.end)
        elif line.is_first and (not is_marked or self._is_whole_list(line, following)):
            self._take_points(line)
        else:
            self._take_line(line)

    def _is_whole_list(self, line: Line, following: MarkKind) -> bool:
        """Whether "1. a; 2. b; 3. c" stands in one line."""
        if line.kind is not MarkKind.NUMBER:
            return False
        points = len(points_inside(self.text[line.start : line.end]))
        return points > (_SURELY_A_LIST if following is MarkKind.NUMBER else 2)

    def _take_heading(self, line: Line, heading: HeadingFound) -> None:
        repeats = heading.is_sentence and heading.inclusion is self._inclusion
        if heading.is_main:
            self._inclusion = heading.inclusion
        elif heading.resets and self._inclusion is False:
            self._inclusion = None
        self._indents = []
        end = line.body + heading.length
        while end > line.body and self.text[end - 1].isspace():
            end -= 1
        level = 0 if heading.is_main else 1
        self.drafts.append(
            _Draft(
                PartKind.REMARK if repeats else PartKind.HEADING,
                replace(line, end=end),
                self._inclusion,
                level=0 if repeats else level,
                is_main=heading.is_main,
            )
        )
        rest = self.text[end : line.end]
        start = end + len(rest) - len(rest.lstrip())
        if rest.strip(" \t.-\\*"):
            self._take_points(
                line_at(self.text, start, line.end, indent=line.indent, is_first=False)
            )

    def _take_points(self, line: Line) -> None:
        """A line that may hold a list written without line ends."""
        cuts = [line.start + at for at in points_inside(self.text[line.start : line.end])]
        if len(cuts) < 2:
            self._take_line(line)
            return
        if cuts[0] > line.start:
            self._take_line(replace(line, end=self._before(cuts[0], line.start)))
        for start, after in zip(cuts, [*cuts[1:], line.end], strict=True):
            end = self._before(after, start)
            self._take_line(
                line_at(self.text, start, end, indent=line.indent, is_first=line.is_first)
            )

    def _before(self, after: int, start: int) -> int:
        while after > start and self.text[after - 1].isspace():
            after -= 1
        return after

    def _wraps(self, line: Line) -> bool:
        """Whether the line goes on with the sentence of the line before it."""
        if line.kind is not MarkKind.NONE or not line.is_first or not self.drafts:
            return False
        before = self.drafts[-1]
        between = self.text[before.line.end : line.start]
        if before.kind is PartKind.HEADING or len(re.findall(r"\r\n|\r|\n", between)) != 1:
            return False
        last = self.text[before.line.start : before.line.end]
        last_line = max(last.rfind("\n"), last.rfind("\r"))
        is_open = last[-1] not in ".;:?!" and len(last) - last_line - 1 >= _WRAPPED_AT
        return is_open or self.text[line.start].islower()

    def _take_line(self, line: Line) -> None:
        if line.kind is MarkKind.NONE and line.indent and self._indents:
            level = min(len(self._indents) - 1, _DEEPEST)
            self.drafts.append(_Draft(PartKind.REMARK, line, self._inclusion, level))
            return
        level = 0
        if line.kind is not MarkKind.NONE:
            level = self._level(line)
        inclusion = self._inclusion
        contrary = _CONTRARY.get(inclusion)
        if contrary and contrary.match(self.text, line.body):
            inclusion = None
        self.drafts.append(_Draft(PartKind.CRITERION, line, inclusion, level))

    def _level(self, line: Line) -> int:
        indent = line.indent
        before = self.drafts[-1] if self.drafts else None
        if line.kind is MarkKind.LETTER and self._indents and before:
            # "a." straight under "1." is under it, whatever the columns say.
            top = self._indents[-1]
            is_first_letter = before.line.kind in {MarkKind.NUMBER, MarkKind.BULLET}
            if indent <= top and (is_first_letter or top % 1):
                indent = int(top) + 0.5
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return min(len(self._indents) - 1, _DEEPEST)


def _sections(drafts: list[_Draft]) -> Iterator[list[_Draft]]:
    section: list[_Draft] = []
    for draft in drafts:
        if draft.kind is PartKind.HEADING and section:
            yield section
            section = []
        section.append(draft)
    if section:
        yield section


def _is_remark(words: str, first_marked: int, at: int) -> bool:
    if _NOTE.match(words) or _JOINING.fullmatch(words):
        return True
    if words.rstrip().endswith((":", "：")):
        return True
    return at < first_marked and bool(_LEAD_IN.search(words))


def _find_remarks(text: str, drafts: list[_Draft]) -> None:
    """Lines without a bullet, in a list that has bullets, may be no criteria of their own."""
    for section in _sections(drafts):
        marked = [at for at, draft in enumerate(section) if draft.line.kind is not MarkKind.NONE]
        if not marked:
            continue
        for at, draft in enumerate(section):
            if draft.kind is PartKind.CRITERION and draft.line.kind is MarkKind.NONE:
                words = text[draft.line.body : draft.line.end]
                if _is_remark(words, marked[0], at):
                    draft.kind = PartKind.REMARK


def _find_group_headings(text: str, drafts: list[_Draft]) -> None:
    """A short line without a bullet right before "Inclusion criteria" names a group of people."""
    has_lists = any(draft.line.kind is not MarkKind.NONE for draft in drafts)
    for draft, following in pairwise(drafts):
        words = text[draft.line.start : draft.line.end]
        if (
            has_lists
            and draft.kind is not PartKind.HEADING
            and draft.line.kind is MarkKind.NONE
            and draft.line.indent == 0
            and following.kind is PartKind.HEADING
            and following.is_main
            and following.inclusion is not False
            and following.line.is_first
            and len(words) <= _LONGEST_GROUP
            and words[-1] not in ".;,"
            and words[0].isupper()
        ):
            draft.kind, draft.level = PartKind.HEADING, 1


def _gap(text: str, start: int, end: int, inclusion: bool | None) -> Iterator[CriteriaPart]:
    if end > start:
        yield CriteriaPart(PartKind.GAP, text[start:end], start, end, 0, inclusion, "")


@lru_cache(maxsize=16)
def split(text: str) -> tuple[CriteriaPart, ...]:
    """Split eligibility text. The ``text`` of all parts joined is ``text``, always.

    The last few are remembered: several tabs and the flags ask for the same text.
    """
    reader = _Reader(text)
    reader.read()
    _find_remarks(text, reader.drafts)
    _find_group_headings(text, reader.drafts)
    parts: list[CriteriaPart] = []
    at = 0
    inclusion: bool | None = None
    for draft in reader.drafts:
        line = draft.line
        shown = _shown(text[line.body : line.end], draft.kind)
        if not shown:
            continue
        parts += _gap(text, at, line.start, inclusion)
        inclusion = draft.inclusion
        parts.append(
            CriteriaPart(
                kind=draft.kind,
                text=text[line.start : line.end],
                start=line.start,
                end=line.end,
                level=draft.level,
                inclusion=inclusion,
                shown=shown,
                mark=clean(text[line.start : line.body]).strip(),
            )
        )
        at = line.end
    parts += _gap(text, at, len(text), inclusion)
    return tuple(parts)


def _shown(body: str, kind: PartKind) -> str:
    words = " ".join(clean(body).split())
    return words.strip("*_-# ") if kind is PartKind.HEADING else words


def _normal(shown: str) -> str:
    folded = unicodedata.normalize("NFKC", shown).casefold()
    return " ".join(re.findall(r"\w+|[<>=≤≥±]", folded))


def criterion_identity(inclusion: bool | None, shown: str, repeat: int = 0) -> str:
    """A short name (12 hex digits) that stays while the criterion's words do.

    Capitals, blanks and punctuation do not count, comparing signs do. ``repeat`` tells apart
    criteria with the same words: 0 for the first, which has no suffix, then 1, 2...
    """
    digest = hashlib.sha256(f"{inclusion}\n{_normal(shown)}".encode("utf-8", "replace"))
    name = digest.hexdigest()[:12]
    return f"{name}-{repeat + 1}" if repeat else name


def identities(criteria: Iterable[tuple[bool | None, str]]) -> tuple[str, ...]:
    """Identities of (inclusion, shown) pairs in the order given, repeats told apart."""
    seen: Counter[str] = Counter()
    names = []
    for inclusion, shown in criteria:
        first = criterion_identity(inclusion, shown)
        names.append(criterion_identity(inclusion, shown, seen[first]))
        seen[first] += 1
    return tuple(names)
