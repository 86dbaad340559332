"""Who gets what: groups by treatments as a grid, and what the source says of each group."""

from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.domain.coded import Unknown
from viewer.domain.design import Arm, Intervention
from viewer.pages.blocks import Block, Cell, Heading, Mark, Paragraph, Span, Table
from viewer.pages.desk import PART, Desk, ours, source
from viewer.pages.facts import listing
from viewer.pages.texts import LONG, count_words, short_or_folded
from viewer.plain.codes import wording
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.plain.text import plain_text
from viewer.plain.treatment_codes import arm_type_past
from viewer.words import _

WIDEST = 4
"""Treatments that fit beside each other as columns; more are named in one cell a group."""


def group_blocks(desk: Desk) -> Iterator[Block]:
    """The groups: one sentence for one group, a grid for more, then each group's text."""
    treatment = desk.trial.treatment
    tense = tense_of(desk.trial)
    if not treatment.arms:
        return
    if len(treatment.arms) == 1:
        yield from _one_group(desk, treatment.arms[0], treatment.interventions)
    elif 0 < len({each.name for each in treatment.interventions}) <= WIDEST:
        yield _grid(treatment.arms, treatment.interventions, tense)
    else:
        yield _long_table(desk, treatment.arms, treatment.interventions)
    told = {_text(each) for each in treatment.interventions}
    for arm in treatment.arms:
        yield from _description(desk, arm, told, alone=len(treatment.arms) == 1)


def gets(arm: Arm, interventions: Sequence[Intervention]) -> list[Intervention]:
    """The treatments of a group, whichever of the two the record names the other at."""
    named = {_bare(name.value) for name in arm.intervention_names}
    shared = shared_names(interventions)
    found = []
    for each in interventions:
        if each.name in shared and each.arm_labels:
            # One name for what several groups get in several ways: the name alone tells nothing.
            is_mine = arm.label in each.arm_labels
        else:
            is_mine = _bare(each.name) in named or arm.label in each.arm_labels
        if is_mine:
            found.append(each)
    return found


def shared_names(interventions: Sequence[Intervention]) -> frozenset[str]:
    """Names that several treatments of a record bear."""
    count = Counter(each.name for each in interventions)
    return frozenset(name for name, often in count.items() if often > 1)


def arm_type_words(arm: Arm, tense: Tense) -> str:
    """What kind of group it is, with the official word; empty where the source does not say."""
    if arm.type is None:
        return ""
    words = wording(arm.type.value)
    if isinstance(arm.type.value, Unknown):
        return words.plain
    plain = words.plain if tense is Tense.NOW else arm_type_past(arm.type.value, tense)
    return _("{plain} ({official})").format(plain=plain, official=words.official)


def _bare(name: str) -> str:
    """A treatment's name without the type that the registry puts before it: "Drug: X"."""
    kind, colon, rest = name.partition(": ")
    return (rest if colon and " " not in kind.strip().replace("/", "") else name).strip().casefold()


def _names(arm: Arm, interventions: Sequence[Intervention]) -> list[str]:
    found = list(dict.fromkeys(each.name for each in gets(arm, interventions)))
    return found or [name.value for name in arm.intervention_names]


def _one_group(desk: Desk, arm: Arm, interventions: Sequence[Intervention]) -> Iterator[Block]:
    names = _names(arm, interventions)
    paths = (arm.path, *(name.path for name in arm.intervention_names))
    if names:
        told = {
            Tense.NOW: _("There is one group, “{group}”. It gets: {treatments}."),
            Tense.OVER: _("There was one group, “{group}”. It got: {treatments}."),
            Tense.MEANT: _("There was to be one group, “{group}”. It was to get: {treatments}."),
        }[tense_of(desk.trial)]
        text = told.format(group=arm.label, treatments=listing(names).rstrip("."))
    else:
        told = {
            Tense.NOW: _("There is one group, “{group}”."),
            Tense.OVER: _("There was one group, “{group}”."),
            Tense.MEANT: _("There was to be one group, “{group}”."),
        }[tense_of(desk.trial)]
        text = told.format(group=arm.label)
    yield Paragraph(spans=desk.marker.mark(text), origin=ours(*paths))
    kind = arm_type_words(arm, tense_of(desk.trial))
    if kind and arm.type:
        yield Paragraph(spans=(Span(kind),), origin=ours(arm.type.path), secondary=True)


def _grid(arms: Sequence[Arm], interventions: Sequence[Intervention], tense: Tense) -> Table:
    columns = list(dict.fromkeys(each.name for each in interventions))
    header = (Cell((Span(_("Group")),)), *(Cell((Span(name),)) for name in columns))
    rows = []
    for arm in arms:
        mine = {each.name for each in gets(arm, interventions)}
        marks = tuple(Cell(mark=Mark.YES if name in mine else Mark.NO) for name in columns)
        rows.append(
            (Cell((Span(arm.label, strong=True),), note=arm_type_words(arm, tense)), *marks)
        )
    return Table(
        header=header,
        rows=tuple(rows),
        origin=ours(*(arm.path for arm in arms), *(each.path for each in interventions)),
        caption=_("Which group gets which treatment"),
    )


def _long_table(desk: Desk, arms: Sequence[Arm], interventions: Sequence[Intervention]) -> Table:
    rows = []
    tense = tense_of(desk.trial)
    for arm in arms:
        names = ", ".join(_names(arm, interventions))
        rows.append(
            (
                Cell((Span(arm.label, strong=True),), note=arm_type_words(arm, tense)),
                Cell(desk.marker.mark(names) or (Span(_("The record names no treatment.")),)),
            )
        )
    return Table(
        header=(
            Cell((Span(_("Group")),)),
            Cell((Span(_("What the group gets") if tense is Tense.NOW else _("Treatments")),)),
        ),
        rows=tuple(rows),
        origin=ours(*(arm.path for arm in arms)),
        caption=_("Which group gets which treatment"),
    )


def _description(desk: Desk, arm: Arm, told: set[str], *, alone: bool) -> Iterator[Block]:
    # Some records say the same of the group and of its treatment; once is enough.
    if arm.description is None or _text(arm) in {*told, arm.label}:
        return
    is_short = count_words(plain_text(arm.description)) <= LONG
    # The line of a folded text names the group already; a heading above it would say it twice.
    if not alone and is_short:
        yield Heading(text=arm.label, origin=source(arm.path), level=PART)
    title = _("More on this group") if alone else arm.label
    yield from short_or_folded(desk, arm.description, title)


def _text(part: Arm | Intervention) -> str:
    return " ".join(plain_text(part.description).split()) if part.description else ""
