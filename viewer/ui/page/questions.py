"""Questions one could ask, one a row: the question, what the record says, where it stands.

Where the page takes answers, each has a box to take it along, on paper, to the study team.
"""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import QuestionRow, Span
from viewer.pages.question_words import answer_words, quote_words
from viewer.ui.controls import CheckBox
from viewer.ui.focus_reasons import KEYBOARD_REASONS
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
        self._box: CheckBox | None = None
        if context.answers is not None and row.identity:
            self._taking = context.answers.taking
            self._box = CheckBox(context.look, _("Take along"))
            self._box.setParent(self)
            self._box.setAccessibleDescription(row.text)
            self._box.clicked.connect(self._tell)
            self._box.installEventFilter(self)
            self._taking.changed.connect(self._show_taken)
            self._show_taken()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the box into sight when the keyboard comes to it; it draws its own ring."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.context.focus_taken.emit(self._box, False)  # noqa: FBT003  (a signal)
            if event.reason() in KEYBOARD_REASONS:
                self.context.place_requested.emit(self, self.rect())
        return super().eventFilter(watched, event)

    def _tell(self, on: bool) -> None:
        self._taking.wished.emit(self._row.identity, self._row.text, on)

    def _show_taken(self) -> None:
        if self._box is not None:
            self._box.setChecked(self._row.identity in self._taking)

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
        bottom = self._set_below(top, room)
        return bottom + look.space(2 if bottom > top else _PADDING) + 1

    def _set_below(self, top: int, room: int) -> int:
        """Set what can be pressed under the text, beside each other where there is room."""
        look, left, height = self.context.look, 0, 0
        parts: list[tuple[QWidget, int, int]] = []
        if self._box is not None:
            wide = min(room, self._box.sizeHint().width())
            parts.append((self._box, wide, self._box.heightForWidth(wide)))
        if self._link is not None:
            wide = min(room, self._link.natural_width())
            parts.append((self._link, wide, self._link.height_for(wide)))
        for part, wide, tall in parts:
            if left and left + wide > room:
                left, top, height = 0, top + height, 0
            part.setGeometry(left, top, wide, tall)
            left += wide + look.space(24)
            height = max(height, tall)
        return top + height

    def restyle(self) -> None:
        self._text.restyle()
        if self._box:
            self._box.set_look(self.context.look)
        if self._link:
            self._link.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, self.context.look.color("rule"))
        painter.end()
