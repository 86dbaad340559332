"""Results posted with a record: ``resultsSection`` as tables; see ``result_tables`` for cells."""

from collections.abc import Iterator

from viewer.domain.coded import OutcomeType, Unknown
from viewer.domain.results import OutcomeResult, ResultRow, Results, ResultTable
from viewer.domain.values import Fact, Passage
from viewer.registries.ctgov.harms import adverse_events
from viewer.registries.ctgov.node import Node
from viewer.registries.ctgov.result_tables import Cells, groups_of, measure_table, people_rows

_ANALYSIS = (
    "groupDescription",
    "testedNonInferiority",
    "nonInferiorityType",
    "nonInferiorityComment",
    "statisticalMethod",
    "statisticalComment",
    "pValue",
    "pValueComment",
    "paramType",
    "paramValue",
    "dispersionType",
    "dispersionValue",
    "ciNumSides",
    "ciPctValue",
    "ciLowerLimit",
    "ciUpperLimit",
    "ciLowerLimitComment",
    "ciUpperLimitComment",
    "estimateComment",
    "otherAnalysisDescription",
)


def results(section: Node) -> Results | None:
    """The whole section, or None when the record has none."""
    if not section:
        return None
    flow = section.child("participantFlowModule")
    baseline = section.child("baselineCharacteristicsModule")
    outcomes = section.child("outcomeMeasuresModule")
    harms = section.child("adverseEventsModule")
    more = section.child("moreInfoModule")
    return Results(
        flow_notes=_notes(flow),
        flow=tuple(_flow(flow)),
        baseline=tuple(_baseline(baseline)),
        baseline_population=baseline.passage("populationDescription"),
        outcomes=tuple(_outcome(node) for node in outcomes.children("outcomeMeasures") if node),
        adverse_events=adverse_events(harms) if harms else None,
        limitations=more.child("limitationsAndCaveats").passage("description"),
        contact=tuple(
            more.child("pointOfContact").scalars(
                "title", "organization", "email", "phone", "phoneExt"
            )
        ),
        agreement=tuple(
            more.child("certainAgreement").scalars(
                "piSponsorEmployee", "restrictiveAgreement", "restrictionType", "otherDetails"
            )
        ),
    )


def _notes(flow: Node) -> tuple[Passage, ...]:
    notes = (flow.passage(key) for key in ("recruitmentDetails", "preAssignmentDetails"))
    return tuple(note for note in notes if note)


def _flow(flow: Node) -> Iterator[ResultTable]:
    groups = groups_of(flow, "groups")
    cells = Cells(groups)
    units = flow.text("typeUnitsAnalyzed")
    for period in flow.children("periods"):
        rows: list[ResultRow] = []
        for milestone in period.children("milestones"):
            rows.extend(_flow_rows(milestone, "achievements", cells, units, 0))
        for reason in period.children("dropWithdraws"):
            rows.extend(_flow_rows(reason, "reasons", cells, units, 1))
        yield ResultTable(
            title=period.text("title"), path=period.path, groups=groups, rows=tuple(rows)
        )


def _flow_rows(node: Node, key: str, cells: Cells, units: str, level: int) -> Iterator[ResultRow]:
    """One row of people and, where they differ, one of the other units counted (eyes, lesions)."""
    figures = list(node.children(key))
    people = cells.of(figures, lambda figure: _with_comment(figure, "numSubjects"))
    yield ResultRow(label=node.text("type"), cells=people, path=node.path, level=level)
    if any(figure.text("numUnits") for figure in figures):
        counted = cells.of(figures, lambda figure: figure.text("numUnits"))
        yield ResultRow(label=units, cells=counted, path=node.path, level=level + 1)
    if node.text("comment"):
        path = node.place("comment")
        yield ResultRow(label=node.text("comment"), cells=cells.none, path=path, level=level + 1)


def _with_comment(figure: Node, key: str) -> str:
    return ": ".join(text for text in (figure.text(key), figure.text("comment")) if text)


def _baseline(module: Node) -> Iterator[ResultTable]:
    groups = groups_of(module, "groups")
    people = tuple(people_rows(module, Cells(groups), 0))
    if people:
        path = module.place("denoms")
        yield ResultTable(title=people[0].label, path=path, groups=groups, rows=people)
    for measure in module.children("measures"):
        yield measure_table(measure, groups)


def _outcome(node: Node) -> OutcomeResult:
    return OutcomeResult(
        type=node.code("type", OutcomeType) or Unknown(""),
        title=node.text("title"),
        path=node.path,
        time_frame=node.fact("timeFrame"),
        description=node.passage("description"),
        status=node.fact("reportingStatus"),
        anticipated_posting=node.fact("anticipatedPostingDate"),
        table=measure_table(node, groups_of(node, "groups")) if _has_figures(node) else None,
        analyses=tuple(_analysis(analysis) for analysis in node.children("analyses") if analysis),
    )


def _has_figures(node: Node) -> bool:
    return bool(node.values.get("classes") or node.values.get("denoms"))


def _analysis(node: Node) -> tuple[Fact[str], ...]:
    return (*node.facts("groupIds"), *node.scalars(*_ANALYSIS))
