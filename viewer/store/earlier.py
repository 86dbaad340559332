"""What records read like before they changed: their last versions, each as it had come.

The table is made at the first change. A library without it has the same layout, so programs that
do not know it use the library all the same; a table under its name that is not as made here is
left alone.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from viewer.domain.search import EarlierRecord, StoredRecord
from viewer.store.cards import inflated
from viewer.store.dictionary import is_intact
from viewer.store.ready import Ready
from viewer.store.sqlite import Connection
from viewer.store.tables import change_in, where_in

KEPT = 3
"""Versions of a record that are kept beside the newest."""

_NAME = "earlier"
_TABLE = """CREATE TABLE earlier (
        number TEXT NOT NULL,
        format TEXT NOT NULL,
        version INTEGER NOT NULL,
        imported TEXT NOT NULL,
        replaced TEXT NOT NULL,
        digest BLOB NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (number, format, version)
    ) STRICT, WITHOUT ROWID"""

_HELD = "SELECT id, number, format, imported, digest, body FROM record WHERE id IN ({})"
_LAST = "SELECT coalesce(max(version), 0) FROM earlier WHERE number = ? AND format = ?"
_INSERT = "INSERT INTO earlier VALUES (?, ?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM earlier WHERE number = ? AND format = ? AND version <= ?"
_OF = (
    "SELECT number, format, imported, replaced, digest, body FROM earlier "
    "WHERE number = ? AND format = ? ORDER BY version DESC"
)
_CHANGED = (
    "SELECT DISTINCT record.number, record.digest FROM earlier JOIN record "
    "ON record.number = earlier.number AND record.format = earlier.format "
    "WHERE earlier.number IN ({})"
)


def keep(connection: Connection, rows: Mapping[int, Ready], known: Sequence[int]) -> None:
    """Keep the versions that ``rows`` are about to replace; ``known`` are the keys of those.

    A version that is damaged, or the same as the new one, is not kept. Nothing is where
    the library has another table of this name.
    """
    changed = [
        held
        for held in where_in(connection, _HELD, known)
        if bytes(held[4]) != rows[held[0]].digest and is_intact(held[5])
    ]
    if not changed or not _has_table(connection, make=True):
        return
    for key, number, form, imported, digest, body in changed:
        version = int(connection.execute(_LAST, (number, form)).fetchone()[0]) + 1
        replaced = rows[key].imported
        connection.execute(_INSERT, (number, form, version, imported, replaced, digest, body))
        connection.execute(_FORGET, (number, form, version - KEPT))


def forget(connection: Connection, numbers: Sequence[str]) -> None:
    """Forget what is kept of trials that are taken out."""
    if _has_table(connection):
        change_in(connection, "DELETE FROM earlier WHERE number IN ({})", numbers)


def versions(connection: Connection, number: str, form: str) -> tuple[EarlierRecord, ...]:
    """Give what is kept of a record, newest first; a damaged one is passed over."""
    if not _has_table(connection):
        return ()
    found = []
    for own, its_form, imported, replaced, digest, packed in connection.execute(
        _OF, (number, form)
    ).fetchall():
        try:
            body = inflated(packed)
        except (ValueError, TypeError):
            continue
        if sha256(body).digest() == digest:
            record = StoredRecord(own, its_form, body, digest, imported)
            found.append(EarlierRecord(record, replaced))
    return tuple(found)


def changed(connection: Connection, numbers: Sequence[str]) -> dict[str, bytes]:
    """Give those of ``numbers`` that have an earlier version, with the digest they have now."""
    if not _has_table(connection):
        return {}
    return {number: bytes(digest) for number, digest in where_in(connection, _CHANGED, numbers)}


def _has_table(connection: Connection, *, make: bool = False) -> bool:
    sql = "SELECT sql FROM sqlite_schema WHERE name = ?"
    found = connection.execute(sql, (_NAME,)).fetchall()
    if found:
        return bool(found[0][0] == _TABLE)
    if make:
        connection.execute(_TABLE)
    return make
