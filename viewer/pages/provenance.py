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
from viewer.pages.desk import ours
from viewer.pages.naming import field_label
from viewer.words import _

_Way: TypeAlias = tuple[str, Voice, tuple[int, ...]]
"""How a part came about: its section, whose words, and the numbered sources it goes back to."""


class Provenance:
    """Numbers the ways in which parts came about, section by section, in reading order."""

    def __init__(self, trial: Trial) -> None:
        self._citations = {each.number: each for each in trial.references.citations}
        self._section = ""
        self._paths: dict[_Way, dict[str, None]] = {}

    def begin(self, section: str) -> None:
        """Parts marked from now on stand in this section."""
        self._section = section

    def mark(self, block: Block) -> Block:
        """The block with a mark at its end; marks of the entry's own sources become these."""
        match block:
            case Paragraph() | Notice():
                return replace(block, spans=self._marked(block.spans, block.origin))
            case Facts():
                return replace(block, facts=tuple(self._fact(fact) for fact in block.facts))
            case ListBlock() if block.items:
                last = self._item(block.items[-1], block.origin)
                return replace(block, items=(*block.items[:-1], last))
            case Steps():
                steps = tuple(
                    replace(step, spans=self._marked(step.spans, block.origin))
                    for step in block.steps
                )
                return replace(block, steps=steps)
        return block

    def with_remark(self, block: Table | TrialLinks) -> list[Block]:
        """A table or list of links, which has no place for a mark, and a line with the mark."""
        cited: tuple[Span, ...] = ()
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row]
            cited = tuple(span for cell in cells for span in cell.spans if span.source is not None)
            block = replace(block, rows=tuple(tuple(map(_bare_cell, row)) for row in block.rows))
        text = Span(_("Where this table or list is from:"))
        spans = self._marked((text, *cited), block.origin)
        return [block, Paragraph(spans=spans, origin=block.origin, secondary=True)]

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

    def _item(self, item: Item, origin: Origin) -> Item:
        if item.items:
            return Item(item.spans, (*item.items[:-1], self._item(item.items[-1], origin)))
        return Item(self._marked(item.spans, origin), ())

    def _marked(self, spans: Spans, origin: Origin) -> Spans:
        cited = tuple(dict.fromkeys(span.source for span in spans if span.source is not None))
        bare = _bare(spans)
        number = self._number(origin, cited)
        return (*bare, Span(" "), Span(f"[{number}]", source=number))

    def _number(self, origin: Origin, cited: tuple[int, ...]) -> int:
        way = (self._section, origin.voice, cited)
        self._paths.setdefault(way, {}).update(dict.fromkeys(origin.paths))
        return list(self._paths).index(way) + 1

    def _text(self, way: _Way, paths: Iterable[str]) -> str:
        section, voice, cited = way
        fields = dict.fromkeys(field_label(path) for path in paths)
        sentences = [_("{section}: {fields}.").format(section=section, fields=", ".join(fields))]
        sentences += [_cited(self._citations.get(number), number) for number in cited]
        return " ".join([*sentences, _whose(voice)])


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
