"""Numbered steps joined by a line, with a column that says when."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import StepItem
from viewer.ui.look import Role
from viewer.ui.look.measures import STEP_TEXT, STEP_WHEN
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.running import stacks
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import Words
from viewer.ui.page.writer import Writer
from viewer.words import _

_CIRCLE = 32
_GAP = 18
_WHEN_GAP = 18


class Step(BlockWidget):
    """One step: a numbered circle, what happens, its text, and when. ``path``: in the record."""

    def __init__(
        self,
        context: PageContext,
        step: StepItem,
        number: int,
        *,
        last: bool,
        path: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._number = number
        self._last = last
        self._title = Words(context, step.title, Role.NOTE_STRONG, parent=self)
        self._title.setAccessibleName(
            _("Step {number}: {title}").format(number=number, title=step.title)
        )
        self._text: TextView | None = None
        if step.spans:
            self._text = TextView(
                context, lambda writer, _width: _write(writer, step, path), self, widest=STEP_TEXT
            )
            self._text.setAccessibleName(step.title)
        self._when = Words(context, step.when, Role.CONTROL, "soft", self) if step.when else None

    def widest(self) -> int:
        look = self.context.look
        return self._left() + look.px(STEP_TEXT) + look.space(_WHEN_GAP) + look.px(STEP_WHEN)

    def _left(self) -> int:
        return self.context.look.px(_CIRCLE) + self.context.look.space(20)

    def height_for(self, width: int) -> int:
        look = self.context.look
        left = self._left()
        beside = width >= self.widest() - look.px(20) and not stacks(look, width)
        room = min(width - left, look.px(STEP_TEXT))
        top = self._put(self._title, left, 0, room)
        if self._when and beside:
            at = left + look.px(STEP_TEXT) + look.space(_WHEN_GAP)
            self._put(self._when, at, look.px(2), width - at)
        elif self._when:
            top = self._put(self._when, left, top, room)
        if self._text:
            top = self._put(self._text, left, top, room)
        if self._when and beside:
            top = max(top, self._when.geometry().bottom() + 1)
        return max(top, look.px(_CIRCLE)) + (0 if self._last else look.space(_GAP))

    @staticmethod
    def _put(part: Words | TextView, left: int, top: int, width: int) -> int:
        height = part.height_for(width)
        part.setGeometry(left, top, width, height)
        return top + height

    def restyle(self) -> None:
        for part in (self._title, self._text, self._when):
            if part:
                part.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        size = look.px(_CIRCLE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent"), 2 * look.zoom))
        middle = size / 2
        if not self._last:
            painter.drawLine(QPointF(middle, size), QPointF(middle, self.height()))
        inset = look.zoom
        circle = QRectF(0, 0, size, size).adjusted(inset, inset, -inset, -inset)
        painter.drawEllipse(circle)
        painter.setFont(look.font(Role.CONTROL_STRONG))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


def _write(writer: Writer, step: StepItem, path: str) -> None:
    writer.path = path
    writer.paragraph(step.spans, Role.NOTE)
