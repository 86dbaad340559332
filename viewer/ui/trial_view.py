"""An open trial: its title, its status, its tabs and the page of the tab that is shown."""

from collections.abc import Callable
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QWidget

from viewer.pages.blocks import Block, Page, Tab, TrialHeader
from viewer.pages.sections import section_about
from viewer.ui import accessible
from viewer.ui.focus_ring import FocusRing
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.page import PageView, side_margins
from viewer.ui.page.answers import Answers
from viewer.ui.page.card_frame import is_escape_override
from viewer.ui.page.context import PageContext
from viewer.ui.page.finder import Count
from viewer.ui.page.kept_place import found_again, kept_place
from viewer.ui.page.links import is_covered
from viewer.ui.page.meant import text_meant
from viewer.ui.page.notes import Notes
from viewer.ui.page.notes_box import NotesBox
from viewer.ui.page.scroll import PageScroll
from viewer.ui.tabs import TabStrip, tab_names
from viewer.ui.top_line import TopLine
from viewer.ui.trial_head import TrialHead, number_line
from viewer.words import _

_AFTER_TABS = 24
_PINNED_SHARE = 0.3
"""Tabs stay in sight while they and the top line take no more of the window than this."""


_TURNING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_TURNS = {
    Qt.Key.Key_PageDown: 1.0,
    Qt.Key.Key_PageUp: -1.0,
    Qt.Key.Key_Space: 1.0,
    Qt.Key.Key_Down: 0.1,
    Qt.Key.Key_Up: -0.1,
    Qt.Key.Key_Home: -10_000.0,
    Qt.Key.Key_End: 10_000.0,
}
"""Keys that turn the page where nothing else takes them, and by how many pages."""


class TrialView(QWidget):
    """Shows one trial.

    Signals: ``trial_requested`` (the number of a related trial), ``link_requested`` (a web
    address; whoever opens it asks first), ``search_requested``, ``tab_changed`` (a Tab),
    ``print_requested``.
    """

    trial_requested = Signal(str)
    link_requested = Signal(str)
    search_requested = Signal(str)
    tab_changed = Signal(object)
    print_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self._look = look
        self.answers = Answers(self)
        self.notes = Notes(self)
        self.notes.place_wished.connect(self._to_note)
        self.covered_by: Callable[[QWidget], int] = lambda _view: 0
        """Gives the pixels at the foot of a widget that something of the window lies over."""
        self._header: TrialHeader | None = None
        self._page_of: Callable[[Tab], Page] | None = None
        self._pages: dict[Tab, PageView] = {}
        self._places: dict[Tab, tuple[int, float] | None] = {}
        self._stops: dict[Tab, QWidget] = {}
        self._stale: set[Tab] = set()
        self._added: dict[Tab, tuple[Block, ...]] = {}
        self._scroll = PageScroll(self)
        self._content = QWidget()
        self._content.setAutoFillBackground(False)
        self._scroll.setWidget(self._content)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._head: TrialHead | None = None
        self._ring = FocusRing(look, self._content)
        self._top = TopLine(look, self)
        self._top.changed.connect(self._lay_out)
        self._tabs = TabStrip(look, self)
        self._tabs.tab_chosen.connect(self._tab_chosen)
        self.setTabOrder(self._tabs.button(Tab.SOURCES), self._scroll)
        self._top.raise_()
        self._busy = False
        self._marks = True
        self._style()

    # -- what the window calls ----------------------------------------------------------

    def show_trial(self, header: TrialHeader, page_of: Callable[[Tab], Page]) -> None:
        """Show a trial; ``page_of`` is asked for a tab's page when the tab is first shown."""
        self._header, self._page_of = header, page_of
        had_keyboard = self._has_keyboard(self._content)
        if had_keyboard:
            # Else Qt would hand it to whatever comes next in the window.
            self._tabs.button(Tab.OVERVIEW).setFocus(Qt.FocusReason.OtherFocusReason)
        for page in self._pages.values():
            page.vanish()
        self.answers.begin()
        self.notes.begin(header.number)
        self._stale.clear()
        self._pages, self._places, self._stops, self._added = {}, {}, {}, {}
        if self._head:
            self._head.hide()
            self._head.deleteLater()
        context = PageContext(self._look, {}, self)
        context.focus_taken.connect(self._title_focused)
        context.focus_lost.connect(self._title_left)
        self._head = TrialHead(context, header, self._content)
        self._head.show()
        self._top.set_texts(number_line(header), header.title)
        self._scroll.verticalScrollBar().setValue(0)
        self._tabs.set_current(Tab.OVERVIEW)
        self._show_tab(Tab.OVERVIEW)
        if had_keyboard:
            self.focus_title()

    def show_again(self, header: TrialHeader, page_of: Callable[[Tab], Page]) -> None:
        """Show the trial as it is now, at the tab and the place where somebody reads."""
        tab, value, anchor = self.current_tab(), self._bar().value(), self._anchor()
        place = kept_place(anchor, self._parts()) if anchor else None
        had_keyboard = self._has_keyboard(self._content)
        self.show_trial(header, page_of)
        if had_keyboard:
            self.focus_tabs()
        self.set_current_tab(tab)
        page = self.current_page()
        column = page.column() if page else None
        if place and column:
            # Only what is built has a place; at the top nobody need wait for the rest.
            column.finish()
            self._lay_out()
        if place:
            self._go_to(found_again(place, self._parts()))
        else:
            self._bar().setValue(value)

    def _parts(self) -> tuple[QWidget, ...]:
        page = self.current_page()
        column = page.column() if page else None
        return column.parts() if column else ()

    def add_blocks(self, tab: Tab, blocks: tuple[Block, ...]) -> None:
        """Put more at the end of a tab's page, however far it is made: nothing else moves."""
        self._added[tab] = blocks
        if tab in self._pages:
            self._pages[tab].add_blocks(blocks)

    def set_actions(self, actions: QWidget) -> None:
        """Put the window's actions at the right of the top line. Takes the widget over."""
        self._top.set_actions(actions)
        # Tab reaches the actions, then the tabs, then the page.
        stops = (*actions.findChildren(QAbstractButton), *map(self._tabs.button, Tab), self._scroll)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._lay_out()

    def set_back(self, back: QWidget) -> None:
        """Put the window's way back to the list at the left of the top line. While it is
        hidden the number of the trial stands there; call ``refresh`` after showing or hiding.
        """
        self._top.set_back(back)
        self._lay_out()

    def refresh(self) -> None:
        """Lay out again: the actions or the way back changed."""
        self._lay_out()
        self._top.refresh()

    def set_look(self, look: Look) -> None:
        """Draw everything anew in another look, keeping the reader's place."""
        anchor = self._anchor()
        self._look = look
        self._style()
        for part in (self._top, self._tabs, self._ring):
            part.set_look(look)
        if self._head:
            self._head.context.look = look
            self._head.restyle()
        # Pages out of sight take the look over when they are shown.
        self._stale = set(self._pages) - {self._tabs.current()}
        page = self.current_page()
        if page:
            page.set_look(look)
        self._lay_out()
        self._top.refresh()
        self._go_to(anchor)
        self.update()

    def set_marking(self, on: bool) -> None:
        """Mark hard words on all pages, or leave the texts bare."""
        self._marks = on
        for page in self._pages.values():
            page.set_marking(on)
        self.set_look(self._look)

    def current_tab(self) -> Tab:
        """The tab that is shown."""
        return self._tabs.current()

    def set_current_tab(self, tab: Tab) -> None:
        """Show a tab, at the place where it was left."""
        if tab is not self._tabs.current():
            moves = self._leave(self._tabs.current())
            self._tabs.set_current(tab)
            if moves:
                self.focus_tabs()
            self._show_tab(tab)
            if moves:
                self._take_up(tab)
            self.tab_changed.emit(tab)

    def current_page(self) -> PageView | None:
        """The page that is shown."""
        return self._pages.get(self._tabs.current())

    def focus_title(self) -> None:
        """Move the keyboard focus to the title."""
        if self._head:
            self._scroll.verticalScrollBar().setValue(0)
            self._head.title.setFocus(Qt.FocusReason.OtherFocusReason)
            if is_covered(self):
                self._ring.follow(self._head.title)

    def focus_tabs(self) -> None:
        """Move the keyboard focus to the chosen tab."""
        self._tabs.button(self._tabs.current()).setFocus(Qt.FocusReason.TabFocusReason)

    def find_text(self, text: str, step: int = 1) -> Count:
        """Go to the next place where ``text`` stands on the page, or with -1 to the one before."""
        page = self.current_page()
        return page.find_text(text, step) if page else Count(0, 0)

    def end_find(self) -> None:
        """Go on with the keyboard where the text was found, or else at the chosen tab."""
        page = self.current_page()
        if page is None or not page.end_find():
            self.focus_tabs()

    # -- tabs ---------------------------------------------------------------------------

    def _tab_chosen(self, tab: Tab) -> None:
        left_tab = next((each for each, page in self._pages.items() if not page.isHidden()), tab)
        self._leave(left_tab)
        self._show_tab(tab)
        self.tab_changed.emit(tab)

    def _leave(self, tab: Tab) -> bool:
        """Remember where the reader is; whether the keyboard is on the page that goes away."""
        page = self._pages.get(tab)
        if page is None:
            return False
        page.close_card()
        layer = page.note_layer()
        if layer:
            layer.close()
        self._places[tab] = self._anchor()
        focused = self.window().focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            return False
        self._stops[tab] = focused
        return True

    def _take_up(self, tab: Tab) -> None:
        """Go on where the keyboard was when the tab was left; it is on the tab's name now."""
        stop = self._stops.get(tab)
        if stop is not None and shiboken6.isValid(stop) and stop.isVisibleTo(self):
            value = self._bar().value()
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bar().setValue(value)

    def _has_keyboard(self, part: QWidget) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _show_tab(self, tab: Tab) -> None:
        for other, page in self._pages.items():
            page.setVisible(other is tab)
        if tab in self._stale:
            self._stale.discard(tab)
            self._pages[tab].set_look(self._look)
        if tab not in self._pages and self._page_of:
            # While it is made its height changes; it is laid out once, just after.
            self._busy = True
            try:
                self._pages[tab] = self._make_page(self._page_of(tab), tab)
                self._pages[tab].add_blocks(self._added.get(tab, ()))
            finally:
                self._busy = False
        self._lay_out()
        place = self._places.get(tab)
        if place:
            self._go_to(place)
        elif self._bar().value() > self._head_height() or not self._shows_page_top():
            # The title goes out of sight, or stays there; the page starts at its top.
            self._bar().setValue(self._page_top())
        self._scrolled()

    def _page_top(self) -> int:
        """Where to scroll so that the page begins at the top of what is in sight."""
        return self._head_height() + (0 if self._pins_tabs() else self._tabs.height())

    def _shows_page_top(self) -> bool:
        """Whether a line or two of the page are in sight; with a long title or big letters the
        tabs may take all the room, and a change of tab would not be seen.
        """
        above = self._head_height() + self._tabs.height() + self._look.space(_AFTER_TABS)
        two_lines = 2 * self._look.leading(Role.BODY)
        return above - self._bar().value() + two_lines <= self._scroll.height()

    def _make_page(self, page: Page, tab: Tab) -> PageView:
        view = PageView(self._look, self._content, self.answers, self.notes, tab)
        view.set_marking(self._marks)
        view.setAccessibleName(tab_names()[tab])
        view.trial_requested.connect(self.trial_requested)
        view.link_requested.connect(self.link_requested)
        view.glossary_requested.connect(self.show_word)
        view.source_requested.connect(self._to_source)
        view.place_in_tab_requested.connect(self._to_place)
        view.height_changed.connect(self._lay_out)
        view.place_requested.connect(self._bring)
        view.shifted.connect(self._shift)
        view.resize(self._content_width(), 1)
        view.show_page(page)
        view.show()
        return view

    def show_word(self, key: str) -> None:
        """Show the tab of words at one of them."""
        self.set_current_tab(Tab.GLOSSARY)
        page = self.current_page()
        if page:
            page.show_term(key)

    def _to_note(self, key: str) -> None:
        """Show the passage that a note stands beside, and the note."""
        located = self.notes.places.get(key)
        if located is None:
            return
        self.set_current_tab(located.tab)
        page = self.current_page()
        column = page.column() if page else None
        layer = page.note_layer() if page else None
        if column and layer:
            column.finish()
            layer.show(key)

    def write_note(self) -> None:
        """Begin a note: on the words that have the keyboard, else on the trial."""
        focused = self.window().focusWidget()
        page = self.current_page()
        text = text_meant(focused)
        if text and page and page.isAncestorOf(text) and text.passage() is not None:
            text.wish_note()
            return
        self.set_current_tab(Tab.OVERVIEW)
        page = self.current_page()
        box = page.findChild(NotesBox) if page else None
        if box:
            box.begin_note()

    def _to_source(self, number: int, by_keyboard: bool) -> None:
        self.set_current_tab(Tab.SOURCES)
        page = self.current_page()
        if page:
            page.show_source(number, by_keyboard=by_keyboard)

    def _to_place(self, tab: Tab, paths: tuple[str, ...]) -> None:
        """Show the section of a tab that tells of some fields of the record."""
        if self._page_of is None:
            return
        self.set_current_tab(tab)
        page = self.current_page()
        title = section_about(self._page_of(tab), paths)
        if page and title:
            page.show_section(title)

    # -- layout -------------------------------------------------------------------------

    def _style(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look))
        self._scroll.setAccessibleName(_("Page"))

    def _bar(self) -> QScrollBar:
        return self._scroll.verticalScrollBar()

    def _content_width(self) -> int:
        # The bar's width is kept free even where it is not shown: lines must not break anew
        # when a page grows longer than the window.
        return max(1, self.width() - self._look.space(12))

    def _head_height(self) -> int:
        return self._head.height() if self._head else 0

    def _pins_tabs(self) -> bool:
        used = self._top.height() + self._tabs.height()
        return used <= _PINNED_SHARE * max(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self._lay_out()
            return
        anchor = self._anchor()
        self._lay_out()
        self._go_to(anchor)

    def _lay_out(self) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            self._lay_out_once()
        finally:
            self._busy = False
        self._scrolled()

    def _lay_out_once(self) -> None:
        whole, width = self.width(), self._content_width()
        top = self._top.height_for(whole)
        self._top.setGeometry(0, 0, whole, top)
        self._scroll.setGeometry(0, top, whole, max(1, self.height() - top))
        self._tabs.set_margins(*side_margins(self._look, width))
        tabs = self._tabs.height_for(width)
        head = 0
        if self._head:
            self._head.show_number(not self._top.has_room_for_number(whole))
            head = self._head.height_for(width)
            self._head.setGeometry(0, 0, width, head)
        below = head + tabs + self._look.space(_AFTER_TABS)
        height = below
        page = self.current_page()
        if page:
            if page.width() != width:
                page.resize(width, page.height())
            tall = page.height_for(width)
            page.setGeometry(0, below, width, tall)
            height += tall
        self._content.resize(width, max(height, self._scroll.height()))
        self._tabs.resize(width, tabs)
        self._ring.place()

    def _scrolled(self) -> None:
        head, value = self._head_height(), self._bar().value()
        pins = self._pins_tabs()
        top = self._top.height()
        y = top + (max(0, head - value) if pins else head - value)
        self._tabs.move(0, y)
        if self._header:
            # Tabs that scroll away leave the chosen one's name behind.
            name = self._header.title if pins else tab_names()[self._tabs.current()]
            self._top.set_texts(number_line(self._header), name)
        self._top.set_scrolled(self._head is not None and value > 0 and value >= head - 40)
        page = self.current_page()
        if page:
            covered = max(0, y + self._tabs.height() - top)
            sight = QRect(0, value + covered, page.width(), self._scroll.height() - covered)
            page.set_sight(sight.translated(0, -page.y()))

    def _anchor(self) -> tuple[int, float] | None:
        page = self.current_page()
        value = self._bar().value()
        if page is None or value <= self._head_height():
            return None
        return page.anchor(value + self._tabs.height() - page.y())

    def _go_to(self, anchor: tuple[int, float] | None) -> None:
        page = self.current_page()
        if page and anchor:
            self._bar().setValue(page.top_of(anchor) + page.y() - self._tabs.height())

    def _shift(self, pixels: int) -> None:
        if self.sender() is self.current_page():
            self._bar().setValue(self._bar().value() + pixels)

    def _bring(self, rect: QRect) -> None:
        """Scroll so that ``rect`` of the page is in sight, not under the tabs."""
        page = self.current_page()
        if page is None:
            return
        bar, room = self._bar(), self._look.space(16)
        covered = self._tabs.height() if self._pins_tabs() else 0
        top = rect.top() + page.y() - covered - room
        in_sight = self._scroll.height() - self.covered_by(self)
        bottom = rect.bottom() + page.y() + room - in_sight
        if bar.value() > top:
            bar.setValue(top)
        elif bar.value() < bottom:
            bar.setValue(min(bottom, top))

    def _title_focused(self, widget: QWidget, by_keyboard: bool) -> None:
        # What came while a dialog was open, or before it, keeps its ring when that closes.
        if by_keyboard or self._ring.followed() is not widget:
            self._ring.follow(widget if by_keyboard else None)

    def _title_left(self, _title: QWidget) -> None:
        if not is_covered(self):
            self._ring.follow(None)

    # -- keys ---------------------------------------------------------------------------

    def _close_card(self) -> bool:
        page = self.current_page()
        if page is None or page.open_card() is None:
            return False
        page.close_open_card()
        return True

    def event(self, event: QEvent) -> bool:
        if is_escape_override(event) and self._has_card():
            event.accept()
            return True
        return super().event(event)

    def _has_card(self) -> bool:
        page = self.current_page()
        return page is not None and page.open_card() is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._close_card():
            return
        if event.modifiers() not in _TURNING or key not in _TURNS:
            super().keyPressEvent(event)
            return
        back = key == Qt.Key.Key_Space and bool(event.modifiers())
        self._turn(-_TURNS[key] if back else _TURNS[key])

    def _turn(self, pages: float) -> None:
        """Scroll by so many pages, a line less than what is in sight; many: to the end."""
        covered = self._tabs.height() if self._pins_tabs() else 0
        page = self._scroll.height() - covered - self._look.leading(Role.BODY)
        self._bar().setValue(self._bar().value() + round(pages * page))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Over the tabs and the top line: scroll the page all the same.
        self._bar().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("paper"))
        painter.end()
