"""What the pages at the right have in common: the top line, a title, what scrolls, a foot."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.actions import ActionRow
from viewer.ui.choosing import take_look_below
from viewer.ui.controls import RING, ActionButton, Label, LinkButton, set_look_below
from viewer.ui.flow import FlowLayout
from viewer.ui.heading import HeadingLabel
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import (
    GAP,
    MARGIN_LEFT,
    MARGIN_NARROW,
    MARGIN_RIGHT,
    SMALL,
    TINY,
    WIDE,
)

_INTRO = 500
_WIDEST = 860
_NARROW = 620
_LOW = 520
"""Below this height, and from twice the text size on, the foot scrolls with the page."""


class SidePage(QWidget):
    """A page of the window's own, beside the list or in its place.

    Signals:
        closed(): the reader wants to leave the page.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str, intro: str) -> None:
        super().__init__()
        self._look = look
        self._actions: ActionRow | None = None
        self._back: ActionButton | None = None
        self.title = HeadingLabel(look, title, 1)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.title)
        self.intro = Label(look, Role.NOTE, text=intro)
        self.beside = LinkButton(look, "")
        self.beside.hide()
        self._top_box = QWidget()
        self._top = FlowLayout(self._top_box, spread=True, lone_right=True)
        self.inner = QWidget()
        self.body = QVBoxLayout()
        self.foot = _Foot(self)
        self.foot_row = FlowLayout(self.foot)
        self.foot.hide()
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self.set_look(look)

    def _build(self) -> None:
        head_box = QWidget()
        self._head = FlowLayout(head_box, spread=True)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self.title)
        self._head.addWidget(self.beside)
        self._inside = QVBoxLayout(self.inner)
        self._inside.setSpacing(0)
        self._inside.addWidget(head_box)
        self._inside.addWidget(self.intro)
        self._inside.addLayout(self.body, 1)
        self.body.setSpacing(0)
        self.scroller.setWidget(self.inner)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._top_box)
        self._column.addWidget(self.scroller, 1)
        self._column.addWidget(self.foot)

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    def put_top(self, actions: ActionRow, back: ActionButton) -> None:
        """Take the row of actions and the way back to the list."""
        self._actions, self._back = actions, back
        self._top.addWidget(back)
        self._top.addWidget(actions)
        self._set_margins()

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        set_look_below(self.inner, look)
        set_look_below(self.foot, look)
        take_look_below(self.inner, look)
        self.intro.setMaximumWidth(look.px(_INTRO) + 2 * RING)
        self.intro.setContentsMargins(0, look.space(TINY), 0, look.space(GAP))
        self.scroller.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        palette = look.palette()
        for part in (self, self.scroller, self.inner):
            part.setPalette(palette)
        self.foot_row.set_gap(look.space(GAP))
        self._set_margins()

    def _set_margins(self) -> None:
        look = self._look
        narrow = self.width() < look.space(_NARROW)
        left = look.space(MARGIN_NARROW if narrow else MARGIN_LEFT)
        right = look.space(MARGIN_RIGHT)
        self._top.setContentsMargins(left - SMALL, look.space(GAP), right - SMALL, 0)
        free = max(right, self.width() - left - look.px(_WIDEST) - look.space(12))
        self._inside.setContentsMargins(left, look.space(SMALL), free, look.space(WIDE))
        self.foot_row.setContentsMargins(left - TINY, look.space(SMALL), right, look.space(GAP))
        scrolls = look.zoom >= 2 or self.height() < _LOW
        holder = self._inside if scrolls else self._column
        if holder.indexOf(self.foot) < 0:
            holder.addWidget(self.foot)
            holder.insertWidget(0, self._top_box)
        if scrolls:
            self._top.setContentsMargins(-SMALL, 0, 0, 0)
            self.foot_row.setContentsMargins(0, look.space(GAP), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room at the sides as the width allows."""
        super().resizeEvent(event)
        self._set_margins()

    def focus_first(self) -> None:
        """Move the keyboard to the page."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so far that a part of the page is seen."""
        box = QRect(widget.mapTo(self.inner, widget.rect().topLeft()), widget.size())
        self.scroller.ensureVisible(box.center().x(), box.bottom(), 0, SMALL)
        self.scroller.ensureVisible(box.center().x(), box.top(), 0, SMALL)


class _Foot(QWidget):
    """What stays at the end of a page, under a thin line."""

    def __init__(self, page: "SidePage") -> None:
        super().__init__()
        self._page = page

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._page.look.color("rule"))


class Group(QWidget):
    """A group of choices under a heading."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        self.heading = HeadingLabel(look, title, 2)
        self.setAccessibleName(title)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.addWidget(self.heading)
        self.rows.addSpacing(TINY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
