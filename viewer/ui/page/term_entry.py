"""One explained term, as the Glossary lists it."""

from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Span, Spans, TermCard, text_of
from viewer.pages.term_names import also_words
from viewer.ui.look import Role
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import HeadingWords
from viewer.ui.page.writer import Indent, Writer
from viewer.words import _

_MOST_NAMES = 8


def term_title(card: TermCard) -> str:
    """The term and its abbreviations: "cerebrospinal fluid (CSF)"."""
    # Names such as eGFR and mRS have their own capitals.
    is_name = any(letter.isupper() for letter in card.term[1:].partition(" ")[0])
    title = card.term if is_name else card.term[:1].upper() + card.term[1:]
    short = [short for short in card.abbreviations if short not in card.term]
    if not short:
        return title
    return _("{term} ({abbreviations})").format(term=title, abbreviations=", ".join(short))


def write_card(writer: Writer, card: TermCard) -> None:
    """Everything a card says, one part under the other."""
    writer.paragraph(card.meaning, Role.NOTE)
    if card.longer:
        writer.paragraph(card.longer, Role.NOTE, above=6)
    if card.in_trial:
        _part(writer, _("In this study"), card.in_trial)
    if card.ask:
        writer.paragraph((Span(_("You could ask")),), Role.CONTROL_STRONG, "accent", above=10)
        for question in card.ask:
            step = writer.look.px(20)
            where = Indent(left=step, marker="•", hang=step)
            writer.paragraph((Span(question),), Role.NOTE, indent=where)
    text = also_words(card, most=_MOST_NAMES)
    if text:
        writer.paragraph((Span(text),), Role.CONTROL, "soft", above=8)
    if card.places:
        text = _("You find it in: {places}.").format(places=", ".join(card.places))
        writer.paragraph((Span(text),), Role.CONTROL, "soft", above=4)
    if card.said_by:
        writer.paragraph((Span(card.said_by),), Role.CONTROL, "soft", above=4)


def entry_text(card: TermCard) -> str:
    """All that an entry says, to be searched before it is made."""
    parts = [term_title(card), text_of(card.meaning), text_of(card.longer)]
    if card.in_trial:
        parts += [_("In this study"), text_of(card.in_trial)]
    if card.ask:
        parts += [_("You could ask"), *card.ask]
    parts.append(also_words(card, most=_MOST_NAMES))
    if card.places:
        parts.append(_("You find it in: {places}.").format(places=", ".join(card.places)))
    parts.append(card.said_by)
    return "\n".join(part for part in parts if part)


def _part(writer: Writer, title: str, spans: Spans) -> None:
    writer.paragraph((Span(title),), Role.CONTROL_STRONG, "accent", above=10)
    writer.paragraph(spans, Role.NOTE)


class TermEntry(BlockWidget):
    """A term as a heading, and its text."""

    def __init__(self, context: PageContext, card: TermCard, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.key = card.key
        self._title = HeadingWords(context, term_title(card), Role.SUBSECTION, 3, self)
        self._text = TextView(context, lambda writer, _width: write_card(writer, card), self)
        self._text.setAccessibleName(card.term)

    def height_for(self, width: int) -> int:
        top = self._title.height_for(width)
        self._title.setGeometry(0, 0, width, top)
        height = self._text.height_for(width)
        self._text.setGeometry(0, top, width, height)
        return top + height

    def restyle(self) -> None:
        self._title.restyle()
        self._text.restyle()
