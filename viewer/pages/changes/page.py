"""What changed in a record, as blocks: for the window behind a fold, for paper as a page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from viewer.domain.opened import EarlierTrial, OpenTrial
from viewer.domain.values import PartialDate
from viewer.pages.blocks import (
    Block,
    Cell,
    Fact,
    Facts,
    Fold,
    Heading,
    Item,
    ListBlock,
    Origin,
    Paragraph,
    Span,
    Table,
    Voice,
)
from viewer.pages.changes.compare import changes
from viewer.pages.changes.model import Area, FieldChange
from viewer.pages.changes.texts import marked
from viewer.pages.desk import PART, SECTION, WHOLE_RECORD, ours
from viewer.plain.dates import date_words
from viewer.words import _, ngettext

_MANY = 8
"""Changes of one kind from which on they stand as a list behind one line."""
_CELL = 300
"""Characters that a cell of a table may hold; longer texts stand one under the other."""
_NAMED_SO = frozenset({Area.PLACES, Area.CRITERIA, Area.MAIN_OUTCOME, Area.TREATMENT})
"""Areas whose labels say themselves that something is gone."""


def change_blocks(before: EarlierTrial, now: OpenTrial, level: int = SECTION) -> list[Block]:
    """What changed from one version to the other, under headings of ``level`` for its areas."""
    return _blocks(before, changes(before, now), level)


def _blocks(before: EarlierTrial, found: Sequence[FieldChange], level: int) -> list[Block]:
    blocks: list[Block] = [_since(before, len(found))]
    for area, group in groupby(found, key=lambda change: change.area):
        blocks.append(Heading(text=_title(area), origin=ours(WHOLE_RECORD), level=level))
        blocks += _area(list(group), level)
    return blocks


def change_fold(now: OpenTrial) -> list[Block]:
    """The same behind a line that says how many; nothing where nothing changed but the form."""
    found = changes(now.earlier, now) if now.earlier else ()
    if now.earlier is None or not found:
        return []
    note = ngettext("{count} change", "{count} changes", len(found)).format(count=len(found))
    return [
        Fold(
            title=_("What changed in this record"),
            blocks=tuple(_blocks(now.earlier, found, PART)),
            origin=ours(WHOLE_RECORD),
            note=note,
        )
    ]


def _since(before: EarlierTrial, count: int) -> Paragraph:
    day = _day(before.replaced)
    copied = _day(before.record.imported)
    if not count:
        text = _("A newer copy came, and it says the same.")
    elif day and copied:
        text = _(
            "This compares the copy that came on {day} with the one before it, of {before}. "
            "Words that are new or gone are in bold."
        ).format(day=day, before=copied)
    else:
        text = _(
            "This compares the newest copy with the one before it. "
            "Words that are new or gone are in bold."
        )
    return Paragraph(spans=(Span(text),), origin=ours(WHOLE_RECORD))


def _day(raw: str) -> str:
    return date_words(PartialDate.parse(raw)) if raw else ""


def _area(found: Sequence[FieldChange], level: int) -> Iterator[Block]:
    """Changes with both sides as a table, what is only new or only gone as lists."""
    both = [one for one in found if one.before and one.now]
    for name, group in _by_name(one for one in both if one.group):
        if len(group) >= _MANY:
            yield _listed(name, group)
            both = [one for one in both if one not in group]
    if both:
        yield from _compared(both, level)
    for name, group in _by_name(one for one in found if not (one.before and one.now)):
        if len(group) >= _MANY:
            yield _listed(name, group)
        else:
            yield _label(name, group, level)
            yield _list(group)


def _by_name(found: Iterable[FieldChange]) -> list[tuple[str, list[FieldChange]]]:
    names: dict[str, list[FieldChange]] = {}
    for one in found:
        gone = _("{what}: no longer said").format(what=one.label)
        plain = one.area in _NAMED_SO or not one.before
        names.setdefault(one.group or (one.label if plain else gone), []).append(one)
    return list(names.items())


def _compared(found: Sequence[FieldChange], level: int) -> Iterator[Block]:
    if any(len(one.before) > _CELL or len(one.now) > _CELL for one in found):
        for one in found:
            yield _label(one.label, [one], level)
            yield _before_and_now(one)
        return
    rows = []
    for one in found:
        before, now = marked(one.before, one.now)
        rows.append((Cell((Span(one.label),)), Cell(before), Cell(now)))
    head = tuple(Cell((Span(word),)) for word in (_("What"), _("Before"), _("Now")))
    yield Table(header=head, rows=tuple(rows), origin=_origin(found))


def _before_and_now(change: FieldChange) -> Facts:
    before, now = marked(change.before, change.now)
    origin = _origin([change])
    return Facts(
        facts=(
            Fact(label=_("Before"), spans=before, origin=origin),
            Fact(label=_("Now"), spans=now, origin=origin),
        ),
        origin=origin,
    )


def _label(name: str, found: Sequence[FieldChange], level: int) -> Block:
    origin = ours(*_origin(found).paths)
    if level < PART:
        return Heading(text=name, origin=origin, level=PART)
    return Paragraph(spans=(Span(name, strong=True),), origin=origin)


def _listed(name: str, found: Sequence[FieldChange]) -> Fold:
    origin = ours(*_origin(found).paths)
    return Fold(title=name, blocks=(_list(found),), origin=origin, note=f"{len(found):,}")


def _list(found: Sequence[FieldChange]) -> ListBlock:
    return ListBlock(items=tuple(Item((Span(_line(one)),)) for one in found), origin=_origin(found))


def _origin(found: Sequence[FieldChange]) -> Origin:
    paths = tuple(dict.fromkeys(path for one in found for path in one.paths))
    return Origin(Voice.OURS if found[0].is_ours else Voice.SOURCE, paths)


def _line(change: FieldChange) -> str:
    return change.label if change.group else change.now or change.before


def _title(area: Area) -> str:
    return {
        Area.STATUS: _("Is it open?"),
        Area.PLACES: _("Places"),
        Area.CRITERIA: _("Who can join, line by line"),
        Area.MAIN_OUTCOME: _("The main question"),
        Area.DATES: _("Dates"),
        Area.WHO: _("Age, sex, health"),
        Area.CONTACT: _("Whom to ask"),
        Area.TREATMENT: _("Groups and treatments"),
        Area.DESIGN: _("How it is set up"),
        Area.OTHER_OUTCOMES: _("Other measures"),
        Area.TEXTS: _("Names and descriptions"),
        Area.RESULTS: _("Results and papers"),
        Area.SPONSORS: _("Who runs it"),
        Area.OTHER: _("Other fields of the record"),
    }[area]
