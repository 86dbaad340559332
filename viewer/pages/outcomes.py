"""The Outcomes tab: what the study measures, how and when; what was found, where it is posted."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from viewer.domain.coded import OutcomeType, Unknown
from viewer.domain.design import Outcome
from viewer.domain.trial import Topic
from viewer.pages.blocks import (
    Block,
    Cell,
    Fold,
    Heading,
    Origin,
    Paragraph,
    Span,
    Spans,
    Table,
    Voice,
)
from viewer.pages.desk import PART, Desk, ours, paths_of, section, source
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.flagging import flag_notices
from viewer.pages.result_tables import result_blocks
from viewer.pages.results_state import results_notice
from viewer.pages.scoring import target_blocks, target_words
from viewer.pages.texts import (
    LONG,
    count_words,
    passage_blocks,
    short_or_folded,
    source_marks,
    spans_of,
)
from viewer.pages.timing import time_frame_words
from viewer.plain.text import plain_text
from viewer.words import _, ngettext

_SHOWN_AT_ONCE = 20
"""Measures of one kind shown before the rest goes behind a line."""


def outcome_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Outcomes tab."""
    blocks = section(desk, _("What the study wants to find out"), lambda: _in_words(desk))
    for kind, outcomes in by_kind(desk.trial.outcomes):
        blocks += section(
            desk,
            kind_title(kind),
            partial(_measures, desk, outcomes),
            official=kind_official(kind),
        )
    blocks += section(desk, _("Results"), lambda: _results(desk))
    return [*blocks, *flag_notices(desk, "outcomes")] if blocks else []


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


def kind_title(kind: OutcomeType | Unknown) -> str:
    """Our heading of a kind of outcome."""
    if isinstance(kind, Unknown):
        return _("Also measured")
    return {
        OutcomeType.PRIMARY: _("The main question"),
        OutcomeType.SECONDARY: _("What else the study checks"),
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
    # With targets, or with long texts, a table would be a wall: one part a measure instead.
    apart = any(outcome.target or _is_long(outcome) for outcome in outcomes)
    make = _parts if apart else _table
    yield from make(desk, outcomes[:_SHOWN_AT_ONCE])
    rest = outcomes[_SHOWN_AT_ONCE:]
    if rest:
        blocks = tuple(make(desk, rest))
        title = ngettext("{count} more measure", "{count} more measures", len(rest))
        yield Fold(
            title=title.format(count=len(rest)),
            blocks=blocks,
            origin=Origin(Voice.OURS, paths_of(blocks)),
        )
    yield from from_text_remark(outcomes)


def _is_long(outcome: Outcome) -> bool:
    return outcome.description is not None and (count_words(plain_text(outcome.description)) > LONG)


def _table(desk: Desk, outcomes: Sequence[Outcome]) -> Iterator[Block]:
    has_how = any(outcome.description for outcome in outcomes)
    has_when = any(outcome.time_frame for outcome in outcomes)
    header = [Cell((Span(_("What")),))]
    if has_how:
        header.append(Cell((Span(_("How")),)))
    if has_when:
        header.append(Cell((Span(_("When")),)))
    rows = []
    for outcome in outcomes:
        cells = [Cell(measure_spans(desk, outcome))]
        if has_how:
            cells.append(Cell(spans_of(desk, outcome.description) if outcome.description else ()))
        if has_when:
            cells.append(when_cell(outcome))
        rows.append(tuple(cells))
    yield Table(
        header=tuple(header),
        rows=tuple(rows),
        origin=Origin(Voice.SOURCE, tuple(outcome.path for outcome in outcomes)),
        caption=_("What is measured, how and when"),
    )


def measure_spans(desk: Desk, outcome: Outcome) -> Spans:
    """The name of a measure with its source marks."""
    return desk.marker.mark(outcome.measure) + source_marks(outcome.sources)


def when_cell(outcome: Outcome) -> Cell:
    """The time frame as the source has it, everyday words under it; a gap is said."""
    if outcome.time_frame is None:
        return Cell((Span(_("Not given")),))
    return Cell((Span(outcome.time_frame.value),), note=when_note(outcome))


def _parts(desk: Desk, outcomes: Sequence[Outcome]) -> Iterator[Block]:
    for outcome in outcomes:
        yield Heading(text=outcome.measure, origin=source(outcome.path), level=PART)
        yield from facts_block(
            (
                our_fact(_("The goal"), target_words(outcome.target), outcome.path)
                if outcome.target
                else None,
                source_fact(
                    _("When"),
                    outcome.time_frame.value,
                    outcome.time_frame.path,
                    official=when_note(outcome),
                )
                if outcome.time_frame
                else None,
            )
        )
        if outcome.description:
            title = _("How it is measured")
            yield from short_or_folded(desk, outcome.description, title)
        if outcome.target:
            yield from target_blocks(desk, outcome)
        marks = source_marks(outcome.sources)
        if marks:
            yield Paragraph(spans=marks[1:], origin=source(outcome.path), secondary=True)


def _results(desk: Desk) -> Iterator[Block]:
    trial = desk.trial
    yield from results_notice(desk)
    for passage in trial.texts_about(Topic.RESULTS_NOTE):
        yield from passage_blocks(desk, passage)
    if trial.results is not None:
        yield from result_blocks(desk, trial.results)
