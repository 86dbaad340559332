"""Which score a text speaks of: by its names and abbreviations, the longest first.

An abbreviation counts only in its own capitals; one that is a word or has several meanings only
where the text or the trial's conditions say which is meant. Silent when unsure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from viewer import paths
from viewer.plain.score_files import load_scores
from viewer.plain.scores import ScoreCard, ScoreName

_TOKEN = re.compile(r"[^\W_]+")
_JOINER = re.compile(r"[\s\-‐‑–/,:.'’&()]{0,3}")
_GLUED = frozenset("-‐‑")
_FORM = re.compile(r"[-‐‑][A-Z0-9β]{1,3}\b")
"""What makes another score of a name, where it is not one of the names itself."""
_SHORT = 4
_CURLY = str.maketrans("’‘‐‑", "''--")


@dataclass(frozen=True, slots=True)
class ScoreMatch:
    """``text[start:end]`` names the score ``card``."""

    start: int
    end: int
    card: ScoreCard


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The tokens of a name; not exact ones are folded, and the last may have a plural s."""

    tokens: tuple[str, ...]
    name: ScoreName
    card: ScoreCard


def _phrase(name: ScoreName, card: ScoreCard) -> _Phrase:
    text = name.text.translate(_CURLY)
    tokens = tuple(_TOKEN.findall(text if name.exact else text.casefold()))
    return _Phrase(tokens, name, card)


class ScoreBook:
    """Finds scores in texts. Made once; any thread may read."""

    def __init__(self, cards: Iterable[ScoreCard]) -> None:
        self.cards = {card.id: card for card in cards}
        self._starts: dict[str, list[_Phrase]] = {}
        for card in self.cards.values():
            for name in card.names:
                phrase = _phrase(name, card)
                first = phrase.tokens[0].casefold()
                self._starts.setdefault(first, []).append(phrase)
        for phrases in self._starts.values():
            phrases.sort(key=lambda phrase: (len(phrase.tokens), len(phrase.name.text)))
            phrases.reverse()

    def find(self, text: str, about: str = "") -> tuple[ScoreMatch, ...]:
        """The scores that ``text`` names, in order, not overlapping; the longest at each place.

        ``about`` are words on the trial, such as its conditions, that may tell what is meant.
        """
        tokens = list(_TOKEN.finditer(text))
        found: list[ScoreMatch] = []
        free_from = 0
        around: str | None = None
        for place, token in enumerate(tokens):
            phrases = self._starts.get(token[0].casefold())
            if phrases is None or place < free_from:
                continue
            for phrase in phrases:
                last = _last_of(text, tokens, place, phrase)
                if last is None:
                    continue
                if phrase.name.near or phrase.name.not_near:
                    around = f"{text} {about}".casefold() if around is None else around
                    if not _is_meant(phrase.name, around):
                        continue
                found.append(ScoreMatch(token.start(), tokens[last].end(), phrase.card))
                free_from = last + 1
                break
        return tuple(found)

    def card_of(self, measure: str, about: str = "") -> ScoreCard | None:
        """The card of the first score that a measure names; None for one without a card."""
        return next((match.card for match in self.find(measure, about)), None)


@cache
def score_book() -> ScoreBook:
    """The book of the cards that come with the program, read at the first call."""
    return ScoreBook(load_scores(paths.resources() / "scores"))


def _last_of(text: str, tokens: list[re.Match[str]], place: int, phrase: _Phrase) -> int | None:
    """The number of the last token of the phrase from token ``place`` on; None if not there."""
    here = tokens[place : place + len(phrase.tokens)]
    if len(here) < len(phrase.tokens):
        return None
    words = [token[0] if phrase.name.exact else token[0].casefold() for token in here]
    last = phrase.tokens[-1]
    if words[-1] not in {last, f"{last}s"} or tuple(words[:-1]) != phrase.tokens[:-1]:
        return None
    for before, after in pairwise(here):
        if not _JOINER.fullmatch(text[before.end() : after.start()]):
            return None
    is_half = phrase.name.exact and phrase.name.text.endswith("/2")
    if is_half and text[here[-1].start() - 1] != "/":
        return None  # "T1/2" is a time; "T1-2" is how far a cancer has grown
    if _is_part_of_more(text, here[0].start(), here[-1].end(), phrase):
        return None
    return place + len(here) - 1


def _is_part_of_more(text: str, start: int, end: int, phrase: _Phrase) -> bool:
    """Whether an abbreviation is glued to more: "OS-12" beside "HOS-OS", "IPSS-R", "HOMA-B"."""
    if not phrase.name.exact:
        return False
    if _FORM.match(text, end):
        return True
    if len(phrase.tokens) > 1 or end - start > _SHORT:
        return False
    return text[start - 1 : start] in _GLUED and text[start - 2 : start - 1].isalnum()


def _is_meant(name: ScoreName, around: str) -> bool:
    if any(word in around for word in name.not_near):
        return False
    return not name.near or any(word in around for word in name.near)
