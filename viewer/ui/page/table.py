"""A table: words and ticks in columns; a list for each row where columns find no room."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextOption, QTextTable
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Cell, Mark, SourcedCell, Span, Table, text_of
from viewer.pages.note_places import path_of
from viewer.ui.look import Look, Role, paint_icon
from viewer.ui.look.measures import STACK_BELOW, TABLE
from viewer.ui.page.context import PageContext
from viewer.ui.page.text_view import TextView
from viewer.ui.page.writer import Writer
from viewer.words import _

ROWS_A_PART = 16
_PADDING = 6
_NARROWEST = 110
_GAP = 16
_NAME_LETTERS = 40
_STUDY = 1.5
_TOP = QTextCharFormat.VerticalAlignment.AlignTop
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle
_BOTTOM = QTextCharFormat.VerticalAlignment.AlignBottom


class ColumnHead(NamedTuple):
    """The name of a column, and where it stands in its view, in pixels."""

    words: str
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class TableShape:
    """What the columns of a table hold: how much room each wants, and which hold marks only.

    Of the whole table, so that its parts stand in the same columns.
    """

    shares: tuple[float, ...]
    marks: tuple[bool, ...]
    are_names: bool = True
    """Whether the first cells are short names, to be set strong, and not sentences."""

    def widths(self, look: Look, width: int) -> list[int] | None:
        """The columns' widths in pixels; None where they would be too narrow to read."""
        if not self.shares or width < look.px(STACK_BELOW * 9):
            return None
        total = sum(self.shares)
        widths = [int(width * share / total) for share in self.shares]
        return widths if min(widths) >= look.px(_NARROWEST) else None


def compares(block: Table) -> bool:
    """Whether its columns are of several records, side by side."""
    return any(isinstance(cell, SourcedCell) for row in block.rows for cell in row)


def rows_a_part(block: Table) -> int:
    """How many rows stand in one view: of a comparison one, so that each is told as a whole."""
    return 1 if compares(block) else ROWS_A_PART


def shape_of(block: Table) -> TableShape:
    """The shape of a table: long texts get more room, up to three times that of a mark."""
    count = max([len(block.header), *(len(row) for row in block.rows)])
    shares, marks, names = [], [], True
    for column in range(count):
        cells = [row[column] for row in block.rows if column < len(row)]
        is_marks = bool(cells) and all(cell.mark and not cell.spans for cell in cells)
        head = block.header[column : column + 1]
        letters = [len(text_of(cell.spans)) for cell in (*head, *cells)]
        average = sum(letters) / len(letters) if letters else 1
        shares.append(1.0 if is_marks else min(3.0, max(1.0, 0.4 + average / 25)))
        marks.append(is_marks)
        if column == 0:
            names = average <= _NAME_LETTERS
    if compares(block) and count > 2:
        # Studies side by side: each has as much room as the others, a question less.
        shares = [1.0, *[_STUDY] * (count - 1)]
    if all(marks[1:]) and shares:
        shares[0] = max(shares[0], 1.7)
    return TableShape(tuple(shares), tuple(marks), are_names=names)


class TableView(TextView):
    """The rows of a table from ``first`` on, the head with the first of them."""

    def __init__(
        self,
        context: PageContext,
        block: Table,
        shape: TableShape,
        first: int,
        parent: QWidget | None = None,
    ) -> None:
        self._block = block
        self._first = first
        self._rows = block.rows[first : first + rows_a_part(block)]
        self._shape = shape
        self._table: QTextTable | None = None
        self._head = first == 0 and any(cell.spans for cell in block.header)
        super().__init__(context, self._write_table, parent, by_width=True, widest=TABLE)
        self.setAccessibleName(block.caption or _("Table"))
        if compares(block) and self._rows:
            self._tell_row(self._rows[0])

    def _tell_row(self, row: tuple[Cell, ...]) -> None:
        """Tell a screen reader the row with the name of the column before each cell.

        Qt for Python cannot hand out a table, with its heads, to screen readers.
        """
        self.setAccessibleName(text_of(row[0].spans))
        told = [
            _("{column}: {cell}").format(
                column=self._label(column),
                cell=" ".join(words for words in (text_of(cell.spans), cell.note) if words),
            )
            for column, cell in enumerate(row)
            if column
        ]
        self.setAccessibleDescription(" ".join(told))

    def is_grid(self) -> bool:
        """Whether it stands in columns now, rather than as lists."""
        return self._table is not None

    def heads(self) -> tuple[ColumnHead, ...]:
        """The names of the columns of a comparison, where it stands in columns; else none."""
        widths = self._shape.widths(self.context.look, self.width())
        if self._table is None or widths is None or not compares(self._block):
            return ()
        gap = self.context.look.space(_GAP)
        return tuple(
            ColumnHead(self._label(column), sum(widths[:column]), width - gap)
            for column, width in enumerate(widths)
        )

    def head_height(self) -> int:
        """How high the line with the names of the columns is here; 0 where there is none."""
        return round(self._row_bottom(0)) if self._head and self._table is not None else 0

    # -- writing ------------------------------------------------------------------------

    def _write_table(self, writer: Writer, width: int) -> None:
        writer.path = path_of(self._block.origin)
        widths = self._shape.widths(writer.look, width)
        if widths is None:
            self._table = None
            self._write_lists(writer)
            return
        rows = ([self._block.header] if self._head else []) + list(self._rows)
        table = writer.table(len(rows), widths)
        padding = writer.look.space(_PADDING)
        for index, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                is_head = self._head and index == 0
                below = padding + (4 if is_head else 1)
                stands = _TOP if column == 0 or cell.spans else _MIDDLE
                if is_head:
                    stands = _BOTTOM
                right = writer.look.space(_GAP) if column + 1 < len(widths) else 0
                if self._shape.marks[column]:
                    # Under its head a mark stands in the middle; two heads must not touch.
                    right = writer.look.space(_PADDING) if right else 0
                writer.cell(table, index, column, (padding, below), right=right, stands=stands)
                self._write_cell(writer, cell, column, head=is_head)
        writer.leave()
        self._table = table

    def _write_cell(self, writer: Writer, cell: Cell, column: int, *, head: bool) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        if column and self._shape.marks[column]:
            option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        role = Role.CONTROL_STRONG if head else Role.NOTE
        if column == 0 and not head and self._shape.are_names:
            role = Role.NOTE_STRONG
        writer.line(role, option)
        if cell.mark is Mark.YES:
            # Hidden ink: read aloud and copied as a word, seen as the tick painted over it.
            writer.words(_("yes"), Role.CONTROL, "paper")
        elif cell.mark is Mark.NO:
            writer.words(_("no"), Role.CONTROL, "soft")
        writer.spans(cell.spans, role)
        if cell.note:
            writer.line(Role.CONTROL, option, first=False)
            writer.words(cell.note, Role.CONTROL, "soft")

    def _write_lists(self, writer: Writer) -> None:
        for index, row in enumerate(self._rows):
            for column, cell in enumerate(row):
                label = self._label(column)
                if column == 0:
                    is_labelled = bool(label) and self._first + index == 0
                    if is_labelled:
                        # Once: it says what the rows are, and each row's name stands alone.
                        writer.paragraph((Span(label),), Role.CONTROL, "soft")
                    above = 0 if is_labelled else 20
                    writer.paragraph(cell.spans, self._name_role(), above=above)
                else:
                    if label:
                        writer.paragraph((Span(label),), Role.CONTROL, "soft", above=6)
                    words = {Mark.YES: _("yes"), Mark.NO: _("no"), None: ""}[cell.mark]
                    spans = (Span(words), *cell.spans) if words else cell.spans
                    writer.paragraph(spans, Role.NOTE, above=0 if label else 6)
                if cell.note:
                    writer.paragraph((Span(cell.note),), Role.CONTROL, "soft")

    def _name_role(self) -> Role:
        return Role.NOTE_STRONG if self._shape.are_names else Role.NOTE

    def _label(self, column: int) -> str:
        header = self._block.header
        return text_of(header[column].spans) if column < len(header) else ""

    # -- painting -----------------------------------------------------------------------

    def _row_bottom(self, row: int) -> float:
        if self._table is None:
            return 0.0
        layout = self.document().documentLayout()
        bottoms = []
        for column in range(self._table.columns()):
            cell = self._table.cellAt(row, column)
            block = cell.lastCursorPosition().block()
            top = layout.blockBoundingRect(block).top()
            look = self.context.look
            leading = block.blockFormat().lineHeight()
            below = look.space(_PADDING) + (4 if self._head and row == 0 else 1)
            bottoms.append(top + block.layout().lineCount() * leading + below)
        return max(bottoms)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._table is None:
            return
        look = self.context.look
        painter = QPainter(self.viewport())
        for row in range(self._table.rows()):
            bottom = round(self._row_bottom(row))
            strong = self._head and row == 0
            thick = 2 if strong else 1
            rule = QRectF(0, bottom - thick, self.width(), thick)
            painter.fillRect(rule, look.color("ink" if strong else "rule"))
            self._paint_ticks(painter, row)
        painter.end()

    def _paint_ticks(self, painter: QPainter, row: int) -> None:
        index = row - (1 if self._head else 0)
        if self._table is None or index < 0:
            return
        look = self.context.look
        for column, cell in enumerate(self._rows[index]):
            if cell.mark is not Mark.YES:
                continue
            block = self._table.cellAt(row, column).firstCursorPosition().block()
            line = block.layout().lineAt(0)
            top_left = self.document().documentLayout().blockBoundingRect(block).topLeft()
            size = look.px(20)
            middle = line.x() + line.naturalTextRect().center().x() - line.x()
            base = line.y() + line.ascent()
            at = top_left + QPointF(middle - size / 2, base - look.px(6) - size / 2)
            ground = QRectF(at, at + QPointF(size, size)).adjusted(-4, -1, 4, 1)
            painter.fillRect(ground, look.color("paper"))
            paint_icon(painter, QRectF(at.x(), at.y(), size, size), "check", look.color("accent"))
