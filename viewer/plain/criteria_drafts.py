"""What the lines of eligibility text are: second looks, once all lines are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from viewer.plain.criteria_lines import Line, MarkKind

_LONGEST_GROUP = 90


class PartKind(StrEnum):
    """What a part of the text is."""

    HEADING = "heading"
    CRITERION = "criterion"
    REMARK = "remark"
    """Words about the criteria beside them: a lead-in, a note, a second paragraph."""
    GAP = "gap"
    """Blank space, and bullets with nothing after them."""


@dataclass(slots=True)
class Draft:
    """A line and what it was taken for so far; ``is_main``: a heading of one of the lists."""

    kind: PartKind
    line: Line
    inclusion: bool | None
    level: int = 0
    is_main: bool = False


OLD_RECORD = re.compile(r"characteristics(?::|--)|protocol entry criteria", re.IGNORECASE)
"""Headings of cancer records from the PDQ database, and of other old ones."""
_NOTE = re.compile(
    r"(?:\\?\*+\s?|\(?\s?)(?:notes?\b|n\.?b\.?[\s:]|\\?\*|other protocol)", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"(?:there are )?no (?:eligibility|selection) criteria\.?|no patients enrolled\.?|"
    r"(?:please )?contact (?:the )?(?:study )?(?:site|team|sponsor|centre|center)\b.{0,40}|"
    r"data analysis only\.?|"
    r"not applicable\.?|n/?a\.?|none\.?|to be determined\.?|tbd\.?",
    re.IGNORECASE,
)
_OF_THE_STUDY = re.compile(
    r"(?:The (?:accrual|trial|recruitment|sample size)|Study entry|Recruitment|"
    r"These (?:\w+ )?criteria|(?:Participants|Patients|Subjects) will be recruited)\b"
)
"""Behind the last bullet of a list: words about the study and not about who takes part."""
_JOINING = re.compile(r"[\W_]*(?:and|or|and/or)[\W_]*", re.IGNORECASE)
_LEAD_IN = re.compile(r"\b(?:following|as follows|all of|any of|criteria|one of)\b", re.IGNORECASE)


def _sections(drafts: list[Draft]) -> Iterator[list[Draft]]:
    section: list[Draft] = []
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


def find_remarks(text: str, drafts: list[Draft]) -> None:
    """Lines without a bullet, in a list that has bullets, may be no criteria of their own."""
    for draft in drafts:
        if _SAYS_NOTHING.fullmatch(text, draft.line.body, draft.line.end):
            draft.kind = PartKind.REMARK
    for section in _sections(drafts):
        marked = [at for at, draft in enumerate(section) if draft.line.kind is not MarkKind.NONE]
        if not marked:
            continue
        for at, draft in enumerate(section):
            if draft.kind is PartKind.CRITERION and draft.line.kind is MarkKind.NONE:
                words = text[draft.line.body : draft.line.end]
                is_talk = at > marked[-1] > marked[0] and bool(_OF_THE_STUDY.match(words))
                if is_talk or _is_remark(words, marked[0], at):
                    draft.kind = PartKind.REMARK


def find_group_headings(text: str, drafts: list[Draft]) -> None:
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


def find_unheaded(text: str, drafts: list[Draft]) -> None:
    """Points with nothing over them that end at "Exclusion criteria" are what lets people in."""
    first = next((at for at, draft in enumerate(drafts) if draft.is_main), None)
    if first is None or drafts[first].inclusion is not False or OLD_RECORD.search(text):
        return
    before = [draft for draft in drafts[:first] if draft.kind is not PartKind.HEADING]
    if any(draft.line.kind is not MarkKind.NONE for draft in before):
        for draft in drafts[:first]:
            draft.inclusion = True
