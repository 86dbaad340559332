"""How hard an English text is to read: the school grade after Flesch and Kincaid, in a word.

grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59

Kincaid JP, Fishburne RP, Rogers RL, Chissom BS: Derivation of new readability formulas for Navy
enlisted personnel. Research Branch Report 8-75, 1975, doi:10.21236/ADA006655; it rests on
Flesch R: A new readability yardstick. J Appl Psychol 1948;32:221, doi:10.1037/h0057532.

The formula sees only length. It knows no hard ideas and no short hard words, and lists without
full stops blur what a sentence is. It is for English alone and for more than a few lines.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from viewer.plain.syllables import syllables_of
from viewer.words import _

FEWEST = 30
"""Words below which the grade would be chance."""

_MOST = 4_000
"""Characters of a text that are looked at: about 600 words."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"[.!?]['\"’”)\]]*$")
_NO_END = re.compile(
    r"\(?(?:e\.g|i\.e|vs|al|Dr|Mr|Mrs|Ms|Prof|St|Nos?|approx|ca|cf|Fig|incl|resp|esp|Inc|Ltd|U\.S)\."
)
"""Words that end with a full stop but end no sentence, as far as something follows."""
_LIST_MARK = re.compile(r"\(?(?:[A-Za-z]|\d{1,2}|[ivxIVX]{1,4})[.)]")


class Level(StrEnum):
    """How hard a text is, in four steps."""

    EASY = "easy"
    FAIRLY_HARD = "fairly_hard"
    HARD = "hard"
    VERY_HARD = "very_hard"


_UP_TO = ((8.0, Level.EASY), (10.0, Level.FAIRLY_HARD), (13.0, Level.HARD))
"""Grades below which a level ends. US health bodies ask for grade 8 or lower; 13 is the first
year of university."""


def grade_of(text: str) -> float | None:
    """The school grade a reader of ``text`` needs; None for a text without words.

    Each line ends a sentence, but where the next one goes on with a small letter.
    """
    words = syllables = sentences = 0
    is_open = False
    for token, is_last in _tokens(text):
        if not is_open and not is_last and _LIST_MARK.fullmatch(token):
            continue
        parts = _WORD.findall(token)
        if parts:
            words += 1
            syllables += _syllables(parts)
            is_open = True
        if is_open and (is_last or (_END.search(token[-8:]) and not _NO_END.fullmatch(token))):
            sentences += 1
            is_open = False
    if not words:
        return None
    return 0.39 * words / max(1, sentences) + 11.8 * syllables / words - 15.59


def _syllables(parts: Sequence[str]) -> int:
    """The syllables of a word and of what hangs on it by a hyphen; a figure alone has one."""
    return sum(syllables_of(part) for part in parts if not part[0].isdigit()) or 1


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between blanks, and whether the line ends with it."""
    lines = [line.split() for line in text.splitlines()]
    lines = [line for line in lines if any(_WORD.search(token) for token in line)]
    for number, line in enumerate(lines):
        goes_on = number + 1 < len(lines) and lines[number + 1][0][0].islower()
        for place, token in enumerate(line, 1):
            yield token, place == len(line) and not goes_on


def reading_level(text: str) -> Level | None:
    """How hard ``text`` is; None where it is too short to tell, or hardly English.

    Of a long text the beginning tells, as Flesch did it with samples.
    """
    text = text[:_MOST]
    if len(text.split()) < FEWEST or not _is_latin(text):
        return None
    grade = grade_of(text)
    if grade is None:
        return None
    return next((level for limit, level in _UP_TO if grade < limit), Level.VERY_HARD)


def _is_latin(text: str) -> bool:
    """Whether most letters are those of English; other scripts have no vowels to count."""
    letters = sum(1 for sign in text if sign.isalpha())
    return sum(1 for sign in text if sign.isascii() and sign.isalpha()) > 0.9 * letters


def level_words(level: Level) -> str:
    """The level as a remark beside a text."""
    return {
        Level.EASY: _("easy to read"),
        Level.FAIRLY_HARD: _("fairly hard to read"),
        Level.HARD: _("hard to read"),
        Level.VERY_HARD: _("very hard to read: about university level"),
    }[level]


def level_sentence(level: Level) -> str:
    """The level as a sentence about "this text"."""
    return {
        Level.EASY: _("This text is easy to read."),
        Level.FAIRLY_HARD: _("This text is fairly hard to read."),
        Level.HARD: _("This text is hard to read."),
        Level.VERY_HARD: _("This text is very hard to read: about university level."),
    }[level]


def levels_sentence(level: Level) -> str:
    """The level as a sentence about several texts right above; empty for easy ones."""
    return {
        Level.FAIRLY_HARD: _("The texts above are fairly hard to read."),
        Level.HARD: _("The texts above are hard to read."),
        Level.VERY_HARD: _("The texts above are very hard to read: about university level."),
    }.get(level, "")


def how_we_tell() -> tuple[str, ...]:
    """What the level rests on and what it cannot tell, a paragraph each."""
    return (
        _(
            "The program counts. It looks at how many words a sentence has, and how many "
            "syllables a word has. Long words in long sentences make a text hard. From both it "
            "works out the school grade that a reader would need."
        ),
        _(
            "Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59. The formula "
            "is by Flesch and Kincaid (1975). Below grade 8 the program says “easy”, below 10 "
            "“fairly hard”, below 13 “hard”. From 13 on it says “very hard”. That is about where "
            "university begins."
        ),
        _(
            "It cannot tell whether a text makes sense. A short word can be hard, too, and long "
            "names of medicines count as hard even if you know them. Lists are hard to count. It "
            "works for English alone, and of a long text it looks at the first 600 words. So take "
            "it as a hint. Most texts in registries are hard, and many people find them so."
        ),
    )
