"""Tables of figures: groups across, classes and categories down.

A cell holds the record's own figures, joined without a word of ours: ``value``, then the spread
``value (spread)`` or the limits ``value (lower, upper)``, then ``: comment``. The table's
``summary`` says in the record's coded words what they are, "MEDIAN (FULL_RANGE)".
"""

from collections.abc import Callable, Iterable, Iterator

from viewer.domain.results import LaterRows, ResultGroup, ResultRow, ResultTable
from viewer.registries.ctgov.node import Node


def groups_of(node: Node, key: str) -> tuple[ResultGroup, ...]:
    """The groups of a table, in the order of the record."""
    return tuple(
        ResultGroup(
            id=group.text("id"),
            title=group.text("title"),
            path=group.path,
            description=group.passage("description"),
        )
        for group in node.children(key)
        if group
    )


class Cells:
    """Puts figures, each with a ``groupId``, in the order of the groups."""

    def __init__(self, groups: tuple[ResultGroup, ...]) -> None:
        self._columns = {group.id: column for column, group in enumerate(groups)}
        self.none = ("",) * len(groups)

    def of(self, figures: Iterable[Node], wording: Callable[[Node], str]) -> tuple[str, ...]:
        """One cell a group; empty where no figure names the group.

        Two figures for one group stand in one cell, so that neither is lost.
        """
        cells = list(self.none)
        for figure in figures:
            column = self._columns.get(figure.text("groupId"))
            if column is not None:
                words = wording(figure)
                cells[column] = f"{cells[column]}; {words}" if cells[column] else words
        return tuple(cells)


def measure_table(measure: Node, groups: tuple[ResultGroup, ...]) -> ResultTable:
    """One baseline or outcome measure."""
    cells = Cells(groups)
    return ResultTable(
        title=measure.text("title"),
        path=measure.path,
        groups=groups,
        rows=LaterRows(lambda: (*people_rows(measure, cells, 0), *_class_rows(measure, cells))),
        unit=measure.text("unitOfMeasure"),
        summary=_summary(measure),
        description=measure.passage("description"),
        population=measure.passage("populationDescription"),
    )


def _summary(measure: Node) -> str:
    figure, spread = measure.text("paramType"), measure.text("dispersionType")
    return f"{figure} ({spread})" if figure and spread else figure or spread


def people_rows(node: Node, cells: Cells, level: int) -> Iterator[ResultRow]:
    """How many people (or eyes, or lesions: the label) the figures below are about."""
    for denominator in node.children("denoms"):
        yield ResultRow(
            label=denominator.text("units"),
            cells=cells.of(denominator.figures("counts"), lambda count: count.text("value")),
            path=denominator.path,
            level=level,
        )


def _class_rows(measure: Node, cells: Cells) -> Iterator[ResultRow]:
    name = measure.text("unitOfMeasure") or measure.text("title")
    for one_class in measure.children("classes"):
        title = one_class.text("title")
        rows = list(_category_rows(one_class, cells))
        people = list(people_rows(one_class, cells, 1))
        if len(rows) == 1 and not rows[0].label:
            # One figure a group: it needs no line of its own under the class.
            only = rows[0]
            yield ResultRow(label=title or name, cells=only.cells, path=only.path)
            yield from people
            continue
        if title:
            yield ResultRow(label=title, cells=cells.none, path=one_class.path)
        yield from people
        level = 1 if title else 0
        for row in rows:
            yield ResultRow(label=row.label, cells=row.cells, path=row.path, level=level)


def _category_rows(one_class: Node, cells: Cells) -> Iterator[ResultRow]:
    for category in one_class.children("categories"):
        yield ResultRow(
            label=category.text("title"),
            cells=cells.of(category.figures("measurements"), _figure),
            path=category.path,
        )


def _figure(measurement: Node) -> str:
    words = measurement.text("value")
    spread = measurement.text("spread")
    lower, upper = measurement.text("lowerLimit"), measurement.text("upperLimit")
    if spread:
        words = f"{words} ({spread})"
    if lower or upper:
        words = f"{words} ({lower}, {upper})"
    comment = measurement.text("comment")
    return f"{words}: {comment}" if comment else words
