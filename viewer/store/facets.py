"""How many trials each choice of a filter leaves, all other filters as they are.

One count of the trials by their traits answers for all filters that are traits: a group that
fails one of them only counts for that one. Countries are counted apart.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

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

_KNOWN: dict[FilterKind, tuple[str, ...]] = {
    FilterKind.STATUS: traits.STATUSES,
    FilterKind.PHASE: traits.PHASES,
    FilterKind.STUDY_TYPE: traits.STUDY_TYPES,
    FilterKind.SEX: ("FEMALE", "MALE"),
    FilterKind.SPONSOR_CLASS: traits.SPONSOR_CLASSES,
}

_ANSWERS = (Answer.NOT_SAID, Answer.NO, Answer.YES)
_SHUT_OUT = {"female": "MALE", "male": "FEMALE"}


class _Group(NamedTuple):
    """Trials of the same traits: the values of each filter, and how many they are."""

    trials: int
    standing: Standing
    values: dict[FilterKind, tuple[object, ...]]


def facets(connection: Connection, query: Query) -> Facets:
    """Count for the filters of a query. Takes longer than a search; can be interrupted."""
    question = ask(connection, query)
    wanted = wanted_of(query)
    counts: dict[FilterKind, Counter[object]] = {kind: Counter() for kind in _KINDS}
    standings: Counter[Standing] = Counter()
    total = 0
    for group in _groups(question, frozenset(_KINDS).intersection(wanted)):
        failed = [kind for kind in wanted if not has_value(group.values, kind, wanted[kind])]
        if not failed:
            total += group.trials
        for kind in _KINDS:
            if not failed or failed == [kind]:
                for value in group.values[kind]:
                    counts[kind][value] += group.trials
        # "Only open" is a choice among the standings, so it does not narrow their counts.
        if set(failed) <= {FilterKind.ONLY_OPEN, FilterKind.STANDING}:
            standings[group.standing] += group.trials
    everything = question.sieve(without=question.filters).count() if question.filters else total
    return Facets(
        total=total,
        hidden=everything - total,
        standings=dict(standings),
        statuses=_texts(counts[FilterKind.STATUS]),
        phases=_texts(counts[FilterKind.PHASE]),
        study_types=_texts(counts[FilterKind.STUDY_TYPE]),
        countries=_countries(question),
        sexes=_texts(counts[FilterKind.SEX]),
        healthy_volunteers={
            value: count
            for value, count in counts[FilterKind.HEALTHY_VOLUNTEERS].items()
            if isinstance(value, Answer)
        },
        sponsor_classes=_texts(counts[FilterKind.SPONSOR_CLASS]),
        has_results={bool(value): count for value, count in counts[FilterKind.HAS_RESULTS].items()},
    )


def _texts(counts: Counter[object]) -> dict[str, int]:
    return {str(value): count for value, count in counts.items()}


def _groups(question: Question, by_traits: Collection[FilterKind]) -> Iterator[_Group]:
    sieve = question.sieve(without=by_traits)
    counted: Iterator[tuple[int, ...]]
    if sieve.within is None:
        counted = sieve.grouped("facet.traits", "count(*)")
    else:
        within = sieve.within
        rows = sieve.rows("facet.rank, facet.traits")
        counted = iter(Counter(held for rank, held in rows if rank in within).items())
    for held, trials in counted:
        standing = _one(traits.STANDING, held, traits.STANDINGS)
        values = values_of(held)
        yield _Group(trials, Standing(standing[0]), values)


def values_of(held: int) -> dict[FilterKind, tuple[object, ...]]:
    """Unpack the traits of a trial: its values for each filter that is a trait."""
    standing = Standing(_one(traits.STANDING, held, traits.STANDINGS)[0])
    return {
        FilterKind.ONLY_OPEN: (standing in JOINABLE,),
        FilterKind.STANDING: (standing,),
        FilterKind.STATUS: traits.values_in(traits.STATUS.of(held), traits.STATUSES),
        FilterKind.PHASE: traits.values_in(traits.PHASE.of(held), traits.PHASES),
        FilterKind.STUDY_TYPE: _one(traits.STUDY_TYPE, held, traits.STUDY_TYPES),
        FilterKind.SEX: _sexes(held),
        FilterKind.HEALTHY_VOLUNTEERS: (_ANSWERS[traits.HEALTHY_VOLUNTEERS.of(held)],),
        FilterKind.SPONSOR_CLASS: _one(traits.SPONSOR_CLASS, held, traits.SPONSOR_CLASSES),
        FilterKind.HAS_RESULTS: (bool(traits.HAS_RESULTS.of(held)),),
    }


def _one(bits: traits.Bits, held: int, known: tuple[str, ...]) -> tuple[str, ...]:
    place = bits.of(held)
    return (known[place - 1],) if 0 < place <= len(known) else ()


def _sexes(held: int) -> tuple[str, ...]:
    """A trial shuts out one sex only where it says that it is for the other."""
    said = _one(traits.SEX, held, traits.SEXES)
    return tuple(sex for sex in ("FEMALE", "MALE") if sex != _SHUT_OUT.get("".join(said).lower()))


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


def has_value(
    values: dict[FilterKind, tuple[object, ...]], kind: FilterKind, wanted: frozenset[str]
) -> bool:
    """Tell whether a filter by traits lets through what has these values."""
    return any(key_of(str(value)) in wanted for value in values[kind])


def _countries(question: Question) -> tuple[CountryCount, ...]:
    sieve = question.sieve(without=(FilterKind.COUNTRY,))
    is_many = sieve.within is None and sieve.count(_MANY) >= _MANY
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
