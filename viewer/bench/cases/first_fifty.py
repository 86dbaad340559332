"""The first fifty of a search, compared with a scan of every card that needs no index.

What a query means is asked of the program; which trials hold it, and in which order they stand,
is found without its tables, its FTS5 expressions, its ranks and its quick way to read a record.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from viewer.bench.keystrokes import keys
from viewer.bench.rounds import COUNT, Case
from viewer.bench.stage import Stage
from viewer.domain.card import card_of
from viewer.domain.search import Query
from viewer.domain.standing import JOINABLE
from viewer.registries.reading import read_trial
from viewer.store.asking import Question, ask
from viewer.store.cards import TIER1, IndexedCard, indexed
from viewer.store.catalog import Catalog
from viewer.store.numbers import begun_number, folded_number, names_as_numbers, numbers_in
from viewer.store.phrases import SMALL_WORDS
from viewer.store.query import Term, Wanted, Way, another_names
from viewer.store.searching import MOST_BEGUN
from viewer.store.spelling import half_typed
from viewer.store.sqlite import open_reader
from viewer.words import _

_LISTED = 50
_SHORT = 3
"""Letters of a beginning up to which any word may be meant, and none is asked to stand near."""
_NAME = 12
"""Words of a name of which every two count as standing together; else those next but one."""

_SHORT_NAME = 4
"""Words of a name of which every two must stand together; of a longer one those side by side."""

Pair = tuple[str, str]
Phrasings = Sequence[Sequence[Wanted]]


class _Layer(NamedTuple):
    """The words of some texts of a trial, and the pairs of them that stand together."""

    words: frozenset[str]
    pairs: frozenset[Pair]


class _Card(NamedTuple):
    number: str
    numbers: frozenset[str]
    narrow: _Layer
    """What the trial is about."""
    wide: _Layer
    """That, and all else that is searched."""


def _layer(entry: IndexedCard, tier: int) -> _Layer:
    pairs: set[Pair] = set()
    for text, held in zip(entry.card.texts, entry.words, strict=True):
        if text.field in TIER1:
            pairs.update(_pairs([word for word in held.split() if word not in SMALL_WORDS]))
    return _Layer(entry.terms(tier), frozenset(pairs))


def _pairs(words: Sequence[str]) -> Iterator[Pair]:
    near = [*pairwise(words), *zip(words, words[2:], strict=False)]
    for one, other in [*near, *combinations(words[:_NAME], 2)]:
        yield min(one, other), max(one, other)


class Scan:
    """All cards of a corpus in the order of every list, to be looked through one by one."""

    def __init__(self, bodies: Iterable[bytes]) -> None:
        cards = []
        for body in bodies:
            card = card_of(read_trial("ctgov-v2", body))
            entry = indexed(card)
            order = (card.standing not in JOINABLE, _backwards(card.updated), card.number)
            numbers = frozenset(map(folded_number, (card.number, *card.numbers)))
            held = _Card(card.number, numbers, _layer(entry, 1), _layer(entry, 2))
            cards.append((order, held))
        self._cards = [card for _order, card in sorted(cards, key=lambda pair: pair[0])]

    @cached_property
    def _narrow(self) -> frozenset[str]:
        return frozenset().union(*(card.narrow.words for card in self._cards))

    @cached_property
    def _wide(self) -> frozenset[str]:
        return frozenset().union(*(card.wide.words for card in self._cards))

    def first(self, question: Question) -> list[str]:
        """Give the numbers of the first fifty trials that fit."""
        text, phrasings = question.query.text, question.phrasings
        about = _Test(phrasings, self._narrow, frozenset(), together=True)
        named = _Test(phrasings, self._wide, self._narrow, together=False)
        found = self._numbered(text)
        if question.meaning.alternatives:  # what was typed comes before other phrasings of it
            typed = _Test(question.typed().phrasings, self._narrow, frozenset(), together=True)
            found += [card.number for card in self._cards if typed.fits(card.narrow)]
        found += [card.number for card in self._cards if about.fits(card.narrow)]
        if question.widest == "tier2":
            found += [card.number for card in self._cards if named.fits(card.wide)]
        return list(dict.fromkeys(found or self._with_numbers(names_as_numbers(text))))[:_LISTED]

    def _numbered(self, text: str) -> list[str]:
        found = self._with_numbers(numbers_in(text))
        begun = begun_number(text)
        if begun and not found:
            every = sorted(
                (number, card.number)
                for card in self._cards
                for number in card.numbers
                if number.startswith(begun)
            )
            # Of many the first by number are taken, as the index has them.
            taken = {holder for _number, holder in every[:MOST_BEGUN]}
            found = [card.number for card in self._cards if card.number in taken]
        return found

    def _with_numbers(self, numbers: Iterable[str]) -> list[str]:
        found: list[str] = []
        for number in numbers:
            holders = [card.number for card in self._cards if number in card.numbers]
            found += sorted(holders, key=lambda holder: folded_number(holder) != number)
        return found


class _Test:
    """What a trial must hold, with the words that each beginning can go on to."""

    def __init__(
        self, phrasings: Phrasings, known: frozenset[str], first: frozenset[str], *, together: bool
    ) -> None:
        self._phrasings = phrasings
        self._known = known
        self._first = first
        self._together = together
        self._meant: dict[Term, frozenset[str]] = {}

    def fits(self, layer: _Layer) -> bool:
        """Whether one of the phrasings holds."""
        return any(self._holds(things, layer) for things in self._phrasings)

    def _holds(self, things: Sequence[Wanted], layer: _Layer) -> bool:
        if not all(
            any(self._is_there(way, thing, layer) for way in thing.ways) for thing in things
        ):
            return False
        if not self._together:
            return True
        return all(
            one.is_name
            or other.is_name
            or self._stand_together(
                [way[-1] for way in one.ways], [way[0] for way in other.ways], layer
            )
            for one, other in pairwise(things)
        )

    def _is_there(self, way: Way, thing: Wanted, layer: _Layer) -> bool:
        if not all(self._words(term) & layer.words for term in way):
            return False
        if not (self._together or thing.is_name):
            return True
        every = self._together and len(way) <= _SHORT_NAME
        pairs = combinations(way, 2) if every else pairwise(way)
        if any(tuple(sorted(other)) in layer.pairs for other in another_names(way)):
            return False
        return all(self._stand_together([one], [other], layer) for one, other in pairs)

    def _stand_together(self, ones: Sequence[Term], others: Sequence[Term], layer: _Layer) -> bool:
        firsts = {one.word for one in ones}
        ends = frozenset().union(*(self._words(term) for term in others))
        if any(term.start and len(term.start) <= _SHORT for term in others) or firsts & ends:
            return True
        return any(
            (min(one, end), max(one, end)) in layer.pairs
            for one in firsts
            for end in ends & layer.words
        )

    def _words(self, term: Term) -> frozenset[str]:
        """Give the words that are meant by one of a query."""
        if term not in self._meant:
            found = {term.word}
            if term.start:
                found |= _begun(term.start, self._first, self._known)
                found |= _begun(term.start, self._known, self._known)
            self._meant[term] = frozenset(found)
        return self._meant[term]


def _begun(start: str, known: frozenset[str], every: frozenset[str]) -> set[str]:
    """Give the words that go on from a beginning, in its other spelling where it has none.

    Of a short one all words of ``every`` are meant, of a longer one those that are ``known``.
    """
    starts = tuple(
        tried
        for tried in ((start,), tuple(half_typed(start)))
        if any(word.startswith(tried) for word in known)
    )[:1]
    return {
        word
        for other in (starts[0] if starts else ())
        for word in (every if len(other) <= _SHORT else known)
        if word.startswith(other)
    }


def _backwards(day: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in day)


def compared(stage: Stage) -> Case:
    """Compare the lists of a library of 5,000 trials; each that differs counts as one."""
    rounds = 5
    with stage.small_records.open("rb") as file:
        scan = Scan(line.rstrip(b"\n") for line in file)
    differing, tried, shown = [], 0, ""
    with closing(Catalog(stage.small)) as catalog, closing(open_reader(stage.small)) as reader:
        for turn in range(rounds):
            texts = dict.fromkeys(keys(stage.typed(turn))[turn::4])
            wrong = 0
            for text in texts:
                query = Query(text=text)
                found = [hit.number for hit in catalog.search(query).hits]
                expected = scan.first(ask(reader, query))
                if found != expected:
                    wrong += 1
                    shown = shown or _first_difference(text, found, expected)
            tried += len(texts)
            differing.append(float(wrong))
            stage.tell(_("Comparing lists, round {round}…").format(round=turn + 1))
    return Case(
        key="lists",
        name=_("lists of the first 50 that differ from a scan of every trial"),
        limit_name=_("no difference"),
        target=0.0,
        candidate=tuple(differing),
        limit=(0.0,) * rounds,
        unit=COUNT,
        note=_("{tried} lists compared").format(tried=tried) + (f"; {shown}" if shown else ""),
    )


def _first_difference(text: str, found: Sequence[str], expected: Sequence[str]) -> str:
    return _("“{text}”: {found} found, {expected} expected, first difference at {place}").format(
        text=text,
        found=len(found),
        expected=len(expected),
        place=1
        + next(
            (
                at
                for at, pair in enumerate(zip(found, expected, strict=False))
                if pair[0] != pair[1]
            ),
            min(len(found), len(expected)),
        ),
    )
