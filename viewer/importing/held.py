"""Which records the library holds already, told from their bytes before any is parsed.

A record whose SHA-256 is that of the stored one is that one. Its number, under which the stored
one is looked for, is guessed from its bytes: a wrong guess costs time and nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from viewer.importing.batch import Batch
from viewer.registries.reading import READERS
from viewer.store.library import Library


class Unchanged:
    """Sifts out what need not be looked at; knows what is on its way, for that comes first."""

    def __init__(self) -> None:
        self._on_the_way: Counter[str] = Counter()

    def sift(self, bodies: Sequence[bytes], library: Library | None, batch: Batch) -> list[int]:
        """Give the places of the bodies that may be new or changed.

        None of a number that is on its way, or in the batch, in what may be another version.
        """
        guesses = [_guess(body) for body in bodies]
        held: dict[str, bytes] = {}
        if library:
            numbers = dict.fromkeys(number for _name, number in guesses if number)
            for name in {name for name, number in guesses if number}:
                held.update(library.digests(list(numbers), name))
        fresh = []
        for place, (_name, number) in enumerate(guesses):
            is_known = (
                number in held
                and number not in self._on_the_way
                and number not in batch.numbers
                and held[number] == sha256(bodies[place]).digest()
            )
            if not is_known:
                fresh.append(place)
            if number:
                self._on_the_way[number] += 1
        return fresh

    def settled(self, bodies: Sequence[bytes]) -> None:
        """Forget what is on its way no more: it is written, or in the batch."""
        for _name, number in map(_guess, bodies):
            self._on_the_way[number] -= 1
            if self._on_the_way[number] <= 0:
                del self._on_the_way[number]


def may_be_held(bodies: Sequence[bytes]) -> bool:
    """Tell whether any is likely to be a record, for which a library is worth opening."""
    return any(number for _name, number in map(_guess, bodies))


def _guess(body: bytes) -> tuple[str, str]:
    """A format and a number that are likely; empty texts where there is no guess."""
    for name, reader in READERS.items():
        number = reader.number_hint(body)
        if number:
            return name, number
    return "", ""
