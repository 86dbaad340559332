"""What each piece of text between two blanks is to the glossary, worked out once a piece.

Texts repeat their words, so nearly every piece of a text has been met before. What it is to the
glossary, and what there is where it stands before a certain next piece, is then only looked up.
"""

from collections.abc import Sequence
from typing import NamedTuple

from viewer.plain.term_doubts import Doubt
from viewer.plain.term_phrases import ANYTHING, Phrases
from viewer.plain.term_pieces import AROUND, HYPHENS, Piece, Sure, read_piece, with_signs
from viewer.plain.term_senses import SENTENCE_END, Senses
from viewer.plain.term_words import WORD, exact, folded

_KEPT = 65536
"""Pieces that a table keeps."""
_KEPT_CHARACTERS = 1 << 22
"""Characters of them: links and codes are long, and come once."""


class Ask(NamedTuple):
    """A term that a piece may be, characters counted within it: its neighbours tell."""

    start: int
    end: int
    doubt: Doubt["Entry | None"]


class Gap(NamedTuple):
    """Several blanks stand behind a piece, over which a term may go on."""

    entry: "Entry"


class Try(NamedTuple):
    """The text around a piece has to be read."""

    why: str


TRY = Try("text")

Outcome = "Sure | tuple[Sure, ...] | Ask | Gap | Try | Entry | None"


class Entry(dict["Entry | None", object]):
    """What a piece is to the glossary. Those in which nothing begins are false.

    As a mapping: what there is in the piece where it stands before another; None stands for one
    that is nothing to the glossary, or for the text's end. That is one term or several, nothing,
    or what has to be looked at: an entry is that of both pieces together, and asked for what
    comes behind them.

    ``firsts`` is what its first word may be to a phrase that goes on with it; ``back`` are its
    words that are looked for beside doubtful ones, "" for any other, the last first; ``ends`` is
    whether a sentence ends with it.
    """

    __slots__ = ("_table", "back", "begin", "default", "ends", "firsts", "text")

    def __init__(
        self,
        table: "Table",
        text: str,
        begin: Piece | None,
        firsts: frozenset[str] = frozenset(),
        words: Sequence[str] = (),
        *,
        ends: bool = False,
    ) -> None:
        super().__init__()
        self._table = table
        self.text = text
        self.begin = begin
        self.firsts = firsts
        self.back = words[::-1]
        self.ends = ends
        self.default: object = None
        if begin is not None:
            self.default = self[None] = table.alone(begin)

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
        self._runs: dict[str, Entry | None] = {}
        self._shapes: dict[tuple[int, bool], Entry] = {}
        self._doubts: dict[str, Doubt[Entry | None]] = {}
        self._bearing: dict[str, list[Doubt[Entry | None]]] = {}
        for rules in senses.rules():
            doubt = self._doubts[rules.term_id] = Doubt[Entry | None](senses, rules)
            for word in rules.neighbours:
                self._bearing.setdefault(word, []).append(doubt)
        self.blank = self[""] = Entry(self, "", None)

    @property
    def is_full(self) -> bool:
        """Whether there is no more room."""
        return len(self) > _KEPT or self._characters > _KEPT_CHARACTERS

    def __missing__(self, piece: str) -> Entry | None:
        self._characters += len(piece)
        found = self[piece] = self._made(piece)
        return found

    def alone(self, begin: Piece) -> object:
        """What there is in a piece where the next does not go on with it."""
        if begin.is_clear:
            return begin.sure[0] if len(begin.sure) == 1 else begin.sure or None
        if begin.doubtful is not None:
            start, end, term_id = begin.doubtful
            return Ask(start, end, self._doubts[term_id])
        return TRY

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
        begin = read_piece(self._phrases, text)
        found = self._runs[text] = None if begin is None else Entry(self, text, begin)
        return found

    def _made(self, piece: str) -> Entry | None:
        if not piece.isalpha():
            bare = piece.strip(AROUND)
            if bare.isalpha() and len(bare) < len(piece):
                known = self[bare]
                if known is None or known.begin is None:
                    begin = None
                elif known.begin.is_clear and not known.begin.begins[0].phrases.odd_joiners:
                    begin = with_signs(piece, bare, known.begin)
                else:
                    begin = read_piece(self._phrases, piece)
                words: Sequence[str] = ("",) if known is None else known.back
                firsts = known.firsts if known and piece.startswith(bare) else frozenset[str]()
                if known is not None and known.firsts and piece.startswith(bare):
                    firsts = known.firsts
                return self._entry(piece, begin, firsts, words)
        found = WORD.findall(piece)
        is_plain = not any(map(self._phrases.starting, found))
        begin = None if is_plain else read_piece(self._phrases, piece)
        firsts = frozenset()
        if found and piece.startswith(found[0]):
            keys = {self._phrases.meant(found[0]), f"={exact(found[0])}"}
            firsts = self._phrases.next & keys
        elif piece[:1] in HYPHENS:
            firsts = frozenset({ANYTHING})
        words = tuple(self._known.get(folded(word), "") for word in found)
        return self._entry(piece, begin, firsts, words)

    def _entry(
        self, piece: str, begin: Piece | None, firsts: frozenset[str], words: Sequence[str]
    ) -> Entry | None:
        ends = bool(SENTENCE_END.search(f"{piece} "))
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
