"""How many trials each choice of a filter leaves, all other filters as they are.

One count of the trials by their traits answers for all filters that are traits: a group that
fails one of them only counts for that one. Countries are counted apart.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TypeVar

from viewer.domain.narrowing import CountryCount, Facets, FilterKind
from viewer.domain.search import Answer, Query
from viewer.domain.standing import JOINABLE, Standing
from viewer.store import traits
from viewer.store.asking import Question, ask
from viewer.store.folding import key_of
from viewer.store.marks import country_filter
from viewer.store.sieve import Sieve
from viewer.store.sqlite import Connection

_KINDS = (
    *(FilterKind.ONLY_OPEN, FilterKind.STANDING, FilterKind.STATUS, FilterKind.PHASE),
    *(FilterKind.STUDY_TYPE, FilterKind.SEX, FilterKind.HEALTHY_VOLUNTEERS),
    *(FilterKind.SPONSOR_CLASS, FilterKind.HAS_RESULTS),
)
"""Filters by traits."""

_MANY = 20_000
"""Trials from which on it is quicker to ask for each country than to look at each trial."""
_MANY_A_WORD = 600
"""So many more for each word asked for: asking for each country asks for all words again."""

_KNOWN: dict[FilterKind, tuple[str, ...]] = {
    FilterKind.STATUS: traits.STATUSES,
    FilterKind.PHASE: traits.PHASES,
    FilterKind.STUDY_TYPE: traits.STUDY_TYPES,
    FilterKind.SEX: ("FEMALE", "MALE"),
    FilterKind.SPONSOR_CLASS: traits.SPONSOR_CLASSES,
}

_ANSWERS = (Answer.NOT_SAID, Answer.NO, Answer.YES)
_SHUT_OUT = {"female": "MALE", "male": "FEMALE"}


_BITS = {
    FilterKind.ONLY_OPEN: traits.STANDING,
    FilterKind.STANDING: traits.STANDING,
    FilterKind.STATUS: traits.STATUS,
    FilterKind.PHASE: traits.PHASE,
    FilterKind.STUDY_TYPE: traits.STUDY_TYPE,
    FilterKind.SEX: traits.SEX,
    FilterKind.HEALTHY_VOLUNTEERS: traits.HEALTHY_VOLUNTEERS,
    FilterKind.SPONSOR_CLASS: traits.SPONSOR_CLASS,
    FilterKind.HAS_RESULTS: traits.HAS_RESULTS,
}

Value = Standing | Answer | str | bool
"""A value of a filter, as a query takes it."""

_Kind = TypeVar("_Kind", Standing, Answer, str, bool)


def facets(connection: Connection, query: Query) -> Facets:
    """Count for the filters of a query. Takes longer than a search; can be interrupted."""
    question = ask(connection, query)
    total, counts = _counted(question)
    everything = question.sieve(without=question.filters).count() if question.filters else total
    return Facets(
        total=total,
        hidden=everything - total,
        standings=_keyed(counts[FilterKind.STANDING], Standing),
        statuses=_keyed(counts[FilterKind.STATUS], str),
        phases=_keyed(counts[FilterKind.PHASE], str),
        study_types=_keyed(counts[FilterKind.STUDY_TYPE], str),
        countries=_countries(question),
        sexes=_keyed(counts[FilterKind.SEX], str),
        healthy_volunteers=_keyed(counts[FilterKind.HEALTHY_VOLUNTEERS], Answer),
        sponsor_classes=_keyed(counts[FilterKind.SPONSOR_CLASS], str),
        has_results=_keyed(counts[FilterKind.HAS_RESULTS], bool),
    )


def _keyed(counts: Counter[Value], kind: type[_Kind]) -> dict[_Kind, int]:
    return {value: count for value, count in counts.items() if isinstance(value, kind)}


def _counted(question: Question) -> tuple[int, dict[FilterKind, Counter[Value]]]:
    """Count the trials that fit, and for each filter those that fit but for it, by value."""
    wanted = wanted_of(question.query)
    counts: dict[FilterKind, Counter[int]] = {kind: Counter() for kind in _KINDS}
    total = 0
    for held, trials in _groups(question, frozenset(wanted)):
        failed = {kind for kind, keys in wanted.items() if not has_value(held, kind, keys)}
        if not failed:
            total += trials
        # "Only open" is a choice among the standings, so it does not narrow their counts.
        is_by_standing = failed <= {FilterKind.ONLY_OPEN, FilterKind.STANDING}
        for kind in _KINDS if not failed else failed if len(failed) == 1 else ():
            counts[kind][_BITS[kind].of(held)] += trials
        if failed and is_by_standing and failed != {FilterKind.STANDING}:
            counts[FilterKind.STANDING][traits.STANDING.of(held)] += trials
    return total, {kind: _unpacked(kind, packed) for kind, packed in counts.items()}


def _unpacked(kind: FilterKind, packed: Counter[int]) -> Counter[Value]:
    counts: Counter[Value] = Counter()
    for field, trials in packed.items():
        for value in values_of(field << _BITS[kind].shift, kind):
            counts[value] += trials
    return counts


def _groups(question: Question, by_traits: Collection[FilterKind]) -> Iterator[tuple[int, int]]:
    """Count the trials of each combination of traits."""
    sieve = question.sieve(without=by_traits)
    if sieve.within is None:
        grouped = sieve.grouped("facet.traits", "count(*)")
        yield from ((held, trials) for held, trials in grouped)
        return
    within = sieve.within
    rows = sieve.rows("facet.rank, facet.traits")
    yield from Counter(held for rank, held in rows if rank in within).items()


def values_of(held: int, kind: FilterKind) -> tuple[Value, ...]:
    """Unpack the traits of a trial: its values for a filter that is a trait."""
    field = _BITS[kind].of(held)
    if kind in (FilterKind.ONLY_OPEN, FilterKind.STANDING):
        standings = [Standing(name) for name in _one(field, traits.STANDINGS)]
        is_standing = kind is FilterKind.STANDING
        return tuple(one if is_standing else one in JOINABLE for one in standings)
    if kind is FilterKind.SEX:
        return _sexes(field)
    if kind is FilterKind.HEALTHY_VOLUNTEERS:
        return (_ANSWERS[field],)
    if kind is FilterKind.HAS_RESULTS:
        return (bool(field),)
    known = _KNOWN[kind]
    return traits.values_in(field, known) if kind in _MASKS else _one(field, known)


_MASKS = (FilterKind.STATUS, FilterKind.PHASE)


def _one(place: int, known: tuple[str, ...]) -> tuple[str, ...]:
    return (known[place - 1],) if 0 < place <= len(known) else ()


def _sexes(field: int) -> tuple[str, ...]:
    """A trial shuts out one sex only where it says that it is for the other."""
    said = "".join(_one(field, traits.SEXES)).lower()
    return tuple(sex for sex in ("FEMALE", "MALE") if sex != _SHUT_OUT.get(said))


def wanted_of(query: Query) -> dict[FilterKind, frozenset[str]]:
    """Give what each filter that can be told from traits lets through, folded.

    A filter for a value that no trait has a place for can only be told from the index.
    """
    wanted: dict[FilterKind, Collection[object]] = {
        FilterKind.ONLY_OPEN: (True,) if query.only_open else (),
        FilterKind.STANDING: query.standings,
        FilterKind.STATUS: query.statuses,
        FilterKind.PHASE: query.phases,
        FilterKind.STUDY_TYPE: query.study_types,
        FilterKind.SEX: (query.sex,) if query.sex.strip() else (),
        FilterKind.HEALTHY_VOLUNTEERS: query.healthy_volunteers,
        FilterKind.SPONSOR_CLASS: query.sponsor_classes,
        FilterKind.HAS_RESULTS: () if query.has_results is None else (query.has_results,),
    }
    folded = {
        kind: frozenset(key_of(str(value)) for value in values)
        for kind, values in wanted.items()
        if values
    }
    return {
        kind: keys
        for kind, keys in folded.items()
        if kind not in _KNOWN or keys <= {key_of(value) for value in _KNOWN[kind]}
    }


def has_value(held: int, kind: FilterKind, wanted: frozenset[str]) -> bool:
    """Tell whether a filter by traits lets through a trial of these traits."""
    return _has_value(_BITS[kind].of(held) << _BITS[kind].shift, kind, wanted)


@lru_cache(maxsize=1 << 12)
def _has_value(held: int, kind: FilterKind, wanted: frozenset[str]) -> bool:
    return any(key_of(str(value)) in wanted for value in values_of(held, kind))


def _countries(question: Question) -> tuple[CountryCount, ...]:
    sieve = question.sieve(without=(FilterKind.COUNTRY,))
    many = _MANY + _MANY_A_WORD * (sieve.words.count('"') // 2)
    is_many = sieve.within is None and sieve.count(many) >= many
    found = _by_country(question, sieve) if is_many else _by_trial(sieve)
    counted = [CountryCount(name, trials, is_open) for name, trials, is_open in found if trials]
    return tuple(sorted(counted, key=lambda one: (-one.trials, one.name)))


def _by_trial(sieve: Sieve) -> Iterator[tuple[str, int, int]]:
    names: dict[int, str] = dict(
        sieve.connection.execute("SELECT id, name FROM country").fetchall()
    )
    trials: Counter[int] = Counter()
    is_open: Counter[int] = Counter()
    joined = "CROSS JOIN trial_country ON trial_country.rank = facet.rank"
    if sieve.within is None:
        columns = "count(*), sum(trial_country.open)"
        for key, count, count_open in sieve.grouped("trial_country.country", columns, joined):
            trials[key], is_open[key] = count, count_open
    else:
        columns = "facet.rank, trial_country.country, trial_country.open"
        for rank, key, held in sieve.rows(columns, joined):
            if rank in sieve.within:
                trials[key] += 1
                is_open[key] += held
    yield from ((names[key], trials[key], is_open[key]) for key in trials)


def _by_country(question: Question, sieve: Sieve) -> Iterator[tuple[str, int, int]]:
    """Ask the index for each country: it reads only what both the words and the country have."""
    names = [name for (name,) in sieve.connection.execute("SELECT name FROM country")]
    for name in names:
        yield (
            name,
            question.sieve_with(sieve, country_filter(name)).count(),
            question.sieve_with(sieve, country_filter(name, only_open=True)).count(),
        )
