"""Eligibility criteria as lines under their headings: every word of the source, none of ours."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from viewer.domain.people import ListedCriterion
from viewer.domain.trial import Trial
from viewer.domain.values import Passage
from viewer.pages.blocks import (
    Block,
    Criteria,
    CriterionRow,
    Heading,
    Origin,
    Paragraph,
    Span,
    Spans,
)
from viewer.pages.desk import PART, SECTION, Desk, ours
from viewer.pages.texts import spans_of, voice_of
from viewer.plain.criteria import CriteriaPart, PartKind, split
from viewer.plain.criteria_identity import criterion_identity
from viewer.plain.flags_units import odd_unit_in
from viewer.plain.measure_help import new_helps
from viewer.plain.short_what import is_access
from viewer.plain.text import plain_text
from viewer.words import _


def criteria_blocks(desk: Desk) -> list[Block]:
    """Both lists of criteria of the trial, whichever way its source gives them."""
    eligibility = desk.trial.eligibility
    blocks: list[Block] = []
    if eligibility.criteria is not None:
        blocks += _Writer(desk, eligibility.criteria).blocks()
    if eligibility.listed_criteria:
        blocks += _listed(desk, eligibility.listed_criteria)
    return blocks


def list_title(trial: Trial, inclusion: bool | None) -> str:
    """Our heading of a list of criteria; what is no study is not joined."""
    if inclusion is None:
        return _("Criteria")
    if is_access(trial) and not inclusion:
        return _("You could not get it if one of these fits you")
    if inclusion:
        return _("You would need all of these")
    return _("You could not join if one of these fits you")


def list_official(inclusion: bool | None) -> str:
    """What registries call the list; empty where the source does not say which it is."""
    if inclusion is None:
        return ""
    return _("Inclusion criteria") if inclusion else _("Exclusion criteria")


@dataclass(slots=True)
class _Counter:
    """Numbers lines through all lists, and names them so that the name outlives reordering."""

    levels: list[int] = field(default_factory=lambda: [0, 0, 0])
    above: int = 0
    """How many levels of the list have a line, under which another can be counted."""
    seen: Counter[str] = field(default_factory=Counter)

    helped: set[str] = field(default_factory=set)

    def restart(self) -> None:
        """Begin a new list: its lines are counted on, and what it explains is explained anew."""
        self.above = 0
        self.helped.clear()

    def help(self, text: str) -> Spans:
        """What signs and units mean that this list has not had yet."""
        odd = odd_unit_in(text)
        # A unit that is unusual for what it measures is asked about, not explained.
        helps = new_helps(text, self.helped, odd.span() if odd else None)
        return (Span(" ".join(found.sentence for found in helps)),) if helps else ()

    def number(self, level: int) -> str:
        """The number of the next line of ``level``: "12", or "12.1" for a point under it.

        A point that a list begins with has no line above it, and counts as one.
        """
        at = min(level, self.above)
        self.above = at + 1
        self.levels[at] += 1
        self.levels[at + 1 :] = [0] * (len(self.levels) - at - 1)
        return ".".join(str(count) for count in self.levels[: at + 1])

    def identity(self, inclusion: bool | None, text: str) -> str:
        """A name that stays the same while the text does; a second same text gets its own."""
        first = criterion_identity(inclusion, text)
        name = criterion_identity(inclusion, text, self.seen[first])
        self.seen[first] += 1
        return name


def _own_number(mark: str) -> str:
    """The source's number of a line without a bullet before it; empty where it has none."""
    numbers = [piece for piece in mark.split() if any(sign.isnumeric() for sign in piece)]
    return numbers[-1] if numbers else ""


def _names_group(part: CriteriaPart, following: CriteriaPart | None) -> bool:
    """Whether a heading is the name of the people whose lists begin right after it."""
    is_list = following is not None and following.kind is PartKind.HEADING and following.level == 0
    return is_list and part.level > 0


class _Writer:
    """Writes the parts of one criteria text as blocks, in their order."""

    def __init__(self, desk: Desk, passage: Passage) -> None:
        self._desk = desk
        self._passage = passage
        self._counter = _Counter()
        self._rows: list[CriterionRow] = []
        self._blocks: list[Block] = []
        self._inclusion: bool | None = None
        self._titled = False

    def blocks(self) -> list[Block]:
        """Every part of the text that holds a word."""
        parts = [part for part in split(self._passage.text) if part.shown.strip()]
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            if part.kind is PartKind.HEADING and _names_group(part, following):
                self._group(part)
            elif part.kind is PartKind.HEADING:
                self._heading(part)
            elif part.kind is PartKind.CRITERION:
                self._criterion(part)
            else:
                self._remark(part)
        self._close()
        self._say_if_empty()
        return self._blocks

    def _group(self, part: CriteriaPart) -> None:
        """The name of a group of people stands over the lists of that group, not in the last."""
        self._close()
        self._say_if_empty()
        self._blocks.append(Heading(text=part.shown, origin=self._origin(part), level=SECTION))

    def _heading(self, part: CriteriaPart) -> None:
        self._close()
        before = self._blocks[-1] if self._blocks else None
        is_under_another = (
            isinstance(before, Heading)
            and before.level == SECTION
            and before.origin.voice is ours().voice
            and part.inclusion is self._inclusion
        )
        if part.level == 0 and not is_under_another:
            self._start_list(part.inclusion, part.shown, self._origin(part))
        else:
            self._title(part)
            self._blocks.append(Heading(text=part.shown, origin=self._origin(part), level=PART))

    def _start_list(self, inclusion: bool | None, official: str, origin: Origin) -> None:
        self._say_if_empty()
        self._desk.marker.begin_section()
        self._counter.restart()
        self._inclusion = inclusion
        self._titled = True
        self._blocks.append(
            Heading(
                text=list_title(self._desk.trial, inclusion),
                # Our words, of the source's heading just there.
                origin=Origin(ours().voice, origin.paths, origin.start, origin.end),
                level=SECTION,
                official=official.rstrip(" :："),
            )
        )

    def _say_if_empty(self) -> None:
        """Say so where the source has a heading and nothing under it."""
        last = self._blocks[-1] if self._blocks else None
        is_ours = isinstance(last, Heading) and last.origin.voice is ours().voice
        # A heading of both lists at once has them under headings of their own.
        is_list = self._inclusion is not None
        if isinstance(last, Heading) and last.level == SECTION and is_ours and is_list:
            text = _("The source lists nothing here.")
            origin = Origin(ours().voice, last.origin.paths, last.origin.start, last.origin.end)
            self._blocks.append(Paragraph(spans=(Span(text),), origin=origin, secondary=True))

    def _title(self, part: CriteriaPart) -> None:
        """Begin a list where the source has no heading for it just here."""
        if not self._titled or part.inclusion is not self._inclusion:
            self._close()
            official = list_official(part.inclusion)
            self._start_list(part.inclusion, official, self._origin(part))

    def _criterion(self, part: CriteriaPart) -> None:
        self._title(part)
        level = min(max(part.level, 0), 2)
        label = self._counter.number(level)
        self._rows.append(
            CriterionRow(
                identity=self._counter.identity(part.inclusion, part.shown),
                number=int(label.rpartition(".")[2]),
                label=label,
                spans=self._desk.marker.mark(part.shown, self._passage.path),
                origin=self._origin(part),
                level=level,
                mark=_own_number(part.mark),
                help=self._counter.help(part.shown),
            )
        )

    def _remark(self, part: CriteriaPart) -> None:
        self._title(part)
        self._close()
        self._blocks.append(
            Paragraph(
                spans=self._desk.marker.mark(part.shown, self._passage.path),
                origin=self._origin(part),
            )
        )

    def _close(self) -> None:
        if self._rows:
            origin = Origin(
                voice_of(self._passage.author),
                (self._passage.path,),
                self._rows[0].origin.start,
                self._rows[-1].origin.end,
            )
            self._blocks.append(
                Criteria(rows=tuple(self._rows), origin=origin, inclusion=self._inclusion)
            )
            self._rows = []

    def _origin(self, part: CriteriaPart) -> Origin:
        path = self._passage.path
        return Origin(voice_of(self._passage.author), (path,), part.start, part.end)


def _listed(desk: Desk, listed: tuple[ListedCriterion, ...]) -> Iterator[Block]:
    counter = _Counter()
    for inclusion in (True, False):
        mine = [criterion for criterion in listed if criterion.inclusion is inclusion]
        if not mine:
            continue
        desk.marker.begin_section()
        counter.restart()
        paths = tuple(criterion.text.path for criterion in mine)
        yield Heading(
            text=list_title(desk.trial, inclusion),
            origin=ours(*paths),
            official=list_official(inclusion),
        )
        rows = tuple(
            CriterionRow(
                identity=counter.identity(inclusion, criterion.text.text),
                number=int(label),
                label=label,
                spans=spans_of(desk, criterion.text),
                origin=Origin(voice_of(criterion.text.author), (criterion.text.path,)),
                help=counter.help(plain_text(criterion.text)),
            )
            for criterion in mine
            for label in [counter.number(0)]
        )
        yield Criteria(rows=rows, origin=Origin(rows[0].origin.voice, paths), inclusion=inclusion)
