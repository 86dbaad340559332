"""The tree of diseases, drawn from the MeSH terms and ancestors that records carry.

A record names its terms and, in one flat list, all that lies above any of them; which term lies
above which is not said. But whatever lies above a term stands in every record that holds the
term, so it is among what all these records have in common. Records with a single term say it
without doubt. A term that only comes beside others also has in common with them what is theirs;
there only what no other term explains is taken, and where nothing is left, the branch alone, or
nothing at all.

A step up always leads to a term of more trials, or of as many in a fixed order, so there is never
a circle, whatever records say.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from viewer.store.cards import Subjects, storable
from viewer.store.sqlite import Connection

Terms = frozenset[str]

_SAMPLES = 8
"""Records kept of a term that only comes beside others; more say little more."""
_MOST_TOPS = 2
"""Where a term could belong to more branches than this, nothing is said."""
_NO_TERMS: Terms = frozenset()


class _Sample(NamedTuple):
    """One record: its own terms, all it holds with what lies above them, its first term, and
    what the list of ancestors begins with: the first term's parent.
    """

    own: Terms
    held: Terms
    first: str
    parent: str


class Hierarchy:
    """Learns which terms lie above which; see the module."""

    def __init__(self) -> None:
        self.trials: dict[str, int] = {}
        """How many trials hold each term, as their own or above it."""
        self._common: dict[str, Terms] = {}
        self._named: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._samples: dict[str, list[_Sample]] = {}

    def add(self, terms: Iterable[str], ancestors: Iterable[str]) -> None:
        """Learn from a trial: its own terms, and what lies above any of them, nearest first."""
        own, above = dict.fromkeys(terms), list(ancestors)
        held = frozenset((*own, *above))
        common, trials = self._common, self.trials
        for term in held:
            known = common.get(term)
            if known is None:
                common[term] = held
                trials[term] = 1
            else:
                trials[term] += 1
                if not known <= held:
                    common[term] = known & held
        for term in own:
            self._named[term] = self._named.get(term, 0) + 1
        for place, term in enumerate(above):
            self._places.setdefault(term, place)
        first, parent = next(iter(own), ""), next(iter(above), "")
        self._keep(_Sample(frozenset(own), held, first, parent))

    def _keep(self, sample: _Sample) -> None:
        """Keep records of a term until one without doubt comes; from then on an empty list."""
        samples = self._samples
        if len(sample.own) == 1:
            for term in sample.held:
                samples[term] = []
            return
        for term in sample.held:
            kept = samples.get(term)
            if kept is None:
                samples[term] = [sample]
            elif 0 < len(kept) < _SAMPLES:
                kept.append(sample)

    def parents(self) -> dict[str, tuple[str, ...]]:
        """Give the terms next above each term, in alphabetical order; none: it is a top.

        Terms of which the records do not tell where they belong are left out.
        """
        above = {term: self._above(term) for term in self._common}
        return {
            term: tuple(sorted(found.difference(*(above[each] for each in found))))
            for term, found in above.items()
            if found or not self._samples[term] or term not in self._named
        }

    def _above(self, term: str) -> Terms:
        key = self._key(term)
        found = self._likely(term)
        return frozenset(each for each in found if self._key(each) > key)

    def _key(self, term: str) -> tuple[int, int, int, str]:
        """Give what orders terms: of equally many trials the one that none has as its own."""
        return (
            self.trials[term],
            -self._named.get(term, 0),
            self._places.get(term, -1),
            term,
        )

    def _likely(self, term: str) -> Terms:
        common = self._common[term] - {term}
        samples = self._samples[term]
        if not samples:
            return common
        beside = common.intersection(*(sample.own for sample in samples))
        common -= beside
        needed = {sample.parent for sample in samples if sample.first == term} & common
        for sample in samples:
            needed |= common.difference(*map(self._common.__getitem__, self._others(sample, term)))
        if needed:
            sure = (self._common[each] for each in needed if not self._samples[each])
            return common & needed.union(*sure)
        if any(term in sample.own for sample in samples):
            tops = self._broadest(common)
            return tops if len(tops) <= _MOST_TOPS else _NO_TERMS
        return _NO_TERMS

    def _others(self, sample: _Sample, term: str) -> Iterator[str]:
        """Give the terms of a record that are not this one, and not below it."""
        if term in sample.own:
            return (each for each in sample.own if each != term)
        return (each for each in sample.own if term not in self._common[each])

    def _broadest(self, terms: Terms) -> Terms:
        return frozenset(
            term
            for term in terms
            if not any(self._key(each) > self._key(term) for each in self._common[term])
        )


class TreeGatherer:
    """Draws the tree of diseases; a ``viewer.store.gathering.Gatherer``."""

    def __init__(self) -> None:
        self._hierarchy = Hierarchy()
        self._without = 0

    def add(self, subjects: Subjects) -> None:
        """Look at what one listed trial is about."""
        terms, ancestors = _stored(subjects.terms), _stored(subjects.ancestors)
        if terms or ancestors:
            self._hierarchy.add(terms, ancestors)
        else:
            self._without += 1

    def write(self, connection: Connection) -> None:
        """Put the tree in place of the old one; trials without a term go under no name."""
        connection.execute("DELETE FROM disease")
        connection.execute("DELETE FROM disease_parent")
        parents = self._hierarchy.parents()
        trials = {term: self._hierarchy.trials[term] for term in parents}
        if self._without:
            trials[""] = self._without
        connection.executemany("INSERT INTO disease VALUES (?, ?)", sorted(trials.items()))
        edges = (
            (child, parent)
            for child, above in sorted(parents.items())
            for parent in above
            if parent in parents
        )
        connection.executemany("INSERT INTO disease_parent VALUES (?, ?)", edges)


def _stored(texts: Iterable[str]) -> list[str]:
    return [storable(text) for text in texts if text]
