"""Running text that can be selected, with the hard words in it marked."""

import math
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextLine,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer.ui.focus_reasons import KEYBOARD_REASONS, RETURN_REASONS
from viewer.ui.look.measures import HOVER_MS
from viewer.ui.look.typeset import copied_text
from viewer.ui.page.context import PageContext, TermPlace
from viewer.ui.page.term_proxy import MarkProxy, SourceProxy, TermProxy
from viewer.ui.page.writer import SourceRange, TermRange, UnitRange, Writer
from viewer.words import _

_FONT_CHANGES = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)
_PAGE_KEYS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space})

Compose = Callable[[Writer, int], None]
"""Writes the text for a width in pixels."""


class TextView(QTextEdit):
    """Read-only text as tall as it needs to be. ``compose`` writes it, again for each look.

    ``by_width``: it writes something else for another width (columns that become lists).
    """

    height_changed = Signal()

    def __init__(
        self,
        context: PageContext,
        compose: Compose,
        parent: QWidget | None = None,
        *,
        by_width: bool = False,
        widest: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._compose = compose
        self._by_width = by_width
        self._widest = widest
        self._marks: list[TermRange | SourceRange] = []
        self._entries: dict[int, int] = {}
        self._units: list[UnitRange] = []
        self._proxies: list[MarkProxy] = []
        self._outlines: list[tuple[QRect, ...]] | None = None
        self._hovered: int | None = None
        self._open: int | None = None
        self._width = -1
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_MS)
        self._rest.timeout.connect(self._rested)
        self._set_up()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setMinimumSize(QSize(1, 1))
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        viewport = self.viewport()
        viewport.setAutoFillBackground(False)
        viewport.setMouseTracking(True)
        self.cursorPositionChanged.connect(self._follow_caret)

    # -- size ---------------------------------------------------------------------------

    def height_for(self, width: int) -> int:
        """The height at ``width``; the text is laid out for it and stays so."""
        if width != self._width:
            first = self._width < 0
            self._width = width
            self.setLineWrapColumnOrWidth(width)
            if first or self._by_width:
                self._write(width)
            self._outlines = None
        return math.ceil(self.document().size().height())

    def widest(self) -> int:
        """The width in pixels beyond which lines would get too long to read."""
        column = self.context.look.column()
        return column if self._widest is None else self.context.look.px(self._widest)

    def restyle(self) -> None:
        """Write the text anew in the context's look."""
        self._width = -1

    def sizeHint(self) -> QSize:
        return QSize(self.widest(), self.height_for(self.widest()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_proxies()

    def _write(self, width: int) -> None:
        look = self.context.look
        document = self.document()
        document.clear()
        writer = Writer(document, look)
        # One edit: else every word of a table would lay the whole table out anew.
        edit = QTextCursor(document)
        edit.beginEditBlock()
        self._compose(writer, width)
        edit.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        known = self.context.terms if self.context.marks else {}
        terms = [term for term in writer.terms if term.key in known]
        self._marks = sorted((*terms, *writer.sources), key=lambda mark: mark.start)
        self._entries = writer.entries
        self._units = writer.units
        self._match_proxies()

    # -- marked words and sources -------------------------------------------------------

    def _match_proxies(self) -> None:
        if [proxy.key for proxy in self._proxies] == [_key_of(mark) for mark in self._marks]:
            return
        for proxy in self._proxies:
            proxy.deleteLater()
        self._proxies = []
        for index, mark in enumerate(self._marks):
            proxy = self._proxy(mark)
            proxy.clicked.connect(lambda _checked=False, index=index: self.press_mark(index))
            proxy.show()
            self._proxies.append(proxy)

    def _proxy(self, mark: TermRange | SourceRange) -> MarkProxy:
        if isinstance(mark, SourceRange):
            return SourceProxy(self.context, mark.number, self.viewport())
        return TermProxy(self.context, mark.key, mark.text, self.viewport())

    def proxies(self) -> tuple[MarkProxy, ...]:
        """The focus stops of the marked words and sources, in reading order."""
        return tuple(self._proxies)

    def press_mark(self, index: int) -> None:
        """Do what the mark at ``index`` is for: explain the word, or go to the source."""
        mark = self._marks[index]
        if isinstance(mark, SourceRange):
            self.context.source_requested.emit(mark.number, self._proxies[index].hasFocus())
        else:
            self.open_term(index)

    def select_source(self, number: int) -> QRect | None:
        """Select the line that is the source ``number``; where it stands, None: not here."""
        start = self._entries.get(number)
        if start is None:
            return None
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        block = self.document().findBlock(start)
        return self.document().documentLayout().blockBoundingRect(block).toAlignedRect()

    def _place_proxies(self) -> None:
        self._outlines = None
        for proxy, outline in zip(self._proxies, self.outlines(), strict=True):
            proxy.setGeometry(outline[0] if outline else QRect())

    def outlines(self) -> list[tuple[QRect, ...]]:
        """The rectangles of each mark, one a line, in this widget's coordinates."""
        if self._outlines is None:
            self._outlines = [self._outline(mark) for mark in self._marks]
        return self._outlines

    def _outline(self, term: TermRange | SourceRange) -> tuple[QRect, ...]:
        block = self.document().findBlock(term.start)
        top_left = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout, text = block.layout(), block.text()
        start, end = term.start - block.position(), term.end - block.position()
        found = []
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            last -= len(text[first:last]) - len(text[first:last].rstrip())
            if first < last:
                ends = sorted(_x_of(line, place) for place in (first, last))
                base = line.y() + line.ascent()
                leading = self.context.look.px(29)
                rect = QRectF(ends[0], base - 0.8 * leading, ends[1] - ends[0], leading)
                found.append(rect.translated(QPointF(top_left)).toAlignedRect())
        return tuple(found)

    def open_term(self, index: int, *, by_rest: bool = False) -> None:
        """Ask for the card of the marked word at ``index``."""
        term = self._marks[index]
        if not isinstance(term, TermRange):
            return
        place = TermPlace(
            card=self.context.terms[term.key],
            proxy=self._proxies[index],
            view=self,
            outline=self.outlines()[index],
            word=term.text,
        )
        self.context.term_requested.emit(place, by_rest)

    def mark_open(self, proxy: QWidget | None) -> None:
        """Draw the word of ``proxy`` as the one whose card is open; None: no word."""
        self._open = next((i for i, own in enumerate(self._proxies) if own is proxy), None)
        self.viewport().update()

    def _term_at(self, point: QPoint) -> int | None:
        for index, outline in enumerate(self.outlines()):
            if any(rect.contains(point) for rect in outline):
                return index
        return None

    def _rested(self) -> None:
        if self._hovered is not None and self._hovered != self._open:
            self.open_term(self._hovered, by_rest=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.context.pressed.emit(self)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(None if event.buttons() else self._term_at(event.position().toPoint()))

    def _hover(self, index: int | None) -> None:
        if index == self._hovered:
            return
        self._hovered = index
        shape = Qt.CursorShape.IBeamCursor if index is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self.viewport().update()
        if index is None:
            self._rest.stop()
        else:
            self._rest.start()

    def leaveEvent(self, event: object) -> None:
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.context.selected.emit(self)
            return
        index = self._term_at(event.position().toPoint())
        if index is not None:
            self._rest.stop()
            self.press_mark(index)

    # -- passages that have notes ---------------------------------------------------------

    def units(self) -> list[UnitRange]:
        """The texts here that have a place in the record."""
        return self._units

    def passage(self) -> tuple[UnitRange, int, int] | None:
        """What is selected, or the whole text the caret stands in: the text, and from which of
        its characters to which. None where nothing here has a place in the record.
        """
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        unit = next((each for each in self._units if start < each.end and each.start <= end), None)
        if unit is None:
            before = [each for each in self._units if each.end <= start]
            unit = before[-1] if before else None
        if unit is None:
            return None
        start, end = max(start, unit.start), min(end, unit.end)
        if start >= end:
            return unit, 0, len(unit.text)
        head = copied_text(self._slice(unit.start, start))
        words = copied_text(self._slice(start, end))
        return unit, len(head), min(len(unit.text), len(head) + len(words))

    def put_caret(self, proxy: MarkProxy) -> None:
        """Put the caret into a marked word."""
        if proxy in self._proxies:
            cursor = self.textCursor()
            cursor.setPosition(self._marks[self._proxies.index(proxy)].start)
            self.setTextCursor(cursor)

    def _slice(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def rect_of(self, unit: UnitRange, start: int, end: int) -> QRect:
        """Where a passage of a text stands here; all of the text where that is not sure."""
        shown = copied_text(self._slice(unit.start, unit.end))
        if len(shown) != len(unit.text) or unit.end - unit.start != len(unit.text):
            # Marks that laying it out took, or signs that Qt counts twice.
            start, end = 0, unit.end - unit.start
        cursor = QTextCursor(self.document())
        cursor.setPosition(unit.start + start)
        first = self.cursorRect(cursor)
        cursor.setPosition(min(unit.start + end, unit.end))
        return first.united(self.cursorRect(cursor))

    # -- finding ------------------------------------------------------------------------

    def found_text(self) -> str:
        """The whole text, as many characters long as the places in it count."""
        return self.toPlainText()

    def show_found(self, start: int, length: int) -> QRect:
        """Select a place of the text; where it is seen."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return self.cursorRect()

    def show_none(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    # -- painting -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        tint = self.context.look.color("tint")
        for index in {self._open, self._hovered} - {None}:
            for rect in self.outlines()[index] if index is not None else ():
                painter.fillRect(rect, tint)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, outline in enumerate(self.outlines()):
            for rect in outline:
                if isinstance(self._marks[index], SourceRange):
                    self._link_line(painter, rect)
                else:
                    self._underline(painter, rect, whole=index == self._open)
            if self._proxies[index].hasFocus():
                self._ring(painter, outline)
        painter.end()

    def _underline(self, painter: QPainter, rect: QRect, *, whole: bool) -> None:
        look = self.context.look
        base = rect.top() + 0.8 * rect.height() + 4.5 * look.zoom
        if whole:
            width = 1.5 * max(1.0, look.zoom)
            line = QRectF(rect.left(), round(base - width / 2), rect.width(), round(width))
            painter.fillRect(line, look.color("accent"))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        radius, step = 0.95 * max(1.0, look.zoom), 4.2 * look.zoom
        count = max(1, int((rect.width() - 2 * radius) / step) + 1)
        for index in range(count):
            dot = QPointF(rect.left() + radius + index * step, base)
            painter.drawEllipse(dot, radius, radius)

    def _link_line(self, painter: QPainter, rect: QRect) -> None:
        look = self.context.look
        base = round(rect.top() + 0.8 * rect.height() + 3 * look.zoom) + 0.5
        painter.setPen(QPen(look.color("accent"), max(1.0, look.zoom)))
        painter.drawLine(QPointF(rect.left(), base), QPointF(rect.right(), base))

    def _ring(self, painter: QPainter, outline: tuple[QRect, ...]) -> None:
        look = self.context.look
        painter.setPen(QPen(look.color("accent"), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in outline:
            inner = QRectF(rect).adjusted(-1, 1.2, 1, -1.2)
            room = QRectF(self.viewport().rect()).adjusted(1.2, 1.2, -1.2, -1.2)
            painter.drawRoundedRect(inner.intersected(room), 4, 4)

    # -- behaviour of text on a page ----------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  (Qt's name)
        """The selected text as plain text, and as nothing else."""
        data = QMimeData()
        data.setText(copied_text(self.textCursor().selectedText()))
        return data

    def changeEvent(self, event: QEvent) -> None:
        # Every word here has a font of its own; Qt would lay all of the text out anew.
        if event.type() not in _FONT_CHANGES:
            super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        if self.context.notes is not None and self._units:
            if not self.textCursor().hasSelection():
                self.setTextCursor(self.cursorForPosition(event.pos()))
            note = menu.addAction(_("Write a note here"))
            note.triggered.connect(self.wish_note)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wish_note(self) -> None:
        """Ask for a note on what is selected, or on the text the caret stands in."""
        self.context.note_wished.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PAGE_KEYS and not event.modifiers():
            # They turn the page, not this text.
            event.ignore()
            return
        self.setCursorWidth(2)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A caret helps who selects with the keyboard; after a click it would only blink.
        if event.reason() not in RETURN_REASONS:
            self.setCursorWidth(0 if event.reason() not in KEYBOARD_REASONS else 2)
        super().focusInEvent(event)
        self.context.focus_taken.emit(self, event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.context.focus_lost.emit(self)

    def _follow_caret(self) -> None:
        if self.hasFocus() and not self.underMouse():
            self.context.place_requested.emit(self, self.cursorRect())


def _key_of(mark: TermRange | SourceRange) -> str:
    return f"source {mark.number}" if isinstance(mark, SourceRange) else mark.key


def _x_of(line: QTextLine, place: int) -> float:
    # PySide6 gives the position together with the cursor; its stubs say "object".
    x, _cursor = cast(tuple[float, int], line.cursorToX(place))
    return x
