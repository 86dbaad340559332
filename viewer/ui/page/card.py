"""The glossary card: what a hard word means, in the margin beside its line."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Span, Spans, TermCard
from viewer.pages.term_names import is_named
from viewer.ui.look import Role, paint_icon
from viewer.ui.look.measures import TARGET
from viewer.ui.look.typeset import set_text
from viewer.ui.page.card_frame import CardFrame
from viewer.ui.page.column import Piece
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import PressedWords, TextLink
from viewer.ui.page.parts import Part
from viewer.ui.page.scale import ScaleBar
from viewer.ui.page.term_entry import term_title
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import HeadingWords, Words
from viewer.words import _


class CloseWords(PressedWords):
    """A cross and the word."""

    def height_for(self, width: int) -> int:
        return max(self.context.look.space(TARGET), self.context.look.leading(Role.CONTROL))

    def widest(self) -> int:
        look = self.context.look
        font, leading = look.font(Role.CONTROL), look.leading(Role.CONTROL)
        text = set_text(self._words, font, leading, 10_000).width
        return int(look.px(20) + look.space(8) + text + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), look.color("tint"))
        size = look.px(20)
        top = (self.height() - size) / 2
        paint_icon(painter, QRectF(0, top, size, size), "close", look.color("ink"))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font(Role.CONTROL))
        leading = look.leading(Role.CONTROL)
        base = (self.height() - leading) / 2 + 0.8 * leading - (leading * 0.06)
        painter.drawText(QPointF(size + look.space(8), base), self._words)
        painter.end()


class GlossaryCard(CardFrame):
    """A card for one term. ``word`` is the word of the text; ``back`` names the term whose
    card led here.

    Signals: ``closed``, ``back_requested``, and ``glossary_requested`` (the term's key).
    """

    back_requested = Signal()
    glossary_requested = Signal(str)

    def __init__(
        self,
        context: PageContext,
        card: TermCard,
        parent: QWidget,
        *,
        word: str = "",
        back: str = "",
    ) -> None:
        super().__init__(context, parent)
        self.card = card
        self._word = word
        self._back_to = back
        self.setAccessibleName(_("{word}, explained").format(word=card.term))
        self.inside.fill(self._pieces(), at_once=True)

    def _pieces(self) -> Iterator[Piece]:
        card = self.card
        yield from self._head()
        yield self._text(8, card.meaning)
        scale = card.scale
        if scale:
            yield Piece(10, lambda c, p: ScaleBar(c, scale, p))
        if card.longer:
            yield self._text(6, card.longer)
        if card.in_trial:
            yield self._label(_("In this study"))
            yield self._text(2, card.in_trial)
        if card.ask:
            yield self._label(_("You could ask"))
            for question in card.ask:
                yield self._text(2, (Span(question),))
        if card.said_by:
            yield Piece(8, lambda c, p: Words(c, card.said_by, Role.CONTROL, "soft", p))
        yield Piece(6, self._link)
        yield Piece(0, self._close)

    def _head(self) -> Iterator[Piece]:
        card = self.card
        if self._back_to:
            yield Piece(0, self._back)
        yield Piece(0, lambda c, p: HeadingWords(c, term_title(card), Role.CARD_TITLE, 3, p))
        if self._word and not is_named(card, self._word):
            text = _("About “{word}” in this text.").format(word=self._word)
            yield Piece(2, lambda c, p: Words(c, text, Role.CONTROL, "soft", p))

    def _text(self, above: int, spans: Spans) -> Piece:
        def make(context: PageContext, parent: QWidget) -> Part:
            view = TextView(
                context, lambda writer, _width: writer.paragraph(spans, Role.CARD_TEXT), parent
            )
            view.setAccessibleName(self.card.term)
            return view

        return Piece(above, make)

    @staticmethod
    def _label(text: str) -> Piece:
        return Piece(8, lambda c, p: HeadingWords(c, text, Role.CONTROL_STRONG, 4, p, "accent"))

    def _back(self, context: PageContext, parent: QWidget) -> Part:
        words = _("Back to “{word}”").format(word=self._back_to)
        link = TextLink(context, words, Role.CONTROL_STRONG, parent, target=TARGET)
        link.clicked.connect(self.back_requested)
        return link

    def _link(self, context: PageContext, parent: QWidget) -> Part:
        words = _("See it in the Glossary")
        link = TextLink(context, words, Role.CONTROL_STRONG, parent, target=TARGET)
        link.clicked.connect(lambda: self.glossary_requested.emit(self.card.key))
        return link

    def _close(self, context: PageContext, parent: QWidget) -> Part:
        button = CloseWords(context, _("Close"), parent)
        button.clicked.connect(self.closed)
        return button
