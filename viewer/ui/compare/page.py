"""The page of a comparison, at the right or in the place of the list."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from viewer.pages.blocks import Page
from viewer.ui.actions import ActionRow
from viewer.ui.compare.heads import ColumnHeads
from viewer.ui.controls import ActionButton
from viewer.ui.find_bar import FindBar
from viewer.ui.flow import FlowLayout
from viewer.ui.heading import HeadingLabel
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, MARGIN_RIGHT, SMALL
from viewer.ui.page import PageView, side_margins
from viewer.words import _

_TURNS = {
    Qt.Key.Key_PageDown: 1.0,
    Qt.Key.Key_PageUp: -1.0,
    Qt.Key.Key_Space: 1.0,
    Qt.Key.Key_Down: 0.1,
    Qt.Key.Key_Up: -0.1,
    Qt.Key.Key_Home: -10_000.0,
    Qt.Key.Key_End: 10_000.0,
}
"""Keys that turn the page, and by how many pages, as on the page of a study."""


class ComparePage(QWidget):
    """Title, blocks and what can be done with them. All of it scrolls but the top line.

    Signals:
        trial_requested(number): one of the studies is to be opened.
        print_requested(): the comparison is wanted on paper.
        word_requested(key): a word is wanted among all those of its study.
        closed(): the reader wants to leave the page.
    """

    trial_requested = Signal(str)
    print_requested = Signal()
    word_requested = Signal(str)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._busy = False
        self._actions: ActionRow | None = None
        self._back: ActionButton | None = None
        self.title = HeadingLabel(look, "", 1)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.print_button = ActionButton(look, _("Print"), "print")
        self.close_button = ActionButton(look, _("Close"), "close")
        self.print_button.clicked.connect(self.print_requested)
        self.close_button.clicked.connect(self.closed)
        self._top_box = QWidget()
        self._top = FlowLayout(self._top_box, spread=True, lone_right=True)
        self._content = QWidget()
        self.title.setParent(self._content)
        self.view = PageView(look, self._content)
        self.view.trial_requested.connect(self.trial_requested)
        self.view.glossary_requested.connect(self.word_requested)
        self.view.height_changed.connect(self._lay_out)
        self.view.place_requested.connect(self._bring)
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(self._content)
        self.scroller.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.scroller.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_box)
        column.addWidget(self.scroller, 1)
        self.heads = ColumnHeads(look, self)
        self.find_bar = FindBar(look, self.view.find_text)
        self.find_bar.closed.connect(self._end_find)
        column.addWidget(self.find_bar)
        self.set_look(look)

    def put_top(self, actions: ActionRow, back: ActionButton) -> None:
        """Take the row of actions and the way back to the list."""
        self._actions, self._back = actions, back
        for part in (back, self.print_button, self.close_button, actions):
            self._top.addWidget(part)
        self._set_margins()

    def show_page(self, page: Page) -> None:
        """Show a comparison."""
        self.title.setText(page.title)
        self.setAccessibleName(page.title)
        self.view.resize(max(1, self._width()), 1)
        self.view.show_page(page)
        self.view.show()
        self.scroller.verticalScrollBar().setValue(0)
        self.find_bar.forget()
        self._lay_out()

    def set_marking(self, on: bool) -> None:
        """Mark hard words in texts, or leave the texts bare."""
        self.view.set_marking(on)
        self.set_look(self._look)

    def _end_find(self) -> None:
        """Go on with the keyboard where the text was found, or else at the title."""
        if not self.view.end_find():
            self.focus_title()

    def focus_title(self) -> None:
        """Move the keyboard to the title, and the title into sight."""
        self.scroller.verticalScrollBar().setValue(0)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (self.title, self.print_button, self.close_button, self.heads):
            part.set_look(look)
        self.view.set_look(look)
        self.find_bar.set_look(look)
        self.scroller.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        palette = look.palette()
        for widget in (self, self.scroller, self._content):
            widget.setPalette(palette)
        self._set_margins()
        self._lay_out()

    def _set_margins(self) -> None:
        look = self._look
        left, _right = side_margins(look, self._width())
        self._top.setContentsMargins(
            left - SMALL, look.space(GAP), look.space(MARGIN_RIGHT) - SMALL, 0
        )

    def _width(self) -> int:
        return self.width() - self._look.space(12)

    def _lay_out(self) -> None:
        """Set the title and the blocks under each other, as high as they need to be."""
        if self._busy:
            return
        self._busy = True
        try:
            width = max(1, self._width())
            left, right = side_margins(self._look, width)
            room = max(1, width - left - right)
            above = self._look.space(SMALL)
            height = max(self.title.heightForWidth(room), self.title.minimumSizeHint().height())
            self.title.setGeometry(left, above, room, height)
            below = above + height + self._look.space(SMALL)
            if self.view.width() != width:
                self.view.resize(width, self.view.height())
            tall = self.view.height_for(width)
            self.view.setGeometry(0, below, width, tall)
            self._content.resize(width, max(below + tall, self.scroller.viewport().height()))
        finally:
            self._busy = False
        self._scrolled()

    def _scrolled(self) -> None:
        value, height = self.scroller.verticalScrollBar().value(), self.scroller.viewport().height()
        self.view.set_sight(QRect(0, value - self.view.y(), self.view.width(), height))
        self.heads.move(self.scroller.pos())
        self.heads.follow(self.view, value - self.view.y(), self.view.width())

    def _bring(self, rect: QRect) -> None:
        place = rect.translated(0, self.view.y())
        self.scroller.ensureVisible(place.center().x(), place.bottom(), 0, SMALL)
        # Not under the names of the columns.
        above = SMALL + self.heads.high()
        self.scroller.ensureVisible(place.center().x(), place.top(), 0, above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill what is in sight when the room for the page changes."""
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page by key, where nothing on it takes the key."""
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        bar, height = self.scroller.verticalScrollBar(), self.scroller.viewport().height()
        bar.setValue(bar.value() + round(turn * (height - self._look.leading(Role.BODY))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("paper"))
        painter.end()
