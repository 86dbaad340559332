"""What a person types, made into words to look for and an FTS5 expression.

Any text whatever comes out as a query that FTS5 takes: no character of it but folded letters
and digits gets there, each word in quotes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from viewer.store.folding import Compound, can_join, compounds, joined
from viewer.store.phrases import SMALL_WORDS, pair_mark
from viewer.store.spelling import american, normal

MOST_CHARACTERS = 256
MOST_WORDS = 32
_MOST_PAIRED = 4
"""Words of a name of which all pairs are asked for; of longer ones, neighbours."""

_NAME_WITH_S = re.compile("[a-z]{4,}[iu]s")


_SHORT_WORDS = {
    **{one + "s": one for one in "eye ear gum leg arm lip toe hip rib jaw egg".split()},
    "babi": "baby",
    "bodi": "body",
}
"""Words too short for the rules of :mod:`viewer.store.spelling`, which spare "AIDS" and "SARS"."""
_SHORT_MANY = {one: many for many, one in _SHORT_WORDS.items()}


class Term(NamedTuple):
    """One word to look for. ``start`` is set when longer words that begin so are meant too."""

    word: str
    start: str = ""


Way = tuple[Term, ...]
"""Words that must all be there."""


def of_one(phrase: str) -> str:
    """Give a folded name with its short words for one, not many: "dry eyes" as "dry eye"."""
    return " ".join([_SHORT_WORDS.get(word, word) for word in phrase.split()])


class Wanted(NamedTuple):
    """One thing a trial must hold, in any of several ways: covid19, or covid and 19."""

    ways: tuple[Way, ...]
    is_name: bool = False
    """It names one thing, so the words of a way must stand in one text, wherever it is."""


def wanted(text: str) -> tuple[Wanted, ...]:
    """Give what a trial must hold to fit ``text``; nothing when it has no letter or digit.

    At most 32 pieces of the first 256 characters count. The last word may go on.
    """
    found = _most(compounds(text[:MOST_CHARACTERS].replace("\0", " ")))
    found = [
        compound
        for place, compound in enumerate(found, 1)
        if place == len(found) or len(compound) > 1 or compound[0] not in SMALL_WORDS
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
    """Give the word; and without the s of "Kawasakis", which in "lupus" belongs to the word.

    Of short words, which the index leaves as they are, both one and many.
    """
    yield _term(raw, last=last)
    if _NAME_WITH_S.fullmatch(raw):
        yield Term(raw[:-1])
    other = _SHORT_WORDS.get(normal(raw)) or _SHORT_MANY.get(raw)
    if other:
        yield Term(other)


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


_ANOTHER = {
    "small": ("non",),
    "hodgkin": ("non",),
    "alcoholic": ("non", "nonalcoholic"),
    "hypertension": ("pulmonari", "portal", "intracranial", "ocular"),
    "diabete": ("insipidus",),
    "stroke": ("heat",),
    "fibrosis": ("cystic",),
    "atrophi": ("spinal", "system"),
    "neuropathi": ("optic", "median"),
}
"""For a word those beside which it is part of another name: small cell, and non-small cell."""

_STRANGERS = (
    (frozenset({"hernia"}), ("disc", "displacement")),
    (frozenset({"bone", "cancer"}), ("bone", "marrow")),
    (frozenset({"bone", "neoplasm"}), ("bone", "marrow")),
)
"""For words of a name two that stand together in other diseases MeSH files under it."""

_FEW = 12
"""How many words FTS5 is given in one OR."""

_NOWHERE = '"\ue000"'
"""A word that no trial has: it cannot be typed, and as a mark it says nothing."""

Completions = Callable[[str], Sequence[str]]
"""The stored words that begin so; or the beginning with a ``*``, to leave that to FTS5."""


def expression(things: Sequence[Wanted], completions: Completions, filters: Iterable[str]) -> str:
    """Give the FTS5 expression; empty when no trial can fit.

    ``filters`` are expressions already built (``viewer.store.marks``) that must hold too.
    """
    return any_phrasing((things,), completions, filters)


def any_phrasing(
    phrasings: Iterable[Sequence[Wanted]],
    completions: Completions,
    filters: Iterable[str],
    *,
    together: bool = False,
) -> str:
    """As :func:`expression`, for things said in several ways of which any may hold.

    ``together``: the words must stand in one text, as they do in the name of a disease.
    """
    said = [clauses for things in phrasings if (clauses := _things(things, completions, together))]
    if not said:
        return ""
    if len(said) == 1:
        return " AND ".join([*said[0], *filters])
    meant = any_of([_group(clauses, " AND ") for clauses in said])
    return " AND ".join([meant, *filters])


def _things(things: Sequence[Wanted], completions: Completions, together: bool) -> list[str]:
    clauses = []
    for thing in things:
        paired = together or thing.is_name
        ways = [
            way for way in (_all(way, completions, paired, together) for way in thing.ways) if way
        ]
        if not ways:
            return []
        clauses.append(any_of(ways))
    if together:
        for one, other in pairwise(things):
            if not (one.is_name or other.is_name):
                clauses += _pair(
                    [way[-1] for way in one.ways], [w[0] for w in other.ways], completions
                )
    return clauses


def _all(way: Way, completions: Completions, paired: bool, together: bool) -> str:
    clauses = [_one(term, completions) for term in way]
    if "" in clauses:
        return ""
    if paired:
        # A condition has marks for all its pairs, a title for neighbours alone.
        every = together and len(way) <= _MOST_PAIRED
        for one, other in combinations(way, 2) if every else pairwise(way):
            clauses += _pair([one], [other], completions)
    found = clauses[0] if len(clauses) == 1 else _group(clauses, " AND ")
    others = _others_than(way) if paired else []
    return f"({found} NOT {any_of(others)})" if others else found


def _others_than(way: Way) -> list[str]:
    """Give the marks of names that hold all words of this one and are another disease's."""
    return [quoted(pair_mark(*pair)) for pair in another_names(way)]


def another_names(way: Way) -> list[tuple[str, str]]:
    """Give words that, standing together, make of a name that of another disease."""
    words = {term.word for term in way}
    pairs = [
        (word, other)
        for word in words & _ANOTHER.keys()
        for other in _ANOTHER[word]
        if other not in words
    ]
    strangers = [pair for name, pair in _STRANGERS if name <= words and not words.issuperset(pair)]
    return pairs + strangers


def _pair(ones: Sequence[Term], others: Sequence[Term], completions: Completions) -> list[str]:
    """Give what must hold, if anything, for one of the words to stand with one of the others."""
    marks: dict[str, None] = {}
    for other in others:
        ends = [other.word, *(completions(other.start) if other.start else ())]
        if any(end[-1:] == "*" for end in ends) or any(one.word in ends for one in ones):
            return []  # too short to know which words are meant; or one word twice
        marks.update((pair_mark(one.word, end), None) for one in ones for end in ends)
    return [any_of([quoted(mark) for mark in marks])]


def _one(term: Term, completions: Completions) -> str:
    if not term.start:
        return quoted(term.word)
    found = dict.fromkeys([term.word, *completions(term.start)])
    clauses = [quoted(word) if word[-1:] != "*" else quoted(word[:-1]) + "*" for word in found]
    if len(clauses) <= 2 * _FEW:
        return any_of(clauses)
    # At each step FTS5 looks at every part of an OR. In groups it looks at few; and it would
    # dissolve a group within an OR if there were no NOT between them.
    groups = [clauses[start : start + _FEW] for start in range(0, len(clauses), _FEW)]
    return any_of([f"({any_of(group)} NOT {_NOWHERE})" for group in groups])


def any_of(clauses: Sequence[str]) -> str:
    """Join expressions of which one must hold."""
    return clauses[0] if len(clauses) == 1 else _group(clauses, " OR ")


def _group(clauses: Sequence[str], word: str) -> str:
    return f"({word.join(clauses)})"


def quoted(word: str) -> str:
    """Give a word as FTS5 takes it whatever it holds."""
    return '"' + word.replace('"', '""') + '"'
