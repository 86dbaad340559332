"""Two to four studies side by side: where they differ first, then what is the same in all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from viewer.domain.errors import PrintError
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
    SourcedCell,
    Span,
    Spans,
    Table,
    TrialLink,
    TrialLinks,
    text_of,
)
from viewer.pages.compare_rows import Maker, compared, not_said, rows
from viewer.pages.compare_words import LETTERS, lettered, lettered_cards, words_in_order
from viewer.pages.desk import SECTION, WHOLE_RECORD, Desk, ours
from viewer.pages.entry_voice import true_origin
from viewer.plain.differences import differences
from viewer.plain.entities import shown
from viewer.plain.phases import phases_words
from viewer.plain.standing_today import words_today
from viewer.words import _

FEWEST, MOST = 2, 4
"""How many studies can be compared."""
Row = tuple[str, tuple[SourcedCell, ...]]


def compare_page(desks: Sequence[Desk]) -> Page:
    """The comparison as a page of the window. Raises PrintError for other than 2 to 4 studies."""
    told, same = parted(made_rows(desks, rows()))
    blocks = (remark(), *_links(desks), *differing(desks, told, brief=False), *_same(same))
    cards = lettered_cards(desks)
    return Page(
        title=compare_title(len(desks)),
        blocks=blocks,
        terms=cards,
        marked=words_in_order(desks, cards),
    )


def compare_title(count: int) -> str:
    """What a comparison is called."""
    return {
        2: _("Two studies side by side"),
        3: _("Three studies side by side"),
        4: _("Four studies side by side"),
    }.get(count, _("Studies side by side"))


def parted(made: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows in which the studies differ, and those that are the same in all."""
    return [row for row in made if not _is_same(row)], [row for row in made if _is_same(row)]


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
        for letter, desk in zip(LETTERS, desks, strict=False)
    )
    origin = ours(*(link.origin.paths[0] for link in links))
    yield Heading(text=_("The studies"), origin=origin, level=SECTION)
    yield TrialLinks(links=links, origin=origin)


def remark() -> Paragraph:
    """What a comparison does not say."""
    words = _(
        "Nothing here says which one is better. What one record does not say, its study team may "
        "know."
    )
    return Paragraph(spans=(Span(words),), origin=ours(WHOLE_RECORD), secondary=True)


def made_rows(desks: Sequence[Desk], wanted: Sequence[tuple[str, Maker]]) -> list[Row]:
    """What each record says to each question. Raises PrintError for other than 2 to 4 studies."""
    if not FEWEST <= len(desks) <= MOST:
        raise PrintError(
            _("Choose {fewest} to {most} studies to see them side by side.").format(
                fewest=FEWEST, most=MOST
            )
        )
    studies = list(zip(LETTERS, map(compared, desks), strict=False))
    return [
        (
            question,
            tuple(_cell(letter, one.desk, make(one) or not_said()) for letter, one in studies),
        )
        for question, make in wanted
    ]


def _cell(letter: str, desk: Desk, fact: Fact) -> SourcedCell:
    """What one record says, its own word under ours, and the hard words in it marked."""
    spans = tuple(span for span in fact.spans if span.source is None and span.text)
    if fact.origin.paths != (WHOLE_RECORD,) and all(span.term is None for span in spans):
        spans = desk.marker.mark_runs(spans, fact.origin.paths[0])
    note = fact.official
    if note.casefold() == text_of(spans).strip(" .").casefold():
        note = ""
    spans = lettered(spans, letter)
    return SourcedCell(spans=spans, note=note, origin=true_origin(desk.trial, fact.origin))


def _is_same(row: Row) -> bool:
    told = {(_folded(cell.spans), cell.note.casefold()) for cell in row[1]}
    return len(told) == 1


def _folded(spans: Spans) -> str:
    return " ".join(text_of(spans).casefold().split())


def differing(desks: Sequence[Desk], made: Sequence[Row], *, brief: bool) -> Iterator[Block]:
    """What differs, in sentences and as a table; ``brief``: no row and sentence say the same."""
    if not made:
        return
    table = Table(
        header=(Cell((Span(_("Question")),)), *_heads(desks)),
        rows=tuple((Cell((Span(question, strong=True),)), *row) for question, row in made),
        origin=ours(*(path for _question, row in made for path in _paths(row))),
    )
    yield Heading(text=_("Where they differ"), origin=table.origin, level=SECTION)
    yield from _told(desks, brief=brief)
    yield table


def _same(made: list[Row]) -> Iterator[Block]:
    """What all records say alike, once; what none of them says last."""
    told = [row for row in made if not is_silent(row)]
    silent = [row for row in made if is_silent(row)]
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


def is_silent(row: Row) -> bool:
    """Whether none of the records says."""
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
        for letter, desk in zip(LETTERS, desks, strict=False)
    ]


def _told(desks: Sequence[Desk], *, brief: bool) -> Iterator[Block]:
    """The differences that fields are sure of, as sentences."""
    found = differences([desk.trial for desk in desks], LETTERS, desks[0].today)
    items = []
    for which, (letter, desk) in enumerate(zip(LETTERS, desks, strict=False)):
        words = " ".join(
            each.words for each in found if each.which == which and (each.alone or not brief)
        )
        if words:
            items.append(Item(lettered(desk.marker.mark(words), letter)))
    if items:
        yield ListBlock(items=tuple(items), origin=ours(WHOLE_RECORD))
