"""Numbers for "where each part comes from": each part of a print-out gets a mark, "[3]"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from viewer.domain.sources import Citation
from viewer.domain.trial import Trial
from viewer.pages.blocks import (
    Block,
    Cell,
    Fact,
    Facts,
    Item,
    ListBlock,
    Notice,
    Origin,
    Paragraph,
    Span,
    Spans,
    Steps,
    Table,
    TrialLinks,
    Voice,
)
from viewer.pages.desk import WHOLE_RECORD, ours
from viewer.pages.field_words import field_words
from viewer.words import _

_Way: TypeAlias = tuple[int, Voice, tuple[int, ...]]
"""How a part came about: its chapter, whose words, and the numbered sources it goes back to."""


class Provenance:
    """Numbers the ways in which parts came about, chapter by chapter, in reading order.

    A chapter is a few sections that belong together. Parts of one chapter that are told in one
    voice share a number, so that the list at the end stays short enough to be looked at.
    """

    def __init__(self, trial: Trial) -> None:
        self._citations = {each.number: each for each in trial.references.citations}
        self._chapter = 0
        self._paths: dict[_Way, dict[str, None]] = {}

    def begin_chapter(self) -> None:
        """Parts marked from now on stand in a chapter of their own."""
        self._chapter += 1

    def mark(self, block: Block) -> Block:
        """The block with a mark at its end; marks of the entry's own sources become these."""
        match block:
            case Paragraph() | Notice():
                return replace(block, spans=self._marked(block.spans, block.origin))
            case Facts():
                return replace(block, facts=tuple(self._fact(fact) for fact in block.facts))
            case ListBlock() if block.items:
                return replace(block, items=self._items(block.items, block.origin))
            case Steps() if block.steps:
                cited = [span for step in block.steps for span in step.spans if span.source]
                *others, last = (replace(s, spans=_bare(s.spans)) for s in block.steps)
                spans = self._marked((*last.spans, *cited), block.origin)
                return replace(block, steps=(*others, replace(last, spans=spans)))
            case Table() if block.rows and block.rows[-1]:
                return self._table(block)
        return block

    def mark_links(self, remark: Paragraph | None, block: TrialLinks) -> list[Block]:
        """Links, which have no place for a mark, after a line that has one for itself and them."""
        voice = block.origin.voice
        if remark is None:
            remark = Paragraph(
                spans=(Span(_("The source names these.")),), origin=block.origin, secondary=True
            )
        paths = tuple(dict.fromkeys((*remark.origin.paths, *block.origin.paths)))
        spans = self._marked(remark.spans, Origin(voice, paths))
        return [replace(remark, spans=spans), block]

    def lines(self) -> Iterator[Block]:
        """What each number stands for."""
        for number, (way, paths) in enumerate(self._paths.items(), 1):
            yield Paragraph(
                spans=(Span(f"[{number}]", source=number), Span(" "), Span(self._text(way, paths))),
                origin=ours(*paths),
                secondary=True,
            )

    def _fact(self, fact: Fact) -> Fact:
        return replace(fact, spans=self._marked(fact.spans, fact.origin))

    def _items(self, items: tuple[Item, ...], origin: Origin) -> tuple[Item, ...]:
        """A mark at the end of the list; those of the entry's sources move there from all items."""
        cited = tuple(span for item in items for span in _cited_in(item))
        *others, last = map(_bare_item, items)
        return (*others, self._last(last, cited, origin))

    def _last(self, item: Item, cited: Spans, origin: Origin) -> Item:
        if item.items:
            below = (*item.items[:-1], self._last(item.items[-1], cited, origin))
            return Item(item.spans, below)
        return Item(self._marked((*item.spans, *cited), origin), ())

    def _table(self, table: Table) -> Table:
        """A mark behind the last words of the table."""
        cells = [cell for row in table.rows for cell in row]
        cited = tuple(span for cell in cells for span in cell.spans if span.source is not None)
        *rows, last = (tuple(map(_bare_cell, row)) for row in table.rows)
        said = [place for place, cell in enumerate(last) if cell.spans]
        place = said[-1] if said else 0
        spans = self._marked((*last[place].spans, *cited), table.origin)
        marked = replace(last[place], spans=spans)
        return replace(table, rows=(*rows, (*last[:place], marked, *last[place + 1 :])))

    def _marked(self, spans: Spans, origin: Origin) -> Spans:
        cited = tuple(dict.fromkeys(span.source for span in spans if span.source is not None))
        number = self._number(origin, cited)
        return (*_bare(spans), Span(" "), Span(f"[{number}]", source=number))

    def _number(self, origin: Origin, cited: tuple[int, ...]) -> int:
        way = self._told(origin, cited) or (self._chapter, origin.voice, cited)
        self._paths.setdefault(way, {}).update(dict.fromkeys(origin.paths))
        return list(self._paths).index(way) + 1

    def _told(self, origin: Origin, cited: tuple[int, ...]) -> _Way | None:
        """An earlier way that names all these fields already: one origin has one number."""
        fields = set(field_words(origin.paths))
        for way, paths in self._paths.items():
            if way[1:] == (origin.voice, cited) and fields.issubset(field_words(paths)):
                return way
        return None

    def _text(self, way: _Way, paths: Iterable[str]) -> str:
        _chapter, voice, cited = way
        places = list(paths)
        names = ", ".join(field_words(path for path in places if path != WHOLE_RECORD))
        sentences = []
        if names:
            sentences.append(_("{fields}.").format(fields=names[:1].upper() + names[1:]))
        if WHOLE_RECORD in places:
            sentences.append(_("What is missing: the whole record."))
        sentences.append(_whose(voice))
        sentences += [_cited(self._citations.get(number), number) for number in cited]
        return " ".join(sentences)


def without_marks(block: Block) -> Block:
    """The block without any mark of a source, for a print-out that has no list of them."""
    match block:
        case Paragraph() | Notice():
            return replace(block, spans=_bare(block.spans))
        case Facts():
            facts = tuple(replace(fact, spans=_bare(fact.spans)) for fact in block.facts)
            return replace(block, facts=facts)
        case ListBlock():
            return replace(block, items=tuple(map(_bare_item, block.items)))
        case Steps():
            steps = tuple(replace(step, spans=_bare(step.spans)) for step in block.steps)
            return replace(block, steps=steps)
        case Table():
            return replace(block, rows=tuple(tuple(map(_bare_cell, row)) for row in block.rows))
    return block


def _bare(spans: Spans) -> Spans:
    """Spans without the marks of the trial's own sources and the blanks before them."""
    bare: list[Span] = []
    for span in spans:
        if span.source is None:
            bare.append(span)
        elif bare and not bare[-1].text.strip():
            bare.pop()
    return tuple(bare)


def _bare_cell(cell: Cell) -> Cell:
    return replace(cell, spans=_bare(cell.spans))


def _bare_item(item: Item) -> Item:
    return Item(_bare(item.spans), tuple(map(_bare_item, item.items)))


def _cited_in(item: Item) -> Iterator[Span]:
    yield from (span for span in item.spans if span.source is not None)
    for below in item.items:
        yield from _cited_in(below)


def _cited(citation: Citation | None, number: int) -> str:
    if citation is None or citation.missing:
        return _("Source {number} of the text, which is not in this file.").format(number=number)
    return _("Source {number}: {source}").format(
        number=number, source=citation.text or citation.url
    )


def _whose(voice: Voice) -> str:
    return {
        Voice.SOURCE: _("Word for word."),
        Voice.OURS: _("Our wording."),
        Voice.ENTRY: _("Written for this program."),
        Voice.YOURS: _("Your own words."),
    }[voice]
