"""The frame of a card over a page: its outline, its keys, and going round inside it by Tab."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.ui.look.measures import CARD_CORNER
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.column import Column
from viewer.ui.page.context import PageContext

SHADOW = 10
"""The soft shadow round the card, in pixels; part of the widget, not of the card."""
_PADDING = 16


def is_escape_override(event: QEvent) -> bool:
    """Whether Qt asks if Escape is wanted here rather than for a shortcut of the window."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


class CardFrame(BlockWidget):
    """A card with a column of parts in it. Signal ``closed``: it is to go."""

    closed = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.inside = Column(context, self)
        self.inside.height_changed.connect(self.height_changed)

    def widest(self) -> int:
        return self.context.look.px(420)

    def height_for(self, width: int) -> int:
        edge = SHADOW + self.context.look.space(_PADDING)
        room = max(1, width - 2 * edge)
        bottom = SHADOW + self.context.look.space(6)
        self.inside.setGeometry(edge, edge, room, self.inside.height_for(room))
        return edge + self.inside.height() + bottom

    def stops(self) -> list[QWidget]:
        """What Tab reaches inside the card, in order."""
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self)
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the card until it is closed."""
        stops = self.stops()
        focused = self.window().focusWidget()
        at = stops.index(focused) if focused in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Escape closes the card before any shortcut of the window sees it.
        if is_escape_override(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: object) -> None:
        """A click into the card is no click elsewhere."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        shadow = look.color("ink" if not look.tokens.dark else "side")
        for step in range(SHADOW):
            shadow.setAlphaF(0.012 * (SHADOW - step) / SHADOW * (2.5 if look.tokens.dark else 1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shadow)
            ring = card.adjusted(-step, -step + 1, step, step)
            painter.drawRoundedRect(ring, CARD_CORNER + step, CARD_CORNER + step)
        painter.setPen(QPen(look.color("accent"), 2))
        painter.setBrush(look.color("paper"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), CARD_CORNER, CARD_CORNER)
        painter.end()
