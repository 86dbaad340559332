"""What tells the meaning of one doubtful word, and which pieces of text bear on it."""

from typing import Generic, TypeVar

from viewer.plain.term_senses import NOWHERE, Beside, Rules, Senses, Setting

T = TypeVar("T")

_KEPT = 4096
"""Ways to stand beside a word that are kept in mind."""


class Doubt(Generic[T]):
    """A word whose neighbours tell what it means, if anything.

    ``bearing`` are the pieces that hold one of the words that are looked for beside it: where
    none of them is near, nothing beside it has to be looked at.
    """

    __slots__ = ("_alone", "_kept", "_rules", "_senses", "bearing")

    def __init__(self, senses: Senses, rules: Rules) -> None:
        self._senses = senses
        self._rules = rules
        self._alone: dict[Setting, str] = {}
        self._kept: dict[object, str] = {}
        self.bearing: set[T] = set()

    def alone(self, where: Setting) -> str:
        """What the word means where nothing near bears on it; "" for nothing."""
        if not self._rules.heeds_place:
            where = NOWHERE
        meaning = self._alone.get(where)
        if meaning is None:
            meaning = self._senses.meaning(self._rules.term_id, Beside([], []), where)
            self._alone[where] = meaning
        return meaning

    def meaning(self, beside: Beside, where: Setting) -> str:
        """What the word means beside others; "" for nothing."""
        rules = self._rules
        heard = rules.words.get
        before, after = tuple(map(heard, beside.before)), tuple(map(heard, beside.after))
        key = (before, after, where) if rules.heeds_place else (before, after)
        meaning = self._kept.get(key)
        if meaning is None:
            meaning = self._senses.meaning(rules.term_id, beside, where)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = meaning
        return meaning
