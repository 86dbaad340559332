"""The Glossary tab: the words of this trial first, then all that the program explains."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from viewer.pages.blocks import Block, Paragraph, Span, TermCard, Terms
from viewer.pages.desk import Desk, ours, section, source
from viewer.words import _, ngettext


def glossary_blocks(
    desk: Desk,
    source_cards: Sequence[TermCard],
    all_cards: Mapping[str, TermCard],
    places: Mapping[str, tuple[str, ...]],
) -> list[Block]:
    """The blocks of the Glossary tab.

    ``places`` gives, for the key of each explained word of this trial, the titles of the tabs
    where it stands.
    """
    own = tuple(replace(card, places=places.get(card.key, ())) for card in source_cards)
    here = tuple(
        replace(card, places=places[card.key]) for card in all_cards.values() if card.key in places
    )
    return [
        *section(desk, _("Words this study’s source explains"), lambda: _own(own)),
        *section(desk, _("Words in this study"), lambda: _here(here)),
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
        yield Terms(terms=ordered, origin=ours("glossary"))


def _all(cards: Mapping[str, TermCard]) -> Iterator[Block]:
    if not cards:
        return
    text = ngettext(
        "{count} word, explained by this program.",
        "{count} words, explained by this program.",
        len(cards),
    ).format(count=len(cards))
    yield Paragraph(spans=(Span(text),), origin=ours("glossary"), secondary=True)
    ordered = tuple(sorted(cards.values(), key=lambda card: card.term.casefold()))
    yield Terms(terms=ordered, origin=ours("glossary"), letters=True)
