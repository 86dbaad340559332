"""The mark of a note in the margin, and the card that it opens."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.domain.personal import Passage
from viewer.ui.look import Role, paint_icon
from viewer.ui.look.measures import CORNER, TARGET
from viewer.ui.look.typeset import set_text
from viewer.ui.page.card import CloseWords
from viewer.ui.page.card_frame import CardFrame
from viewer.ui.page.column import Piece
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import PressedWords
from viewer.ui.page.note_editor import NoteEditor
from viewer.ui.page.parts import Part
from viewer.ui.page.words import HeadingWords
from viewer.words import _

_BAR = 3
_ICON = 20
_GAP = 5


class NoteMark(PressedWords):
    """The mark in the margin: a bar along the words, and a sign that says what it is."""

    def height_for(self, _width: int) -> int:
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), look.color("tint"))
        bar = QRectF(self.width() - _BAR, 0, _BAR, self.height())
        painter.fillRect(bar, look.color("accent"))
        size = min(look.px(_ICON), self.width() - _BAR - _GAP)
        where = QRectF(self.width() - _BAR - _GAP - size, 3, size, size)
        paint_icon(painter, where, "note", look.color("accent"))
        painter.end()


class NoteOffer(PressedWords):
    """Under words that were selected with the mouse: the way to write a note on them.

    By keyboard there is another way, so it is no stop of its own.
    """

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(context, _("Write a note on these words"), parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def height_for(self, _width: int) -> int:
        look = self.context.look
        return max(look.space(TARGET), look.leading(Role.CONTROL) + look.space(12))

    def widest(self) -> int:
        look = self.context.look
        words = set_text(self._words, look.font(Role.CONTROL), look.leading(Role.CONTROL), 10_000)
        return int(look.px(_ICON) + look.space(32) + words.width + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent"), 2))
        painter.setBrush(look.color("tint" if self.underMouse() or self.isDown() else "paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        size, side = look.px(_ICON), look.space(12)
        top = (self.height() - size) / 2
        paint_icon(painter, QRectF(side, top, size, size), "note", look.color("accent"))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font(Role.CONTROL))
        words = QRectF(self.rect()).adjusted(side + size + look.space(8), 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle, self._words)
        painter.end()


class NoteCard(CardFrame):
    """A note on a passage, in the margin beside it."""

    def __init__(
        self, context: PageContext, parent: QWidget, key: str, passage: Passage | None
    ) -> None:
        super().__init__(context, parent)
        self.setAccessibleName(_("Your note"))
        self._passage = passage
        self.key = key
        notes = context.notes
        self.was_kept = notes is not None and key in notes.notes
        """Whether the note was kept when it was looked at last."""
        self.editor: NoteEditor | None = None
        self.inside.fill(
            (Piece(0, self._title), Piece(4, self._note), Piece(0, self._close)), at_once=True
        )

    def _title(self, context: PageContext, parent: QWidget) -> Part:
        return HeadingWords(context, _("Your note"), Role.CARD_TITLE, 3, parent)

    def _note(self, context: PageContext, parent: QWidget) -> Part:
        self.editor = NoteEditor(context, self.key, parent, passage=self._passage)
        return self.editor

    def _close(self, context: PageContext, parent: QWidget) -> Part:
        button = CloseWords(context, _("Close"), parent)
        button.clicked.connect(self.closed)
        return button
