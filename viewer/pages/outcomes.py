"""The Outcomes tab: what the study measures, how and when; what was found, where it is posted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TypeAlias

from viewer.domain.coded import OutcomeType, Unknown
from viewer.domain.design import Outcome
from viewer.domain.trial import Topic
from viewer.pages.blocks import (
    Block,
    Cell,
    Fact,
    Fold,
    Heading,
    Origin,
    Paragraph,
    Span,
    Spans,
    Tab,
    Table,
    Voice,
)
from viewer.pages.desk import PART, Desk, ours, paths_of, section, source
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.flagging import flag_notices
from viewer.pages.result_tables import result_blocks
from viewer.pages.results_state import results_notice
from viewer.pages.scoring import goal_words, score_section, target_scale
from viewer.pages.texts import (
    LONG,
    count_words,
    length_note,
    level_line,
    passage_blocks,
    short_or_folded,
    source_marks,
    spans_of,
)
from viewer.plain.outcomes import time_frame_words
from viewer.plain.telling import tense_of
from viewer.plain.tense import Tense
from viewer.plain.text import parse, plain_text
from viewer.words import _, ngettext

Alike: TypeAlias = Sequence[Outcome]
"""Outcomes that differ in nothing but when they are taken: one row of a table."""
Column: TypeAlias = tuple[str, Callable[[Alike], Cell]]

_SHOWN_AT_ONCE = 20
"""Measures of one kind shown before the rest goes behind a line."""
_FEW = 3
"""Measures that can each have a part of their own without the page becoming endless."""


def outcome_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Outcomes tab."""
    blocks = section(desk, _("What the study wants to find out"), lambda: _in_words(desk))
    for kind, outcomes in by_kind(desk.trial.outcomes):
        blocks += section(
            desk,
            kind_title(kind, tense_of(desk.trial)),
            partial(_measures, desk, outcomes),
            official=kind_official(kind),
        )
    blocks += score_section(desk, desk.trial.outcomes)
    blocks += section(desk, _("Results"), lambda: _results(desk))
    return [*blocks, *flag_notices(desk, Tab.OUTCOMES)] if blocks else []


def by_kind(
    outcomes: Sequence[Outcome],
) -> list[tuple[OutcomeType | Unknown, list[Outcome]]]:
    """Outcomes by kind, the main ones first, each kind in the order of the record."""
    order = [*OutcomeType]

    def place(outcome: Outcome) -> int:
        return order.index(outcome.type) if isinstance(outcome.type, OutcomeType) else len(order)

    ordered = sorted(outcomes, key=place)
    return [
        (group[0].type, group) for _kind, found in groupby(ordered, place) if (group := list(found))
    ]


def kind_title(kind: OutcomeType | Unknown, tense: Tense) -> str:
    """Our heading of a kind of outcome."""
    if isinstance(kind, Unknown):
        return _("Also measured")
    return {
        OutcomeType.PRIMARY: _("The main question"),
        OutcomeType.SECONDARY: {
            Tense.NOW: _("What else the study checks"),
            Tense.OVER: _("What else the study checked"),
            Tense.MEANT: _("What else the study was to check"),
        }[tense],
        OutcomeType.OTHER_PRE_SPECIFIED: _("Further checks, planned from the start"),
        OutcomeType.POST_HOC: _("Checks added later"),
    }[kind]


def kind_official(kind: OutcomeType | Unknown) -> str:
    """What registries call it."""
    if isinstance(kind, Unknown):
        return kind.value
    return {
        OutcomeType.PRIMARY: _("Primary outcomes"),
        OutcomeType.SECONDARY: _("Secondary outcomes"),
        OutcomeType.OTHER_PRE_SPECIFIED: _("Other pre-specified outcomes"),
        OutcomeType.POST_HOC: _("Post-hoc outcomes"),
    }[kind]


def kind_short(kind: OutcomeType | Unknown, number: int) -> str:
    """The kind of one measure in a word or two, for a column of all of them."""
    if isinstance(kind, Unknown):
        return kind.value
    return {
        OutcomeType.PRIMARY: _("Main {number}"),
        OutcomeType.SECONDARY: _("Also {number}"),
        OutcomeType.OTHER_PRE_SPECIFIED: _("Further {number}"),
        OutcomeType.POST_HOC: _("Later {number}"),
    }[kind].format(number=number)


def when_note(outcome: Outcome) -> str:
    """The time frame in everyday words, where we have any: "about 1 year"."""
    return time_frame_words(outcome.time_frame.value) if outcome.time_frame else ""


def from_text_remark(outcomes: Sequence[Outcome]) -> Iterator[Paragraph]:
    """Say so where outcomes stand in the record's text only, not in a list of their own."""
    told = [outcome for outcome in outcomes if outcome.from_text]
    if told:
        text = _("The source tells this in its text. It is not in a list of outcomes.")
        origin = ours(*(outcome.path for outcome in told))
        yield Paragraph(spans=(Span(text),), origin=origin, secondary=True)


def _in_words(desk: Desk) -> Iterator[Block]:
    for passage in desk.trial.texts_about(Topic.MEASURES):
        yield from passage_blocks(desk, passage)


def _measures(desk: Desk, outcomes: Sequence[Outcome]) -> Iterator[Block]:
    make = _maker(outcomes)
    first = sum(map(len, _alike(outcomes)[:_SHOWN_AT_ONCE])) if make is _table else _SHOWN_AT_ONCE
    yield from make(desk, outcomes[:first])
    if make is _table:
        yield from level_line(desk, (outcome.description for outcome in outcomes[:first]))
    rest = outcomes[first:]
    if rest:
        blocks = tuple(make(desk, rest))
        title = ngettext("{count} more measure", "{count} more measures", len(rest))
        yield Fold(
            title=title.format(count=len(rest)),
            blocks=blocks,
            origin=Origin(Voice.OURS, paths_of(blocks)),
        )
    yield from from_text_remark(outcomes)


def _maker(
    outcomes: Sequence[Outcome],
) -> Callable[[Desk, Sequence[Outcome]], Iterator[Block]]:
    """How to show a list: with goals or few long texts as parts, else as a table."""
    is_long = any(_is_long(outcome) for outcome in outcomes)
    if any(outcome.target for outcome in outcomes) or (is_long and len(outcomes) <= _FEW):
        return _parts
    return _table_and_texts if is_long else _table


def _is_long(outcome: Outcome) -> bool:
    """Whether the text on how it is measured is too much for a cell of a table."""
    if outcome.description is None:
        return False
    words = count_words(plain_text(outcome.description))
    return words > LONG or len(parse(outcome.description)) > 1


def _table(desk: Desk, outcomes: Sequence[Outcome]) -> Iterator[Block]:
    columns: list[Column] = [(_("What"), partial(_what, desk))]
    if any(outcome.description for outcome in outcomes):
        columns.append((_("How"), partial(_how, desk)))
    if any(outcome.time_frame for outcome in outcomes):
        columns.append((_("When"), _when))
    yield _grid(outcomes, columns, _("What is measured, how and when"))


def _table_and_texts(desk: Desk, outcomes: Sequence[Outcome]) -> Iterator[Block]:
    """A table that can be looked over, and behind a line how each measure is taken."""
    columns: list[Column] = [(_("What"), partial(_what, desk))]
    if any(outcome.time_frame for outcome in outcomes):
        columns.append((_("When"), _when))
    yield _grid(outcomes, columns, _("What is measured, and when"))
    blocks: list[Block] = []
    for outcome in outcomes:
        if outcome.description is not None:
            blocks.append(Heading(text=outcome.measure, origin=source(outcome.path), level=PART))
            blocks += passage_blocks(desk, outcome.description)
    texts = [plain_text(outcome.description) for outcome in outcomes if outcome.description]
    yield Fold(
        title=_("How each of these is measured"),
        blocks=tuple(blocks),
        origin=Origin(Voice.SOURCE, paths_of(blocks)),
        note=length_note(desk, "\n".join(texts)),
    )


def _grid(
    outcomes: Sequence[Outcome],
    columns: Sequence[Column],
    caption: str,
) -> Table:
    return Table(
        header=tuple(Cell((Span(title),)) for title, _make in columns),
        rows=tuple(tuple(make(row) for _title, make in columns) for row in _alike(outcomes)),
        origin=source(*(outcome.path for outcome in outcomes)),
        caption=caption,
    )


def _alike(outcomes: Sequence[Outcome]) -> list[Alike]:
    """Outcomes in rows: many records list one measure again for each time it is taken."""

    def same(outcome: Outcome) -> tuple[object, ...]:
        text = outcome.description.text if outcome.description else ""
        return outcome.measure, text, outcome.sources

    return [list(group) for _same, group in groupby(outcomes, same)]


def _what(desk: Desk, row: Alike) -> Cell:
    return Cell(measure_spans(desk, row[0]))


def _how(desk: Desk, row: Alike) -> Cell:
    description = row[0].description
    return Cell(spans_of(desk, description) if description else ())


def _when(row: Alike) -> Cell:
    if len(row) == 1:
        return when_cell(row[0])
    times = [outcome.time_frame.value for outcome in row if outcome.time_frame]
    notes = dict.fromkeys(note for outcome in row if (note := when_note(outcome)))
    return Cell((Span("; ".join(times) or _("Not given")),), note="; ".join(notes))


def measure_spans(desk: Desk, outcome: Outcome) -> Spans:
    """The name of a measure with its source marks."""
    return desk.marker.mark(outcome.measure, outcome.path) + source_marks(outcome.sources)


def when_cell(outcome: Outcome) -> Cell:
    """The time frame as the source has it, everyday words under it; a gap is said."""
    if outcome.time_frame is None:
        return Cell((Span(_("Not given")),))
    return Cell((Span(outcome.time_frame.value),), note=when_note(outcome))


def _parts(desk: Desk, outcomes: Sequence[Outcome]) -> Iterator[Block]:
    for outcome in outcomes:
        yield Heading(text=outcome.measure, origin=source(outcome.path), level=PART)
        facts = list(_part_facts(outcome))
        yield from facts_block(facts)
        if outcome.description:
            # The marks stand once, at the end of what they belong to.
            passage = outcome.description
            if not facts:
                passage = replace(passage, sources=outcome.sources or passage.sources)
            yield from short_or_folded(desk, passage, _("How it is measured"))
        scale = target_scale(outcome)
        if scale:
            yield scale


def _part_facts(outcome: Outcome) -> Iterator[Fact]:
    marks = source_marks(outcome.sources)
    if outcome.target:
        yield our_fact(_("The goal"), (Span(goal_words(outcome.target)), *marks), outcome.path)
    if outcome.time_frame:
        time = (Span(outcome.time_frame.value), *(() if outcome.target else marks))
        note = when_note(outcome)
        yield source_fact(_("When"), time, outcome.time_frame.path, official=note)


def _results(desk: Desk) -> Iterator[Block]:
    trial = desk.trial
    yield from results_notice(desk, above_them=True)
    for passage in trial.texts_about(Topic.RESULTS_NOTE):
        yield from passage_blocks(desk, passage)
    if trial.results is not None:
        yield from result_blocks(desk, trial.results)
