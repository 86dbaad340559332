"""The library to write: records go in whole batches, and the index with them."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from viewer.domain.errors import LibraryError
from viewer.domain.search import StoredRecord, TrialCard
from viewer.store import earlier, indexing, schema, storing
from viewer.store.cards import Listing, listing_of
from viewer.store.dictionary import is_intact
from viewer.store.listing import enlist, leaving, unlist
from viewer.store.migrating import Reread, migrate, needs_migration
from viewer.store.ready import Ready, ready
from viewer.store.rebuilding import rebuild
from viewer.store.sqlite import (
    Connection,
    Error,
    leave_log,
    new_writer,
    open_writer,
    speaking,
    use_log,
)
from viewer.store.tables import where_in
from viewer.words import _

Key = tuple[str, str]
"""Number and format of a record."""

_FEW = 250
"""Records that are listed at once in any library, however small."""
_LARGE_PART = 10
"""From one in this many trials on, it is quicker to make list and index anew at the end."""


_MANY = 20_000
"""Records that wait before those that are there become worth listing in between."""


class Library:
    """A library open for writing. Use as a context manager; one thread, one at a time.

    Every method raises LibraryError when the file is locked, full, read-only or damaged, and
    leaves it as it was. After many records only :meth:`finish` puts them on the list and into
    the index; until then they wait, are found by nobody, and are not lost.
    """

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path = path
        self._connection = connection
        self._changed = 0
        self._count: int | None = None
        self._has_log = False
        self._storage = storing.Storage(connection)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, reread: Reread | None = None) -> "Library":
        """Open the library at ``path``; made first when it is not there and ``create`` is set.

        One of an older layout is brought to the newest first, by reading its records again with
        ``reread`` (see :func:`viewer.store.migrating.migrate`). Raises LibraryError when the file
        is no library, is newer than this program, or cannot be made; nothing is changed then.
        """
        if create and not os.path.lexists(path):
            _make(path)
        if needs_migration(path):
            migrate(path, reread=reread)
        connection = open_writer(path)
        try:
            with speaking(path):
                schema.require(connection, path)
            return cls(path, connection)
        except BaseException:
            connection.close()
            raise

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def digests(self, numbers: Sequence[str], format: str) -> dict[str, bytes]:  # noqa: A002  (the word of the house)
        """Give the SHA-256 of each record of ``format`` that is here, by its own number.

        Of a damaged record it is empty, which is no record's, so that importing it again mends it.
        """
        sql = "SELECT number, digest, body FROM record WHERE format = ? AND number IN ({})"
        with speaking(self._path):
            return {
                number: digest if is_intact(body) else b""
                for number, digest, body in where_in(self._connection, sql, numbers, format)
            }

    def updates(self, numbers: Sequence[str], format: str) -> dict[str, str]:  # noqa: A002  (the word of the house)
        """Give the day of the last update of each record of ``format`` that is here."""
        sql = "SELECT number, updated FROM record WHERE format = ? AND number IN ({})"
        with speaking(self._path):
            return dict(where_in(self._connection, sql, numbers, format))

    def known(self, numbers: Iterable[str]) -> set[str]:
        """Give those of ``numbers`` that have a record here, of whatever format."""
        with speaking(self._path):
            return {number for _key, number, _format, _day in self._records(numbers)}

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Keep other programs from changing the library between what is read and put inside."""
        with self._writing():
            yield

    def put(self, batch: Sequence[tuple[StoredRecord, TrialCard]]) -> None:
        """Store records with their cards; see :meth:`put_ready`.

        Raises ValueError when a digest is not that of its body, or a card is not of its record.
        """
        self.put_ready([ready(record, card) for record, card in batch])

    def put_ready(self, batch: Sequence[Ready]) -> None:
        """Store records, all of them or none; same number and format: replace.

        Where a number has records of several formats, the one updated last is listed (of two
        updated alike the format last in the alphabet). Of one number and format given twice the
        later counts.
        """
        newest = {(one.number, one.format): one for one in batch}
        with self._writing():
            changed = self._changed + len(newest)
            if changed > _FEW and changed * _LARGE_PART > self._listed():
                self._store(newest, ())
            else:
                self._replace(newest)
            self._changed = changed

    def remove(self, numbers: Sequence[str]) -> None:
        """Take all records of these trials out, all of them or none; unknown numbers pass."""
        with self._writing():
            gone = [key for key, *_others in self._records(numbers)]
            stuck = self._waiting(numbers)
            if not stuck:
                with self._reading_cards():
                    listed = leaving(self._connection, numbers)
                unlist(self._connection, listed)
            storing.remove(self._connection, gone)
            earlier.forget(self._connection, numbers)
            if stuck:
                self._rebuild(None, None)
            self._changed += len(gone)

    def is_due(self) -> bool:
        """Tell whether so many records wait that a :meth:`finish` in between pays.

        Of an import of everything that is after 20,000, 100,000, 500,000...: a quarter more work
        at the end, and most can be found long before.
        """
        with speaking(self._path):
            return self._changed >= _MANY and self._changed > 4 * self._listed()

    def finish(
        self,
        on_progress: Callable[[float], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """List what waits and settle the index, so that searches are fast and the file small.

        ``on_progress`` is told the part that is done, 0 to 1. Raises StoppedError when
        ``is_cancelled`` says so: what waits goes on waiting for the next call, whoever makes it.
        """
        with speaking(self._path):
            is_waiting = bool(self._connection.execute("SELECT 1 FROM waiting LIMIT 1").fetchall())
        if not self._changed and not is_waiting:
            return
        with self._writing():
            if is_waiting or self._changed * _LARGE_PART >= self._listed():
                self._rebuild(on_progress, is_cancelled)
            else:
                indexing.settle(self._connection)
        self._changed = 0

    def close(self) -> None:
        """Close the file; what was put before is kept."""
        if self._has_log:
            leave_log(self._connection)
        self._connection.close()

    def _replace(self, newest: dict[Key, Ready]) -> None:
        """Store records and put their trials on the list at once."""
        numbers = list(dict.fromkeys(number for number, _format in newest))
        stuck = self._waiting(numbers)
        moving = [number for number in numbers if number not in stuck]
        with self._reading_cards():
            listed = leaving(self._connection, moving)
        unlist(self._connection, listed)
        cards = self._store(newest, moving)
        with self._reading_cards():
            coming = {
                key: listing_of(cards[key]) if key in cards else self._listing(key)
                for key in self._best_of(moving)
            }
        left = enlist(self._connection, coming)
        self._wait((key, listing.later, listing.day) for key, listing in left.items())

    def _store(self, newest: dict[Key, Ready], moving: Sequence[str]) -> dict[int, bytes]:
        """Write records; all but those of ``moving`` wait. Give the cards by record."""
        known = {(number, form): key for key, number, form, _ in self._records(
            number for number, _format in newest)}  # fmt: skip
        free = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM record").fetchone()[0]
        rows: dict[int, Ready] = {}
        for place, (key, one) in enumerate(newest.items()):
            rows[known.get(key, free + place)] = one
        # Another format's record of the same trial keeps its numbers and places.
        self._storage.write(rows, [known[key] for key in newest if key in known])
        left = frozenset(moving)
        self._wait((key, one.later, one.day) for key, one in rows.items() if one.number not in left)
        return {key: one.card for key, one in rows.items()}

    def _wait(self, rows: Iterable[tuple[int, int, int]]) -> None:
        self._connection.executemany("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", rows)

    def _waiting(self, numbers: Iterable[str]) -> frozenset[str]:
        """Give those of ``numbers`` that have a record which waits."""
        if not self._connection.execute("SELECT 1 FROM waiting LIMIT 1").fetchall():
            return frozenset()
        sql = (
            "SELECT number FROM record JOIN waiting ON waiting.record = record.id "
            "WHERE number IN ({})"
        )
        return frozenset(number for (number,) in where_in(self._connection, sql, numbers))

    def _listed(self) -> int:
        """Give how many trials are listed; counting them takes a while, so not at each batch."""
        if self._count is None:
            row = self._connection.execute("SELECT count(*) FROM facet").fetchone()
            self._count = int(row[0])
        return self._count

    def _best_of(self, numbers: Sequence[str]) -> Iterator[int]:
        best: dict[str, tuple[str, str, int]] = {}
        for key, number, form, updated in self._records(numbers):
            best[number] = max(best.get(number, ("", "", 0)), (updated, form, key))
        yield from (best[number][2] for number in numbers)

    def _records(self, numbers: Iterable[str]) -> list[tuple[int, str, str, str]]:
        sql = "SELECT id, number, format, updated FROM record WHERE number IN ({})"
        return list(where_in(self._connection, sql, numbers))

    def _listing(self, key: int) -> Listing:
        found = self._connection.execute("SELECT body FROM card WHERE record = ?", (key,))
        return listing_of(found.fetchone()[0])

    def _rebuild(
        self,
        on_progress: Callable[[float], None] | None,
        is_cancelled: Callable[[], bool] | None,
    ) -> None:
        self._forget()
        with self._reading_cards():
            rebuild(self._connection, on_progress, is_cancelled)

    def _forget(self) -> None:
        self._count = None
        self._storage.forget()

    @contextmanager
    def _reading_cards(self) -> Iterator[None]:
        try:
            yield
        except (TypeError, ValueError) as error:
            raise LibraryError(
                _(
                    "{file} is damaged. Use a copy of it, or delete it and import your "
                    "records again."
                ).format(file=self._path)
            ) from error

    def _is_writing(self) -> bool:
        return self._connection.in_transaction

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, ours from the start: a later upgrade of a lock can fail at once."""
        if self._is_writing():
            yield  # inside :meth:`at_once`
            return
        with speaking(self._path):
            if self._changed and not self._has_log:  # what changes nothing leaves no trace
                self._has_log = use_log(self._connection)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._storage.begin()
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._forget()
                with suppress(Error):
                    if self._is_writing():
                        self._connection.execute("ROLLBACK")
                raise


def _make(path: Path) -> None:
    """Lay an empty library beside ``path``, then give it its name: never half a library."""
    if not path.parent.is_dir():
        raise LibraryError(
            _("{file} cannot be made: its folder is not there. Make the folder first.").format(
                file=path
            )
        )
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with speaking(path):
            fresh.touch(exist_ok=False)
            connection = new_writer(fresh)
            try:
                schema.lay(connection)
            finally:
                connection.close()
            _give_name(fresh, path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _give_name(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return  # another program made one meanwhile; that one is looked at and used
    except OSError:  # a disk without hard links
        fresh.rename(path)
