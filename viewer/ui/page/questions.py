"""Questions one could ask, one a row: the question, what the record says, where it stands.

Room is kept at the left for the reader's own tick, by which a question is taken along.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import QuestionRow, Span
from viewer.pages.question_words import answer_words, quote_words
from viewer.ui.look import Role
from viewer.ui.look.measures import CRITERION_TEXT, TARGET
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.ui.page.text_view import TextView
from viewer.ui.page.writer import Writer
from viewer.words import _

_PADDING = 11


class QuestionView(BlockWidget):
    """One question."""

    def __init__(
        self, context: PageContext, row: QuestionRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._row = row
        self._text = TextView(context, self._write, self, widest=CRITERION_TEXT)
        self._text.setAccessibleName(
            _("Question, answered in the record")
            if row.answer and not row.partly
            else _("Question, not answered in the record")
        )
        self._link: TextLink | None = None
        if row.tab is not None:
            words = _("Look under “{tab}”").format(tab=row.where)
            self._link = TextLink(context, words, parent=self, target=TARGET)
            self._link.clicked.connect(self._go)

    @property
    def identity(self) -> str:
        """The id of the question."""
        return self._row.identity

    def _write(self, writer: Writer, _width: int) -> None:
        row = self._row
        writer.paragraph((Span(row.text),), Role.NOTE_STRONG)
        if row.answer:
            writer.paragraph((Span(answer_words(row)),), Role.NOTE, above=2)
        if row.quote:
            writer.paragraph((Span(quote_words(row)),), Role.CONTROL, "soft", above=2)

    def _go(self) -> None:
        if self._row.tab is not None:
            self.context.place_in_tab_requested.emit(self._row.tab, self._row.origin.paths)

    def widest(self) -> int:
        return self.context.look.px(CRITERION_TEXT)

    def height_for(self, width: int) -> int:
        look = self.context.look
        room = max(1, min(width, look.px(CRITERION_TEXT)))
        top = look.space(_PADDING)
        height = self._text.height_for(room)
        self._text.setGeometry(0, top, room, height)
        top += height
        if self._link is None:
            return top + look.space(_PADDING) + 1
        height = self._link.height_for(room)
        self._link.setGeometry(0, top, min(room, self._link.natural_width()), height)
        return top + height + look.space(2) + 1

    def restyle(self) -> None:
        self._text.restyle()
        if self._link:
            self._link.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, self.context.look.color("rule"))
        painter.end()
