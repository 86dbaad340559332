"""A long list of explained terms: a field to search it, letters to jump to, terms below."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import TermCard, Terms
from viewer.ui.look import Role
from viewer.ui.look.measures import TARGET
from viewer.ui.page.column import Column, LongPart, Piece
from viewer.ui.page.context import PageContext
from viewer.ui.page.field import FilterField
from viewer.ui.page.links import TextLink
from viewer.ui.page.term_entry import TermEntry
from viewer.ui.page.words import Words
from viewer.words import _, ngettext

_ABOVE = 18


def entry_piece(card: TermCard) -> Piece:
    """One term of a list."""
    return Piece(_ABOVE, lambda context, parent: TermEntry(context, card, parent))


def _matches(card: TermCard, wanted: str) -> bool:
    names = (card.term, *card.abbreviations, *card.also)
    return any(wanted in name.casefold() for name in names)


class TermsList(LongPart):
    """Terms in the order of the alphabet, built while nobody waits for them."""

    def __init__(self, context: PageContext, block: Terms, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cards = sorted(block.terms, key=lambda card: card.term.casefold())
        self._field = FilterField(context, _("Find a word"), self)
        self._field.textChanged.connect(self._filter)
        self._letters = [
            self._letter(letter) for letter in sorted({c.term[:1].upper() for c in self._cards})
        ]
        self._count = Words(context, "", Role.CONTROL, "soft", self)
        self._list = self._new_list()
        self._show("")

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
        link.clicked.connect(lambda: self._jump(letter))
        return link

    def _filter(self, text: str) -> None:
        self._show(text.strip().casefold())

    def _show(self, wanted: str) -> None:
        cards = [card for card in self._cards if _matches(card, wanted)]
        text = ngettext("{count} word", "{count} words", len(cards))
        self._count.set_text(text.format(count=len(cards)))
        old = self._list
        self._list = self._new_list()
        old.stop()
        old.hide()
        old.deleteLater()
        self._list.setGeometry(QRect(0, 0, max(1, self.width()), 1))
        self._list.fill(entry_piece(card) for card in cards)
        self._list.show()
        self.height_changed.emit()

    def _jump(self, letter: str) -> None:
        keys = [card.key for card in self._cards if card.term[:1].upper() == letter]
        entry = self.entry(keys[0]) if keys else None
        if entry:
            self.context.place_requested.emit(entry, entry.rect())

    def entry(self, key: str) -> TermEntry | None:
        """The entry of a term, built now if it was not; None when it is filtered out."""
        for each in self._entries():
            if each.key == key:
                return each
        self._list.finish()
        return next((each for each in self._entries() if each.key == key), None)

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
        return top + height

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
