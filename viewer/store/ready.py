"""A record made ready for the tables: pure work, which another process can do."""

import hashlib
from collections.abc import Collection
from typing import NamedTuple

from viewer.domain.search import StoredRecord, TrialCard
from viewer.domain.standing import JOINABLE
from viewer.store.cards import IndexedCard, indexed, packed, storable
from viewer.store.days import place_in_order
from viewer.store.dictionary import RECORD, deflated, sealed
from viewer.store.named import naming_marks
from viewer.store.numbers import folded_number

PlaceRow = tuple[str, str, str, float, float]
"""City, region, country, latitude and longitude."""


class Ready(NamedTuple):
    """Everything the tables get of a record; only plain values, so that it can be handed on."""

    number: str
    format: str
    updated: str
    imported: str
    digest: bytes
    body: bytes
    """Compressed, as is ``card``."""
    card: bytes
    later: int
    """0: open to joining; 1: not."""
    day: int
    """The day of the last update as ``viewer.store.days.place_in_order`` gives it."""
    numbers: tuple[str, ...]
    """Folded, each once."""
    sites: tuple[tuple[PlaceRow, int], ...]
    """Places of the sites, and whether one there is open."""


def ready(record: StoredRecord, card: TrialCard, *, keep_record: bool = True) -> Ready:
    """Make a record ready with its card; without ``keep_record`` its body is left empty.

    Raises ValueError when the digest is not that of the body, or the card not of the record.
    """
    if card.number != record.number:
        raise ValueError(f"card of {card.number} with the record of {record.number}")
    if hashlib.sha256(record.body).digest() != record.digest:
        raise ValueError(f"digest of {record.number} is not that of its body")
    return fitting_ready(record, card, keep_record=keep_record)


def fitting_ready(record: StoredRecord, card: TrialCard, *, keep_record: bool = True) -> Ready:
    """As :func:`ready`, of a record that is known to fit its digest and card."""
    numbers = dict.fromkeys(map(folded_number, (record.number, *card.numbers)))
    sites: dict[PlaceRow, int] = {}
    for (city, region, country, north, east), is_open in card.sites:
        place = (storable(city), storable(region), storable(country), north, east)
        sites[place] = max(sites.get(place, 0), int(is_open))
    return Ready(
        number=record.number,
        format=record.format,
        updated=card.updated,
        imported=record.imported,
        digest=record.digest,
        body=sealed(deflated(record.body, RECORD)) if keep_record else b"",
        card=packed(_naming(indexed(card), record.body, numbers)),
        later=0 if card.standing in JOINABLE else 1,
        day=place_in_order(card.updated),
        numbers=tuple(sorted(number for number in numbers if number)),
        sites=tuple(sites.items()),
    )


def _naming(entry: IndexedCard, body: bytes, numbers: Collection[str]) -> IndexedCard:
    """Add marks for the trials that the record names."""
    return entry._replace(marks=" ".join((entry.marks, *naming_marks(body, numbers))))
