"""Walks over the lines of eligibility text: which list each stands in, and how deep."""

import re
from dataclasses import replace

from viewer.plain.criteria_drafts import OLD_RECORD, Draft, PartKind
from viewer.plain.criteria_headings import (
    HeadingFound,
    heading_at,
    repeats_list,
    sentence_heading,
)
from viewer.plain.criteria_levels import Levels
from viewer.plain.criteria_lines import Line, MarkKind, line_at, lines_of
from viewer.plain.criteria_points import (
    parted_by_semicolons,
    pieces,
    points_after_lead,
    points_inside,
    points_running_on,
    run_together,
)

_WRAPPED_AT = 60
_SURELY_A_LIST = 4
"""Numbers in a row, from 1 on, that a line has by chance no more."""
"""Numbers in a row, from 1 on, that a line has by chance no more."""

# A line that calls itself the opposite of the list it stands in is told as neither.
_CONTRARY: dict[bool | None, re.Pattern[str]] = {
    True: re.compile(r"(?:non-?inclusion|exclusion) crit|excluded (?:are|were)\b", re.IGNORECASE),
    False: re.compile(r"inclusion crit|included (?:are|were)\b", re.IGNORECASE),
}


_STARRED = re.compile(r"[\w)]\\\*")


class Reader:
    """Walks over the lines and keeps which list it is in and how deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self._inclusion: bool | None = None
        self._by_sentence = False
        self._levels = Levels()
        self._is_old = bool(OLD_RECORD.search(text))

    def read(self) -> None:
        """Read the whole text into ``drafts``."""
        lines = list(lines_of(self.text))
        for number, line in enumerate(lines):
            self._take(line, lines[number + 1] if number + 1 < len(lines) else None)

    def _heading(self, line: Line, following: Line | None) -> HeadingFound | None:
        body = self.text[line.body : line.end]
        is_marked = line.kind in {MarkKind.BULLET, MarkKind.NUMBER}
        before_list = following is not None and following.kind is not MarkKind.NONE
        heading = heading_at(body, is_marked=is_marked, before_list=before_list)
        says_no_list = heading is None or not heading.is_main
        may_be_sentence = before_list and not is_marked and not self._is_old
        if says_no_list and may_be_sentence and (self._inclusion is None or self._by_sentence):
            found = sentence_heading(body)
            if found:
                self._by_sentence = True
                return found
        if heading and heading.is_main:
            self._by_sentence = False
        return heading

    def _take(self, line: Line, following: Line | None) -> None:
        heading = self._heading(line, following)
        if heading:
            self._take_heading(line, heading)
        elif self._wraps(line):
            before = self.drafts[-1]
            before.line = replace(before.line, end=line.end)
        elif self._leads(line):
            self._levels.restart()
            self.drafts.append(Draft(PartKind.REMARK, line, self._inclusion))
        else:
            self._take_list(line, following)

    def _leads(self, line: Line) -> bool:
        """Whether the first point of a list only says again what the list is."""
        if line.kind is MarkKind.NONE or not self.drafts or not self.drafts[-1].is_main:
            return False
        return repeats_list(self.text[line.body : line.end], self._inclusion)

    def _take_list(self, line: Line, following: Line | None) -> None:
        """A line that may hold a list written without line ends."""
        words = self.text[line.start : line.end]
        is_marked = line.kind in {MarkKind.BULLET, MarkKind.NUMBER}
        if not (is_marked and line.is_first) or self._is_whole_list(line, following):
            cuts = points_inside(words)
            if len(cuts) > 1:
                self._take_lead(line, cuts[0])
                self._cut(line, line.start, cuts)
                return
        if self._take_points_after_lead(line):
            return
        cuts = points_running_on(words)
        if cuts:
            self._take_lead(line, cuts[0])
            self._cut(line, line.start, cuts)
            return
        if not is_marked:
            cuts = run_together(words, is_old_record=self._is_old)
            if not cuts and self._is_alone(following):
                cuts = parted_by_semicolons(words)
        if cuts:
            self._cut(line, line.start, cuts)
        else:
            self._take_line(line)

    def _take_points_after_lead(self, line: Line) -> bool:
        """Take a line as a lead and the points behind it; those of a point of its own, too."""
        cuts = points_after_lead(self.text[line.start : line.end])
        if not cuts:
            return False
        self._take_lead(line, cuts[0])
        if cuts[0]:
            self._cut(replace(line, indent=line.indent + 1), line.start, cuts)
            return True
        for start, after in pieces([line.start + cut for cut in cuts], line.end):
            end = self._before(after, start)
            piece = line_at(self.text, start, end, indent=line.indent, is_first=line.is_first)
            if not self._take_points_after_lead(piece):
                self._take_line(piece)
        return True

    def _take_lead(self, line: Line, length: int) -> None:
        """The words of a line before the first of its points."""
        if length:
            self._take_line(replace(line, end=self._before(line.start + length, line.start)))

    def _is_alone(self, following: Line | None) -> bool:
        """Whether a line is the only one of its list."""
        before = self.drafts[-1] if self.drafts else None
        if before is not None and before.kind is not PartKind.HEADING:
            return False
        if following is None:
            return True
        body = self.text[following.body : following.end]
        is_marked = following.kind in {MarkKind.BULLET, MarkKind.NUMBER}
        return heading_at(body, is_marked=is_marked, before_list=False) is not None

    def _is_whole_list(self, line: Line, following: Line | None) -> bool:
        """Whether "1. a; 2. b; 3. c" stands in one line."""
        if line.kind is not MarkKind.NUMBER:
            return False
        points = len(points_inside(self.text[line.start : line.end]))
        goes_on = following is not None and following.kind is MarkKind.NUMBER
        return points > (_SURELY_A_LIST if goes_on else 2)

    def _take_heading(self, line: Line, heading: HeadingFound) -> None:
        repeats = heading.is_sentence and heading.inclusion is self._inclusion
        if heading.is_main:
            self._inclusion = heading.inclusion
        elif self._by_sentence or (heading.resets and self._inclusion is False):
            # A sentence opens its own list only; what a new heading opens, nobody says.
            self._inclusion, self._by_sentence = None, False
        self._levels.restart()
        end = line.body + heading.length
        while end > line.body and self.text[end - 1].isspace():
            end -= 1
        level = 0 if heading.is_main else 1
        self.drafts.append(
            Draft(
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
            self._take_list(
                line_at(self.text, start, line.end, indent=line.indent, is_first=False), None
            )

    def _cut(self, line: Line, base: int, cuts: list[int]) -> None:
        """Take the pieces of a line that begin at ``cuts``, counted from ``base``."""
        for start, after in pieces([base + cut for cut in cuts], line.end):
            end = self._before(after, start)
            self._take_line(
                line_at(self.text, start, end, indent=line.indent, is_first=line.is_first)
            )

    def _before(self, after: int, start: int) -> int:
        while after > start and self.text[after - 1].isspace():
            after -= 1
        return after

    def _is_footnote(self, line: Line) -> bool:
        """Whether the star before a line is the one that a word further up has behind it."""
        is_starred = self.text.startswith("\\*", line.start)
        return is_starred and bool(_STARRED.search(self.text, 0, line.start))

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
        if line.kind is MarkKind.NONE and line.indent and self._levels.depth:
            level = self._levels.depth - 1
            self.drafts.append(Draft(PartKind.REMARK, line, self._inclusion, level))
            return
        level = 0
        if line.kind is not MarkKind.NONE:
            before = self.drafts[-1].line.kind if self.drafts else MarkKind.NONE
            level = self._levels.of(line, self.text[line.start : line.body], before)
            if self._is_footnote(line):
                self.drafts.append(Draft(PartKind.REMARK, line, self._inclusion, level))
                return
        inclusion = self._inclusion
        contrary = _CONTRARY.get(inclusion)
        if contrary and contrary.match(self.text, line.body):
            inclusion = None
        self.drafts.append(Draft(PartKind.CRITERION, line, inclusion, level))
