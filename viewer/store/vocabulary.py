"""The names and words of the library's diseases, to suggest, to correct by, and to spell out.

Drawn mostly from the conditions as they are counted; the cards add their MeSH terms, and what
they write before an abbreviation in brackets.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from viewer.store.cards import Subjects
from viewer.store.folding import compounds
from viewer.store.phrases import SMALL_WORDS, phrase_of
from viewer.store.sounds import sounds_of
from viewer.store.spelling import normal
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

MOST_NAMES = 60_000
"""Names kept, of the most trials; words likewise."""
TOP = 12
"""Names kept ready for each short beginning."""
SHORT_START = 3
"""Characters of the longest beginning for which names are kept ready."""

_LONGEST = 12
"""Words of a name that is suggested."""
_MOST_KEPT = 60_000
_SHORT = re.compile(r"([A-Za-z][^()\[\];:]{3,90}?)\s*\(([A-Z][A-Za-z0-9-]{1,7})\)")
_SHORT_BRACKET = re.compile(r"\([A-Z][A-Za-z0-9-]{1,7}\)")
_LETTERS = re.compile("[a-z]{3,}")


class Vocabulary:
    """Gathers names and words, and writes their tables."""

    def __init__(self) -> None:
        self._terms: Counter[str] = Counter()
        self._ancestors: Counter[str] = Counter()
        self._spelled: Counter[tuple[str, str]] = Counter()

    def add(self, subjects: Subjects) -> None:
        """Look at one trial."""
        self._terms.update(subjects.terms)
        self._ancestors.update(subjects.ancestors)
        spelled = {found for text in subjects.bracketed for found in spelled_out(text)}
        self._spelled.update(spelled)
        if len(self._spelled) > _MOST_KEPT:
            self._spelled = Counter({one: n for one, n in self._spelled.items() if n > 1})

    def write(self, connection: Connection) -> None:
        """Put the tables in place of the old ones."""
        counted = connection.execute(
            "SELECT name, trials FROM condition ORDER BY trials DESC, name"
        )
        conditions: list[tuple[str, int]] = counted.fetchall()
        names = _names(conditions, self._terms)
        _replace(connection, "name", [(phrase, *rest) for phrase, rest in sorted(names.items())])
        _replace(connection, "name_start", _starts(names))
        _replace(connection, "spelled_out", sorted((*one, n) for one, n in _kept(self._spelled)))
        mesh = [*self._terms.items(), *self._ancestors.items()]
        words = _words([*conditions, *mesh])
        _replace(connection, "word", [(number, *word) for number, word in enumerate(words, 1)])
        _replace(connection, "sound", _sounds(words))


def spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """Give abbreviations in brackets, folded, with the words before that they stand for.

    After Schwartz and Hearst (2003): the letters must come, in order, from the words before,
    the first at the start of one; no more words than letters and a few.
    """
    # Going through all that may stand before a bracket is dear; most hold no abbreviation.
    for found in _SHORT.finditer(text) if _SHORT_BRACKET.search(text) else ():
        long = _long_form(found[1].split(), found[2])
        if long:
            yield phrase_of(found[2]), long


def _long_form(words: list[str], short: str) -> str:
    letters = [sign for sign in short.lower() if sign.isalnum()]
    for count in range(len(letters) + 2, 1, -1):
        some = words[-count:]
        if len(some) == count and some[0][0].lower() == letters[0] and _follow(letters, some):
            return " ".join(some).strip(" ,-")
    return ""


def _follow(letters: list[str], words: list[str]) -> bool:
    """Tell whether each letter is the next word's first, or stands later in a word."""
    starts = [word[0].lower() for word in words if word.lower() not in SMALL_WORDS]
    if len(starts) == len(letters):
        return starts == letters
    signs = iter("".join(words).lower())
    return len(starts) < len(letters) and all(letter in signs for letter in letters)


def _kept(spelled: Counter[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    """Give abbreviations with each long form once, in its commonest spelling."""
    together: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (short, long), count in spelled.items():
        together[short, phrase_of(long)][long] += count
    for (short, _phrase), texts in together.items():
        if texts.total() > 1:
            # Of equals the one with more capitals comes first, as a title has it.
            text = min(texts.items(), key=lambda one: (-one[1], one[0]))[0]
            yield (short, text), texts.total()


def _names(
    conditions: Iterable[tuple[str, int]], terms: Counter[str]
) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for name, trials in conditions:
        phrase = phrase_of(name)
        if phrase and phrase.count(" ") < _LONGEST:
            text, before = found.get(phrase, (name, 0))
            found[phrase] = (text, before + trials)
    for name, trials in sorted(terms.items()):
        phrase = phrase_of(name)
        text, before = found.get(phrase, (name, 0))
        found[phrase] = (text, max(before, trials))
    most = sorted(found.items(), key=lambda one: (-one[1][1], one[0]))
    return dict(most[:MOST_NAMES])


def _starts(names: dict[str, tuple[str, int]]) -> list[tuple[str, int, str]]:
    places: Counter[str] = Counter()
    rows = []
    for phrase in names:  # of the most trials first
        for length in range(1, min(SHORT_START, len(phrase)) + 1):
            start = phrase[:length]
            if places[start] < TOP:
                places[start] += 1
                rows.append((start, places[start], phrase))
    return sorted(rows)


def _words(names: Iterable[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """Give the words of names, by how many trials: the term, how it is written, and the trials."""
    trials: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in names:
        for compound in compounds(name):
            for piece in compound:
                if _LETTERS.fullmatch(piece):
                    term = normal(piece)
                    trials[term] += count
                    written[term][piece] += count
    for name in synonyms().spoken_words():
        term = normal(name)
        if term not in trials and _LETTERS.fullmatch(name):
            written[term][name] += 1
            trials[term] += 0
    most = sorted(trials.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMES]
    return [
        (term, min(written[term].items(), key=lambda one: (-one[1], one[0]))[0], count)
        for term, count in most
    ]


def _sounds(words: Iterable[tuple[str, str, int]]) -> list[tuple[int, bytes]]:
    found: dict[int, bytearray] = {}
    for number, (_term, shown, _trials) in enumerate(words, 1):
        for sound in sounds_of(shown):
            found.setdefault(sound, bytearray()).extend(number.to_bytes(3, "big"))
    return [(sound, bytes(numbers)) for sound, numbers in sorted(found.items())]


def _replace(connection: Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    connection.execute(f"DELETE FROM {table}")  # noqa: S608  (our own names)
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608  (as above)
