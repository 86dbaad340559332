"""The checklist for paper: every criterion word for word, with boxes as ticked so far."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from viewer.domain.personal import Answer, Mine, Tick
from viewer.domain.printout import PrintKind
from viewer.pages.blocks import (
    CheckList,
    CheckRow,
    Criteria,
    CriterionRow,
    Fact,
    Heading,
    Notice,
    PaperBlock,
    Paragraph,
    PrintPage,
    Room,
    Span,
    mark_before,
    text_of,
)
from viewer.pages.criteria import criteria_blocks
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.pages.eligibility import are_entrys_own, eligibility_facts
from viewer.pages.print_frame import advice_line, source_line
from viewer.pages.summary_words import with_words, word_list
from viewer.pages.ticking import answer_words, fact_words
from viewer.plain.joining import and_list
from viewer.words import _, ngettext

ANSWERS = (Answer.YES, Answer.NO, Answer.NOT_SURE)
_NOTE_LINES = 4
_MOST_NUMBERS = 12
"""Numbers of lines that are named; of more it is only said how many there are."""


class Numbered(NamedTuple):
    """A criterion with its number, "12" or "12.1", and whether people need it to join."""

    row: CriterionRow
    number: str
    inclusion: bool | None


def checklist_page(desk: Desk, mine: Mine) -> PrintPage:
    """The checklist of a trial, with what the person ticked of it so far."""
    trial = desk.trial
    blocks = list(criteria_blocks(desk))
    lines = numbered(blocks)
    parts: list[PaperBlock] = [
        _how_to(lines, entrys_own=are_entrys_own(trial.eligibility)),
        *_coded(desk, mine.answers),
    ]
    if lines:
        parts += _with_boxes(blocks, lines, mine.answers)
        parts.append(_count(lines, mine.answers))
    listed, cards = with_words(parts, desk.marker.used)
    if cards:
        listed += word_list(desk, cards)
    listed += [
        Heading(text=_("Notes"), origin=ours(WHOLE_RECORD)),
        Room(lines=_NOTE_LINES, origin=ours(WHOLE_RECORD)),
    ]
    return PrintPage(
        number=trial.number,
        title=_("Checklist for my doctor: {number}").format(number=trial.number),
        subtitle=trial.titles.brief.value,
        blocks=tuple(listed),
        terms={card.key: card for card in cards},
        source_line=source_line(desk),
        advice_line=advice_line(trial),
        url=trial.source.url,
        name=trial.titles.brief.value,
        kind=PrintKind.CHECKLIST,
        notes=False,
    )


def numbered(blocks: Iterable[object]) -> list[Numbered]:
    """Every criterion of some blocks with its number."""
    return [
        Numbered(row, row.label, block.inclusion)
        for block in blocks
        if isinstance(block, Criteria)
        for row in block.rows
    ]


def check_row(line: Numbered, number: str, tick: Tick | None = None, *, helped: bool) -> CheckRow:
    """A criterion with boxes; ``helped``: with its signs and units in everyday words."""
    row = line.row
    notes = [text_of(row.help)] if helped and row.help else []
    if tick is not None and tick.from_profile:
        notes.append(_("Ticked from your profile."))
    # "Inclusion 2" and the source's own "2." would say the same twice.
    mark = mark_before(row, number.rpartition(" ")[2])
    return CheckRow(
        spans=(Span(mark), *row.spans) if mark else row.spans,
        number=number,
        chosen=ANSWERS.index(tick.answer) if tick else None,
        note=" ".join(notes),
    )


def _how_to(lines: list[Numbered], *, entrys_own: bool) -> Paragraph:
    text = (
        _(
            "Tick what you know. Leave the rest for your doctor. This list decides nothing: only "
            "the study team can say who can join."
        )
        + " "
        + (
            _("The lines are written for this program, one for each line of the source.")
            if entrys_own
            else _("The lines stand word for word as the source has them.")
        )
        if lines
        else _("This file lists no criteria. Ask your doctor to look up the study.")
    )
    return Paragraph(spans=(Span(text),), origin=ours(WHOLE_RECORD))


def _coded(desk: Desk, answers: Mapping[str, Tick]) -> Iterator[PaperBlock]:
    """Age, sex and health as the record's own fields have them; they have no number."""
    facts = [fact for fact in eligibility_facts(desk) if fact.asks]
    if not facts:
        return
    origin = ours(*(path for fact in facts for path in fact.origin.paths))
    yield Heading(text=_("Age, sex and health"), origin=origin)
    yield CheckList(
        rows=tuple(_coded_row(fact, answers.get(fact.asks)) for fact in facts),
        origin=origin,
        boxes=tuple(map(answer_words, ANSWERS)),
        title=_("Does this fit you?"),
    )


def _coded_row(fact: Fact, tick: Tick | None) -> CheckRow:
    notes = [_("In the record: {words}.").format(words=fact.official)] if fact.official else []
    if tick is not None and tick.from_profile:
        notes.append(_("Ticked from your profile."))
    return CheckRow(
        spans=(Span(fact_words(fact)),),
        chosen=ANSWERS.index(tick.answer) if tick else None,
        note=" ".join(notes),
    )


def _with_boxes(
    blocks: Iterable[object], lines: Iterable[Numbered], answers: Mapping[str, Tick]
) -> Iterator[PaperBlock]:
    left = iter(lines)
    boxes = tuple(map(answer_words, ANSWERS))
    for block in blocks:
        if isinstance(block, Criteria):
            rows = tuple(
                check_row(line, line.number, answers.get(line.row.identity), helped=True)
                for _row, line in zip(block.rows, left, strict=False)
            )
            yield CheckList(
                rows=rows,
                origin=block.origin,
                boxes=boxes,
                title=_("Does this fit you?"),
                roomy=True,
            )
        elif isinstance(block, Heading | Paragraph):
            yield block


def _count(lines: list[Numbered], answers: Mapping[str, Tick]) -> Notice:
    """How many lines are left to ask about: counts, and never what they come to."""
    ticks = [(line.number, answers.get(line.row.identity)) for line in lines]
    unsure = [number for number, tick in ticks if tick and tick.answer is Answer.NOT_SURE]
    blank = sum(tick is None for _number, tick in ticks)
    sentences = []
    if unsure:
        sentences.append(
            ngettext("{count} line to ask about", "{count} lines to ask about", len(unsure)).format(
                count=len(unsure)
            )
        )
        if len(unsure) <= _MOST_NUMBERS:
            sentences[-1] = ngettext(
                "{lines} (number {numbers})", "{lines} (numbers {numbers})", len(unsure)
            ).format(lines=sentences[-1], numbers=and_list(unsure))
    sentences.append(
        ngettext("{count} line not ticked yet", "{count} lines not ticked yet", blank).format(
            count=blank
        )
    )
    text = _("{counts}.").format(counts=", ".join(sentences))
    return Notice(title=text, spans=(), origin=ours(WHOLE_RECORD))
