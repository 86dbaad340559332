"""Posted results as tables: the record's figures, cell by cell, never rounded or judged."""

import re
from collections.abc import Iterator, Sequence

from viewer.domain.results import (
    AdverseEvents,
    EventSummary,
    OutcomeResult,
    ResultGroup,
    ResultRow,
    Results,
    ResultTable,
)
from viewer.domain.values import Fact as SourceFact
from viewer.domain.values import PartialDate, Passage
from viewer.pages.blocks import (
    Block,
    Cell,
    Fact,
    Fold,
    Heading,
    Origin,
    Span,
    Table,
)
from viewer.pages.desk import PART, Desk, ours, paths_of, source
from viewer.pages.facts import facts_block, our_fact, source_fact
from viewer.pages.result_words import (
    STEP_IN,
    milestone_words,
    part_label,
    part_value,
    readable_code,
)
from viewer.pages.texts import passage_blocks, short_or_folded
from viewer.plain.dates import date_words
from viewer.plain.inline import clean
from viewer.plain.telling import tense_of
from viewer.plain.treatment_codes import outcome_kind_words
from viewer.words import _, ngettext

_WIDEST = 4
"""Groups that fit beside each other; more go down the page, a line for each."""
_COUNTS = "numAffected/numAtRisk"
"""What the reader calls a table whose cells count people with a harm."""
_PEOPLE = re.compile(r"(\d+)/(\d+)")


def result_blocks(desk: Desk, results: Results) -> Iterator[Block]:
    """Everything posted: limits first, then people, figures and harms, each behind a line."""
    if results.limitations:
        yield _title(_("Limits the authors name"), results.limitations.path)
        yield from passage_blocks(desk, results.limitations)
    yield from _fold(
        _("Who started and who finished"),
        "",
        [*_notes(desk, results), *_tables(desk, results.flow)],
    )
    yield from _fold(_("Who took part"), "", list(_baseline(desk, results)))
    for outcome in results.outcomes:
        kind = outcome_kind_words(outcome.type, tense_of(desk.trial))
        yield from _fold(outcome.title, kind, list(_outcome(desk, outcome)))
    if results.adverse_events:
        yield from _adverse_events(desk, results.adverse_events)
    yield from _fold(_("Whom to ask about the results"), "", results_contact(results))
    yield from _fold(
        _("What the doctors agreed with the sponsor about publishing"),
        "",
        facts_block(map(_labelled, results.agreement)),
    )


def results_contact(results: Results) -> list[Block]:
    """The person who answers questions on the results, with the ways to reach them."""
    return facts_block(map(_labelled, results.contact))


def table_blocks(
    desk: Desk, table: ResultTable, *, titled: bool = True, grouped: bool = True
) -> Iterator[Block]:
    """One table with its title, what its figures are, every row, and its groups if ``grouped``."""
    if titled and table.title:
        yield Heading(text=table.title, origin=source(table.path), level=PART)
    for passage in (table.description, table.population):
        if passage is not None:
            yield from short_or_folded(desk, passage, part_label(passage.path))
    kinds = (
        our_fact(_("Kind of figure"), readable_code(table.summary), table.path)
        if table.summary and table.summary != _COUNTS
        else None,
        source_fact(_("Unit"), table.unit, table.path) if table.unit else None,
    )
    yield from facts_block(kinds)
    if table.rows:
        wide = len(table.groups) > _WIDEST
        yield _long(table) if wide else _across(table)
    if grouped:
        yield from _described(desk, table.groups)


def _described(desk: Desk, groups: Sequence[ResultGroup]) -> Iterator[Block]:
    described = [group for group in groups if group.description]
    yield from _fold(_("The groups, described"), "", list(_groups(desk, described)))


def _across(table: ResultTable) -> Table:
    header = (Cell(), *(Cell((Span(group.title),)) for group in table.groups))
    rows = tuple(
        (_row_label(row, table), *(_cell(table, figure) for figure in row.cells))
        for row in table.rows
    )
    return Table(header=header, rows=rows, origin=source(table.path), caption=table.title)


def _long(table: ResultTable) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        filled = [
            (Cell((Span(group.title),)), _cell(table, figure))
            for group, figure in zip(table.groups, row.cells, strict=False)
            if figure
        ]
        rows += [(_row_label(row, table), *cells) for cells in filled or [(Cell(), Cell())]]
    header = (Cell(), Cell((Span(_("Group")),)), Cell((Span(_("Figure")),)))
    return Table(header=header, rows=tuple(rows), origin=source(table.path), caption=table.title)


def _row_label(row: ResultRow, table: ResultTable) -> Cell:
    label = milestone_words(clean(row.label))
    if row is table.rows[0] and any(row.label == each.label for each in table.rows[1:]):
        # "Participants" twice: first how many were looked at, then those of whom something holds.
        label = _("People looked at")
    return Cell((Span(STEP_IN * row.level + label, strong=row.level == 0),))


def _cell(table: ResultTable, figure: str) -> Cell:
    """A figure as the record has it; counts of harms as people of people."""
    people = _PEOPLE.fullmatch(figure) if table.summary == _COUNTS else None
    text = of_people(int(people[1]), int(people[2])) if people else clean(figure)
    return Cell((Span(text),) if text else ())


def _notes(desk: Desk, results: Results) -> Iterator[Block]:
    for note in results.flow_notes:
        yield _title(part_label(note.path), note.path)
        yield from short_or_folded(desk, note, part_label(note.path))


def _tables(desk: Desk, tables: Sequence[ResultTable]) -> Iterator[Block]:
    """Tables that follow each other, mostly of the same groups: these are described once."""
    for number, table in enumerate(tables):
        following = tables[number + 1] if number + 1 < len(tables) else None
        is_last = following is None or _paths(following.groups) != _paths(table.groups)
        yield from table_blocks(desk, table, grouped=is_last)


def _paths(groups: Sequence[ResultGroup]) -> list[str]:
    return [group.path for group in groups]


def _baseline(desk: Desk, results: Results) -> Iterator[Block]:
    if results.baseline_population:
        yield from passage_blocks(desk, results.baseline_population)
    yield from _tables(desk, results.baseline)


def _outcome(desk: Desk, outcome: OutcomeResult) -> Iterator[Block]:
    described = outcome.description is not None and (
        outcome.table is None or outcome.table.description != outcome.description
    )
    if outcome.description is not None and described:
        yield from passage_blocks(desk, outcome.description)
    when = outcome.time_frame
    yield from facts_block([source_fact(_("When"), when.value, when.path)] if when else [])
    if outcome.table is None:
        yield from facts_block(_no_figures(outcome))
    else:
        yield from table_blocks(desk, outcome.table, titled=False)
    yield from _analyses(outcome)


def _no_figures(outcome: OutcomeResult) -> Iterator[Fact]:
    status = outcome.status
    yield our_fact(
        _("Figures"),
        _("None are posted for this yet."),
        status.path if status else outcome.path,
        official=readable_code(status.raw) if status else "",
    )
    expected = outcome.anticipated_posting
    if expected is not None:
        words = date_words(PartialDate.parse(expected.value))
        yield our_fact(_("Expected"), words, expected.path)


def _analyses(outcome: OutcomeResult) -> Iterator[Block]:
    groups = {group.id: group.title for group in outcome.table.groups} if outcome.table else {}
    blocks: list[Block] = []
    for analysis in outcome.analyses:
        compared = [fact for fact in analysis if ".groupIds" in fact.path]
        names = "; ".join(part_value(fact, groups) for fact in compared)
        facts: list[Fact | None] = [
            source_fact(_("Groups"), names, *(fact.path for fact in compared)) if compared else None
        ]
        facts += [_labelled(fact) for fact in analysis if fact not in compared]
        blocks += facts_block(facts)
    count = len(outcome.analyses)
    note = ngettext("{count} analysis", "{count} analyses", count).format(count=count)
    yield from _fold(_("The statistics, as the record has them"), note, blocks)


def _adverse_events(desk: Desk, events: AdverseEvents) -> Iterator[Block]:
    yield _title(_("Harms seen in the study"), events.path)
    yield from facts_block(
        (
            source_fact(_("Watched for"), events.time_frame.value, events.time_frame.path)
            if events.time_frame
            else None,
            our_fact(
                _("Listed"),
                _("Other events are listed when more than {share} % of a group had them.").format(
                    share=events.threshold.value
                ),
                events.threshold.path,
            )
            if events.threshold
            else None,
        )
    )
    if events.description:
        yield from short_or_folded(desk, events.description, _("How harms were counted"))
    if events.summaries:
        yield _summary_table(events)
    if events.deaths_comment:
        yield from passage_blocks(desk, events.deaths_comment)
    groups: tuple[ResultGroup, ...] = ()
    for title, table in (
        (_("Serious events, one by one"), events.serious),
        (_("Other events, one by one"), events.other),
    ):
        if table is not None:
            groups = groups or table.groups
            blocks = list(table_blocks(desk, table, titled=False, grouped=False))
            yield from _fold(title, "", blocks)
    yield from _described(desk, groups or [each.group for each in events.summaries])


def _summary_table(events: AdverseEvents) -> Table:
    header = (
        Cell((Span(_("Group")),)),
        Cell((Span(_("Died, of any cause")),)),
        Cell((Span(_("Had a serious event")),)),
        Cell((Span(_("Had another event")),)),
    )
    rows = tuple(
        (
            Cell((Span(each.group.title, strong=True),)),
            *(Cell((Span(words),)) for words in _people(each)),
        )
        for each in events.summaries
    )
    paths = tuple(each.group.path for each in events.summaries)
    return Table(header=header, rows=rows, origin=ours(*paths), caption=_("Harms, by group"))


def _people(summary: EventSummary) -> Iterator[str]:
    for affected, at_risk in (
        (summary.deaths, summary.deaths_at_risk),
        (summary.serious, summary.serious_at_risk),
        (summary.other, summary.other_at_risk),
    ):
        yield of_people(affected, at_risk)


def of_people(affected: int | None, at_risk: int | None) -> str:
    """How many of how many people: "3 of 46 people"; a figure not given is said to be missing."""
    if affected is None:
        return _("The record does not say.")
    if at_risk is None:
        return ngettext("{count} person", "{count} people", affected).format(count=affected)
    return ngettext("{count} of {all} person", "{count} of {all} people", at_risk).format(
        count=affected, all=at_risk
    )


def _groups(desk: Desk, groups: Sequence[ResultGroup]) -> Iterator[Block]:
    for group in groups:
        yield _quoted_title(group.title, group.path)
        yield from _maybe(desk, group.description)


def _maybe(desk: Desk, passage: Passage | None) -> Iterator[Block]:
    if passage is not None:
        yield from passage_blocks(desk, passage)


def _labelled(fact: SourceFact[str]) -> Fact:
    # Comments on figures carry the escapes of the registry's long texts.
    return source_fact(part_label(fact.path), part_value(fact, {}), fact.path)


def _title(text: str, path: str) -> Heading:
    return Heading(text=text, origin=ours(path), level=PART)


def _quoted_title(text: str, path: str) -> Heading:
    return Heading(text=text, origin=source(path), level=PART)


def _fold(title: str, note: str, blocks: list[Block]) -> Iterator[Fold]:
    if blocks:
        origin = Origin(ours().voice, paths_of(blocks))
        yield Fold(title=title, blocks=tuple(blocks), origin=origin, note=note)
