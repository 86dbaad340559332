"""Which SQLite is used, and how a library is opened to read and to write.

Every connection of the program is made here. ``pysqlite3`` brings a newer SQLite than most
systems have, with fixes for damaged and hostile files; where it has no wheel, the standard
library's does. Nothing here or below it needs SQLite newer than 3.40 (Debian 12).
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from viewer.domain.errors import LibraryError
from viewer.store.faults import sentence_for
from viewer.store.identity import check_owner, check_place, left_journal, left_log, no_library

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What the store uses of a cursor."""

    def fetchone(self) -> Row:
        """Give the next row; None at the end, so ask only what always has an answer."""
        ...

    def fetchall(self) -> list[Row]:
        """Give all rows left."""
        ...

    def fetchmany(self, size: int, /) -> list[Row]:
        """Give the next rows; none at the end."""
        ...

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """What the store uses of a connection, whichever library it comes from."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[object]], /) -> Cursor:
        """Run one statement for each set of values."""
        ...

    def interrupt(self) -> None:
        """Stop what another thread runs."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


def _engine() -> ModuleType:
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3")


engine = _engine()
Error: type[Exception] = engine.Error

LOCK_WAIT = 2.0
"""Seconds to wait for another program that holds the library."""

_LONGEST = 64 * 1024 * 1024
"""Bytes of the longest value a reader takes from a file; a real record stays under 2 MB."""

_READER = (
    # Settings sqlite.org/security.html asks for with files of unknown origin.
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    # KiB: the pages of one keystroke are mostly those of the next, and 2 MB hold too few of them.
    "PRAGMA cache_size=-16000",
    "PRAGMA query_only=ON",
)
_WRITER = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    # Without spilling, the file is locked for others only while a batch is committed.
    "PRAGMA cache_spill=OFF",
    "PRAGMA synchronous=FULL",
)


def sqlite_version() -> str:
    """The version of the SQLite library in use, as "3.40.1"."""
    return str(engine.sqlite_version)


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn whatever SQLite raises inside into a LibraryError with a sentence about ``path``."""
    try:
        yield
    except (Error, OSError) as error:
        raise LibraryError(sentence_for(error, path)) from error


@contextmanager
def deadline(connection: Connection, seconds: float) -> Iterator[None]:
    """Interrupt the connection when the work inside takes longer than ``seconds``."""
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def open_reader(path: Path, *, query_only: bool = True) -> Connection:
    """Open a library to read, from any folder, read-only media included.

    The connection may be handed to another thread, but not be used by two at once.
    ``query_only=False`` allows temporary tables. Raises LibraryError.
    """
    _check(path)
    with speaking(path):
        _take_up(path)
        connection = connect(path, "ro")
        try:
            _apply(connection, _READER if query_only else _READER[:-1])
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except Error:
            connection.close()
            raise
    return connection


def open_writer(path: Path) -> Connection:
    """Open a library to change. Raises LibraryError."""
    _check(path)
    with speaking(path):
        return new_writer(path)


def new_writer(path: Path) -> Connection:
    """Open a file that is there, whatever it holds, to write; errors come as SQLite raises them."""
    connection = connect(path, "rw")
    try:
        _apply(connection, _WRITER)
        # What another tool, or a writer cut short, left with a log could not be read from a
        # folder without write access.
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            leave_log(connection)
            connection.execute(f"PRAGMA busy_timeout={int(LOCK_WAIT * 1000)}")
    except Error:
        connection.close()
        raise
    return connection


_LOG = (
    # A log is short enough for readers to look through, and long enough to be written at ease.
    "PRAGMA wal_autocheckpoint=4000",
    "PRAGMA synchronous=NORMAL",  # a log stays whole; FULL would wait for the disk at each batch
    "PRAGMA cache_spill=ON",  # nobody waits for it, so memory need not grow
    "PRAGMA cache_size=-32000",
)


def use_log(connection: Connection) -> bool:
    """Write into a log beside the file, so that others search meanwhile. Tell whether it is so.

    It cannot be while somebody reads, or where no file can be made; then a batch is written as
    usual.
    """
    try:
        if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
            return False
        _apply(connection, _LOG)
    except Error:
        return False
    return True


def leave_log(connection: Connection) -> None:
    """Bring a log back into the file and do without, unless others have it open just now.

    A file with a log cannot be read from a folder that cannot be written.
    """
    with suppress(Error):
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def connect(path: Path, mode: str) -> Connection:
    """Open a file with SQLite, ``mode`` as its URIs name it; errors come as SQLite raises them."""
    # as_uri() escapes what a path may hold; pasted into a URI, a "?" would name another file.
    connection: Connection = engine.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=LOCK_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    limit = getattr(connection, "setlimit", None)  # pysqlite3 has none
    if limit is not None:
        limit(engine.SQLITE_LIMIT_LENGTH, _LONGEST)
        limit(engine.SQLITE_LIMIT_ATTACHED, 0)
    return connection


def version_of(path: Path) -> int:
    """Give the layout (``user_version``) of a library. Raises LibraryError if it is none."""
    _check(path)
    with speaking(path):
        _take_up(path)
        connection = connect(path, "ro")
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()


def _check(path: Path) -> None:
    check_place(path)
    try:
        # immutable: neither locks nor a journal matter, nothing but the header is read. With a
        # log, the header may stand in that, and the file be half of what it is.
        connection = connect(path, "ro" if left_log(path) else "ro&immutable=1")
        try:
            numbers = [
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version")
            ]
        finally:
            connection.close()
    except Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise no_library(path) from error
        raise LibraryError(sentence_for(error, path)) from error
    check_owner(path, *numbers)


def _apply(connection: Connection, pragmas: Iterable[str]) -> None:
    for pragma in pragmas:
        connection.execute(pragma)


def _take_up(path: Path) -> None:
    """Undo or finish what a writer that was cut short left beside the file."""
    if left_journal(path):
        _roll_back(path)
    if left_log(path):
        _fold_log(path)


def _fold_log(path: Path) -> None:
    """Bring the log of a writer that was cut short back into the file, if it is one."""
    try:
        connection = connect(path, "rw")
    except Error:
        return
    try:
        leave_log(connection)
    finally:
        connection.close()


def _roll_back(path: Path) -> None:
    """Let SQLite undo a batch that was cut short; a reader may not change the file to do so."""
    try:
        connection = connect(path, "rw")
    except Error:
        return
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except Error:
        return  # the reader meets the same fault, and reports it
    finally:
        connection.close()
