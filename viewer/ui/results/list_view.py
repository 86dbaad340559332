"""The list itself: one stop of the keyboard, arrows inside, Enter and Esc to leave it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QToolTip, QWidget

from viewer.ui.look import Look, scroll_bar_style
from viewer.ui.results.delegate import ResultsDelegate
from viewer.ui.results.model import Role
from viewer.words import _

_Index = QModelIndex | QPersistentModelIndex

PAUSE = 150
"""Milliseconds that an arrow key rests on a row before it is opened."""


class ResultsList(QListView):
    """Shows rows that answer the roles of :class:`viewer.ui.results.model.Role`.

    Signals:
        chosen(number): a row was clicked.
        rested(number): the arrow keys rested on a row.
        entered_trial(number): Enter was pressed on a row.
        left_upwards(): the arrow up was pressed on the first row, or Esc anywhere.
        star_pressed(number): the star of a row was pressed.
        tick_wished(number): the box before a row was pressed, or Space on a row that has one.
        menu_wished(number, place): the menu of a row is wanted, at a place of the screen.
        typed(letters): somebody types, where :attr:`types_elsewhere` says that it is for a search.
    """

    chosen = Signal(str)
    rested = Signal(str)
    entered_trial = Signal(str)
    left_upwards = Signal()
    star_pressed = Signal(str)
    tick_wished = Signal(str)
    menu_wished = Signal(str, QPoint)
    typed = Signal(str)

    def __init__(
        self,
        model: QAbstractListModel,
        look: Look,
        parent: QWidget | None = None,
        *,
        ground: str = "side",
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._painter = ResultsDelegate(look, self, ground=ground)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._tell_rested)
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(0)
        self._reveal.timeout.connect(self._scroll_to_current)
        self._by_hand = True
        self.types_elsewhere = False
        """Whether letters go to a search; else to the row whose title begins with them."""
        self._pressed = ""
        self.setModel(model)
        # What the person made of a trial may need a line of its row.
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("Studies found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._clicked)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._painter.set_look(look)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, look.color(self._ground))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        self.verticalScrollBar().setSingleStep(look.px(40))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def current_number(self) -> str:
        """The number of the trial that is chosen, or empty."""
        return str(self.currentIndex().data(Role.NUMBER) or "")

    def mark(self, row: int, *, reveal: bool = True) -> None:
        """Mark a row as chosen without telling anybody; -1 marks none."""
        self._by_hand = False
        self._rest.stop()
        scrolled = self.verticalScrollBar().value()
        try:
            index = self.model().index(row, 0) if row >= 0 else QModelIndex()
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        finally:
            self._by_hand = True
        if row >= 0 and reveal:
            self.scrollTo(index)
        elif row >= 0:
            # Qt's own view has scrolled to it.
            self.verticalScrollBar().setValue(scrolled)

    @contextmanager
    def told_nothing(self) -> Iterator[None]:
        """Rows come and go meanwhile, and another row than before opens no study."""
        self._by_hand = False
        try:
            yield
        finally:
            self._by_hand = True

    def rest(self) -> None:
        """Open the marked row after the usual pause, as when an arrow key had led to it."""
        self._rest.start()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Wait a moment whether the arrows go on, then tell."""
        super().currentChanged(current, previous)
        if self._by_hand and current.isValid() and self.hasFocus():
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Esc and the arrow up on the first row lead back to the search."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._rest.stop()
            self.entered_trial.emit(self.current_number())
        elif key == Qt.Key.Key_Space and self._has_box(self.currentIndex()):
            self.tick_wished.emit(self.current_number())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Hand on what is typed; in a list of thousands no title is found by its first letter."""
        if self.types_elsewhere:
            # Blanks alone are no search: they would only take away the one that is there.
            if search.strip():
                self.typed.emit(search)
        else:
            super().keyboardSearch(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the star or the box of a row is none on the row."""
        self._pressed = self._part_at(event)
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the star or the box, where it is let go where it was pressed."""
        pressed, self._pressed = self._pressed, ""
        if not pressed:
            super().mouseReleaseEvent(event)
        elif pressed == self._part_at(event):
            part, number = pressed.split(" ", 1)
            (self.star_pressed if part == "star" else self.tick_wished).emit(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses on a star are two."""
        self._pressed = self._part_at(event)
        if not self._pressed:
            super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what the star of a row does, where the pointer rests on it."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            star = self._painter.star(self.visualRect(index), index) if index.isValid() else QRect()
            if star.contains(event.pos()):
                saved = getattr(index.data(Role.MINE), "saved", False)
                words = _("Saved. Press to save it no longer.") if saved else _("Save this study")
                QToolTip.showText(event.globalPos(), words, self.viewport(), star)
                return True
        return super().viewportEvent(event)

    def _part_at(self, event: QMouseEvent) -> str:
        """The part of a row that is pressed, and the row's number; empty: the row itself."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return ""
        rect = self.visualRect(index)
        number = index.data(Role.NUMBER)
        if self._painter.star(rect, index).contains(place):
            return f"star {number}"
        return f"box {number}" if self._painter.box(rect, index).contains(place) else ""

    def _has_box(self, index: QModelIndex) -> bool:
        return index.isValid() and not self._painter.box(self.visualRect(index), index).isEmpty()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell that the menu of a row is wanted, by the mouse or by its key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        place = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wished.emit(str(index.data(Role.NUMBER)), self.viewport().mapToGlobal(place))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by keyboard with nothing marked yet, mark the first row, and open nothing."""
        nothing_marked = not self.currentIndex().isValid()
        # Qt's own view makes the first row the current one here, which must open nothing.
        self._by_hand = False
        super().focusInEvent(event)
        self._by_hand = True
        by_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        if by_keys and nothing_marked and self.model().rowCount():
            self.mark(0)
        elif by_keys:
            self._reveal.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the chosen row, wherever the list was when it went out of sight."""
        super().showEvent(event)
        self._reveal.start()

    def _scroll_to_current(self) -> None:
        """After the rows have got their places, which a list out of sight does not give them."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width."""
        self._painter.set_width(self.width())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt asks for the heights of a list's rows anew only when its own height changes.
            self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        self._rest.stop()
        self.chosen.emit(str(index.data(Role.NUMBER)))

    def _tell_rested(self) -> None:
        number = self.current_number()
        if number:
            self.rested.emit(number)
