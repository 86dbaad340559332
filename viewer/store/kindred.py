"""Words near a typed one that the library has far more of: a slip, or another form of the word.

"Disfunction" stands in a trial or two, "dysfunction" in hundreds; "constipated" hardly stands in
any, "constipation" does. The typed word stays: what it finds is never taken away.
"""

import re
from functools import lru_cache

from viewer.store.correcting import candidates, is_name_here, stand_together
from viewer.store.folding import compounds
from viewer.store.naming import as_list
from viewer.store.phrases import SMALL_WORDS, phrase_of
from viewer.store.query import MOST_CHARACTERS
from viewer.store.remembering import remembered
from viewer.store.sounds import distance, skeleton
from viewer.store.spelling import american, normal
from viewer.store.sqlite import Connection
from viewer.store.synonyms import synonyms

_TIMES = 50
"""How many times as many trials the other word must have."""
_TIMES_SURE = 6
"""The same for a word of our lists that sounds alike."""
_SHORTEST = 5
_LONG = 7
"""Letters from which on a word with one slip may sound otherwise."""
_MOST_WORDS = 6
_STEM = 4
"""Letters that stay when an ending is taken off."""
_LOOKED_AT = 40

_COUNTS = "SELECT term, trials FROM tier2_term WHERE term IN (SELECT value FROM json_each(?))"
_GOES_ON = "SELECT 1 FROM tier1_term WHERE term > ? AND term < ? AND trials > ? LIMIT 1"
_ALIKE = (
    "SELECT term, trials FROM tier1_term WHERE term >= ? AND term < ? ORDER BY trials DESC LIMIT ?"
)
_ENDING = re.compile(
    "(?:ations?|at(?:ed|ing|ive)|itions?|ions?|ed|ing|ive|ical|ics?|tic|si[s]?|ses|istic|ism|"
    "iti|iness|ness|ment|ous|ant|anci|ance|ent|enci|ence|ti|al|ia|y|i|e|a|(?<!s)s|t)$"
)
_IRREGULAR = (("nourish", "nutrit"), ("vomitt", "vomit"), ("breathl", "breath"))


def words_of(text: str) -> list[str]:
    """Give the folded words of a text as they were typed."""
    typed = compounds(text[:MOST_CHARACTERS].replace("\0", " "))
    return [piece for compound in typed for piece in compound]


def kindred(connection: Connection, text: str) -> str:
    """Give the text with a rare word in place of which far more trials have one like it.

    Empty where there is none, or where it would be no name of a disease, nor words that stand
    together in one. Words that our lists have are never rare.
    """
    words = words_of(text)
    if not words or len(words) > _MOST_WORDS:
        return ""
    places = [place for place, word in enumerate(words) if _may_be_rare(word)]
    counts: dict[str, int] = {}
    if places:
        terms = as_list(normal(words[place]) for place in places)
        counts = dict(connection.execute(_COUNTS, (terms,)).fetchall())
    for place in places:
        own = counts.get(normal(words[place]), 0)
        if place == len(words) - 1 and _goes_on(connection, words[place], own):
            continue
        for other in _near(connection, words[place], own):
            better = [*words[:place], other, *words[place + 1 :]]
            if _says_something(connection, better):
                return " ".join(better)
    return ""


def other_form(connection: Connection, text: str) -> str:
    """Give the text with words in the form that trials use: "epileptic" as epilepsy; or empty."""
    words = words_of(text)
    if len(words) > _MOST_WORDS:
        return ""
    better = [_form(connection, word) for word in words]
    return " ".join(better) if better != words else ""


def _may_be_rare(word: str) -> bool:
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha() or word in SMALL_WORDS:
        return False
    return not any(synonyms().has_word(term) for term in (normal(word), american(word)))


def _goes_on(connection: Connection, word: str, own: int) -> bool:
    """Tell whether a longer, commoner word begins so, which may be what is being typed."""
    start = american(word)
    return bool(connection.execute(_GOES_ON, (start, start + "\U0010ffff", own)).fetchone())


def _near(connection: Connection, word: str, own: int) -> list[str]:
    heard = skeleton(american(word))
    found = []
    for one in candidates(connection, word):
        alike = skeleton(one.text) == heard
        is_sure = alike and synonyms().has_word(normal(one.text))
        least = (_TIMES_SURE if is_sure else _TIMES) * max(own, 1)
        if " " in one.text or one.trials < least or normal(one.text) == normal(word):
            continue
        slips = distance(american(word), one.text, 2)
        if slips <= (2 if alike else 1) and (alike or len(word) >= _LONG):
            found.append(one.text)
    return found


def _says_something(connection: Connection, words: list[str]) -> bool:
    phrase = phrase_of(" ".join(words))
    if len(words) == 1 or is_name_here(connection, phrase):
        return is_name_here(connection, phrase)
    return stand_together(connection, phrase.split())


@remembered
def _form(connection: Connection, word: str) -> str:
    term = normal(word)
    if len(word) <= _STEM or not word.isascii() or not word.isalpha() or word in SMALL_WORDS:
        return word
    stem = stem_of(term)
    rows = connection.execute(_ALIKE, (stem, stem + "\U0010ffff", _LOOKED_AT)).fetchall()
    own = next((trials for other, trials in rows if other == term), 0)
    for other, trials in rows:
        if trials < _TIMES * own:
            break
        if other != term and stem_of(other) == stem:
            return str(other)
    return word


@lru_cache(maxsize=1 << 12)
def stem_of(term: str) -> str:
    """Give what a word has in common with its other forms: "constip" of constipated."""
    for irregular, instead in _IRREGULAR:
        term = term.replace(irregular, instead)
    for _time in range(3):
        shorter = _ENDING.sub("", term)
        if len(shorter) < _STEM or shorter == term:
            return term
        term = shorter
    return term
