"""A line that can be answered: its text, and three answers beside or under it."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.domain.personal import Answer
from viewer.pages.ticking import TickLine, answer_words
from viewer.ui.look import Role
from viewer.ui.look.measures import CRITERION_NUMBER, CRITERION_TEXT
from viewer.ui.page.answer_strip import ANSWERS, AnswerStrip, answers_below, answers_width
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.heading import SectionHeading
from viewer.ui.page.text_view import Compose, TextView
from viewer.ui.page.words import Words
from viewer.words import _

_GAP = 20


class AnswerRow(BlockWidget):
    """A text with answers, where the page takes answers; else the text with room beside it.

    ``name`` is read before the words of the line ("Line 3 of 17"); empty where they say enough.
    """

    def __init__(
        self,
        context: PageContext,
        line: TickLine,
        compose: Compose,
        *,
        name: str,
        by_width: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._line = line
        self._text = TextView(context, compose, self, widest=CRITERION_TEXT, by_width=by_width)
        self._text.setAccessibleName(name or line.words)
        self._strip: AnswerStrip | None = None
        self._marked: Words | None = None
        self._ordered: tuple[QWidget, ...] = ()
        if context.answers is not None:
            whole = _("{name}: {text}").format(name=name, text=line.words)
            self._strip = AnswerStrip(context, whole if name else line.words, self)
            self._strip.wished.connect(self._wish)
            context.answers.changed.connect(self._show)
            self._show()

    def strip(self) -> AnswerStrip | None:
        """The answers, where the page takes any."""
        return self._strip

    def text(self) -> TextView:
        """The text that is answered."""
        return self._text

    def _wish(self, answer: Answer | None) -> None:
        if self.context.answers is not None:
            self.context.answers.wished.emit(self._line.identity, self._line.words, answer)

    def _show(self) -> None:
        if self.context.answers is None or self._strip is None:
            return
        tick = self.context.answers.of(self._line.identity)
        marked = tick is not None and tick.from_profile
        self._strip.show_answer(tick.answer if tick else None, marked=marked)
        if marked is (self._marked is None):
            self._show_marked(is_marked=marked)

    def _show_marked(self, *, is_marked: bool) -> None:
        """Say that the answer is the profile's."""
        if is_marked:
            words = _("From your profile.")
            self._marked = Words(self.context, words, Role.CONTROL, "soft", self)
            self._marked.show()
        elif self._marked is not None:
            self._marked.deleteLater()
            self._marked = None
        self.height_changed.emit()

    # -- layout -------------------------------------------------------------------------

    def widest(self) -> int:
        look = self.context.look
        return look.px(CRITERION_NUMBER + CRITERION_TEXT) + look.space(_GAP) + answers_width(look)

    def lay_out(self, left: int, top: int, width: int) -> int:
        """Lay text and answers out from ``top`` down; where they end."""
        look = self.context.look
        beside = answers_width(look)
        below = answers_below(look, width)
        room = width - left - (0 if below else beside + look.space(_GAP))
        room = max(1, min(room, look.px(CRITERION_TEXT)))
        height = self._text.height_for(room)
        self._text.setGeometry(left, top, room, height)
        end = top + height
        if self._marked is not None:
            inset = self.marked_inset(room)
            high = self._marked.height_for(room - inset)
            self._marked.setGeometry(left + inset, end, room - inset, high)
            end += high
        if self._strip is None:
            return end
        self._order_stops(self._strip)
        line = look.leading(Role.NOTE)
        if below:
            high = self._strip.lay_out(width - left, line, below=True)
            self._strip.setGeometry(left, end, width - left, high)
            return end + high
        high = self._strip.lay_out(beside, line, below=False)
        # The circles stand on the middle of the first line; what is too high goes into the rule.
        above = (high - line) // 2
        self._strip.setGeometry(width - beside, max(0, top - above), beside, high)
        return max(end, top + line)

    def _order_stops(self, strip: AnswerStrip) -> None:
        """Tab goes from the text to its marked words, and then to the answers."""
        proxies = self._text.proxies()
        if proxies == self._ordered:
            return
        self._ordered = proxies
        for before, after in pairwise((self._text, *proxies, *strip.buttons())):
            QWidget.setTabOrder(before, after)

    def marked_inset(self, _room: int) -> int:
        """How far right of the text's left edge its remark stands, in pixels."""
        return 0

    def answers_end(self) -> int:
        """Where the answers end, in pixels from the top; they may reach below the text."""
        return self._strip.geometry().bottom() + 1 if self._strip else 0

    def restyle(self) -> None:
        self._text.restyle()
        if self._marked is not None:
            self._marked.restyle()


class AnswerHeads(BlockWidget):
    """The words over the columns of answers, beside a heading or alone."""

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        beside: Callable[[QWidget], SectionHeading] | None = None,
    ) -> None:
        """``beside`` makes the heading at whose foot they stand."""
        super().__init__(context, parent)
        self._heading = beside(self) if beside else None

    def title(self) -> str:
        """What the heading says; empty where there is none."""
        return self._heading.title() if self._heading else ""

    def widest(self) -> int:
        look = self.context.look
        return look.px(CRITERION_NUMBER + CRITERION_TEXT) + look.space(_GAP) + answers_width(look)

    def shows_words(self) -> bool:
        """Whether the words over the answers are shown."""
        return self._are_shown(self.width())

    def _are_shown(self, width: int) -> bool:
        look = self.context.look
        return self.context.answers is not None and not answers_below(look, width)

    def height_for(self, width: int) -> int:
        look = self.context.look
        shown = self._are_shown(width)
        line = look.leading(Role.CONTROL_STRONG) if shown else 0
        if self._heading is None:
            return line
        room = width - (answers_width(look) + look.space(_GAP) if shown else 0)
        room = min(room, self._heading.widest())
        height = self._heading.height_for(room)
        self._heading.setGeometry(0, 0, room, height)
        return max(height, line)

    def restyle(self) -> None:
        if self._heading is not None:
            self._heading.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._are_shown(self.width()):
            return
        look = self.context.look
        painter = QPainter(self)
        painter.setFont(look.font(Role.CONTROL_STRONG))
        painter.setPen(look.color("ink"))
        line = look.leading(Role.CONTROL_STRONG)
        whole = answers_width(look)
        wide = whole // len(ANSWERS)
        for place, answer in enumerate(ANSWERS):
            x = self.width() - whole + place * wide
            painter.drawText(
                x, self.height() - line, wide, line,
                Qt.AlignmentFlag.AlignCenter, answer_words(answer),
            )  # fmt: skip
        painter.end()
