"""A long list of explained terms: a field to search it, letters to choose, some terms at a time."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import TermCard, Terms
from viewer.ui.look import Role
from viewer.ui.look.measures import TARGET
from viewer.ui.page.column import Column, LongPart, Piece
from viewer.ui.page.context import PageContext
from viewer.ui.page.field import FilterField
from viewer.ui.page.finder import folded
from viewer.ui.page.links import TextLink
from viewer.ui.page.term_entry import TermEntry, entry_text
from viewer.ui.page.words import Words
from viewer.words import _, ngettext

_ABOVE = 18
SOME = 30
"""Terms shown at a time."""
_FEW = 5


def _names_of(card: TermCard) -> tuple[str, ...]:
    """All names of a term, without capitals, to be searched."""
    return tuple(name.casefold() for name in (card.term, *card.abbreviations, *card.also))


def entry_piece(card: TermCard) -> Piece:
    """One term of a list."""
    return Piece(_ABOVE, lambda context, parent: TermEntry(context, card, parent))


class TermsList(LongPart):
    """Terms in the order of the alphabet, a few at a time: nobody reads a thousand in a row, and
    to build them all would hold the window up.
    """

    def __init__(self, context: PageContext, block: Terms, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cards = sorted(block.terms, key=lambda card: card.term.casefold())
        self._names = [_names_of(card) for card in self._cards]
        self._chosen = self._cards
        self._shown = 0
        self._texts: dict[int, str] = {}
        self._narrowed_to = ""
        self._field = FilterField(context, _("Find a word"), self)
        self._field.textChanged.connect(self._filter)
        self._letters = [
            self._letter(letter) for letter in sorted({c.term[:1].upper() for c in self._cards})
        ]
        self._count = Words(context, "", Role.CONTROL, "soft", self)
        self._list = self._new_list()
        self._more = TextLink(context, "", Role.CONTROL_STRONG, self, target=TARGET)
        self._more.clicked.connect(self._add_some)
        self._show(self._cards)

    def _new_list(self) -> Column:
        made = Column(self.context, self)
        made.height_changed.connect(self.height_changed)
        made.shifted.connect(self.shifted)
        return made

    def set_sight(self, sight: QRect) -> None:
        self._list.set_sight(sight.translated(-self._list.pos()))

    def _letter(self, letter: str) -> TextLink:
        link = TextLink(self.context, letter, Role.CONTROL_STRONG, self, target=TARGET)
        link.setAccessibleName(_("Words with {letter}").format(letter=letter))
        link.clicked.connect(lambda: self._choose(letter))
        return link

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [
            (not any(name.startswith(wanted) for name in names), number)
            for number, names in enumerate(self._names)
            if any(wanted in name for name in names)
        ]
        # Those that begin with what is typed come first.
        self._show([self._cards[number] for _is_inside, number in sorted(found)])

    def _choose(self, letter: str) -> None:
        self._field.set_quietly("")
        self._show([card for card in self._cards if card.term[:1].upper() == letter])
        self.context.place_requested.emit(self._count, self._count.rect())

    def _show(self, cards: list[TermCard]) -> None:
        """Show the first of ``cards`` in place of what is shown."""
        self._chosen = cards
        text = ngettext("{count} word", "{count} words", len(cards))
        self._count.set_text(text.format(count=len(cards)))
        old = self._list
        self._list = self._new_list()
        old.stop()
        old.hide()
        old.deleteLater()
        self._shown = 0
        self._list.setGeometry(QRect(0, 0, max(1, self.width()), 1))
        self._list.show()
        self._add_some()

    def _add_some(self) -> None:
        """Show some more of the chosen, built while the window is idle."""
        cards = self._chosen[self._shown : self._shown + SOME]
        self._shown += len(cards)
        left = len(self._chosen) - self._shown
        text = ngettext("Show {count} more word", "Show {count} more words", min(left, SOME))
        self._more.set_words(text.format(count=min(left, SOME)))
        self._more.setVisible(left > 0)
        self._list.add(entry_piece(card) for card in cards)
        self.height_changed.emit()

    def entry(self, key: str) -> TermEntry | None:
        """The entry of a term; what is shown changes to bring it up. None: it is not listed."""
        for each in self._entries():
            if each.key == key:
                return each
        card = next((card for card in self._cards if card.key == key), None)
        if card is None:
            return None
        self._field.set_quietly(card.term)
        self._show([card, *self._beside(card)])
        self._list.finish()
        return next((each for each in self._entries() if each.key == key), None)

    def _beside(self, card: TermCard) -> list[TermCard]:
        """The others that are found by the name of a card."""
        wanted = card.term.casefold()
        return [
            other
            for other, names in zip(self._cards, self._names, strict=True)
            if other is not card and any(wanted in name for name in names)
        ][:_FEW]

    # -- finding ------------------------------------------------------------------------

    hides_at_end = True
    """Terms that are not listed yet come after those that are."""

    def hidden_texts(self) -> Iterator[str]:
        """What the terms say that are not listed just now."""
        yield from map(self._text_of, self._hidden())

    def reveal(self, wanted: str) -> None:
        """List all terms in which ``wanted`` stands, as folded for finding, some at a time."""
        all_ = (*self._chosen[: self._shown], *self._hidden())
        those = [card for card in all_ if wanted in folded(self._text_of(card))]
        if [id(card) for card in those] == [id(card) for card in self._chosen]:
            self._add_some()
        else:
            self._field.set_quietly(wanted)
            self._narrowed_to = wanted
            self._show(those)
        self._list.finish()

    def unnarrow(self) -> None:
        """List all terms again, where it was finding that narrowed the list."""
        if self._narrowed_to and self._field.text() == self._narrowed_to:
            self._field.set_quietly("")
            self._show(self._cards)
        self._narrowed_to = ""

    def _hidden(self) -> list[TermCard]:
        """The terms that are not listed: of those chosen first, then all others."""
        chosen = set(map(id, self._chosen))
        others = (card for card in self._cards if id(card) not in chosen)
        return [*self._chosen[self._shown :], *others]

    def _text_of(self, card: TermCard) -> str:
        if id(card) not in self._texts:
            self._texts[id(card)] = entry_text(card)
        return self._texts[id(card)]

    def _entries(self) -> Iterator[TermEntry]:
        return (part for part in self._list.parts() if isinstance(part, TermEntry))

    def height_for(self, width: int) -> int:
        look = self.context.look
        self._field.setGeometry(0, 0, min(width, look.px(420)), self._field.height())
        top = self._field.height() + look.space(8)
        top = self._flow(width, top)
        height = self._count.height_for(width)
        self._count.setGeometry(0, top, width, height)
        top += height + look.space(12)
        height = self._list.height_for(width)
        self._list.setGeometry(0, top, width, height)
        top += height
        if self._shown < len(self._chosen):
            top += look.space(_ABOVE)
            height = self._more.height_for(width)
            self._more.setGeometry(0, top, min(width, self._more.natural_width()), height)
            top += height
        return top

    def _flow(self, width: int, top: int) -> int:
        look = self.context.look
        left = 0
        cell = look.space(TARGET)
        for link in self._letters:
            wide = max(link.natural_width(), 1)
            step = max(wide + look.space(14), look.space(32))
            if left and left + wide > width:
                left, top = 0, top + cell
            link.setGeometry(left, top, wide, cell)
            left += step
        return top + cell if self._letters else top

    def restyle(self) -> None:
        self._field.restyle()
        for link in self._letters:
            link.restyle()
        self._count.restyle()
        self._list.restyle()
        self._more.restyle()
