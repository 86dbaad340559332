"""What tells the meaning of one doubtful word, and which pieces of text bear on it."""

from typing import Generic, TypeVar

from viewer.plain.term_senses import NOWHERE, Beside, Rules, Senses, Setting

T = TypeVar("T")

_KEPT = 4096
"""Ways to stand beside a word that are kept in mind."""


class Doubt(Generic[T]):
    """A word whose neighbours tell what it means, if anything.

    ``bearing`` are the pieces that hold one of the words that are looked for beside it: where
    none of them is near, nothing beside it has to be looked at, and it means what ``fixed`` says,
    "" for nothing, or where the word ``heeds_place``, what :meth:`alone` does.
    """

    __slots__ = (
        "_alone",
        "_heard",
        "_kept",
        "_rules",
        "_senses",
        "bearing",
        "fixed",
        "heeds_place",
    )

    def __init__(self, senses: Senses, rules: Rules) -> None:
        self._senses = senses
        self._rules = rules
        self._alone: dict[Setting, str] = {}
        self._kept: dict[object, str] = {}
        self._heard = rules.words.get
        self.bearing: set[T] = set()
        self.heeds_place = rules.heeds_place
        self.fixed = self.alone(NOWHERE)

    def alone(self, where: Setting) -> str:
        """What the word means where nothing near bears on it; "" for nothing."""
        meaning = self._alone.get(where)
        if meaning is None:
            meaning = self._senses.meaning(self._rules.term_id, Beside([], []), where)
            self._alone[where] = meaning
        return meaning

    def meaning(self, before: list[str], after: list[str], where: Setting) -> str:
        """What the word means between others; "" for nothing."""
        heard = self._heard
        key: object = tuple(map(heard, before)), tuple(map(heard, after))
        if self.heeds_place:
            key = key, where
        meaning = self._kept.get(key)
        if meaning is None:
            meaning = self._senses.meaning(self._rules.term_id, Beside(before, after), where)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = meaning
        return meaning
