"""Writes spans into a text document, character by character: no markup is ever read."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from viewer.pages.blocks import Spans, text_of
from viewer.ui.look import Look, Role
from viewer.ui.look.typeset import safe_text

_PAIR = re.compile("[<>](?==)")
_APART = 0.08
"""Of the size of the letters, between two signs that mean one thing together."""
_FIXED = int(QTextBlockFormat.LineHeightTypes.FixedHeight.value)


@dataclass(frozen=True, slots=True)
class TermRange:
    """A word of the document that a card explains: ``start`` to ``end`` in characters."""

    start: int
    end: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceRange:
    """The mark of a source, "[1]": ``start`` to ``end`` in characters, and its number."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class UnitRange:
    """A text of the page, ``start`` to ``end`` in characters, and its place in the record."""

    start: int
    end: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a paragraph starts (``left``), and the marker hanging before it, in pixels.

    ``role`` and ``token`` are those of the marker, where they are others than the paragraph's.
    """

    left: int = 0
    marker: str = ""
    hang: int = 0
    role: Role | None = None
    token: str = ""


class Writer:
    """Fills one document with paragraphs of spans, and notes where the terms stand."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self.look = look
        self.terms: list[TermRange] = []
        self.sources: list[SourceRange] = []
        """Marks that lead to their source."""
        self.entries: dict[int, int] = {}
        """Where a source itself stands: its number, and the place of its mark in characters."""
        self.units: list[UnitRange] = []
        """The texts that have a place in the record, in their order."""
        self.path = ""
        """The place in the record of what is written next; empty: it has none."""
        self._cursor = QTextCursor(document)
        self._fresh = True

    def is_fresh(self) -> bool:
        """Whether nothing stands directly above what comes next."""
        return self._fresh

    def paragraph(
        self,
        spans: Spans,
        role: Role,
        token: str = "ink",
        *,
        above: int = 0,
        indent: Indent | None = None,
    ) -> None:
        """A paragraph ``above`` pixels (before zoom) under the last one."""
        where = indent or Indent()
        layout = self._block_format(role)
        layout.setTopMargin(0 if self._fresh else self.look.space(above))
        layout.setLeftMargin(where.left)
        if where.marker:
            layout.setTextIndent(-where.hang)
            # Counted from where the marker starts, not from the edge of the page.
            layout.setTabPositions([QTextOption.Tab(where.hang, QTextOption.TabType.LeftTab)])
        self._start(layout)
        if where.marker:
            form = self._format(where.role or role, where.token or token)
            self._cursor.insertText(f"{safe_text(where.marker)}\t", form)
        self.spans(spans, role, token)

    def spans(self, spans: Spans, role: Role, token: str = "ink") -> None:
        """Add spans to the paragraph that stands last."""
        begin = self._cursor.position()
        for index, (span, following) in enumerate(zip_longest(spans, spans[1:])):
            start = self._cursor.position()
            strong = span.strong or role.value.endswith("strong")
            form = self._format(role, token, strong=strong)
            text = safe_text(span.text)
            if span.source:
                # A line that begins with a mark is the source itself.
                form = self._format(Role.CONTROL, "accent" if index else "soft")
            elif following and following.source and text.endswith(" "):
                # The mark of a source stays with the word before it.
                text = f"{text[:-1]}\u00a0"
            self._insert(text, form)
            if span.term:
                end = self._cursor.position()
                self.terms.append(TermRange(start, end, span.term, span.text))
            elif span.source and index:
                self.sources.append(SourceRange(start, self._cursor.position(), span.source))
            elif span.source:
                self.entries[span.source] = start
        if self.path:
            whole = text_of(spans)
            self.units.append(UnitRange(begin, self._cursor.position(), self.path, whole))

    def words(self, text: str, role: Role, token: str = "ink") -> None:
        """Add text to the paragraph that stands last."""
        self._insert(safe_text(text), self._format(role, token))

    def _insert(self, text: str, form: QTextCharFormat) -> None:
        """Insert text; signs that mean one thing together stand together."""
        done = 0
        for sign in _PAIR.finditer(text):
            self._cursor.insertText(text[done : sign.start()], form)
            self._cursor.insertText(sign.group(), _close_up(form))
            done = sign.end()
        self._cursor.insertText(text[done:], form)

    def table(self, rows: int, widths: list[int]) -> QTextTable:
        """A table without lines; ``widths`` in pixels. Cells are filled with ``cell``."""
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setMargin(0)
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, width) for width in widths]
        )
        self._fresh = False
        return self._cursor.insertTable(rows, len(widths), form)

    def cell(
        self,
        table: QTextTable,
        row: int,
        column: int,
        padding: tuple[int, int],
        *,
        right: int = 0,
        stands: QTextCharFormat.VerticalAlignment = QTextCharFormat.VerticalAlignment.AlignTop,
    ) -> None:
        """Go into a cell, with ``padding`` above and below in pixels; ``line`` comes next.

        ``right``: empty pixels at its right; ``stands``: where in the height of its row.
        """
        cell = table.cellAt(row, column)
        form = cell.format().toTableCellFormat()
        form.setTopPadding(padding[0])
        form.setBottomPadding(padding[1])
        form.setRightPadding(right)
        form.setVerticalAlignment(stands)
        cell.setFormat(form)
        self._cursor = cell.firstCursorPosition()

    def line(self, role: Role, option: QTextOption | None = None, *, first: bool = True) -> None:
        """Start a line in a cell."""
        layout = self._block_format(role)
        if option:
            layout.setAlignment(option.alignment())
        if first:
            self._cursor.setBlockFormat(layout)
        else:
            self._cursor.insertBlock(layout)

    def rest(self, below: int) -> None:
        """Leave ``below`` pixels (before zoom) under the paragraph that stands last."""
        layout = self._cursor.blockFormat()
        layout.setBottomMargin(self.look.space(below))
        self._cursor.setBlockFormat(layout)
        self._fresh = True

    def leave(self) -> None:
        """Go on behind the table that was written last."""
        self._cursor = QTextCursor(self._cursor.document())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        # The empty block behind a table takes no room as long as it stays empty.
        self._fresh = True

    def _start(self, layout: QTextBlockFormat) -> None:
        if self._fresh and not self._cursor.block().length() > 1:
            self._cursor.setBlockFormat(layout)
            self._fresh = False
        else:
            self._cursor.insertBlock(layout)

    def _block_format(self, role: Role) -> QTextBlockFormat:
        layout = QTextBlockFormat()
        layout.setLineHeight(self.look.leading(role), _FIXED)
        return layout

    def _format(self, role: Role, token: str, *, strong: bool = False) -> QTextCharFormat:
        return _format(self.look, role, token, strong)


def _close_up(form: QTextCharFormat) -> QTextCharFormat:
    """The format of ">" before "=": some fonts leave as much room between them as for a blank."""
    font = form.font()
    spare = _spare(font.toString())
    if spare <= 0:
        return form
    close = QTextCharFormat(form)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -spare)
    close.setFont(font)
    return close


@lru_cache(maxsize=64)
def _spare(named: str) -> float:
    """How many pixels of room a font leaves between ">" and "=" beyond what is wanted."""
    font = QFont()
    font.fromString(named)
    metrics = QFontMetricsF(font)
    gap = metrics.horizontalAdvance(">") - metrics.tightBoundingRect(">").right()
    gap += metrics.tightBoundingRect("=").left()
    return gap - _APART * font.pixelSize()


@lru_cache(maxsize=128)
def _format(look: Look, role: Role, token: str, strong: bool) -> QTextCharFormat:
    """Give the format of some words; a document copies it, so one serves all."""
    font = look.font(role)
    font.setBold(strong or font.bold())
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(look.color(token))
    return form
