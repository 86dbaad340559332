"""What of a trial counts when it is compared with others, and how much, by how rare it is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from viewer.domain.search import SearchField
from viewer.store.cards import CODES, looked_at
from viewer.store.folding import as_stored
from viewer.store.named import named
from viewer.store.numbers import folded_number
from viewer.store.phrases import SMALL_WORDS, phrase_of, regardless

Words = frozenset[str]


@lru_cache(maxsize=1 << 12)
def folded_name(name: str) -> str:
    """Give the folded words of a name in alphabetical order; see ``viewer.store.phrases``."""
    return regardless(phrase_of(name))


NO_DISEASE = frozenset(
    map(
        folded_name,
        """
        healthy;health;healthy volunteers;healthy participants;healthy subjects;healthy people
        healthy adults;healthy individuals;health volunteers;healthy volunteer study;healthy aging
        normal volunteers;healthy controls;pharmacokinetics;pharmacodynamics;safety;tolerability
        bioequivalence;bioavailability;drug interactions;drug drug interaction;pharmacogenomics
        therapeutic equivalency;safety and tolerability;efficacy;quality of life;treatment outcome
        neurology;oncology;surgery;pediatrics;education;nursing;anesthesia;other;none;unknown
        patient satisfaction;satisfaction;adherence, medication;medication adherence
        """.strip()
        .replace("\n", ";")
        .split(";"),
    )
)
"""Conditions that name no disease, folded as phrases are."""
NO_TREATMENT = frozenset(
    as_stored(
        """
        placebo placebos matching saline sodium chloride normal sham control controls standard
        usual care comparator observation observational no intervention interventional none
        treatment therapy drug drugs device procedure questionnaire questionnaires survey
        interview administration assessment quality life laboratory biomarker analysis
        pharmacological pharmacokinetic pharmacogenomic correlative study studies group arm
        blood sample sampling collection biospecimen tablet tablets capsule capsules injection
        injections infusion solution oral orally intravenous subcutaneous topical mg mcg ml kg
        dose doses dosing daily weekly low high single multiple active vehicle cream gel data
        medical management monitoring follow test imaging positron emission tomography magnetic
        resonance computed routine best supportive biopsy mri ct pet scan scans scanning
        ultrasound ultrasonography echocardiography ecg electrocardiography electrocardiogram x
        ray film combination arms fixed free release extended adjuvant program education patient
        patients children health
        """
    ).split()
)
"""Words of names of interventions that do not say which; and what trials compare with."""

_SHORT = 4
"""Characters a word must have to name a treatment by itself."""


class Profile(NamedTuple):
    """What of a trial counts when it is compared with others."""

    number: str
    is_open: bool
    own: Words
    """MeSH terms of its conditions."""
    above: Words
    """MeSH terms that lie above those."""
    conditions: Mapping[str, str]
    """Conditions by their folded phrase, as the source writes them."""
    names: Mapping[str, str]
    """Names of interventions by their folded words, as the source writes them, but for those that
    say nothing.
    """
    treating: Words
    """Folded words of those names."""
    title: Words
    """Folded words of the titles."""
    phases: Words
    ages: tuple[float | None, float | None]
    numbers: Words
    named: Words
    """Folded numbers of other trials it names."""


class Weights(NamedTuple):
    """How rare things are in the library; what is not there is rarest."""

    trials: int
    terms: Mapping[str, int]
    """Trials at or below MeSH terms."""
    words: Mapping[str, int]
    """Trials by word."""

    def of_term(self, term: str) -> float:
        """Give the weight of a MeSH term: 0 where all trials have it, more for rarer ones."""
        return log((self.trials + 1) / min(self.terms.get(term, 1), self.trials + 1))

    def of_word(self, word: str) -> float:
        """Give the weight of a word."""
        return log((self.trials + 1) / min(self.words.get(word, 1), self.trials + 1))

    def is_rare(self, count: int, share: float) -> bool:
        """Tell whether so many trials are at most this share of all, or very few."""
        return count <= max(share * self.trials, _FEW)


_FEW = 10
_TELLING = 0.04
"""A word in more than this share of all trials does not name a treatment."""


class Subject(NamedTuple):
    """The trial in question, and what is worked out of it once."""

    one: Profile
    weights: Weights
    about: Words
    """Words of the names of its diseases."""
    telling: Words
    """Words that name its treatments, and not its diseases."""


def profile_of(body: bytes, *, is_open: bool) -> Profile:
    """Take from a stored card what counts. Raises what ``viewer.store.cards.looked_at`` does."""
    card, texts, marks = looked_at(body)
    found: dict[str, list[tuple[str, str]]] = {code: [] for code in CODES.values()}
    for code, text, held in texts:
        found[code].append((text, held))
    interventions = found[_INTERVENTION]
    treating = _words(interventions) - NO_TREATMENT
    return Profile(
        number=card["number"],
        is_open=is_open,
        own=frozenset(text for text, _held in found[_TERM]),
        above=frozenset(text for text, _held in found[_ANCESTOR]),
        conditions=_conditions(json.loads(card["conditions"])),
        names={
            held: text
            for text, held in reversed(interventions)
            if not NO_TREATMENT.issuperset(held.split())
        },
        treating=treating,
        title=_words(found[_TITLE_TEXT]) - SMALL_WORDS,
        phases=frozenset(json.loads(card["phases"])) - {"NA"},
        ages=(card["minimum_age_days"], card["maximum_age_days"]),
        numbers=frozenset(filter(None, map(folded_number, (card["number"], *card["numbers"])))),
        named=frozenset(named(marks)),
    )


_INTERVENTION = CODES[SearchField.INTERVENTION]
_TERM = CODES[SearchField.MESH_TERM]
_ANCESTOR = CODES[SearchField.MESH_ANCESTOR]
_TITLE_TEXT = CODES[SearchField.TITLE]


def _words(texts: Iterable[tuple[str, str]]) -> Words:
    return frozenset(" ".join([held for _text, held in texts]).split())


def _conditions(names: Sequence[str]) -> dict[str, str]:
    found = {folded_name(name): name for name in reversed(names)}
    return {phrase: name for phrase, name in found.items() if phrase and phrase not in NO_DISEASE}


def subject(one: Profile, weights: Weights) -> Subject:
    """Work out what every comparison with a trial needs."""
    names = (*one.conditions.values(), *one.own, *one.above)
    about = frozenset(word for name in names for word in as_stored(name).split())
    telling = frozenset(
        word
        for word in one.treating - about
        if len(word) >= _SHORT
        and not word.isdigit()
        and weights.is_rare(weights.words.get(word, 1), _TELLING)
    )
    return Subject(one, weights, about, telling)
