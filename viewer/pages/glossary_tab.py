"""The Glossary tab: the words of this trial first, then all that the program explains."""

from collections.abc import Iterator, Sequence

from viewer.pages.blocks import Block, Paragraph, Span, TermCard, Terms
from viewer.pages.desk import Desk, ours, section, source
from viewer.words import _, ngettext

_LONG = 60
"""Words from which a list gets a field to search it, and shows some at a time."""


def glossary_blocks(
    desk: Desk,
    source_cards: Sequence[TermCard],
    here: Sequence[TermCard],
    all_cards: Sequence[TermCard],
) -> list[Block]:
    """The blocks of the Glossary tab.

    ``source_cards`` are those that came with an article, ``here`` the others that are met in
    this trial, both with the places where they stand; ``all_cards`` is the whole glossary.
    """
    return [
        *section(desk, _("Words this study’s source explains"), lambda: _own(tuple(source_cards))),
        *section(desk, _("Words in this study"), lambda: _here(tuple(here))),
        *section(desk, _("All words"), lambda: _all(all_cards)),
    ]


def _own(cards: tuple[TermCard, ...]) -> Iterator[Block]:
    if cards:
        yield Terms(
            terms=cards, origin=source(*(path for card in cards for path in card.origin.paths))
        )


def _here(cards: tuple[TermCard, ...]) -> Iterator[Block]:
    if cards:
        ordered = tuple(sorted(cards, key=lambda card: card.term.casefold()))
        yield Terms(terms=ordered, origin=ours("glossary"), letters=len(ordered) > _LONG)


def _all(cards: Sequence[TermCard]) -> Iterator[Block]:
    if not cards:
        return
    text = ngettext(
        "{count} word, explained by this program.",
        "{count} words, explained by this program.",
        len(cards),
    ).format(count=len(cards))
    yield Paragraph(spans=(Span(text),), origin=ours("glossary"), secondary=True)
    ordered = tuple(sorted(cards, key=lambda card: card.term.casefold()))
    yield Terms(terms=ordered, origin=ours("glossary"), letters=True)
