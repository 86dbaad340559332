"""Notes on passages of a page: a mark in the margin beside each, and the card it opens."""

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from viewer.domain.personal import Passage
from viewer.pages.blocks import Page, Tab
from viewer.pages.note_places import Unit, Where, passage_at, units_of
from viewer.ui.page.answer_strip import AnswerButton
from viewer.ui.page.card_frame import CardFrame
from viewer.ui.page.context import PageContext
from viewer.ui.page.fold import FoldBox
from viewer.ui.page.note_card import NoteCard, NoteMark, NoteOffer
from viewer.ui.page.note_editor import quoted
from viewer.ui.page.notes import Located, new_key
from viewer.ui.page.text_view import TextView
from viewer.ui.page.writer import UnitRange
from viewer.words import _


class NotedPage(QWidget):
    """What the notes need of the page they stand on.

    Signal ``height_changed``: the page may be higher now.
    """

    height_changed = Signal()

    def left_edge(self) -> int:
        """The left edge of its texts; marks stand in the margin before it."""
        raise NotImplementedError

    def card_place(self, card: CardFrame, rect: QRect) -> QRect:
        """Where a card stands beside a rectangle of the page."""
        raise NotImplementedError

    def close_card(self, *, give_back: bool = True) -> None:
        """Close the card of a word that is open."""
        raise NotImplementedError


class NoteLayer(QObject):
    """The marks and the card of one page."""

    def __init__(self, context: PageContext, page: Page, tab: Tab, view: NotedPage) -> None:
        super().__init__(view)
        self._context = context
        self._page = page
        self._tab = tab
        self._view = view
        self._units: tuple[Unit, ...] | None = None
        self._marks: dict[str, NoteMark] = {}
        self._beside: dict[str, tuple[TextView, UnitRange]] = {}
        self._card: NoteCard | None = None
        self._rect = QRect()
        """The words that the open card belongs to, in the coordinates of their text."""
        self._answering: AnswerButton | None = None
        """The answer that had the keyboard when the card opened; it gets it back."""
        self._wish: str | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)
        self.offer: NoteOffer | None = None
        """The way to a note on words that were just selected, while it stands there."""
        context.note_wished.connect(self._write)
        context.selected.connect(self._offer)
        context.pressed.connect(self.take_offer_back)
        if context.notes is not None:
            context.notes.changed.connect(self._notes_changed)
            self.refresh()

    def stop(self) -> None:
        """Do nothing more: the page goes."""
        self._soon.stop()
        if self._context.notes is not None:
            self._context.notes.changed.disconnect(self._notes_changed)

    # -- marks --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Put the marks where their passages stand, soon."""
        notes = self._context.notes
        if self._marks or (notes is not None and notes.places):
            self._soon.start()

    def _here(self) -> dict[str, Where]:
        notes = self._context.notes
        if notes is None:
            return {}
        return {
            key: located.where
            for key, located in notes.places.items()
            if located.tab is self._tab and key in notes.notes
        }

    def _refresh(self) -> None:
        here = self._here()
        for key in set(self._marks) - set(here):
            self._marks.pop(key).deleteLater()
        self._beside = {}
        if here:
            self._look_for_units(here)
        for key, where in here.items():
            self._place_mark(key, where)
        if self._wish is not None:
            self._try_wish()

    def _look_for_units(self, here: dict[str, Where]) -> None:
        same: dict[tuple[str, str], list[str]] = {}
        for key, where in here.items():
            same.setdefault((where.unit.path, where.unit.text), []).append(key)
        for view in self._view.findChildren(TextView):
            for unit in view.units():
                for key in same.get((unit.path, unit.text), ()):
                    self._beside.setdefault(key, (view, unit))

    def _place_mark(self, key: str, where: Where) -> None:
        if key not in self._beside:
            if key in self._marks:
                self._marks[key].hide()
            return
        view, unit = self._beside[key]
        mark = self._marks.get(key)
        if mark is None:
            notes = self._context.notes
            note = notes.notes.get(key) if notes else None
            words = quoted(note.passage) if note and note.passage else ""
            name = _("Your note on {words}").format(words=words)
            mark = self._marks[key] = NoteMark(self._context, name, self._view)
            mark.clicked.connect(lambda _on=False, key=key: self.open(key))
            QWidget.setTabOrder((view.proxies() or (view,))[-1], mark)
        rect = view.rect_of(unit, where.start, where.end)
        top = view.mapTo(self._view, rect.topLeft())
        left = self._view.left_edge()
        wide = max(24, min(left - 6, self._context.look.px(34)))
        high = max(rect.height(), self._context.look.px(28))
        mark.setGeometry(left - 6 - wide, top.y(), wide, high)
        mark.setVisible(view.isVisibleTo(self._view))
        mark.raise_()

    # -- writing ------------------------------------------------------------------------

    def units(self) -> tuple[Unit, ...]:
        """The texts of the page that notes can stand beside."""
        if self._units is None:
            self._units = units_of(self._page.blocks)
        return self._units

    def _offer(self, view: TextView) -> None:
        """Offer a note on words that were just selected in a text of the page."""
        self.take_offer_back()
        chosen = view.passage()
        if self._context.notes is None or chosen is None:
            return
        unit, start, end = chosen
        if Unit(unit.path, unit.text) not in self.units():
            return
        words = view.rect_of(unit, start, end)
        offer = self.offer = NoteOffer(self._context, self._view)
        offer.clicked.connect(view.wish_note)
        wide = offer.widest()
        corner = view.mapTo(self._view, words.bottomLeft())
        right = self._view.left_edge() + self._context.look.column()
        left = max(0, min(corner.x(), right - wide))
        offer.setGeometry(left, corner.y() + 4, wide, offer.height_for(wide))
        offer.show()
        offer.raise_()

    def take_offer_back(self) -> None:
        """Take the offer of a note away."""
        offer, self.offer = self.offer, None
        if offer is not None:
            offer.hide()
            offer.deleteLater()

    def _write(self, view: TextView) -> None:
        """Begin a note on what is selected in a text of the page."""
        self.take_offer_back()
        notes, chosen = self._context.notes, view.passage()
        if notes is None or chosen is None:
            return
        unit, start, end = chosen
        wanted = Unit(unit.path, unit.text)
        if wanted not in self.units():
            return
        place = self.units().index(wanted)
        passage = passage_at(self.units(), place, start, end)
        for key, where in self._here().items():
            if where.unit == wanted and (where.start, where.end) == (start, end):
                self.open(key)
                return
        key = new_key()
        notes.add_place(key, Located(self._tab, Where(wanted, start, end, same=True)))
        self._beside[key] = (view, unit)
        self._open(key, passage, view.rect_of(unit, start, end))

    # -- the card -----------------------------------------------------------------------

    def card(self) -> NoteCard | None:
        """The note that is open."""
        return self._card

    def open(self, key: str) -> None:
        """Open the card of a note whose passage stands on this page."""
        where = self._here().get(key)
        if where is not None and key in self._beside:
            view, unit = self._beside[key]
            self._open(key, None, view.rect_of(unit, where.start, where.end))

    def _open(self, key: str, passage: Passage | None, rect: QRect) -> None:
        focused = self._view.window().focusWidget()
        self.close()
        self._answering = focused if isinstance(focused, AnswerButton) else None
        self._view.close_card(give_back=False)
        card = NoteCard(self._context, self._view, key, passage)
        card.closed.connect(self.close_and_return)
        card.height_changed.connect(self.place)
        self._card = card
        self._rect = rect
        self.place()
        card.show()
        if card.editor is not None:
            card.editor.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._context.place_requested.emit(card, card.rect())

    def place(self) -> None:
        """Put the card beside its passage, and the page as high as it needs to be."""
        card = self._card
        if card is None or card.key not in self._beside:
            return
        view = self._beside[card.key][0]
        rect = QRect(view.mapTo(self._view, self._rect.topLeft()), self._rect.size())
        card.setGeometry(self._view.card_place(card, rect))
        card.raise_()
        self._view.height_changed.emit()

    def close_and_return(self) -> None:
        """Close the card; the words it belongs to get the keyboard."""
        card = self._card
        beside = self._beside.get(card.key) if card else None
        answering = self._answering
        self.close()
        if answering is not None and isValid(answering) and answering.isVisibleTo(self._view):
            answering.setFocus(Qt.FocusReason.OtherFocusReason)
        elif beside is not None and beside[0].isVisibleTo(self._view):
            beside[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Close the card; what was typed is kept."""
        card, self._card = self._card, None
        if card is not None:
            # Hidden, it asks for what was typed to be kept.
            card.hide()
            card.deleteLater()
            self._view.height_changed.emit()
            self.refresh()

    def _notes_changed(self) -> None:
        card, notes = self._card, self._context.notes
        if card is not None and card.editor is not None and notes is not None:
            if card.key not in notes.notes and card.was_kept:
                self.close_and_return()
            else:
                card.was_kept = card.key in notes.notes
                card.editor.show_note()
        self._soon.start()

    # -- going there --------------------------------------------------------------------

    def show(self, key: str) -> None:
        """Open the note of a passage, and whatever it stands in."""
        self._wish = key
        self._refresh()

    def _try_wish(self) -> None:
        key = self._wish
        if key is None:
            return
        where = self._here().get(key)
        if where is None:
            self._wish = None
            return
        if key in self._beside and self._beside[key][0].isVisibleTo(self._view):
            self._wish = None
            self.open(key)
            return
        for fold in self._view.findChildren(FoldBox):
            if any(where.unit.text in text for text in fold.hidden_texts()):
                fold.reveal()
                self._soon.start()
                return
