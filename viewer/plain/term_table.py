"""What each piece of text between two blanks is to the glossary, worked out once a piece.

Texts repeat their words, so nearly every piece of a text has been met before. What it is to the
glossary, and what there is where it stands before a certain next piece, is then only looked up.
"""

from dataclasses import dataclass
from typing import NamedTuple

from viewer.plain.term_doubts import Doubt
from viewer.plain.term_phrases import ANYTHING, SIGN, Phrases
from viewer.plain.term_pieces import (
    AROUND,
    HYPHENS,
    Piece,
    Whole,
    read_piece,
    with_signs,
    word_alone,
)
from viewer.plain.term_places import may_mean_something_else
from viewer.plain.term_senses import NEAR, SENTENCE_END, Senses
from viewer.plain.term_words import WORD, exact, folded

_KEPT = 65536
"""Pieces that a table keeps."""
_KEPT_CHARACTERS = 1 << 22
"""Characters of them: links and codes are long, and come once."""
_NONE: frozenset[str] = frozenset()
_AFTER_SIGN = frozenset({SIGN})
_AFTER_HYPHEN = frozenset({ANYTHING, SIGN})


@dataclass(frozen=True, slots=True)
class Ask:
    """A term that may stand in a piece, or in several, characters counted within.

    Where there is a ``doubt``, the words beside it tell; ``before``, the last first, and
    ``after`` are those in the pieces themselves, and ``ends`` is whether a sentence ends there.
    ``abbreviation`` is one that may be a word that a text shouts, or a number. Together they are
    ``pieces``, and ``size`` characters; neighbours stand up to ``reach`` pieces on.
    """

    start: int
    end: int
    term_id: str
    doubt: Doubt["Entry | None"] | None
    abbreviation: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    ends: bool
    pieces: int
    size: int
    reach: int


class Asks(NamedTuple):
    """For each word of a piece with which terms begin, what it may be, the best first."""

    begins: tuple[tuple[Ask, ...], ...]


class Gap(NamedTuple):
    """Several blanks stand behind a piece, over which a term may go on."""

    entry: "Entry"


class Entry(dict["Entry | None", object]):
    """What a piece is to the glossary. Those in which nothing begins are false.

    As a mapping: what there is in the piece where it stands before another, and ``default`` where
    the other is nothing to the glossary, or the text ends; it is kept for None too. That is one
    term or several, nothing, or what has to be looked at: an entry is that of both pieces
    together, and asked for what comes behind them.

    ``firsts`` is what its first word may be to a phrase that goes on with it; ``words`` are those
    that are looked for beside doubtful ones, "" for any other, and ``back`` the same, the last
    first; ``ends`` is whether a sentence ends with it.
    """

    __slots__ = ("_table", "back", "begin", "default", "ends", "firsts", "text", "words")

    def __init__(
        self,
        table: "Table",
        text: str,
        begin: Piece | None,
        firsts: frozenset[str] = _NONE,
        words: tuple[str, ...] = (),
        *,
        ends: bool = False,
    ) -> None:
        self._table = table
        self.text = text
        self.begin = begin
        self.firsts = firsts
        self.words = words
        self.back = words[::-1]
        self.ends = ends
        self.default: object = None
        if begin is not None:
            self.default = self[None] = table.alone(text, begin)

    __hash__ = object.__hash__  # type: ignore[assignment]  # each piece is itself, as a key too
    __eq__ = object.__eq__

    def __missing__(self, following: "Entry | None") -> object:
        found = self[following] = self._table.outcome(self, following)
        return found


class Table(dict[str, "Entry | None"]):
    """For a piece, what it is to the glossary; None for what is nothing to it.

    Any thread may read; once ``is_full`` it is to be replaced by another.
    """

    def __init__(self, phrases: Phrases, senses: Senses) -> None:
        super().__init__()
        self._phrases = phrases
        self._known = senses.known
        self._characters = 0
        self.is_full = False
        """Whether there is no more room."""
        self._runs: dict[str, Entry | None] = {}
        self._shapes: dict[tuple[int, bool], Entry] = {}
        self._doubts: dict[str, Doubt[Entry | None]] = {}
        self._bearing: dict[str, list[Doubt[Entry | None]]] = {}
        for rules in senses.rules():
            doubt = self._doubts[rules.term_id] = Doubt[Entry | None](senses, rules)
            for word in rules.neighbours:
                self._bearing.setdefault(word, []).append(doubt)
        self.blank = self[""] = Entry(self, "", None)

    def __missing__(self, piece: str) -> Entry | None:
        self._characters += len(piece)
        self.is_full = len(self) > _KEPT or self._characters > _KEPT_CHARACTERS
        found = self[piece] = self._made(piece)
        return found

    def alone(self, text: str, begin: Piece) -> object:
        """What there is in a piece where the next does not go on with it."""
        if not begin.choices:
            return begin.sure[0] if len(begin.sure) == 1 else begin.sure or None
        begins = tuple(tuple(self._ask(text, each) for each in some) for some in begin.choices)
        return begins[0][0] if len(begins) == len(begins[0]) == 1 else Asks(begins)

    def _ask(self, text: str, whole: Whole) -> Ask:
        start, end, phrase = whole
        is_alone = phrase.is_exact and len(phrase.words) == 1
        is_odd = is_alone and may_mean_something_else(phrase.words[0])
        after: list[str] = []
        for token in text[end:].split(" "):
            after += self._words(token)
            if _is_end(token):
                break
        pieces = text.count(" ") + 1
        return Ask(
            start,
            end,
            phrase.term_id,
            doubt=self._doubts.get(phrase.term_id),
            abbreviation=phrase.words[0] if is_odd else "",
            before=self._words(text[:start])[::-1],
            after=tuple(after),
            ends=any(map(_is_end, text[end:].split(" "))),
            pieces=pieces,
            size=len(text),
            reach=pieces + NEAR + 1,
        )

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(map(self._word, WORD.findall(text)))

    def _word(self, word: str) -> str:
        """What a word is to those who look for it beside another; "" for nothing."""
        return self._known.get(folded(word), "")

    def outcome(self, entry: Entry, following: Entry | None) -> object:
        """What there is in a piece before another one, as :class:`Entry` has it."""
        begin = entry.begin
        if following is None or begin is None or not begin.next:
            return entry.default
        if following is self.blank:
            return Gap(entry)
        if begin.next.isdisjoint(following.firsts):
            return entry.default
        run = self._run(f"{entry.text} {following.text}")
        if run is None or run.begin is None:
            return None
        return run if run.begin.next else run.default

    def _run(self, text: str) -> Entry | None:
        """What begins in the first of several pieces, read together with the others."""
        if text in self._runs:
            return self._runs[text]
        self._characters += len(text)
        begin = read_piece(self._phrases, text)
        found = self._runs[text] = None if begin is None else Entry(self, text, begin)
        return found

    def _made(self, piece: str) -> Entry | None:
        if piece.isalpha():
            return self._of_word(piece)
        bare = piece.strip(AROUND)
        if bare.isalpha():
            return self._of_word_with_signs(piece, bare)
        found = WORD.findall(piece)
        is_plain = not any(map(self._phrases.starting, found))
        begin = None if is_plain else read_piece(self._phrases, piece)
        firsts = self._firsts(piece, found[0] if found else "")
        words = tuple(map(self._word, found))
        return self._entry(piece, begin, firsts, words, ends=_is_end(piece))

    def _of_word(self, word: str) -> Entry | None:
        start = self._phrases.starting(word)
        begin = None if start is None else word_alone(word, start)
        return self._entry(word, begin, self._first(word), (self._word(word),))

    def _of_word_with_signs(self, piece: str, bare: str) -> Entry | None:
        known = self[bare]
        begin = None
        if known is not None and known.begin is not None:
            if known.begin.begins[0].phrases.odd_joiners:
                begin = read_piece(self._phrases, piece)
            else:
                begin = with_signs(piece, bare, known.begin)
        firsts = self._firsts(piece, bare)
        words = ("",) if known is None else known.words
        return self._entry(piece, begin, firsts, words, ends=_is_end(piece))

    def _firsts(self, piece: str, word: str) -> frozenset[str]:
        """What a piece, of which a word is the first, may be to a phrase that goes on with it."""
        if word and piece.startswith(word):
            return self._first(word)
        if piece[:1] in HYPHENS:
            return _AFTER_HYPHEN
        return _AFTER_SIGN if piece[:1] in self._phrases.signs else _NONE

    def _first(self, word: str) -> frozenset[str]:
        """What a word may be to a phrase that goes on with it."""
        meant, very = self._phrases.meant(word), f"={exact(word)}"
        known = self._phrases.next
        if very in known:
            return known & {meant, very}
        return frozenset((meant,)) if meant in known else _NONE

    def _entry(
        self,
        piece: str,
        begin: Piece | None,
        firsts: frozenset[str],
        words: tuple[str, ...],
        *,
        ends: bool = False,
    ) -> Entry | None:
        if begin is not None or firsts or any(words):
            entry = Entry(self, piece, begin, firsts, words, ends=ends)
            for word in words:
                for doubt in self._bearing.get(word, ()):
                    doubt.bearing.add(entry)
            return entry
        if len(words) == 1 and not ends:
            return None
        shape = len(words), ends
        found = self._shapes.get(shape)
        if found is None:
            found = self._shapes[shape] = Entry(self, "", None, words=words, ends=ends)
        return found


def _is_end(piece: str) -> bool:
    """Whether a sentence ends with a piece."""
    if "." not in piece and "!" not in piece and "?" not in piece:
        return False
    return bool(SENTENCE_END.search(f"{piece} "))
