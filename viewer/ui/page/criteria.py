"""Criteria, one a row: number, text, a rule between, and the reader's answers beside it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import CriterionRow, Fact, Facts, Span, mark_before, text_of
from viewer.pages.note_places import path_of
from viewer.pages.ticking import TickLine, fact_words
from viewer.ui.look import Role
from viewer.ui.look.measures import CRITERION_NUMBER, LABEL, LABEL_GAP
from viewer.ui.page.answer_row import AnswerRow
from viewer.ui.page.context import PageContext
from viewer.ui.page.running import stacks, write_run
from viewer.ui.page.writer import Writer
from viewer.words import _

_PADDING = 13
_DEEPEST = 2


class Criterion(AnswerRow):
    """One criterion. ``first`` draws the strong line over a list that ends with line ``total``;
    ``followed``: a point under it comes next.
    """

    def __init__(
        self,
        context: PageContext,
        row: CriterionRow,
        total: int,
        *,
        first: bool,
        followed: bool,
        parent: QWidget | None = None,
    ) -> None:
        self._row = row
        self._number = row.label or str(row.number)
        self._first = first
        self._followed = followed
        name = _("Line {number} of {total}") if row.level == 0 else _("Point {number}")
        super().__init__(
            context,
            TickLine(row.identity, text_of(row.spans)),
            self._write,
            name=name.format(number=self._number, total=total),
            parent=parent,
        )

    def _write(self, writer: Writer, _width: int) -> None:
        """The source's line, and under it, smaller, what its signs and units mean."""
        row = self._row
        # Our number stands at the left; "see 3b" in the source's text means the source's own.
        mark = mark_before(row, self._number)
        writer.paragraph((Span(mark),) if mark else (), Role.NOTE)
        writer.path = path_of(row.origin)
        # The first of some spans may be the mark of a source itself; here none is.
        writer.spans((Span(""), *row.spans), Role.NOTE)
        writer.path = ""
        if row.help:
            writer.paragraph(row.help, Role.CONTROL, "soft", above=2)

    def _left(self, width: int) -> int:
        wanted = self.context.look.px(CRITERION_NUMBER + 24 * min(self._row.level, _DEEPEST))
        # In a small window with big letters the text needs the room more than the indent.
        return min(wanted, width // 5 + width // 20 * min(self._row.level, _DEEPEST))

    def height_for(self, width: int) -> int:
        look = self.context.look
        top = look.space(_PADDING if self._row.level == 0 else 4) + (2 if self._first else 1)
        end = self.lay_out(self._left(width), top, width)
        return max(end + look.space(0 if self._followed else _PADDING), self.answers_end())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        if self._first:
            painter.fillRect(QRectF(0, 0, self.width(), 2), look.color("ink"))
        elif self._row.level == 0:
            painter.fillRect(QRectF(0, 0, self.width(), 1), look.color("rule"))
        base = self._text.y() + 0.8 * look.leading(Role.NOTE)
        font = look.font(Role.NOTE if self._row.level == 0 else Role.CONTROL)
        painter.setFont(font)
        painter.setPen(look.color("soft"))
        # A point's number stands close to its words, as far in as these.
        wide = QFontMetricsF(font).horizontalAdvance(f"{self._number} ")
        left = 0 if self._row.level == 0 else max(0.0, self._text.x() - wide - look.px(4))
        painter.drawText(QPointF(left, base), self._number)
        painter.end()


class AskedFact(AnswerRow):
    """A field of the record that says who may join: label, value, and answers beside them."""

    def __init__(
        self, context: PageContext, fact: Fact, *, first: bool, parent: QWidget | None = None
    ) -> None:
        self._first = first
        facts = (Facts(facts=(fact,), origin=fact.origin),)
        super().__init__(
            context,
            TickLine(fact.asks, fact_words(fact)),
            lambda writer, width: write_run(writer, facts, width),
            name="",
            by_width=True,
            parent=parent,
        )

    def height_for(self, width: int) -> int:
        look = self.context.look
        top = look.space(_PADDING) + (2 if self._first else 1)
        return max(self.lay_out(0, top, width) + look.space(_PADDING), self.answers_end())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        thick, token = (2, "ink") if self._first else (1, "rule")
        painter.fillRect(QRectF(0, 0, self.width(), thick), look.color(token))
        painter.end()

    def marked_inset(self, room: int) -> int:
        """Under the value, where it stands beside its label."""
        look = self.context.look
        return 0 if stacks(look, room) else look.px(LABEL) + look.space(LABEL_GAP)
