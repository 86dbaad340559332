"""Records that are ready, written in one transaction, and counted when they are."""

from collections.abc import Callable
from typing import NamedTuple

from viewer.importing.decide import Outcome, Version, decide
from viewer.importing.prepare import Prepared
from viewer.importing.report import FileReport
from viewer.registries.reading import READERS
from viewer.registries.scan import Cut
from viewer.store.library import Library
from viewer.store.ready import Ready
from viewer.words import _

_RECORDS = 200
"""Records in one transaction."""
_BYTES = 4_000_000
"""Compressed; records are written sooner when they are large, so that progress is told in time."""

Key = tuple[str, str]
"""Number and format."""


class _Coming(NamedTuple):
    """A record that is ready and not yet written."""

    ready: Ready
    file: FileReport
    found: Cut


class Batch:
    """Gathers records; writes them when they are many, or when a number comes again.

    ``numbers`` are those of the records that wait in it.
    """

    def __init__(self, library: Callable[[], Library]) -> None:
        """``library`` opens it; it is called when there is something to write."""
        self._library = library
        self._coming: dict[Key, _Coming] = {}
        self._bytes = 0
        self.numbers: set[str] = set()

    def add(self, prepared: Prepared, file: FileReport, found: Cut) -> None:
        """Take a record; raises LibraryError when a full batch cannot be written."""
        ready = prepared.ready
        key = (ready.number, ready.format)
        if key in self._coming:
            self.write()  # the same number again: decided against what is then stored
        self._coming[key] = _Coming(ready, file, found)
        self.numbers.add(ready.number)
        self._bytes += len(ready.body)
        for remark in prepared.remarks:
            file.remark(found.place, remark)
        if len(self._coming) >= _RECORDS or self._bytes >= _BYTES:
            self.write()

    def write(self) -> None:
        """Decide on what waits, write it in one transaction, then count it."""
        if not self._coming:
            return
        library = self._library()
        with library.at_once():
            known = library.known(self.numbers)
            held = self._held(library)
            decided = [(one, _decided(one, held.get(key))) for key, one in self._coming.items()]
            wanted = [
                one.ready for one, outcome in decided if outcome in (Outcome.NEW, Outcome.CHANGED)
            ]
            if wanted:
                library.put_ready(wanted)
        for one, outcome in decided:
            _count(one, outcome, is_known=one.ready.number in known)
            known.add(one.ready.number)
        self._coming.clear()
        self.numbers.clear()
        self._bytes = 0

    def _held(self, library: Library) -> dict[Key, Version]:
        held = {}
        for name in {name for _number, name in self._coming}:
            numbers = [number for number, form in self._coming if form == name]
            digests = library.digests(numbers, name)
            updates = library.updates(list(digests), name)
            for number, digest in digests.items():
                # A damaged record (no digest) gives way to any version, an older one included.
                held[number, name] = Version(digest, updates.get(number, "") if digest else "")
        return held


def _decided(one: _Coming, held: Version | None) -> Outcome:
    fresh = Version(one.ready.digest, one.ready.updated)
    return decide(fresh, held, versioned=READERS[one.ready.format].versioned)


def _count(one: _Coming, outcome: Outcome, *, is_known: bool) -> None:
    """Count a record; of a study that is here from elsewhere it is a change, and no new study."""
    file = one.file
    if outcome is Outcome.NEW and not is_known:
        file.new += 1
    elif outcome in (Outcome.NEW, Outcome.CHANGED):
        file.changed += 1
    else:
        file.unchanged += 1
    if outcome is Outcome.OLDER:
        message = _("{number} is an older version than the one in the library, which is kept.")
        file.remark(one.found.place, message.format(number=one.ready.number))
