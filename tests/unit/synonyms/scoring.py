"""How many of the trials a search finds are about the disease that was meant.

What a trial is about is told by its record alone: the conditions its sponsor wrote and the MeSH
terms (and their ancestors) that the registry gave it. Our own lists of words have no say.

As a script: ``python tests/unit/synonyms/scoring.py LIBRARY RECORDS.jsonl.gz [QUERIES.json]``
prints each query that fails, and the score by kind.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from viewer.domain.search import Query
from viewer.store.catalog import Catalog
from viewer.store.folding import key_of

FIRST = 10
"""Trials of a list that are looked at."""

ENOUGH = 5
"""Right trials that are enough, however many there are."""


class Case(NamedTuple):
    """A query and the disease somebody means by it.

    ``means`` are names compared whole, ``or_matching`` regular expressions searched for without
    regard to case; both in conditions, MeSH terms and their ancestors.
    """

    query: str
    kind: str
    means: tuple[str, ...]
    or_matching: tuple[str, ...] = ()


class Score(NamedTuple):
    """``good`` of the ``shown`` first trials are of the disease; the library has ``there``."""

    case: Case
    good: int
    shown: int
    there: int
    strangers: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """All but one of the first ten, or all there are; nothing is right only of nothing."""
        if not self.shown:
            return not self.there
        return self.good >= (FIRST - 1 if self.shown >= FIRST else self.shown)

    @property
    def passes_strictly(self) -> bool:
        """As ``passes``, and at least five are found, or half of those there are."""
        return self.passes and self.good >= min(ENOUGH, self.there / 2)


def cases_of(path: Path) -> list[Case]:
    """Read a file of queries: a list of objects with the fields of a :class:`Case`."""
    return [
        Case(one["query"], one["kind"], tuple(one["means"]), tuple(one.get("or_matching") or ()))
        for one in json.loads(path.read_text("utf-8"))
    ]


def subjects_of(records: Path) -> dict[str, frozenset[str]]:
    """Read a gzip file of ClinicalTrials.gov API v2 records: each name, and trials that have it."""
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    with gzip.open(records) as lines:
        for line in lines:
            record = json.loads(line)
            protocol = record["protocolSection"]
            browse = record.get("derivedSection", {}).get("conditionBrowseModule", {})
            number = protocol["identificationModule"]["nctId"]
            for name in (
                *protocol.get("conditionsModule", {}).get("conditions", ()),
                *(one["term"] for one in browse.get("meshes", ()) if "term" in one),
                *(one["term"] for one in browse.get("ancestors", ()) if "term" in one),
            ):
                subjects[name].add(number)
    return {name: frozenset(numbers) for name, numbers in subjects.items()}


def meant_by(case: Case, subjects: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the trials that are about the disease meant."""
    keys = set(map(key_of, case.means))
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in case.or_matching]
    return frozenset().union(
        *(
            numbers
            for name, numbers in subjects.items()
            if key_of(name) in keys or any(pattern.search(name) for pattern in patterns)
        )
    )


def score(catalog: Catalog, case: Case, subjects: Mapping[str, frozenset[str]]) -> Score:
    """Search as somebody would who types the query and changes nothing else."""
    right = meant_by(case, subjects)
    shown = [hit.number for hit in catalog.search(Query(text=case.query, limit=FIRST)).hits]
    strangers = tuple(number for number in shown[:FIRST] if number not in right)
    count = len(shown[:FIRST])
    return Score(case, count - len(strangers), count, len(right), strangers)


def report(scores: Iterable[Score]) -> str:
    """Give the failures, then those that find too few, then for each kind how many pass."""
    scores = list(scores)
    lines = [
        f"{one.good:2} of {one.shown:2} ({one.there} there)  {one.case.kind}: {one.case.query}"
        f"  -> {', '.join(one.case.means)}  {' '.join(one.strangers[:3])}"
        for one in scores
        if not one.passes
    ]
    lines += [
        f"only {one.good} of {one.there} there  {one.case.kind}: {one.case.query}"
        for one in scores
        if one.passes and not one.passes_strictly
    ]
    every = Counter(one.case.kind for one in scores)
    right = Counter(one.case.kind for one in scores if one.passes)
    strictly = Counter(one.case.kind for one in scores if one.passes_strictly)
    lines += [
        f"{kind}: {right[kind]} of {count}, and enough of them: {strictly[kind]}"
        for kind, count in sorted(every.items())
    ]
    lines.append(f"all: {right.total()} of {every.total()}, and enough: {strictly.total()}")
    return "\n".join(lines)


def _main(library: str, records: str, queries: str = "") -> None:
    path = Path(queries) if queries else Path(__file__).parents[2] / "data" / "queries.json"
    subjects = subjects_of(Path(records))
    catalog = Catalog(Path(library))
    print(report([score(catalog, case, subjects) for case in cases_of(path)]))


if __name__ == "__main__":
    _main(*sys.argv[1:])
