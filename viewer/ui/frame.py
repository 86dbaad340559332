"""How the window is divided: the first page; list and study beside each other; or one of both."""

from collections.abc import Callable
from itertools import pairwise

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from viewer.ui.actions import ActionRow, Actions
from viewer.ui.controls import ActionButton
from viewer.ui.division import least_page, width_of_list
from viewer.ui.first_start import FirstStart
from viewer.ui.look import Look
from viewer.ui.place import Place
from viewer.ui.results.pane import ResultsPane
from viewer.words import _

_STOPS = Qt.FocusPolicy.TabFocus


class Frame(QWidget):
    """Holds the parts of the window and decides which are seen.

    Signals:
        layout_changed(): the width of the list changed, or the window became narrow or wide.
        first_made(page): the first page is wanted, and was made.
        first_shown(): the first page took the place of list and study.
    """

    layout_changed = Signal()
    first_made = Signal(object)
    first_shown = Signal()

    def __init__(self, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._list_width = 0
        self._is_narrow = False
        self._shows_page = False
        self._actions = actions
        pane_row, place_row = (ActionRow(actions, look, with_print=False) for _count in range(2))
        self._rows = [pane_row, place_row]
        self._edge_rows: list[ActionRow] = []
        # The pane's own row stands at the edge or not: the pane knows.
        self._pane_row = pane_row
        self._pane_rows = [pane_row]
        self.backs = [self._make_back()]
        self._first: FirstStart | None = None
        self.pane = ResultsPane(look)
        self.pane.put_actions(pane_row)
        self.place = Place(look, place_row, self.backs[0])
        self._view: QWidget | None = None
        self._view_row: ActionRow | None = None
        self._focus_left: Callable[[], None] = self.pane.focus_list
        self._find_bar: QWidget | None = None
        self._before_side: QWidget | None = None
        self._focus_sides: dict[QWidget, Callable[[], None]] = {}
        self._stops: dict[QWidget | None, QWidget] = {}
        """What had the keyboard on each page at the right when it went to another part."""
        self._focus_view: Callable[[], None] = self.place.focus_words
        self._left = QStackedWidget()
        self._right = QStackedWidget()
        self._right.currentChanged.connect(self._page_changed)
        self._side = QWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._whole = QStackedWidget()
        self._build()
        self._set_margins()
        self._arrange()

    def _build(self) -> None:
        self._right.addWidget(self.place)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(0)
        self._side_column.addWidget(self._right, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._left.addWidget(self.pane)
        self._split.addWidget(self._left)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.splitterMoved.connect(self._moved)
        self._whole.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    @property
    def is_narrow(self) -> bool:
        """Whether list and study take turns."""
        return self._is_narrow

    @property
    def is_page_alone(self) -> bool:
        """Whether the study is shown without the list."""
        return self._is_narrow and self._shows_page and not self.is_first

    @property
    def is_first(self) -> bool:
        """Whether the first page is shown."""
        return self._first is not None and self._whole.currentWidget() is self._first

    @property
    def first(self) -> FirstStart:
        """The first page; made when it is wanted, for most starts do without."""
        if self._first is None:
            row = ActionRow(self._actions, self._look, with_print=False)
            row.set_margins(self._look)
            self._rows.append(row)
            self._edge_rows.append(row)
            self._first = FirstStart(self._look, row)
            self._whole.addWidget(self._first)
            self.first_made.emit(self._first)
        return self._first

    @property
    def list_width(self) -> int:
        """The width of the list chosen by hand, in pixels; 0 for the usual one."""
        return self._list_width

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for row in self._rows:
            row.set_look(look)
        self._set_margins()
        for back in self.backs:
            back.set_look(look)
        if self._first is not None:
            self._first.set_look(look)
        self.pane.set_look(look)
        self.place.set_look(look)
        self._arrange()

    def _set_margins(self) -> None:
        for row in self._edge_rows:
            row.set_margins(self._look)

    def put_view(
        self, view: QWidget, find_bar: QWidget, focus: Callable[[], None]
    ) -> tuple[ActionRow, ActionButton]:
        """Take the view of the open study and the field to find in it.

        ``focus`` gives the view the keyboard. Gives back the row of actions and the way back to
        the list, for the view to place.
        """
        self._view, self._find_bar, self._focus_view = view, find_bar, focus
        self._right.addWidget(view)
        self._side_column.addWidget(find_bar)
        row, back = ActionRow(self._actions, self._look), self._make_back()
        self._view_row = row
        self._rows.append(row)
        back.set_words(self.backs[0].words)
        back.setVisible(self._is_narrow)
        self.backs.append(back)
        return row, back

    def put_page(self, page: QWidget, focus: Callable[[], None]) -> tuple[ActionRow, ActionButton]:
        """Take a page of the window's own; gives its row of actions and its way back.

        ``focus`` gives the page the keyboard.
        """
        self._focus_sides[page] = focus
        self._right.addWidget(page)
        row, back = ActionRow(self._actions, self._look, with_print=False), self._make_back()
        self._rows.append(row)
        back.set_words(self.backs[0].words)
        back.setVisible(self._is_narrow)
        self.backs.append(back)
        return row, back

    def put_left(self, pane: QWidget) -> ActionRow:
        """Take a pane that takes turns with the list; gives its row of actions."""
        self._left.addWidget(pane)
        row = ActionRow(self._actions, self._look, with_print=False)
        self._rows.append(row)
        self._edge_rows.append(row)
        self._pane_rows.append(row)
        self._set_margins()
        row.setVisible(self._is_narrow)
        return row

    def show_left(self, pane: QWidget, focus: Callable[[], None]) -> None:
        """Put a pane in the place of the list; ``focus`` gives it the keyboard."""
        self._focus_left = focus
        self._order_stops(pane)
        self._left.setCurrentWidget(pane)
        self.show_list()

    def _order_stops(self, pane: QWidget) -> None:
        """Tab reaches a pane in the place of the list, though it was made after the study."""
        stops: list[QWidget] = [self.pane.last_stop()]
        stop = pane.nextInFocusChain()
        while stop is not None and stop is not pane:
            if pane.isAncestorOf(stop) and stop.focusPolicy() & _STOPS:
                stops.append(stop)
            stop = stop.nextInFocusChain()
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def leave_left(self) -> None:
        """Put the list back in its place."""
        if self._left.currentWidget() is self.pane:
            return
        self._focus_left = self.pane.focus_list
        self._left.setCurrentWidget(self.pane)
        self.set_back_words(self.pane.count_words())

    @property
    def left(self) -> QWidget:
        """The pane at the left: the list, or what takes its place."""
        return self._left.currentWidget() or self.pane

    def focus_left(self) -> None:
        """Move the keyboard to the pane at the left."""
        self._focus_left()

    def show_compared(self, *, on: bool) -> None:
        """Say over the open study whether it is chosen to be compared."""
        if self._view_row is not None:
            self._view_row.show_compared(on=on)

    def show_saved(self, on: bool) -> None:
        """Say over the open study whether it is saved."""
        if self._view_row is not None:
            self._view_row.show_saved(on)

    def show_judged(self, words: str) -> None:
        """Say over the open study what the person thinks of it."""
        if self._view_row is not None:
            self._view_row.show_judged(words)

    def show_side(self, page: QWidget) -> None:
        """Put a page of the window's own at the right, in front if there is room for one only."""
        if self._right.currentWidget() in (self.place, self._view):
            self._before_side = self._right.currentWidget()
        self._right.setCurrentWidget(page)
        self.show_page()

    def shows_side(self, page: QWidget) -> bool:
        """Whether that page is at the right, and in sight."""
        return self._right.currentWidget() is page and not self._side.isHidden()

    def leave_side(self) -> None:
        """Put at the right what was there before the window's own page."""
        if self._right.currentWidget() not in (self.place, self._view):
            self._right.setCurrentWidget(self._before_side or self.place)

    def _make_back(self) -> ActionButton:
        back = ActionButton(self._look, "", "back", strong=True, token="accent")
        back.clicked.connect(self.show_list)
        return back

    def set_list_width(self, width: int) -> None:
        """Give the list a width; 0 for the usual one."""
        self._list_width = width
        self._arrange()

    def set_back_words(self, words: str) -> None:
        """Say on the way back what one gets back to."""
        for back in self.backs:
            back.set_words(words or _("Studies"))

    def show_first(self) -> None:
        """Show the first page."""
        was_first, was_seen = self.is_first, self.isVisible()
        self._whole.setCurrentWidget(self.first)
        if was_seen and not was_first:
            self.first_shown.emit()

    def show_list(self) -> None:
        """Show the list; beside the study, if there is room."""
        self._shows_page = False
        self._arrange()
        self._whole.setCurrentWidget(self._split)
        if self._is_narrow:
            self._focus_left()

    def show_results(self) -> None:
        """Show the list of what was searched, whatever took its place."""
        self.leave_left()
        self.show_list()

    def show_page(self) -> None:
        """Show the page of the study; beside the list, if there is room."""
        focused = self.window().focusWidget()
        had_keyboard = focused is not None and self._left.isAncestorOf(focused)
        self._shows_page = True
        self._arrange()
        self._whole.setCurrentWidget(self._split)
        page = self._right.currentWidget()
        if had_keyboard and self._is_narrow and page is not None:
            # Qt would hand it to whatever comes next in the window: the quiet line's "Undo".
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self) -> None:
        """Put the open trial at the right."""
        if self._view is not None:
            self._right.setCurrentWidget(self._view)

    def show_place(self, words: str, more: str = "") -> None:
        """Put sentences at the right, in place of a trial."""
        self.place.show_words(words, more)
        self._right.setCurrentWidget(self.place)

    def shows_view(self) -> bool:
        """Whether an open trial is at the right."""
        return self._view is not None and self._right.currentWidget() is self._view

    def focus_page(self, *, again: bool = False) -> None:
        """Move the keyboard to the title of the study; ``again``: to where it was in it."""
        if self._is_narrow:
            self.show_page()
        page = self._right.currentWidget()
        stop = self._stops.get(page) if again else None
        if stop is not None and shiboken6.isValid(stop) and stop.isVisibleTo(self):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.shows_view():
            self._focus_view()
        elif page is self.place:
            self.place.focus_words()
        elif page in self._focus_sides:
            self._focus_sides[page]()
        elif page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_stop(self) -> None:
        """Remember what has the keyboard at the right, for :meth:`focus_page`."""
        stop = self.window().focusWidget()
        # A title takes no part: whoever goes there goes to the top of the page.
        if stop and self._right.isAncestorOf(stop) and stop.focusPolicy() & _STOPS:
            self._stops[self._right.currentWidget()] = stop

    def _page_changed(self) -> None:
        """What was looked for was looked for on another page."""
        if self._find_bar is not None:
            self._find_bar.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is still room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left = width_of_list(self._look, self.width(), self._list_width)
        narrow = not left
        changed, self._is_narrow = narrow != self._is_narrow, narrow
        self._show(self._left, on=not narrow or not self._shows_page)
        self._show(self._side, on=not narrow or self._shows_page)
        if narrow:
            self._split.refresh()
        for row in self._pane_rows:
            row.setVisible(narrow)
        for back in self.backs:
            back.setVisible(narrow)
        self._left.setMinimumWidth(0 if narrow else self._look.space(280))
        self._side.setMinimumWidth(0 if narrow else least_page(self._look))
        if not narrow:
            self._split.setSizes([left, self.width() - left])
        if changed:
            self.layout_changed.emit()

    def _show(self, part: QWidget, *, on: bool) -> None:
        """Show a part or not. Qt makes a hidden one as narrow as can be; a page that is shown so
        and widened afterwards is laid out twice, and loses its place.
        """
        if on and part.isHidden() and self._is_narrow:
            part.resize(self._split.size())
        part.setVisible(on)

    def _moved(self, place: int) -> None:
        if not self._is_narrow:
            self._list_width = place
            self.layout_changed.emit()
