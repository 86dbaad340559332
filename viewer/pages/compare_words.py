"""Hard words of a comparison: each is explained as the record that it stands for has it.

Two records may spell out one abbreviation in two ways, so the key of a word begins with the
letter of its study.
"""

from collections.abc import Sequence
from dataclasses import replace

from viewer.pages.blocks import Spans, TermCard
from viewer.pages.desk import Desk

LETTERS = "ABCD"
"""What the studies are called, in their order."""


def lettered(spans: Spans, letter: str) -> Spans:
    """Spans whose words open the cards of one study."""
    return tuple(
        replace(span, term=f"{letter}:{span.term}") if span.term is not None else span
        for span in spans
    )


def study_and_key(key: str) -> tuple[int, str]:
    """Which of the studies a word of the page is of, and its key there."""
    letter, _colon, own = key.partition(":")
    return LETTERS.index(letter), own


def lettered_cards(desks: Sequence[Desk]) -> dict[str, TermCard]:
    """The cards of the words marked, and of those inside them, by the keys of the page."""
    cards: dict[str, TermCard] = {}
    for letter, desk in zip(LETTERS, desks, strict=False):
        waiting = list(desk.marker.used)
        while waiting:
            own = waiting.pop(0)
            key = f"{letter}:{own}"
            if key in cards:
                continue
            card = desk.whole(own) if desk.whole is not None else desk.marker.used[own]
            waiting += [span.term for span in (*card.meaning, *card.longer) if span.term]
            cards[key] = replace(
                card,
                key=key,
                meaning=lettered(card.meaning, letter),
                longer=lettered(card.longer, letter),
            )
    return cards


def words_in_order(desks: Sequence[Desk], cards: dict[str, TermCard]) -> tuple[str, ...]:
    """The keys of the words marked, one for each word however many studies have it."""
    keys: dict[str, str] = {}
    for letter, desk in zip(LETTERS, desks, strict=False):
        for own in desk.marker.used:
            key = f"{letter}:{own}"
            keys.setdefault(cards[key].term.casefold(), key)
    return tuple(keys.values())
