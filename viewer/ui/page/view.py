"""A page of blocks with its margins, its focus ring and the glossary card over it."""

from dataclasses import replace

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Block, Page, Tab, TermCard
from viewer.ui.focus_ring import FocusRing
from viewer.ui.look import Look
from viewer.ui.look.measures import MARGIN_LEFT
from viewer.ui.page.answer_row import AnswerHeads
from viewer.ui.page.answers import Answers
from viewer.ui.page.card import GlossaryCard
from viewer.ui.page.card_frame import SHADOW, CardFrame
from viewer.ui.page.column import Column
from viewer.ui.page.context import PageContext, TermPlace
from viewer.ui.page.finder import Count, Finder
from viewer.ui.page.heading import SectionHeading
from viewer.ui.page.links import is_covered
from viewer.ui.page.margins import card_place, side_margins
from viewer.ui.page.mine_pieces import added_with_mine, pieces_with_mine
from viewer.ui.page.note_layer import NotedPage, NoteLayer
from viewer.ui.page.notes import Notes
from viewer.ui.page.term_entry import TermEntry
from viewer.ui.page.terms import TermsList
from viewer.ui.page.text_view import TextView
from viewer.words import ngettext

_LEAVING = 12
"""Parts of a page that are let go at a time."""


def _explained(page: Page) -> str:
    """The words that a page explains, as a list for screen readers."""
    words = [page.terms[key].term for key in page.marked if key in page.terms]
    if not words:
        return ""
    text = ngettext(
        "{count} word is explained here: {words}.",
        "{count} words are explained here: {words}.",
        len(words),
    )
    return text.format(count=len(words), words=", ".join(words))


class PageView(NotedPage):
    """One page. As tall as it needs: whoever holds it scrolls.

    Signals: ``trial_requested``, ``link_requested``, ``glossary_requested`` (a term's key),
    ``source_requested`` (a source's number, and whether by keyboard), ``place_in_tab_requested``
    (a Tab, and paths of the record that are told there), ``height_changed``,
    ``shifted`` (what is in sight stands so many pixels lower now), ``place_requested`` (a
    rectangle of this widget to bring into sight).
    """

    trial_requested = Signal(str)
    link_requested = Signal(str)
    place_in_tab_requested = Signal(object, object)
    glossary_requested = Signal(str)
    source_requested = Signal(int, bool)
    shifted = Signal(int)
    place_requested = Signal(QRect)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        answers: Answers | None = None,
        notes: Notes | None = None,
        tab: Tab = Tab.OVERVIEW,
    ) -> None:
        """``answers`` and ``notes``: those of the trial, as its page ``tab`` shows them."""
        super().__init__(parent)
        self._notes = notes
        self._tab = tab
        self._layer: NoteLayer | None = None
        self._look = look
        self._answers = answers
        self._context: PageContext | None = None
        self._column: Column | None = None
        self._card: GlossaryCard | None = None
        self._place: TermPlace | None = None
        self._sight = QRect()
        self._ring = FocusRing(look, self)
        self._finder = Finder(self._bring)
        self._leaving: list[QWidget] = []
        self._marks = True
        self._trail: list[TermCard] = []
        """The cards that led to the one that is open, each through a word inside it."""
        self._wish: str | None = None
        """The key of a term that is to be brought into sight once it is built."""

    # -- showing ------------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Show a page in place of what was there."""
        self.close_card()
        self._ring.follow(None)
        if self._column:
            self._column.hide()
            self._column.deleteLater()
        self.setAccessibleDescription(_explained(page))
        context = PageContext(self._look, page.terms, self, self._answers, self._notes)
        context.marks = self._marks
        context.term_requested.connect(self._open_card)
        context.source_requested.connect(self.source_requested)
        context.trial_requested.connect(self.trial_requested)
        context.link_requested.connect(self.link_requested)
        context.place_in_tab_requested.connect(self.place_in_tab_requested)
        context.focus_taken.connect(self._focus_taken)
        context.focus_lost.connect(self._focus_lost)
        context.place_requested.connect(self._bring)
        context.pressed.connect(self._pressed)
        column = Column(context, self)
        column.height_changed.connect(self._column_changed)
        column.filled.connect(self._look_for_wish)
        column.shifted.connect(self.shifted)
        self._context, self._column = context, column
        left, right = side_margins(self._look, self.width())
        column.setGeometry(left, 0, max(1, self.width() - left - right), 1)
        column.show()
        column.fill(pieces_with_mine(page, self._tab, self._answers, self._notes))
        if self._notes is not None:
            self._layer = NoteLayer(context, page, self._tab, self)
            column.filled.connect(self._layer.refresh)

    def add_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Put more at the end of the page; they stand under headings of their own."""
        if self._column and blocks:
            self._column.add(added_with_mine(blocks, self._answers))

    def vanish(self) -> None:
        """Go for good, a few parts at a time: all at once would take long."""
        self.hide()
        if self._layer is not None:
            self._layer.stop()
        # What is inside a part goes before the part.
        columns = list(reversed(self.findChildren(Column)))
        for column in columns:
            column.stop()
        self._leaving = [part for column in columns for part in column.parts()]
        timer = QTimer(self)
        timer.timeout.connect(self._vanish_on)
        timer.start(0)

    def _vanish_on(self) -> None:
        if not self._leaving:
            self.deleteLater()
        for part in self._leaving[:_LEAVING]:
            if shiboken6.isValid(part):
                shiboken6.delete(part)
        del self._leaving[:_LEAVING]

    def set_marking(self, on: bool) -> None:
        """Mark hard words, or leave the text bare, from the next :meth:`set_look` on."""
        self._marks = on
        if self._context:
            self._context.marks = on

    def left_edge(self) -> int:
        """The left edge of its texts, in pixels."""
        return self._column.x() if self._column else 0

    def column(self) -> Column | None:
        """The blocks' column, once a page is shown."""
        return self._column

    def set_look(self, look: Look) -> None:
        """Draw everything in another look."""
        self._look = look
        self.close_card()
        if self._layer is not None:
            self._layer.close()
            self._layer.take_offer_back()
        self._ring.set_look(look)
        if self._context and self._column:
            self._context.look = look
            self._column.restyle()
            self._lay_out()

    def set_sight(self, sight: QRect) -> None:
        """Which part of the page is in sight: a card opens there."""
        self._sight = sight
        if self._column:
            self._column.set_sight(sight.translated(-self._column.pos()))

    # -- layout -------------------------------------------------------------------------

    def height_for(self, width: int) -> int:
        """The height of the page at ``width`` pixels, with room below the last line."""
        if self._column is None:
            return 0
        left, right = side_margins(self._look, width)
        height = self._column.height_for(max(1, width - left - right))
        bottom = self._look.space(MARGIN_LEFT)
        card = self.open_card()
        if card and card.geometry().bottom() > height + bottom:
            return card.geometry().bottom() + SHADOW
        return height + bottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            if self._layer is not None:
                # The words it stands under are elsewhere now.
                self._layer.take_offer_back()
            self._lay_out()

    def anchor(self, top: int) -> tuple[int, float]:
        """What stands at ``top`` pixels: which part, and how far into it (0 to 1)."""
        parts = self._column.parts() if self._column else ()
        for index, part in enumerate(parts):
            if part.geometry().bottom() >= top:
                return index, max(0.0, (top - part.y()) / max(1, part.height()))
        return 0, 0.0

    def top_of(self, anchor: tuple[int, float]) -> int:
        """Where what an anchor names stands now, in pixels."""
        parts = self._column.parts() if self._column else ()
        if anchor[0] >= len(parts):
            return 0
        part = parts[anchor[0]]
        return round(part.y() + anchor[1] * part.height())

    def _lay_out(self) -> None:
        if self._column is None:
            return
        left, right = side_margins(self._look, self.width())
        width = max(1, self.width() - left - right)
        self._column.setGeometry(left, 0, width, self._column.height_for(width))
        self._ring.place()
        self._place_card()
        self._place_notes()

    def _column_changed(self) -> None:
        if self._column:
            self._column.resize(self._column.width(), self._column.height_for(self._column.width()))
        self._ring.place()
        self._place_notes()
        self.height_changed.emit()
        self._look_for_wish()

    # -- focus --------------------------------------------------------------------------

    def _focus_taken(self, widget: QWidget, by_keyboard: bool) -> None:
        if not by_keyboard and self._ring.followed() is widget:
            # A dialog or a menu gave the keyboard back.
            return
        self._ring.follow(widget if by_keyboard else None)
        if by_keyboard:
            self._bring(widget, widget.rect())

    def _focus_lost(self, widget: QWidget) -> None:
        if self._ring.followed() is widget and not is_covered(self):
            self._ring.follow(None)

    def _bring(self, widget: QWidget, rect: QRect) -> None:
        corner = widget.mapTo(self, rect.topLeft())
        self.place_requested.emit(QRect(corner, rect.size()))

    # -- the card -----------------------------------------------------------------------

    def card(self) -> GlossaryCard | None:
        """The glossary card that is open."""
        return self._card

    def note_layer(self) -> NoteLayer | None:
        """The notes on passages of this page, once it is shown and takes notes."""
        return self._layer

    def open_card(self) -> CardFrame | None:
        """The card that is open, of a word or of a note."""
        return self._card or (self._layer.card() if self._layer else None)

    def close_open_card(self) -> None:
        """Close the card that is open; where it came from gets the keyboard back."""
        if self._card is not None:
            self.close_card()
        elif self._layer is not None:
            self._layer.close_and_return()

    def _place_notes(self) -> None:
        if self._layer is not None:
            self._layer.refresh()
            if self._layer.card() is not None:
                self._layer.place()

    def _open_card(self, place: TermPlace, by_rest: bool) -> None:
        inside = self._card is not None and self._card.isAncestorOf(place.view)
        if self._card and self._place and inside:
            # A word inside a card: its card takes this one's place, beside the first word.
            trail = [*self._trail, self._card.card]
            place = replace(self._place, card=place.card, word=place.word)
            self._put_card(place, trail, by_rest=by_rest)
        else:
            self._put_card(place, [], by_rest=by_rest)

    def _go_back(self) -> None:
        """Show the card again that led to this one."""
        if self._place and self._trail:
            *trail, card = self._trail
            self._put_card(replace(self._place, card=card, word=""), trail, by_rest=False)

    def _put_card(self, place: TermPlace, trail: list[TermCard], *, by_rest: bool) -> None:
        if self._context is None:
            return
        by_key = self._has_keyboard(place)
        self.close_card(give_back=False)
        if self._layer is not None:
            self._layer.close()
        back = trail[-1].term if trail else ""
        card = GlossaryCard(self._context, place.card, self, word=place.word, back=back)
        card.closed.connect(self.close_card)
        card.back_requested.connect(self._go_back)
        card.glossary_requested.connect(self._to_glossary)
        card.height_changed.connect(self._place_card)
        self._card, self._place, self._trail = card, place, trail
        if isinstance(place.view, TextView):
            place.view.mark_open(place.proxy)
        self._place_card()
        card.show()
        if not by_rest:
            reason = Qt.FocusReason.OtherFocusReason if by_key else Qt.FocusReason.MouseFocusReason
            card.stops()[0].setFocus(reason)
            self._bring(card, card.rect())

    def _has_keyboard(self, place: TermPlace) -> bool:
        """Whether the word itself, or a stop inside the open card, has the focus."""
        focused = self.window().focusWidget()
        inside = self._card is not None and self._card.isAncestorOf(focused)
        return place.proxy.hasFocus() or (inside and self._ring.followed() is not None)

    def close_card(self, *, give_back: bool = True) -> None:
        """Close the card; the word it belongs to gets the keyboard back if the card had it."""
        card, place = self._card, self._place
        if card is None or place is None:
            return
        self._card = self._place = None
        self._trail = []
        focused = self.window().focusWidget()
        had_focus = focused is not None and (focused is card or card.isAncestorOf(focused))
        if isinstance(place.view, TextView):
            place.view.mark_open(None)
        if had_focus and give_back:
            place.proxy.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ring.follow(None)
        card.hide()
        card.deleteLater()
        self.height_changed.emit()

    def _to_glossary(self, key: str) -> None:
        self.close_card()
        self.glossary_requested.emit(key)

    def _place_card(self) -> None:
        if self._card is None or self._place is None:
            return
        view = self._place.view
        rects = [
            QRect(view.mapTo(self, rect.topLeft()), rect.size()) for rect in self._place.outline
        ]
        word = rects[0] if rects else QRect(view.mapTo(self, QPoint(0, 0)), view.size())
        for rect in rects[1:]:
            word = word.united(rect)
        self._card.setGeometry(self.card_place(self._card, word))
        self._card.raise_()
        self.height_changed.emit()

    def card_place(self, card: CardFrame, word: QRect) -> QRect:
        """Where a card stands beside a rectangle of the page."""
        sight = self._sight if self._sight.isValid() else self.rect()
        taken = self._tab is Tab.ELIGIBILITY and bool(self._answers and self._answers.lines)
        return card_place(self._look, card, word, self.width(), sight, taken=taken)

    def _pressed(self, view: QWidget) -> None:
        if self._card and not self._card.isAncestorOf(view):
            self.close_card(give_back=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_card()
        if self._layer is not None:
            self._layer.take_offer_back()
        super().mousePressEvent(event)

    # -- finding ------------------------------------------------------------------------

    def find_text(self, text: str, step: int = 1) -> Count:
        """Go to the next place where ``text`` stands on the page, or with -1 to the one before."""
        self.close_card(give_back=False)
        for column in self.findChildren(Column) if text else ():
            column.finish()
        return self._finder.find(text, self, step)

    def end_find(self) -> bool:
        """Go on with the keyboard at the place that was found; False: there is none to go to."""
        shown = self._finder.shown()
        if not isinstance(shown, TextView) or not shown.isVisibleTo(self):
            self._finder.find("", self)
            return False
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring(shown, shown.cursorRect())
        return True

    # -- places other parts lead to ------------------------------------------------------

    def show_source(self, number: int, *, by_keyboard: bool = False) -> bool:
        """Bring the numbered source into sight and select it; whether it stands here."""
        if self._column is None:
            return False
        self._column.finish()
        reason = Qt.FocusReason.OtherFocusReason if by_keyboard else Qt.FocusReason.MouseFocusReason
        for view in self.findChildren(TextView):
            place = view.select_source(number)
            if place is not None:
                view.setFocus(reason)
                self._bring(view, place)
                return True
        return False

    def show_section(self, title: str) -> bool:
        """Bring the section of that heading into sight, and the keyboard to it."""
        if self._column is None:
            return False
        self._column.finish()
        parts = self._column.parts()
        for place, part in enumerate(parts):
            if isinstance(part, SectionHeading | AnswerHeads) and part.title() == title:
                self._bring(part, part.rect())
                following = parts[place + 1] if place + 1 < len(parts) else None
                if following is not None and following.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                    following.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._bring(part, part.rect())
                return True
        return False

    def show_term(self, key: str) -> None:
        """Bring a term of the page's lists into sight, as soon as it is built."""
        self._wish = key
        self._look_for_wish()

    def _look_for_wish(self) -> None:
        if self._wish is None or self._column is None:
            return
        for part in self._column.parts():
            entry = part.entry(self._wish) if isinstance(part, TermsList) else part
            if isinstance(entry, TermEntry) and entry.key == self._wish:
                self._wish = None
                self._bring(entry, entry.rect())
                return
        if self._column.is_filled():
            self._wish = None
