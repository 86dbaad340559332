"""Pages as plain data for the Typst template: dicts, lists, strings, numbers.

The template gets them as JSON and puts every string on paper as characters: nothing a record
says can become markup, because it never stands in the template's language.

Shapes: a *run* is a string, or ``{"t": text, "b": bold, "s": smaller, "u": explained below,
"m": source mark, "to": name of the line it leads to, "n": a line ends here}``; *runs* is a list
of them. A *part* is a dict whose ``kind`` names the function of the template that draws it.
``BREAK`` in a text is a place where a line may end; the template sets the pieces as boxes.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any, TypeAlias

from viewer.pages.blocks import (
    Blanks,
    Cell,
    CheckList,
    CheckRow,
    Criteria,
    Fact,
    Facts,
    GivesWay,
    Heading,
    Item,
    ListBlock,
    Notice,
    PaperBlock,
    Paragraph,
    PrintPage,
    Questions,
    Room,
    ScoreScale,
    SourcedCell,
    Span,
    Spans,
    Steps,
    Table,
    TermCard,
    Terms,
    Timeline,
    TrialLink,
    TrialLinks,
    Voice,
    WebLink,
    text_of,
)
from viewer.pages.question_words import answer_words, quote_words, where_words
from viewer.printing.flow import CriterionNode, criteria_tree, flow, labels, words_before
from viewer.printing.qr import is_web_address, qr_svg
from viewer.printing.sheet import Sheet
from viewer.printing.signs import (
    BREAK,
    BREAK_RIGHT_TO_LEFT,
    Cleaner,
    breakable,
    is_blank,
    runs_right_to_left,
)
from viewer.printing.tables import columns, mark_word
from viewer.printing.wording import (
    also_called,
    before_marks,
    gave_way,
    in_study,
    in_the_record,
    replaced_signs,
    source_line,
    term_words,
    ticked_words,
    title_of,
    trial_link_words,
)
from viewer.words import _

Data: TypeAlias = dict[str, Any]
Run: TypeAlias = str | Data

_LONGEST_SHORT_NAME = 90
_NO_SHORT_NAME_FROM = 22
_LABEL = re.compile(r"(\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]) ")
_CLAUSE_END = re.compile(r"(?<=[,;.]) ")


def as_data(pages: Sequence[PrintPage], sheet: Sheet, uncovered: Iterable[str] = ()) -> Data:
    """The pages for the template, one document each; ``uncovered``: see Cleaner."""
    uncovered = frozenset(uncovered)
    return {
        "sheet": _sheet_data(sheet),
        "words": _fixed_words(),
        "title": _named(Cleaner(uncovered).line(title_of(pages)), pages[0].number),
        "documents": [_document(page, sheet, uncovered, place) for place, page in enumerate(pages)],
    }


def _document(page: PrintPage, sheet: Sheet, uncovered: frozenset[str], place: int) -> Data:
    """One page as data; made anew where it turns out to have words that run right to left."""
    made = _Document(page, sheet, Cleaner(uncovered), place).data()
    if runs_right_to_left(json.dumps(made, ensure_ascii=False)):
        again = _Document(page, sheet, Cleaner(uncovered), place, right_to_left=True)
        return again.data()
    return made


def _sheet_data(sheet: Sheet) -> Data:
    return {
        "size": sheet.text_size,
        "large": sheet.is_large,
        "width": sheet.width,
        "height": sheet.height,
        "column": sheet.column,
        "marginSize": sheet.margin_size,
    }


def _fixed_words() -> Data:
    return {
        "page": _("page {page} of {pages}"),
        "notes": _("My notes"),
        "registryPage": _("Registry page"),
        "bullet": "•",
        "cut": "…",
    }


class _Document:
    """One page being turned into data."""

    def __init__(
        self,
        page: PrintPage,
        sheet: Sheet,
        cleaner: Cleaner,
        place: int,
        *,
        right_to_left: bool = False,
    ) -> None:
        self._page = page
        self._blocks = list(flow(page.blocks))
        self._place = place
        self._sources = {
            source_line(block.spans) for block in self._blocks if isinstance(block, Paragraph)
        }
        self._sheet = sheet
        self._cleaner = cleaner
        self._told: set[int | None] = set()
        self._asked: set[str] = set()
        self._run_limit = sheet.longest_run
        self._right_to_left = right_to_left

    def data(self) -> Data:
        page = self._page
        language, region = _tongue(page.language)
        parts = [self._part(block) for block in self._blocks]
        return {
            "layout": page.kind.value,
            "notes": page.notes,
            "fills": bool(page.blocks) and isinstance(page.blocks[-1], Room),
            "number": self._one_line(page.number),
            "title": self._title(_named(page.title, page.number)),
            "titleSize": self._sheet.title_size(len(page.title)),
            "shortName": self._short_name(),
            "subtitle": self._subtitle(),
            "sourceLine": self._clauses(page.source_line),
            "adviceLine": self._clauses(page.advice_line),
            "language": language,
            "region": region,
            "qr": qr_svg(page.url),
            "url": page.url if is_web_address(page.url) else "",
            "urlShown": self._one_line(_("Registry page: {url}").format(url=page.url)),
            "qrWords": _("QR code of the registry page: {url}").format(url=page.url),
            "parts": [part for part in parts if part],
            "rightToLeft": self._right_to_left,
            "replaced": replaced_signs(self._cleaner.replaced),
        }

    def _title(self, text: str) -> str:
        # A title is set larger, so that a shorter word can be too long for the line.
        return self._breakable(self._cleaner.line(text), max(16, int(self._run_limit / 1.6)))

    def _breakable(self, text: str, longest: int) -> str:
        # Pieces in boxes have no direction: beside words from right to left they would change
        # places.
        mark = BREAK_RIGHT_TO_LEFT if self._right_to_left else BREAK
        return breakable(text, longest, mark)

    def _short_name(self) -> str:
        if self._sheet.text_size >= _NO_SHORT_NAME_FROM:
            return ""
        name = self._cleaner.line(self._page.name or self._page.title)
        if len(name) <= _LONGEST_SHORT_NAME:
            return name
        return name[:_LONGEST_SHORT_NAME].rpartition(" ")[0] + "…"

    def _subtitle(self) -> list[Run]:
        if not self._page.subtitle:
            return []
        line = self._one_line(self._page.subtitle)
        # Where the title only names the kind of print-out, this is what the study is called.
        return [{"t": line, "b": True} if self._page.name else line]

    def _one_line(self, text: str) -> str:
        return self._breakable(self._cleaner.line(text), self._run_limit)

    def _clauses(self, text: str) -> list[str]:
        return _CLAUSE_END.split(self._one_line(text))

    def _runs(self, spans: Spans, *, run_limit: int | None = None) -> list[Run]:
        runs: list[Run] = []
        for place, span in enumerate(spans):
            marked = place + 1 < len(spans) and spans[place + 1].source is not None
            for number, line in enumerate(self._cleaner.lines(span.text)):
                if number:
                    runs.append({"n": True})
                if line:
                    text = self._breakable(line, run_limit or self._run_limit)
                    text = _beside_mark(text, span, before_mark=marked)
                    runs.append(_run(text, span, self._anchor(span.source)))
        return runs

    def _anchor(self, source: int | None) -> str:
        """The name of the line that tells about a source; empty when the page has none."""
        there = source is not None and source in self._sources
        return f"source-{self._place}-{source}" if there else ""

    @singledispatchmethod
    def _part(self, block: PaperBlock) -> Data | None:
        raise TypeError(type(block))

    @_part.register
    def _heading(self, block: Heading) -> Data | None:
        if is_blank(self._cleaner.line(block.text)):
            return None
        return {
            "kind": "heading",
            "level": block.level,
            "text": self._title(block.text),
            "official": self._one_line(in_the_record(block.official, block.text)),
        }

    @_part.register
    def _paragraph(self, block: Paragraph) -> Data:
        source = source_line(block.spans)
        anchor = "" if source in self._told else self._anchor(source)
        runs = self._runs(block.spans)
        if anchor:
            # The line does not lead to itself.
            self._told.add(source)
            runs[0] = _run(block.spans[0].text, block.spans[0])
        return {"kind": "para", "runs": runs, "small": block.secondary, "anchor": anchor}

    @_part.register
    def _list(self, block: ListBlock) -> Data | None:
        if not block.items:
            return None
        items = [self._item(item) for item in block.items]
        return {"kind": "points", "items": items, "from": block.start if block.ordered else None}

    def _item(self, item: Item) -> Data:
        return {"runs": self._runs(item.spans), "items": self._points(item.items, "–")}

    def _points(self, items: Sequence[Item], bullet: str) -> list[Data]:
        """Points under a point; numbers written out in the text of all of them are labels."""
        found = [_LABEL.match(text_of(item.spans[:1])) for item in items]
        deeper = "·" if bullet == "–" else "–"
        points = []
        for item, label in zip(items, found, strict=True):
            spans = item.spans
            if label and all(found):
                spans = (replace(spans[0], text=spans[0].text[label.end() :]), *spans[1:])
            points.append(
                {
                    "label": label[1] if label and all(found) else bullet,
                    "runs": self._runs(spans),
                    "items": self._points(item.items, deeper),
                }
            )
        return points

    @_part.register
    def _facts(self, block: Facts) -> Data | None:
        if not block.facts:
            return None
        facts = [self._fact(fact) for fact in block.facts]
        gives = self._gives_way(block.gives_way, len(facts))
        return {"kind": "facts", "facts": facts, "gives": gives}

    def _gives_way(self, how: GivesWay | None, lines: int) -> Data | None:
        if how is None:
            return None
        counts = range(1, lines + 1)
        return {
            "turn": how.turn,
            "keep": min(how.keep, lines),
            "title": self._title(how.title) if how.title else "",
            # What stands under the part when so many of its lines gave way, one to begin with.
            "said": [gave_way(how, count, lines) for count in counts],
        }

    def _fact(self, fact: Fact) -> Data:
        value, marks = before_marks(fact.spans)
        official = self._one_line(in_the_record(fact.official, text_of(value)))
        between: list[Run] = [{"t": f" {official}", "s": True}] if official else []
        return {
            "label": self._one_line(fact.label),
            "runs": [*self._runs(value), *between, *self._runs(marks)],
        }

    @_part.register
    def _table(self, block: Table) -> Data | None:
        if not block.rows:
            return None
        widths = columns(block, self._sheet)
        caption = self._one_line(block.caption)
        if widths is None:
            return self._stacked(block, caption)
        limits = widths.longest_runs
        return {
            "kind": "grid",
            "caption": caption,
            "shares": widths.shares,
            "head": self._row(block.header, limits) if any(c.spans for c in block.header) else [],
            "rows": [self._row(row, limits) for row in block.rows],
            "whole": self._sheet.kept_whole // 3,
            "moves": self._moves(block),
        }

    def _moves(self, block: Table) -> Data | None:
        """What is said of rows that stand on the next page, and the titles there."""
        if block.gives_way is None:
            return None
        return {
            "said": _("On page 2."),
            "keep": block.gives_way.keep,
            "title": self._title(block.gives_way.title),
            "sourceTitle": _("In the registry’s words"),
            "source": [_is_source(row) for row in block.rows],
        }

    def _row(self, cells: Sequence[Cell], limits: Sequence[int]) -> list[Data]:
        row = [self._cell(cell, limit) for cell, limit in zip(cells, limits, strict=False)]
        return row + [{"runs": [], "note": [], "length": 0}] * (len(limits) - len(row))

    def _cell(self, cell: Cell, run_limit: int) -> Data:
        if cell.mark is None:
            runs = self._runs(cell.spans, run_limit=run_limit)
        else:
            runs = [mark_word(cell.mark)]
        note = self._runs((Span(cell.note),), run_limit=run_limit)
        length = len(text_of(cell.spans)) + len(cell.note)
        return {"runs": runs, "note": note, "length": length}

    def _stacked(self, block: Table, caption: str) -> Data:
        labels = [self._one_line(text_of(cell.spans)) for cell in block.header]
        return {
            "kind": "stacked",
            "caption": caption,
            # Studies side by side: a note belongs to its line.
            "inline": block.gives_way is not None,
            "rows": [self._stacked_row(row, labels) for row in block.rows if row],
        }

    def _stacked_row(self, cells: Sequence[Cell], labels: Sequence[str]) -> Data:
        name, *others = [self._cell(cell, self._run_limit) for cell in cells]
        return {
            "label": labels[0] if labels else "",
            "name": name["runs"],
            "note": name["note"],
            "cells": [
                {**cell, "label": label}
                for cell, label in zip_longest(others, labels[1:], fillvalue="")
                if isinstance(cell, dict) and (cell["runs"] or cell["note"])
            ],
        }

    @_part.register
    def _steps(self, block: Steps) -> Data | None:
        if not block.steps:
            return None
        return {
            "kind": "steps",
            "steps": [
                {
                    "title": self._one_line(step.title),
                    "when": self._one_line(step.when),
                    "runs": self._runs(step.spans),
                }
                for step in block.steps
            ],
        }

    @_part.register
    def _criteria(self, block: Criteria) -> Data | None:
        if not block.rows:
            return None
        return {"kind": "criteria", "items": self._criterion_items(criteria_tree(block.rows), "")}

    def _criterion_items(self, nodes: Sequence[CriterionNode], bullet: str) -> list[Data]:
        return [
            {
                "label": self._one_line(label),
                "runs": self._runs((Span(words_before(node, label)), *node.row.spans)),
                "help": self._runs(node.row.help),
                "items": self._criterion_items(node.points, "–" if bullet == "•" else "•"),
            }
            for node, label in zip(nodes, labels(nodes, bullet), strict=True)
        ]

    @_part.register
    def _notice(self, block: Notice) -> Data:
        length = len(block.title) + len(text_of(block.spans))
        return {
            "kind": "notice",
            "title": self._one_line(block.title),
            "runs": self._runs(block.spans),
            "tone": block.tone.value,
            "whole": length <= self._sheet.kept_whole,
        }

    @_part.register
    def _scale(self, block: ScoreScale) -> Data:
        goal = block.goal
        return {
            "kind": "scale",
            "name": self._one_line(block.name),
            "said": self._cleaner.line(block.said),
            "levels": [
                {"words": self._one_line(level.words), "start": level.start, "stop": level.stop}
                for level in block.levels
            ],
            "ticks": [{"words": tick.words, "at": tick.at} for tick in block.ticks],
            "goal": None
            if goal is None
            else {"words": self._one_line(goal.words), "start": goal.start, "stop": goal.stop},
        }

    @_part.register
    def _timeline(self, block: Timeline) -> Data:
        return {
            "kind": "timeline",
            "said": self._cleaner.line(block.said),
            "axis": block.axis,
            "rows": [
                {
                    "label": row.label,
                    "lift": max((mark.lift for mark in row.marks), default=0),
                    "marks": [
                        {
                            "start": mark.start,
                            "end": mark.end,
                            "shape": mark.shape.value,
                            "planned": mark.planned,
                            "words": mark.words,
                            "lift": mark.lift,
                        }
                        for mark in row.marks
                    ],
                }
                for row in block.rows
            ],
            "ticks": [{"words": tick.words, "at": tick.at} for tick in block.ticks],
        }

    @_part.register
    def _terms(self, block: Terms) -> Data | None:
        if not block.terms:
            return None
        return {"kind": "glossary", "terms": [self._term(card) for card in block.terms]}

    def _term(self, card: TermCard) -> Data:
        meaning = list(card.meaning)
        also = also_called(card)
        if also:
            meaning.append(Span(f" {also}"))
        meaning += in_study(card)
        return {"term": self._one_line(term_words(card)), "runs": self._runs(tuple(meaning))}

    @_part.register
    def _questions(self, block: Questions) -> Data | None:
        if not block.rows:
            return None
        rows = [
            {
                "text": self._one_line(row.text),
                "lines": [
                    self._one_line(words)
                    for words in (answer_words(row), quote_words(row), where_words(row))
                    if words
                ],
            }
            for row in block.rows
        ]
        return {"kind": "questions", "rows": rows, "room": block.room}

    @_part.register
    def _trial_links(self, block: TrialLinks) -> Data | None:
        if not block.links:
            return None
        return {
            "kind": "points",
            "items": [{"runs": self._trial_link(link), "items": []} for link in block.links],
            "from": None,
            "small": True,
        }

    def _trial_link(self, link: TrialLink) -> list[Run]:
        words = Span(trial_link_words(link))
        if not link.number:
            return self._runs((words,))
        return self._runs((Span(link.number, strong=True), Span(" "), words))

    @_part.register
    def _checks(self, block: CheckList) -> Data | None:
        if not block.rows:
            return None
        again = block.title in self._asked
        self._asked.add(block.title)
        return {
            "kind": "checks",
            # Under each other, with no head to stand in, the question is asked once.
            "again": again,
            "boxes": [self._one_line(box) for box in block.boxes],
            "ticked": [ticked_words(box) for box in block.boxes],
            "title": self._one_line(block.title),
            "number": _("No.") if any(row.number for row in block.rows) else "",
            "roomy": block.roomy,
            "whole": self._sheet.kept_whole // 2,
            "gives": self._gives_way(block.gives_way, len(block.rows)),
            "rows": [self._check_row(row) for row in block.rows],
        }

    def _check_row(self, row: CheckRow) -> Data:
        return {
            "number": self._one_line(row.number),
            "runs": self._runs(row.spans),
            "note": self._runs((Span(row.note),)) if row.note else [],
            "chosen": row.chosen,
            "length": len(text_of(row.spans)) + len(row.note),
        }

    @_part.register
    def _blanks(self, block: Blanks) -> Data:
        return {"kind": "blanks", "labels": [self._one_line(label) for label in block.labels]}

    @_part.register
    def _room(self, block: Room) -> Data:
        return {"kind": "room", "lines": block.lines}

    @_part.register
    def _web_link(self, block: WebLink) -> Data:
        return {
            "kind": "web",
            "label": self._one_line(block.label),
            "shown": self._one_line(block.url),
            "url": block.url if is_web_address(block.url) else "",
        }


def _is_source(row: Sequence[Cell]) -> bool:
    """Whether a row has words of a record itself, not ours."""
    return any(isinstance(c, SourcedCell) and c.origin.voice is Voice.SOURCE for c in row)


def _named(title: str, number: str) -> str:
    """The title, or something to see in its place: PDF/UA takes no empty one."""
    return next((name for name in (title, number) if not is_blank(name)), "-")


def _tongue(tag: str) -> tuple[str, str]:
    """Language and region of a BCP 47 tag as Typst takes them: two or three letters, two."""
    language, *others = tag.lower().split("-")
    region = next((part for part in others if len(part) == 2 and part.isalpha()), "")
    known = language.isascii() and language.isalpha() and len(language) in (2, 3)
    return (language, region) if known else ("en", "")


def _run(text: str, span: Span, leads_to: str = "") -> Run:
    flags = {"b": span.strong, "u": span.term is not None, "m": span.source is not None}
    told: Data = {key: True for key, is_set in flags.items() if is_set}
    if leads_to:
        told["to"] = leads_to
    return {"t": text, **told} if told else text


def _beside_mark(text: str, span: Span, *, before_mark: bool) -> str:
    """Tie a source mark to the word before it: "[1]" alone on a line tells nobody anything."""
    if span.source is not None and text.startswith(" "):
        return f"\u00a0{text[1:]}"
    if before_mark and text.endswith(" "):
        return f"{text[:-1]}\u00a0"
    return text
