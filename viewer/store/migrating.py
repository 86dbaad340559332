"""An older library brought to the newest layout, in its place, with a copy kept beside it.

One transaction: whoever is killed meanwhile leaves the library as it was. The copy is made and
looked through before the first change, and has its name only when it is whole.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from viewer.domain.errors import LibraryError
from viewer.domain.search import StoredRecord, TrialCard
from viewer.store import schema
from viewer.store.cards import is_whole
from viewer.store.dictionary import inflated
from viewer.store.identity import VERSION
from viewer.store.older import card_of_first_layout
from viewer.store.ready import Ready, ready
from viewer.store.rebuilding import rebuild
from viewer.store.sqlite import Connection, Row, engine, open_writer, speaking, version_of
from viewer.store.storing import Storage
from viewer.words import _

Reread = Callable[[StoredRecord], TrialCard | None]
"""Reads a stored record again; None where it cannot, and the old card is kept."""

Tell = Callable[[float], None]

_AT_ONCE = 500
_LONGEST = 64 * 1024 * 1024
_COPIED = 0.1
"""How much of the work the copy is, as it is told."""
_READ = 0.9
"""How much is done when all records are read."""
_SMALL = 100_000_000
"""Bytes of a library that is also packed anew; SQLite may hold all of it in memory to do so."""

_RECORDS = (
    "SELECT record.id, number, format, imported, digest, record.body, card_before.body "
    "FROM record JOIN card_before ON card_before.record = record.id WHERE id > ? "
    "ORDER BY id LIMIT ?"
)
_DRAWN = ("trial", "number", "condition", "tier1_term", "tier2_term", "tier1", "tier2")


def needs_migration(path: Path) -> bool:
    """Tell whether the library at ``path`` has an older layout. Raises LibraryError."""
    return version_of(path) < VERSION


def copy_beside(path: Path) -> Path:
    """Where the copy of the library at ``path`` is kept."""
    return path.with_name(f"{path.stem}.before-{VERSION}{path.suffix}")


def migrate(path: Path, on_progress: Tell | None = None, reread: Reread | None = None) -> None:
    """Bring the library at ``path`` to the newest layout; nothing is done where it has it.

    ``on_progress`` is told the part that is done, 0 to 1. Without ``reread``, what old cards did
    not keep (sites and their places, the day a trial ends) is missing until the records are
    imported again. Raises LibraryError; the library is as it was then.
    """
    tell = on_progress or _unheard
    with speaking(path), closing(open_writer(path)) as connection:
        connection.execute("PRAGMA cache_spill=ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] >= VERSION:
                return  # another program did it meanwhile
            _keep_copy(path)
            tell(_COPIED)
            _to_second(connection, lambda part: tell(_COPIED + part * (1 - _COPIED)), reread)
            connection.execute("COMMIT")
        except (ValueError, TypeError) as error:
            raise LibraryError(
                _(
                    "{file} is damaged. Use a copy of it, or delete it and import your "
                    "records again."
                ).format(file=path)
            ) from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if path.stat().st_size < _SMALL:
            with suppress(engine.Error):
                connection.execute(f"PRAGMA page_size={schema.PAGE_SIZE}")
                connection.execute("VACUUM")


def _keep_copy(path: Path) -> None:
    """Copy the library, which nobody else can change now; a whole copy gets its name at the end."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with closing(engine.connect(part, isolation_level=None)) as copy:
            with closing(engine.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
                cast("Any", source).backup(copy)
                counts = _counts(source)
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise ValueError("the library is damaged")
            if _counts(copy) != counts:
                raise ValueError("the copy is not whole")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(copy_beside(path))
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _counts(connection: Any) -> dict[str, int]:  # noqa: ANN401  (either SQLite module's)
    """Count the rows of what a copy must not lack; the index can be made again."""
    from sqlite_utils import Database  # noqa: PLC0415  (only where a library is migrated)

    database = Database(connection)
    return {name: database.table(name).count for name in ("record", "card", "trial")}


def _to_second(connection: Connection, tell: Tell, reread: Reread | None) -> None:
    total = max(connection.execute("SELECT count(*) FROM record").fetchone()[0], 1)
    connection.execute("ALTER TABLE card RENAME TO card_before")
    for name in _DRAWN:
        connection.execute(f"DROP TABLE {name}")
    for name, sql in {**schema.TABLES, **schema.INDEXES}.items():
        if name != "record":
            connection.execute(sql)
    storage = Storage(connection)
    done = 0
    for rows in _in_portions(connection):
        storage.write({key: _ready(tuple(row), reread) for key, *row in rows}, ())
        done += len(rows)
        tell(_READ * done / total)
    connection.execute("DROP TABLE card_before")
    rebuild(connection, lambda part: tell(_READ + part * (1 - _READ)))
    connection.execute(f"PRAGMA user_version={VERSION}")


def _in_portions(connection: Connection) -> Iterator[list[Row]]:
    last = 0
    while rows := connection.execute(_RECORDS, (last, _AT_ONCE)).fetchall():
        yield rows
        last = rows[-1][0]


def _ready(row: Row, reread: Reread | None) -> Ready:
    """Make a record ready again. A damaged one stays so, for only its source can mend it."""
    number, form, imported, digest, body, card = row
    old = card_of_first_layout(card)
    if not is_whole(body, digest):
        nothing = StoredRecord(number, form, b"", sha256(b"").digest(), imported)
        return ready(nothing, old)._replace(digest=digest, body=body)
    record = StoredRecord(number, form, inflated(body, _LONGEST), digest, imported)
    return ready(record, (reread(record) if reread else None) or old)


def _unheard(_part: float) -> None:
    """Nobody asks how far it is."""
