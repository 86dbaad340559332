"""The layout of the personal file.

``item`` holds what is kept now; ``step`` and ``part`` the steps that led there, with what was
before, so that they can be taken back after a restart, too. Values are JSON: a file of an older
program is read by a newer one, and what a newer one added is passed over by an older.
"""

from viewer.store.sqlite import Connection

APPLICATION_ID = 0x54567072
"""Marks our personal files ("TVpr") in the header of SQLite's format."""

VERSION = 1
"""The newest layout this program knows (``user_version``)."""

_TABLES = (
    # ``made``: the step an item first came with; ``seq``: the one that changed it last.
    (
        "CREATE TABLE item(kind TEXT NOT NULL, key TEXT NOT NULL, made INTEGER NOT NULL,"
        " seq INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(kind, key)) STRICT, WITHOUT ROWID"
    ),
    (
        "CREATE TABLE step(seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,"
        " name TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT"
    ),
    (
        "CREATE TABLE part(seq INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,"
        " key TEXT NOT NULL, before TEXT, after TEXT,"
        " PRIMARY KEY(seq, place)) STRICT, WITHOUT ROWID"
    ),
)


def make_tables(connection: Connection) -> None:
    """Make a new file's tables and mark it as ours, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for table in _TABLES:
        connection.execute(table)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")
