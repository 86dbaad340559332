"""People's words for diseases: which names mean the same, as our own lists say.

Read from one file that is made from the lists (``viewer.store.synonym_file``), at the first
search that asks.
"""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from viewer.store.folding import compounds
from viewer.store.phrases import phrase_of, regardless
from viewer.store.query import of_one

STEM = 5
"""Letters by which words of a description are told apart: "loses" and "losing" hardly are."""
_MOST_FOUND = 4096
"""Names whose diseases are remembered."""
_MOST_BEGUN = 40
"""Names with one beginning that are looked at; more have no single meaning anyhow."""


class Concept(NamedTuple):
    """One disease: its medical names, first the one to show, and what else it is called.

    ``spoken`` are lay and former names that a trial may use, ``narrower`` kinds of it,
    ``short`` abbreviations, ``plain`` descriptions: people type those, trials do not write them.
    """

    terms: tuple[str, ...]
    spoken: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


class Found(NamedTuple):
    """A disease that has a name, and of what kind that name is (``viewer.store.synonym_file``)."""

    concept: Concept
    kind: str


class Synonyms:
    """The names of the lists, to look up by their folded words."""

    def __init__(self, text: str) -> None:
        """Take the contents of the file."""
        groups, _empty, names = text.partition("\n\n")
        self._groups = groups.split("\n") if groups else []
        # Left as they are: to make a table of them takes longer than the first search may.
        self._lines = names.strip("\n").split("\n") if names else []
        self._found: dict[str, tuple[Found, ...]] = {}
        self._sorted: list[str] | None = None
        self._words: list[str] | None = None
        self._by_stem: dict[str, list[str]] = {}

    def find(self, phrase: str) -> tuple[Found, ...]:
        """Give the diseases of a folded name, its words in any order; of a medical name its own."""
        known = self._found.get(phrase)
        if known is None:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            known = self._found[phrase] = self._find(phrase)
        return known

    def _find(self, phrase: str) -> tuple[Found, ...]:
        key = of_one(phrase)
        numbers = self._numbers(key) or self._numbers(regardless(key))
        found = tuple(Found(self._concept(one[:-1]), one[-1]) for one in numbers.split())
        return tuple(one for one in found if one.kind == "t") or found

    def begun(self, start: str) -> tuple[str, ...]:
        """Give folded names that begin so; none when there are very many."""
        place = bisect_left(self._lines, start)
        end = bisect_left(self._lines, start + "\U0010ffff")
        if end - place > _MOST_BEGUN:
            return ()
        return tuple(line.partition("\t")[0] for line in self._lines[place:end])

    def has_word(self, word: str) -> bool:
        """Tell whether a folded word stands in a name."""
        word = of_one(word)
        words = self._all_words()
        place = bisect_left(words, word)
        return place < len(words) and words[place] == word

    def goes_on(self, start: str) -> bool:
        """Tell whether a folded name begins so."""
        place = bisect_left(self._lines, start)
        return place < len(self._lines) and self._lines[place].startswith(start)

    def _numbers(self, phrase: str) -> str:
        # A tab sorts before whatever stands in a name, so that lines stand as their names do.
        begun = phrase + "\t"
        place = bisect_left(self._lines, begun)
        line = self._lines[place] if place < len(self._lines) else ""
        return line[len(begun) :] if line.startswith(begun) else ""

    def _all_words(self) -> list[str]:
        if self._words is None:
            self._words = sorted(set(" ".join(self.names()).split()))
        return self._words

    def names(self) -> list[str]:
        """Give all folded names, in the order of the alphabet."""
        if self._sorted is None:
            self._sorted = [line.partition("\t")[0] for line in self._lines]
        return self._sorted

    def names_with(self, start: str) -> list[str]:
        """Give the folded names that have a word with these first letters, of :data:`STEM`."""
        if not self._by_stem:
            for name in self.names():
                for word in name.split():
                    self._by_stem.setdefault(word[:STEM], []).append(name)
        return self._by_stem.get(start, [])

    def spoken_words(self) -> list[str]:
        """Give the words of all names but abbreviations, as they are written, in small letters."""
        names = (one[1:] for line in self._groups for one in line.split("\t") if one[0] != "a")
        return sorted({piece for name in names for part in compounds(name) for piece in part})

    def concepts(self) -> list[Concept]:
        """Give all diseases."""
        return [self._concept(str(number)) for number in range(len(self._groups))]

    def _concept(self, number: str) -> Concept:
        return _concept_of(self._groups[int(number)])


@lru_cache(maxsize=1 << 10)
def _concept_of(line: str) -> Concept:
    names: dict[str, list[str]] = {}
    for one in line.split("\t"):
        kind = one[0]
        if kind == "f":
            # A former name of one word may have become another's: "toxaemia".
            kind = "s" if " " in one else "p"
        names.setdefault(kind, []).append(one[1:])
    fields = ("t", "s", "n", "a", "p")
    return Concept(*(tuple(names.get(kind, ())) for kind in fields))


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """Give the names that come with the program; none where its file is not there."""
    from viewer.paths import resources  # noqa: PLC0415  (not before the first painting)

    try:
        return Synonyms((resources() / "synonyms.tsv").read_text("utf-8"))
    except OSError:
        return Synonyms("")


def shown_name(name: str) -> str:
    """Give a name as it is shown: MeSH's "Scleroderma, Systemic" with its words in order."""
    head, comma, rest = name.partition(", ")
    if not comma or ", " in rest or phrase_of(rest) == "":
        return name
    return f"{rest} {head}"
