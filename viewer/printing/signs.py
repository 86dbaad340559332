"""Signs that cannot be put on paper as they are, and what stands for them.

A print-out shows what the source has. A control character has no shape, a direction override
turns the words after it round, and a private-use character means whatever one font made of it:
each is shown as its number in Unicode, ``[U+F0B7]``, so that nothing goes missing unseen.
"""

import re
import unicodedata
from collections.abc import Iterable

# Invisible and without meaning on paper: byte order mark, and the wish for a hyphen.
_DROPPED = "\ufeff\u00ad"

# Zero-width space, non-joiner and joiner, direction marks, word joiner.
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060"

# Embeddings, overrides and isolates of the bidirectional algorithm (Unicode Annex 9, table 4).
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t]+")


def code_point(sign: str) -> str:
    """The number of a character as people write it: ``[U+00B5]``."""
    return f"[U+{ord(sign):04X}]"


def has_no_shape(sign: str) -> bool:
    """Whether no font could show the character, or different fonts would show different things.

    Control characters, surrogates, private use and code points that are no characters.
    """
    return sign in _DIRECTIONS or unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"}


def usual_width(sign: str) -> str:
    """The same sign of ASCII, for one as wide as East Asian letters ("\uff08" is "("); else empty.

    Keyboards of East Asia have brackets and colons as wide as their letters; it is the same
    bracket (Unicode Annex 11).
    """
    kind, _blank, same = unicodedata.decomposition(sign).partition(" ")
    usual = chr(int(same, 16)) if kind == "<wide>" else ""
    return usual if usual.isascii() else ""


class Cleaner:
    """Makes text safe to print; ``uncovered`` is what no font at hand can show.

    Of one that is several characters, such as a letter with a mark upon it, those beyond ASCII
    are replaced wherever they stand so. ``replaced`` collects what stands in brackets so far.
    """

    def __init__(self, uncovered: Iterable[str] = ()) -> None:
        self._uncovered = frozenset(uncovered)
        groups = sorted((group for group in self._uncovered if len(group) > 1), key=len)
        self._groups = re.compile("|".join(map(re.escape, reversed(groups)))) if groups else None
        self.replaced: set[str] = set()

    def lines(self, text: str) -> list[str]:
        """The text as its lines, each without line ends and with single blanks."""
        return [self._clean(_BLANKS.sub(" ", line)) for line in _LINE_END.split(text)]

    def line(self, text: str) -> str:
        """The text in one line: line ends become blanks."""
        return " ".join(part for part in self.lines(text) if part)

    def _clean(self, text: str) -> str:
        # Nearly all text is plain ASCII by now, and printable means nothing to look at.
        if text.isascii() and text.isprintable():
            return text
        if self._groups is not None:
            text = self._groups.sub(self._group, text)
        before = " " + text[:-1]
        return "".join(map(self._sign, text, before))

    def _group(self, found: re.Match[str]) -> str:
        beyond = {sign for sign in found[0] if not sign.isascii()}
        self.replaced |= beyond
        return "".join(code_point(sign) if sign in beyond else sign for sign in found[0])

    def _sign(self, sign: str, before: str) -> str:
        if sign in _DROPPED:
            return ""
        # A mark upon a blank would be read aloud, and copied, upon every blank of the page.
        bare = before == " " and unicodedata.combining(sign)
        if not bare and sign in self._uncovered and (same := usual_width(sign)):
            return same
        if bare or sign in self._uncovered or has_no_shape(sign):
            self.replaced.add(sign)
            return code_point(sign)
        return sign


BREAK = "\x1f"
"""Where a line may end within a run: a character that no cleaned text has."""

BREAK_RIGHT_TO_LEFT = "\u200b"
"""The same as a zero-width space, which comes out in copied text."""

_PIECE = 8
# A line may end after these already (Unicode Annex 14).
_UNBROKEN = re.compile(r"[^\s/?-]+[/?-]?")


def breakable(text: str, longest: int, mark: str = BREAK) -> str:
    """Let runs of more than ``longest`` characters without a place to end a line wrap.

    ``mark`` is put after every eighth character of them, but in an address before its @.
    """
    if len(text) <= longest:
        return text
    return _UNBROKEN.sub(
        lambda run: mark.join(_parted(run[0], longest)) if len(run[0]) > longest else run[0], text
    )


def _parted(run: str, longest: int) -> list[str]:
    """The pieces of a long run: of an address the two sides of its @, where they are short."""
    name, at, host = run.partition("@")
    sides = [name, at + host] if name and host else [run]
    return [piece for side in sides for piece in (_pieces(side) if len(side) > longest else [side])]


def _pieces(run: str) -> list[str]:
    pieces: list[str] = []
    for start in range(0, len(run), _PIECE):
        piece = run[start : start + _PIECE]
        # A combining mark stays with the letter before it.
        if pieces and unicodedata.combining(piece[0]):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def is_blank(text: str) -> bool:
    """Whether there is nothing to see, whatever stands in for signs without a shape."""
    return all(sign.isspace() or sign in _DROPPED or sign in _UNSEEN for sign in text)


def runs_right_to_left(text: str) -> bool:
    """Whether the text has letters of a script that runs from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(sign) in {"R", "AL"} for sign in set(text)
    )
