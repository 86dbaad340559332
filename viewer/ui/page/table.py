"""A table: words and ticks in columns; a list for each row where columns find no room."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption, QTextTable
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Cell, Mark, Span, Table, text_of
from viewer.ui.look import Look, Role, paint_icon
from viewer.ui.look.measures import STACK_BELOW, TABLE
from viewer.ui.page.context import PageContext
from viewer.ui.page.text_view import TextView
from viewer.ui.page.writer import Writer
from viewer.words import _

ROWS_A_PART = 24
_FIRST = 250
_PADDING = 6
_GAP = 16


def _is_marks(block: Table, column: int) -> bool:
    cells = [row[column] for row in block.rows if column < len(row)]
    return bool(cells) and all(cell.mark and not cell.spans for cell in cells)


def columns(block: Table) -> int:
    """The number of columns of the widest row."""
    return max([len(block.header), *(len(row) for row in block.rows)])


def column_widths(block: Table, look: Look, width: int) -> list[int] | None:
    """The widths of the columns in pixels; None where they would be too narrow to read."""
    count = columns(block)
    if not count:
        return None
    least = look.px(STACK_BELOW * 9 / 2)
    shares = [1.0 if _is_marks(block, column) else _share(block, column) for column in range(count)]
    total = sum(shares)
    widths = [int(width * share / total) for share in shares]
    if min(widths) < min(least, look.px(110)) or width < look.px(STACK_BELOW * 9):
        return None
    return widths


def _share(block: Table, column: int) -> float:
    """How much room a column wants against the others: long texts more, up to three times."""
    texts = [
        len(text_of(row[column].spans)) for row in (block.header, *block.rows) if column < len(row)
    ]
    average = sum(texts) / len(texts) if texts else 1
    return min(3.0, max(1.0, 0.4 + average / 25)) * (1.2 if column == 0 else 1.0)


class TableView(TextView):
    """Some rows of a table (``first`` to ``last``), the head with the first of them."""

    def __init__(
        self,
        context: PageContext,
        block: Table,
        first: int,
        last: int,
        parent: QWidget | None = None,
    ) -> None:
        self._block = block
        self._first = first
        self._rows = block.rows[first:last]
        self._table: QTextTable | None = None
        self._head = first == 0 and any(cell.spans for cell in block.header)
        super().__init__(context, self._write_table, parent, by_width=True, widest=TABLE)
        self.setAccessibleName(block.caption or _("Table"))

    def is_grid(self) -> bool:
        """Whether it stands in columns now, rather than as lists."""
        return self._table is not None

    # -- writing ------------------------------------------------------------------------

    def _write_table(self, writer: Writer, width: int) -> None:
        widths = column_widths(self._block, writer.look, width)
        if widths is None:
            self._table = None
            self._write_lists(writer)
            return
        rows = ([self._block.header] if self._head else []) + list(self._rows)
        table = writer.table(len(rows), widths)
        padding = writer.look.space(_PADDING)
        for index, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                writer.cell(table, index, column, (padding, padding + 1))
                self._write_cell(writer, cell, column, head=self._head and index == 0)
        writer.leave()
        self._table = table

    def _write_cell(self, writer: Writer, cell: Cell, column: int, *, head: bool) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        if column and _is_marks(self._block, column):
            option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        role = Role.CONTROL_STRONG if head else Role.NOTE
        if column == 0 and not head:
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
        for row in self._rows:
            for column, cell in enumerate(row):
                label = self._label(column)
                if column == 0:
                    writer.paragraph(cell.spans, Role.NOTE_STRONG, above=20)
                else:
                    if label:
                        writer.paragraph((Span(label),), Role.CONTROL, "soft", above=6)
                    words = {Mark.YES: _("yes"), Mark.NO: _("no"), None: ""}[cell.mark]
                    spans = (Span(words), *cell.spans) if words else cell.spans
                    writer.paragraph(spans, Role.NOTE, above=0 if label else 6)
                if cell.note:
                    writer.paragraph((Span(cell.note),), Role.CONTROL, "soft")

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
            bottoms.append(top + block.layout().lineCount() * leading + look.space(_PADDING) + 1)
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
