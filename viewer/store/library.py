"""The library to write: records go in whole batches, and the index with them."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from viewer.domain.errors import LibraryError
from viewer.domain.search import StoredRecord, TrialCard
from viewer.store import indexing, schema
from viewer.store.cards import IndexedCard, deflated, indexed, is_whole, packed, storable, unpacked
from viewer.store.numbers import folded_number
from viewer.store.rank import rank_of
from viewer.store.sqlite import Connection, Error, new_writer, open_writer, speaking
from viewer.store.tables import Tables
from viewer.words import _

Key = tuple[str, str]
"""Number and format of a record."""


class Library:
    """A library open for writing. Use as a context manager; one thread, one at a time.

    Every method raises LibraryError when the file is locked, full, read-only or damaged, and
    leaves it as it was.
    """

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path = path
        self._connection = connection
        self._changed = 0
        self._tables = Tables(connection)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> "Library":
        """Open the library at ``path``; made first when it is not there and ``create`` is set.

        Raises LibraryError when the file is no library, is newer than this program, or cannot
        be made; nothing is changed then.
        """
        if create and not os.path.lexists(path):
            _make(path)
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
                number: digest if is_whole(body, digest) else b""
                for number, digest, body in self._tables.where_in(sql, numbers, format)
            }

    def updates(self, numbers: Sequence[str], format: str) -> dict[str, str]:  # noqa: A002  (the word of the house)
        """Give the day of the last update of each record of ``format`` that is here."""
        with speaking(self._path):
            return dict(
                self._tables.where_in(
                    "SELECT number, updated FROM record WHERE format = ? AND number IN ({})",
                    numbers,
                    format,
                )
            )

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Keep other programs from changing the library between what is read and put inside."""
        with self._writing():
            yield

    def put(self, batch: Sequence[tuple[StoredRecord, TrialCard]]) -> None:
        """Store records with their cards, all of them or none; same number and format: replace.

        Where a number has records of several formats, the one updated last is listed (of two
        updated alike the format last in the alphabet). Of one number and format given twice the
        later counts. Raises ValueError when a digest is not that of its body, or a card is not of
        its record.
        """
        for record, card in batch:
            if card.number != record.number:
                raise ValueError(f"card of {card.number} with the record of {record.number}")
            if hashlib.sha256(record.body).digest() != record.digest:
                raise ValueError(f"digest of {record.number} is not that of its body")
        newest = {(record.number, record.format): (record, card) for record, card in batch}
        with self._writing():
            self._replace(newest)
            self._changed += len(newest)

    def remove(self, numbers: Sequence[str]) -> None:
        """Take all records of these trials out, all of them or none; unknown numbers pass."""
        with self._writing():
            leaving = self._unlist(numbers)
            indexing.apply(self._connection, leaving, ())
            ids = [key for key, *_others in self._records(numbers)]
            self._tables.delete("card", "record", ids)
            self._tables.delete("number", "record", ids)
            self._tables.delete("record", "id", ids)
            self._changed += len(leaving)

    def finish(self) -> None:
        """Settle the index after the last batch, so that searches are fast and the file small."""
        if not self._changed:
            return
        with self._writing():
            row = self._connection.execute("SELECT count(*) FROM trial").fetchone()
            indexing.settle(self._connection, self._changed, row[0])
        self._changed = 0

    def close(self) -> None:
        """Close the file; what was put before is kept."""
        self._connection.close()

    def _replace(self, newest: Mapping[Key, tuple[StoredRecord, TrialCard]]) -> None:
        numbers = list(dict.fromkeys(number for number, _format in newest))
        known = {(number, form): key for key, number, form, _ in self._records(numbers)}
        leaving = self._unlist(numbers)
        free = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM record").fetchone()[0]
        entries: dict[int, IndexedCard] = {}
        rows = []
        for key, (record, card) in newest.items():
            if key not in known:
                known[key] = free
                free += 1
            entries[known[key]] = indexed(card)
            rows.append((known[key], record, card))
        self._write_records(rows, entries)
        self._list(self._best_of(numbers), leaving, entries)

    def _write_records(
        self,
        rows: Sequence[tuple[int, StoredRecord, TrialCard]],
        entries: Mapping[int, IndexedCard],
    ) -> None:
        self._tables.insert(
            "record",
            ("id", "number", "format", "updated", "imported", "digest", "body"),
            [
                (
                    *(key, held.number, held.format, card.updated, held.imported),
                    *(held.digest, deflated(held.body)),
                )
                for key, held, card in rows
            ],
        )
        self._tables.insert(
            "card", ("record", "body"), [(key, packed(entry)) for key, entry in entries.items()]
        )
        self._tables.delete("number", "record", list(entries))
        found = {
            (folded_number(number), key)
            for key, record, card in rows
            for number in (record.number, *card.numbers)
        }
        self._tables.insert(
            "number", ("folded", "record"), sorted(pair for pair in found if pair[0])
        )

    def _list(
        self,
        best: Iterable[int],
        leaving: Iterable[tuple[int, IndexedCard]],
        entries: Mapping[int, IndexedCard],
    ) -> None:
        coming = []
        rows = []
        taken: set[int] = set()
        for key in best:
            entry = entries.get(key) or self._card(key)
            rank = self._free_rank(rank_of(entry.card), taken)
            taken.add(rank)
            coming.append((rank, entry))
            rows.append((rank, key, *_row(entry.card)))
        self._tables.insert("trial", _COLUMNS, rows)
        indexing.apply(self._connection, leaving, coming)

    def _free_rank(self, rank: int, taken: set[int]) -> int:
        sql = "SELECT 1 FROM trial WHERE rank = ?"
        while rank in taken or self._connection.execute(sql, (rank,)).fetchone():
            rank += 1
        return rank

    def _best_of(self, numbers: Sequence[str]) -> Iterator[int]:
        best: dict[str, tuple[str, str, int]] = {}
        for key, number, form, updated in self._records(numbers):
            best[number] = max(best.get(number, ("", "", 0)), (updated, form, key))
        yield from (best[number][2] for number in numbers)

    def _records(self, numbers: Sequence[str]) -> list[tuple[int, str, str, str]]:
        sql = "SELECT id, number, format, updated FROM record WHERE number IN ({})"
        return list(self._tables.where_in(sql, numbers))

    def _unlist(self, numbers: Sequence[str]) -> list[tuple[int, IndexedCard]]:
        """Take trials off the list; give what has to leave the index with them."""
        sql = "SELECT rank, record FROM trial WHERE number IN ({})"
        listed = [(rank, self._card(key)) for rank, key in self._tables.where_in(sql, numbers)]
        self._tables.delete("trial", "rank", [rank for rank, _entry in listed])
        return listed

    def _card(self, key: int) -> IndexedCard:
        found = self._connection.execute("SELECT body FROM card WHERE record = ?", (key,))
        try:
            return unpacked(found.fetchone()[0])
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
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(Error):
                    if self._is_writing():
                        self._connection.execute("ROLLBACK")
                raise


_COLUMNS = (
    *("rank", "record", "number", "minimum_age", "maximum_age", "standing", "updated", "title"),
    *("statuses", "phases", "conditions", "countries", "place"),
)


def _row(card: TrialCard) -> tuple[object, ...]:
    return (
        card.number,
        card.minimum_age_days,
        card.maximum_age_days,
        card.standing.value,
        card.updated,
        storable(card.title),
        *(
            json.dumps(values)
            for values in (card.statuses, card.phases, card.conditions, card.countries)
        ),
        storable(card.place),
    )


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
