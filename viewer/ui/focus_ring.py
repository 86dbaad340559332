"""The ring round what has the keyboard, always outside it."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.ui.look import Look
from viewer.ui.look.measures import CORNER, FOCUS_RING

OUTSIDE = 5


class FocusRing(QWidget):
    """Lies over a page and is seen only round the widget it follows."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._followed: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.update()

    def follow(self, widget: QWidget | None) -> None:
        """Stand round ``widget``; None: nowhere."""
        self._followed = widget
        self.setVisible(widget is not None)
        self.place()

    def followed(self) -> QWidget | None:
        """The widget it stands round."""
        return self._followed

    def place(self) -> None:
        """Go to where the followed widget is now."""
        parent = self.parentWidget()
        if self._followed is None or parent is None:
            return
        corner = self._followed.mapTo(parent, QPoint(0, 0))
        around = QRect(corner, self._followed.size())
        around = around.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
        # At the page's own edge it comes closer: a ring that is cut off is none.
        self.setGeometry(around.intersected(parent.rect()))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), FOCUS_RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = FOCUS_RING / 2
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, CORNER, CORNER)
        painter.end()
