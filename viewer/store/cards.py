"""A trial's card as the library stores it, with the exact words the index was given for it."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from viewer.domain.search import SearchField, SearchText, TrialCard
from viewer.domain.standing import JOINABLE, Standing
from viewer.store.dictionary import CARD, deflated
from viewer.store.dictionary import inflated as expanded
from viewer.store.folding import as_stored
from viewer.store.marks import SIGN, marks_of
from viewer.store.phrases import PAIR, PAIR_SIGN, pairs_in

TIER1 = frozenset({SearchField.CONDITION, SearchField.MESH_TERM, SearchField.MESH_ANCESTOR})
"""Fields that say what a trial is about; a search reads these first."""

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


class Subjects(NamedTuple):
    """What a card says the trial is about, for tables that are drawn from all cards."""

    conditions: list[str]
    """As they are written; likewise the others."""
    terms: list[str]
    """Of MeSH."""
    ancestors: list[str]
    bracketed: list[str]
    """Conditions, keywords and titles with something in brackets."""


class Listing(NamedTuple):
    """What lists and index hold of a card, as its stored form has it ready."""

    number: str
    later: int
    day: int
    trial: tuple[Any, ...]
    """The columns of ``trial`` from ``standing`` on."""
    facet: tuple[Any, ...]
    """The columns of ``facet`` from ``traits`` on."""
    countries: tuple[tuple[str, int], ...]
    """Names of countries, and whether a site there is open."""
    words: tuple[str, str]
    """What the index is given for each tier: its terms, then marks."""
    terms: tuple[Sequence[str], Sequence[str]]
    """The terms of each tier, each once."""
    conditions: frozenset[str]
    subjects: Subjects


def storable(text: str) -> str:
    """Give a text SQLite takes: half a surrogate pair, which is no character, becomes "?"."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def indexed(card: TrialCard) -> IndexedCard:
    """Fold the texts of a card."""
    return IndexedCard(
        card,
        tuple(as_stored(text.text) for text in card.texts),
        " ".join(dict.fromkeys(marks_of(card))),
    )


def packed(entry: IndexedCard) -> bytes:
    """Give the card, and what lists and index hold of it, as compressed JSON."""
    from viewer.store.days import first_day, last_day, place_in_order  # noqa: PLC0415  (only writers need it)
    from viewer.store.traits import traits_of  # noqa: PLC0415  (as above)

    card = entry.card
    fields = card._asdict()
    del fields["sites"]
    for name in _LISTS:
        fields[name] = _as_list(fields[name])
    fields["texts"] = [
        (CODES[field], text) if held == _plain(text) else (CODES[field], text, held)
        for (field, text), held in zip(card.texts, entry.words, strict=True)
    ]
    document = {
        "later": 0 if card.standing in JOINABLE else 1,
        "day": place_in_order(card.updated),
        "facet": (
            *(traits_of(card), first_day(card.updated), last_day(card.ends)),
            _size(card.enrollment),
        ),
        "pairs": _pairs(entry),
        "marks": entry.marks.replace(SIGN, ""),
        "card": fields,
    }
    return deflated(_ENCODER.encode(document).encode("utf-8", "surrogatepass"), CARD)


_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, check_circular=False)


@lru_cache(maxsize=1 << 12)
def _as_list(values: tuple[str, ...]) -> str:
    return json.dumps(values) if values else "[]"


def _plain(text: str) -> str:
    """The words of a text where folding changes nothing but capitals."""
    return text.lower() if text.isascii() else ""


def _pairs(entry: IndexedCard) -> tuple[str, str]:
    """What stands for words that stand together, of tier 1 and those that tier 2 has more."""
    found: dict[str, None] = {}
    for (field, _text), held in zip(entry.card.texts, entry.words, strict=True):
        if field in TIER1:
            found.update(dict.fromkeys(pairs_in(held)))
    return "".join(found), ""


def _size(enrollment: int | None) -> int | None:
    return enrollment if enrollment is not None and 0 <= enrollment < 1 << 53 else None


def listing_of(body: bytes) -> Listing:
    """Read of a stored card what lists and index hold. Raises ValueError when it is damaged."""
    try:
        document = _document(body)
        card = document["card"]
        tiers, subjects = _sorted_out(card["texts"], json.loads(card["conditions"]))
        narrow = dict.fromkeys(" ".join(tiers[0]).split())
        wide = {**narrow, **dict.fromkeys(" ".join(tiers[1]).split())}
        marks = SIGN + document["marks"].replace(" ", " " + SIGN)
        pairs, more = map(_spelled, document["pairs"])
        ages = (card["minimum_age_days"], card["maximum_age_days"])
        traits, *days_and_size = document["facet"]
        open_there = frozenset(card["open_countries"])
        return Listing(
            number=card["number"],
            later=document["later"],
            day=document["day"],
            trial=(
                *(card["standing"], card["updated"], storable(card["title"])),
                *map(card.__getitem__, _LISTS),
                *(storable(card["place"]), *ages),
            ),
            facet=(traits, *ages, *days_and_size),
            countries=tuple(
                (storable(name), int(name in open_there))
                for name in dict.fromkeys(json.loads(card["countries"]))
            ),
            words=(
                f"{' '.join(narrow)} {marks} {pairs}",
                f"{' '.join(wide)} {marks} {pairs} {more}",
            ),
            terms=(tuple(narrow), tuple(wide)),
            conditions=frozenset(map(storable, subjects.conditions)),
            subjects=subjects,
        )
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError("not a card") from error


def _sorted_out(
    texts: list[list[str]], conditions: list[str]
) -> tuple[tuple[list[str], list[str]], Subjects]:
    """Give the words of the texts of each tier, and what the texts are about."""
    tier1: list[str] = []
    tier2: list[str] = []
    subjects = Subjects(conditions, [], [], [])
    mesh = {_TERM: subjects.terms, _ANCESTOR: subjects.ancestors}
    for code, text, *held in texts:
        (tier1 if code in _NARROW else tier2).append(held[0] if held else text.lower())
        if code in mesh:
            mesh[code].append(text)
        elif "(" in text and code in _SPELLS:
            subjects.bracketed.append(text)
    return (tier1, tier2), subjects


def _spelled(pairs: str) -> str:
    return " ".join(
        [PAIR_SIGN + pairs[place : place + PAIR] for place in range(0, len(pairs), PAIR)]
    )


def _document(body: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(inflated(body).decode("utf-8", "surrogatepass"))
    return found


_LISTS = ("statuses", "phases", "conditions", "countries")

CODES = {
    SearchField.NUMBER: "n",
    SearchField.CONDITION: "c",
    SearchField.MESH_TERM: "m",
    SearchField.MESH_ANCESTOR: "a",
    SearchField.KEYWORD: "k",
    SearchField.TITLE: "t",
    SearchField.INTERVENTION: "i",
}
_FIELDS = {code: field for field, code in CODES.items()}
_NARROW = frozenset(CODES[field] for field in TIER1)
_TERM, _ANCESTOR = CODES[SearchField.MESH_TERM], CODES[SearchField.MESH_ANCESTOR]
_SPELLS = frozenset(
    CODES[field] for field in (SearchField.CONDITION, SearchField.KEYWORD, SearchField.TITLE)
)


def unpacked(body: bytes) -> IndexedCard:
    """Read a card back. Raises ValueError when it is damaged."""
    try:
        document = _document(body)
        fields = document["card"]
        texts = [
            (_FIELDS[code], text, held[0] if held else text.lower())
            for code, text, *held in fields.pop("texts")
        ]
        for name in _LISTS:
            fields[name] = json.loads(fields[name])
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in fields.items()
        }
        plain["standing"] = Standing(plain["standing"])
        return IndexedCard(
            TrialCard(**plain, texts=tuple(SearchText(field, text) for field, text, _ in texts)),
            tuple(held for _, _, held in texts),
            SIGN + document["marks"].replace(" ", " " + SIGN),
        )
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError("not a card") from error


def peeked(body: bytes) -> tuple[list[StoredText], list[str]]:
    """Read no more of a card than its texts and the numbers of its trial.

    Raises ValueError, KeyError or TypeError when it is damaged.
    """
    document = inflated(body).decode("utf-8", "surrogatepass")
    texts = [
        (_FIELDS[code].value, text, held[0] if held else text.lower())
        for code, text, *held in _member(document, "texts")
    ]
    return texts, [_member(document, "number"), *_member(document, "numbers")]


def _member(document: str, name: str) -> Any:  # noqa: ANN401  (whatever stands there)
    """Read one member of the JSON of a card, where quotes stand around names and values alone."""
    sign = f'"{name}":'
    place = document.find(sign)
    if place < 0:
        raise ValueError("not a card")
    return _DECODER.raw_decode(document, place + len(sign))[0]


_DECODER = json.JSONDecoder()


def looked_at(body: bytes) -> tuple[dict[str, Any], list[StoredText], str]:
    """Read a card and make little of it: its fields as they are stored, its texts, its marks.

    Lists are JSON once more, texts have the one-letter codes of fields (:data:`CODES`), marks go
    without the sign that begins them. Raises ValueError, KeyError or TypeError when damaged.
    """
    document = _document(body)
    fields = document["card"]
    texts = [
        (code, text, held[0] if held else text.lower()) for code, text, *held in fields["texts"]
    ]
    return fields, texts, document["marks"]


def is_whole(body: bytes, digest: bytes) -> bool:
    """Tell whether the stored body of a record is what its SHA-256 says."""
    from hashlib import sha256  # noqa: PLC0415  (loads OpenSSL; a list needs none of it)

    try:
        return bool(sha256(inflated(body)).digest() == digest)
    except (ValueError, TypeError):
        return False


def inflated(body: bytes) -> bytes:
    """Expand a stored body or card. Raises ValueError when damaged or absurdly large."""
    return expanded(body, _LONGEST)
