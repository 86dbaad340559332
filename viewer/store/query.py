"""What a person types, made into words to look for and an FTS5 expression.

Any text whatever comes out as a query that FTS5 takes: no character of it but folded letters
and digits gets there, each word in quotes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from viewer.store.folding import Compound, can_join, compounds, joined
from viewer.store.spelling import american, normal

MOST_CHARACTERS = 256
MOST_WORDS = 32

_SMALL_WORDS = frozenset("of the and in with for to by on or an at from".split())
"""Left out of a search, for "cancer of the lung" is meant to find "lung cancer"."""

_NAME_WITH_S = re.compile("[a-z]{4,}[iu]s")


class Term(NamedTuple):
    """One word to look for. ``start`` is set when longer words that begin so are meant too."""

    word: str
    start: str = ""


Way = tuple[Term, ...]
"""Words that must all be there."""


class Wanted(NamedTuple):
    """One thing a trial must hold, in any of several ways: covid19, or covid and 19."""

    ways: tuple[Way, ...]


def wanted(text: str) -> tuple[Wanted, ...]:
    """Give what a trial must hold to fit ``text``; nothing when it has no letter or digit.

    At most 32 pieces of the first 256 characters count. The last word may go on.
    """
    found = _most(compounds(text[:MOST_CHARACTERS].replace("\0", " ")))
    found = [
        compound
        for place, compound in enumerate(found, 1)
        if place == len(found) or len(compound) > 1 or compound[0] not in _SMALL_WORDS
    ]
    things = []
    place = 0
    while place < len(found):
        compound = found[place]
        place += 1
        if place < len(found) and len(compound) == 1 == len(found[place]):
            number = found[place][0]
            if can_join(compound[0], number):
                place += 1
                things.append(_spaced(compound[0], number, last=place == len(found)))
                continue
        things.append(_hyphened(compound, last=place == len(found)))
    return tuple(dict.fromkeys(things))


def _most(found: Iterable[Compound]) -> list[Compound]:
    kept: list[Compound] = []
    room = MOST_WORDS
    for compound in found:
        if room <= 0:
            break
        kept.append(compound[:room])
        room -= len(compound)
    return kept


def _term(raw: str, *, last: bool) -> Term:
    return Term(normal(raw), american(raw) if last else "")


def _spaced(word: str, number: str, *, last: bool) -> Wanted:
    both = (_term(word, last=False), _term(number, last=last))
    return Wanted(((_joined((word, number), last=last),), both))


def _hyphened(compound: Compound, *, last: bool) -> Wanted:
    if len(compound) == 1:
        return Wanted(tuple((term,) for term in _one_word(compound[0], last=last)))
    ways: list[Way] = [(_joined(compound, last=last),)]
    parts = _with_their_numbers(compound)
    if len(parts) > 1:
        ways.append(
            tuple(
                _joined(part, last=last and place == len(parts))
                for place, part in enumerate(parts, 1)
            )
        )
    return Wanted(tuple(ways))


def _one_word(raw: str, *, last: bool) -> Iterator[Term]:
    """Give the word; and without the s of "Kawasakis", which in "lupus" belongs to the word."""
    yield _term(raw, last=last)
    if _NAME_WITH_S.fullmatch(raw):
        yield Term(raw[:-1])


def _with_their_numbers(compound: Compound) -> list[Compound]:
    """Keep a number with the piece before it: IL-2 is never IL-6 with a 2 elsewhere."""
    parts: list[Compound] = []
    for piece in compound:
        before = parts[-1] if parts else ()
        pair_up = piece[0].isdigit() or (bool(before) and before[0].isdigit())
        if pair_up and len(before) == 1:
            parts[-1] = (*before, piece)
        else:
            parts.append((piece,))
    return parts


def _joined(pieces: Compound, *, last: bool) -> Term:
    return Term(joined(pieces), american("".join(pieces)) if last else "")


Completions = Callable[[str], Sequence[str]]
"""The stored words that begin so; or the beginning with a ``*``, to leave that to FTS5."""


def expression(things: Sequence[Wanted], completions: Completions, filters: Iterable[str]) -> str:
    """Give the FTS5 expression; empty when no trial can fit.

    ``filters`` are expressions already built (``viewer.store.marks``) that must hold too.
    """
    clauses = []
    for thing in things:
        ways = [way for way in (_all(way, completions) for way in thing.ways) if way]
        if not ways:
            return ""
        clauses.append(any_of(ways))
    return " AND ".join([*clauses, *filters])


def _all(way: Way, completions: Completions) -> str:
    clauses = [_one(term, completions) for term in way]
    return "" if "" in clauses else clauses[0] if len(clauses) == 1 else _group(clauses, " AND ")


def _one(term: Term, completions: Completions) -> str:
    if not term.start:
        return quoted(term.word)
    found = dict.fromkeys([term.word, *completions(term.start)])
    return any_of([quoted(word) if word[-1:] != "*" else quoted(word[:-1]) + "*" for word in found])


def any_of(clauses: Sequence[str]) -> str:
    """Join expressions of which one must hold."""
    return clauses[0] if len(clauses) == 1 else _group(clauses, " OR ")


def _group(clauses: Sequence[str], word: str) -> str:
    return f"({word.join(clauses)})"


def quoted(word: str) -> str:
    """Give a word as FTS5 takes it whatever it holds."""
    return '"' + word.replace('"', '""') + '"'
