"""The small list under the search field: illnesses that go on from what is typed.

It never takes the keyboard away: the field keeps it and hands the keys on.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from viewer.domain.narrowing import Suggestion
from viewer.plain.entities import shown
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import CORNER, SMALL, TARGET, TINY
from viewer.words import _, ngettext

MOST = 6
_WIDEST = 640


class Line(NamedTuple):
    """A line: its words, what stands at the right, how it is spoken, and what it stands for."""

    text: str
    beside: str = ""
    spoken: str = ""
    key: str = ""


class Suggestions(QWidget):
    """At most six lines, each an illness and how many studies name it.

    Signals:
        chosen(text): a line was chosen.
        line_chosen(line): the same, with all of the line.
        told(words): for a screen reader.
    """

    chosen = Signal(str)
    line_chosen = Signal(object)
    told = Signal(str)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._lines: tuple[Line, ...] = ()
        self._marked = -1
        self._pointed = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Suggestions"))
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        self.put_away()

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.isVisible()

    @property
    def marked(self) -> int:
        """The line where the keyboard is; -1: none."""
        return self._marked

    def texts(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(line.key or line.text for line in self._lines)

    def show_below(self, field: QWidget, lines: Sequence[Suggestion]) -> None:
        """Show suggestions under a field; none puts it away."""
        number = self.locale().toString
        self.show_lines(
            field,
            [Line(shown(one.text), number(one.trials), _spoken(one), one.text) for one in lines],
        )

    def show_lines(self, field: QWidget, lines: Sequence[Line], most: int = MOST) -> None:
        """Show lines under a field, ``most`` of them; none puts it away.

        With ``most`` they are of several kinds: the last one then stays, whatever has room.
        """
        self._lines = tuple(lines[:most])
        self._marked = self._pointed = -1
        if not self._lines:
            self.put_away()
            return
        place = field.mapTo(self._window, QPoint(0, field.height() + 2))
        room = self._window.height() - place.y() - SMALL
        fits = max(1, (room - 2 * TINY) // self._line())
        is_mixed = most != MOST
        if is_mixed and fits < len(self._lines):
            self._lines = (*self._lines[: fits - 1], self._lines[-1])
        self._lines = self._lines[:fits]
        height = len(self._lines) * self._line() + 2 * TINY
        # Names of illnesses stand in full; titles of studies, which are long, are cut.
        room = self._window.width() - place.x() - SMALL
        widest = max(field.width(), min(room, self._look.px(_WIDEST)) if is_mixed else room)
        width = min(widest, max(field.width(), *(self._wide(line) for line in self._lines)))
        self.setGeometry(place.x(), place.y(), width, height)
        was_open = self.isVisible()
        self.show()
        self.raise_()
        self.update()
        if not was_open:
            count = len(self._lines)
            self.told.emit(
                ngettext(
                    "{count} suggestion. Arrow down to choose.",
                    "{count} suggestions. Arrow down to choose.",
                    count,
                ).format(count=count)
            )

    def put_away(self) -> None:
        """Take it out of sight; the text in the field stays."""
        self._marked = -1
        self.hide()

    def take_key(self, key: int) -> bool:
        """Answer a key of the field; False: the key is not for the list."""
        if not self.isVisible():
            return False
        if key == Qt.Key.Key_Down:
            return self._move(1)
        if key == Qt.Key.Key_Up:
            return self._marked >= 0 and self._move(-1)
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._marked >= 0:
            self._choose(self._marked)
            return True
        if is_enter or key == Qt.Key.Key_Escape:
            self.put_away()
        return key == Qt.Key.Key_Escape

    def _move(self, step: int) -> bool:
        marked = self._marked + step
        if marked >= len(self._lines):
            # Past the last one, the arrow goes on to the list.
            self.put_away()
            return False
        self._marked = marked
        self.update()
        if marked >= 0:
            line = self._lines[marked]
            self.told.emit(line.spoken or line.text)
        return True

    def _choose(self, place: int) -> None:
        line = self._lines[place]
        self.put_away()
        self.chosen.emit(line.key or line.text)
        self.line_chosen.emit(line)

    def _line(self) -> int:
        return max(TARGET - 2 * TINY, self._look.px(26) + 2 * TINY)

    def _wide(self, line: Line) -> int:
        """The width at which nothing of a line is cut."""
        metrics = QFontMetricsF(self._look.font(Role.CONTROL))
        words = metrics.horizontalAdvance(line.text) + metrics.horizontalAdvance(line.beside)
        return int(words) + 2 * TINY + self._look.space(14) + 2 * self._look.space(SMALL) + 2

    def _line_at(self, y: float) -> int:
        place = int((y - TINY) // self._line())
        return place if 0 <= place < len(self._lines) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is pointed at."""
        self._pointed = self._line_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from what lies below."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the line that was pressed."""
        place = self._line_at(event.position().y())
        if place >= 0:
            self._choose(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        painter.setPen(QPen(look.color("edge"), 2 if look.tokens.frames else 1))
        painter.setBrush(look.color("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        for place, line in enumerate(self._lines):
            self._paint_line(painter, place, line)

    def _paint_line(self, painter: QPainter, place: int, line: Line) -> None:
        look, height = self._look, self._line()
        box = QRectF(TINY, TINY + place * height, self.width() - 2 * TINY, height)
        if place in (self._marked, self._pointed):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("tint"))
            painter.drawRoundedRect(box, CORNER, CORNER)
        if place == self._marked:
            painter.fillRect(QRectF(box.left(), box.top(), 4, height), look.color("accent"))
        font = look.font(Role.CONTROL)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(line.beside)
        inner = box.adjusted(look.space(14), 0, -look.space(SMALL), 0)
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        text = metrics.elidedText(
            line.text, Qt.TextElideMode.ElideRight, inner.width() - wide - look.space(SMALL)
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.TextFlag.TextSingleLine, text)
        painter.setPen(look.color("soft"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, line.beside)


def _spoken(line: Suggestion) -> str:
    return ngettext("{text}, {count} study", "{text}, {count} studies", line.trials).format(
        text=line.text, count=line.trials
    )


def announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader something that has no widget of its own; Qt 6.8 on can."""
    if not QAccessible.isActive():
        return
    from PySide6 import QtGui  # noqa: PLC0415  (the class is not in every Qt)

    made = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    if made is not None:
        QAccessible.updateAccessibility(made(widget, words))
