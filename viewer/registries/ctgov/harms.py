"""Harms seen in the trial: ``resultsSection.adverseEventsModule``."""

from viewer.domain.results import (
    AdverseEvents,
    EventSummary,
    LaterRows,
    ResultGroup,
    ResultRow,
    ResultTable,
)
from viewer.registries.ctgov.node import Node
from viewer.registries.ctgov.result_tables import Cells, groups_of

_CELL = "numAffected/numAtRisk"
"""What a cell holds, in the record's own field names."""


def adverse_events(module: Node) -> AdverseEvents:
    """Deaths, serious and other events of each group."""
    groups = groups_of(module, "eventGroups")
    nodes = (node for node in module.children("eventGroups") if node)
    return AdverseEvents(
        path=module.path,
        time_frame=module.fact("timeFrame"),
        description=module.passage("description"),
        threshold=module.fact("frequencyThreshold"),
        deaths_comment=module.passage("allCauseMortalityComment"),
        summaries=tuple(_summary(group, node) for group, node in zip(groups, nodes, strict=True)),
        serious=_events(module, "seriousEvents", groups),
        other=_events(module, "otherEvents", groups),
    )


def _summary(group: ResultGroup, node: Node) -> EventSummary:
    return EventSummary(
        group=group,
        deaths=node.number("deathsNumAffected"),
        deaths_at_risk=node.number("deathsNumAtRisk"),
        serious=node.number("seriousNumAffected"),
        serious_at_risk=node.number("seriousNumAtRisk"),
        other=node.number("otherNumAffected"),
        other_at_risk=node.number("otherNumAtRisk"),
    )


def _events(module: Node, key: str, groups: tuple[ResultGroup, ...]) -> ResultTable | None:
    """Events in the order of the record, under a row for each organ system."""
    if next(module.figures(key), None) is None:
        return None
    return ResultTable(
        title="",
        path=module.place(key),
        groups=groups,
        rows=LaterRows(lambda: _rows(module, key, Cells(groups))),
        summary=_CELL,
    )


def _rows(module: Node, key: str, cells: Cells) -> list[ResultRow]:
    rows: list[ResultRow] = []
    system = ""
    for event in module.children(key):
        if event.text("organSystem") != system:
            system = event.text("organSystem")
            path = event.place("organSystem")
            rows.append(ResultRow(label=system, cells=cells.none, path=path))
        figures = cells.of(event.figures("stats"), _affected)
        level = 1 if system else 0
        rows.append(
            ResultRow(label=event.text("term"), cells=figures, path=event.path, level=level)
        )
        if event.text("notes"):
            path = event.place("notes")
            rows.append(
                ResultRow(label=event.text("notes"), cells=cells.none, path=path, level=level + 1)
            )
    return rows


def _affected(stat: Node) -> str:
    affected, people = stat.text("numAffected"), stat.text("numAtRisk")
    return f"{affected}/{people}" if affected and people else affected or people
