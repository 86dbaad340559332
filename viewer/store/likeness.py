"""How much alike two trials are, and why: pure work on what their cards say."""

import re
from collections.abc import Collection, Iterable
from math import exp, log
from typing import NamedTuple

from viewer.domain.narrowing import Likeness
from viewer.store.folding import as_stored
from viewer.store.kinds import kinds_of
from viewer.store.profiles import Profile, Subject, Weights, folded_name

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONG = 6
"""Characters of a word that is likely to be the name of a medicine."""
_SPECIFIC = 0.12
"""A disease of more than this share of all trials is a branch, and not one disease."""
_NEAR = 0.02
"""A branch of more than this share does not make two diseases related."""
_DISTINCT = 0.01
"""A word of a title in no more than this share tells a group of studies from others."""


class Alike(NamedTuple):
    """How much alike a trial is to the one in question, why, and the words they share."""

    score: float
    reasons: tuple[Likeness, ...]
    shared: tuple[str, ...]


def compare(subject: Subject, other: Profile) -> Alike | None:
    """Compare a trial with another; None: they are not alike, whatever phase or age they share."""
    one, weights = subject.one, subject.weights
    reasons: list[Likeness] = []
    shared: list[str] = []
    if _are_related(one, other):
        reasons.append(Likeness.NAMED_RELATED)
    diseases = _same_diseases(one, other, weights)
    branch = "" if diseases else _branch(one, other, weights)
    if diseases:
        reasons.append(Likeness.SAME_DISEASE)
        shared.append(diseases[0])
    elif branch:
        reasons.append(Likeness.RELATED_DISEASE)
        shared.append(branch)
    treatments = _same_treatments(subject, other)
    if treatments:
        treatment = treatments[0]
        is_same = _is_name(treatment, one, other)
        reasons.append(Likeness.SAME_INTERVENTION if is_same else Likeness.ALIKE_IN_INTERVENTION)
        shared.append(treatment)
        if len(reasons) == 1 and not _is_telling(subject, other, treatment):
            return None
    if not reasons:
        return None
    reasons += _lesser(one, other, is_same=bool(treatments))
    return Alike(_score(subject, other, reasons), tuple(reasons), tuple(shared))


_AROUND_NAMES = frozenset(
    """
    mg mcg g kg ml iu dose doses dosage tablet tablets capsule capsules pill pills injection
    infusion solution oral orally iv intravenous sc subcutaneous topical cream gel patch spray
    citrate hydrochloride hcl phosphate sodium acetate mesylate maleate tartrate sulfate
    dihydrochloride monohydrate group arm therapy treatment
    """.split()
)
"""Words in the name of a medicine that do not say which."""


def _is_name(name: str, one: Profile, other: Profile) -> bool:
    """Tell whether it is all of a name: two treatments are not the same by the word "wave".

    What ends as the names of medicines do is one, whatever stands beside it.
    """
    held = as_stored(name)
    if held in one.names or held in other.names or any(k[0] == "-" for k in kinds_of([held])):
        return True
    return any(held == _core(each) for each in (*one.names, *other.names))


def _core(name: str) -> str:
    words = (word for word in name.split() if word not in _AROUND_NAMES and not word[0].isdigit())
    return " ".join(words)


def _is_telling(subject: Subject, other: Profile, name: str) -> bool:
    """Tell whether a treatment alone makes trials of different diseases alike.

    It does when it is the whole name of a medicine that few trials test: only trials of
    medicines have phases.
    """
    if not (subject.one.phases and other.phases and as_stored(name) in other.names):
        return False
    return any(
        len(word) >= _LONG and is_distinct(word, subject.weights)
        for word in as_stored(name).split()
    )


def _lesser(one: Profile, other: Profile, *, is_same: bool) -> Iterable[Likeness]:
    if not is_same and kinds_of(one.treating) & kinds_of(other.treating):
        yield Likeness.SAME_KIND_OF_INTERVENTION
    if one.phases & other.phases:
        yield Likeness.SAME_PHASE
    if _have_similar_ages(one.ages, other.ages):
        yield Likeness.SIMILAR_AGES


# Reasons


_REGISTERED = re.compile(r"NCT\d{8}|ISRCTN\d{8}|(?:19|20)\d{10}(?:\d\d)?")
"""Folded numbers that a registry gave: they stand for one study and for nothing else."""
_MOST_NAMED = 8
"""A record that names more trials than this is not one of a main study and its parts."""


def _are_related(one: Profile, other: Profile) -> bool:
    if one.named & other.numbers or other.named & one.numbers:
        return True
    if any(map(_REGISTERED.fullmatch, one.numbers & other.numbers)):
        return True
    few = len(one.named) <= _MOST_NAMED and len(other.named) <= _MOST_NAMED
    return few and bool(one.named & other.named)


def _same_diseases(one: Profile, other: Profile, weights: Weights) -> list[str]:
    """Give the names of diseases that both trials are about, the rarest first."""
    terms = [
        term
        for term in one.own & other.own
        if weights.is_rare(weights.terms.get(term, 1), _SPECIFIC)
    ]
    terms.sort(key=lambda term: (-weights.of_term(term), term))
    phrases = sorted(
        (-_phrase_weight(phrase, weights), one.conditions[phrase])
        for phrase in one.conditions.keys() & other.conditions.keys()
    )
    names = [name for weight, name in phrases if weight < -_COMMON]
    return [*names, *terms]


_COMMON = log(1 / _SPECIFIC)


def _phrase_weight(phrase: str, weights: Weights) -> float:
    """A name is as rare as its rarest word; some are made of frequent words alone, and count."""
    return max(_COMMON * 1.01, *map(weights.of_word, phrase.split()))


def _branch(one: Profile, other: Profile, weights: Weights) -> str:
    """Give the narrowest branch of diseases that both are in; empty: none that is narrow.

    A name within a longer one counts as a branch of it: asthma, of allergic asthma.
    """
    here, there = one.own | one.above, other.own | other.above
    common = [term for term in here & there if weights.is_rare(weights.terms.get(term, 1), _NEAR)]
    found = min(common, key=lambda term: (-weights.of_term(term), term), default="")
    return found or _shorter_name(one, other, weights)


def _shorter_name(one: Profile, other: Profile, weights: Weights) -> str:
    mine = {frozenset(phrase.split()): name for phrase, name in one.conditions.items()}
    its = {frozenset(phrase.split()): name for phrase, name in _disease_names(other)}
    found = [
        (-_rarity(here & there, weights), its[there] if there <= here else mine[here])
        for here in mine
        for there in its
        if here <= there or there <= here
    ]
    weight, name = min(found, default=(0.0, ""))
    return name if -weight >= _NARROW else ""


def _disease_names(one: Profile) -> Iterable[tuple[str, str]]:
    yield from one.conditions.items()
    yield from ((phrase, term) for term in one.own if (phrase := folded_name(term)))


_NARROW = log(1 / _NEAR)


def _same_treatments(subject: Subject, other: Profile) -> list[str]:
    """Give what both trials test or use, as the first writes it: names, then words.

    The rarest first.
    """
    one, weights = subject.one, subject.weights
    names = [
        (-_rarity(as_stored(one.names[key]).split(), weights), one.names[key])
        for key in one.names.keys() & other.names.keys()
        if not subject.about.issuperset(as_stored(one.names[key]).split())
    ]
    words = sorted((-weights.of_word(word), word) for word in subject.telling & other.treating)
    found = [_as_written(word, one.names.values()) for _weight, word in words]
    return list(dict.fromkeys(filter(None, (*(name for _weight, name in sorted(names)), *found))))


def _rarity(words: Iterable[str], weights: Weights) -> float:
    return max(map(weights.of_word, words), default=0.0)


def _as_written(word: str, names: Collection[str]) -> str:
    for name in sorted(names, key=lambda name: (len(name), name)):
        for raw in _WORD.findall(name):
            if word in as_stored(raw).split():
                return str(raw)
    return ""


_ALIKE_AGES = 0.7
_OLDEST = 100 * 365.25
"""Where ages end when no limit is given, in days."""


def _have_similar_ages(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None]
) -> bool:
    if (one[0] is None and one[1] is None) or (other[0] is None and other[1] is None):
        return False
    low, high = max(one[0] or 0, other[0] or 0), min(_end(one[1]), _end(other[1]))
    least, most = min(one[0] or 0, other[0] or 0), max(_end(one[1]), _end(other[1]))
    return most > least and (high - low) / (most - least) >= _ALIKE_AGES


def _end(age: float | None) -> float:
    return _OLDEST if age is None else age


# Scores

_POINTS = {
    Likeness.NAMED_RELATED: 2.5,
    Likeness.SAME_DISEASE: 0.8,
    Likeness.RELATED_DISEASE: 0.3,
    Likeness.SAME_INTERVENTION: 0.3,
    Likeness.ALIKE_IN_INTERVENTION: 0.3,
    Likeness.SAME_KIND_OF_INTERVENTION: 0.5,
    Likeness.SAME_PHASE: 0.2,
    Likeness.SIMILAR_AGES: 0.2,
}
_DISEASE, _TREATMENT, _TITLE = 3.0, 2.5, 1.2
_ENOUGH = 9.0
"""Weight of shared words after which more of them says little."""


def _score(subject: Subject, other: Profile, reasons: Collection[Likeness]) -> float:
    one, weights = subject.one, subject.weights
    points = sum(_POINTS.get(reason, 0.0) for reason in reasons)
    points += _DISEASE * _disease_score(one, other, weights)
    points += _TREATMENT * _treatment_score(subject, other)
    return points + _TITLE * _title_score(one, other, weights)


def _disease_score(one: Profile, other: Profile, weights: Weights) -> float:
    """Give the part of what one trial is about that the other is about as well, 0 to 1."""
    total = shared = 0.0
    here, there = one.own | one.above, other.own | other.above
    for term in sorted(here):  # sums depend on the order
        weight = weights.of_term(term) * (1.0 if term in one.own else 0.25)
        total += weight
        shared += weight if term in there else 0.0
    for phrase in one.conditions:
        weight = 0.6 * _phrase_weight(phrase, weights)
        total += weight
        shared += weight if phrase in other.conditions else 0.0
    return shared / total * _breadth(len(one.conditions), len(other.conditions)) if total else 0.0


def _breadth(mine: int, its: int) -> float:
    """Count a trial for less that is about many things of which one is shared."""
    return ((mine + 4) / (its + 4)) ** 0.5 if its > mine else 1.0


def _treatment_score(subject: Subject, other: Profile) -> float:
    """Give the part of the treatments that is shared, and more for more of them, 0 to 1."""
    weigh = subject.weights.of_word
    total = sum(map(weigh, sorted(subject.telling)))
    shared = sum(map(weigh, sorted(subject.telling & other.treating)))
    return 0.5 * shared / total + 0.5 * (1 - exp(-shared / _ENOUGH)) if total else 0.0


def _title_score(one: Profile, other: Profile, weights: Weights) -> float:
    words = sorted(word for word in one.title & other.title if is_distinct(word, weights))
    return 1 - exp(-sum(map(weights.of_word, words)) / (2 * _ENOUGH))


def is_distinct(word: str, weights: Weights) -> bool:
    """Tell whether a word of a title is in so few trials that it may be a study's own name."""
    return weights.is_rare(weights.words.get(word, 1), _DISTINCT)
