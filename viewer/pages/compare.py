"""Two to four studies side by side: where they differ first, then what is the same in all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from viewer.domain.errors import PrintError
from viewer.domain.printout import PrintKind
from viewer.domain.values import PartialDate
from viewer.pages.blocks import (
    Block,
    Cell,
    Fact,
    Heading,
    Item,
    ListBlock,
    Origin,
    Page,
    Paragraph,
    PrintPage,
    SourcedCell,
    Span,
    Spans,
    Table,
    TrialLink,
    TrialLinks,
    text_of,
)
from viewer.pages.compare_rows import compared, not_said, rows
from viewer.pages.desk import SECTION, WHOLE_RECORD, Desk, ours
from viewer.pages.entry_voice import true_origin
from viewer.pages.print_frame import advice_line, source_line
from viewer.plain.dates import date_words
from viewer.plain.differences import differences
from viewer.plain.entities import shown
from viewer.plain.phases import phases_words
from viewer.plain.standing_today import words_today
from viewer.words import _, ngettext

FEWEST, MOST = 2, 4
"""How many studies can be compared."""
_LETTERS = "ABCD"

_Row = tuple[str, tuple[SourcedCell, ...]]


def compare_page(desks: Sequence[Desk]) -> Page:
    """The comparison as a page of the window. Raises PrintError for other than 2 to 4 studies."""
    remark, *rest = compare_blocks(desks)
    blocks = (remark, *_links(desks), *rest)
    return Page(title=compare_title(len(desks)), blocks=blocks, terms={})


def compare_sheet(desks: Sequence[Desk]) -> PrintPage:
    """The comparison for paper on its side. Raises PrintError as above."""
    return PrintPage(
        number=", ".join(desk.trial.number for desk in desks),
        title=compare_title(len(desks)),
        subtitle="",
        blocks=(*_names(desks), *compare_blocks(desks)),
        terms={},
        source_line=_sources(desks),
        advice_line=advice_line(),
        kind=PrintKind.COMPARE,
        notes=False,
    )


def compare_title(count: int) -> str:
    """What a comparison is called."""
    return {
        2: _("Two studies side by side"),
        3: _("Three studies side by side"),
        4: _("Four studies side by side"),
    }.get(count, _("Studies side by side"))


def compare_blocks(desks: Sequence[Desk]) -> tuple[Block, ...]:
    """What both show. Raises PrintError for other than 2 to 4 studies."""
    if not FEWEST <= len(desks) <= MOST:
        raise PrintError(
            _("Choose {fewest} to {most} studies to see them side by side.").format(
                fewest=FEWEST, most=MOST
            )
        )
    made = _rows(desks)
    differing = [row for row in made if not _is_same(row)]
    same = [row for row in made if _is_same(row)]
    return (
        _remark(),
        *_differing(desks, differing),
        *_same(same),
    )


def _links(desks: Sequence[Desk]) -> Iterator[Block]:
    """A way to each of the studies."""
    links = tuple(
        TrialLink(
            number=desk.trial.number,
            title=_("{letter}: {title}").format(
                letter=letter, title=shown(desk.trial.titles.brief.value)
            ),
            status=words_today(desk.trial, desk.today),
            status_official="",
            phase=phases_words([phase.value for phase in desk.trial.design.phases]),
            in_library=True,
            origin=ours(desk.trial.titles.brief.path),
        )
        for letter, desk in zip(_LETTERS, desks, strict=False)
    )
    origin = ours(*(link.origin.paths[0] for link in links))
    yield Heading(text=_("The studies"), origin=origin, level=SECTION)
    yield TrialLinks(links=links, origin=origin)


def _names(desks: Sequence[Desk]) -> Iterator[Block]:
    """Which letter stands for which study: in large print tables have no head that says it."""
    names = [
        _("{letter}: {title}").format(letter=letter, title=shown(desk.trial.titles.brief.value))
        for letter, desk in zip(_LETTERS, desks, strict=False)
    ]
    paths = (desk.trial.titles.brief.path for desk in desks)
    yield ListBlock(items=tuple(Item((Span(name),)) for name in names), origin=ours(*paths))


def _remark() -> Paragraph:
    words = _(
        "Nothing here says which one is better. What one record does not say, its study team may "
        "know."
    )
    return Paragraph(spans=(Span(words),), origin=ours(WHOLE_RECORD), secondary=True)


def _rows(desks: Sequence[Desk]) -> list[_Row]:
    studies = [compared(desk) for desk in desks]
    return [
        (question, tuple(_cell(one.desk, make(one) or not_said()) for one in studies))
        for question, make in rows()
    ]


def _cell(desk: Desk, fact: Fact) -> SourcedCell:
    """What one record says, its own word under ours; words are explained on its own page."""
    spans = tuple(
        replace(span, term=None) for span in fact.spans if span.source is None and span.text
    )
    note = fact.official
    if note.casefold() == text_of(spans).strip(" .").casefold():
        note = ""
    return SourcedCell(spans=spans, note=note, origin=true_origin(desk.trial, fact.origin))


def _is_same(row: _Row) -> bool:
    told = {(_folded(cell.spans), cell.note.casefold()) for cell in row[1]}
    return len(told) == 1


def _folded(spans: Spans) -> str:
    return " ".join(text_of(spans).casefold().split())


def _differing(desks: Sequence[Desk], made: list[_Row]) -> Iterator[Block]:
    if not made:
        return
    table = Table(
        header=(Cell((Span(_("Question")),)), *_heads(desks)),
        rows=tuple((Cell((Span(question, strong=True),)), *row) for question, row in made),
        origin=ours(*(path for _question, row in made for path in _paths(row))),
    )
    yield Heading(text=_("Where they differ"), origin=table.origin, level=SECTION)
    yield from _told(desks)
    yield table


def _same(made: list[_Row]) -> Iterator[Block]:
    """What all records say alike, once; what none of them says last."""
    told = [row for row in made if not _is_silent(row)]
    silent = [row for row in made if _is_silent(row)]
    if not made:
        return
    none = Cell((Span(_("None of the records says.")),))
    rows: list[tuple[Cell, ...]] = [
        (Cell((Span(question, strong=True),)), _alike(row)) for question, row in told
    ]
    rows += [(Cell((Span(question, strong=True),)), none) for question, _row in silent]
    table = Table(
        header=(Cell((Span(_("Question")),)), Cell((Span(_("All of them")),))),
        rows=tuple(rows),
        origin=ours(*(path for _question, row in made for path in _paths(row))),
    )
    yield Heading(text=_("The same in all"), origin=table.origin, level=SECTION)
    yield table


def _alike(row: tuple[SourcedCell, ...]) -> SourcedCell:
    """One cell for all, with the places of each record behind it."""
    first = row[0]
    return replace(first, origin=Origin(first.origin.voice, tuple(dict.fromkeys(_paths(row)))))


def _is_silent(row: _Row) -> bool:
    return all(cell.origin.paths == (WHOLE_RECORD,) for cell in row[1])


def _paths(row: tuple[SourcedCell, ...]) -> Iterator[str]:
    for cell in row:
        yield from cell.origin.paths


def _heads(desks: Sequence[Desk]) -> list[Cell]:
    """Letter, number and short name of each; the whole titles stand above the table."""
    return [
        Cell(
            (Span(_("{letter}: {number}").format(letter=letter, number=desk.trial.number)),),
            note=desk.trial.titles.acronym.value if desk.trial.titles.acronym else "",
        )
        for letter, desk in zip(_LETTERS, desks, strict=False)
    ]


def _told(desks: Sequence[Desk]) -> Iterator[Block]:
    """The differences that fields are sure of, as sentences."""
    found = differences([desk.trial for desk in desks], _LETTERS, desks[0].today)
    by_study = [
        " ".join(each.words for each in found if each.which == which) for which in range(len(desks))
    ]
    items = tuple(Item((Span(words),)) for words in by_study if words)
    if items:
        yield ListBlock(items=items, origin=ours(WHOLE_RECORD))


def _sources(desks: Sequence[Desk]) -> str:
    """Where the records are from, and the day of each."""
    registries = {desk.trial.source.registry for desk in desks}
    copied = {desk.record.imported for desk in desks}
    if len(registries) > 1 or len(copied) > 1 or "" in copied:
        lines = zip(_LETTERS, map(source_line, desks), strict=False)
        return " ".join(
            _("{letter}: {line}").format(letter=letter, line=line) for letter, line in lines
        )
    days = ", ".join(
        _("{letter} {date}").format(letter=letter, date=_day(desk))
        for letter, desk in zip(_LETTERS, desks, strict=False)
    )
    return ngettext(
        "Source: {registry}, record of {days}, copied here {copied}.",
        "Source: {registry}, records of {days}, copied here {copied}.",
        len(desks),
    ).format(
        registry=registries.pop(),
        days=days,
        copied=date_words(PartialDate.parse(copied.pop())),
    )


def _day(desk: Desk) -> str:
    day = desk.trial.source.as_of
    return date_words(day) if day is not None else _("(no date)")
