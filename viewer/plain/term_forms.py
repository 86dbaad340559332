"""What a word that the glossary does not hold is a form of, or a kind of, by how it ends.

Words of medicine are built by rule. "Leukopenic" is the adjective of "leukopenia", and "randomly"
goes with "random": what explains the one explains the other. And many a word that stands in one
record only says by its end what it is: "-ectomy" is surgery that takes something out, "-tinib" a
medicine that blocks a kinase (the stems of the World Health Organization, WHO/EMP/RHT/TSN/2018.1).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

_LEAST = 7
"""Letters of the shortest word that is taken for a form of another."""
_BEFORE_END = 3
"""Letters that stand at least before an ending that tells what a word is."""

_ENDINGS = (
    # adverbs
    ("ically", ("ic", "ical")),
    ("ably", ("able",)),
    ("ibly", ("ible",)),
    ("ily", ("y",)),
    ("ly", ("",)),
    # adjectives of illnesses, surgery and tests, and what goes with them
    ("emic", ("emia",)),
    ("penic", ("penia",)),
    ("plegic", ("plegia",)),
    ("paretic", ("paresis",)),
    ("uric", ("uria",)),
    ("algic", ("algia",)),
    ("plasic", ("plasia",)),
    ("plastic", ("plasia",)),
    ("oxic", ("oxia",)),
    ("otic", ("osis",)),
    ("itic", ("itis",)),
    ("lytic", ("lysis",)),
    ("genic", ("genesis", "geny")),
    ("trophic", ("trophy",)),
    ("pathic", ("pathy",)),
    ("scopic", ("scopy",)),
    ("scopically", ("scopy",)),
    ("graphic", ("graphy",)),
    ("graphically", ("graphy",)),
    ("metric", ("metry",)),
    ("static", ("stasis",)),
    ("omatous", ("oma",)),
    ("ectomized", ("ectomy",)),
    ("ical", ("ic",)),
    ("ic", ("ical",)),
    # verbs
    ("ized", ("ization", "ize")),
    ("izing", ("ization", "ize")),
    ("ize", ("ization",)),
    ("izes", ("ization", "ize")),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
"""Ends of a word, folded, and those of the words that it may be a form of."""
_BY_LAST = {
    last: tuple(each for each in _ENDINGS if each[0][-1] == last)
    for last in sorted({ending[-1] for ending, _instead in _ENDINGS})
}
"""The same by the last letter: most words end in another one."""
_OTHER_WORDS = frozenset("feasibly scared scaring stroked stroking".split())
"""Words of their own, that only look like forms of "feasible", "scar" and "stroke"."""


def roots(word: str) -> Iterator[str]:
    """The words, folded, that a folded word may be a form of, the likeliest first."""
    if len(word) < _LEAST or word in _OTHER_WORDS:
        return
    for ending, instead in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending):
            bare = word[: -len(ending)]
            for end in instead:
                yield f"{bare}{end}"
            if ending in {"ed", "ing"} and len(bare) > 4 and bare[-1] == bare[-2]:
                yield bare[:-1]


class Ends(Generic[T]):
    """What words that end in certain letters are, longest ending first."""

    def __init__(self, known: Mapping[str, T], others: Iterable[str]) -> None:
        """``known`` are folded endings; ``others`` are words that end so and mean another thing."""
        self._known = known
        self._others = frozenset(others)
        self._lengths = sorted({len(ending) for ending in known}, reverse=True)

    def of(self, word: str) -> T | None:
        """What a folded word is by its end; None where that does not tell."""
        longest = len(word) - _BEFORE_END
        for length in self._lengths:
            if length <= longest:
                found = self._known.get(word[-length:])
                if found is not None:
                    return None if word in self._others else found
        return None
