"""What an abbreviation can mean: by our lists, and by what the records themselves spell out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.domain.search import Sense
from viewer.store.naming import named
from viewer.store.phrases import phrase_of
from viewer.store.sqlite import Connection
from viewer.store.synonyms import Concept, Found, shown_name

MOST = 6
"""Senses offered."""

_TELL_NOTHING = frozenset("virus infection disease syndrome disorder human".split())

_SURE = 0.7
"""Share of one sense from which on the bare abbreviation is taken to mean it."""

_SPELLED = "SELECT long, trials FROM spelled_out WHERE short = ? ORDER BY trials DESC, long"


class Likely(NamedTuple):
    """A disease an abbreviation may stand for; ``weight`` says how likely, against the others."""

    concept: Concept
    trials: int
    weight: float


def one_each(found: Iterable[Found]) -> list[Concept]:
    """Put diseases together that share a medical name: two lists may hold the same one."""
    merged: list[tuple[Concept, set[str]]] = []
    for concept in dict.fromkeys(one.concept for one in found):
        keys = set(map(phrase_of, concept.terms))
        for place, (other, held) in enumerate(merged):
            if keys & held:
                both = Concept(
                    *(tuple(dict.fromkeys(a + b)) for a, b in zip(other, concept, strict=True))
                )
                merged[place] = (both, held | keys)
                break
        else:
            merged.append((concept, keys))
    return [concept for concept, _keys in merged]


def _core(phrase: str) -> frozenset[str]:
    """Give the words of a name that tell it from others: hepatitis B is the virus's disease."""
    words = frozenset(phrase.split())
    return words - _TELL_NOTHING or words


def likely(connection: Connection, short: str, found: Sequence[Found]) -> list[Likely]:
    """Give what a folded abbreviation may mean here, the likeliest first.

    Records that write "Long Form (ABC)" count most; then how many trials name the disease.
    """
    concepts = one_each(found)
    spelled: dict[str, int] = {}
    texts: dict[str, str] = {}
    for long, trials in connection.execute(_SPELLED, (short,)).fetchall():
        key = phrase_of(long)
        spelled[key] = spelled.get(key, 0) + trials
        texts.setdefault(key, long)
    senses = []
    for concept in concepts:
        keys = set(map(phrase_of, (*concept.terms, *concept.spoken)))
        core = set(map(_core, keys))
        same = [key for key in spelled if key in keys or _core(key) in core]
        said = sum(spelled.pop(key) for key in same)
        trials = _trials(connection, keys)
        senses.append(Likely(concept, max(trials, said), 10 * said + trials))
    least = max(2, sum(spelled.values()) // 10)
    for key, said in spelled.items():
        if said >= least:
            trials = max(_trials(connection, {key}), said)
            senses.append(Likely(Concept((texts[key],)), trials, 10 * said))
    senses.sort(key=lambda one: -one.weight)
    there = [one for one in senses if one.trials]
    return (there or senses)[:MOST]


def is_sure(senses: Sequence[Likely]) -> bool:
    """Tell whether the first sense is so likely that the bare abbreviation means it."""
    total = sum(one.weight for one in senses)
    return len(senses) == 1 or (total > 0 and senses[0].weight >= _SURE * total)


def as_senses(senses: Sequence[Likely]) -> tuple[Sense, ...]:
    """Give senses as they are offered: those with trials; one alone is no choice."""
    there = [one for one in senses if one.trials]
    if len(there) < 2:
        return ()
    return tuple(Sense(shown_name(one.concept.terms[0]), one.trials) for one in there)


def _trials(connection: Connection, keys: set[str]) -> int:
    return max(named(connection, keys).values(), default=0)
