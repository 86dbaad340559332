"""A trial's card as the library stores it, with the exact words the index was given for it."""

import json
import zlib
from typing import Any, NamedTuple

from viewer.domain.search import SearchField, SearchText, TrialCard
from viewer.domain.standing import JOINABLE, Standing
from viewer.store.folding import words
from viewer.store.marks import marks_of

TIER1 = frozenset({SearchField.CONDITION, SearchField.MESH_TERM, SearchField.MESH_ANCESTOR})
"""Fields that say what a trial is about; a search reads these first."""

_LEVEL = 1

_LONGEST = 64 * 1024 * 1024
"""Bytes a body may expand to; a real one stays under 2 MB."""

StoredText = tuple[str, str, str]
"""A text of a card as it is stored: the field, the text, its words apart by spaces."""


class IndexedCard(NamedTuple):
    """A card, the words of each of its texts (in their order), and its marks.

    The words are kept and not folded anew when a card leaves the index: another version of
    the program, or of Python's character tables, may fold otherwise, and a contentless index
    wants back exactly what it was given. A card read back has no sites; they have a table.
    """

    card: TrialCard
    words: tuple[str, ...]
    marks: str

    def terms(self, tier: int) -> frozenset[str]:
        """Give the words of tier 1, or of tier 2, which holds those of tier 1 as well."""
        return frozenset(
            word
            for text, held in zip(self.card.texts, self.words, strict=True)
            if tier == 2 or text.field in TIER1
            for word in held.split()
        )

    def condition_names(self) -> frozenset[str]:
        """Give the conditions as they are counted."""
        return frozenset(storable(name) for name in self.card.conditions)


class Listing(NamedTuple):
    """What lists and index hold of a card, as its stored form has it ready."""

    number: str
    later: int
    day: int
    trial: list[Any]
    """The columns of ``trial`` from ``standing`` on."""
    facet: list[Any]
    """The columns of ``facet`` from ``traits`` on."""
    countries: list[list[Any]]
    """Names of countries, and whether a site there is open."""
    marks: str
    tier1: frozenset[str]
    tier2: frozenset[str]
    conditions: frozenset[str]

    def words(self, tier: int) -> str:
        """Give what the index is given; in order, so that the same records make the same file."""
        return " ".join([*sorted(self.tier1 if tier == 1 else self.tier2), self.marks])


def storable(text: str) -> str:
    """Give a text SQLite takes: half a surrogate pair, which is no character, becomes "?"."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def indexed(card: TrialCard) -> IndexedCard:
    """Fold the texts of a card."""
    return IndexedCard(
        card,
        tuple(" ".join(dict.fromkeys(words(text.text))) for text in card.texts),
        " ".join(dict.fromkeys(marks_of(card))),
    )


def packed(entry: IndexedCard) -> bytes:
    """Give the card, and what lists and index hold of it, as compressed JSON."""
    from viewer.store.days import first_day, last_day, place_in_order  # noqa: PLC0415  (only writers need it)
    from viewer.store.traits import traits_of  # noqa: PLC0415  (as above)

    card = entry.card
    fields = card._asdict()
    del fields["sites"]
    fields["texts"] = [
        (text.field.value, text.text, held)
        for text, held in zip(card.texts, entry.words, strict=True)
    ]
    open_there = frozenset(card.open_countries)
    document = {
        "later": 0 if card.standing in JOINABLE else 1,
        "day": place_in_order(card.updated),
        "facet": (
            *(traits_of(card), card.minimum_age_days, card.maximum_age_days),
            *(first_day(card.updated), last_day(card.ends), _size(card.enrollment)),
        ),
        "countries": [(name, int(name in open_there)) for name in dict.fromkeys(card.countries)],
        "marks": entry.marks,
        "card": fields,
    }
    return zlib.compress(json.dumps(document, separators=(",", ":")).encode(), _LEVEL)


def _size(enrollment: int | None) -> int | None:
    return enrollment if enrollment is not None and 0 <= enrollment < 1 << 53 else None


def listing_of(body: bytes) -> Listing:
    """Read of a stored card what lists and index hold. Raises ValueError when it is damaged."""
    try:
        document = json.loads(inflated(body))
        card = document["card"]
        tier1: list[str] = []
        tier2: list[str] = []
        for field, _text, held in card["texts"]:
            (tier1 if field in TIER1 else tier2).append(held)
        narrow = frozenset(" ".join(tier1).split())
        return Listing(
            card["number"],
            document["later"],
            document["day"],
            [
                *(card["standing"], card["updated"], storable(card["title"])),
                *map(json.dumps, map(card.__getitem__, _LISTS)),
                *(storable(card["place"]), card["minimum_age_days"], card["maximum_age_days"]),
            ],
            document["facet"],
            document["countries"],
            document["marks"],
            narrow,
            narrow.union(" ".join(tier2).split()),
            frozenset(map(storable, card["conditions"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a card") from error


_LISTS = ("statuses", "phases", "conditions", "countries")


def unpacked(body: bytes) -> IndexedCard:
    """Read a card back. Raises ValueError when it is damaged."""
    try:
        document = json.loads(inflated(body))
        fields = document["card"]
        texts = fields.pop("texts")
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in fields.items()
        }
        plain["standing"] = Standing(plain["standing"])
        card = TrialCard(
            **plain, texts=tuple(SearchText(_FIELDS[name], text) for name, text, _ in texts)
        )
        return IndexedCard(card, tuple(held for _, _, held in texts), document["marks"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a card") from error


_FIELDS = {field.value: field for field in SearchField}


def peeked(body: bytes) -> tuple[list[StoredText], list[str]]:
    """Read no more of a card than its texts and the numbers of its trial.

    Raises ValueError, KeyError or TypeError when it is damaged.
    """
    fields = json.loads(inflated(body))["card"]
    return fields["texts"], [fields["number"], *fields["numbers"]]


def deflated(body: bytes) -> bytes:
    """Compress the body of a record; fast, for a record is written far more often than read."""
    return zlib.compress(body, _LEVEL)


def is_whole(body: bytes, digest: bytes) -> bool:
    """Tell whether the stored body of a record is what its SHA-256 says."""
    from hashlib import sha256  # noqa: PLC0415  (loads OpenSSL; a list needs none of it)

    try:
        return bool(sha256(inflated(body)).digest() == digest)
    except (ValueError, TypeError):
        return False


def inflated(body: bytes) -> bytes:
    """Expand what :func:`deflated` made. Raises ValueError when damaged or absurdly large."""
    expander = zlib.decompressobj()
    try:
        plain = expander.decompress(body, _LONGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not expander.eof:
        raise ValueError("cut short, or too large")
    return plain
