"""The few things one presses or reads in the window's own parts, drawn as the look says.

All text is plain text, and an "&" in it is an "&", not a mark for a shortcut.
"""

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from viewer.ui.look import Look, Role, paint_icon
from viewer.ui.look.measures import CORNER, FOCUS_RING, ICON, SMALL, TARGET, TINY
from viewer.ui.look.parts import (
    action_size,
    paint_action_icon,
    paint_action_words,
    words_left,
)
from viewer.ui.look.typeset import SetText, set_text

_ONE_LINE = 1 << 20
"""Pixels; no link is as wide."""

RING = 4
"""Pixels that a link keeps free on both sides for the focus ring; what stands above and below a
link is moved in by as much."""


def ring(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Paint the focus ring along the inside of ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("accent"), FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = FOCUS_RING / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), CORNER, CORNER)


class Label(QLabel):
    """A short plain text in a font and a colour of the look, over as many lines as it needs."""

    def __init__(
        self, look: Look, role: Role, token: str = "ink", text: str = "", *, wraps: bool = True
    ) -> None:
        super().__init__()
        self._role = role
        self._token = token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take font and colour from the look."""
        self.setFont(look.font(self._role))
        palette = look.palette()
        palette.setColor(self.foregroundRole(), look.color(self._token))
        self.setPalette(palette)


class LineLabel(Label):
    """A label that would like to have one line, among others, and wraps where it must."""

    def sizeHint(self) -> QSize:
        """All words in one line."""
        margins = self.contentsMargins()
        metrics = QFontMetricsF(self.font())
        width = round(metrics.horizontalAdvance(self.text())) + 2
        height = round(metrics.height()) + margins.top() + margins.bottom()
        return QSize(width + margins.left() + margins.right(), height)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its words."""
        return QSize(min(self.sizeHint().width(), 6 * TARGET), self.sizeHint().height())


class _Button(QPushButton):
    """Common to all buttons here: words as they are, at least as high as a finger."""

    def __init__(self, look: Look, words: str, role: Role) -> None:
        super().__init__()
        self._role = role
        self._words = words
        self.look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        self.set_look(look)

    @property
    def words(self) -> str:
        """What stands on the button."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change what stands on the button."""
        self._words = words
        # The text of QPushButton is not painted here, but read by screen readers.
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self.setFont(look.font(self._role))
        self.updateGeometry()
        self.update()

    def words_width(self) -> int:
        """The width of the words in pixels."""
        return int(QFontMetricsF(self.font()).horizontalAdvance(self._words)) + 2

    def minimumSizeHint(self) -> QSize:
        """As large as the words: a button is never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, on every desktop."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring at once."""
        super().focusInEvent(event)
        self.update()

    def pressed_by(self) -> QPoint:
        """How far the words move down while pressed."""
        return QPoint(0, 1 if self.isDown() else 0)

    def ground(self, painter: QPainter) -> None:
        """Paint what is under the words: tint when pointed at, ring when focused."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 3, -1, -3)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("tint"))
            painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            ring(painter, box, self.look)


class ActionButton(_Button):
    """An icon and a word beside it, without an outline."""

    def __init__(
        self, look: Look, words: str, icon: str = "", *, strong: bool = False, token: str = "ink"
    ) -> None:
        self._icon = icon
        self._token = token
        super().__init__(look, words, Role.CONTROL_STRONG if strong else Role.CONTROL)

    def sizeHint(self) -> QSize:
        """Icon, gap and word, with room around them."""
        return QSize(*action_size(self.look, self.words, self._icon, self._role))

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu when pressed."""
        self.setMenu(menu)
        menu.aboutToHide.connect(self._menu_goes)

    def _menu_goes(self) -> None:
        """Qt tells nobody that the pointer left the button while the menu was open."""
        inside = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, inside)
        self.update()

    def set_icon(self, name: str) -> None:
        """Change the icon beside the words."""
        self._icon = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and word."""
        painter = QPainter(self)
        self.ground(painter)
        painter.translate(self.pressed_by())
        if self._icon:
            paint_action_icon(painter, self.rect(), self.look, self._icon, self._token)
        painter.setFont(self.font())
        painter.setPen(self.look.color(self._token))
        self.paint_words(painter)

    def words_left(self) -> int:
        """Where the words begin, in pixels."""
        return words_left(self.look, self._icon)

    def paint_words(self, painter: QPainter) -> None:
        """Paint the words in one line."""
        paint_action_words(painter, self.rect(), self.look, self.words, self._icon, self._token)


class LinkButton(_Button):
    """Underlined words in the strong colour; leads somewhere. Wraps where it finds no room.

    ``inline``: one among sentences; of several lines it takes no more room than they do.
    """

    def __init__(
        self, look: Look, words: str, role: Role = Role.CONTROL, *, inline: bool = False
    ) -> None:
        self._room = TINY if inline else SMALL
        super().__init__(look, words, role)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The words in one line and room for the ring."""
        # As the line is set: it can be a pixel wider than the advance of the font's metrics.
        width = max(self.words_width(), ceil(self._set(_ONE_LINE).width) + 1) + 2 * RING
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its words, and is higher then."""
        return QSize(min(self.sizeHint().width(), 6 * TARGET), TARGET)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how many lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines, and as high as a finger at least."""
        return max(TARGET, self._set(width).height + 2 * self._room)

    def _set(self, width: int) -> SetText:
        leading = round(QFontMetricsF(self.font()).height())
        return set_text(self.words, self.font(), leading, width - 2 * RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words and a line under each of their lines."""
        painter = QPainter(self)
        self.ground(painter)
        painter.translate(self.pressed_by())
        words = self._set(self.width())
        metrics = QFontMetricsF(self.font())
        # On one line with a label beside it, whose text stands in the middle of its height.
        rise = metrics.ascent() - 0.8 * round(metrics.height())
        top = (self.height() - words.height) / 2 + rise
        painter.setPen(self.look.color("accent"))
        words.layout.draw(painter, QPointF(RING, top))
        painter.setPen(QPen(self.look.color("accent"), 1))
        below = max(3.0, metrics.descent() * 0.55)
        for place in range(words.layout.lineCount()):
            line = words.layout.lineAt(place)
            y = int(top + line.y() + line.ascent() + below) + 0.5
            painter.drawLine(QPointF(RING, y), QPointF(RING + line.naturalTextWidth(), y))


class _BoxButton(_Button):
    """A button with room around its words."""

    def sizeHint(self) -> QSize:
        """The words with room around them."""
        return QSize(
            self.words_width() + 4 * self.look.space(SMALL),
            max(TARGET, self.look.px(28) + 2 * SMALL),
        )


class FilledButton(_BoxButton):
    """The one thing to do on a page; at most one a page."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, Role.CONTROL_STRONG)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words on the strong colour; soft and unfilled while it cannot be pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("accent"))
            painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), self.look)
        painter.translate(self.pressed_by())
        painter.setFont(self.font())
        painter.setPen(self.look.color("on_accent" if self.isEnabled() else "soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)


class OutlinedButton(_BoxButton):
    """A second thing to do, in a dialog."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, Role.CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words in an outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5)
        if self.isEnabled():
            painter.setPen(QPen(self.look.color("edge"), 1))
            painter.setBrush(self.look.color("tint" if self.underMouse() else "paper"))
            painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), self.look)
        painter.translate(self.pressed_by())
        painter.setFont(self.font())
        painter.setPen(self.look.color("ink" if self.isEnabled() else "soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)


class CheckBox(QCheckBox):
    """A box to tick with its words, at any text size; they wrap where they find no room."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self.look = look
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self.setFont(look.font(Role.CONTROL))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The box, a gap and the words in one line."""
        words = round(QFontMetricsF(self.font()).horizontalAdvance(self._words)) + 2
        width = self._left() + words + SMALL
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its words, and is higher then."""
        return QSize(min(self.sizeHint().width(), 6 * TARGET), TARGET)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how many lines the words need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines, and as high as a finger at least."""
        return max(TARGET, self._set(width).height + 2 * SMALL)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802  (Qt's name)
        """Tick wherever the box or its words are pressed."""
        return bool(self.rect().contains(place))

    def _left(self) -> int:
        boxes = 1 if self.icon().isNull() else 2
        return SMALL // 2 + boxes * (self.look.px(ICON) + self.look.space(SMALL))

    def _set(self, width: int) -> SetText:
        room = width - self._left() - SMALL
        return set_text(self._words, self.font(), self.look.leading(Role.CONTROL), room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._set(self.width())
        top = (self.height() - words.height) // 2
        size, line = self.look.px(ICON), self.look.leading(Role.CONTROL)
        box = QRectF(SMALL / 2 + 0.5, top + (line - size) // 2 + 0.5, size - 1, size - 1)
        painter.setPen(QPen(self.look.color("edge"), 1.5))
        painter.setBrush(self.look.color("paper"))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("accent"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            inner = box.adjusted(2, 2, -2, -2)
            paint_icon(painter, inner, "check", self.look.color("on_accent"))
        if not self.icon().isNull():
            at = QPoint(SMALL // 2 + size + self.look.space(SMALL), top + (line - size) // 2)
            painter.drawPixmap(at, self.icon().pixmap(QSize(size, size), self.devicePixelRatio()))
        painter.setPen(self.look.color("ink"))
        words.layout.draw(painter, QPointF(self._left(), top))
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(0, 4, 0, -4), self.look)


def set_look_below(widget: QWidget, look: Look) -> None:
    """Give the look to every control of this file inside ``widget``."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, Label | _Button | CheckBox):
            child.set_look(look)
