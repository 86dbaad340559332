"""A typed text parted into names of diseases and single words.

Names are looked for among our lists and what the registry teaches, the longest first; a last
word half typed may complete one. What stands between names stays as it is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.domain.search import Sense
from viewer.store.folding import compounds
from viewer.store.naming import as_list, closed, literal, name_of, named, names_to_search
from viewer.store.phrases import SMALL_WORDS, phrase_of, regardless
from viewer.store.query import MOST_CHARACTERS, Wanted, wanted
from viewer.store.senses import Likely, as_senses, is_sure, likely, one_each
from viewer.store.spelling import american
from viewer.store.sqlite import Connection
from viewer.store.synonyms import Found, shown_name, synonyms

_LONGEST_NAME = 8
"""Words of a name inside a longer text."""
_SURELY_BEGUN = 3
"""Letters of the last word from which on it may stand for the one that goes on from it."""

_SURELY_MEANT = 10
"""Trials about a disease from which on two small letters are taken for its abbreviation."""

_LEARNED = (
    "SELECT phrase, meaning FROM learned WHERE phrase IN (SELECT value FROM json_each(?)) "
    "ORDER BY trials DESC"
)
_NAMED = "SELECT 1 FROM name WHERE phrase >= ? AND phrase < ? LIMIT 1"
VAGUE = frozenset("infection cancer pain disease syndrome inflammation tumor lesion stroke".split())
"""Names that say too little to search for alone."""
PEOPLE = {
    word: group
    for group in (
        ("child", "children", "pediatric", "childhood", "kid", "kids"),
        ("woman", "women", "female"),
        ("man", "men", "male"),
        ("baby", "babi", "infant", "newborn", "neonatal"),
        ("teenager", "teen", "adolescent"),
        ("elderli", "older"),
    )
    for word in group
}
"""Words for people of which any will do."""


class Piece(NamedTuple):
    """A word as it was typed (folded), and as the index has it."""

    raw: str
    word: str


class Part(NamedTuple):
    """A stretch of the text that is one thing, and what was added to it."""

    thing: Wanted
    added: tuple[str, ...] = ()
    senses: tuple[Sense, ...] = ()
    text: str = ""
    """The words typed, for a name."""
    is_medical: bool = False


def pieces_of(text: str) -> list[Piece]:
    """Give the words of a text, without "of" and the like but for the last, which may go on."""
    found = compounds(text[:MOST_CHARACTERS].replace("\0", " "))
    raw = [piece for compound in found for piece in compound]
    return [
        Piece(piece, phrase_of(piece))
        for place, piece in enumerate(raw, 1)
        if place == len(raw) or piece not in SMALL_WORDS
    ]


class Reader:
    """Reads one text."""

    def __init__(
        self,
        connection: Connection,
        text: str,
        pieces: Sequence[Piece],
        other_words: bool,
        is_written_out: bool,
    ) -> None:
        self._connection = connection
        self._text = text
        self._pieces = pieces
        self._other_words = other_words
        self._is_written_out = is_written_out
        self._learned = self._learn() if other_words else {}

    def is_named(self, *, exactly: bool = False) -> bool:
        """Tell whether the text is, or begins, the name of a condition in the library.

        One word may well go on otherwise, so of that it must be the whole name.
        """
        if len(self._pieces) > _LONGEST_NAME:
            return False
        phrase = " ".join(piece.word for piece in self._pieces)
        if exactly or len(self._pieces) == 1:
            return bool(named(self._connection, [phrase]))
        before = [piece.word for piece in self._pieces[:-1]]
        for last in (american(self._pieces[-1].raw), self._pieces[-1].word):
            start = " ".join([*before, last])
            if self._connection.execute(_NAMED, (start, start + "\U0010ffff")).fetchone():
                return True
        return False

    def parts(self) -> Iterator[Part]:
        """Give the things of the text in order: names, and between them words."""
        start = 0
        loose = 0
        count = len(self._pieces)
        while start < count:
            for end in range(min(count, start + _LONGEST_NAME), start, -1):
                part = None if self._is_number(end) else self._name(start, end)
                if part:
                    yield from self._words(loose, start)
                    yield part
                    start = loose = end
                    break
            else:
                start += 1
        yield from self._words(loose, count)

    def _is_number(self, place: int) -> bool:
        """Tell whether a number stands there, which belongs to the word before: IL-2, COVID-19."""
        return place < len(self._pieces) and self._pieces[place].raw[0].isdigit()

    def _words(self, start: int, end: int) -> Iterator[Part]:
        if start == end:
            return
        things = wanted(self._raw(start, end))
        is_last = end == len(self._pieces)
        for place, thing in enumerate(things, 1):
            people = PEOPLE.get(thing.ways[0][0].word) if self._other_words else None
            if people:
                others = tuple(literal(word, is_open=False)[0] for word in people)
                yield Part(Wanted(tuple(dict.fromkeys((*thing.ways, *others)))))
            elif is_last and place == len(things) and not self._is_written_out:
                yield Part(thing)
            else:
                yield Part(Wanted(tuple(closed(way) for way in thing.ways)))

    def _raw(self, start: int, end: int) -> str:
        return " ".join(piece.raw for piece in self._pieces[start:end])

    def _name(self, start: int, end: int) -> Part | None:
        phrase = " ".join(piece.word for piece in self._pieces[start:end])
        is_last = end == len(self._pieces)
        is_whole = is_last and start == 0
        found = self._found(phrase, is_whole=is_whole, is_last=is_last)
        if found and all(one.kind == "a" for one in found) and end - start == 1:
            return self._abbreviation(start, found, is_whole=is_whole)
        if end - start == 1 and not is_whole:
            found = tuple(one for one in found if one.kind in "ts")
        meaning = self._learned.get(regardless(phrase), ())
        if (not found and not meaning) or (phrase in VAGUE and not is_whole):
            return None
        names = [
            name
            for concept in one_each(found)
            for name in names_to_search(self._connection, concept)
        ]
        is_open = is_last and not (synonyms().find(phrase) or meaning or self._is_written_out)
        ways = literal(self._raw(start, end), is_open=is_open)
        if not self._other_words:
            return Part(Wanted(tuple(ways), is_name=True))
        thing, used = name_of(self._connection, ways, [*names, *meaning])
        return Part(
            thing,
            tuple(self._told(used, phrase)),
            text=self._raw(start, end),
            is_medical=any(one.kind == "t" for one in found),
        )

    def _found(self, phrase: str, *, is_whole: bool, is_last: bool) -> tuple[Found, ...]:
        found = synonyms().find(phrase)
        if found or not is_last:
            return found
        begun = len(self._pieces[-1].raw) >= _SURELY_BEGUN and (is_whole or " " in phrase)
        if not begun or (" " not in phrase and len(phrase) < 2 * _SURELY_BEGUN):
            return ()
        names = synonyms().begun(phrase)
        every = {one.concept: one for name in names for one in synonyms().find(name)}
        return tuple(every.values()) if len(every) == 1 else ()

    def _abbreviation(self, start: int, found: Sequence[Found], *, is_whole: bool) -> Part | None:
        short = self._pieces[start]
        if not is_whole and not self._is_capital(short.raw):
            return None
        senses = likely(self._connection, short.word, found)
        is_begun = len(short.raw) < _SURELY_BEGUN and short.raw.upper() not in self._text
        if is_begun and senses[0].trials < _SURELY_MEANT:
            return None  # "he" is more likely the beginning of a word
        return self._sense(short, senses, is_whole=is_whole)

    def _sense(self, short: Piece, senses: Sequence[Likely], *, is_whole: bool) -> Part:
        if not self._other_words:
            bare = literal(short.raw, is_open=is_whole and not self._is_written_out)
            return Part(Wanted(tuple(bare), is_name=True))
        bare = literal(short.raw, is_open=False)
        names = names_to_search(self._connection, senses[0].concept)
        thing, used = name_of(self._connection, bare if is_sure(senses) else [], names)
        if not thing.ways:
            thing = Wanted(tuple(bare), is_name=True)
        told = tuple(self._told(used, short.word))
        return Part(thing, told, as_senses(senses) if is_whole else (), text=short.raw)

    def _is_capital(self, raw: str) -> bool:
        return raw.upper() in self._text or (
            len(raw) > 2 and raw not in SMALL_WORDS and raw != "all"
        )

    def _learn(self) -> dict[str, list[str]]:
        """Look up what the registry teaches for all stretches at once."""
        words = [piece.word for piece in self._pieces]
        keys = {
            " ".join(sorted(words[start:end]))
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1)
            if end - start > 1 or len(words) == 1
        }
        found: dict[str, list[str]] = {}
        for phrase, meaning in self._connection.execute(_LEARNED, (as_list(keys),)).fetchall():
            found.setdefault(phrase, []).append(meaning)
        return found

    def _told(self, used: Sequence[str], phrase: str) -> Iterator[str]:
        """Give the other names to show: those some trial uses, or else the first; each once."""
        keys = {name: regardless(phrase_of(name)) for name in used}
        there = named(self._connection, map(phrase_of, used))
        seen = {regardless(phrase)}
        for name in [name for name in used if phrase_of(name) in there] or used[:1]:
            if keys[name] not in seen:
                seen.add(keys[name])
                yield shown_name(name)
