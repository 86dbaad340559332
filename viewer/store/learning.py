"""What the registry teaches: names sponsors write, tied to the MeSH term of the same trials.

The rule. Of trials that have MeSH terms, a condition as written (its words folded, in any order)
is taken to mean a term when

- at least nine in ten of the trials that name the condition carry the term (purity), and
- there is clean evidence, trials with that one MeSH term and no other: either two with that one
  condition alone, or one such, a second with further conditions, and three trials in all;
- the term says what the disease is, which "Recurrence" or "Disease" does not;
- it is not a narrower name: no fewer of its words are tied to the same term, nor are all the
  words of the term among them, for "stage IV lung cancer" must not find all lung cancers.

On 7,246 real records that gives some 90 ties, of which 95 in 100 are right; the rest are the
registry's own slips, as "Analgesia" under "Agnosia".
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from viewer.store.cards import Subjects
from viewer.store.phrases import phrase_of, regardless
from viewer.store.sqlite import Connection

PURITY = 0.9
_LONGEST = 8
"""Words of a name; longer ones are sentences."""
_MOST_KEPT = 100_000
"""Ties remembered at a time; beyond, those seen but once are dropped."""

_VAGUE = frozenset(
    (
        *("Disease", "Syndrome", "Recurrence", "Chronic Disease", "Acute Disease", "Death"),
        *("Neoplasm Metastasis", "Disease Progression", "Wounds and Injuries", "Critical Illness"),
        *("Rejection, Psychology", "Agnosia", "Narration", "Motor Activity", "Emergencies"),
    )
)

Tie = tuple[str, str]
"""A condition, its words folded and in order of the alphabet, and a MeSH term."""


@lru_cache(maxsize=1 << 14)
def _short_name(condition: str) -> str:
    """Give a condition folded, its words in order of the alphabet; empty when it is a sentence."""
    name = regardless(phrase_of(condition))
    return name if name.count(" ") < _LONGEST else ""


class Learner:
    """Gathers the ties and writes the table ``learned``."""

    def __init__(self) -> None:
        self._of: Counter[str] = Counter()
        self._with: Counter[Tie] = Counter()
        self._clean: Counter[Tie] = Counter()
        self._alone: Counter[Tie] = Counter()

    def add(self, subjects: Subjects) -> None:
        """Look at one trial."""
        terms = set(subjects.terms)
        if not terms:
            return
        conditions = set(map(_short_name, subjects.conditions)) - {""}
        ties = [(name, term) for name in conditions for term in terms]
        self._of.update(conditions)
        self._with.update(ties)
        if len(terms) == 1:
            self._clean.update(ties)
            if len(conditions) == 1:
                self._alone.update(ties)
        if len(self._with) > _MOST_KEPT:
            self._forget()

    def _forget(self) -> None:
        self._with = Counter({tie: count for tie, count in self._with.items() if count > 1})
        kept = {name for name, _term in self._with}
        self._of = Counter({name: count for name, count in self._of.items() if name in kept})
        for counter in (self._clean, self._alone):
            for tie in [tie for tie in counter if tie not in self._with]:
                del counter[tie]

    def write(self, connection: Connection) -> None:
        """Put the ties in place of those learned before."""
        connection.execute("DELETE FROM learned")
        rows = [(*tie, self._with[tie], self._of[tie[0]]) for tie in self.ties()]
        connection.executemany("INSERT INTO learned VALUES (?, ?, ?, ?)", sorted(rows))

    def ties(self) -> Iterator[Tie]:
        """Give the ties that hold, by the rule above."""
        held = [tie for tie in self._with if self._holds(tie)]
        of_term: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for name, term in held:
            of_term[term].append(frozenset(name.split()))
        for name, term in held:
            words = frozenset(name.split())
            broader = [frozenset(phrase_of(term).split()), *of_term[term]]
            if words != broader[0] and not any(other < words for other in broader):
                yield name, term

    def _holds(self, tie: Tie) -> bool:
        name, term = tie
        if term in _VAGUE or self._with[tie] < PURITY * self._of[name]:
            return False
        alone, clean = self._alone[tie], self._clean[tie]
        return alone >= 2 or (alone == 1 and clean >= 2 and self._with[tie] >= 3)
